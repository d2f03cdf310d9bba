"""The foot of the page: reminders, and when it was made."""

from workbook.brief.facts import Facts
from workbook.brief.pen import Pen
from workbook.brief.runs import Runs, clean, ours, own
from workbook.brief.text import measure
from workbook.brief.words import plain_date

SIZE = 7.5
HEIGHT = 17.0


def draw(pen: Pen, facts: Facts, x: float, bottom: float, width: float) -> None:
    """Draw the foot so that it ends at ``bottom``: as many reminders as fit, and the date."""
    rows = [row for row in facts.dossier.reminders if row.on_brief and clean(row.text)]
    rows.sort(key=lambda row: row.id not in facts.choices.pinned)
    texts = [row.text for row in rows] if facts.shows("reminders") else []
    count = len(texts)
    while count > 1 and _width(_left(texts[:count])) + _width(_right(facts, len(texts) - count)) > width - 14:
        count -= 1
    right = _right(facts, len(texts) - count)
    wide = _width(right) + 1
    top = bottom - HEIGHT
    pen.rule(x, top, x + width, top, "line", 0.5)
    pen.text(_left(texts[:count]), x, top + 5, width - wide - 14, SIZE, max_lines=1)
    pen.text(right, x + width - wide, top + 5, wide, SIZE, align="right", max_lines=1)


def _width(runs: Runs) -> float:
    return measure(runs, 4000, SIZE).width


def _left(texts: list[str]) -> Runs:
    runs: Runs = ()
    for text in texts:
        runs += ((ours(" · ", ink="soft"),) if runs else ()) + (own(text, ink="soft"),)
    return runs


def _right(facts: Facts, left_out: int) -> Runs:
    more = f"+{left_out} more in the workbook · " if left_out else ""
    return (ours(f"{more}made {plain_date(facts.today)}", ink="faint"),)
