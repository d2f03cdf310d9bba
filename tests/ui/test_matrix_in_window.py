"""The table within the whole window: its keys, undo, and what is not stored when the window closes."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.matrix_page import Held, Key, press, write
from workbook.model import Option
from workbook.ui.main_window import Workspace
from workbook.ui.pages import PAGES
from workbook.ui.tradeoffs.matrix import MatrixTable
from workbook.ui.tradeoffs.matrix.lines import ME, NAME


@pytest.fixture
def table(workspace: Workspace) -> MatrixTable:
    """The table of the sample, in the Trade-offs tab."""
    workspace.files.load_sample("pay-rise")
    workspace.show_tab(next(place for place, tab in enumerate(PAGES) if tab.key == "tradeoffs"))
    page = workspace.stack.currentWidget()
    page.views.show_as("table")  # type: ignore[union-attr]
    QApplication.processEvents()
    found = page.findChild(MatrixTable)  # type: ignore[union-attr]
    assert isinstance(found, MatrixTable)
    return found


def go(table: MatrixTable, name: str, column: int) -> None:
    table.view.setFocus()
    lines = table.model.lines
    table.view.go(next(at for at, line in enumerate(lines) if line.cells[NAME] == name), column)


def score(table: MatrixTable, name: str) -> float | None:
    dossier = table.document.store.dossier(table.page.dossier.negotiation.id)
    return next(row.score_me for row in dossier.options if row.name == name)


def test_undo_by_its_key_goes_back_to_the_cell(workspace: Workspace, table: MatrixTable) -> None:
    go(table, "60k", ME)
    write("70")
    press(Key.Key_Return)
    assert score(table, "60k") == 70
    go(table, "Commitment", ME)
    press(Key.Key_Z, Held.ControlModifier)
    assert score(table, "60k") == 85
    index = table.view.currentIndex()
    assert (index.siblingAtColumn(NAME).data(), index.column()) == ("60k", ME)
    assert table.view.hasFocus()


def test_the_keyboard_gets_in_and_out_of_the_table(workspace: Workspace, table: MatrixTable) -> None:
    go(table, "60k", ME)
    press(Key.Key_Tab, Held.ControlModifier)
    assert QApplication.focusWidget() is table.fold_link
    press(Key.Key_Backtab, Held.ShiftModifier)
    assert table.view.hasFocus()
    table.view.go(table.model.rowCount() - 1, NAME)
    press(Key.Key_Tab)
    assert QApplication.focusWidget() is table.fold_link


def test_f2_edits_the_cell_and_not_the_title(workspace: Workspace, table: MatrixTable) -> None:
    go(table, "60k", NAME)
    press(Key.Key_F2)
    assert table.view.typing.editor is QApplication.focusWidget()
    write("61k")
    press(Key.Key_Return)
    assert score(table, "61k") == 85


def test_what_cannot_be_stored_keeps_the_window_from_forgetting_it(
    workspace: Workspace, table: MatrixTable, qtbot: QtBot
) -> None:
    go(table, "60k", ME)
    write("many")
    assert workspace.unstored() == "60k of Salary, score, you: 85 points"
    press(Key.Key_Escape)
    assert workspace.unstored() == ""
    assert table.document.find(Option, "nobody") is None
