"""Where something is still missing in the table."""

from collections.abc import Sequence
from itertools import pairwise

from workbook.ui.tradeoffs.matrix.lines import ESTIMATE, LIKELY, ME, NAME, Line

Cell = tuple[int, int]


def first_gap(lines: Sequence[Line], what: str) -> Cell | None:
    """The first cell to fill in of ``issues``, ``options``, ``weights`` or ``scores``; None without a gap.

    For issues it is always the line that adds one; for options the line of an issue without any.
    """
    if what == "issues":
        return len(lines) - 1, NAME
    if what == "options":
        return _first_without_options(lines)
    kind = {"weights": "issue", "scores": "option"}.get(what)
    for row, line in enumerate(lines):
        if line.kind == kind:
            if line.cells[ME] is None:
                return row, ME
            if all(line.cells[column] is None for column in ESTIMATE):
                return row, LIKELY
    return None


def _first_without_options(lines: Sequence[Line]) -> Cell | None:
    for row, (line, below) in enumerate(pairwise(lines)):
        if line.kind == "issue" and below.kind == "new option":
            return row + 1, NAME
    return None
