"""The whole window: tabs, what is remembered, the first steps, files in and out, and what goes wrong."""

import os
import re
import shutil
import sqlite3
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.hands import Held, Key, fill_in, focused, named, press, type_in
from workbook import app
from workbook.model import Negotiation
from workbook.storage import backups
from workbook.storage.store import create, open_file
from workbook.ui.keeping.leaving import Leaving
from workbook.ui.main_window import Workspace
from workbook.ui.opening import show_store
from workbook.ui.pages import PAGES
from workbook.ui.shell import Shell

LEFT = Qt.MouseButton.LeftButton
DIGITS = (
    Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_5, Key.Key_6, Key.Key_7, Key.Key_8, Key.Key_9,
)  # fmt: skip


@pytest.fixture
def rent(workspace: Workspace) -> Workspace:
    """A window over one negotiation called Rent."""
    workspace.document.new_negotiation(title="Rent", counterpart="The landlord")
    return workspace


def everything(workspace: Workspace) -> list[object]:
    return [row.model_dump() for row in workspace.document.store.rows()]


def content(path: Path) -> list[object]:
    store = open_file(path, read_only=True)
    rows = [row.model_dump() for row in store.rows()]
    store.close()
    return rows


def menu(workspace: Workspace, name: str) -> None:
    """What the menu entry does."""
    workspace.actions_made[name].trigger()


# Where one is


def test_control_and_a_digit_open_the_tabs_the_journal_and_the_start_page(rent: Workspace) -> None:
    for place, key in enumerate(DIGITS[:7]):
        press(key, Held.ControlModifier)
        assert rent.stack.currentWidget().key == PAGES[place].key
        assert rent.outer.currentWidget() is rent.negotiation_side
        assert rent.header.tabs.checkedId() == place
    press(Key.Key_8, Held.ControlModifier)
    assert rent.outer.currentWidget() is rent.journal
    press(Key.Key_9, Held.ControlModifier)
    assert rent.outer.currentWidget() is rent.welcome
    press(Key.Key_2, Held.ControlModifier)
    assert rent.stack.currentWidget().key == "leverage"
    assert rent.stack.currentWidget().isVisible()


def test_a_click_on_a_tab_opens_it(rent: Workspace, qtbot: QtBot) -> None:
    qtbot.mouseClick(rent.header.tabs.button(3), LEFT)
    assert rent.stack.currentWidget().key == "tradeoffs"


def test_changing_the_tab_stores_what_is_being_typed(rent: Workspace) -> None:
    press(Key.Key_2, Held.ControlModifier)
    type_in(named(rent.stack.currentWidget(), "Add theirs"), "budget")
    press(Key.Key_3, Held.ControlModifier)
    dossier = rent.document.store.dossier(rent.document.negotiation.id)
    assert [row.what for row in dossier.leverage_items] == ["budget"]


def test_tab_negotiation_and_window_are_remembered(rent: Workspace, qtbot: QtBot) -> None:
    shell, path = rent.shell, rent.document.store.path
    first = rent.document.negotiation.id
    rent.document.new_negotiation(title="Another")
    rent.document.select(first)
    press(Key.Key_4, Held.ControlModifier)
    shell.resize(770, 540)
    QApplication.processEvents()
    shell.close()
    again = Shell()
    qtbot.addWidget(again)
    from workbook.ui.opening import fill

    fill(again, None)
    again.show()
    workspace = again.centralWidget()
    assert workspace.document.store.path == path
    assert workspace.document.negotiation.title == "Rent"
    assert workspace.stack.currentWidget().key == "tradeoffs"
    assert again.size() == shell.size()
    again.close()


def test_the_journal_is_remembered_as_what_was_open(rent: Workspace, qtbot: QtBot) -> None:
    press(Key.Key_8, Held.ControlModifier)
    again = show_store(rent.shell, open_elsewhere(rent))
    assert again.outer.currentWidget() is again.journal


def open_elsewhere(workspace: Workspace):
    """The same workbook opened anew, as after a restart."""
    path = workspace.document.store.path
    workspace.close_down()
    return open_file(path)


