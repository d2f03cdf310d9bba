"""While a bar of the Trade-offs tab is dragged, all that follows from it follows; nothing is stored."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.bench import issue, stored
from workbook.model import Dossier
from workbook.ui.pages.tradeoffs import TradeoffsPage
from workbook.ui.range_bars import Bar, RangeBar, WeightBar

LEFT = Qt.MouseButton.LeftButton


def bar_of(page: TradeoffsPage, name: str, kind: type[Bar]) -> Bar:
    found = page.issues.list.frames[issue(page, name).id].content.findChild(kind)
    assert found is not None
    return found


def drag(bar: Bar, points: float) -> None:
    """Press on a bar where it stands and move to so many points, without letting go."""
    middle = bar.height() // 2
    place = QPoint(round(bar.x_of(points)), middle)
    start = bar.value[1] if isinstance(bar, RangeBar) else points
    assert start is not None
    QTest.mousePress(bar, LEFT, pos=QPoint(round(bar.x_of(start)), middle))
    QTest.mouseMove(bar, place)
    QApplication.processEvents()
    QApplication.processEvents()


def shown_now(page: TradeoffsPage) -> tuple[str, str, object]:
    figure = page.picture.figure.figure
    assert figure is not None
    return page.card.headline.text(), page.picture.now.text(), figure.shapes


def as_rows(dossier: Dossier) -> list[object]:
    return [dossier.negotiation, *dossier.issues, *dossier.options]


@pytest.mark.parametrize("kind", [WeightBar, RangeBar])
def test_worth_and_picture_follow_a_dragged_weight_and_storing_waits_for_the_end(
    page: TradeoffsPage, kind: type[Bar]
) -> None:
    before, known = shown_now(page), as_rows(stored(page))
    bar = bar_of(page, "Salary", kind)
    drag(bar, 5)
    assert page.previewing
    assert shown_now(page)[0] != before[0]
    assert shown_now(page)[2] != before[2]
    assert as_rows(stored(page)) == known
    while_dragged = shown_now(page)
    QTest.mouseRelease(bar, LEFT, pos=QPoint(round(bar.x_of(5)), bar.height() // 2))
    QApplication.processEvents()
    assert not page.previewing
    assert as_rows(stored(page)) != known
    assert shown_now(page)[:2] == while_dragged[:2]
    page.document.undo()
    QApplication.processEvents()
    assert as_rows(stored(page)) == known
    assert shown_now(page)[:2] == before[:2]


def test_the_floor_follows_the_dragged_walk_away(page: TradeoffsPage) -> None:
    known = page.limits.floor.text()
    bar = next(each for each in page.limits.section.findChildren(WeightBar))
    drag(bar, 93)
    assert page.limits.floor.text() != known
    assert "9" in page.limits.floor.text()
    assert stored(page).negotiation.walk_away_worth != 93
    QTest.mouseRelease(bar, LEFT, pos=QPoint(round(bar.x_of(93)), bar.height() // 2))
    assert stored(page).negotiation.walk_away_worth == pytest.approx(93, abs=3)


def test_what_is_saved_after_a_drag_that_changed_nothing_is_what_was_there(page: TradeoffsPage) -> None:
    bar = bar_of(page, "Salary", WeightBar)
    start = bar.value
    assert start is not None
    drag(bar, start)
    QTest.mouseRelease(bar, LEFT, pos=QPoint(round(bar.x_of(start)), bar.height() // 2))
    QApplication.processEvents()
    assert issue(page, "Salary").weight_me == start
    assert not page.document.undo_stack.canUndo()
    assert not page.previewing


def test_with_a_lock_the_others_make_room_while_a_weight_is_dragged(page: TradeoffsPage) -> None:
    assert page.document.set(issue(page, "Days at home"), weight_locked=True)
    QApplication.processEvents()
    bar = bar_of(page, "Salary", WeightBar)
    drag(bar, 5)
    while_dragged = shown_now(page)
    assert issue(page, "Salary").weight_me != 5
    bars = [frame.content.findChild(WeightBar) for frame in page.issues.list.frames.values()]
    assert sum(each.value for each in bars) == 100
    QTest.mouseRelease(bar, LEFT, pos=QPoint(round(bar.x_of(5)), bar.height() // 2))
    QApplication.processEvents()
    assert sum(row.weight_me or 0 for row in stored(page).issues) == 100
    assert shown_now(page)[:2] == while_dragged[:2]


@pytest.mark.parametrize("kind", [WeightBar, RangeBar])
def test_a_drag_holds_although_another_field_had_the_keyboard(page: TradeoffsPage, kind: type[Bar]) -> None:
    page.issues.list.frames[issue(page, "Commitment").id].form.editors["name"].setFocus()
    QApplication.processEvents()
    bar = bar_of(page, "Salary", kind)
    known = as_rows(stored(page))
    drag(bar, 5)
    assert page.previewing
    QTest.mouseRelease(bar, LEFT, pos=QPoint(round(bar.x_of(5)), bar.height() // 2))
    QApplication.processEvents()
    assert as_rows(stored(page)) != known


def give_up(page: TradeoffsPage, bar: Bar, how: str) -> None:
    if how == "Escape":
        QTest.keyClick(bar, Qt.Key.Key_Escape)
    else:
        page.hide()
        page.show()
    for _ in range(3):
        QApplication.processEvents()


@pytest.mark.parametrize("how", ["Escape", "leaving the page"])
@pytest.mark.parametrize("kind", [WeightBar, RangeBar])
def test_a_drag_given_up_brings_back_what_was(page: TradeoffsPage, kind: type[Bar], how: str) -> None:
    before, known = shown_now(page), as_rows(stored(page))
    bar = bar_of(page, "Salary", kind)
    start = bar.value
    drag(bar, 5)
    assert shown_now(page)[0] != before[0]
    give_up(page, bar, how)
    assert bar.value == start
    assert page.issues.list.frames[issue(page, "Salary").id].form.editors["weight_me"].text() == "38"
    assert not page.previewing
    assert shown_now(page) == before
    QTest.mouseMove(bar, QPoint(round(bar.x_of(70)), bar.height() // 2))
    QTest.mouseRelease(bar, LEFT, pos=QPoint(round(bar.x_of(70)), bar.height() // 2))
    assert bar.value == start
    assert as_rows(stored(page)) == known


def test_a_drag_in_the_panel_is_given_up_and_the_panel_stays(page: TradeoffsPage) -> None:
    page.foot.open_weighing("share")
    before = shown_now(page)
    rows = list(page.foot.weighing.share.rows.rows.values())
    drag(rows[0].bar, 80)
    QTest.keyClick(rows[0].bar, Qt.Key.Key_Escape)
    for _ in range(3):
        QApplication.processEvents()
    assert page.foot.weighing.isVisible()
    assert [row.number.text() for row in rows] == ["38", "20", "16", "12", "9", "5"]
    assert shown_now(page) == before


@pytest.mark.parametrize("kind", [WeightBar, RangeBar])
def test_a_second_button_does_not_disturb_a_drag(page: TradeoffsPage, kind: type[Bar]) -> None:
    known = as_rows(stored(page))
    bar = bar_of(page, "Salary", kind)
    drag(bar, 5)
    there = QPoint(round(bar.x_of(5)), bar.height() // 2)
    for told in (QTest.mousePress, QTest.mouseRelease):
        told(bar, Qt.MouseButton.RightButton, pos=there)
    assert as_rows(stored(page)) == known, "nothing is stored before the end"
    QTest.mouseRelease(bar, LEFT, pos=there)
    assert as_rows(stored(page)) != known
    page.document.undo()
    QTest.mouseClick(bar, Qt.MouseButton.RightButton, pos=there)
    assert as_rows(stored(page)) == known
