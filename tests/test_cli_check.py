"""`check` on the command line: what it says, what it leaves alone, and its exit status."""

import os
from pathlib import Path

import pytest

from tests.commands import done
from workbook import cli
from workbook.storage.store import open_file


def test_a_sound_workbook_and_its_backups_are_called_so(
    two: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = open_file(two)
    backup = store.backup()
    store.close()
    done("check", two)
    out, err = capsys.readouterr()
    assert "2 of them negotiations" in out
    assert "“mine.workbook” is sound." in out
    assert err == ""
    with backup.open("r+b") as file:
        file.seek(5000)
        file.write(b"!")
    assert cli.main(["check", str(two)]) == 1
    assert "not as it was made" in capsys.readouterr().err


def test_a_damaged_workbook_is_explained_and_recovered_into_a_new_one(
    two: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.truncate(two, two.stat().st_size - 9000)
    content = two.read_bytes()
    assert cli.main(["check", str(two)]) == 1
    assert "its end is missing" in capsys.readouterr().err
    into = tmp_path / "new.workbook"
    assert cli.main(["check", str(two), "--recover", str(into)]) == 1
    assert "Two negotiations" in capsys.readouterr().out
    assert two.read_bytes() == content
    done("check", into)


def test_what_cannot_be_read_has_a_status_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", str(tmp_path / "none.workbook")]) == 2
    assert "no such file" in capsys.readouterr().err
