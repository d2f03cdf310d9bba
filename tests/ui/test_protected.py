"""Passphrases in the window: asked for, chosen, changed, given up; and the window that locks itself."""

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from workbook.storage import backups, lock, older_backups
from workbook.storage.driver import Key
from workbook.storage.errors import Protected
from workbook.storage.store import create, open_file
from workbook.ui import settings
from workbook.ui.keeping import locking
from workbook.ui.keeping.choosing import Choosing
from workbook.ui.keeping.covering import Cover
from workbook.ui.keeping.idle import Idle
from workbook.ui.keeping.locking import Locking
from workbook.ui.keeping.older import OlderBackups
from workbook.ui.keeping.passphrase import strength
from workbook.ui.keeping.trouble import Trouble
from workbook.ui.keeping.underway import Underway
from workbook.ui.keeping.unlocking import Unlock
from workbook.ui.main_window import Workspace
from workbook.ui.opening import fill
from workbook.ui.shell import Shell

KEY = Key("lentil harbour violet stamp")
ENTER = Qt.Key.Key_Return


@pytest.fixture
def shell(qtbot: QtBot) -> Iterator[Shell]:
    made = Shell()
    qtbot.addWidget(made)
    settings.put("look", "light")
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.must_close = True
    made.close()


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "secret.workbook"
    create(path, KEY).close()
    return path


@pytest.fixture
def locked(tmp_path: Path, template: Path) -> Path:
    path = tmp_path / "secret.workbook"
    shutil.copy(template, path)
    return path


