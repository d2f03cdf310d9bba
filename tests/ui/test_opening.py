"""Starting on a workbook that cannot be opened: why, and what to do instead; nothing of it is touched."""

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from workbook.model import new_negotiation
from workbook.storage.edits import addition
from workbook.storage.file import is_open_here
from workbook.storage.store import create, open_file
from workbook.ui import settings
from workbook.ui.keeping.trouble import Trouble
from workbook.ui.main_window import Workspace
from workbook.ui.opening import fill
from workbook.ui.shell import Shell

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def shell(qtbot: QtBot):
    made = Shell()
    qtbot.addWidget(made)
    settings.put("look", "light")
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()


def spoiled(path: Path, empty: Path) -> dict[str, bytes]:
    """What may be found in place of a workbook."""
    good = empty.read_bytes()
    return {
        "not a workbook": b"Dear diary, " * 400,
        "empty": b"",
        "truncated": good[: len(good) // 2],
        "newer": good[:60] + (9999).to_bytes(4, "big") + good[64:],
    }


@pytest.mark.parametrize("what", ["not a workbook", "empty", "truncated", "newer"])
def test_what_cannot_be_opened_is_told_in_a_sentence_and_not_touched(
    what: str, shell: Shell, tmp_path: Path, empty_workbook: Path
) -> None:
    path = tmp_path / "mine.workbook"
    content = spoiled(path, empty_workbook)[what]
    path.write_bytes(content)
    fill(shell, path)
    trouble = shell.centralWidget()
    assert isinstance(trouble, Trouble)
    assert "mine.workbook" in trouble.sentence.text()
    assert trouble.sentence.text().endswith(".")
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_not_there_is_made_when_the_person_says_so_and_holds_the_sample(
    shell: Shell, tmp_path: Path
) -> None:
    path = tmp_path / "folder" / "gone.workbook"
    fill(shell, path, "pay-rise")
    page = shell.centralWidget()
    assert isinstance(page, Trouble)
    assert str(path) in page.sentence.text()
    assert list(tmp_path.iterdir()) == []
    assert page.focusProxy().text() == "Make it there"
    QTest.keyClick(page.focusProxy(), Qt.Key.Key_Return)
    workspace = shell.centralWidget()
    assert isinstance(workspace, Workspace)
    assert workspace.document.store.path == path.resolve()
    assert len(workspace.document.workbook.negotiations) == 1


def test_a_workbook_that_has_gone_but_left_backups_is_not_made_anew_lightly(
    shell: Shell, tmp_path: Path, workbook_file: Path
) -> None:
    store = open_file(workbook_file)
    store.backup()
    store.close()
    workbook_file.unlink()
    fill(shell, workbook_file)
    assert shell.centralWidget().offers[0].text() == "Try again"


def with_spoiled_day(path: Path, table: str, field: str) -> Path:
    """A workbook that SQLite finds whole, with a day in it that is none."""
    store = create(path)
    store.apply([addition(row) for row in new_negotiation(title="Lease")])
    store.close()
    raw = sqlite3.connect(path)
    raw.execute(f"UPDATE {table} SET {field} = 'some day'")
    raw.commit()
    raw.close()
    return path


def test_content_that_cannot_be_read_is_told_and_the_file_is_let_go(shell: Shell, tmp_path: Path) -> None:
    path = with_spoiled_day(tmp_path / "mine.workbook", "negotiation", "meeting_on")
    fill(shell, path)
    trouble = shell.centralWidget()
    assert isinstance(trouble, Trouble)
    assert "mine.workbook" in trouble.sentence.text()
    assert not is_open_here(path)


def test_the_workbook_that_is_open_stays_when_another_has_content_that_cannot_be_read(
    shell: Shell, tmp_path: Path, workbook_file: Path
) -> None:
    path = with_spoiled_day(tmp_path / "other.workbook", "negotiation", "meeting_on")
    fill(shell, workbook_file)
    workspace = shell.centralWidget()
    assert isinstance(workspace, Workspace)
    workspace.files.open(path)
    assert shell.centralWidget() is workspace
    assert "other.workbook" in workspace.aside.sentence.text()
    workspace.show_journal()
    assert workspace.aside is None
    assert workspace.document.new_negotiation(title="Still stored") is not None


def press_button(shell: Shell, qtbot: QtBot, words: str) -> None:
    buttons = shell.centralWidget().findChildren(QPushButton)
    qtbot.mouseClick(next(one for one in buttons if one.text() == words), LEFT)


def test_another_workbook_can_be_opened_instead(shell, qtbot, tmp_path, monkeypatch, workbook_file) -> None:
    (tmp_path / "bad.workbook").write_bytes(b"no")
    fill(shell, tmp_path / "bad.workbook")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(workbook_file), ""))
    press_button(shell, qtbot, "Open another workbook…")
    assert isinstance(shell.centralWidget(), Workspace)
    assert shell.centralWidget().document.store.path == workbook_file.resolve()


def test_a_new_one_can_be_started_instead(shell, qtbot, tmp_path, monkeypatch) -> None:
    (tmp_path / "bad.workbook").write_bytes(b"no")
    fill(shell, tmp_path / "bad.workbook")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "fresh"), ""))
    press_button(shell, qtbot, "Start a new one…")
    assert shell.centralWidget().document.store.path.name == "fresh.workbook"
    assert (tmp_path / "bad.workbook").read_bytes() == b"no"


def test_choosing_nothing_leaves_the_page_as_it_is(shell, qtbot, tmp_path, monkeypatch) -> None:
    fill(shell, tmp_path / "gone.workbook")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    press_button(shell, qtbot, "Open another workbook…")
    assert isinstance(shell.centralWidget(), Trouble)


def test_a_workbook_that_another_window_has_open_is_told(shell: Shell, workbook_file: Path) -> None:
    held = open_file(workbook_file)
    fill(shell, workbook_file)
    assert isinstance(shell.centralWidget(), Trouble)
    assert "open" in shell.centralWidget().sentence.text()
    held.close()


def test_the_first_start_makes_a_workbook_in_the_persons_own_folder(shell: Shell, home: Path) -> None:
    fill(shell, None)
    workspace = shell.centralWidget()
    assert isinstance(workspace, Workspace)
    assert workspace.document.store.path.parent == home.resolve()
    assert workspace.outer.currentWidget() is workspace.welcome


def test_a_start_with_a_sample_opens_it_and_the_next_start_finds_it(shell: Shell, home: Path) -> None:
    for _ in range(2):
        fill(shell, None, "pay-rise")
        workspace = shell.centralWidget()
        assert len(workspace.document.workbook.negotiations) == 1
        assert workspace.document.negotiation is not None
        shell.before_close()


def test_the_last_workbook_is_opened_again(shell: Shell, tmp_path: Path) -> None:
    store = create(tmp_path / "elsewhere.workbook")
    store.apply([addition(row) for row in new_negotiation(title="There")])
    store.close()
    fill(shell, tmp_path / "elsewhere.workbook")
    shell.before_close()
    fill(shell, None)
    assert shell.centralWidget().document.negotiation.title == "There"


def test_spoiled_settings_are_no_obstacle(shell: Shell, home: Path) -> None:
    home.mkdir(parents=True, exist_ok=True)
    (home / "settings.ini").write_text("[General]\ntab=many\nlook=loud\nnegotiation=7\nrecent=@Invalid()\n")
    fill(shell, None)
    assert isinstance(shell.centralWidget(), Workspace)
