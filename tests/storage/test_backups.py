"""Backups are whole, checked, private copies; a bounded number of them is kept."""

import os
from pathlib import Path

import pytest

from tests.storage.some_rows import as_data, full_negotiation
from workbook import paths
from workbook.storage import backups
from workbook.storage.edits import addition, edit
from workbook.storage.errors import NotStored
from workbook.storage.store import Store, open_file


def fill(store: Store) -> None:
    store.apply([addition(row) for row in full_negotiation()])


def test_a_backup_is_a_workbook_with_the_same_rows(store: Store) -> None:
    fill(store)
    saved = open_file(store.backup())
    assert as_data(saved.rows()) == as_data(store.rows())
    saved.close()


def test_backups_are_beside_the_workbook_and_only_its_owner_may_read_them(store: Store) -> None:
    path = store.backup()
    assert path.parent == paths.backups(store.path)
    assert path.suffix == paths.SUFFIX
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600
        assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_backup_made_again_without_an_edit_between_is_the_same_one(store: Store) -> None:
    fill(store)
    first = store.backup()
    assert store.backup() == first
    store.apply([edit(store.dossier("n").negotiation, title="Other")])
    second = store.backup()
    assert second != first
    assert [backup.path for backup in backups.of(store.path)] == [second, first]


def test_a_backup_that_was_removed_is_made_again(store: Store) -> None:
    store.backup().unlink()
    assert store.backup().exists()


def test_the_workbook_keeps_its_lock_while_a_backup_is_made_and_afterwards(
    store: Store, tmp_path: Path
) -> None:
    fill(store)
    store.backup()
    store.apply([edit(store.dossier("n").negotiation, title="Still mine")])
    store.close()
    again = open_file(store.path)
    assert again.dossier("n").negotiation.title == "Still mine"
    again.close()


def test_a_copy_can_be_saved_elsewhere_and_replaces_what_was_there(store: Store, tmp_path: Path) -> None:
    fill(store)
    path = tmp_path / "copy.workbook"
    path.write_text("older")
    store.copy_to(path)
    copy = open_file(path)
    assert as_data(copy.rows()) == as_data(store.rows())
    copy.close()


def test_a_copy_is_never_made_onto_an_open_workbook_or_a_folder(store: Store, tmp_path: Path) -> None:
    fill(store)
    for place in (store.path, tmp_path, tmp_path / "missing" / "copy.workbook"):
        with pytest.raises(NotStored):
            store.copy_to(place)
    assert len(store.workbook().negotiations) == 1
    assert {path.name for path in tmp_path.iterdir()} <= {
        "mine.workbook",
        "mine.workbook-journal",
        ".mine.workbook.lock",
    }


def test_a_workbook_whose_file_was_deleted_can_be_saved_as_a_copy(store: Store, tmp_path: Path) -> None:
    fill(store)
    store.path.unlink()
    store.copy_to(store.path)
    store.close()
    again = open_file(store.path)
    assert len(again.workbook().negotiations) == 1
    again.close()
