"""A list of rows, worked as a person does: what is typed, moved and deleted is on disk, and can be undone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from tests.ui.hands import Held, Key, focused, named, on_disk, press, type_in
from workbook.model import Finding
from workbook.model.leverage import SOURCES
from workbook.ui.document import Document
from workbook.ui.pages.leverage import LeveragePage
from workbook.ui.row_frame import RowFrame
from workbook.ui.row_list import RowList

ADD = "Add what you have, know, or could do without"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(started: Document, shown: Callable[[QWidget], QWidget]) -> LeveragePage:
    """The Leverage page over a negotiation in which nothing is written."""
    made = LeveragePage(started)
    shown(made)
    return made


@pytest.fixture
def three(page: LeveragePage) -> RowList:
    """The page's first list with three rows, typed; loading them is no step of undo."""
    for what in ("one", "two", "three"):
        type_in(named(page, ADD), what)
        press(Key.Key_Tab)
    page.document.undo_stack.clear()
    return page.items["me"]


def stored(page: LeveragePage) -> list[str]:
    return [row.what for row in on_disk(page.document).leverage_items if row.side == "me"]


def shown_in(rows: RowList) -> list[str]:
    """What stands in the rows from top to bottom."""
    QApplication.processEvents()
    frames = sorted(rows.frames.values(), key=lambda frame: frame.y())
    return [frame.form.editors["what"].value() for frame in frames]


def frame_of(rows: RowList, place: int) -> RowFrame:
    return rows.frames[rows.rows[place].id]


def edit(rows: RowList, place: int, field: str = "what") -> QWidget:
    editor = frame_of(rows, place).form.editors[field]
    editor.setFocus()
    return editor


def test_typing_in_the_last_line_makes_a_row_at_once_and_goes_on_in_it(page: LeveragePage, qtbot) -> None:
    QTest.keyClick(named(page, ADD), "n")
    assert stored(page) == ["n"]
    type_in(focused(), "etwork")
    press(Key.Key_Tab)
    assert stored(page) == ["network"]
    assert named(page, ADD).value() == ""
    page.document.undo()
    assert stored(page) == []
    page.document.redo()
    assert stored(page) == ["network"]
    assert shown_in(page.items["me"]) == ["network"]


def test_what_is_typed_first_is_no_character_short_in_any_script(page: LeveragePage) -> None:
    for text in ("Überblick", "Ω", "ש", "市场价", "e\u0301te\u0301"):
        type_in(named(page, ADD), text)
        press(Key.Key_Tab)
    assert stored(page) == ["Überblick", "Ω", "ש", "市场价", "e\u0301te\u0301"]


def test_spaces_alone_make_no_row(page: LeveragePage) -> None:
    type_in(named(page, ADD), "   ")
    press(Key.Key_Tab)
    assert stored(page) == []


def test_enter_adds_a_row_below_and_what_is_typed_there_is_one_step(
    page: LeveragePage, three: RowList
) -> None:
    edit(three, 0)
    press(Key.Key_Return)
    type_in(focused(), "between")
    press(Key.Key_Tab)
    assert stored(page) == shown_in(three) == ["one", "between", "two", "three"]
    page.document.undo()
    assert stored(page) == shown_in(three) == ["one", "two", "three"]
    page.document.redo()
    assert stored(page) == shown_in(three) == ["one", "between", "two", "three"]


def test_enter_stores_what_was_typed_before_it(page: LeveragePage, three: RowList) -> None:
    type_in(edit(three, 2), "!")
    press(Key.Key_Return)
    assert sorted(stored(page)[2]) == sorted("three!")


def test_backspace_in_an_empty_new_row_takes_it_away(page: LeveragePage, three: RowList) -> None:
    edit(three, 2)
    press(Key.Key_Return)
    assert len(stored(page)) == 4
    press(Key.Key_Backspace)
    assert stored(page) == ["one", "two", "three"]


def test_backspace_in_a_row_whose_other_fields_are_written_keeps_it(
    page: LeveragePage, three: RowList
) -> None:
    type_in(edit(three, 0, "evidence"), "seen")
    edit(three, 0)
    press(Key.Key_A, Held.ControlModifier)
    press(Key.Key_Backspace, times=3)
    press(Key.Key_Tab)
    assert stored(page) == ["", "two", "three"]


@pytest.mark.parametrize(
    ("place", "key", "order"),
    [
        (0, Key.Key_Down, ["two", "one", "three"]),
        (2, Key.Key_Up, ["one", "three", "two"]),
        (0, Key.Key_Up, ["one", "two", "three"]),
        (2, Key.Key_Down, ["one", "two", "three"]),
    ],
)
def test_alt_and_an_arrow_move_a_row_and_keep_the_keyboard_in_it(page, three, place, key, order) -> None:
    editor = edit(three, place)
    press(key, Held.AltModifier)
    assert stored(page) == shown_in(three) == order
    assert focused() is editor
    page.document.undo()
    assert stored(page) == shown_in(three) == ["one", "two", "three"]


