"""The list at the left: negotiations by stage, and whatever the search finds, a key away."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.hands import Key, focused, press
from workbook.model import Entry, LeverageItem, Negotiation
from workbook.ui.main_window import Workspace
from workbook.ui.sidebar import Sidebar

TODAY = date.today()


def lines(sidebar: Sidebar) -> list[str]:
    return [sidebar.model.item(place).text() for place in range(sidebar.model.rowCount())]


def begin(workspace: Workspace, title: str, **values: object) -> Negotiation:
    made = workspace.document.new_negotiation(title=title, **values)
    assert made is not None
    return made


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    """A window over three negotiations, with something to find in each and in the journal."""
    begin(workspace, "Closed one", stage="closed", counterpart="Ada")
    begin(workspace, "Late lease", stage="preparing", meeting_on=TODAY + timedelta(days=9))
    first = begin(workspace, "Early lease", stage="preparing", meeting_on=TODAY + timedelta(days=2))
    item = LeverageItem(negotiation_id=first.id, what="Another workshop near the CAFÉ")
    workspace.document.add(item)
    workspace.document.add(Entry(text="Read about silence in a café", title="Silence"))
    return workspace


def search(workspace: Workspace, text: str, qtbot: QtBot) -> list[str]:
    """What the list shows a moment after this was typed into the search."""
    press(Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(workspace.sidebar.model.rowsInserted, timeout=2000):
        QTest.keyClicks(focused(), text)
    return lines(workspace.sidebar)


def test_negotiations_stand_under_their_stage_the_next_meeting_first(filled: Workspace) -> None:
    assert lines(filled.sidebar) == [
        "Journal",
        "Preparing",
        "Early lease",
        "Late lease",
        "Closed",
        "Closed one",
    ]


def test_the_one_that_is_open_is_marked(filled: Workspace) -> None:
    assert filled.sidebar.list.currentIndex().data() == "Early lease"
    press(Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    assert filled.sidebar.list.currentIndex().data() == "Journal"


def test_a_click_opens_a_negotiation(filled: Workspace, qtbot: QtBot) -> None:
    view = filled.sidebar.list
    spot = view.visualRect(view.model().index(5, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert filled.document.negotiation.title == "Closed one"


def test_a_stage_or_title_that_changes_moves_the_entry(filled: Workspace) -> None:
    filled.document.set(filled.document.negotiation, stage="closed", title="A lease")
    assert lines(filled.sidebar) == ["Journal", "Preparing", "Late lease", "Closed", "A lease", "Closed one"]
    filled.document.undo()
    assert lines(filled.sidebar)[1:3] == ["Preparing", "Early lease"]


def test_search_finds_rows_and_journal_whatever_the_accents(filled: Workspace, qtbot: QtBot) -> None:
    found = search(filled, "cafe", qtbot)
    assert found[0] == "2 found"
    assert any("CAFÉ" in line for line in found)
    assert any("silence" in line.casefold() for line in found)


def test_enter_in_the_search_goes_to_the_row_in_its_tab(filled: Workspace, qtbot: QtBot) -> None:
    other = next(row for row in filled.document.workbook.negotiations if row.title == "Closed one")
    filled.document.select(other.id)
    search(filled, "another workshop", qtbot)
    press(Key.Key_Return)
    assert filled.document.negotiation.title == "Early lease"
    assert filled.stack.currentWidget().key == "leverage"
    assert focused().value() == "Another workshop near the CAFÉ"


def test_a_journal_entry_that_was_found_opens_in_the_journal(filled: Workspace, qtbot: QtBot) -> None:
    search(filled, "about silence", qtbot)
    press(Key.Key_Return)
    assert filled.outer.currentWidget() is filled.journal


def test_arrow_down_goes_on_into_what_was_found(filled: Workspace, qtbot: QtBot) -> None:
    search(filled, "lease", qtbot)
    press(Key.Key_Down)
    assert focused() is filled.sidebar.list
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert filled.document.negotiation.title in ("Early lease", "Late lease")


def test_nothing_found_is_said_and_escape_shows_the_negotiations_again(
    filled: Workspace, qtbot: QtBot
) -> None:
    assert search(filled, "zeppelin", qtbot) == ["Nothing found"]
    press(Key.Key_Return)
    with qtbot.waitSignal(filled.sidebar.model.rowsInserted, timeout=2000):
        press(Key.Key_Escape)
    assert lines(filled.sidebar)[0] == "Journal"


def test_what_is_written_after_a_search_is_found_too(filled: Workspace, qtbot: QtBot) -> None:
    assert search(filled, "balloon", qtbot) == ["Nothing found"]
    filled.document.set(filled.document.negotiation, goal="A balloon")
    filled.sidebar.search.clear()
    assert search(filled, "balloon", qtbot)[0] == "1 found"


def test_a_found_text_is_never_read_as_markup(filled: Workspace, qtbot: QtBot) -> None:
    filled.document.set(filled.document.negotiation, goal="<b>fat</b> & lean")
    assert "<b>fat</b> & lean" in search(filled, "fat", qtbot)
