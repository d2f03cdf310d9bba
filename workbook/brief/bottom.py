"""The room below: figures, and lines to write on."""

from workbook.brief import figures
from workbook.brief.facts import Facts
from workbook.brief.lists import TITLE_LEADING, Look
from workbook.brief.pen import Pen
from workbook.brief.runs import ours
from workbook.figures.shapes import Figure

LEAST_FIGURES = 112.0
MOST_FIGURES = 190.0
LEAST_NOTES = 30.0
_LINE = 17.0
_GAP = 20.0


def draw(pen: Pen, facts: Facts, x: float, top: float, width: float, height: float, look: Look) -> None:
    """Fill the room from ``top``: figures where it is high enough, lines for notes in the rest."""
    shown = (
        figures.chosen(facts, min(height - look.title * 1.6, MOST_FIGURES)) if height >= LEAST_FIGURES else []
    )
    y = top
    if shown:
        left = _figures(pen, shown, x, y, look)
        tall = max(figure.height for _, figure in shown) + look.title * 1.6
        if x + width - left >= 110:
            _notes(pen, left, y, x + width - left, tall, look)
        y += tall + look.size
    if top + height - y >= LEAST_NOTES and not (shown and top + height - y < 44):
        _notes(pen, x, y, width, top + height - y, look)


def _figures(pen: Pen, shown: list[tuple[str, Figure]], x: float, top: float, look: Look) -> float:
    for title, figure in shown:
        under = pen.text(
            (ours(title, bold=True, ink="me"),), x, top, figure.width, look.title, TITLE_LEADING, 1
        )
        figures.draw(pen, figure, x, top + under + look.size * 0.3)
        x += figure.width + _GAP
    return x


def _notes(pen: Pen, x: float, top: float, width: float, height: float, look: Look) -> None:
    head = pen.text(
        (ours("Notes and their offers", bold=True, ink="me"),), x, top, width, look.title, TITLE_LEADING, 1
    )
    y = top + head + _LINE
    while y <= top + height - 2:
        pen.rule(x, y, x + width, y, "line", 0.5, (0.6, 2.2))
        y += _LINE
