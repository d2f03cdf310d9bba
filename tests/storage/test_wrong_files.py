"""What is not a whole workbook of ours is recognised, refused in a sentence, and untouched."""

import os
import sqlite3
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.storage.some_rows import full_negotiation
from workbook import paths
from workbook.model import Entry
from workbook.storage.edits import addition
from workbook.storage.errors import (
    Damaged,
    NewerWorkbook,
    NotAWorkbook,
    NotStored,
    WorkbookError,
)
from workbook.storage.store import open_file, open_or_create


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
    assert "backups" not in sentence
    paths.backups(workbook_file).mkdir()
    assert "mine backups" in refused_untouched(workbook_file, Damaged)


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


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE theirs (x)",
        "CREATE INDEX theirs ON entry (title)",
        "CREATE VIEW theirs AS SELECT 1",
        "ALTER TABLE entry ADD COLUMN theirs TEXT",
        "INSERT INTO party VALUES ('p', 'nobody', 0, 'name', 'me', '')",
        "INSERT INTO entry VALUES ('e', NULL, 'tomorrow', 'other', '', '', '', '')",
        "INSERT INTO entry VALUES ('e', NULL, NULL, 'other', x'ff', '', '', '')",
        "INSERT INTO entry VALUES ('e', NULL, NULL, 'other', CAST(x'ff' AS TEXT), '', '', '')",
    ],
)
def test_what_this_program_would_never_put_there_is_recognised_and_untouched(
    workbook_file: Path, statement: str
) -> None:
    run_sql(workbook_file, statement)
    for read_only in (False, True):
        assert "is damaged" in refused_untouched(workbook_file, Damaged, read_only)


def test_a_negotiation_without_its_script_is_recognised_and_untouched(two: Path) -> None:
    run_sql(two, "DELETE FROM script WHERE negotiation_id = 'a'")
    assert "missing or mixed up" in refused_untouched(two, Damaged)


def test_a_log_or_journal_of_another_file_is_named_and_nothing_is_written(
    workbook_file: Path, two: Path
) -> None:
    log = workbook_file.with_name(f"{workbook_file.name}-wal")
    log.write_bytes(b"\x37\x7f\x06\x82" + bytes(200))
    assert log.name in refused_untouched(workbook_file, Damaged)
    assert log.stat().st_size == 204
    open_file(workbook_file, read_only=True).close()
    log.unlink()
    open_file(workbook_file).close()


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="devices are a matter of POSIX")
def test_devices_loops_of_links_and_huge_files_are_no_workbooks(tmp_path: Path) -> None:
    loop, huge = tmp_path / "loop", tmp_path / "huge.workbook"
    loop.symlink_to(loop)
    huge.write_bytes(b"SQLite format 3\0")
    os.truncate(huge, 2**40)
    for path in (Path("/dev/zero"), loop, huge):
        with pytest.raises(NotAWorkbook):
            open_file(path)
    assert sorted(tmp_path.iterdir()) == [huge, loop]


def test_damage_that_shows_while_it_is_open_is_told_and_nothing_more_is_written(workbook_file: Path) -> None:
    store = open_file(workbook_file)
    # More than SQLite keeps in memory.
    store.apply([addition(Entry(text="x" * 40_000)) for _ in range(100)])
    store.close()
    store = open_file(workbook_file)
    # By another program through a handle of its own, which no lock keeps away.
    script = "import sys; f = open(sys.argv[1], 'r+b'); f.seek(600_000); f.write(bytes(3_400_000)); f.close()"
    subprocess.run([sys.executable, "-c", script, str(workbook_file)], check=True)
    content = workbook_file.read_bytes()
    with pytest.raises(Damaged):
        store.rows()
    with pytest.raises(Damaged, match="nothing more is written"):
        store.apply([addition(row) for row in full_negotiation("c")])
    store.close()
    assert workbook_file.read_bytes() == content
