"""The longer documents from the command line."""

import getpass
import io
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QLocale

from tests.commands import done, told
from workbook import paths
from workbook.model import Entry
from workbook.storage.edits import addition
from workbook.storage.store import open_file

SAMPLE = paths.sample_names()[0]


def text_of(path: Path) -> str:
    pages = PdfReader(io.BytesIO(path.read_bytes())).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


@pytest.fixture
def with_entries(two: Path) -> Path:
    """A workbook with three entries of its own beside those of “Title of a” and “Title of b”."""
    store = open_file(two)
    for day, title, tags in ((1, "First", "pay"), (15, "Second", "lease"), (20, "Third", "pay")):
        store.apply([addition(Entry(title=title, tags=tags, written_on=date(2026, 9, day)))])
    store.close()
    return two


@pytest.mark.parametrize("kind", ["dossier", "reflection", "journal", "role-play"])
def test_each_document_of_a_sample_is_written_and_told(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done("print", kind, "--sample", SAMPLE, "-o", tmp_path / "out.pdf")
    pages = len(PdfReader(tmp_path / "out.pdf").pages)
    assert (
        capsys.readouterr().out == f"Wrote {tmp_path / 'out.pdf'}: {pages} page{'s' if pages > 1 else ''}\n"
    )


def test_the_dossier_of_one_of_several_holds_its_own_journal_and_not_the_others(
    two: Path, tmp_path: Path
) -> None:
    done("print", "dossier", two, "--negotiation", "Title of b", "-o", tmp_path / "b.pdf")
    text = text_of(tmp_path / "b.pdf")
    assert "Lesson of b" in text
    assert "Practice goal of b" in text
    assert "of a" not in text.replace("Title of a", "")


def test_the_journal_can_be_narrowed_to_days_tags_and_words(with_entries: Path, tmp_path: Path) -> None:
    out = tmp_path / "journal.pdf"
    done("print", "journal", with_entries, "--from", "2026-09-02", "--to", "2026-09-20", "-o", out)
    text = text_of(out)
    assert "Second" in text
    assert "Third" in text
    assert "First" not in text
    assert "from 2 September 2026, until 20 September 2026" in text
    done("print", "journal", with_entries, "--tag", "pay", "--find", "third", "-o", out)
    text = text_of(out)
    assert "Third" in text
    assert "First" not in text
    assert "tagged “pay”, with the words “third”" in text


def test_the_journal_of_one_negotiation_holds_what_is_about_it(with_entries: Path, tmp_path: Path) -> None:
    done("print", "journal", with_entries, "--negotiation", "of a", "-o", tmp_path / "a.pdf")
    text = text_of(tmp_path / "a.pdf")
    assert "Lesson of a" in text
    assert "Third" not in text


def test_the_role_play_sheet_holds_only_the_parts_asked_for(two: Path, tmp_path: Path) -> None:
    out = tmp_path / "sheet.pdf"
    done("print", "role-play", two, "--negotiation", "Title of a", "--only", "objections", "-o", out)
    text = text_of(out)
    assert "They say of a" in text
    assert "They may offer of a" not in text
    done("print", "role-play", two, "--negotiation", "Title of a", "--only", "objections,counters", "-o", out)
    assert "They may offer of a" in text_of(out)


def test_letter_paper_can_be_asked_for(tmp_path: Path) -> None:
    done("print", "reflection", "--sample", SAMPLE, "--paper", "letter", "-o", tmp_path / "out.pdf")
    assert float(PdfReader(tmp_path / "out.pdf").pages[0].mediabox.width) == 612


def test_an_unknown_document_or_part_or_day_is_refused_by_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = ("-o", tmp_path / "out.pdf")
    assert "dossier, reflection, journal, role-play" in told(capsys, "print", "novel", *out, status=2)
    assert "journal" in told(capsys, "print", status=2)
    assert "“moods”" in told(
        capsys, "print", "role-play", "--sample", SAMPLE, "--only", "moods", *out, status=2
    )
    assert "“soon”" in told(capsys, "print", "journal", "--from", "soon", *out, status=2)
    assert "not both" in told(capsys, "print", "dossier", "x", "--sample", SAMPLE, *out, status=2)
    assert not (tmp_path / "out.pdf").exists()


def test_where_there_are_several_negotiations_it_asks_which(
    two: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = told(capsys, "print", "dossier", two, "-o", tmp_path / "out.pdf")
    assert "“Title of a”" in said
    assert "“Title of b”" in said


def test_a_place_that_cannot_be_written_leaves_what_was_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "is a folder" in told(capsys, "print", "reflection", "--sample", SAMPLE, "-o", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_help_names_the_documents(capsys: pytest.CaptureFixture[str]) -> None:
    done("print", "--help")
    assert "dossier|reflection|journal|role-play" in capsys.readouterr().out


@pytest.fixture
def german() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    yield
    QLocale.setDefault(before)


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("command", [("brief",), ("print", "journal")])
def test_days_are_written_as_the_person_writes_them(command: tuple[str, ...], tmp_path: Path) -> None:
    done(*command, "--sample", SAMPLE, "-o", tmp_path / "out.pdf")
    assert re.search(
        r"\d\. (Jan|Feb|März|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)\w* 2\d{3}", text_of(tmp_path / "out.pdf")
    )


class Terminal:
    def isatty(self) -> bool:
        return True


def typed(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    """Have the person type these at a terminal."""
    left = iter(answers)
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(getpass, "getpass", lambda _: next(left))


@pytest.mark.parametrize("command", [("brief",), ("print", "role-play")])
def test_a_password_is_asked_for_twice_and_locks_the_file(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "kelp and tin", "kelp and tin")
    done(*command, "--sample", SAMPLE, "--password", "-o", tmp_path / "out.pdf")
    locked = PdfReader(tmp_path / "out.pdf")
    assert locked.is_encrypted
    assert not locked.decrypt("another")
    assert locked.decrypt("kelp and tin")
    assert locked.pages[0].extract_text()


@pytest.mark.parametrize(("answers", "said"), [(("a", "b"), "not the same"), (("",), "Nothing was typed"),
                                               (("x" * 128,), "too long")])  # fmt: skip
def test_a_password_that_will_not_do_writes_nothing(
    answers: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    typed(monkeypatch, *answers)
    out = ("-o", tmp_path / "out.pdf")
    assert said in told(capsys, "print", "reflection", "--sample", SAMPLE, "--password", *out)
    assert not (tmp_path / "out.pdf").exists()


def test_no_password_is_taken_where_there_is_no_terminal_or_as_an_argument(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = ("-o", tmp_path / "out.pdf")
    assert "at a terminal" in told(capsys, "brief", "--sample", SAMPLE, "--password", *out)
    told(capsys, "brief", "--sample", SAMPLE, "--password=kelp", *out, status=2)
    assert not (tmp_path / "out.pdf").exists()
