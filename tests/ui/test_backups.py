"""The window of backups, and the backups nobody asks for."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.hands import Key, fill_in, press
from workbook import paths
from workbook.model import Entry
from workbook.storage import backups
from workbook.storage.store import open_file
from workbook.ui.keeping.backups import BackupsDialog
from workbook.ui.keeping.timed import TimedBackups, moment
from workbook.ui.main_window import Workspace

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def opened(workspace: Workspace) -> BackupsDialog:
    workspace.actions_made["show_backups"].trigger()
    (dialog,) = (found for found in workspace.shell.findChildren(BackupsDialog) if found.isVisible())
    return dialog


def titles(path: Path) -> list[str]:
    store = open_file(path, read_only=True)
    found = [row.title for row in store.workbook().negotiations]
    store.close()
    return found


def test_the_window_of_backups_shows_what_is_inside_and_makes_a_new_file_of_it(
    workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    document = workspace.document
    document.new_negotiation(title="<b>Rent</b>")
    document.store.backup("import", NOW - timedelta(days=1))
    document.add(Entry(title="First talk"))
    document.store.backup("timed", NOW)
    document.new_negotiation(title="Car")
    fill_in(workspace.header.title, "Van")

    dialog = opened(workspace)
    qtbot.waitUntil(
        lambda: dialog.model.unchecked() is None and "Only in the workbook now" in dialog.preview.texts()
    )
    assert "2 backups here" in dialog.how.text()
    shown = dialog.preview.texts()
    assert "Van" in shown
    assert "First talk" not in shown
    assert "One negotiation, one journal entry." in shown
    assert "<b>Rent</b>" in shown
    assert all(dialog.model.index(row).data().endswith("✓ whole") for row in range(2))
    press(Key.Key_Down)
    qtbot.waitUntil(lambda: "Journal: First talk" in dialog.preview.texts())
    assert "Before an import" in dialog.model.index(1).data()

    place = tmp_path / "older.workbook"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(place.with_suffix("")), ""))
    press(Key.Key_Return)
    qtbot.waitUntil(dialog.opener.isVisible)
    assert titles(place) == ["<b>Rent</b>"]
    # What there is now was backed up before, and the same backup is still chosen.
    assert [backup.reason for backup in backups.of(document.store.path)] == ["restore", "timed", "import"]
    assert dialog.list.currentIndex().row() == 2
    assert "3 backups here" in dialog.how.text()
    dialog.verify.click()
    qtbot.waitUntil(lambda: "to the last bit" in dialog.told.text())

    dialog.ask_restore()
    qtbot.waitUntil(lambda: "is already there and was left as it is" in dialog.told.text())
    dialog.opener.show()
    dialog.opener.click()
    other = workspace.shell.centralWidget()
    assert isinstance(other, Workspace)
    assert other.document.store.path == place


def test_a_damaged_backup_is_marked_and_not_restored_and_without_one_the_first_is_offered(
    workspace: Workspace, qtbot: QtBot
) -> None:
    document = workspace.document
    dialog = opened(workspace)
    assert dialog.whole.currentIndex() == 1
    assert not dialog.restore.isVisible()
    document.new_negotiation(title="Rent")
    dialog.first.click()
    qtbot.waitUntil(lambda: dialog.model.unchecked() is None)
    dialog.close()
    (backup,) = backups.of(document.store.path)
    backup.path.write_bytes(backup.path.read_bytes()[:-1] + b"?")
    again = opened(workspace)
    qtbot.waitUntil(lambda: again.model.unchecked() is None)
    assert "not whole" in again.model.index(0).data()
    again.restore.click()
    assert "is not as it was made" in again.told.text()
    again.close()


def test_backups_come_by_themselves_after_opening_and_after_work_and_go_on_after_a_failure(
    workspace: Workspace, qtbot: QtBot
) -> None:
    document = workspace.document
    path = document.store.path
    document.new_negotiation(title="Rent")
    timed = TimedBackups(workspace, opened_ms=0, work_ms=0, retry_ms=1)
    qtbot.waitUntil(lambda: len(backups.of(path)) == 1)
    assert backups.of(path)[0].reason == "opening"
    document.set(document.negotiation, goal="Lower rent")
    qtbot.waitUntil(lambda: len(backups.of(path)) == 2)
    assert backups.of(path)[0].reason == "timed"

    shutil.rmtree(paths.backups(path))
    paths.backups(path).write_text("in the way")
    document.set(document.negotiation, goal="Much lower rent")
    qtbot.waitUntil(lambda: "No backup could be made" in workspace.status.notice.text())
    workspace.tell("")
    document.set(document.negotiation, goal="Still lower rent")
    paths.backups(path).unlink()
    qtbot.waitUntil(lambda: len(backups.of(path)) == 1)
    assert workspace.status.notice.text() == ""
    timed.deleteLater()


def test_the_time_of_a_backup_has_its_day_where_that_is_not_today() -> None:
    made = datetime(2026, 11, 23, 10, 5).astimezone()
    assert moment(made, datetime(2026, 11, 23, 18)) == "10:05"
    assert moment(made, datetime(2026, 11, 24, 1)) == "10:05 on Mon 23 Nov 2026"