def test_moving_a_row_that_is_being_typed_in_loses_nothing(page: LeveragePage, three: RowList) -> None:
    edit(three, 0)
    press(Key.Key_End)
    QTest.keyClicks(focused(), " more")
    press(Key.Key_Down, Held.AltModifier)
    press(Key.Key_Tab)
    assert stored(page) == ["two", "one more", "three"]


def test_control_delete_deletes_the_row_and_undo_restores_it_at_its_place(page, three) -> None:
    edit(three, 1)
    press(Key.Key_Delete, Held.ControlModifier)
    assert stored(page) == shown_in(three) == ["one", "three"]
    page.document.undo()
    assert stored(page) == shown_in(three) == ["one", "two", "three"]


def test_deleting_a_row_that_is_being_typed_in_fails_nothing_and_undo_has_what_was_typed(page, three) -> None:
    told: list[str] = []
    page.document.failed.connect(told.append)
    edit(three, 1)
    press(Key.Key_End)
    QTest.keyClicks(focused(), " words")
    press(Key.Key_Delete, Held.ControlModifier)
    QApplication.processEvents()
    assert stored(page) == ["one", "three"]
    assert told == []
    page.document.undo()
    assert stored(page) == shown_in(three) == ["one", "two words", "three"]


def test_after_a_deletion_the_keyboard_is_on_the_next_row(page: LeveragePage, three: RowList) -> None:
    edit(three, 0)
    press(Key.Key_Delete, Held.ControlModifier)
    assert focused() is frame_of(three, 0)
    press(Key.Key_Delete)
    press(Key.Key_Delete)
    assert stored(page) == []
    assert focused() is three.add_line


def test_escape_picks_the_row_where_arrows_walk_enter_edits_and_delete_deletes(page, three) -> None:
    edit(three, 0)
    press(Key.Key_Escape)
    assert focused() is frame_of(three, 0)
    press(Key.Key_Down)
    assert focused() is frame_of(three, 1)
    press(Key.Key_Return)
    assert focused() is frame_of(three, 1).form.editors["what"]
    press(Key.Key_Escape)
    press(Key.Key_Up)
    press(Key.Key_Delete)
    assert stored(page) == ["two", "three"]


def test_arrows_walk_from_field_to_field_and_into_the_last_line(page: LeveragePage, three: RowList) -> None:
    edit(three, 1)
    press(Key.Key_Down)
    assert focused() is frame_of(three, 2).form.editors["what"]
    press(Key.Key_Down)
    assert focused() is three.add_line
    press(Key.Key_Up, times=3)
    assert focused() is frame_of(three, 0).form.editors["what"]


def paste(text: str) -> None:
    """Ctrl+V with this on the clipboard."""
    QApplication.clipboard().setText(text)
    press(Key.Key_V, Held.ControlModifier)


def test_pasting_lines_into_the_last_line_makes_a_row_of_each_in_one_step(page: LeveragePage) -> None:
    named(page, ADD).setFocus()
    paste("a\r\nb\n\n  c  \n")
    assert stored(page) == ["a", "b", "c"]
    page.document.undo()
    assert stored(page) == []
    page.document.redo()
    assert stored(page) == ["a", "b", "c"]


def test_a_pasted_word_keeps_its_spaces(page: LeveragePage, three: RowList) -> None:
    edit(three, 0)
    press(Key.Key_End)
    paste(" and a half\n")
    press(Key.Key_Tab)
    assert stored(page) == ["one and a half", "two", "three"]


def test_shift_and_enter_adds_a_row_too_and_breaks_no_line(page: LeveragePage, three: RowList) -> None:
    edit(three, 0)
    press(Key.Key_Return, Held.ShiftModifier)
    assert stored(page) == ["one", "", "two", "three"]


def test_pasting_lines_into_a_row_puts_the_others_below_it(page: LeveragePage, three: RowList) -> None:
    edit(three, 0)
    press(Key.Key_End)
    paste(" half\nx\ny")
    press(Key.Key_Tab)
    assert stored(page) == shown_in(three) == ["one half", "x", "y", "two", "three"]


def dots(rows: RowList, place: int, name: str = "felt") -> QWidget:
    return edit(rows, place, name)


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        ([Key.Key_4], 4), ([Key.Key_5, Key.Key_0], 0), ([Key.Key_9], 5), ([Key.Key_Right] * 3, 3),
        ([Key.Key_Right] * 7, 5), ([Key.Key_3, Key.Key_Left], 2),
        ([Key.Key_Left], 0), ([Key.Key_Plus] * 2, 2),
    ],
)  # fmt: skip
def test_strengths_are_set_by_digits_and_arrows(page, three, keys, value) -> None:
    dots(three, 1)
    for key in keys:
        press(key)
    assert on_disk(page.document).leverage_items[1].felt == value


