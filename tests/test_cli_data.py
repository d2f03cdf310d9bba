"""Taking data out and bringing it in from the command line, and where results are written."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import done, told
from tests.storage.some_rows import as_data, full_negotiation
from workbook import paths
from workbook.storage import backups, portable
from workbook.storage.store import open_file

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = paths.sample_names()[0]


def test_everything_exported_and_imported_elsewhere_is_the_same(two: Path, tmp_path: Path) -> None:
    done("export", two, "-o", tmp_path / "out.json")
    done("import", tmp_path / "deeper" / "new.workbook", tmp_path / "out.json")
    rows = []
    for path in (two, tmp_path / "deeper" / "new.workbook"):
        store = open_file(path)
        rows.append(as_data(store.rows()))
        store.close()
    assert rows[0] == rows[1]


def test_one_negotiation_can_be_exported_alone(two: Path, tmp_path: Path) -> None:
    done("export", two, "--negotiation", "title of B", "-o", tmp_path / "out.json")
    assert as_data(portable.read(tmp_path / "out.json")) == as_data(full_negotiation("b"))


def test_importing_makes_a_backup_of_what_was_there(two: Path, one: Path, tmp_path: Path) -> None:
    done("export", two, "-o", tmp_path / "out.json")
    done("import", one, tmp_path / "out.json")
    (backup,) = backups.of(one)
    before = open_file(backup.path)
    assert len(before.workbook().negotiations) == 1
    before.close()


def test_importing_the_same_again_changes_nothing(
    two: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done("export", two, "-o", tmp_path / "out.json")
    done("import", two, tmp_path / "out.json")
    assert "everything is there already" in capsys.readouterr().out
    assert backups.of(two) == ()


def test_importing_without_a_file_goes_into_the_persons_own_workbook(two: Path, tmp_path: Path) -> None:
    done("export", two, "-o", tmp_path / "out.json")
    done("import", tmp_path / "out.json")
    store = open_file(paths.default_workbook())
    assert len(store.workbook().negotiations) == 2
    store.close()


def test_broken_json_is_told_and_neither_changes_nor_makes_a_workbook(
    capsys: pytest.CaptureFixture[str], one: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('{"format": "negotiation-workbook", "version": 1, "tables": {"issue": [')
    content = one.read_bytes()
    for file in (one, tmp_path / "new.workbook"):
        assert "“broken.json” cannot be read: line 1" in told(capsys, "import", file, broken)
    assert one.read_bytes() == content
    assert not (tmp_path / "new.workbook").exists()


def test_the_workbook_itself_is_never_written_over(capsys: pytest.CaptureFixture[str], one: Path) -> None:
    link = one.with_name("link")
    link.symlink_to(one)
    content = one.read_bytes()
    for output in (one, link):
        for command in ("brief", "export"):
            assert "the workbook itself" in told(capsys, command, one, "-o", output)
    assert one.read_bytes() == content


@pytest.mark.parametrize("output", [".", "missing/out.json"])
def test_a_place_that_cannot_be_written_is_told(
    capsys: pytest.CaptureFixture[str], one: Path, output: str
) -> None:
    place = one.parent / output
    assert str(place) in told(capsys, "export", one, "-o", place)
    assert sorted(path.name for path in one.parent.iterdir()) == ["one.workbook"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no such device")
def test_a_device_is_never_replaced_by_a_file(
    capsys: pytest.CaptureFixture[str], one: Path, tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert "not a file that can be replaced" in told(capsys, "export", one, "-o", pipe)
    assert pipe.is_fifo()


def test_an_export_replaces_the_one_before(one: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("older")
    done("export", one, "-o", path)
    assert json.loads(path.read_text())["format"] == "negotiation-workbook"


def test_output_that_nobody_reads_is_no_failure_with_a_traceback(one: Path, tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as closed:
        made = subprocess.run(
            [sys.executable, "-m", "workbook", "export", str(one), "-o", str(tmp_path / "out.json")],
            stdout=closed,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
    assert "Traceback" not in made.stderr
    assert (tmp_path / "out.json").exists()
