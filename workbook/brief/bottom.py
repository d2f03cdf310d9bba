"""The room below: figures, and lines to write on."""

from workbook.brief import figures
from workbook.brief.facts import Facts
from workbook.brief.lists import Look, heading
from workbook.brief.pen import Pen
from workbook.brief.runs import Runs, ours
from workbook.figures.shapes import Figure

LEAST_FIGURES = 112.0
LEAST_NOTES = 34.0
_MOST_FIGURES = 190.0
_NARROWEST_NOTES = 100.0
_LINE = 17.0
_GAP = 18.0


def draw(pen: Pen, facts: Facts, x: float, top: float, width: float, height: float, look: Look) -> None:
    """Fill the room from ``top``: figures where it is high enough, lines for notes beside or below."""
    head = look.title * 1.6 + look.over_title
    roomy = height >= LEAST_FIGURES and not facts.for_table
    shown = figures.chosen(facts, min(height - head, _MOST_FIGURES)) if roomy else []
    right = _figures(pen, shown, x, top, look)
    if not facts.shows("notes"):
        return
    title = "Notes" if facts.for_table else "Notes and offers"
    if not shown:
        _notes(pen, title, x, top, width, height, look)
        return
    tall = max(figure.height for _, figure in shown) + head
    rest = height - tall - look.size
    if rest >= 3.5 * _LINE + head and right - x > width / 2:
        _notes(pen, title, x, top + tall + look.size, width, rest, look)
    elif x + width - right >= _NARROWEST_NOTES:
        _notes(pen, title, right, top, x + width - right, height, look)


def _figures(pen: Pen, shown: list[tuple[str, Figure]], x: float, top: float, look: Look) -> float:
    for title, figure in shown:
        pen.bookmark(title, top)
        under = heading(pen, _title(title), x, top, figure.width, look)
        figures.draw(pen, figure, x, top + under + look.size * 0.3)
        x += figure.width + _GAP
    return x


def _notes(pen: Pen, title: str, x: float, top: float, width: float, height: float, look: Look) -> None:
    pen.bookmark(title, top)
    y = top + heading(pen, _title(title), x, top, width, look) + _LINE
    while y <= top + height:
        pen.rule(x, y, x + width, y, "faint", 0.5, (0.6, 2.2))
        y += _LINE


def _title(words: str) -> Runs:
    return (ours(words, bold=True, ink="me"),)
