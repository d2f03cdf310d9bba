"""Copying cells, and the whole table, as spreadsheets and the command line read them."""

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication

from workbook.model import Dossier, Issue, Option
from workbook.ui.tradeoffs.matrix.clipboard import written
from workbook.ui.tradeoffs.matrix.lines import FIELDS, HIGH, LIKELY, LOW, ME, Line
from workbook.ui.tradeoffs.matrix.placing import Shape

# Beside the clipboard and not in it: data of our own there outlives the program, and ends it with a fault.
_last: list[tuple[str, Shape]] = []
_ENDS = {LOW: "low", HIGH: "high"}


def copy_cells(cells: Sequence[tuple[Line, int]]) -> int:
    """Put the selected cells into the clipboard; gives how many lines."""
    lines = {line.key: line for line, _ in cells if line.is_stored}
    columns = sorted({column for line, column in cells if line.is_stored})
    if not lines:
        return 0
    text = written([[line.cells[column] for column in columns] for line in lines.values()])
    QGuiApplication.clipboard().setText(text)
    _last[:] = [(text, Shape(columns[0], tuple(line.kind for line in lines.values())))]
    return len(lines)


def copy_table(dossier: Dossier) -> int:
    """Put all issues and options into the clipboard, one row an option; gives how many rows."""
    within = {issue.id: dossier.options_of(issue.id) for issue in dossier.issues}
    ends = [column for column in (LOW, HIGH) if _is_given(dossier, column)]
    columns = [ME, LIKELY, *ends]
    heads = [f"{what}_{_side(column)}" for column in (ME, LIKELY) for what in ("weight", "score")]
    heads += [f"{what}_{_side(column)}" for column in ends for what in ("weight", "score")]
    rows: list[list[object]] = [["issue", "option", *heads]]
    for issue in dossier.issues:
        for option in within[issue.id] or (None,):
            numbers = [_value(row, column) for column in columns for row in (issue, option)]
            rows.append([issue.name, option.name if option else "", *numbers])
    QGuiApplication.clipboard().setText(written(rows))
    return len(rows) - 1


def shape_of(text: str) -> Shape | None:
    """From where in the table a text was copied last; None where it comes from elsewhere."""
    return next((shape for copied, shape in _last if copied.splitlines() == text.splitlines()), None)


def _side(column: int) -> str:
    return "me" if column == ME else f"them_{_ENDS[column]}" if column in _ENDS else "them"


def _value(row: Issue | Option | None, column: int) -> object:
    return None if row is None else getattr(row, FIELDS[type(row)][column])


def _is_given(dossier: Dossier, column: int) -> bool:
    rows: list[Issue | Option] = [*dossier.issues, *dossier.options]
    return any(_value(row, column) is not None for row in rows)
