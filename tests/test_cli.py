"""The command line as a person or a script uses it: results, sentences, exit statuses."""

import json
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.storage.some_rows import as_data, full_negotiation
from workbook import __version__, cli, paths
from workbook.storage import portable
from workbook.storage.backups import backups_of
from workbook.storage.edits import addition
from workbook.storage.store import create, open_file

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = paths.sample_names()[0]


@pytest.fixture
def two(workbook_file: Path) -> Path:
    """A workbook with the negotiations “Title of a” and “Title of b”."""
    store = open_file(workbook_file)
    for name in "ab":
        store.apply([addition(row) for row in full_negotiation(name)])
    store.close()
    return workbook_file


@pytest.fixture
def one(tmp_path: Path) -> Path:
    """A workbook with one negotiation."""
    store = create(tmp_path / "one.workbook")
    store.apply([addition(row) for row in full_negotiation("a")])
    store.close()
    return store.path


def told(capsys: pytest.CaptureFixture[str], *arguments: object, status: int = 1) -> str:
    """The one sentence on stderr of a command that fails, which says nothing on stdout."""
    assert cli.main([str(argument) for argument in arguments]) == status
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err
    assert err.count("\n") == 1
    return err


def done(*arguments: object) -> None:
    assert cli.main([str(argument) for argument in arguments]) == 0


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
    for words in ("brief", "export", "import", "--sample", "examples:", SAMPLE, "-o brief.pdf"):
        assert words in shown


@pytest.mark.parametrize("command", ["brief", "export", "import"])
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


# export and import


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
    (backup,) = backups_of(one)
    before = open_file(backup)
    assert len(before.workbook().negotiations) == 1
    before.close()


def test_importing_the_same_again_changes_nothing(
    two: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done("export", two, "-o", tmp_path / "out.json")
    done("import", two, tmp_path / "out.json")
    assert "of which 0 were new or different" in capsys.readouterr().out
    assert backups_of(two) == ()


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


# Where it is written


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