# Beginning


def test_a_negotiation_is_started_by_the_keyboard_alone(workspace: Workspace) -> None:
    assert workspace.outer.currentWidget() is workspace.welcome
    assert focused().accessibleName() == "Title"
    QTest.keyClicks(focused(), "Office lease")
    press(Key.Key_Tab)
    QTest.keyClicks(focused(), "The landlord")
    press(Key.Key_Return)
    made = workspace.document.store.workbook().negotiations
    assert [(row.title, row.counterpart) for row in made] == [("Office lease", "The landlord")]
    assert workspace.stack.currentWidget().key == "overview"
    assert workspace.stack.currentWidget().isVisible()
    menu(workspace, "undo")
    assert workspace.document.store.workbook().negotiations == ()
    assert workspace.outer.currentWidget() is workspace.welcome


def test_without_a_title_it_is_asked_for_and_nothing_is_made(workspace: Workspace, qtbot: QtBot) -> None:
    press(Key.Key_Return)
    assert workspace.document.store.workbook().negotiations == ()
    assert focused().accessibleName() == "Title"


def test_a_title_of_ten_thousand_characters_is_told_and_kept(workspace: Workspace) -> None:
    workspace.welcome.title.setText("x" * 10_000)
    press(Key.Key_Return)
    assert workspace.document.store.workbook().negotiations == ()
    assert workspace.outer.currentWidget() is workspace.welcome
    assert workspace.welcome.title.text() == "x" * 10_000


def test_each_sample_is_loaded_by_a_click_and_taken_back_by_undo(workspace: Workspace, qtbot: QtBot) -> None:
    tiles = [one for one in workspace.welcome.findChildren(QPushButton) if one.property("look") == "tile"]
    assert len(tiles) == 3
    for number, tile in enumerate(tiles):
        workspace.start_negotiation()
        qtbot.mouseClick(tile, LEFT)
        assert len(workspace.document.store.workbook().negotiations) == number + 1
        assert workspace.stack.currentWidget().isVisible()
        assert workspace.document.dossier.leverage_items
    for _ in tiles:
        menu(workspace, "undo")
    assert workspace.document.store.rows() == ()


def test_deleting_a_negotiation_can_be_undone_with_all_it_holds(rent: Workspace) -> None:
    rent.files.load_sample("pay-rise")
    before = everything(rent)
    title = rent.document.negotiation.title
    menu(rent, "delete_negotiation")
    assert [row.title for row in rent.document.store.workbook().negotiations] == ["Rent"]
    assert rent.document.negotiation.title == "Rent"
    menu(rent, "undo")
    assert sorted(map(str, everything(rent))) == sorted(map(str, before))
    assert rent.document.negotiation.title == title


def test_deleting_the_last_negotiation_shows_the_start_page(rent: Workspace) -> None:
    menu(rent, "delete_negotiation")
    assert rent.outer.currentWidget() is rent.welcome
    menu(rent, "undo")
    assert rent.document.negotiation.title == rent.header.title.value() == "Rent"
    assert rent.outer.currentWidget() is rent.negotiation_side


def test_the_line_below_offers_to_undo_by_a_click(rent: Workspace, qtbot: QtBot) -> None:
    fill_in(rent.header.title, "Lease")
    assert "Lease" in rent.status.undo_link.text() or "Rent" in rent.status.undo_link.text()
    qtbot.mouseClick(rent.status.undo_link, LEFT)
    assert rent.document.negotiation.title == "Rent"


def test_the_line_below_shows_an_ampersand_as_it_is(rent: Workspace) -> None:
    fill_in(rent.header.title, "R&D budget")
    menu(rent, "delete_negotiation")
    assert rent.status.undo_link.text() == "Undo: deleted “R&&D budget”"
    assert rent.status.undo_link.accessibleName() == "Undo: deleted “R&D budget”"


def asked(workspace: Workspace) -> Leaving:
    (question,) = (one for one in workspace.findChildren(Leaving) if one.isVisible())
    return question


