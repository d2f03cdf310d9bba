"""Saving the longer documents from the menu: what is asked, what is written, what is told."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from workbook.brief.documents import PARTS
from workbook.model import Entry, Objection
from workbook.ui import settings
from workbook.ui.main_window import Workspace
from workbook.ui.paper.asking import JournalDialog, RolePlayDialog, remembered_parts
from workbook.ui.paper.documents import Documents

TODAY = date.today()


@pytest.fixture
def window(workspace: Workspace) -> Workspace:
    """A window over one negotiation, with two entries about it and one of its own in the journal."""
    workspace.document.new_negotiation(title="Rent", counterpart="The landlord", goal="A lower rent")
    about = workspace.document.negotiation
    assert about is not None
    objection = Objection(negotiation_id=about.id, they_say="Everybody pays that")
    entries = [
        Entry(title=f"Talk {at}", negotiation_id=about.id, written_on=TODAY - timedelta(days=at), tags="talk")
        for at in (1, 2)
    ]
    alone = Entry(title="A book", written_on=TODAY - timedelta(days=40))
    assert workspace.document.add(objection, *entries, alone)
    return workspace


@pytest.fixture
def papers(window: Workspace) -> Documents:
    return window.commands.documents


def text_of(path: Path) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(path).pages)


def entries_of_menu(window: Workspace) -> dict[str, QAction]:
    for menu in window.shell.menuBar().findChildren(QMenu):
        if menu.title() == "Save as PDF":
            menu.aboutToShow.emit()
            return {action.text().replace("&", ""): action for action in menu.actions()}
    raise AssertionError("no such menu")


def answer_file(monkeypatch: pytest.MonkeyPatch, path: Path) -> list[str]:
    """Have the person choose this file; the names proposed come into the list."""
    proposed: list[str] = []

    def ask(*asked: object) -> tuple[str, str]:
        proposed.append(Path(str(asked[2])).name)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return proposed


def in_dialog(kind: type[QDialog], then: Callable[[QDialog], None]) -> None:
    """Do something in the dialog as soon as it is open."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            then(dialog)
        else:
            QTimer.singleShot(5, act)

    QTimer.singleShot(0, act)


def finished(papers: Documents, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not papers.busy, timeout=20_000)


@pytest.mark.parametrize(
    ("entry", "name"),
    [("The whole dossier…", "Rent dossier.pdf"), ("The reflection…", "Rent reflection.pdf")],
)
def test_a_document_of_the_negotiation_is_written_where_it_was_asked_for(
    entry: str, name: str, window: Workspace, papers: Documents, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot,
) -> None:  # fmt: skip
    proposed = answer_file(monkeypatch, tmp_path / "mine")
    entries_of_menu(window)[entry].trigger()
    finished(papers, qtbot)
    assert proposed == [name]
    assert "Rent" in text_of(tmp_path / "mine.pdf")
    assert window.status.notice.text().startswith("Saved mine.pdf, ")


def test_the_dossier_has_the_entries_of_its_negotiation_and_no_others(
    papers: Documents, tmp_path: Path, qtbot: QtBot
) -> None:
    papers.save_dossier(tmp_path / "whole.pdf")
    finished(papers, qtbot)
    text = text_of(tmp_path / "whole.pdf")
    assert "Talk 1" in text
    assert "A book" not in text


def test_what_is_being_typed_is_in_the_document(
    window: Workspace, papers: Documents, tmp_path: Path, qtbot: QtBot
) -> None:
    window.show_tab(0)
    editor = window.pages[0].facts.editors["their_success"]
    editor.setFocus()
    qtbot.keyClicks(editor, "A quiet tenant")
    papers.save_dossier(tmp_path / "whole.pdf")
    finished(papers, qtbot)
    assert "A quiet tenant" in text_of(tmp_path / "whole.pdf")


