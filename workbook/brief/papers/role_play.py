"""The sheet for a colleague who plays the other side."""

from collections.abc import Collection
from dataclasses import replace

from workbook.analysis.roleplay import SheetPart, sheet
from workbook.brief.papers.given import given
from workbook.brief.papers.grid import Grid, Rows
from workbook.model import Dossier

#: Lines of a list that is read at one go stand close.
_ABOVE = 3.0
_ISSUES = "What matters, most first"


def sections(grid: Grid, dossier: Dossier, parts: Collection[str]) -> tuple[Rows, ...]:
    """The parts of the sheet, made from nothing but what was chosen to be given."""
    shown = sheet(given(dossier, parts))
    return tuple(_section(grid, part) for part in shown if part.title != _ISSUES or "issues" in parts)


def _section(grid: Grid, part: SheetPart) -> Rows:
    rows = (row for text in part.lines for row in grid.entry("", text, bold=False))
    return grid.section(part.title, tuple(replace(row, above=_ABOVE) for row in rows), note=part.note)
