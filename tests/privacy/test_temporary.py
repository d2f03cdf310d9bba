"""Files for other programs lie in a folder for their owner alone, and go with the program."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.privacy.conftest import ROOT
from workbook import paths
from workbook.storage.store import open_file
from workbook.ui import temporary
from workbook.ui.writing import write_for_others

_TWO = """
import os, signal
from workbook.ui.writing import write_for_others
killed = os.fork()
path = write_for_others("secret.pdf", b"my limit")[0]
os.write(1, f"{path}\\n".encode())
if killed == 0:
    os.kill(os.getpid(), signal.SIGKILL)
os.waitpid(killed, 0)
"""


@pytest.fixture
def run_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder the system gives for the time one is logged in."""
    folder = tmp_path / "run"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    temporary.remove()
    yield folder
    temporary.remove()


def test_a_file_for_another_program_lies_in_the_folder_of_the_login_for_its_owner_alone(
    run_folder: Path,
) -> None:
    path, trouble = write_for_others("page.pdf", b"words")
    assert not trouble
    assert run_folder in path.parents
    found = [path, *path.parents[: len(path.relative_to(run_folder).parts) - 1]]
    assert [stat.S_IMODE(each.stat().st_mode) & 0o077 for each in found] == [0, 0, 0]
    temporary.remove()
    assert [each for each in run_folder.rglob("*") if each.is_file()] == []


@pytest.mark.parametrize("mode", [0o755, None], ids=["open to others", "not there"])
def test_without_a_private_folder_of_the_login_it_lies_beside_the_persons_own_data(
    run_folder: Path, home: Path, mode: int | None
) -> None:
    run_folder.chmod(mode) if mode else run_folder.rmdir()
    path, _ = write_for_others("page.pdf", b"words")
    assert home in path.parents
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_it_is_gone_when_the_program_ends_and_after_a_kill_at_the_next_start(run_folder: Path) -> None:
    mine, _ = write_for_others("page.pdf", b"words")
    done = subprocess.run([sys.executable, "-c", _TWO], cwd=ROOT, capture_output=True, text=True)
    left, ended = sorted(map(Path, done.stdout.split()), key=Path.exists, reverse=True)
    assert not ended.parent.exists()
    assert left.read_bytes() == b"my limit"
    temporary.remove_left()
    assert not left.parent.exists()
    assert mine.read_bytes() == b"words"


def test_a_link_among_the_temporary_folders_is_not_followed(run_folder: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "kept.txt").write_text("")
    mine, _ = write_for_others("page.pdf", b"words")
    os.symlink(theirs, mine.parents[1] / "link")
    temporary.remove_left()
    assert (theirs / "kept.txt").exists()


def test_what_a_killed_program_was_making_goes_at_the_next_opening_and_what_others_make_stays(
    run_folder: Path, workbook_file: Path, tmp_path: Path
) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as killed:
        pass
    there = [paths.backups(workbook_file) / "look", run_folder / paths.APP / "copy"]
    for place in there:
        place.parent.mkdir(mode=0o700)
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "kept.txt").touch()

    def made(place: Path, pid: int) -> Path:
        return place.with_name(f".{place.name}.{pid}-0123abcd.new")

    dead, alive = ([made(place, pid) for place in there] for pid in (killed.pid, os.getppid()))
    for file, folder in (dead, alive):
        file.write_bytes(b"SQLite format 3")
        folder.mkdir()
        (folder / "copy.workbook").write_bytes(b"SQLite format 3")
    link = there[1].with_name(f".copy.{killed.pid}-abcd0123.new")
    link.symlink_to(tmp_path / "theirs")
    open_file(workbook_file).close()
    assert [path.exists() for path in (*dead, *alive)] == [False, False, True, True]
    assert (link / "kept.txt").exists()
