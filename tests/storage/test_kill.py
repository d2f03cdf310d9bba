"""A program killed in the middle of an edit leaves a journal: the next opening takes the half of it back."""

import os
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path
from threading import Timer

import pytest

from tests.children import fork
from tests.storage.some_rows import full_negotiation
from workbook.model import Negotiation
from workbook.storage.edits import addition
from workbook.storage.store import open_file

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a process that can be killed mid-way")


def in_child(work: Callable[[int], None]) -> tuple[int, int]:
    """Runs the work in another process; it gets a pipe's end to write to, the other end comes back."""
    reading, writing = os.pipe()
    child = fork()
    if child == 0:
        try:
            os.close(reading)
            work(writing)
        finally:
            os._exit(1)
    os.close(writing)
    return child, reading


def said_until_killed(child: int, reading: int, seconds: float) -> bytes:
    with os.fdopen(reading, "rb") as pipe:
        first = pipe.readline()
        assassin = Timer(seconds, os.kill, (child, signal.SIGKILL))
        assassin.start()
        rest = pipe.read()
    assassin.join()
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
    return first + rest


def checked(path: Path) -> str:
    connection = sqlite3.connect(path)
    verdict: str = connection.execute("PRAGMA integrity_check").fetchone()[0]
    connection.close()
    return verdict


def half_write(path: Path, pipe: int) -> None:
    """Changes pages of the file itself inside a transaction that never ends."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA cache_size=1")
    connection.execute("BEGIN")
    connection.execute("UPDATE negotiation SET title = 'half'")
    for number in range(200):
        connection.execute(
            "INSERT INTO entry SELECT 'x' || ?, NULL, NULL, 'other', '', ?, '', ''", (number, "y" * 4000)
        )
    os.write(pipe, b"written\n")
    signal.pause()


@pytest.mark.parametrize("read_only", [False, True])
def test_a_half_written_edit_is_taken_back_at_the_next_opening(workbook_file: Path, read_only: bool) -> None:
    store = open_file(workbook_file)
    store.apply([addition(row) for row in full_negotiation()])
    store.close()
    child, reading = in_child(lambda pipe: half_write(workbook_file, pipe))
    said_until_killed(child, reading, 0)
    journal = workbook_file.with_name("mine.workbook-journal")
    left = workbook_file.read_bytes(), journal.read_bytes()
    assert left[1]
    store = open_file(workbook_file, read_only=read_only)
    assert isinstance(store.dossier("n").negotiation, Negotiation)
    assert store.dossier("n").negotiation.title == "Title of n"
    assert [row.id for row in store.workbook().entries] == ["n-entry"]
    store.close()
    if read_only:
        # Reading takes it back in memory alone.
        assert (workbook_file.read_bytes(), journal.read_bytes()) == left
        open_file(workbook_file).close()
    assert list(workbook_file.parent.iterdir()) == [workbook_file]
    assert checked(workbook_file) == "ok"
