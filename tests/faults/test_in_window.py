"""Each fault as a person meets it in the window: told in a second, what was typed stays, and it goes on."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.faults import faults
from tests.faults.ledger import state_of
from tests.faults.window_files import answering
from tests.storage.some_rows import full_negotiation
from tests.ui.hands import fill_in, on_disk
from workbook.model import new_negotiation
from workbook.storage import incoming
from workbook.storage.edits import addition
from workbook.storage.errors import Unreadable
from workbook.storage.store import create, open_file
from workbook.ui import settings
from workbook.ui.keeping.backups import BackupsDialog
from workbook.ui.keeping.choosing import Choosing
from workbook.ui.main_window import Workspace
from workbook.ui.opening import show_store
from workbook.ui.shell import Shell

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="these faults are made the Linux way")

Fault = Callable[[Path], AbstractContextManager[None]]
_GONE = "moved, deleted or replaced by another program"
_NOBODY = 65534


@contextmanager
def folder_of_others(path: Path) -> Iterator[None]:
    """The folder may not be written, by a user who is not the administrator."""
    administrator = os.geteuid() == 0
    with faults.locked_folder(path):
        if administrator:
            os.seteuid(_NOBODY)
        try:
            yield
        finally:
            if administrator:
                os.seteuid(0)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that any user may have for a while."""
    outer = Path(mkdtemp(prefix="workbook-faults-"))
    outer.chmod(0o755)
    inner = outer / "theirs"
    inner.mkdir(mode=0o700)
    if os.geteuid() == 0:
        os.chown(inner, _NOBODY, _NOBODY)
    yield inner
    rmtree(outer)


@pytest.fixture
def window(folder: Path, qtbot: QtBot) -> Iterator[Workspace]:
    """The whole window over a workbook with one negotiation, in a folder that may be taken away."""
    settings.put("look", "light")
    store = create(folder / "mine.workbook")
    store.apply([addition(row) for row in new_negotiation(title="Before", counterpart="Somebody")])
    store.close()
    shell = Shell()
    qtbot.addWidget(shell)
    made = show_store(shell, open_file(store.path))
    with qtbot.waitActive(shell):
        shell.show()
        shell.activateWindow()
    yield made
    shell.must_close = True
    shell.before_close()


def state(window: Workspace) -> tuple[str, str, str]:
    window.saving.look()
    return window.sidebar.foot.state, window.sidebar.foot.text(), window.status.notice.text()


def stored_afterwards(window: Workspace, fault: Fault, sentence: str, title: str) -> None:
    """Type while the fault lasts: that is told and stays, and the file stays too; the next try stores it."""
    path, field = window.document.store.path, window.header.title
    before, content = state_of(window.document.store.rows()), path.read_bytes()
    with fault(path):
        fill_in(field, title)
        window.saving.retry()
        kind, foot, told = state(window)
        assert (kind, foot, field.value()) == ("wrong", "NOT SAVED", title)
        assert sentence in told
        assert sentence in window.sidebar.foot.accessibleName()
        assert window.status.copy_link.isVisible()
        with suppress(Unreadable):
            assert state_of(window.document.store.rows()) == before
    assert path.read_bytes() == content
    window.saving.retry()
    assert state(window)[0] == "saved"
    stored = on_disk(window.document).negotiation
    assert (stored.title, stored.counterpart) == (title, "Somebody")
    assert (field.value(), window.unstored()) == (title, "")


def test_whatever_keeps_an_edit_from_the_file_is_told_and_it_is_stored_when_that_is_over(
    window: Workspace,
) -> None:
    for place, (fault, sentence) in enumerate(_FAULTS):
        stored_afterwards(window, fault, sentence, f"Typed meanwhile {place}")
    for _ in _FAULTS:
        window.commands.undo()
    assert on_disk(window.document).negotiation.title == "Before"


_FAULTS: list[tuple[Fault, str]] = [
    # The first of all: from the first edit on SQLite has its journal open, and needs the folder no more.
    (folder_of_others, "the file or its folder may not be written any more"),
    (faults.no_larger_files, "the disk"),
    (faults.failing_disk, "the disk refused to write"),
    (faults.moved_file, _GONE),
    (faults.moved_folder, _GONE),
    (faults.replaced_file, _GONE),
]


def test_while_the_disk_cannot_even_be_read_every_command_says_so_and_nothing_is_taken_for_damage(
    window: Workspace,
) -> None:
    document, said = window.document, []
    row = document.negotiation
    assert row is not None
    document.set(row, goal="Less rent")
    before = state_of(document.store.rows())
    with faults.failing_disk(document.store.path):
        # SQLite takes the edit back with the next reading, which fails as well.
        assert not document.set(row, goal="Half the rent")
        document.failed.connect(said.append)
        assert not document.remove(row)
        assert not document.change("changed", removed=[row], edited=[(row, {"goal": ""})])
        assert document.search("rent") == ()
        document.select(row.id)
        assert len(said) == 4
        assert all("cannot be read just now" in sentence for sentence in said)
        assert document.negotiation == row.model_copy(update={"goal": "Less rent"})
    document.retry()
    stored = state_of(document.store.rows())
    assert stored == {**before, ("negotiation", row.id): {**row.model_dump(), "goal": "Half the rent"}}


def test_on_a_full_disk_backup_import_protection_and_restoring_say_so_and_change_nothing(
    window: Workspace, qtbot: QtBot
) -> None:
    path = window.document.store.path
    window.actions_made["make_backup"].trigger()
    assert window.status.notice.text().startswith("Backed up")
    window.document.set(window.document.negotiation, goal="Less rent")
    before, beside = state_of(window.document.store.rows()), sorted(path.parent.rglob("*.workbook"))
    coming = incoming.plan(window.document.store.rows(), full_negotiation("coming"))
    with faults.no_larger_files(path):
        window.actions_made["make_backup"].trigger()
        assert "No backup could be made" in window.status.notice.text()
        window.importing.take(path.with_name("coming.json"), coming)
        assert "Nothing was imported: No backup could be made" in window.status.notice.text()
        with answering({Choosing: give_passphrase}):
            window.commands.protecting.protect()
        assert "No backup could be made" in window.status.notice.text()
        window.actions_made["show_backups"].trigger()
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, BackupsDialog)
        dialog.restore_into(dialog.model.backups[0], path.with_name("restored.workbook"))
        qtbot.waitUntil(lambda: "could not be restored" in dialog.told.text())
        dialog.reject()
        assert state_of(window.document.store.rows()) == before
    assert not window.document.store.protected
    assert sorted(path.parent.rglob("*.workbook")) == beside
    assert [found for found in path.parent.rglob("*") if found.name.endswith((".new", ".json"))] == []


def give_passphrase(dialog: Choosing) -> None:
    for field in dialog.fields.values():
        field.setText("correct horse")
    dialog.accept()


@pytest.mark.parametrize("happens", [lambda path: path.unlink(), lambda path: rmtree(path.parent)])
def test_where_the_file_is_gone_for_good_the_window_goes_on_in_a_copy_with_what_was_typed(
    window: Workspace, happens: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    happens(window.document.store.path)
    fill_in(window.header.title, "Typed when it was gone")
    assert state(window)[:2] == ("wrong", "NOT SAVED")
    assert _GONE in window.status.notice.text()
    copy = tmp_path / "rescued.workbook"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    window.status.copy_link.click()
    there = window.shell.centralWidget()
    assert isinstance(there, Workspace)
    assert (there.document.store.path, state(there)[0]) == (copy, "saved")
    stored = on_disk(there.document).negotiation
    assert (stored.title, stored.counterpart) == ("Typed when it was gone", "Somebody")
