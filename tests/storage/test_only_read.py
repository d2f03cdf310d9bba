"""Reading a workbook that another program has open: the state of one moment, and nothing of it touched."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbook.model import Entry, new_negotiation
from workbook.storage import driver
from workbook.storage.edits import addition, edit
from workbook.storage.errors import Damaged, InUse, NotAWorkbook, NotStored, Protected
from workbook.storage.store import create, open_file

ROOT = Path(__file__).resolve().parents[2]
#: Opens a workbook, writes as many entries as it is told to, each with the next number, and waits.
_OTHER = """
import sys
from datetime import date
from pathlib import Path
from workbook.model import Entry
from workbook.storage.driver import Key
from workbook.storage.edits import addition
from workbook.storage.store import open_file
store = open_file(Path(sys.argv[1]), key=Key(sys.argv[2]) if len(sys.argv) > 2 else None)
count = 0
print("open", flush=True)
for line in sys.stdin:
    for _ in range(int(line)):
        pair = (Entry(written_on=date(2026, 1, 1), title=f"{count} {half}", text="x" * 3000) for half in "ab")
        store.apply([addition(row) for row in pair])
        count += 1
    print("written", flush=True)
"""


class Other:
    """Another program that has a workbook open."""

    def __init__(self, path: Path, *passphrase: str) -> None:
        command = [sys.executable, "-c", _OTHER, str(path), *passphrase]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=ROOT)
        assert self.heard() == "open"

    def heard(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def write(self, count: int) -> None:
        """Tell it to write so many pairs of entries; it goes on by itself."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{count}\n")
        self.process.stdin.flush()

    def end(self) -> None:
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def other(workbook_file: Path) -> Iterator[Other]:
    made = Other(workbook_file)
    yield made
    made.end()


def test_what_another_program_writes_is_read_whole_at_any_moment(other: Other, workbook_file: Path) -> None:
    other.write(60)
    seen = []
    for _ in range(12):
        store = open_file(workbook_file, read_only=True)
        titles = [row.title for row in store.workbook().entries]
        store.close()
        # One pair is written at a time: never is only half of it there, nor a later one without the earlier.
        assert sorted(titles) == sorted(
            f"{place} {half}" for place in range(len(titles) // 2) for half in "ab"
        )
        seen.append(len(titles))
    assert other.heard() == "written"
    assert seen == sorted(seen)


def test_what_is_read_stays_as_it_was_and_reading_again_shows_what_was_written(
    other: Other, workbook_file: Path
) -> None:
    before = open_file(workbook_file, read_only=True)
    other.write(1)
    assert other.heard() == "written"
    assert not before.workbook().entries
    after = open_file(workbook_file, read_only=True)
    assert len(after.workbook().entries) == 2
    for store in (before, after):
        store.close()


@pytest.mark.skipif(os.name != "posix", reason="links and signals of POSIX")
def test_it_is_read_through_links_and_of_a_program_that_was_killed(other: Other, workbook_file: Path) -> None:
    symbolic, hard = workbook_file.with_name("symbolic.workbook"), workbook_file.with_name("hard.workbook")
    symbolic.symlink_to(workbook_file)
    hard.hardlink_to(workbook_file)
    other.write(1)
    assert other.heard() == "written"
    for path in (symbolic, hard):
        with pytest.raises(InUse):
            open_file(path)
        store = open_file(path, read_only=True)
        assert len(store.workbook().entries) == 2
        store.close()
    other.write(1_000_000)
    other.process.send_signal(signal.SIGKILL)
    other.process.wait()
    content = {path.name: path.read_bytes() for path in workbook_file.parent.iterdir() if path.is_file()}
    store = open_file(workbook_file, read_only=True)
    assert len(store.workbook().entries) % 2 == 0
    store.close()
    assert {
        path.name: path.read_bytes() for path in workbook_file.parent.iterdir() if path.is_file()
    } == content


def test_nothing_can_be_written_to_what_is_only_read(workbook_file: Path) -> None:
    store = open_file(workbook_file, read_only=True)
    assert store.read_only
    with pytest.raises(NotStored):
        store.apply([addition(row) for row in new_negotiation(title="Lease")])
    # The file itself is free meanwhile, and may go.
    writing = open_file(workbook_file)
    writing.apply([addition(row) for row in new_negotiation(title="Lease")])
    writing.close()
    workbook_file.unlink()
    assert store.workbook().negotiations == ()
    store.copy_to(workbook_file.with_name("copy.workbook"))
    store.close()
    open_file(workbook_file.with_name("copy.workbook")).close()


def test_a_protected_workbook_is_read_without_leaving_anything_in_the_folder_for_passing_things(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("sqlcipher3")
    passing = tmp_path / "passing"
    passing.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(passing))
    path, key = tmp_path / "mine.workbook", driver.Key("open sesame")
    create(path, key).close()
    other = Other(path, "open sesame")
    other.write(1)
    assert other.heard() == "written"
    store = open_file(path, True, key)
    assert list(passing.iterdir()) == []
    assert len(store.workbook().entries) == 2
    for wrong in (None, driver.Key("open says me")):
        with pytest.raises(Protected):
            open_file(path, True, wrong)
    assert list(passing.iterdir()) == []
    store.close()
    other.end()


def test_what_is_open_in_this_program_or_is_no_whole_workbook_is_refused(workbook_file: Path) -> None:
    store = open_file(workbook_file)
    row = Entry(title="as it was")
    store.apply([addition(row)])
    with pytest.raises(InUse):
        open_file(workbook_file, read_only=True)
    # Reading it would have let go of what SQLite holds, and the next edit would be anybody's.
    store.apply([edit(row, title="as it is")])
    store.close()
    content = workbook_file.read_bytes()
    workbook_file.write_bytes(content[:4096] + b"\0" * 4096 + content[8192:])
    with pytest.raises(Damaged):
        open_file(workbook_file, read_only=True)
    workbook_file.write_bytes(b"Dear diary")
    with pytest.raises(NotAWorkbook):
        open_file(workbook_file, read_only=True)
