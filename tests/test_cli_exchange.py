"""Every format from the command line, and an import that replaces, is tried first, or accepts a change."""

import json
import zipfile
from pathlib import Path

import pytest

from tests.commands import done, told
from tests.storage.some_rows import as_data, full_negotiation
from workbook.model import Issue
from workbook.storage.edits import addition
from workbook.storage.store import open_file


def rows_in(path: Path) -> dict:
    store = open_file(path)
    try:
        return as_data(store.rows())
    finally:
        store.close()


def test_the_ending_says_the_format_unless_it_is_said(one: Path, tmp_path: Path) -> None:
    for name, begin in (
        ("a.md", b"# Title of a"),
        ("a.ics", b"BEGIN:VCALENDAR"),
        ("a.xlsx", b"PK"),
        ("a", b"{"),
    ):
        done("export", one, "-o", tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(begin)
        assert (tmp_path / name).stat().st_mode & 0o077 == 0
    done("export", one, "--as", "csv", "-o", tmp_path / "tables.backup")
    assert "issue.csv" in zipfile.ZipFile(tmp_path / "tables.backup").namelist()


def test_a_calendar_says_what_it_is_about_only_when_asked_to(
    one: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done("export", one, "-o", tmp_path / "a.ics")
    assert "Title of a" not in (tmp_path / "a.ics").read_text()
    done("export", one, "--titles", "-o", tmp_path / "a.ics")
    assert "Title of a" in (tmp_path / "a.ics").read_text()
    capsys.readouterr()
    assert "for a calendar" in told(capsys, "export", one, "--titles", "-o", tmp_path / "a.json", status=2)


def test_replacing_is_tried_first_and_then_done(
    one: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done("export", one, "-o", tmp_path / "a.json")
    store = open_file(one)
    store.apply([addition(Issue(id="since", negotiation_id="a"))])
    store.close()
    before = rows_in(one)
    done("import", one, tmp_path / "a.json", "--replace", "--dry-run")
    assert "Title of a: 1 issue removed" in capsys.readouterr().out
    assert rows_in(one) == before
    done("import", one, tmp_path / "a.json", "--dry-run")
    assert "everything is there already" in capsys.readouterr().out
    done("import", one, tmp_path / "a.json", "--replace")
    assert rows_in(one) == as_data(full_negotiation("a"))


def test_trying_an_import_makes_no_workbook(one: Path, tmp_path: Path) -> None:
    done("export", one, "-o", tmp_path / "a.json")
    done("import", tmp_path / "none.workbook", tmp_path / "a.json", "--dry-run")
    assert not (tmp_path / "none.workbook").exists()


def test_a_file_changed_by_hand_comes_in_only_when_that_is_said(
    one: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.json"
    done("export", one, "-o", path)
    document = json.loads(path.read_text(encoding="utf-8"))
    document["tables"]["negotiation"][0]["title"] = "By hand"
    path.write_text(json.dumps(document), encoding="utf-8")
    before = rows_in(one)
    capsys.readouterr()
    assert "checksum" in told(capsys, "import", one, path)
    assert rows_in(one) == before
    done("import", one, path, "--accept-changed")
    assert rows_in(one)["negotiation", "a"]["title"] == "By hand"
