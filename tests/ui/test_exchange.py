"""Taking a workbook out and bringing it in again in the window: what is shown first, done, and told."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from tests.storage.some_rows import as_data, full_negotiation
from workbook.model import Entry, Issue
from workbook.storage import portable
from workbook.storage.edits import addition
from workbook.storage.store import create
from workbook.ui.keeping.exporting import ExportDialog
from workbook.ui.keeping.importing import ImportDialog
from workbook.ui.keeping.reading_in import ReadingIn
from workbook.ui.main_window import Workspace
from workbook.ui.opening import show_store


@pytest.fixture
def window(workspace: Workspace) -> Workspace:
    """A window over one negotiation with something in every table, and an entry of none."""
    assert workspace.document.add(*full_negotiation("a"), Entry(id="e", text="Of no negotiation"))
    workspace.document.undo_stack.clear()
    workspace.document.select("a")
    return workspace


def everything(window: Workspace) -> dict:
    return as_data(window.document.store.rows())


def told(window: Workspace, qtbot: QtBot, words: str) -> None:
    qtbot.waitUntil(lambda: words in window.status.notice.text(), timeout=3_000)


def in_dialog(kind: type[QDialog], then: Callable[[QDialog], None]) -> None:
    """Do something in the dialog as soon as it is open."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            then(dialog)
        else:
            QTimer.singleShot(5, act)

    QTimer.singleShot(0, act)


def choose_file(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: (str(path), ""))


def test_what_is_exported_comes_in_elsewhere_as_one_step_of_undo(
    window: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    choose_file(monkeypatch, tmp_path / "all.json")

    def export(dialog: ExportDialog) -> None:
        dialog.what.buttons["all"].click()
        dialog.save.click()

    in_dialog(ExportDialog, export)
    window.actions_made["export"].trigger()
    told(window, qtbot, "Exported to all.json")
    before = everything(window)
    other = show_store(window.shell, create(tmp_path / "other.workbook"))

    def bring_in(dialog: ImportDialog) -> None:
        assert "Title of a — new" in dialog.listed.text()
        assert "Journal: Of no negotiation — new" in dialog.listed.text()
        assert not dialog.anyway.isVisible()
        dialog.take.click()

    in_dialog(ImportDialog, bring_in)
    other.actions_made["import_json"].trigger()
    told(other, qtbot, "Imported all.json")
    assert everything(other) == before
    other.document.undo()
    assert everything(other) == {}
    other.document.redo()
    assert everything(other) == before


def test_an_export_that_could_not_be_imported_again_is_told(
    window: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(portable, "LARGEST", 1000)
    window.commands.exporting.save(tmp_path / "large.json", "json", None)
    told(window, qtbot, "too large to be imported again")
    window.importing.open(tmp_path / "large.json")
    told(window, qtbot, "it is too large")
    window.commands.exporting.save(tmp_path / "large.csv", "csv", None)
    told(window, qtbot, "Exported to large.csv. Nothing protects")


def test_one_negotiation_goes_into_the_format_chosen_which_is_remembered(
    window: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    choose_file(monkeypatch, tmp_path / "one")

    def export(dialog: ExportDialog) -> None:
        dialog.what.buttons["one"].click()
        dialog.kind.buttons["csv"].click()
        assert "zip" in dialog.about.text()
        assert not dialog.calendar.isVisible()
        dialog.save.click()

    in_dialog(ExportDialog, export)
    window.commands.export()
    told(window, qtbot, "Exported to one.zip")
    assert "entry.csv" in zipfile.ZipFile(tmp_path / "one.zip").namelist()
    dialog = ExportDialog(window, "Rent", protected=True)
    qtbot.addWidget(dialog)
    assert (dialog.format.key, dialog.whole) == ("csv", False)
    dialog.kind.buttons["ics"].click()
    assert not dialog.titles.isChecked()
    assert "only “Meeting”" in dialog.discreet.text()


def test_replacing_says_what_it_removes_and_is_taken_back_by_undo(
    window: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    portable.write(tmp_path / "a.json", window.document.store.rows("a"))
    window.document.add(Issue(id="since", negotiation_id="a", name="Added since"))
    before = everything(window)

    def replace(dialog: ImportDialog) -> None:
        assert not dialog.take.isEnabled()
        dialog.way.buttons["replace"].click()
        assert "Title of a — 1 issue removed" in dialog.listed.text()
        dialog.take.click()

    in_dialog(ImportDialog, replace)
    window.importing.open(tmp_path / "a.json")
    told(window, qtbot, "1 issue removed")
    assert ("issue", "since") not in everything(window)
    assert ("entry", "e") in everything(window)
    window.document.undo()
    assert everything(window) == before


def test_a_file_changed_by_hand_is_told_and_taken_only_when_asked_to(
    window: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "a.json"
    portable.write(path, window.document.store.rows("a"))
    path.write_text(path.read_text(encoding="utf-8").replace("Title of a", "By hand"), encoding="utf-8")

    def accept(dialog: ImportDialog) -> None:
        assert dialog.anyway.isVisible()
        assert not dialog.take.isEnabled()
        dialog.anyway.click()
        dialog.take.click()

    in_dialog(ImportDialog, accept)
    drop(window, path)
    told(window, qtbot, "Imported a.json: 1 negotiation changed, 1 journal entry changed")
    assert window.document.negotiation is not None
    assert window.document.negotiation.title == "By hand"


def drop(window: Workspace, path: Path) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path))])
    held = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    over = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, dropped, *held)
    QApplication.sendEvent(window, over)
    assert over.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, dropped, *held))


def test_what_is_no_export_is_told_and_changes_nothing(
    window: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    before = everything(window)
    data = json.loads(portable.text_of(full_negotiation("a")))
    data["tables"]["negotiation"][0]["walk_away_worth"] = -1
    for at, text in enumerate(["", "{", '{"format": "other"}', "\x00", json.dumps(data)]):
        path = tmp_path / f"bad{at}.json"
        path.write_text(text, encoding="utf-8")
        window.importing.open(path)
        told(window, qtbot, path.name)
        assert everything(window) == before
    assert "“walk_away_worth”" in window.status.notice.text()
    assert not window.document.undo_stack.canUndo()


def test_reading_a_large_file_is_shown_and_can_be_stopped(
    window: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    row = b'{"id":"%d","written_on":"2026-11-23"}'
    rows = b",".join(row % number for number in range(40_000))
    path = tmp_path / "large.json"
    path.write_bytes(b'{"format":"negotiation-workbook","version":1,"tables":{"entry":[' + rows + b"]}}")
    window.importing.open(path)
    (reading,) = window.findChildren(ReadingIn)
    reading.show()
    assert "large.json" in reading.working.told.text()
    reading.working.cancel.click()
    qtbot.waitUntil(lambda: not reading.isVisible(), timeout=5_000)
    QApplication.processEvents()
    assert QApplication.activeModalWidget() is None
    assert not window.document.undo_stack.canUndo()


def test_the_open_workbook_is_never_replaced_by_an_export(window: Workspace, qtbot: QtBot) -> None:
    path = window.document.store.path
    before = path.read_bytes()
    window.commands.exporting.save(path, "json", None)
    told(window, qtbot, "is open in this program")
    assert path.read_bytes() == before
    window.document.store.apply([addition(Entry(id="after"))])
