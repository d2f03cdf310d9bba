"""Each fault is made for real: an edit is refused with a sentence, nothing older is harmed, it goes on."""

import os
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from shutil import copy, rmtree
from tempfile import mkdtemp

import pytest

from tests.children import fork
from tests.faults import faults
from tests.faults.ledger import State, state_of
from workbook.model import Negotiation
from workbook.storage import driver
from workbook.storage.errors import NotStored
from workbook.storage.store import Store, open_file
from workbook.ui.document import Document

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="these faults are made the Linux way")

Fault = Callable[[Path], AbstractContextManager[None]]
_NOBODY = 65534


@pytest.fixture
def path(empty_workbook: Path) -> Iterator[Path]:
    """A workbook in a folder that any user may have for a while."""
    outer = Path(mkdtemp(prefix="workbook-faults-"))
    outer.chmod(0o777)
    inner = outer / "theirs"
    inner.mkdir()
    copy(empty_workbook, inner / "mine.workbook")
    for each in (inner, inner / "mine.workbook"):
        os.chown(each, *((_NOBODY, _NOBODY) if os.geteuid() == 0 else (-1, -1)))
    yield inner / "mine.workbook"
    rmtree(outer)


def in_child(work: Callable[[], None]) -> None:
    """Do it in a process of its own, which may be limited, or lose its rights."""
    child = fork()
    if child == 0:
        status = 1
        try:
            work()
            status = 0
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(status)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def stored(document: Document) -> State:
    return state_of(document.store.rows())


def edits_through(path: Path, fault: Fault, sentence: str) -> None:
    """Edits while the fault lasts, tried again while it lasts and after it; the file is what it is to be."""
    started = Document(open_file(path))
    row = started.new_negotiation(title="Before")
    assert row is not None
    before = stored(started)
    started.store.close()
    document = Document(open_file(path))
    document.select(row.id)
    told: list[str] = []
    said: list[str] = []
    document.failed.connect(told.append)
    document.saved.connect(lambda: said.append("saved"))
    with fault(path):
        assert not document.set(row, title="Meanwhile")
        assert not document.set(row, counterpart="Somebody")
        document.retry()
        document.retry()
        assert (said, len(told), document.undo_stack.count()) == ([], 2, 0)
        assert all(sentence in each and each.endswith(".") for each in (*told, document.problem)), told
        assert document.negotiation == row
    document.retry()
    assert (document.problem, said, len(told)) == ("", ["saved", "saved"], 2)
    document.store.close()
    again = open_file(path)
    changed = {**before["negotiation", row.id], "title": "Meanwhile", "counterpart": "Somebody"}
    assert state_of(again.rows()) == {**before, ("negotiation", row.id): changed}
    again.close()
    connection = driver.connect(path, write=False)
    assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    connection.close()


def test_what_the_file_took_late_can_be_undone_and_an_undo_that_failed_is_not_done_late(
    store: Store, negotiation: Negotiation
) -> None:
    document = Document(store)
    document.select(negotiation.id)
    assert document.set(negotiation, title="One")
    with faults.moved_file(store.path):
        document.undo()
        assert document.problem
        assert not document.set(negotiation, counterpart="Late")
    document.retry()
    assert document.negotiation is not None
    assert (document.negotiation.title, document.negotiation.counterpart) == ("One", "Late")
    document.undo()
    document.undo()
    assert document.negotiation == negotiation


def test_after_a_deletion_that_failed_the_file_is_asked_whether_it_takes_edits_again(
    store: Store, negotiation: Negotiation
) -> None:
    document = Document(store)
    document.select(negotiation.id)
    before = stored(document)
    with faults.moved_file(store.path):
        assert not document.remove(negotiation)
        document.retry()
        assert _GONE in document.problem
    document.retry()
    assert document.problem == ""
    assert stored(document) == before
    assert not document.undo_stack.canUndo()


_GONE = "moved, deleted or replaced by another program"


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (faults.no_larger_files, "the disk"),
        (faults.failing_disk, "the disk refused to write"),
        (faults.moved_file, _GONE),
        (faults.moved_folder, _GONE),
        (faults.replaced_file, _GONE),
    ],
)
def test_an_edit_that_a_fault_refuses_is_stored_once_the_cause_is_gone(
    path: Path, fault: Fault, sentence: str
) -> None:
    in_child(lambda: edits_through(path, fault, sentence))


def without_rights() -> None:
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)


def test_a_folder_that_may_not_be_written_any_more_is_named_and_used_again_afterwards(path: Path) -> None:
    def work() -> None:
        without_rights()
        edits_through(path, faults.locked_folder, "the file or its folder may not be written any more")

    in_child(work)


def test_a_file_that_may_not_be_written_is_not_opened_to_be_edited_and_stays_as_it_is(path: Path) -> None:
    before = path.read_bytes()
    path.chmod(0o400)

    def work() -> None:
        without_rights()
        with pytest.raises(NotStored, match=r"You may not write .*Open it for reading only"):
            open_file(path)
        open_file(path, read_only=True).close()

    in_child(work)
    assert path.read_bytes() == before


@pytest.mark.skipif(os.geteuid() != 0, reason="only an administrator may make a small disk")
def test_a_disk_that_is_full_is_named_and_used_again_when_there_is_room(path: Path, tmp_path: Path) -> None:
    def work() -> None:
        with faults.small_disk(tmp_path) as folder:
            edits_through(Path(copy(path, folder)), faults.full_disk, "the disk is full")

    if not faults.may_make_disks():
        pytest.skip("no disk may be made here")
    in_child(work)


def delete(path: Path) -> None:
    path.unlink()


def delete_folder(path: Path) -> None:
    rmtree(path.parent)


@pytest.mark.parametrize("happens", [delete, delete_folder])
def test_of_a_file_that_is_gone_for_good_a_copy_elsewhere_has_everything(
    path: Path, happens: Callable[[Path], None], tmp_path: Path
) -> None:
    def work() -> None:
        document = Document(open_file(path))
        row = document.new_negotiation(title="Before")
        assert row is not None
        before = stored(document)
        happens(path)
        assert not document.set(row, title="Meanwhile")
        assert not document.set(row, title="Meanwhile, and more")
        document.retry()
        assert _GONE in document.problem
        document.store.copy_to(tmp_path / "rescued.workbook")
        rescued = open_file(tmp_path / "rescued.workbook")
        assert state_of(rescued.rows()) == before
        rescued.apply(document.unsaved.changes())
        assert rescued.dossier(row.id).negotiation.title == "Meanwhile, and more"

    in_child(work)
