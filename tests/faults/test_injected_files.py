"""A full disk while whole files are made: that is told, nothing half-made is left, and all is as it was."""

import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from hashlib import sha256
from pathlib import Path

import pytest

from tests.faults import faults, old_files
from tests.faults.keys import PLAIN
from tests.faults.ledger import state_of
from tests.faults.test_injected import in_child
from tests.storage.some_rows import full_negotiation
from workbook.storage import backups, portable
from workbook.storage.driver import Key
from workbook.storage.edits import addition
from workbook.storage.errors import NotStored
from workbook.storage.store import Store, create, open_file

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="these faults are made the Linux way")

Fault = Callable[[Path], AbstractContextManager[None]]
Work = Callable[[Store], object]


def restore(store: Store) -> object:
    return backups.restore(backups.of(store.path)[0], store.path.with_name("restored.workbook"))


def bring_up_to_date(store: Store) -> object:
    opened = open_file(store.path.with_name("old.workbook"))
    opened.close()
    return opened


#: What is made, and what is said of it when there is no room.
_MADE: dict[str, tuple[Work, str]] = {
    "copy": (
        lambda store: store.copy_to(store.path.with_name("copy.workbook")),
        "No copy could be made at .* Choose another place",
    ),
    "restore": (restore, "could not be restored to .* Choose another place"),
    "protect": (lambda store: store.change_key(Key("a b c")), "is as it was: .* Nothing is lost"),
    "export": (
        lambda store: portable.write(store.path.with_name("all.json"), store.rows()),
        "could not be written: .* Choose another place",
    ),
    "new": (lambda store: create(store.path.with_name("new.workbook")).close(), "No workbook could be made"),
    "migration": (bring_up_to_date, "No backup could be made .* Your workbook is safe"),
}


def folder_of(path: Path) -> dict[str, str]:
    """What lies beside a workbook and among the backups, by its bytes."""
    return {
        str(found.relative_to(path.parent)): sha256(found.read_bytes()).hexdigest()
        for found in path.parent.rglob("*")
        if found.is_file() and not found.name.startswith((path.name, f".{path.name}.lock", "filler"))
    }


def refused_and_made_afterwards(path: Path, fault: Fault) -> None:
    old_files.put(path.with_name("old.workbook"), PLAIN)
    store = create(path)
    store.apply([addition(row) for row in full_negotiation("a")])
    store.backup()
    before, beside = state_of(store.rows()), folder_of(path)
    with fault(path):
        for work, sentence in _MADE.values():
            with pytest.raises(NotStored, match=sentence):
                work(store)
            assert folder_of(path) == beside
            assert state_of(store.rows()) == before
        assert not store.protected
    for name, (work, _) in _MADE.items():
        if name != "protect":
            work(store)
    store.close()
    again = open_file(path)
    assert state_of(again.rows()) == before
    again.close()


def test_on_a_full_disk_nothing_is_half_made_and_what_was_refused_is_made_when_there_is_room(
    tmp_path: Path,
) -> None:
    def work() -> None:
        with faults.small_disk(tmp_path, megabytes=8) as folder:
            refused_and_made_afterwards(folder / "mine.workbook", faults.full_disk)

    if os.geteuid() == 0 and faults.may_make_disks():
        in_child(work)
    else:
        in_child(lambda: refused_and_made_afterwards(tmp_path / "mine.workbook", faults.no_larger_files))