def test_the_sheet_for_a_colleague_holds_what_was_ticked_and_remembers_it(
    window: Workspace, papers: Documents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    answer_file(monkeypatch, tmp_path / "sheet.pdf")

    def untick(dialog: QDialog) -> None:
        dialog.flags["objections"].click()
        dialog.save.click()

    in_dialog(RolePlayDialog, untick)
    entries_of_menu(window)["The sheet for a role-play…"].trigger()
    finished(papers, qtbot)
    assert "Everybody pays that" not in text_of(tmp_path / "sheet.pdf")
    assert remembered_parts() == tuple(part for part in PARTS if part != "objections")
    in_dialog(RolePlayDialog, untick)
    papers.ask_role_play()
    finished(papers, qtbot)
    assert "Everybody pays that" in text_of(tmp_path / "sheet.pdf")


def test_a_sheet_with_nothing_on_it_cannot_be_saved(window: Workspace, qtbot: QtBot) -> None:
    settings.put("role-play/parts", "limits")
    dialog = RolePlayDialog(window)
    qtbot.addWidget(dialog)
    assert dialog.parts == ("limits",)
    assert dialog.save.isEnabled()
    dialog.flags["limits"].click()
    assert not dialog.save.isEnabled()


def test_a_cancelled_question_writes_nothing(
    papers: Documents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_file(monkeypatch, tmp_path / "none.pdf")
    in_dialog(RolePlayDialog, lambda dialog: dialog.reject())
    papers.ask_role_play()
    in_dialog(JournalDialog, lambda dialog: dialog.reject())
    papers.ask_journal()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    papers.ask_dossier()
    assert not papers.busy
    assert list(tmp_path.glob("*.pdf")) == []


def test_the_journal_is_saved_between_two_days(
    window: Workspace, papers: Documents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    proposed = answer_file(monkeypatch, tmp_path / "journal.pdf")

    def choose(dialog: QDialog) -> None:
        assert dialog.count.text() == "Three entries"
        dialog.first.choose(TODAY - timedelta(days=10))
        assert dialog.count.text() == "Two entries"
        dialog.last.choose(TODAY - timedelta(days=2))
        dialog.save.click()

    in_dialog(JournalDialog, choose)
    entries_of_menu(window)["The journal…"].trigger()
    finished(papers, qtbot)
    text = text_of(tmp_path / "journal.pdf")
    assert "Talk 2" in text
    assert "Talk 1" not in text
    assert "A book" not in text
    assert proposed == [f"Journal {TODAY:%Y-%m-%d}.pdf"]


def test_the_journal_is_saved_as_it_is_narrowed_in_the_window(
    window: Workspace, papers: Documents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    answer_file(monkeypatch, tmp_path / "journal.pdf")
    window.show_journal()
    window.journal.filters.want(words="book")

    def choose(dialog: QDialog) -> None:
        assert dialog.shown.isChecked()
        assert dialog.narrowed.text() == "with the words “book”"
        dialog.save.click()

    in_dialog(JournalDialog, choose)
    papers.ask_journal()
    finished(papers, qtbot)
    text = text_of(tmp_path / "journal.pdf")
    assert "A book" in text
    assert "Talk" not in text
    assert "with the words “book”" in text


def test_days_without_entries_cannot_be_saved(window: Workspace, qtbot: QtBot) -> None:
    from workbook.analysis.journal import Wanted

    dialog = JournalDialog(window, window.document.workbook.entries, Wanted(), {})
    qtbot.addWidget(dialog)
    dialog.first.choose(TODAY + timedelta(days=1))
    assert dialog.count.text() == "No entries"
    assert not dialog.save.isEnabled()


def test_a_place_that_cannot_be_written_is_told_and_the_old_file_stays(
    window: Workspace, papers: Documents, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "kept.pdf").write_bytes(b"old")
    papers.save_reflection(tmp_path / "missing" / "kept.pdf")
    finished(papers, qtbot)
    assert "could not be written" in window.status.notice.text()
    assert window.status.notice.property("wrong")
    papers.save_reflection(tmp_path)
    finished(papers, qtbot)
    assert "is a folder" in window.status.notice.text()
    assert (tmp_path / "kept.pdf").read_bytes() == b"old"


def test_two_documents_asked_for_one_after_the_other_are_both_written(
    papers: Documents, tmp_path: Path, qtbot: QtBot
) -> None:
    papers.save_dossier(tmp_path / "one.pdf")
    papers.save_reflection(tmp_path / "two.pdf")
    finished(papers, qtbot)
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == ["one.pdf", "two.pdf"]


def test_long_work_is_told_while_it_goes_on_and_the_window_answers(
    window: Workspace, papers: Documents, tmp_path: Path, qtbot: QtBot
) -> None:
    text = "We talked for an hour about the price and what it is for. " * 40
    entries = [Entry(title=f"Entry {at}", text=text, written_on=TODAY) for at in range(1_500)]
    papers.save_journal(tmp_path / "long.pdf", entries)
    qtbot.waitUntil(lambda: window.status.notice.text() == "Making long.pdf …", timeout=20_000)
    assert papers.busy
    finished(papers, qtbot)
    assert window.status.notice.text().startswith("Saved long.pdf")


def test_what_there_is_nothing_to_print_of_cannot_be_chosen(workspace: Workspace) -> None:
    assert [action.isEnabled() for action in entries_of_menu(workspace).values()] == [False] * 4
    workspace.document.new_negotiation(title="Rent")
    assert [action.isEnabled() for action in entries_of_menu(workspace).values()] == [True, True, True, False]


def test_a_letter_sheet_is_used_where_that_paper_was_chosen(
    papers: Documents, tmp_path: Path, qtbot: QtBot
) -> None:
    settings.put("brief/paper", "letter")
    papers.save_reflection(tmp_path / "out.pdf")
    finished(papers, qtbot)
    assert float(PdfReader(tmp_path / "out.pdf").pages[0].mediabox.width) == 612


def test_the_window_closes_when_every_document_asked_for_is_written(
    window: Workspace, papers: Documents, tmp_path: Path, qtbot: QtBot
) -> None:
    papers.save_dossier(tmp_path / "one.pdf")
    papers.save_reflection(tmp_path / "two.pdf")
    assert not window.shell.close()
    assert window.status.notice.text().startswith("one.pdf is still being made; the window closes")
    qtbot.waitUntil(lambda: window.closed, timeout=20_000)
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == ["one.pdf", "two.pdf"]


def test_another_workbook_waits_for_the_document_that_was_asked_for(
    window: Workspace, papers: Documents, tmp_path: Path, empty_workbook: Path, qtbot: QtBot
) -> None:
    papers.save_dossier(tmp_path / "one.pdf")
    window.files.open(empty_workbook)
    assert window.shell.centralWidget() is window
    qtbot.waitUntil(lambda: window.shell.centralWidget() is not window, timeout=20_000)
    assert (tmp_path / "one.pdf").exists()