def test_strengths_are_set_by_the_mouse_and_undone(page: LeveragePage, three: RowList) -> None:
    spots = dots(three, 1, "evidenced")
    QTest.mouseClick(spots, LEFT, pos=QPoint(4 + 12 * 3 + 6, spots.height() // 2))
    assert on_disk(page.document).leverage_items[1].evidenced == 4
    page.document.undo()
    assert on_disk(page.document).leverage_items[1].evidenced == 0
    assert spots.value() == 0


def test_one_dot_clicked_again_is_no_dot(page: LeveragePage, three: RowList) -> None:
    spots = dots(three, 0)
    for expected in (1, 0):
        QTest.mouseClick(spots, LEFT, pos=QPoint(8, spots.height() // 2))
        assert on_disk(page.document).leverage_items[0].felt == expected


def test_a_choice_is_made_in_its_menu_by_keys_and_undone(page: LeveragePage, three: RowList, qtbot) -> None:
    choice = edit(three, 0, "source")
    before = on_disk(page.document).leverage_items[0].source
    press(Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.activeAction().isChecked()
    QTest.keyClick(menu, Key.Key_Down)
    chosen = menu.activeAction().text()
    QTest.keyClick(menu, Key.Key_Return)
    assert choice.value() != before
    assert SOURCES[choice.value()] == chosen == choice.accessibleDescription()
    assert on_disk(page.document).leverage_items[0].source == choice.value()
    page.document.undo()
    assert on_disk(page.document).leverage_items[0].source == choice.value() == before


def test_a_row_is_dragged_below_another_and_back_by_undo(page: LeveragePage, three: RowList) -> None:
    frame, last = frame_of(three, 0), frame_of(three, 2)
    start = QPoint(2, 2)
    below = frame.mapFromGlobal(last.mapToGlobal(QPoint(2, last.height() - 1)))
    QTest.mousePress(frame, LEFT, pos=start)
    QTest.mouseMove(frame, below)
    QTest.mouseRelease(frame, LEFT, pos=below)
    assert stored(page) == shown_in(three) == ["two", "three", "one"]
    page.document.undo()
    assert stored(page) == shown_in(three) == ["one", "two", "three"]


def test_details_open_by_keys_and_are_stored(page: LeveragePage, three: RowList) -> None:
    edit(three, 1)
    press(Key.Key_Space, Held.ControlModifier)
    type_in(frame_of(three, 1).form.editors["grow"], "Ask for a letter")
    press(Key.Key_Tab)
    assert on_disk(page.document).leverage_items[1].grow == "Ask for a letter"
    page.document.undo()
    assert on_disk(page.document).leverage_items[1].grow == ""


def test_the_sides_keep_to_themselves(page: LeveragePage, three: RowList) -> None:
    type_in(named(page, "Add theirs"), "budget")
    press(Key.Key_Tab)
    rows = on_disk(page.document).leverage_items
    assert {(row.side, row.what) for row in rows if row.side == "them"} == {("them", "budget")}
    assert stored(page) == ["one", "two", "three"]


def test_rows_of_another_negotiation_are_not_shown_nor_touched(page: LeveragePage, three: RowList) -> None:
    first = page.document.negotiation.id
    page.document.new_negotiation(title="Another")
    assert shown_in(three) == []
    type_in(named(page, ADD), "other")
    page.document.select(first)
    assert shown_in(three) == stored(page) == ["one", "two", "three"]


def test_every_list_of_the_page_takes_a_row(page: LeveragePage) -> None:
    lines = [rows.add_line for rows in page.lists]
    for line in lines:
        type_in(line, "x")
        press(Key.Key_Tab)
    dossier = on_disk(page.document)
    assert len(dossier.leverage_items) == len(dossier.alternatives) == len(dossier.deadlines) == 2
    assert len(dossier.findings) == len(dossier.standards) == len(dossier.allies) == 1
    assert isinstance(dossier.findings[0], Finding)
    assert len(dossier.disclosures) == 1


def test_a_new_row_left_without_a_word_goes_again_and_leaves_no_step_behind(page, three, qtbot) -> None:
    edit(three, 1)
    press(Key.Key_Return)
    assert stored(page) == ["one", "two", "", "three"]
    edit(three, 0)
    qtbot.waitUntil(lambda: stored(page) == ["one", "two", "three"])
    assert not page.document.undo_stack.canUndo()
    assert not page.document.undo_stack.canRedo()


def test_enter_in_a_row_without_a_word_adds_no_second_one(page, three) -> None:
    edit(three, 1)
    press(Key.Key_Return)
    press(Key.Key_Return)
    assert stored(page) == ["one", "two", "", "three"]


def test_a_row_whose_day_is_chosen_first_stays(page, qtbot) -> None:
    rows = page.findings
    rows.add_row()
    qtbot.waitUntil(lambda: rows.frames and next(iter(rows.frames.values())).isVisible())
    day = next(iter(rows.frames.values())).form.editors["due_on"]
    day.setFocus()
    day.open_calendar()
    QApplication.processEvents()
    assert len(on_disk(page.document).findings) == 1