def test_closing_asks_about_what_could_not_be_stored_and_escape_keeps_the_window(rent: Workspace) -> None:
    rent.header.title.setFocus()
    rent.header.title.insertPlainText("too long " * 30)
    assert not rent.shell.close()
    assert "One field is not saved: “Title”." in asked(rent).said.text()
    assert asked(rent).stay.isDefault()
    QTest.keyClick(asked(rent), Key.Key_Escape)
    assert rent.shell.isVisible()
    assert "too long" in rent.header.title.value()
    assert not rent.shell.close()
    asked(rent).leave.click()
    assert rent.closed
    assert not rent.shell.isVisible()


def test_a_copy_saved_from_the_question_has_it_all_and_then_the_window_closes(
    rent: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.workbook"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    rent.document.store.path.unlink()
    type_in(rent.header.title, "!")
    press(Key.Key_1, Held.ControlModifier)
    named(rent, "Kind").choose("lease")
    assert not rent.shell.close()
    assert "2 fields are not saved" in asked(rent).said.text()
    assert "moved, deleted or replaced" in asked(rent).why.text()
    asked(rent).copy.click()
    assert rent.closed
    assert sorted(content(copy)[0]["title"]) == sorted("Rent!")
    assert content(copy)[0]["kind"] == "lease"


def test_the_window_does_not_close_in_silence_over_a_file_that_is_gone(rent: Workspace) -> None:
    rent.document.store.path.unlink()
    assert not rent.shell.close()
    assert "not where it was" in asked(rent).said.text()


@pytest.mark.parametrize("may_ask", [True, False])
def test_the_end_of_the_session_stores_what_is_typed_and_waits_where_it_cannot(
    rent: Workspace, qtbot: QtBot, may_ask: bool
) -> None:
    told: list[str] = []
    manager = SimpleNamespace(allowsInteraction=lambda: may_ask, cancel=lambda: told.append("wait"))
    type_in(rent.header.title, "!")
    app.session_ends(rent.shell, manager)
    assert sorted(rent.document.store.workbook().negotiations[0].title) == sorted("Rent!")
    assert not told
    rent.document.store.path.unlink()
    type_in(rent.header.title, "?")
    app.session_ends(rent.shell, manager)
    assert told == ["wait"] * may_ask
    if may_ask:
        qtbot.waitUntil(lambda: bool(rent.findChildren(Leaving)))
        assert asked(rent).isVisible()


def test_f2_renames_and_the_title_in_the_list_follows(rent: Workspace) -> None:
    press(Key.Key_F2)
    QTest.keyClicks(focused(), "Lease")
    press(Key.Key_Tab)
    assert rent.document.store.workbook().negotiations[0].title == "Lease"
    assert rent.sidebar.list.currentIndex().data() == "Lease"


# Files


@pytest.mark.parametrize("what", ["missing", "not a workbook", "truncated", "newer", "empty"])
def test_opening_what_cannot_be_opened_keeps_the_present_one_and_tells(
    rent: Workspace, tmp_path: Path, empty_workbook: Path, what: str
) -> None:
    path = tmp_path / "theirs.workbook"
    if what != "missing":
        good = empty_workbook.read_bytes()
        path.write_bytes(
            {"not a workbook": b"no" * 900, "truncated": good[:5000], "newer": good, "empty": b""}[what]
        )
    if what == "newer":
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA user_version = 9999")
        connection.close()
    rent.files.open(path)
    assert rent.shell.centralWidget() is rent
    assert rent.aside is not None
    assert "theirs.workbook" in rent.aside.sentence.text()
    fill_in(rent.header.title, "Still here")
    assert rent.document.store.workbook().negotiations[0].title == "Still here"


def test_another_workbook_takes_the_place_of_the_present_one(rent: Workspace, tmp_path: Path) -> None:
    create(tmp_path / "other.workbook").close()
    mine = rent.document.store.path
    type_in(rent.header.title, "!")
    rent.files.open(tmp_path / "other.workbook")
    other = rent.shell.centralWidget()
    assert other.document.store.path.name == "other.workbook"
    assert sorted(content(mine)[0]["title"]) == sorted("Rent!")
    assert "other" in rent.shell.windowTitle()


def test_a_backup_is_told_and_holds_everything(rent: Workspace) -> None:
    menu(rent, "make_backup")
    assert re.fullmatch(r"Backed up at \d\d:\d\d\.", rent.status.notice.text())
    (backup,) = backups.of(rent.document.store.path)
    assert content(backup.path) == everything(rent)
    menu(rent, "make_backup")
    assert rent.status.notice.text().startswith("Nothing has changed since the backup at ")


# What goes wrong


def test_when_the_file_was_replaced_not_saved_is_shown_and_the_typed_text_stays(rent: Workspace) -> None:
    path = rent.document.store.path
    shutil.copy(path, path.with_name("copy"))
    os.replace(path.with_name("copy"), path)
    fill_in(rent.header.title, "Typed later")
    assert rent.sidebar.foot.text() == "NOT SAVED"
    assert "not stored" in rent.status.notice.text()
    assert rent.header.title.value() == "Typed later"
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT title FROM negotiation").fetchall() == [("Rent",)]
    connection.close()


def test_typing_a_new_row_that_cannot_be_stored_keeps_every_letter(rent: Workspace) -> None:
    press(Key.Key_2, Held.ControlModifier)
    rent.document.store.path.rename(rent.document.store.path.with_name("moved"))
    line = named(rent.stack.currentWidget(), "Add theirs")
    type_in(line, "budge")
    assert line.value() == "budge"
    rent.document.store.path.with_name("moved").rename(rent.document.store.path)
    type_in(line, "t")
    assert [row.what for row in rent.document.dossier.leverage_items] == ["budget"]


def test_a_copy_saved_elsewhere_is_the_way_out_with_all_that_was_typed(
    rent: Workspace, tmp_path: Path
) -> None:
    press(Key.Key_3, Held.ControlModifier)
    why = named(rent.stack.currentWidget(), "Why would they want it? A need, a concern, a hope")
    press(Key.Key_2, Held.ControlModifier)
    line = named(rent, "Add theirs")
    press(Key.Key_1, Held.ControlModifier)
    clock = named(rent, "Time")
    rent.document.store.path.unlink()
    fill_in(rent.header.title, "Typed later")
    fill_in(clock, "noon")
    press(Key.Key_2, Held.ControlModifier)
    type_in(line, "budget")
    press(Key.Key_3, Held.ControlModifier)
    type_in(why, "cash")
    press(Key.Key_Tab)
    assert rent.sidebar.foot.text() == "NOT SAVED"
    rent.files.copy_to(tmp_path / "rescued.workbook")
    assert "rescued" in rent.shell.windowTitle()
    assert rent.document.store.path.name == "rescued.workbook"
    there = rent.document.store.dossier(rent.document.negotiation.id)
    assert there.negotiation.title == "Typed later"
    assert [row.what for row in there.leverage_items] == ["budget"]
    assert [row.text for row in there.interests] == ["cash"]
    assert (clock.text(), rent.unstored()) == ("noon", "Time")
    press(Key.Key_1, Held.ControlModifier)
    fill_in(clock, "12")
    fill_in(rent.header.title, "Going on")
    assert rent.sidebar.foot.text().startswith("Saved")
    menu(rent, "undo")
    menu(rent, "undo")
    assert rent.document.negotiation.title == "Typed later"


@pytest.mark.skipif(os.name != "posix", reason="rights of folders are a matter of POSIX")
def test_a_file_that_was_away_for_a_while_gets_the_edit_when_it_is_back(rent) -> None:
    path = rent.document.store.path
    moved = path.with_name("moved.workbook")
    path.rename(moved)
    fill_in(rent.header.title, "Typed later")
    assert rent.sidebar.foot.text() == "NOT SAVED"
    moved.rename(path)
    rent.header.title.setFocus()
    press(Key.Key_Tab)
    assert rent.sidebar.foot.text().startswith("Saved")
    assert rent.document.store.workbook().negotiations[0].title == "Typed later"


def test_what_is_being_typed_is_stored_by_closing_the_window(rent: Workspace) -> None:
    path = rent.document.store.path
    type_in(rent.header.title, "!")
    rent.shell.close()
    assert sorted(content(path)[0]["title"]) == sorted("Rent!")


def test_an_unforeseen_error_is_told_and_the_log_holds_no_words_of_the_person(rent: Workspace, home) -> None:
    import logging
    import sys

    from workbook.ui import errors

    errors.start_log()
    errors.catch(lambda sentence: rent.tell(sentence, wrong=True))
    try:
        raise ValueError("my secret limit is 52000")
    except ValueError:
        sys.excepthook(*sys.exc_info())
    assert "Something went wrong" in rent.status.notice.text()
    logging.shutdown()
    log = (home / "log.txt").read_text(encoding="utf-8")
    assert "ValueError" in log
    assert "secret" not in log


def test_every_menu_entry_has_words_and_no_two_share_a_key(rent: Workspace) -> None:
    keys = [key.toString() for action in rent.actions_made.values() for key in action.shortcuts()]
    assert len(keys) == len(set(keys)) > 15
    assert all(action.text() for action in rent.actions_made.values())


def test_light_and_dark_are_chosen_and_remembered(rent: Workspace) -> None:
    from workbook.ui import settings
    from workbook.ui.theme import theme

    menu(rent, "look_dark")
    assert theme.is_dark
    assert settings.get("look") == "dark"
    menu(rent, "look_light")
    assert not theme.is_dark


def test_a_stage_is_set_from_the_menu_and_undone(rent: Workspace) -> None:
    stages = rent.commands.submenus()["Stage"]
    from PySide6.QtWidgets import QMenu

    shown = QMenu(rent)
    stages(shown)
    shown.actions()[-1].trigger()
    assert isinstance(rent.document.negotiation, Negotiation)
    assert (
        rent.document.store.workbook().negotiations[0].stage == rent.document.negotiation.stage != "preparing"
    )
    menu(rent, "undo")
    assert rent.document.negotiation.stage == "preparing"


def test_undo_returns_to_the_tab_that_shows_the_changed_field(workspace: Workspace) -> None:
    workspace.files.load_sample("pay-rise")
    tradeoffs = next(place for place, tab in enumerate(PAGES) if tab.key == "tradeoffs")
    workspace.show_tab(tradeoffs)
    negotiation = workspace.document.negotiation
    assert negotiation is not None
    assert workspace.document.set(negotiation, walk_away_worth=55.0)
    workspace.show_tab(0)
    workspace.document.undo()
    assert workspace.stack.currentIndex() == tradeoffs
    workspace.show_tab(tradeoffs)
    assert workspace.document.negotiation is not None
    workspace.document.set(workspace.document.negotiation, goal="Another goal")
    workspace.document.undo()
    assert workspace.stack.currentIndex() == 0


def test_the_line_below_names_the_negotiation_that_undo_would_change(rent: Workspace) -> None:
    first = rent.document.negotiation
    assert first is not None
    rent.document.new_negotiation(title="Flat")
    rent.document.set(rent.document.dossier.negotiation, goal="More")
    assert "in “" not in rent.status.undo_link.text()
    rent.document.select(first.id)
    assert rent.status.undo_link.text().endswith("in “Flat”")
    rent.document.undo()
    assert "in “" not in rent.status.undo_link.text()


def test_redo_by_keyboard_brings_back_a_negotiation_that_was_undone_to_the_start(
    rent: Workspace, qtbot: QtBot
) -> None:
    QTest.keyClick(focused(), Key.Key_Z, Held.ControlModifier)
    assert rent.document.workbook.negotiations == ()
    qtbot.waitUntil(lambda: focused().accessibleName() == "Title")
    QTest.keyClick(focused(), Key.Key_Z, Held.ControlModifier | Held.ShiftModifier)
    assert [row.title for row in rent.document.workbook.negotiations] == ["Rent"]
