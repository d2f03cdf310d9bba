"""Making, recognising, opening and closing a workbook; what is refused is untouched."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.storage.some_rows import full_negotiation
from workbook.storage.edits import addition, edit
from workbook.storage.errors import (
    InUse,
    NotStored,
)
from workbook.storage.store import Store, create, open_file, open_or_create


def test_a_new_workbook_is_one_file_that_only_its_owner_may_read(tmp_path: Path) -> None:
    path = tmp_path / "new" / "deeper" / "mine.workbook"
    create(path).close()
    assert [entry.name for entry in path.parent.iterdir()] == ["mine.workbook"]
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600
        assert path.parent.stat().st_mode & 0o777 == 0o700
        assert path.parent.parent.stat().st_mode & 0o777 == 0o700


def test_making_a_workbook_never_replaces_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "mine.workbook"
    path.write_text("something else")
    with pytest.raises(NotStored, match="already there"):
        create(path)
    assert path.read_text() == "something else"
    assert list(tmp_path.iterdir()) == [path]


def test_making_a_workbook_under_a_file_instead_of_a_folder_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NotStored, match="not a directory"):
        create(tmp_path / "file" / "mine.workbook")


def test_open_or_create_makes_a_workbook_once(tmp_path: Path) -> None:
    path = tmp_path / "mine.workbook"
    first = open_or_create(path)
    first.apply([addition(row) for row in full_negotiation()])
    first.close()
    second = open_or_create(path)
    assert len(second.workbook().negotiations) == 1
    second.close()


def test_while_open_only_sqlite_and_the_lock_are_beside_the_workbook_and_after_closing_nothing(
    store: Store,
) -> None:
    store.apply([addition(row) for row in full_negotiation()])
    names = {path.name for path in store.path.parent.iterdir()}
    assert names <= {"mine.workbook", "mine.workbook-journal", ".mine.workbook.lock"}
    store.close()
    assert [path.name for path in store.path.parent.iterdir()] == ["mine.workbook"]


def test_closing_twice_does_no_harm(store: Store) -> None:
    store.close()
    store.close()
    open_file(store.path).close()


def test_names_with_characters_that_mean_something_in_addresses_are_fine(tmp_path: Path) -> None:
    path = tmp_path / "50 % off? #1 & möre.workbook"
    create(path).close()
    opened = open_file(path)
    assert opened.path.name == path.name
    opened.close()


def test_a_symbolic_link_opens_the_file_it_leads_to(workbook_file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.workbook"
    link.symlink_to(workbook_file)
    opened = open_file(link)
    assert opened.path == workbook_file.resolve()
    opened.close()


def test_a_workbook_open_in_this_process_is_not_opened_again_even_by_another_name(
    store: Store, tmp_path: Path
) -> None:
    other = tmp_path / "hard.workbook"
    other.hardlink_to(store.path)
    for path in (store.path, other):
        for read_only in (False, True):
            with pytest.raises(InUse):
                open_file(path, read_only=read_only)
    store.apply([addition(row) for row in full_negotiation()])


def test_a_workbook_opened_for_reading_cannot_be_changed(store: Store) -> None:
    rows = full_negotiation()
    store.apply([addition(row) for row in rows])
    store.close()
    content = store.path.read_bytes()
    reading = open_file(store.path, read_only=True)
    assert reading.read_only
    assert reading.dossier("n").negotiation.title == "Title of n"
    with pytest.raises(NotStored, match="reading only"):
        reading.apply([edit(rows[0], title="Other")])
    reading.close()
    assert store.path.read_bytes() == content
    assert list(store.path.parent.iterdir()) == [store.path]


def test_a_file_that_may_not_be_written_is_refused_for_writing_and_open_for_reading(
    open_folder: Path, as_nobody: Callable[[str], str]
) -> None:
    path = open_folder / "mine.workbook"
    create(path).close()
    path.chmod(0o444)
    open_folder.chmod(0o555)
    printed = as_nobody(f"""
from pathlib import Path
from workbook.storage.store import open_file
from workbook.storage.errors import NotStored
try:
    open_file(Path({str(path)!r}))
except NotStored as error:
    print(error)
store = open_file(Path({str(path)!r}), read_only=True)
print(len(store.workbook().negotiations))
store.close()
""")
    assert "You may not write" in printed
    assert printed.endswith("0\n")


def test_a_file_that_may_not_be_read_is_told_in_a_sentence(
    open_folder: Path, as_nobody: Callable[[str], str]
) -> None:
    path = open_folder / "mine.workbook"
    create(path).close()
    path.chmod(0o000)
    (open_folder / "closed").mkdir(mode=0o700)
    printed = as_nobody(f"""
from pathlib import Path
from workbook.storage.store import create, open_file, open_or_create
from workbook.storage.errors import NotStored, Unreadable, WorkbookError
try:
    open_file(Path({str(path)!r}), read_only=True)
except Unreadable as error:
    print(error)
try:
    create(Path({str(open_folder / "new.workbook")!r}))
except NotStored as error:
    print(error)
for name in ("mine.workbook", "none.workbook", "deeper/none.workbook"):
    try:
        open_or_create(Path({str(open_folder / "closed")!r}) / name)
    except WorkbookError as error:
        print(error)
""")
    assert printed.count("permission denied") == 5
    assert "cannot be read: permission denied" in printed
    assert "No workbook could be made" in printed
