"""One workbook, one writer; and no lock to remove by hand."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.storage.conftest import ROOT
from workbook.storage import lock
from workbook.storage.errors import InUse
from workbook.storage.store import open_file

_HOLD = """
import sys
from pathlib import Path
from workbook.storage.store import open_file
store = open_file(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def holder(workbook_file: Path):
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(workbook_file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"open\n"
        yield process
        process.kill()


def test_a_workbook_open_elsewhere_is_refused_naming_who_has_it(
    workbook_file: Path, holder: subprocess.Popen[bytes]
) -> None:
    with pytest.raises(InUse, match=f"open in another window .*process {holder.pid}"):
        open_file(workbook_file)
    open_file(workbook_file, read_only=True).close()


def test_a_workbook_open_elsewhere_is_refused_by_another_of_its_names_in_another_folder_too(
    workbook_file: Path, holder: subprocess.Popen[bytes]
) -> None:
    other = workbook_file.parent / "folder" / "other.workbook"
    other.parent.mkdir()
    other.hardlink_to(workbook_file)
    with pytest.raises(InUse):
        open_file(other)


def test_a_workbook_whose_program_was_killed_opens_at_once(
    workbook_file: Path, holder: subprocess.Popen[bytes]
) -> None:
    holder.kill()
    holder.wait()
    assert lock.lock_path(workbook_file).exists()
    open_file(workbook_file).close()
    assert not lock.lock_path(workbook_file).exists()


def test_sqlite_refuses_a_second_writer_where_no_lock_file_can_be_made(
    workbook_file: Path, holder: subprocess.Popen[bytes]
) -> None:
    path = lock.lock_path(workbook_file)
    path.unlink()
    path.mkdir()
    with pytest.raises(InUse, match="in use by another program"):
        open_file(workbook_file)


def test_a_lock_file_left_by_somebody_else_says_nothing_by_itself(workbook_file: Path) -> None:
    lock.lock_path(workbook_file).write_text("not even JSON")
    opened = open_file(workbook_file)
    who = json.loads(lock.lock_path(workbook_file).read_text())
    assert who["pid"] == os.getpid()
    opened.close()


def test_a_refused_file_leaves_no_lock_behind(workbook_file: Path) -> None:
    os.truncate(workbook_file, 8192)
    with pytest.raises(Exception, match="damaged"):
        open_file(workbook_file)
    assert not lock.lock_path(workbook_file).exists()