def typed(field, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def test_a_protected_workbook_opens_from_the_keyboard_and_says_when_the_passphrase_is_wrong(
    shell: Shell, locked: Path, qtbot: QtBot
) -> None:
    fill(shell, locked)
    page = shell.centralWidget()
    assert isinstance(page, Unlock)
    qtbot.waitUntil(page.isVisible)
    assert QApplication.focusWidget() is page.field
    QTest.keyClick(page.field, ENTER)
    assert "at least one character" in page.problem.text()
    QTest.keyClicks(page.field, "WRONG")
    assert page.passphrase.caps.isVisible()
    QTest.keyClick(page.field, ENTER)
    assert shell.centralWidget() is page
    assert "does not open" in page.problem.text()
    QTest.keyClicks(page.field, KEY.passphrase)
    assert not page.passphrase.caps.isVisible()
    QTest.keyClick(page.field, ENTER)
    workspace = shell.centralWidget()
    assert isinstance(workspace, Workspace)
    assert workspace.findChild(Locking) is not None
    stored = (settings.paths.data() / "settings.ini").read_text()
    assert KEY.passphrase not in stored


def test_another_workbook_that_is_protected_is_asked_for_beside_the_one_that_is_open(
    workspace: Workspace, locked: Path
) -> None:
    workspace.files.open(locked)
    page = workspace.aside
    assert isinstance(page, Unlock)
    typed(page.field, "wrong")
    QTest.keyClick(page.field, ENTER)
    assert workspace.aside is page
    assert page.tries == 1
    typed(page.field, KEY.passphrase)
    QTest.keyClick(page.field, ENTER)
    other = workspace.shell.centralWidget()
    assert isinstance(other, Workspace)
    assert other.document.store.path == locked


def test_of_a_file_open_elsewhere_a_wrong_passphrase_is_told_first_and_the_right_one_asked_for_once(
    shell: Shell, locked: Path
) -> None:
    held = lock.take(locked)
    fill(shell, locked)
    unlock = shell.centralWidget()
    typed(unlock.field, "wrong")
    QTest.keyClick(unlock.field, ENTER)
    assert shell.centralWidget() is unlock
    assert "does not open" in unlock.problem.text()
    typed(unlock.field, KEY.passphrase)
    QTest.keyClick(unlock.field, ENTER)
    trouble = shell.centralWidget()
    assert isinstance(trouble, Trouble)
    assert "open" in trouble.title.text()
    QTest.keyClick(trouble.focusProxy(), ENTER)
    reading = shell.centralWidget()
    assert isinstance(reading, Workspace)
    assert reading.document.read_only
    held.release()


def stop(dialog: Underway) -> None:
    """Changes one's mind while the copy is made."""
    dialog.working.cancel.click()
    assert "Stopping" in dialog.working.told.text()


def answer(*answers) -> None:
    """Gives each dialog that opens what it waits for, one after the other."""

    def give() -> None:
        dialog = QApplication.activeModalWidget()
        passing = isinstance(dialog, Underway) and answers[0] is not stop
        if not isinstance(dialog, QDialog) or passing:
            QTimer.singleShot(1, give)
            return
        try:
            answers[0](dialog)
        finally:
            # Also where something failed: a dialog that is left open would wait for ever.
            if dialog.isVisible():
                dialog.reject()
        if answers[1:]:
            answer(*answers[1:])

    QTimer.singleShot(0, give)


def choosing(**fields: str):
    def give(dialog: Choosing) -> None:
        for name, text in fields.items():
            typed(dialog.fields[name.replace("_", " ")], text)
        QTest.keyClick(dialog.passphrase.fields[-1], ENTER)

    return give


def pick(workspace: Workspace, words: str) -> None:
    menu = QMenu()
    workspace.commands.protecting.fill(menu)
    action = next(action for action in menu.actions() if action.text().replace("&", "").startswith(words))
    assert action.isEnabled()
    action.trigger()


def test_an_open_workbook_is_protected_with_its_backups_and_goes_on(
    workspace: Workspace, qtbot: QtBot
) -> None:
    document = workspace.document
    document.new_negotiation(title="Quagmire")
    document.store.backup()
    given: list[OlderBackups] = []

    def give(dialog: OlderBackups) -> None:
        given.append(dialog)
        dialog.give.click()
        qtbot.waitUntil(lambda: not dialog.isVisible())

    answer(choosing(New_passphrase=KEY.passphrase))
    pick(workspace, "Protect")
    answer(choosing(New_passphrase=KEY.passphrase, Again=KEY.passphrase), stop)
    pick(workspace, "Protect")
    assert not document.store.protected
    assert "It was stopped" in workspace.status.notice.text()
    assert not list(document.store.path.parent.glob(".*.new"))
    answer(choosing(New_passphrase=KEY.passphrase, Again=KEY.passphrase), give)
    pick(workspace, "Protect")
    path = document.store.path
    assert document.store.protected
    assert given
    assert given[0].give.text() == "Give it the passphrase"
    assert older_backups.unprotected(path) == ()
    assert not any(backups.fault(backup) for backup in backups.of(path))
    assert not [file for file in path.parent.rglob("*.workbook") if b"Quagmire" in file.read_bytes()]
    assert workspace.findChild(Locking) is not None
    document.undo()
    assert not document.workbook.negotiations
    answer(choosing(Present_passphrase="wrong"))
    pick(workspace, "Remove")
    assert document.store.protected
    answer(choosing(Present_passphrase=KEY.passphrase))
    pick(workspace, "Remove")
    assert not document.store.protected
    assert workspace.findChild(Locking) is None


def test_enter_leads_through_the_lines_of_a_new_passphrase_and_a_slip_is_told_only_once_both_are_typed(
    workspace: Workspace, qtbot: QtBot
) -> None:
    dialog = Choosing(workspace, "Change the passphrase", "", "Change it", present=KEY, new=True)
    dialog.open()
    dialog.activateWindow()
    present, new, again = dialog.passphrase.fields
    qtbot.waitUntil(present.hasFocus)
    QTest.keyClicks(present, "wrong")
    QTest.keyClick(present, ENTER)
    assert QApplication.focusWidget() is new
    QTest.keyClicks(new, "stamp oboe")
    QTest.keyClick(new, ENTER)
    assert QApplication.focusWidget() is again
    assert not dialog.problem.isVisible()
    QTest.keyClicks(again, "stamp obo")
    QTest.keyClick(again, ENTER)
    assert QApplication.focusWidget() is present
    assert "not the present passphrase" in dialog.problem.text()
    # The dialog grows with what it says: nothing is cut off.
    qtbot.waitUntil(lambda: all(field.height() >= field.minimumHeight() > 0 for field in (present, again)))
    qtbot.waitUntil(lambda: dialog.height() == dialog.layout().totalHeightForWidth(dialog.width()))
    typed(present, KEY.passphrase)
    assert not dialog.problem.isVisible()
    QTest.keyClick(dialog.verb, ENTER)
    assert "not the same" in dialog.problem.text()
    QTest.keyClicks(again, "e")
    QTest.keyClick(again, ENTER)
    assert not dialog.isVisible()
    assert dialog.key == Key("stamp oboe")
    assert dialog.passphrase.texts() == ["", "", ""]
    dialog.deleteLater()


@pytest.fixture
def watched(shell: Shell, locked: Path) -> tuple[Workspace, Locking, list[Path]]:
    """A protected workbook in the window, which notes that it would start again instead of doing so."""
    fill(shell, locked)
    typed(shell.centralWidget().field, KEY.passphrase)
    QTest.keyClick(shell.centralWidget().field, ENTER)
    workspace = shell.centralWidget()
    assert isinstance(workspace, Workspace)
    found = workspace.findChild(Locking)
    started: list[Path] = []
    found.restart = lambda path, read_only: started.append(path)
    return workspace, found, started


def test_without_use_it_stores_what_is_typed_hides_everything_and_starts_again(
    watched, qtbot: QtBot, locked: Path
) -> None:
    workspace, found, started = watched
    QTest.keyClicks(workspace.welcome.title, "Half typed")
    QTest.keyClick(workspace.welcome.title, ENTER)
    title = workspace.header.title
    title.setFocus()
    QTest.keyClicks(title, " and more")
    dialog = QDialog(workspace)
    dialog.show()
    locking.choose(5)
    assert found.idle.seconds == 300
    found.count(0.05)
    qtbot.waitUntil(lambda: bool(started))
    assert started == [locked]
    assert not [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    with pytest.raises(Protected):
        open_file(locked)
    store = open_file(locked, key=KEY)
    assert "and more" in store.workbook().negotiations[0].title
    store.close()


def test_typing_and_pointing_put_locking_off(shell: Shell, qtbot: QtBot) -> None:
    idle = Idle(shell, 60)
    before = idle.last
    QTest.mouseMove(shell.windowHandle())
    QTest.keyClick(shell.windowHandle(), Qt.Key.Key_A)
    assert idle.last > before


def test_what_cannot_be_stored_is_hidden_and_given_back_for_the_passphrase(watched, locked: Path) -> None:
    workspace, found, started = watched
    workspace.document.new_negotiation(title="Lease")
    locked.rename(locked.with_name("elsewhere.workbook"))
    title = workspace.header.title
    title.setFocus()
    QTest.keyClicks(title, "Not stored")
    found.lock()
    shell = workspace.shell
    cover = shell.centralWidget()
    assert isinstance(cover, Cover)
    assert shell.focusWidget() is cover.field
    assert not started
    assert not workspace.isVisible()
    assert not shell.menuBar().isVisible()
    typed(cover.field, "wrong")
    QTest.keyClick(cover.field, ENTER)
    assert shell.centralWidget() is cover
    typed(cover.field, KEY.passphrase)
    QTest.keyClick(cover.field, ENTER)
    assert shell.centralWidget() is workspace
    assert workspace.isVisible()
    assert "Not stored" in title.toPlainText()


def test_what_is_hidden_only_is_locked_for_good_as_soon_as_all_is_stored_and_never_closes_in_silence(
    watched, locked: Path, qtbot: QtBot
) -> None:
    workspace, found, started = watched
    workspace.document.new_negotiation(title="Lease")
    away = locked.rename(locked.with_name("elsewhere.workbook"))
    typed(workspace.header.title, "Not stored")
    found.lock()
    cover = workspace.shell.centralWidget()
    assert not workspace.shell.close()
    assert not workspace.shell.close()
    assert cover.leave.isVisible()
    assert "or close without it" in cover.problem.text()
    away.rename(locked)
    workspace.saving.retry()
    qtbot.waitUntil(lambda: bool(started))
    assert workspace.closed
    store = open_file(locked, key=KEY)
    assert "Not stored" in store.workbook().negotiations[0].title
    store.close()


def test_the_hint_on_strength_promises_nothing(qtbot: QtBot) -> None:
    assert strength("password").startswith("Weak")
    assert strength("a" * 40).startswith("Weak")
    assert strength("Tr0ub4dor&3x").startswith("Fair")
    assert "if nobody can guess it" in strength(KEY.passphrase)


_RUN = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from workbook import app

def go():
    page = shell.centralWidget()
    QTest.keyClicks(page.field, {passphrase!r})
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    workspace = shell.centralWidget()
    workspace.document.new_negotiation(title="Quag" + "mire")
    print("open", flush=True)
    sys.stdin.readline()
    QTest.keyClick(workspace, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

application = app.application()
shell = app.start(Path(sys.argv[1]), None, go)
application.exec()
"""


def in_memory(pid: int, text: str) -> bool:
    """Whether the memory of a process holds a text, as Python or as Qt would keep it."""
    signs = [text.encode(form) for form in ("utf-8", "utf-16-le")]
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            place, rights = line.split()[:2]
            start, end = (int(part, 16) for part in place.split("-"))
            if rights.startswith("rw"):
                memory.seek(start)
                content = memory.read(end - start) or b""
                if any(sign in content for sign in signs):
                    return True
    return False


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into the memory of another process")
def test_locked_the_process_is_another_program_that_remembers_nothing(locked: Path) -> None:
    script = _RUN.format(passphrase=KEY.passphrase)
    ends = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    child = subprocess.Popen([sys.executable, "-c", script, locked], text=True, **ends)
    try:
        assert child.stdout.readline() == "open\n"
        assert in_memory(child.pid, "Quagmire")
        child.stdin.write("lock\n")
        child.stdin.flush()
        last = time.monotonic() + 20
        while b"-m\0workbook" not in Path(f"/proc/{child.pid}/cmdline").read_bytes():
            assert time.monotonic() < last
        assert KEY.passphrase.encode() not in Path(f"/proc/{child.pid}/environ").read_bytes()
        assert not in_memory(child.pid, "Quagmire")
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdin.close()
        child.stdout.close()
    store = open_file(locked, key=KEY)
    assert store.workbook().negotiations[0].title == "Quagmire"
    store.close()
