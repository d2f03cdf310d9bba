"""The head of the page: title, whom and when, what presses, and that it is private."""

from functools import lru_cache

from workbook.brief.facts import Facts
from workbook.brief.lists import Look
from workbook.brief.pen import Pen
from workbook.brief.runs import Run, Runs, ours, own, tidy
from workbook.brief.text import measure
from workbook.brief.text.layout import LEADING
from workbook.brief.words import full_date, near_date
from workbook.model.negotiation import MEDIUMS

_WIDEST_ASIDE = 0.4
_GAP = 18.0
_MOST_DEADLINES = 3
_TITLE_LEADING = 1.14
_WORD_GAP = 5.0
_SMALLEST_TITLE = 16.0


@lru_cache(maxsize=64)
def height(facts: Facts, width: float, look: Look) -> float:
    """How high the head is, with the rule under it."""
    left = width - _aside_width(facts, width, look) - _GAP
    first = measure(_title(facts), left, _title_size(facts, left, look), _TITLE_LEADING, 2).height
    first += measure(_with(facts), left, look.size, max_lines=2).height
    return max(first, _aside_height(facts, look)) + look.size * 0.6


def draw(pen: Pen, facts: Facts, x: float, top: float, width: float, look: Look) -> float:
    """Draw the head and say how high it is."""
    aside = _aside_width(facts, width, look)
    left, total = width - aside - _GAP, height(facts, width, look)
    y = top + pen.text(_title(facts), x, top, left, _title_size(facts, left, look), _TITLE_LEADING, 2)
    pen.text(_with(facts), x, y, left, look.size, max_lines=2)
    y = top + total - look.size * 0.6 - _aside_height(facts, look)
    for what, day in _aside(facts):
        wide = measure(day, aside, look.small, max_lines=1).width
        room = aside - wide - (_WORD_GAP if day else 0)
        y_next = pen.text(what, x + left + _GAP, y, room, look.small, max_lines=1, align="right")
        pen.text(day, x + width - wide - 0.1, y, wide + 0.1, look.small, max_lines=1)
        y += max(y_next, look.small * LEADING)
    pen.rule(x, top + total, x + width, top + total, "ink", 1.0)
    return total


def _aside_width(facts: Facts, width: float, look: Look) -> float:
    """As wide as its longest line asks, up to its share of the page."""
    asked = [
        measure(what, 4000, look.small).width + _WORD_GAP + measure(day, 400, look.small).width
        for what, day in _aside(facts)
    ]
    return min(max(asked) + 1, width * _WIDEST_ASIDE)


def _aside_height(facts: Facts, look: Look) -> float:
    heights = (measure(what, 4000, look.small).height for what, _ in _aside(facts))
    return sum(max(height, look.small * LEADING) for height in heights)


def _title_size(facts: Facts, left: float, look: Look) -> float:
    """As large as becomes the page, smaller where one line then holds the title."""
    wished = max(_SMALLEST_TITLE, look.size * 2.1)
    one_line = wished * left / max(left, measure(_title(facts), 9000, wished).width + 1)
    return max(_SMALLEST_TITLE, one_line)


def _title(facts: Facts) -> Runs:
    title = own(facts.dossier.negotiation.title, bold=True)
    return (title,) if title.text else (ours("Negotiation", bold=True),)


def _with(facts: Facts) -> Runs:
    if not facts.shows("names"):
        return ()
    negotiation = facts.dossier.negotiation
    when = full_date(negotiation.meeting_on) if negotiation.meeting_on else ""
    when = f"{when}, {negotiation.meeting_time}" if when and negotiation.meeting_time else when
    medium = "" if negotiation.medium == "in_person" else MEDIUMS[negotiation.medium].lower()
    who = own(negotiation.counterpart, ink="soft")
    with_ = ours("" if facts.for_table else "with ", ink="soft")
    parts = [(with_, who) if who.text else (), (ours(when, ink="soft"),),
             (own(negotiation.place, ink="soft"),), (ours(medium, ink="soft"),)]  # fmt: skip
    runs: list[Run] = []
    for part in (tidy(part) for part in parts):
        runs += [ours(" · ", ink="soft") if runs else ours(""), *part] if part else []
    return tidy(runs)


def _aside(facts: Facts) -> list[tuple[Runs, Runs]]:
    """The lines at the right: what each says, and the day it ends with."""
    rows = [row for row in facts.dossier.deadlines if row.due_on or own(row.what).text]
    rows = rows if facts.shows("deadlines") else []
    rows.sort(
        key=lambda row: (row.id not in facts.choices.pinned, row.due_on is None, row.due_on or facts.today)
    )
    shown = rows if len(rows) <= _MOST_DEADLINES else rows[: _MOST_DEADLINES - 1]
    lines: list[tuple[Runs, Runs]] = [
        ((Run("FOR THE TABLE" if facts.for_table else "PRIVATE", True, "me", ours=True, spaced=True),), ())
    ]
    for row in shown:
        whose = ours("you: " if row.side == "me" else "they: ", ink="soft")
        day = (ours(near_date(row.due_on, facts.today), bold=True, ink="soft"),) if row.due_on else ()
        lines.append((tidy((whose, own(row.what, ink="soft"))), day))
    if len(shown) < len(rows):
        lines.append(((ours(f"+{len(rows) - len(shown)} more deadlines in the workbook", ink="faint"),), ()))
    return lines
