"""What a person typed is found in their workbook alone: in no log, setting, temporary file or output."""

import json
import logging
import sqlite3
import threading
import warnings
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer, qCritical, qWarning
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy.exc import IntegrityError

from tests.storage.some_rows import full_negotiation
from tests.ui.hands import press, type_in
from workbook import cli, log, paths
from workbook.model import Negotiation, Row, altered
from workbook.model.fields import declared
from workbook.storage import portable
from workbook.storage.errors import NotStored
from workbook.ui import errors, settings
from workbook.ui.main_window import Workspace
from workbook.ui.text_editor import TextEditor

MARK = "zq5247q"


@pytest.fixture
def left(
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> Iterator[Path]:
    """The person's own folder; at the end the mark is in nothing there but workbooks, nor was it printed."""
    for name in ("XDG_RUNTIME_DIR", "TMPDIR"):
        (tmp_path / name).mkdir(mode=0o700)
        monkeypatch.setenv(name, str(tmp_path / name))
    errors.start_log()
    yield home
    QApplication.processEvents()
    places = [home, *(tmp_path / name for name in ("XDG_RUNTIME_DIR", "TMPDIR"))]
    files = [path for place in places for path in place.rglob("*") if path.is_file()]
    assert [
        path.name for path in files if path.suffix != paths.SUFFIX and MARK.encode() in path.read_bytes()
    ] == []
    out, err = capfd.readouterr()
    assert MARK not in out + err


def marked(row: Row) -> Row:
    """The row with the mark in every field that takes any text."""
    kinds = {name: declared(type(row), name) for name in type(row).model_fields}
    return altered(
        row, **{name: MARK for name, known in kinds.items() if known and known.kind in ("line", "text")}
    )


def logged(home: Path) -> str:
    return (home / "log.txt").read_text(encoding="utf-8")


def test_what_is_typed_into_every_field_stays_in_the_workbook(
    left: Path, workspace: Workspace, qtbot: QtBot
) -> None:
    rows = [marked(row) for row in full_negotiation("a")]
    assert workspace.document.add(*rows, text="added")
    workspace.document.select(workspace.document.workbook.negotiations[0].id)
    kinds: set[str] = set()
    for place in (0, 3):
        workspace.show_tab(place)
        page = workspace.stack.currentWidget()
        for field in [*page.findChildren(TextEditor), *page.findChildren(QLineEdit)]:
            kind = type(field).__name__
            if field.isVisible() and not field.isReadOnly() and kind not in kinds:
                kinds.add(kind)
                type_in(field, MARK)
                press(Qt.Key.Key_Tab)
    workspace.sidebar.search.setText(MARK)
    QApplication.processEvents()
    workspace.commands.undo()
    workspace.show_journal()
    workspace.files.back_up()
    assert sum(MARK in str(row) for row in workspace.document.store.rows()) > len(rows) / 2
    workspace.shell.before_close()
    assert {"TextEditor", "NumberEditor", "ClockEditor"} <= kinds


def test_an_unforeseen_error_anywhere_is_logged_by_its_place(left: Path, workspace: Workspace) -> None:
    class Dying:
        def __del__(self) -> None:
            raise RuntimeError(MARK)

    def in_a_slot() -> None:
        try:
            raise KeyError(MARK)
        except KeyError as error:
            raise IntegrityError("insert", {"title": MARK}, Exception(MARK)) from error

    def in_a_thread() -> None:
        raise sqlite3.OperationalError(MARK)

    QTimer.singleShot(0, in_a_slot)
    QApplication.processEvents()
    assert workspace.status.notice.text() == errors.UNEXPECTED
    Dying()
    thread = threading.Thread(target=in_a_thread)
    thread.start()
    thread.join()
    for error in (NotStored(MARK), ExceptionGroup(MARK, [ValueError(MARK)])):
        log.failure(error)
    said = logged(left)
    for words in ("IntegrityError", "because of KeyError", "in_a_slot", "RuntimeError", "OperationalError",
                  "NotStored", "ExceptionGroup"):  # fmt: skip
        assert words in said


def test_what_libraries_say_is_logged_without_their_words(left: Path, workspace: Workspace) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        log.start()
        warnings.warn(MARK, UserWarning, stacklevel=1)
    logging.getLogger("fontTools.ttLib").warning("a font of %s", MARK)
    qWarning(MARK)
    qCritical(MARK)
    said = logged(left)
    assert "UserWarning" in said
    assert "fontTools.ttLib" in said
    assert said.count("Qt, ") == 2


def test_a_job_that_fails_is_logged_without_its_message(left: Path, qtbot: QtBot) -> None:
    from workbook.ui.jobs import Job

    def work() -> None:
        raise ValueError(MARK)

    log.start()
    job = Job()
    with qtbot.waitSignal(job.failed):
        job.start(work)
    assert "ValueError" in logged(left)


def test_what_the_store_refuses_is_told_and_logged_nowhere(left: Path, workspace: Workspace) -> None:
    document = workspace.document
    document.new_negotiation(title="Rent", counterpart="The landlord", kind="lease")
    negotiation = document.negotiation
    assert isinstance(negotiation, Negotiation)
    assert not document.set(negotiation, title=MARK * 100)
    assert not document.set(negotiation, stage=MARK)
    assert not document.set(negotiation, title=f"{MARK}\ud800")
    assert not left.joinpath("log.txt").exists()


def test_a_hostile_file_of_the_command_line_leaves_no_word_of_it(left: Path, tmp_path: Path) -> None:
    rows = json.loads(portable.text_of(portable.sample("pay-rise", date.today())))
    for field in ("title", "stage", "meeting_day", "id"):
        made = json.loads(json.dumps(rows))
        made["tables"]["negotiation"][0][field] = MARK if field != "title" else MARK * 1000
        made.pop("checksum", None)
        (tmp_path / "hostile.json").write_text(json.dumps(made))
        assert cli.main(["import", str(tmp_path / "mine.workbook"), str(tmp_path / "hostile.json")]) in (1, 2)


def test_a_large_log_is_continued_in_a_new_file(home: Path) -> None:
    log.start()
    paths.log_file().parent.mkdir(parents=True)
    paths.log_file().write_bytes(b"x" * 300_000)
    log.failure(ValueError("a"))
    assert paths.log_file().stat().st_size < 1000
    assert paths.log_file().with_name("log.txt.1").stat().st_size == 300_000


def test_names_of_files_are_forgotten_and_not_remembered_where_one_does_not_want_it(
    workspace: Workspace,
) -> None:
    path = workspace.document.store.path
    assert path in settings.recent()
    for key in ("brief/folder", "export/folder"):
        settings.put(key, str(path.parent))
    workspace.commands.remember_workbooks(False)
    settings.remember_workbook(path)
    for key in ("brief/folder", "export/folder"):
        settings.put(key, str(path.parent))
    assert str(path.parent) not in (paths.data() / "settings.ini").read_text()
    assert settings.last_workbook() is None
    workspace.commands.remember_workbooks(True)
    assert settings.recent() == [path]
