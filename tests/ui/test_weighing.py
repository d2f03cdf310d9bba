"""Easy ways to weigh the issues: shared points with locks, a ranking, swings, and the questions."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.bench import button, focus, issue, stored
from tests.ui.hands import fill_in, named, press, type_in
from workbook.model import Issue, Negotiation
from workbook.storage import portable
from workbook.ui.document import Document
from workbook.ui.pages.tradeoffs import TradeoffsPage
from workbook.ui.range_bars import WeightBar
from workbook.ui.tradeoffs.weighing.panel import Weighing
from workbook.ui.tradeoffs.weighing.rank import RankRow

Key, Held = Qt.Key, Qt.KeyboardModifier
BEFORE = [38, 20, 16, 12, 9, 5]


def points(page: TradeoffsPage) -> list[float | None]:
    return [row.weight_me for row in stored(page).issues]


def lock(page: TradeoffsPage, *names: str) -> None:
    for name in names:
        assert page.document.set(issue(page, name), weight_locked=True)
    page.document.undo_stack.clear()


def opened(page: TradeoffsPage, way: str = "Share 100 points") -> Weighing:
    """The panel, opened by its link, with one of its ways taken."""
    QTest.mouseClick(button(page, "Ways to weigh ▾"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(button(page, way), Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    return page.foot.weighing


def rows(panel: Weighing) -> list[str]:
    """The issues in the order in which the ranking shows them."""
    QApplication.processEvents()
    found = [row for row in panel.findChildren(RankRow) if row.isVisible()]
    return [row.accessibleName().split(",")[0] for row in sorted(found, key=lambda row: row.y())]


def said(panel: Weighing) -> str:
    return " ".join(panel.check.verdict.property("said") or [])


# Opening and closing


def test_the_panel_opens_in_the_page_and_escape_gives_the_keyboard_back(page: TradeoffsPage) -> None:
    link = button(page, "Ways to weigh ▾")
    link.setFocus()
    press(Key.Key_Space)
    assert page.foot.weighing.isVisible()
    assert isinstance(focus(), WeightBar)
    press(Key.Key_Escape)
    assert not page.foot.weighing.isVisible()
    assert focus() is link
    assert points(page) == BEFORE


@pytest.mark.parametrize("way", ["Share 100 points", "Rank them", "Compare swings"])
def test_escape_closes_each_way_from_its_first_row(page: TradeoffsPage, way: str) -> None:
    panel = opened(page, way)
    assert panel.isAncestorOf(focus())
    press(Key.Key_Escape)
    assert not panel.isVisible()


def test_one_issue_alone_has_nothing_to_weigh(started: Document, shown: Callable[[QWidget], QWidget]) -> None:
    owner = started.dossier.negotiation.id
    assert started.add(Issue(negotiation_id=owner, name="Rent"))
    page = shown(TradeoffsPage(started))
    assert isinstance(page, TradeoffsPage)
    assert not page.foot.open_link.isVisible()
    started.add(Issue(negotiation_id=owner, name="Start", position=1))
    assert page.foot.open_link.isVisible()


def test_the_panel_closes_when_too_few_issues_are_left(page: TradeoffsPage) -> None:
    panel = opened(page)
    page.document.remove(*stored(page).issues[1:])
    assert not panel.isVisible()


# Sharing points


def test_dragging_a_share_takes_from_the_others_in_one_step(page: TradeoffsPage) -> None:
    panel = opened(page)
    bar = named(panel, "Share of Salary, as a bar")
    steps = page.document.undo_stack.count()
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(int(bar.x_of(40)), 11))
    for value in (50, 60, 69):
        QTest.mouseMove(bar, QPoint(int(bar.x_of(value)) + 1, 11))
    assert points(page) == BEFORE, "nothing is stored while it moves"
    assert named(panel, "Share of Days at home").text() == "10", "the others show what they would have"
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(int(bar.x_of(69)) + 1, 11))
    assert points(page) == [69, 10, 8, 6, 5, 2]
    assert page.document.undo_stack.count() == steps + 1
    page.document.undo()
    assert points(page) == BEFORE
    assert named(panel, "Share of Days at home").text() == "20"


def test_what_a_share_would_do_to_all_is_told_while_it_is_dragged(page: TradeoffsPage) -> None:
    panel = opened(page)
    told: list[list[float | None]] = []
    panel.moving.connect(lambda rows: told.append([row.weight_me for row in rows]))
    bar = named(panel, "Share of Salary, as a bar")
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(int(bar.x_of(69)) + 1, 11))
    assert told == [[69, 10, 8, 6, 5, 2]]
    assert points(page) == BEFORE
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(int(bar.x_of(69)) + 1, 11))


def test_arrows_move_a_share_there_and_back_without_a_trace(page: TradeoffsPage) -> None:
    panel = opened(page)
    named(panel, "Share of Salary, as a bar").setFocus()
    press(Key.Key_Right, times=7)
    assert sum(point or 0 for point in points(page)) == 100
    assert points(page)[0] == 45
    press(Key.Key_Left, times=7)
    assert points(page) == BEFORE
    assert page.document.undo_stack.count() == 1, "all presses are one step"


def test_a_locked_issue_keeps_its_points_while_others_are_shared(page: TradeoffsPage) -> None:
    panel = opened(page)
    named(panel, "Lock the share of Days at home").setFocus()
    press(Key.Key_Space)
    assert issue(page, "Days at home").weight_locked
    fill_in(named(panel, "Share of Salary"), "58")
    assert points(page)[:2] == [58, 20]
    assert sum(point or 0 for point in points(page)) == 100
    page.document.undo()
    assert points(page) == BEFORE
    page.document.undo()
    assert not issue(page, "Days at home").weight_locked


def test_a_share_that_locks_leave_no_room_for_comes_back_to_what_there_is(page: TradeoffsPage) -> None:
    lock(page, "Days at home", "Migration lead", "Start of the raise", "Training budget", "Commitment")
    panel = opened(page)
    fill_in(named(panel, "Share of Salary"), "70")
    assert points(page) == BEFORE
    assert named(panel, "Share of Salary").text() == "38"


def test_enter_goes_down_the_shares(page: TradeoffsPage) -> None:
    panel = opened(page)
    named(panel, "Share of Salary").setFocus()
    press(Key.Key_Return)
    assert focus() is named(panel, "Share of Days at home")


def test_issues_without_points_share_them_at_the_first_pull(page: TradeoffsPage) -> None:
    for row in stored(page).issues:
        page.document.set(row, weight_me=None)
    panel = opened(page)
    fill_in(named(panel, "Share of Salary"), "50")
    assert points(page) == [50, 10, 10, 10, 10, 10]


# Ranking


def test_the_ranking_begins_in_the_order_of_the_points(page: TradeoffsPage) -> None:
    page.document.set(issue(page, "Commitment"), weight_me=90)
    assert rows(opened(page, "Rank them"))[:3] == ["Commitment", "Salary", "Days at home"]


def test_an_issue_is_moved_by_keys_and_the_order_becomes_points(page: TradeoffsPage) -> None:
    panel = opened(page, "Rank them")
    press(Key.Key_Down)
    press(Key.Key_Up, Held.AltModifier)
    assert rows(panel)[:2] == ["Days at home", "Salary"]
    assert focus().accessibleName() == "Days at home, place 1 of 6"
    press(Key.Key_End, Held.AltModifier)
    press(Key.Key_Home, Held.AltModifier)
    assert points(page) == BEFORE, "nothing is stored before it is wanted"
    QTest.mouseClick(button(page, "Use these points"), Qt.MouseButton.LeftButton)
    assert points(page) == [24, 41, 16, 10, 6, 3]
    assert not panel.use.isEnabled()
    assert panel.state.text() == "These are your points."
    page.document.undo()
    assert points(page) == BEFORE
    assert panel.use.isEnabled()


def test_the_page_follows_the_issue_that_is_moved(page: TradeoffsPage, qtbot: QtBot) -> None:
    owner = page.dossier.negotiation.id
    page.document.add(*(Issue(negotiation_id=owner, name=f"further {n}", position=9 + n) for n in range(30)))
    panel = opened(page, "Rank them")
    press(Key.Key_End, Held.AltModifier)
    assert rows(panel)[-1] == "Salary"
    qtbot.waitUntil(lambda: not focus().visibleRegion().isEmpty())
    press(Key.Key_Up, times=35)
    assert focus().accessibleName() == "Days at home, place 1 of 36"
    qtbot.waitUntil(lambda: not focus().visibleRegion().isEmpty())


def test_an_issue_is_dragged_to_its_place(page: TradeoffsPage) -> None:
    panel = opened(page, "Rank them")
    row = named(panel, "Commitment, place 6 of 6")
    QTest.mousePress(row, Qt.MouseButton.LeftButton, pos=QPoint(60, 10))
    QTest.mouseMove(row, QPoint(60, -row.height() * 6 // 5))
    assert rows(panel)[-3:] == ["Start of the raise", "Commitment", "Training budget"]
    for _ in range(12):
        QTest.mouseMove(row, QPoint(60, -24))
        QApplication.processEvents()
    QTest.mouseRelease(row, Qt.MouseButton.LeftButton, pos=QPoint(60, -24))
    assert rows(panel)[0] == "Commitment"


def test_a_locked_issue_is_not_ranked_and_keeps_its_points(page: TradeoffsPage) -> None:
    lock(page, "Salary")
    panel = opened(page, "Rank them")
    assert "Salary" not in rows(panel)
    assert panel.locked.text() == "Locked, and not asked about: Salary 38."
    QTest.mouseClick(button(page, "Use these points"), Qt.MouseButton.LeftButton)
    assert points(page) == [38, 28, 16, 10, 6, 2]


def test_locks_that_leave_nothing_are_said(page: TradeoffsPage) -> None:
    page.document.set(issue(page, "Salary"), weight_me=100, weight_locked=True)
    panel = opened(page, "Rank them")
    assert not panel.use.isEnabled()
    assert panel.state.text() == "The locked issues leave no points to rank for."


def test_a_changed_order_outlives_edits_elsewhere(page: TradeoffsPage) -> None:
    panel = opened(page, "Rank them")
    press(Key.Key_Down, Held.AltModifier)
    page.document.set(issue(page, "Commitment"), weight_me=99)
    assert rows(panel)[:3] == ["Days at home", "Salary", "Migration lead"]


# Swings


def test_swings_become_points_in_one_step(page: TradeoffsPage) -> None:
    panel = opened(page, "Compare swings")
    assert named(panel, "Swing of Salary").text() == "100"
    for name, swing in zip(
        ("Days at home", "Migration lead", "Start of the raise", "Training budget", "Commitment"),
        ("50", "20", "20", "10", "0"),
        strict=True,
    ):
        fill_in(named(panel, f"Swing of {name}"), swing)
    assert points(page) == BEFORE
    steps = page.document.undo_stack.count()
    QTest.mouseClick(button(page, "Use these points"), Qt.MouseButton.LeftButton)
    assert points(page) == [50, 25, 10, 10, 5, 0]
    assert page.document.undo_stack.count() == steps + 1
    page.document.undo()
    assert points(page) == BEFORE
    assert named(panel, "Swing of Days at home").text() == "50", "what was thought stays"


def test_swings_wait_for_the_last_number(page: TradeoffsPage) -> None:
    for row in stored(page).issues:
        page.document.set(row, weight_me=None)
    panel = opened(page, "Compare swings")
    assert panel.state.text() == "Six issues without a number yet."
    bar = named(panel, "Swing of Salary, as a bar")
    bar.setFocus()
    press(Key.Key_PageUp, times=10)
    assert panel.state.text() == "Five issues without a number yet."
    assert not panel.use.isEnabled()


# Questions


def test_an_answer_against_the_points_is_named_and_mending_it_clears_it(page: TradeoffsPage) -> None:
    panel = opened(page)
    QTest.mouseClick(button(page, "Days at home: 1 day → 3 days"), Qt.MouseButton.LeftButton)
    assert "You would rather improve Days at home, yet Salary counts 38" in said(panel)
    fill_in(named(panel, "Share of Days at home"), "60")
    assert said(panel) == "Your answers fit your points."


def test_an_answer_is_taken_back_by_choosing_it_again(page: TradeoffsPage) -> None:
    panel = opened(page)
    answer = button(page, "Days at home: 1 day → 3 days")
    for _ in range(2):
        QTest.mouseClick(answer, Qt.MouseButton.LeftButton)
    assert said(panel) == ""
    assert not answer.isChecked()


def test_only_one_answer_of_a_question_is_marked(page: TradeoffsPage) -> None:
    opened(page)
    one, other = button(page, "Days at home: 1 day → 3 days"), button(page, "about the same")
    QTest.mouseClick(one, Qt.MouseButton.LeftButton)
    QTest.mouseClick(other, Qt.MouseButton.LeftButton)
    assert (one.isChecked(), other.isChecked()) == (False, True)


def test_answers_about_issues_that_are_gone_count_no_more(page: TradeoffsPage) -> None:
    panel = opened(page)
    QTest.mouseClick(button(page, "Days at home: 1 day → 3 days"), Qt.MouseButton.LeftButton)
    assert said(panel)
    page.document.remove(issue(page, "Days at home"))
    assert panel.check.pairs
    assert said(panel) == ""
    page.document.undo()


# Another negotiation


def another(page: TradeoffsPage) -> str:
    """Add a second negotiation like the one shown, to be looked at next; gives its id."""
    rows = portable.fresh_ids(portable.sample("pay-rise", date.today()))
    assert page.document.add(*rows, text="opened a sample")
    return next(row.id for row in rows if isinstance(row, Negotiation))


def test_answers_stay_with_their_negotiation(page: TradeoffsPage) -> None:
    panel, other = opened(page), another(page)
    QTest.mouseClick(button(page, "Days at home: 1 day → 3 days"), Qt.MouseButton.LeftButton)
    page.document.select(other)
    assert panel.isVisible()
    assert panel.check.pairs
    assert said(panel) == ""


def test_a_ranking_thought_of_stays_with_its_negotiation(page: TradeoffsPage) -> None:
    panel, other = opened(page, "Rank them"), another(page)
    press(Key.Key_Down, Held.AltModifier)
    page.document.select(other)
    page.document.set(issue(page, "Commitment"), weight_me=99)
    assert rows(panel)[0] == "Commitment"


def test_swings_thought_of_stay_with_their_negotiation(page: TradeoffsPage) -> None:
    panel, other = opened(page, "Compare swings"), another(page)
    fill_in(named(panel, "Swing of Salary"), "50")
    page.document.select(other)
    assert named(panel, "Swing of Salary").text() == "100"


# Failing, and being read aloud


def test_points_that_could_not_be_stored_are_shown_as_they_are(page: TradeoffsPage) -> None:
    panel = opened(page)
    page.document.store.path.unlink()
    number = named(panel, "Share of Salary")
    type_in(number, "5")
    press(Key.Key_Return)
    assert named(panel, "Share of Days at home").text() == "20"


@pytest.mark.parametrize("way", ["Share 100 points", "Rank them", "Compare swings"])
def test_everything_that_takes_the_keyboard_has_a_name(page: TradeoffsPage, way: str, qtbot: QtBot) -> None:
    panel = opened(page, way)
    reached = [
        widget
        for widget in panel.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(reached) > 8
    assert [widget for widget in reached if not widget.accessibleName()] == []


def test_swings_and_ranks_of_scores_that_go_part_of_the_way_are_counted_back(page: TradeoffsPage) -> None:
    salary = issue(page, "Salary")
    scores = [20.0 * place / 4 + 40 for place in range(len(page.dossier.options_of(salary.id)))]
    pairs = zip(page.dossier.options_of(salary.id), scores, strict=True)
    page.document.change("narrowed", edited=[(row, {"score_me": score}) for row, score in pairs])
    panel = opened(page, "Compare swings")
    assert panel.state.text() == "These are your points."
    known = panel.swing.swings
    assert known[salary.id] < 50
    assert max(known.values()) == 100
    panel.swing.rows.rows[salary.id].number.committed.emit(100.0)
    salary_points = panel.swing.points()[salary.id]
    assert salary_points > 2 * max(at for key, at in panel.swing.points().items() if key != salary.id)
    QTest.mouseClick(button(page, "Rank them"), Qt.MouseButton.LeftButton)
    assert rows(panel)[0] != "Salary"
    QTest.mouseClick(button(page, "Share 100 points"), Qt.MouseButton.LeftButton)
    assert "your scores of Salary go only part of it" in panel.intro.text()
