"""Issues and options of the Trade-offs tab, driven as a person would, and what is stored by it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.bench import button, chips, focus, issue, options, stored
from workbook.model import Issue, Option, Package
from workbook.ui.document import Document
from workbook.ui.pages.tradeoffs import TradeoffsPage
from workbook.ui.range_bars import RangeBar, WeightBar
from workbook.ui.tradeoffs.chips import Chip

Key = Qt.Key
LOW, HIGH = "weight_them_low", "weight_them_high"


@pytest.fixture
def blank(started: Document, shown: Callable[[QWidget], QWidget]) -> TradeoffsPage:
    """The tab over a negotiation with nothing in it."""
    made = shown(TradeoffsPage(started))
    assert isinstance(made, TradeoffsPage)
    return made


def test_an_option_that_could_not_be_stored_stays_in_its_field(page: TradeoffsPage, qtbot: QtBot) -> None:
    field = next(iter(page.issues.chip_rows.values())).field
    page.document.store.path.unlink()
    field.setFocus()
    qtbot.keyClicks(field, "brand new")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "brand new"


def test_an_option_that_is_too_long_is_refused_and_never_cut(page: TradeoffsPage, qtbot: QtBot) -> None:
    known, told = stored(page).options, []
    page.document.failed.connect(told.append)
    field = next(iter(page.issues.chip_rows.values())).field
    field.setFocus()
    field.setText("<b>x" * 2_500)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert stored(page).options == known
    assert "at most 200 characters" in told[0]
    assert len(field.text()) == 10_000, "what was typed stays in its field"


def test_an_issue_and_its_options_are_added_by_typing(blank: TradeoffsPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(blank, "Write the first issue"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(focus(), "R")
    qtbot.keyClicks(focus(), "ent")
    qtbot.waitUntil(lambda: [row.name for row in stored(blank).issues] == ["Rent"])
    field = blank.issues.chip_rows[issue(blank, "Rent").id].field
    field.setFocus()
    for name in ("low", "middle"):
        qtbot.keyClicks(field, name)
        qtbot.keyClick(field, Key.Key_Return)
    assert [row.name for row in options(blank, "Rent")] == ["low", "middle"]
    assert list(chips(blank, "Rent")) == ["low", "middle"]
    blank.document.undo()
    assert [row.name for row in options(blank, "Rent")] == ["low"]


def test_an_option_is_stored_while_its_name_is_typed_in_one_step_and_escape_takes_it_back(
    page: TradeoffsPage, qtbot: QtBot
) -> None:
    row = next(iter(page.dossier.issues))
    before, field = [one.name for one in options(page, row.name)], page.issues.chip_rows[row.id].field
    field.setFocus()
    for letters in ("5", "5k"):
        qtbot.keyClicks(field, letters)
        field.grow()
    assert [one.name for one in options(page, row.name)] == [*before, "55k"]
    assert (field.text(), field.unstored) == ("55k", False)
    qtbot.keyClick(field, Key.Key_Escape)
    assert [one.name for one in options(page, row.name)] == before
    qtbot.keyClicks(field, "Other")
    field.grow()
    qtbot.keyClicks(field, " one")
    qtbot.keyClick(field, Key.Key_Return)
    assert [one.name for one in options(page, row.name)] == [*before, "Other one"]
    page.document.undo()
    assert [one.name for one in options(page, row.name)] == before


def test_deleting_an_issue_can_be_undone_with_its_options(page: TradeoffsPage, qtbot: QtBot) -> None:
    before = [row.name for row in options(page, "Salary")]
    page.reveal(Issue, issue(page, "Salary").id)
    qtbot.keyClick(focus(), Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert "Salary" not in [row.name for row in stored(page).issues]
    page.document.undo()
    assert [row.name for row in options(page, "Salary")] == before
    assert list(chips(page, "Salary")) == before


def test_an_option_is_renamed_moved_and_deleted_by_keys_on_its_chip(
    page: TradeoffsPage, qtbot: QtBot
) -> None:
    first, second, *_ = chips(page, "Salary").values()
    first.setFocus()
    qtbot.keyClick(first, Key.Key_F2)
    focus().selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(focus(), "6")
    focus().grow()  # type: ignore[attr-defined]
    assert options(page, "Salary")[0].name == "6"
    qtbot.keyClick(focus(), Key.Key_Escape)
    assert options(page, "Salary")[0].name == "62k"
    page.document.undo_stack.clear()
    qtbot.keyClick(first, Key.Key_F2)
    for letters in ("6", "3k"):
        qtbot.keyClicks(focus(), letters)
        focus().grow()  # type: ignore[attr-defined]
    qtbot.keyClick(focus(), Key.Key_Return)
    assert options(page, "Salary")[0].name == "63k"
    qtbot.keyClick(first, Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert [row.name for row in options(page, "Salary")][:2] == ["60k", "63k"]
    assert focus() is first
    count = len(options(page, "Salary"))
    qtbot.keyClick(first, Key.Key_Delete)
    assert "63k" not in [row.name for row in options(page, "Salary")]
    assert isinstance(focus(), Chip)
    for _ in range(3):
        page.document.undo()
    assert [row.name for row in options(page, "Salary")][:2] == ["62k", "60k"]
    assert len(options(page, "Salary")) == count
    assert second.text() == "60k"


def test_arrows_walk_the_chips_and_space_picks_one(page: TradeoffsPage, qtbot: QtBot) -> None:
    row = chips(page, "Salary")
    row["62k"].setFocus()
    qtbot.keyClick(focus(), Key.Key_Right)
    assert focus() is row["60k"]
    before = page.card.headline.text()
    qtbot.keyClick(focus(), Key.Key_Right)
    qtbot.keyClick(focus(), Key.Key_Space)
    assert row["58k"].isChecked()
    assert not row["60k"].isChecked()
    assert page.draft.choices[issue(page, "Salary").id] == options(page, "Salary")[2].id
    assert page.card.headline.text() != before


def test_a_weight_is_typed_dragged_and_moved_by_arrows(page: TradeoffsPage, qtbot: QtBot) -> None:
    frame = page.issues.list.frames[issue(page, "Salary").id]
    number, bar = frame.form.editors["weight_me"], frame.findChild(WeightBar)
    number.setFocus()
    number.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(number, "41,5")
    qtbot.keyClick(number, Key.Key_Return)
    assert issue(page, "Salary").weight_me == 41.5
    below = page.issues.list.frames[issue(page, "Days at home").id]
    assert focus() is below.form.editors["weight_me"], "Enter goes down the column"
    qtbot.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(int(bar.x_of(20)), 11))
    qtbot.mouseMove(bar, QPoint(int(bar.x_of(25)), 11))
    qtbot.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(int(bar.x_of(25)), 11))
    dragged = issue(page, "Salary").weight_me
    assert dragged is not None
    assert abs(dragged - 25) <= 5
    bar.setFocus()
    for _ in range(3):
        qtbot.keyClick(bar, Key.Key_Right)
    assert issue(page, "Salary").weight_me == dragged + 3
    page.document.undo()
    assert issue(page, "Salary").weight_me == dragged, "pressing an arrow thrice is one step"
    page.document.undo()
    page.document.undo()
    assert issue(page, "Salary").weight_me == 38


def test_a_weight_that_could_be_read_in_two_ways_is_refused(page: TradeoffsPage, qtbot: QtBot) -> None:
    number = page.issues.list.frames[issue(page, "Salary").id].form.editors["weight_me"]
    for wrong in ("101", "1,234", "-1", "nan"):
        number.setFocus()
        number.selectAll()  # type: ignore[attr-defined]
        qtbot.keyClicks(number, wrong)
        qtbot.keyClick(number, Key.Key_Return)
        assert issue(page, "Salary").weight_me == 38
        assert number.property("wrong")
    qtbot.keyClick(number, Key.Key_Escape)


def test_their_range_is_typed_and_keeps_the_likely_figure_inside(page: TradeoffsPage, qtbot: QtBot) -> None:
    row = page.issues.list.frames[issue(page, "Salary").id]
    ends = row.content.findChild(RangeBar).parentWidget().ends  # type: ignore[attr-defined]
    ends.setFocus()
    ends.selectAll()
    qtbot.keyClicks(ends, "40 to 50")
    qtbot.keyClick(ends, Key.Key_Return)
    found = issue(page, "Salary")
    assert (found.weight_them_low, found.weight_them_likely, found.weight_them_high) == (40, 40, 50)
    page.document.undo()
    found = issue(page, "Salary")
    assert (found.weight_them_low, found.weight_them_likely, found.weight_them_high) == (29, 35, 43)
    assert ends.text() == "29–43"


def test_the_keys_of_the_range_bar_move_each_of_its_three_marks(page: TradeoffsPage, qtbot: QtBot) -> None:
    bar = page.issues.list.frames[issue(page, "Salary").id].content.findChild(RangeBar)
    bar.setFocus()
    qtbot.keyClick(bar, Key.Key_Left)
    assert issue(page, "Salary").weight_them_likely == 34
    qtbot.keyClick(bar, Key.Key_Up)
    qtbot.keyClick(bar, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert getattr(issue(page, "Salary"), HIGH) == 53
    qtbot.keyClick(bar, Key.Key_Down)
    qtbot.keyClick(bar, Key.Key_Down)
    qtbot.keyClick(bar, Key.Key_Left)
    assert getattr(issue(page, "Salary"), LOW) == 28


def test_making_the_points_add_up_is_one_step_in_proportion(page: TradeoffsPage, qtbot: QtBot) -> None:
    page.document.set(issue(page, "Salary"), weight_me=88.0)
    before = [row.weight_me for row in page.dossier.issues]
    assert page.foot.points.text() == "150 points given"
    qtbot.mouseClick(button(page, "make it 100"), Qt.MouseButton.LeftButton)
    after = [row.weight_me for row in stored(page).issues]
    assert sum(after) == 100
    assert all(abs(new - old / 1.5) < 1 for new, old in zip(after, before, strict=True))
    assert page.foot.points.text() == "100 points given"
    assert not page.foot.share.isVisible()
    page.document.undo()
    assert [row.weight_me for row in page.dossier.issues] == before


def test_a_forgotten_issue_comes_with_its_options_and_is_not_offered_again(
    blank: TradeoffsPage, qtbot: QtBot
) -> None:
    qtbot.mouseClick(button(blank, "Rent-free months"), Qt.MouseButton.LeftButton)
    assert len(options(blank, "Rent-free months")) >= 3
    assert "Rent-free months" not in [
        each.text() for each in blank.foot.suggestions.findChildren(QPushButton) if each.isVisible()
    ]
    blank.document.undo()
    assert not stored(blank).issues
    assert not stored(blank).options
    assert button(blank, "Rent-free months")
    blank.document.add(Issue(negotiation_id=blank.dossier.negotiation.id, name="  rent-free MONTHS "))
    assert "Rent-free months" not in [
        each.text() for each in blank.foot.suggestions.findChildren(QPushButton) if each.isVisible()
    ]


def test_scores_and_marks_are_edited_in_the_details_of_an_issue(page: TradeoffsPage, qtbot: QtBot) -> None:
    page.reveal(Issue, issue(page, "Salary").id)
    qtbot.keyClick(focus(), Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    table = page.issues.list.frames[issue(page, "Salary").id].details
    assert table is not None
    assert table.isVisible()
    option = options(page, "Salary")[1]
    number = table.list.frames[option.id].form.editors["score_me"]  # type: ignore[attr-defined]
    number.setFocus()
    number.selectAll()
    qtbot.keyClicks(number, "90")
    qtbot.keyClick(number, Key.Key_Return)
    assert options(page, "Salary")[1].score_me == 90
    table.marks["target_id"].choose(options(page, "Salary")[0].id)  # type: ignore[attr-defined]
    assert issue(page, "Salary").target_id == options(page, "Salary")[0].id
    page.document.undo()
    page.document.undo()
    assert options(page, "Salary")[1].score_me == option.score_me
    assert issue(page, "Salary").target_id == option.id


def test_scores_can_be_spread_evenly_in_one_step(blank: TradeoffsPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(blank, "Rent-free months"), Qt.MouseButton.LeftButton)
    blank.issues.list.frames[issue(blank, "Rent-free months").id].toggle_details()
    qtbot.mouseClick(button(blank, "Spread yours evenly, first is best"), Qt.MouseButton.LeftButton)
    mine = [row.score_me for row in options(blank, "Rent-free months")]
    assert mine[0] == 100
    assert mine[-1] == 0
    assert mine == sorted(mine, reverse=True)
    qtbot.mouseClick(button(blank, "Spread theirs the other way round"), Qt.MouseButton.LeftButton)
    assert [row.score_them_likely for row in options(blank, "Rent-free months")] == mine[::-1]
    blank.document.undo()
    blank.document.undo()
    assert {row.score_me for row in options(blank, "Rent-free months")} == {None}


def test_a_search_hit_on_an_option_takes_the_keyboard_to_its_chip(page: TradeoffsPage) -> None:
    option = options(page, "Salary")[2]
    assert page.reveal(Option, option.id)
    assert focus() is chips(page, "Salary")[option.name]
    package = page.dossier.packages[1]
    assert page.reveal(Package, package.id)
    assert page.packages.list.focused() is page.packages.list.frames[package.id]


def test_everything_that_takes_the_keyboard_has_a_name(page: TradeoffsPage) -> None:
    page.issues.list.frames[issue(page, "Salary").id].toggle_details()
    tab = Qt.FocusPolicy.TabFocus
    silent = [
        each
        for each in page.widget().findChildren(QWidget)
        if each.focusPolicy() & tab and each.isVisible() and not each.accessibleName()
    ]
    assert silent == []


def test_tab_goes_from_the_points_of_an_issue_to_its_chosen_option_and_stops_there_once(
    page: TradeoffsPage, qtbot: QtBot
) -> None:
    frame = page.issues.list.frames[issue(page, "Salary").id]
    frame.content.findChild(RangeBar).parentWidget().ends.setFocus()  # type: ignore[attr-defined]
    qtbot.keyClick(focus(), Key.Key_Tab)
    assert focus() is chips(page, "Salary")["60k"]
    qtbot.keyClick(focus(), Key.Key_Tab)
    assert focus() is page.issues.chip_rows[issue(page, "Salary").id].field
    qtbot.keyClick(focus(), Key.Key_Tab)
    assert focus() is page.issues.list.frames[issue(page, "Days at home").id].form.editors["name"]


def test_going_on_with_weights_and_targets_leads_to_the_first_field_that_is_empty(
    page: TradeoffsPage,
) -> None:
    lead = issue(page, "Migration lead")
    page.document.set(lead, weight_me=None)
    page.reveal_section("weight_me")
    assert focus() is page.issues.list.frames[lead.id].form.editors["weight_me"]
    page.document.undo()
    option = options(page, "Migration lead")[1]
    page.document.set(option, score_me=None)
    page.reveal_section("weight_me")
    table = page.issues.list.frames[lead.id].details
    assert focus() is table.list.frames[option.id].form.editors["score_me"]  # type: ignore[union-attr]
    page.document.set(issue(page, "Commitment"), target_id=None)
    page.reveal_section("target_id")
    below = page.issues.list.frames[issue(page, "Commitment").id].details
    assert focus() is below.marks["target_id"]  # type: ignore[union-attr]
