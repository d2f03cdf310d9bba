"""What is not a whole workbook of ours is recognised, refused in a sentence, and untouched."""

import os
import sqlite3
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

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
