"""How a longer document begins: its name, with whom and when; and the contents."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from workbook.brief.flow import Cell, Mark, Row
from workbook.brief.papers.grid import Grid, Rows
from workbook.brief.prose import whole
from workbook.brief.runs import Run, Runs, ours, tidy
from workbook.brief.words import full_date
from workbook.model import Negotiation

_NUMBER, _BETWEEN = 30.0, 34.0


def front(grid: Grid, kind: str, title: str, lines: Iterable[str]) -> Rows:
    """The title with what it is above and a few lines below."""
    name: Runs = (Run(whole(title), True),) if whole(title) else (ours("Negotiation", bold=True),)
    rows = [
        Row((Cell((ours(kind, bold=True, ink="me"),), 0, grid.width, 10.5),), keep=True),
        Row((Cell(name, 0, grid.width, 25.0, leading=1.16),), above=3, keep=True),
    ]
    for place, line in enumerate(line for line in map(whole, lines) if line):
        rows.append(Row((Cell((Run(line, ink="soft"),), 0, grid.width, 10.5),), above=0 if place else 3))
    return (*rows, Row(above=9, below=4, rule="ink", thick=1.0))


def about(negotiation: Negotiation) -> list[str]:
    """With whom, and when and where it is."""
    met = full_date(negotiation.meeting_on) if negotiation.meeting_on else ""
    time = negotiation.meeting_time if met else ""
    when = ", ".join(filter(None, (met, time, whole(negotiation.place))))
    who = whole(negotiation.counterpart)
    return [f"with {who}" if who else "", when]


def contents(grid: Grid, rows: Rows) -> Rows:
    """The chapters and sections of these rows in two columns, each with the page on which it begins."""
    lines = _lines([row.mark for row in rows if row.mark is not None and row.mark.level < 2])
    if not lines:
        return ()
    half = _half(lines)
    wide = (grid.width - _BETWEEN) / 2
    pairs = zip_longest(lines[:half], lines[half + 1 :])
    found = [
        Row((*_listed(left, 0.0, wide), *_listed(right, wide + _BETWEEN, wide))) for left, right in pairs
    ]
    head: Runs = (ours("Contents", bold=True, ink="me"),)
    return (Row((Cell(head, 0, grid.width, 11.0),), above=14, below=4, keep=True), *found)


def _lines(marks: Sequence[Mark]) -> list[Mark | None]:
    """What is listed, with an empty line before each chapter but the first."""
    lines: list[Mark | None] = []
    for mark in marks:
        lines += [None, mark] if mark.level == 0 and lines else [mark]
    return lines


def _half(lines: Sequence[Mark | None]) -> int:
    """Before which line the second column begins: a chapter near the middle, if there are several."""
    breaks = [at for at, line in enumerate(lines) if line is None]
    half = min(breaks, key=lambda at: abs(at - len(lines) / 2), default=len(lines))
    return half


def _listed(mark: Mark | None, x: float, width: float) -> tuple[Cell, ...]:
    if mark is None:
        return (Cell((), x, width, 9.5),)
    chapter = mark.level == 0
    runs: Runs = tidy((ours(whole(mark.title), bold=chapter),))
    inset = 0.0 if chapter else 12.0
    return (
        Cell(runs, x + inset, width - _NUMBER - inset, 9.5),
        Cell((), x + width - _NUMBER, _NUMBER, 9.5, page_of=mark.key),
    )
