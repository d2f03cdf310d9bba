"""The window says at any moment whether all that was typed is in the file, and goes on by itself."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.faults import faults
from tests.ui.hands import Held, Key, fill_in, named, press, type_in
from workbook import app
from workbook.model import new_negotiation
from workbook.storage.edits import addition
from workbook.storage.store import open_file
from workbook.ui.dialogs.keys import KeysDialog
from workbook.ui.main_window import Workspace
from workbook.ui.sidebar import Target

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="these faults are made the Linux way")


@pytest.fixture
def workbook_file(workbook_file: Path) -> Path:
    """A workbook with one negotiation in it."""
    store = open_file(workbook_file)
    store.apply([addition(row) for row in new_negotiation(title="Rent")])
    store.close()
    return workbook_file


def state(workspace: Workspace) -> tuple[str, str]:
    foot = workspace.sidebar.foot
    assert foot.text() in foot.accessibleName()
    return foot.state, foot.text()


def test_saving_is_said_with_the_first_letter_and_saved_when_it_is_stored(
    workspace: Workspace, qtbot: QtBot
) -> None:
    title = workspace.header.title
    type_in(title, "!")
    assert state(workspace) == ("saving", "Saving…")
    qtbot.waitUntil(lambda: state(workspace)[0] == "saved", timeout=1000)
    assert state(workspace)[1].startswith("Saved ")
    assert not title.unstored
    assert workspace.document.store.workbook().negotiations[0].title == title.value()


def test_while_the_disk_takes_nothing_that_is_said_and_all_that_was_typed_is_stored_afterwards(
    workspace: Workspace, qtbot: QtBot
) -> None:
    press(Key.Key_2, Held.ControlModifier)
    line = named(workspace.stack.currentWidget(), "Add theirs")
    with faults.no_larger_files(workspace.document.store.path):
        fill_in(workspace.header.title, "Typed on a full disk")
        assert state(workspace) == ("wrong", "NOT SAVED")
        assert "the disk" in workspace.status.notice.text()
        assert "the disk" in workspace.sidebar.foot.accessibleName()
        assert workspace.status.copy_link.isVisible()
        type_in(line, "budget")
        workspace.saving.retry()
        assert state(workspace) == ("wrong", "NOT SAVED")
        assert (workspace.header.title.value(), line.value()) == ("Typed on a full disk", "budget")
        workspace.sidebar.opened.emit(Target("another negotiation"))
        assert "so “Rent” stays open" in workspace.status.notice.text()
        assert (workspace.header.title.value(), line.value()) == ("Typed on a full disk", "budget")
        workspace.tell("Something else.")
        workspace.header.title.setFocus()
    qtbot.waitUntil(lambda: state(workspace)[0] == "saved", timeout=2000)
    assert not workspace.status.copy_link.isVisible()
    assert workspace.header.title.hasFocus()
    dossier = workspace.document.store.dossier(workspace.document.negotiation.id)
    assert dossier.negotiation.title == "Typed on a full disk"
    assert [row.what for row in dossier.leverage_items] == ["budget"]
    assert workspace.unstored() == ""


def test_saved_is_not_said_while_another_field_holds_what_cannot_be_stored(
    workspace: Workspace, qtbot: QtBot
) -> None:
    fill_in(workspace.header.title, "x" * 201)
    assert state(workspace)[0] != "saved"
    qtbot.waitUntil(lambda: state(workspace) == ("wrong", "NOT SAVED"), timeout=1000)
    assert "Title" in workspace.sidebar.foot.accessibleName()
    press(Key.Key_2, Held.ControlModifier)
    type_in(named(workspace.stack.currentWidget(), "Add theirs"), "budget")
    press(Key.Key_Tab)
    assert state(workspace) == ("wrong", "NOT SAVED")
    fill_in(workspace.header.title, "Short")
    assert state(workspace)[0] == "saved"


def test_a_file_that_is_taken_away_is_noticed_though_nothing_is_typed_and_so_is_its_return(
    workspace: Workspace, qtbot: QtBot
) -> None:
    with faults.moved_file(workspace.document.store.path):
        qtbot.waitUntil(lambda: state(workspace) == ("wrong", "NOT SAVED"), timeout=2000)
        assert "was moved, deleted or replaced" in workspace.status.notice.text()
        assert "last edit" not in workspace.status.notice.text()
        workspace.saving.retry()
        assert "put the file back" in workspace.sidebar.foot.accessibleName()
        assert workspace.status.copy_link.isVisible()
    workspace.saving.retry()
    assert state(workspace)[0] == "saved"
    assert not workspace.status.copy_link.isVisible()


def test_told_by_the_system_to_end_the_program_stores_what_is_typed_out_of_any_dialog(
    workspace: Workspace,
) -> None:
    path = workspace.document.store.path
    type_in(workspace.header.title, "!")
    QTimer.singleShot(0, workspace, lambda: app.end(workspace.shell))
    KeysDialog(workspace.shell).exec()
    assert workspace.closed
    store = open_file(path)
    assert sorted(store.workbook().negotiations[0].title) == sorted("Rent!")
    store.close()


def test_what_is_wrong_with_the_file_covers_no_field_and_what_is_wrong_with_a_value_stands_beside_it(
    workspace: Workspace,
) -> None:
    title = workspace.header.title
    with faults.moved_file(workspace.document.store.path):
        fill_in(title, "Typed later")
        assert not workspace.shell.findChildren(QLabel, "problem")
        assert title.property("wrong")
    workspace.saving.retry()
    fill_in(title, "x" * 201)
    (bubble,) = workspace.shell.findChildren(QLabel, "problem")
    field = title.rect().translated(title.mapTo(workspace.shell, QPoint()))
    assert not bubble.geometry().intersects(field)
    workspace.show_journal()
    assert not bubble.isVisible()
    press(Key.Key_1, Held.ControlModifier)
    type_in(named(workspace, "Time"), "9:")
    press(Key.Key_2, Held.ControlModifier)
    assert not any(one.isVisible() for one in workspace.shell.findChildren(QLabel, "problem"))
