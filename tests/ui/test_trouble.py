"""A workbook that cannot be opened: the page says why, and its offers lead on; the file stays as it is."""

import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.hands import focused, named, names
from workbook import paths
from workbook.cli import main
from workbook.storage import portable
from workbook.storage.edits import addition
from workbook.storage.store import Store, open_file
from workbook.ui import settings
from workbook.ui.keeping.trouble import Trouble
from workbook.ui.main_window import Workspace
from workbook.ui.opening import fill
from workbook.ui.shell import Shell

_OTHER = """
import sys
from pathlib import Path
from workbook.storage.store import open_file
store = open_file(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
store.close()
print("closed", flush=True)
"""


@pytest.fixture
def shell(qtbot: QtBot) -> Iterator[Shell]:
    made = Shell()
    qtbot.addWidget(made)
    settings.put("look", "light")
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.close()


@pytest.fixture
def filled(store: Store) -> Path:
    """A workbook with a worked sample in it, and a backup of that."""
    store.apply([addition(row) for row in portable.sample("pay-rise", date.today())])
    store.backup(reason="asked")
    store.close()
    return store.path


def inside(shell: Shell) -> Any:
    """What stands in the window now, when it is seen."""
    QApplication.processEvents()
    return shell.centralWidget()


def spoil(path: Path) -> bytes:
    """Wipe a page out of a workbook, and give what is there then."""
    content = path.read_bytes()
    path.write_bytes(content[:8192] + b"\0" * 4096 + content[12288:])
    return path.read_bytes()


def test_a_workbook_that_another_program_has_open_is_read_and_later_edited(
    shell: Shell, filled: Path
) -> None:
    link = filled.with_name("link.workbook")
    link.symlink_to(filled)
    with Popen([sys.executable, "-c", _OTHER, str(filled)], stdin=PIPE, stdout=PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        fill(shell, link)
        trouble = inside(shell)
        assert isinstance(trouble, Trouble)
        assert f"process {other.pid}, since " in trouble.sentence.text()
        named(trouble, "Try again").click()
        named(inside(shell), "Open read-only").click()
        reading = inside(shell)
        assert isinstance(reading, Workspace)
        assert reading.reading is not None
        assert f"process {other.pid}" in reading.reading.why
        named(reading, "Try again to edit").click()
        assert inside(shell) is reading
        other.communicate("")
    named(reading, "Try again to edit").click()
    assert not inside(shell).document.read_only
    inside(shell).close_down()


def test_an_open_workbook_stays_behind_the_page_about_another(
    shell: Shell, filled: Path, tmp_path: Path
) -> None:
    (tmp_path / "notes.workbook").write_text("Dear diary")
    fill(shell, filled)
    workspace = inside(shell)
    workspace.files.open(filled)
    assert "already" in workspace.status.notice.text()
    workspace.files.open(tmp_path / "notes.workbook")
    page = workspace.aside
    assert isinstance(page, Trouble)
    QApplication.processEvents()
    assert QApplication.focusWidget() is page.focusProxy()
    shell.resize(shell.minimumSize())
    QApplication.processEvents()
    assert page.horizontalScrollBar().maximum() == 0
    named(page, "← Back to “mine”").click()
    assert workspace.aside is None
    assert workspace.outer.currentWidget() is workspace.negotiation_side
    assert workspace.document.set(workspace.document.negotiation, title="Still here")


def test_a_damaged_workbook_is_restored_from_its_backup_or_recovered_into_a_new_file(
    shell: Shell, filled: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    content = spoil(filled)
    restored, recovered = filled.with_name("restored.workbook"), filled.with_name("recovered.workbook")
    fill(shell, filled)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(recovered), ""))
    page = inside(shell)
    named(page, "Recover what can be read…").click()
    QTest.keyClick(named(page, "Cancel"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "It was stopped" in page.rescue.told.text())
    assert {path.suffix for path in filled.parent.iterdir() if path.is_file()} == {".workbook"}
    assert not recovered.exists()
    named(page, "Recover what can be read…").click()
    qtbot.waitUntil(lambda: named(page, "Open “recovered”") is focused())
    assert recovered.exists()
    assert "negotiation" in page.rescue.told.text()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(restored), ""))
    named(page, "Restore into a new file…").click()
    qtbot.waitUntil(lambda: isinstance(inside(shell), Workspace))
    workspace = inside(shell)
    assert workspace.document.store.path == restored.resolve()
    assert workspace.document.workbook.negotiations
    assert filled.read_bytes() == content
    open_file(recovered).close()


def test_the_workbook_of_last_time_that_has_gone_is_not_passed_over(shell: Shell, filled: Path) -> None:
    fill(shell, filled)
    inside(shell).close_down()
    moved = filled.rename(filled.with_name("moved.workbook"))
    fill(shell, None)
    page = inside(shell)
    assert isinstance(page, Trouble)
    assert "is not where it was" in page.title.text()
    assert not paths.default_workbook().exists()
    assert "Restore into a new file…" in names(page)
    moved.rename(filled)
    named(page, "Try again").click()
    assert isinstance(inside(shell), Workspace)


def test_a_folder_that_cannot_be_used_leads_to_a_page_and_to_any_other_place(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a file").touch()
    monkeypatch.setenv("NEGOTIATION_WORKBOOK_HOME", str(tmp_path / "a file" / "folder"))
    fill(shell, None)
    page = inside(shell)
    assert page.title.text() == "No workbook could be made here"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "here"), ""))
    named(page, "Start a new one…").click()
    assert inside(shell).document.store.path == (tmp_path / "here.workbook").resolve()


@pytest.mark.skipif(os.name != "posix", reason="the home folder of POSIX")
def test_without_a_home_folder_there_is_a_sentence(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NEGOTIATION_WORKBOOK_HOME", "XDG_DATA_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os, "getuid", lambda: 4_000_001)
    fill(shell, None)
    assert "no home folder" in inside(shell).sentence.text()


def test_spoiled_settings_are_told_of(shell: Shell, home: Path, filled: Path) -> None:
    home.mkdir(parents=True, exist_ok=True)
    (home / "settings.ini").unlink(missing_ok=True)
    (home / "settings.ini").mkdir()
    fill(shell, filled)
    workspace = inside(shell)
    assert isinstance(workspace, Workspace)
    assert "Settings" in workspace.status.notice.text()


def test_a_sample_is_not_added_to_what_is_only_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--read-only", "--sample", "pay-rise"]) == 2
    assert "--read-only" in capsys.readouterr().err
