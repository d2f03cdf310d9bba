"""Making, recognising, opening and closing a workbook; what is refused is untouched."""

import os
import sqlite3
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.storage.some_rows import full_negotiation
from workbook.storage.edits import addition, edit
from workbook.storage.errors import (
    Damaged,
    InUse,
    NewerWorkbook,
    NotAWorkbook,
    NotStored,
    WorkbookError,
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


def make_text(path: Path) -> None:
    path.write_text("Dear diary\n" * 100)


def make_picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)


def make_empty(path: Path) -> None:
    path.write_bytes(b"")


def make_short(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0")


def make_foreign_database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA application_id=1234")
        connection.execute("PRAGMA user_version=1")
        connection.execute("CREATE TABLE negotiation (id TEXT)")
    connection.close()


def make_database_of_nobody(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE negotiation (id TEXT)")
    connection.close()


@pytest.mark.parametrize(
    "make",
    [make_text, make_picture, make_empty, make_short, make_foreign_database, make_database_of_nobody],
)
@pytest.mark.parametrize("read_only", [False, True])
def test_what_is_not_a_workbook_is_refused_and_untouched(
    tmp_path: Path, make: Callable[[Path], None], read_only: bool
) -> None:
    path = tmp_path / "other.workbook"
    make(path)
    refused_untouched(path, NotAWorkbook, read_only)


def refused_untouched(path: Path, kind: type[WorkbookError], read_only: bool = False) -> str:
    content, times, beside = path.read_bytes(), path.stat().st_mtime_ns, set(path.parent.iterdir())
    with pytest.raises(kind) as caught:
        open_file(path, read_only=read_only)
    assert path.read_bytes() == content
    assert path.stat().st_mtime_ns == times
    assert set(path.parent.iterdir()) == beside
    return str(caught.value)


def test_a_folder_a_pipe_and_nothing_are_no_workbooks_and_opening_makes_none(tmp_path: Path) -> None:
    with pytest.raises(NotAWorkbook, match="is a folder"):
        open_file(tmp_path)
    with pytest.raises(NotAWorkbook, match="no such file"):
        open_file(tmp_path / "none.workbook")
    assert list(tmp_path.iterdir()) == []
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(NotAWorkbook, match="not a file"):
            open_file(tmp_path / "pipe")


def test_a_newer_workbook_is_refused_and_untouched(workbook_file: Path) -> None:
    set_header(workbook_file, 60, 999)
    assert "newer version" in refused_untouched(workbook_file, NewerWorkbook)


def set_header(path: Path, offset: int, value: int) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(struct.pack(">I", value))


@pytest.mark.parametrize("cut", [1, 4096, 50_000])
def test_a_truncated_workbook_is_recognised_and_untouched(workbook_file: Path, cut: int) -> None:
    os.truncate(workbook_file, workbook_file.stat().st_size - cut)
    sentence = refused_untouched(workbook_file, Damaged)
    assert "its end is missing" in sentence
    assert "mine backups" in sentence


def test_a_workbook_with_a_page_overwritten_is_recognised_and_untouched(workbook_file: Path) -> None:
    with workbook_file.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xff" * 4096)
    refused_untouched(workbook_file, Damaged)


def test_a_workbook_with_a_table_missing_is_recognised_and_untouched(workbook_file: Path) -> None:
    run_sql(workbook_file, "DROP TABLE entry")
    assert "parts of it are missing" in refused_untouched(workbook_file, Damaged)


def test_a_workbook_with_a_trigger_in_it_is_refused_and_untouched(workbook_file: Path) -> None:
    run_sql(workbook_file, "CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM issue; END")
    refused_untouched(workbook_file, Damaged)


def run_sql(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize("read_only", [False, True])
def test_a_workbook_that_another_program_set_to_a_write_ahead_log_opens_and_is_one_file_again(
    workbook_file: Path, read_only: bool
) -> None:
    run_sql(workbook_file, "PRAGMA journal_mode=WAL")
    opened = open_file(workbook_file, read_only=read_only)
    assert opened.workbook().negotiations == ()
    opened.close()
    assert list(workbook_file.parent.iterdir()) == [workbook_file]


def test_a_name_too_long_for_the_system_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotStored, match="too long"):
        open_or_create(tmp_path / ("x" * 300))


def test_content_of_the_wrong_kind_is_told_as_damage_when_it_is_read(workbook_file: Path) -> None:
    opened = open_file(workbook_file)
    opened.apply([addition(row) for row in full_negotiation()])
    opened.close()
    run_sql(workbook_file, "UPDATE deadline SET due_on = 'tomorrow'")
    opened = open_file(workbook_file)
    with pytest.raises(Damaged):
        opened.dossier("n")
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
