"""Locked points in a column of issues: what is given to one comes from the unlocked others."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from tests.ui.bench import button
from tests.ui.hands import fill_in, named, on_disk, press
from workbook.model import Issue
from workbook.storage.errors import NotStored
from workbook.ui.document import Document
from workbook.ui.form import Form
from workbook.ui.layout import line
from workbook.ui.pages.tradeoffs import TradeoffsPage
from workbook.ui.row_list import RowList
from workbook.ui.tradeoffs.points_editor import own_points

Key = Qt.Key
BEFORE = [38, 20, 16, 12, 9, 5]


def row(form: Form) -> QWidget:
    return line(form.line("name"), 1, own_points(form, "weight_me", lock="weight_locked"))


@pytest.fixture
def column(sample_document: Document, shown: Callable[[QWidget], QWidget]) -> RowList:
    """The issues of the worked sample, with 38, 20, 16, 12, 9 and 5 points and a lock each."""
    made = RowList(sample_document, Issue, row, new=Issue, main="name", add="")

    def refresh() -> None:
        assert sample_document.dossier is not None
        made.show_rows(sample_document.dossier.issues)

    refresh()
    sample_document.changed.connect(refresh)
    shown(made)
    return made


def points(column: RowList) -> list[float | None]:
    return [issue.weight_me for issue in on_disk(column.document).issues]


def lock_second(column: RowList) -> None:
    named(column, "Points locked", 1).setFocus()
    press(Key.Key_Space)
    assert on_disk(column.document).issues[1].weight_locked


def notes(column: RowList) -> list[QLabel]:
    """What is said beside fields."""
    return [note for note in column.window().findChildren(QLabel, "problem") if note.isVisible()]


def test_a_weight_typed_stands_alone_while_nothing_is_locked(column: RowList) -> None:
    fill_in(named(column, "Matters to you"), "50")
    assert points(column) == [50, *BEFORE[1:]]


def test_a_lock_makes_the_others_give_way_in_one_step(column: RowList) -> None:
    lock_second(column)
    fill_in(named(column, "Matters to you"), "59")
    assert points(column) == [59, 20, 8, 6, 5, 2]
    assert named(column, "Matters to you", 2).text() == "8"
    column.document.undo()
    assert points(column) == BEFORE
    column.document.undo()
    assert not on_disk(column.document).issues[1].weight_locked


def test_a_number_that_locks_leave_no_room_for_comes_back_to_what_is_left(column: RowList) -> None:
    lock_second(column)
    fill_in(named(column, "Matters to you"), "95")
    assert points(column) == [80, 20, 0, 0, 0, 0]
    assert named(column, "Matters to you").text() == "80"


def test_arrows_on_a_bar_beside_a_lock_are_one_step(column: RowList) -> None:
    lock_second(column)
    steps = column.document.undo_stack.count()
    named(column, "Matters to you, as a bar").setFocus()
    press(Key.Key_Right, times=4)
    assert points(column)[:2] == [42, 20]
    assert sum(point or 0 for point in points(column)) == 100
    assert column.document.undo_stack.count() == steps + 1
    column.document.undo()
    assert points(column) == BEFORE


def test_points_that_are_no_hundred_are_not_touched_by_a_lock(column: RowList) -> None:
    fill_in(named(column, "Matters to you"), "50")
    lock_second(column)
    fill_in(named(column, "Matters to you"), "55")
    assert points(column) == [55, *BEFORE[1:]]


def test_clearing_a_number_beside_a_lock_clears_it_alone(column: RowList) -> None:
    lock_second(column)
    fill_in(named(column, "Matters to you"), "")
    assert points(column) == [None, *BEFORE[1:]]


def test_a_number_that_could_not_be_stored_stays_in_its_field(column: RowList) -> None:
    lock_second(column)
    column.document.store.path.unlink()
    fill_in(named(column, "Matters to you"), "59")
    assert named(column, "Matters to you").text() == "59"
    assert named(column, "Matters to you").unstored


def test_what_locks_leave_is_shown_and_said_although_nothing_changed(column: RowList) -> None:
    for place in range(1, 6):
        named(column, "Points locked", place).setFocus()
        press(Key.Key_Space)
    fill_in(named(column, "Matters to you"), "77")
    assert points(column) == BEFORE
    assert named(column, "Matters to you").text() == "38"
    assert [note.text() for note in notes(column)] == ["The locked points leave 38."]
    assert not named(column, "Matters to you").property("wrong")


@pytest.mark.parametrize("locked", [False, True])
def test_points_dragged_that_could_not_be_stored_come_back(column: RowList, locked: bool) -> None:
    if locked:
        lock_second(column)
    column.document.store.path.unlink()
    number, bar = named(column, "Matters to you"), named(column, "Matters to you, as a bar")
    start, end = (QPoint(round(bar.x_of(at)), bar.height() // 2) for at in (38, 5))
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(bar, end)
    assert number.text() == "5"
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=end)
    assert (number.text(), bar.value) == ("38", 38)
    assert not number.unstored
    assert notes(column), "why is said"


def test_points_that_were_refused_are_not_given_to_one_issue_alone(
    column: RowList, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock_second(column)
    store, refused = column.document.store.apply, iter([True])

    def refuse_once(changes: object) -> None:
        if next(refused, False):
            raise NotStored("The disk is full.")
        store(changes)  # type: ignore[arg-type]

    monkeypatch.setattr(column.document.store, "apply", refuse_once)
    fill_in(named(column, "Matters to you"), "59")
    assert sum(point or 0 for point in points(column)) == 100


def test_making_it_a_hundred_leaves_locked_points_alone(
    sample_document: Document, shown: Callable[[QWidget], QWidget]
) -> None:
    page = shown(TradeoffsPage(sample_document))
    first, second, *_ = sample_document.dossier.issues  # type: ignore[union-attr]
    sample_document.change("", edited=[(first, {"weight_me": 78}), (second, {"weight_locked": True})])
    assert isinstance(page, TradeoffsPage)
    QTest.mouseClick(button(page, "make it 100"), Qt.MouseButton.LeftButton)
    assert [issue.weight_me for issue in on_disk(sample_document).issues] == [52, 20, 11, 8, 6, 3]


def test_half_a_number_stored_on_the_way_leaves_no_trace_in_the_others(column: RowList) -> None:
    lock_second(column)
    number = named(column, "Matters to you")
    number.setFocus()
    number.selectAll()
    for key in "100":
        QTest.keyClicks(number, key)
        number.try_again()
    assert points(column) == [80, 20, 0, 0, 0, 0]
    press(Key.Key_Backspace, times=3)
    number.try_again()
    assert points(column) == [None, *BEFORE[1:]]
    QTest.keyClicks(number, "38")
    press(Key.Key_Tab)
    assert points(column) == BEFORE
