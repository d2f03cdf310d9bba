"""The command line as a person or a script uses it: results, sentences, exit statuses."""

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.commands import done, told
from workbook import __version__, paths
from workbook.storage.store import open_file

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = paths.sample_names()[0]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "workbook", *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, **environment},
    )


def test_help_explains_itself_with_examples(capsys: pytest.CaptureFixture[str]) -> None:
    done("--help")
    shown = capsys.readouterr().out
    for words in (
        "brief",
        "export",
        "import",
        "analyse",
        "divide",
        "--sample",
        "examples:",
        SAMPLE,
        "-o brief.pdf",
    ):
        assert words in shown


@pytest.mark.parametrize("command", ["brief", "export", "import", "analyse", "divide"])
def test_each_command_has_help_of_its_own(capsys: pytest.CaptureFixture[str], command: str) -> None:
    done(command, "--help")
    assert f"negotiation-workbook {command}" in capsys.readouterr().out


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    done("--version")
    assert capsys.readouterr().out == f"negotiation-workbook {__version__}\n"


def test_help_imports_nothing_heavy() -> None:
    script = (
        "import sys; from workbook.cli import main; main(['--help']); "
        "heavy = {'PySide6', 'sqlmodel', 'sqlalchemy', 'pydantic', 'reportlab', 'fontTools'}; "
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    shown = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT)
    assert (shown.returncode, shown.stderr) == (0, "")


def test_python_m_workbook_is_the_same_command() -> None:
    assert run("--version").stdout == f"negotiation-workbook {__version__}\n"


def test_help_can_be_shown_where_only_ascii_can() -> None:
    shown = run("--help", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert shown.returncode == 0
    assert "examples:" in shown.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["--colour"],
        ["brief"],
        ["brief", "-o"],
        ["brief", "--paper", "a3", "-o", "x.pdf"],
        ["brief", "x.workbook", "--sample", SAMPLE, "-o", "x.pdf"],
        ["export"],
        ["import"],
        ["one", "two"],
    ],
)
def test_wrong_usage_is_one_sentence_and_status_2(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert "--help" in told(capsys, *arguments, status=2)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="screens are found otherwise elsewhere")
def test_without_a_screen_the_window_is_refused_in_a_sentence() -> None:
    shown = run(DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert shown.returncode == 1
    assert shown.stderr.startswith("There is no screen")


@pytest.mark.skipif(os.name != "posix", reason="the home folder of POSIX")
@pytest.mark.parametrize("command", [["check"], ["export", "-o", "x.json"]])
def test_without_a_home_folder_a_command_asks_for_the_file_in_a_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    for name in ("NEGOTIATION_WORKBOOK_HOME", "XDG_DATA_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os, "getuid", lambda: 4_000_001)
    assert told(capsys, *command).startswith("The system names no home folder for you")


@pytest.mark.parametrize("command", [[], ["brief", "-o", "x.pdf"]])
def test_an_unknown_sample_is_told_with_those_there_are(
    capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    assert SAMPLE in told(capsys, *command, "--sample", "none")


# brief


def words_in(pdf: bytes) -> str:
    (page,) = PdfReader(BytesIO(pdf)).pages
    return " ".join(page.extract_text().split())


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_the_brief_of_a_sample_is_one_page_of_the_wanted_paper(
    tmp_path: Path, paper: str, size: tuple[int, int]
) -> None:
    path = tmp_path / "out.pdf"
    done("brief", "--sample", SAMPLE, "--paper", paper, "-o", path)
    (page,) = PdfReader(path).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == size
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("qapp")
def test_the_version_for_the_table_is_written_where_it_is_asked_for(one: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    done("brief", one, "-o", path)
    assert "PRIVATE" in words_in(path.read_bytes())
    assert "Goal of a" in words_in(path.read_bytes())
    done("brief", one, "--table-safe", "-o", path)
    assert "FOR THE TABLE" in words_in(path.read_bytes())
    assert "Goal of a" not in words_in(path.read_bytes())


@pytest.mark.usefixtures("qapp")
def test_the_only_negotiation_of_a_workbook_needs_no_title(one: Path, tmp_path: Path) -> None:
    content = one.read_bytes()
    done("brief", one, "-o", tmp_path / "out.pdf")
    assert "Title of a" in words_in((tmp_path / "out.pdf").read_bytes())
    assert one.read_bytes() == content


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("title", ["Title of b", "TITLE OF B", " title of b ", "of b"])
def test_a_negotiation_is_chosen_by_its_title_whatever_the_case(
    two: Path, tmp_path: Path, title: str
) -> None:
    done("brief", two, "--negotiation", title, "-o", tmp_path / "out.pdf")
    assert "Title of b" in words_in((tmp_path / "out.pdf").read_bytes())


@pytest.mark.usefixtures("qapp")
def test_without_a_file_the_brief_is_made_from_the_persons_own_workbook(one: Path, tmp_path: Path) -> None:
    paths.data().mkdir()
    one.rename(paths.default_workbook())
    done("brief", "-o", tmp_path / "out.pdf")
    assert (tmp_path / "out.pdf").exists()


def test_the_brief_is_made_without_a_screen(tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    made = run(
        "brief", "--sample", SAMPLE, "-o", str(path), DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM=""
    )
    assert (made.returncode, made.stderr) == (0, "")
    assert len(PdfReader(path).pages) == 1


@pytest.mark.parametrize("arguments", [[], ["--negotiation", "nothing"], ["--negotiation", "title"]])
def test_an_unclear_title_is_told_with_those_there_are(
    capsys: pytest.CaptureFixture[str], two: Path, tmp_path: Path, arguments: list[str]
) -> None:
    sentence = told(capsys, "brief", two, *arguments, "-o", tmp_path / "out.pdf")
    assert "“Title of a”" in sentence
    assert "“Title of b”" in sentence
    assert not (tmp_path / "out.pdf").exists()


def test_an_empty_workbook_has_nothing_to_print(
    capsys: pytest.CaptureFixture[str], workbook_file: Path, tmp_path: Path
) -> None:
    assert "no negotiation" in told(capsys, "brief", workbook_file, "-o", tmp_path / "out.pdf")


def test_what_is_no_workbook_is_told_and_untouched(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    text = tmp_path / "text"
    text.write_text("not a workbook")
    for file in (text, tmp_path, tmp_path / "none"):
        for command in ("brief", "export"):
            assert str(file.name) in told(capsys, command, file, "-o", tmp_path / "out")
    assert text.read_text() == "not a workbook"
    assert list(tmp_path.iterdir()) == [text]


@pytest.mark.parametrize("command", ["brief", "export"])
def test_a_workbook_that_is_open_is_told_as_such(
    capsys: pytest.CaptureFixture[str], one: Path, tmp_path: Path, command: str
) -> None:
    store = open_file(one)
    assert "open" in told(capsys, command, one, "-o", tmp_path / "out")
    store.close()
