"""The table of issues and options, worked by keys as a person would, and what is stored by it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.matrix_page import (
    Held,
    Key,
    MatrixPage,
    editor,
    go,
    here,
    issue,
    offer,
    option,
    option_names,
    press,
    said,
    select,
    stored,
    write,
)
from workbook.model import Option
from workbook.ui.document import Document
from workbook.ui.tradeoffs.matrix.lines import HIGH, LIKELY, LOW, ME, NAME

Shown = Callable[[QWidget], QWidget]


@pytest.fixture
def page(sample_document: Document, shown: Shown) -> MatrixPage:
    """The table over the worked sample."""
    made = shown(MatrixPage(sample_document))
    assert isinstance(made, MatrixPage)
    return made


@pytest.fixture
def blank(started: Document, shown: Shown) -> MatrixPage:
    """The table over a negotiation with nothing in it."""
    made = shown(MatrixPage(started))
    assert isinstance(made, MatrixPage)
    return made


def test_typing_over_a_cell_stores_it_and_enter_goes_down(page: MatrixPage) -> None:
    go(page, "62k", ME)
    write("97")
    press(Key.Key_Return)
    assert option(page, "62k").score_me == 97
    assert here(page) == ("60k", ME)
    write("81,5")
    press(Key.Key_Tab)
    assert option(page, "60k").score_me == 81.5
    assert here(page) == ("60k", LOW)
    page.document.undo()
    page.document.undo()
    assert option(page, "62k").score_me == 100


def test_a_whole_matrix_is_typed_without_the_mouse(blank: MatrixPage) -> None:
    blank.view.setFocus()
    write("Rent")
    press(Key.Key_Return)
    for name in ("low", "middle"):
        write(name)
        press(Key.Key_Return)
    press(Key.Key_Return)
    write("Term")
    press(Key.Key_Return)
    write("one year")
    press(Key.Key_Tab)
    write("30")
    press(Key.Key_Return)
    assert [row.name for row in stored(blank).issues] == ["Rent", "Term"]
    assert option_names(blank, "Rent") == ["low", "middle"]
    assert option(blank, "one year").score_me == 30
    assert option(blank, "one year").issue_id == issue(blank, "Term").id


def test_escape_brings_back_what_was_there(page: MatrixPage) -> None:
    go(page, "Salary", ME)
    write("99")
    press(Key.Key_Escape)
    assert issue(page, "Salary").weight_me == 38
    assert editor(page) is None
    assert here(page) == ("Salary", ME)
    assert not page.document.undo_stack.canUndo()


@pytest.mark.parametrize("wrong", ["101", "-1", "nan", "many", "1,234"])
def test_what_is_no_number_from_0_to_100_stays_in_its_cell_with_a_sentence(
    page: MatrixPage, wrong: str
) -> None:
    go(page, "Salary", ME)
    write(wrong)
    press(Key.Key_Return)
    assert issue(page, "Salary").weight_me == 38
    assert editor(page).text() == wrong
    assert editor(page).property("wrong")
    assert any(label.objectName() == "problem" and label.isVisible() for label in page.findChildren(QLabel))
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    assert editor(page).text() == wrong, "the cell is not left before it can be read"
    press(Key.Key_Escape)
    assert editor(page) is None


def test_a_name_that_could_not_be_stored_stays_in_its_cell(page: MatrixPage) -> None:
    page.document.store.path.unlink()
    go(page, "62k")
    write("brand new")
    press(Key.Key_Return)
    assert editor(page).text() == "brand new"
    assert editor(page).unstored


def test_an_estimate_stays_in_order_whichever_end_is_typed(page: MatrixPage) -> None:
    go(page, "60k", LOW)
    write("50")
    press(Key.Key_Return)
    row = option(page, "60k")
    assert (row.score_them_low, row.score_them_likely, row.score_them_high) == (50, 50, 50)
    page.document.undo()
    assert option(page, "60k").score_them_high == 42


def test_space_and_a_click_on_the_mark_pick_an_option(page: MatrixPage, qtbot: QtBot) -> None:
    go(page, "62k", LIKELY)
    press(Key.Key_Space)
    salary = issue(page, "Salary").id
    assert page.draft.choices[salary] == option(page, "62k").id
    row = page.view.lines.place_of("option", option(page, "58k").id)
    cell = page.view.visualRect(page.view.lines.index(row, NAME))
    QTest.mouseClick(
        page.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(cell.left() + 34, cell.center().y())
    )
    assert page.draft.choices[salary] == option(page, "58k").id
    spoken = page.view.lines.index(row, NAME).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "58k, option of Salary, walk-away, in the package"


def test_delete_clears_numbers_and_deletes_what_is_selected_by_name(page: MatrixPage) -> None:
    select(page, ("62k", ME), ("58k", HIGH))
    press(Key.Key_Delete)
    cleared = [option(page, name) for name in ("62k", "60k", "58k")]
    assert all(
        value is None for row in cleared for value in (row.score_me, row.score_them_low, row.score_them_high)
    )
    assert issue(page, "Salary").weight_me == 38
    page.document.undo()
    assert option(page, "62k").score_me == 100
    go(page, "Salary")
    before = option_names(page, "Salary")
    press(Key.Key_Delete)
    assert "Salary" not in [row.name for row in stored(page).issues]
    assert said(page) == "Deleted “Salary”."
    offer(page, "Undo").click()
    assert option_names(page, "Salary") == before


def test_insert_adds_below_and_a_blank_one_goes_again(page: MatrixPage) -> None:
    go(page, "62k")
    press(Key.Key_Insert)
    write("61k")
    press(Key.Key_Return)
    assert option_names(page, "Salary")[:3] == ["62k", "61k", "60k"]
    page.document.undo()
    assert option_names(page, "Salary")[:2] == ["62k", "60k"]
    assert not page.document.undo_stack.canUndo()
    press(Key.Key_Insert)
    press(Key.Key_Escape)
    assert option_names(page, "Salary")[:2] == ["62k", "60k"]
    go(page, "Salary")
    press(Key.Key_Insert)
    write("Bonus")
    press(Key.Key_Return)
    assert [row.name for row in stored(page).issues][:2] == ["Salary", "Bonus"]


def test_alt_and_arrows_move_an_option_and_an_issue(page: MatrixPage) -> None:
    go(page, "62k", ME)
    press(Key.Key_Down, Held.AltModifier)
    assert option_names(page, "Salary")[:2] == ["60k", "62k"]
    assert here(page) == ("62k", ME)
    go(page, "Salary")
    press(Key.Key_Down, Held.AltModifier)
    assert [row.name for row in stored(page).issues][:2] == ["Days at home", "Salary"]
    assert here(page) == ("Salary", NAME)
    assert option_names(page, "Salary")[:2] == ["60k", "62k"]
    page.document.undo()
    page.document.undo()
    assert option_names(page, "Salary")[:2] == ["62k", "60k"]


def test_a_change_elsewhere_keeps_the_place_the_selection_and_what_is_being_typed(page: MatrixPage) -> None:
    page.resize(1044, 420)
    QApplication.processEvents()
    go(page, "none", ME)
    bar = page.view.verticalScrollBar()
    assert bar.value() > 0
    write("4")
    page.document.set(issue(page, "Salary"), weight_me=40.0)
    assert editor(page).text() == "4"
    press(Key.Key_Escape)
    go(page, "none", ME)
    before = bar.value()
    page.document.remove(option(page, "62k"))
    assert here(page) == ("none", ME)
    page.document.undo()
    assert here(page) == ("none", ME)
    assert abs(bar.value() - before) <= 26


def test_tab_walks_the_cells_and_leaves_at_both_ends(page: MatrixPage) -> None:
    go(page, "Salary")
    press(Key.Key_Tab, times=4)
    assert here(page) == ("Salary", HIGH)
    press(Key.Key_Tab)
    assert here(page) == ("62k", NAME)
    go(page, "Salary")
    press(Key.Key_Backtab, Held.ShiftModifier)
    assert not page.view.hasFocus()
    go(page, "60k", LOW)
    press(Key.Key_Tab, Held.ControlModifier)
    assert not page.view.hasFocus()


def test_folding_leaves_out_the_options_and_keeps_them(page: MatrixPage) -> None:
    go(page, "60k", ME)
    press(Key.Key_Space, Held.ControlModifier)
    assert here(page)[0] == "Salary"
    assert "62k" not in [line.cells[NAME] for line in page.view.lines.lines]
    page.table.fold_all()
    assert page.view.lines.rowCount() == len(stored(page).issues) + 1
    page.table.fold_all()
    assert "62k" in [line.cells[NAME] for line in page.view.lines.lines]


def test_every_cell_says_what_it_is(page: MatrixPage) -> None:
    row = page.view.lines.place_of("issue", issue(page, "Salary").id)
    spoken = [
        page.view.lines.index(at, column).data(Qt.ItemDataRole.AccessibleTextRole)
        for at, column in ((row, ME), (row, LOW), (row + 2, LIKELY), (row + 1, LOW))
    ]
    assert spoken == [
        "Salary, weight, you: 38 points",
        "Salary, weight, they, at least: 29 points",
        "60k of Salary, score, they, likely: 32 points",
        "62k of Salary, score, they, at least: not given",
    ]


def test_the_keys_of_the_window_mean_the_table_while_it_has_the_keyboard(page: MatrixPage) -> None:
    asked: list[str] = []
    for keys in ("F2", "Alt+Down", "Ctrl+Delete", "Ctrl+Return"):
        action = QAction(page)
        action.setShortcut(keys)
        action.triggered.connect(lambda _=False, keys=keys: asked.append(keys))
        page.addAction(action)
    go(page, "62k")
    press(Key.Key_F2)
    assert editor(page).text() == "62k"
    press(Key.Key_Escape)
    press(Key.Key_Down, Held.AltModifier)
    assert option_names(page, "Salary")[:2] == ["60k", "62k"]
    go(page, "62k", ME)
    press(Key.Key_Delete, Held.ControlModifier)
    assert "62k" not in option_names(page, "Salary")
    press(Key.Key_Return, Held.ControlModifier)
    write("61k")
    press(Key.Key_Return)
    assert "61k" in option_names(page, "Salary")
    assert asked == []


def test_what_a_line_can_do_is_offered_to_the_mouse(page: MatrixPage, qtbot: QtBot) -> None:
    go(page, "60k", ME)
    cell = page.view.visualRect(page.view.currentIndex()).center()
    page.view.customContextMenuRequested.emit(cell)
    menu = page.view.findChild(QMenu)
    assert menu is not None
    words = [action.text().split("\t")[0] for action in menu.actions()]
    assert words == [
        "Take into the package",
        "",
        "Add one below",
        "Move up",
        "Move down",
        "Delete",
        "",
        "Copy",
        "Paste",
    ]
    menu.actions()[3].trigger()
    assert option_names(page, "Salary")[:2] == ["60k", "62k"]


def test_what_is_being_typed_is_stored_when_the_table_is_left(page: MatrixPage) -> None:
    go(page, "62k", ME)
    write("77")
    page.table.widget.findChildren(QPushButton)[0].setFocus()
    assert option(page, "62k").score_me == 77
    assert editor(page) is None
    go(page, "62k", ME)
    write("78")
    editor(page).flush()
    assert option(page, "62k").score_me == 78


def test_shift_and_arrows_select_from_where_one_walked_to(page: MatrixPage) -> None:
    go(page, "62k", ME)
    press(Key.Key_Tab, times=5)
    press(Key.Key_Down, Held.ShiftModifier, times=2)
    press(Key.Key_Right, Held.ShiftModifier)
    press(Key.Key_Up, Held.ShiftModifier)
    cells = [(line.cells[NAME], column) for line, column in page.view.selected()]
    assert cells == [("60k", ME), ("60k", LOW), ("58k", ME), ("58k", LOW)]


def test_a_negotiation_that_is_opened_next_leaves_nothing_behind(page: MatrixPage) -> None:
    go(page, "62k", ME)
    write("5")
    page.document.new_negotiation(title="Another")
    assert page.view.lines.rowCount() == 1
    assert editor(page) is None
    page.view.setFocus()
    write("First")
    press(Key.Key_Return)
    assert [row.name for row in stored(page).issues] == ["First"]


def test_what_is_missing_is_gone_to(page: MatrixPage) -> None:
    assert not page.table.go_on("scores")
    page.document.set(option(page, "58k"), score_me=None)
    page.document.set(issue(page, "Commitment"), weight_me=None)
    page.table.fold_all()
    assert page.table.go_on("scores")
    assert here(page) == ("58k", ME)
    assert page.table.go_on("weights")
    assert here(page) == ("Commitment", ME)
    assert not page.table.go_on("options")
    assert page.table.go_on("issues")
    write("Car")
    press(Key.Key_Tab)
    assert here(page) == ("Car", ME)
    assert page.table.go_on("options")
    write("yes")
    press(Key.Key_Return)
    assert option_names(page, "Car") == ["yes"]


def test_undo_stays_in_the_column_in_which_one_types(page: MatrixPage) -> None:
    key = option(page, "60k").id
    go(page, "60k", LIKELY)
    write("35")
    press(Key.Key_Return)
    page.document.undo()
    assert page.table.reveal(Option, key)
    assert here(page) == ("60k", LIKELY)
    page.table.fold_all()
    assert page.table.reveal(Option, key)
    assert here(page)[0] == "60k"
    assert not page.table.reveal(Option, "nobody")


def test_cutting_leaves_open_what_goes_into_the_clipboard(page: MatrixPage) -> None:
    go(page, "60k", ME)
    press(Key.Key_X, Held.ControlModifier)
    assert option(page, "60k").score_me is None
    go(page, "58k", ME)
    press(Key.Key_V, Held.ControlModifier)
    assert option(page, "58k").score_me == 85


def test_rows_moved_elsewhere_take_the_keyboard_and_what_is_typed_along(page: MatrixPage) -> None:
    go(page, "60k", ME)
    write("7")
    issues = stored(page).issues
    page.document.place([*issues[1:], issues[0]], moved=issues[0])
    assert here(page) == ("60k", ME)
    write("1")
    press(Key.Key_Return)
    assert option(page, "60k").score_me == 71
    assert here(page) == ("58k", ME)


def test_half_a_cell_is_stored_on_the_way_without_moving_the_rest_of_an_estimate_for_good(
    page: MatrixPage,
) -> None:
    go(page, "62k", LOW)
    before = option(page, "62k")
    for key in ("1", "2"):
        write(key)
        editor(page).try_again()
    assert option(page, "62k").score_them_low == 12
    write("0")
    editor(page).try_again()
    assert editor(page).text() == "120"
    press(Key.Key_Backspace)
    press(Key.Key_Return)
    assert option(page, "62k").score_them_likely == max(before.score_them_likely, 12)
    page.document.undo()
    assert option(page, "62k") == before


def test_a_new_name_becomes_an_option_while_it_is_typed_and_escape_takes_it_back(page: MatrixPage) -> None:
    names = option_names(page, page.dossier.issues[0].name)
    go(page, page.dossier.issues[0].name, NAME)
    page.table.view.go(len(names) + 1, NAME)
    write("5")
    editor(page).try_again()
    write("5k")
    editor(page).try_again()
    assert option_names(page, page.dossier.issues[0].name) == [*names, "55k"]
    press(Key.Key_Escape)
    assert option_names(page, page.dossier.issues[0].name) == names
    write("Other")
    editor(page).try_again()
    write(" one")
    press(Key.Key_Return)
    assert option_names(page, page.dossier.issues[0].name) == [*names, "Other one"]
    page.document.undo()
    assert option_names(page, page.dossier.issues[0].name) == names
