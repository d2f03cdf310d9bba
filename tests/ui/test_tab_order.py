"""Tab walks as things stand on the page."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidgetItem
from pytestqt.qtbot import QtBot
from shiboken6 import getAllValidWrappers

from workbook.model import LeverageItem
from workbook.ui.main_window import Workspace
from workbook.ui.tab_order import tab_stops


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def begin(workspace: Workspace, qtbot: QtBot) -> LeverageItem:
    """Three items of leverage, the middle one inserted last."""
    document = workspace.document
    negotiation = document.new_negotiation(title="Rent of the workshop")
    assert negotiation is not None
    workspace.show_tab(1)
    for place, what in ((0, "first"), (1, "last"), (1, "between")):
        item = LeverageItem(negotiation_id=negotiation.id, what=what, position=place)
        assert document.dossier is not None
        assert document.insert(item, document.dossier.leverage_items)
    shown = workspace.pages[1].lists[0]
    shown.focus_row(shown.rows[0].id)
    qtbot.waitUntil(lambda: shown.frames[shown.rows[-1].id].isVisible())
    return item


def test_tab_reaches_an_inserted_row_where_it_stands(workspace: Workspace, qtbot: QtBot) -> None:
    inserted = begin(workspace, qtbot)
    shown = workspace.pages[1].lists[0]
    for _ in range(10):
        press(Qt.Key.Key_Tab)
        frame = shown.focused()
        assert frame is not None
        if frame.row.what != "first":
            break
    assert frame.row.id == inserted.id


def test_shift_tab_goes_back_the_same_way(workspace: Workspace, qtbot: QtBot) -> None:
    begin(workspace, qtbot)
    there = []
    for _ in range(8):
        there.append(QApplication.focusWidget())
        press(Qt.Key.Key_Tab)
    for widget in reversed(there):
        press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
        assert QApplication.focusWidget() is widget


def test_tab_comes_round_to_where_it_began(workspace: Workspace, qtbot: QtBot) -> None:
    begin(workspace, qtbot)
    start = QApplication.focusWidget()
    for _ in range(400):
        press(Qt.Key.Key_Tab)
        if QApplication.focusWidget() is start:
            return
    raise AssertionError("Tab never came back")


def test_tab_on_a_picked_row_goes_into_that_row(workspace: Workspace, qtbot: QtBot) -> None:
    inserted = begin(workspace, qtbot)
    shown = workspace.pages[1].lists[0]
    shown.frames[inserted.id].setFocus()
    press(Qt.Key.Key_Tab)
    frame = shown.focused()
    assert frame is not None
    assert frame.row.id == inserted.id
    assert QApplication.focusWidget() is not frame


def test_the_keyboard_stays_nearby_when_what_has_it_goes_away(workspace: Workspace, qtbot: QtBot) -> None:
    inserted = begin(workspace, qtbot)
    shown = workspace.pages[1].lists[0]
    editor = shown.frames[inserted.id].form.editors["what"]
    editor.setFocus()
    editor.hide()
    frame = shown.focused()
    assert frame is not None
    assert frame.row.id == inserted.id


def test_walking_leaves_nothing_in_python_that_qt_deletes_on_its_own(workspace: Workspace) -> None:
    workspace.files.load_sample("pay-rise")

    def items() -> int:
        return sum(type(one) is QWidgetItem for one in getAllValidWrappers())

    before = items()
    assert len(list(tab_stops(workspace))) > 20
    assert items() == before
