"""What the program makes can be read by its owner alone, whatever the rights given to new files are."""

import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.privacy.conftest import Session
from workbook import own_files, paths

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in another way")


def rights(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


def inside(folder: Path) -> Iterator[Path]:
    yield folder
    yield from folder.rglob("*")


def test_all_files_and_folders_of_a_session_are_for_their_owner_alone(session: Session) -> None:
    found = {path.name: rights(path) for path in inside(session.home)}
    found |= {path.name: rights(path) for path in (session.folder / "out").iterdir()}
    assert {"negotiations.workbook", "settings.ini", "all.json", "brief.pdf"} <= set(found)
    assert any(name.endswith("backups") for name in found)
    assert {name: oct(mode) for name, mode in found.items() if mode & 0o077} == {}


def test_a_session_leaves_nothing_in_the_folders_for_temporary_files(session: Session) -> None:
    left = [path for name in ("run", "tmp") for path in (session.folder / name).rglob("*") if path.is_file()]
    assert left == []


def test_qts_own_dialog_for_files_leaves_no_names_of_folders(session: Session) -> None:
    files = [path for path in (session.folder / "config").rglob("*") if path.is_file()]
    assert [path.name for path in files if str(session.folder) in path.read_text(errors="replace")] == []


def test_what_an_earlier_version_left_open_to_others_is_closed_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / paths.APP
    monkeypatch.setenv("NEGOTIATION_WORKBOOK_HOME", str(home))
    backups = paths.backups(paths.default_workbook())
    backups.mkdir(parents=True)
    theirs = tmp_path / "theirs.txt"
    (home / "log.txt").symlink_to(theirs)
    for path in (theirs, home / "settings.ini", home / "notes.txt", backups / "one.workbook"):
        path.write_text("")
        path.chmod(0o644)
    for folder in (home, backups):
        folder.chmod(0o755)
    own_files.tighten()
    closed = (home, backups, home / "settings.ini", backups / "one.workbook")
    assert [oct(rights(path)) for path in closed] == ["0o700", "0o700", "0o600", "0o600"]
    assert [oct(rights(path)) for path in (theirs, home / "notes.txt")] == ["0o644", "0o644"]


def test_a_folder_named_for_the_data_keeps_its_rights(home: Path) -> None:
    home.mkdir(mode=0o755)
    home.chmod(0o755)
    own_files.tighten()
    assert oct(rights(home)) == "0o755"
