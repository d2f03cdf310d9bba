"""Saving the longer documents from the menu: what is asked, what is written, what is told."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from workbook.analysis.journal import Wanted
from workbook.brief import documents
from workbook.brief.choices import given_parts
from workbook.brief.documents import PARTS
from workbook.model import Entry, Objection
from workbook.ui import settings
from workbook.ui.main_window import Workspace
from workbook.ui.paper import chosen, making
from workbook.ui.paper.asking import JournalChoices, RolePlayChoices
from workbook.ui.paper.documents import Documents
from workbook.ui.paper.looking import PaperDialog
from workbook.ui.paper.printing import print_pdf, printer_for

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
        if menu.title() == "Longer papers":
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


def in_dialog(then: Callable[[PaperDialog], None]) -> None:
    """Do something in the dialog as soon as it is open."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, PaperDialog):
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
    in_dialog(lambda dialog: dialog.save.click())
    entries_of_menu(window)[entry].trigger()
    finished(papers, qtbot)
    assert proposed == [name]
    assert "Rent" in text_of(tmp_path / "mine.pdf")
    assert window.status.notice.text().startswith("Saved mine.pdf, ")


def test_the_dossier_has_the_entries_of_its_negotiation_and_no_others(
    papers: Documents, tmp_path: Path, qtbot: QtBot
) -> None:
    papers.save(tmp_path / "whole.pdf", making.dossier(papers.workspace.document))
    finished(papers, qtbot)
    text = text_of(tmp_path / "whole.pdf")
    assert "Talk 1" in text
    assert "A book" not in text


def test_what_is_being_typed_is_in_the_document(
    window: Workspace, papers: Documents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    answer_file(monkeypatch, tmp_path / "whole.pdf")
    window.show_tab(0)
    editor = window.pages[0].facts.editors["their_success"]
    editor.setFocus()
    qtbot.keyClicks(editor, "A quiet tenant")
    in_dialog(lambda dialog: dialog.save.click())
    papers.ask_dossier()
    finished(papers, qtbot)
    assert "A quiet tenant" in text_of(tmp_path / "whole.pdf")


def test_the_sheet_for_a_colleague_holds_what_was_ticked_and_remembers_it(
    window: Workspace, papers: Documents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    answer_file(monkeypatch, tmp_path / "sheet.pdf")

    def untick(dialog: PaperDialog) -> None:
        dialog.choices.flags["objections"].click()
        dialog.save.click()

    in_dialog(untick)
    entries_of_menu(window)["The sheet for a role-play…"].trigger()
    finished(papers, qtbot)
    assert "Everybody pays that" not in text_of(tmp_path / "sheet.pdf")
    in_dialog(untick)
    papers.ask_role_play()
    finished(papers, qtbot)
    assert "Everybody pays that" in text_of(tmp_path / "sheet.pdf")


def test_what_a_colleague_is_given_is_kept_for_each_negotiation_and_can_be_undone(
    window: Workspace, papers: Documents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    answer_file(monkeypatch, tmp_path / "sheet.pdf")
    document = window.document

    def untick(dialog: PaperDialog) -> None:
        dialog.choices.flags["limits"].click()
        dialog.save.click()

    in_dialog(untick)
    papers.ask_role_play()
    finished(papers, qtbot)
    rent = document.dossier
    assert given_parts(rent) == tuple(part for part in PARTS if part != "limits")
    assert document.undo_stack.undoText() == "chose what is on the role-play sheet"
    assert not chosen.changed(rent, "private"), "nothing of the page was chosen"
    chosen.switch(document, rent, "private", "standards", "Standards", False)
    chosen.reset(document, document.dossier, "private")
    assert given_parts(document.dossier) == given_parts(rent)
    document.new_negotiation(title="Lease")
    assert given_parts(document.dossier) == tuple(PARTS)


def test_a_sheet_with_nothing_on_it_can_neither_be_saved_nor_printed(
    window: Workspace, papers: Documents, qtbot: QtBot
) -> None:
    choices = RolePlayChoices(["limits"])
    dialog = PaperDialog(window, "Sheet", choices, lambda: making.role_play(window.document, choices.parts))
    qtbot.addWidget(dialog)
    qtbot.waitUntil(dialog.print.isEnabled, timeout=10_000)
    assert dialog.save.isEnabled()
    choices.flags["limits"].click()
    assert not dialog.save.isEnabled()
    assert not dialog.print.isEnabled()


def test_a_cancelled_question_writes_nothing(
    papers: Documents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_file(monkeypatch, tmp_path / "none.pdf")
    in_dialog(lambda dialog: dialog.reject())
    papers.ask_role_play()
    in_dialog(lambda dialog: dialog.reject())
    papers.ask_journal()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    in_dialog(lambda dialog: dialog.save.click())
    papers.ask_dossier()
    assert not papers.busy
    assert list(tmp_path.glob("*.pdf")) == []


def test_the_journal_is_saved_between_two_days(
    window: Workspace, papers: Documents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    proposed = answer_file(monkeypatch, tmp_path / "journal.pdf")

    def choose(dialog: PaperDialog) -> None:
        assert dialog.choices.count.text() == "Three entries"
        dialog.choices.first.choose(TODAY - timedelta(days=10))
        assert dialog.choices.count.text() == "Two entries"
        dialog.choices.last.choose(TODAY - timedelta(days=2))
        dialog.save.click()

    in_dialog(choose)
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

    def choose(dialog: PaperDialog) -> None:
        assert dialog.choices.shown.isChecked()
        assert dialog.choices.narrowed.text() == "with the words “book”"
        dialog.save.click()

    in_dialog(choose)
    papers.ask_journal()
    finished(papers, qtbot)
    text = text_of(tmp_path / "journal.pdf")
    assert "A book" in text
    assert "Talk" not in text
    assert "with the words “book”" in text


def test_days_without_entries_are_nothing_to_print(window: Workspace, qtbot: QtBot) -> None:
    choices = JournalChoices(window.document.workbook.entries, Wanted(), {})
    qtbot.addWidget(choices)
    choices.first.choose(TODAY + timedelta(days=1))
    assert choices.count.text() == "No entries"
    assert not choices.some


def test_all_pages_are_shown_and_printed(
    window: Workspace, papers: Documents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    seen: list[int] = []
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Paper"])

    def take(asked: QPrintDialog) -> QDialog.DialogCode:
        printer = asked.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        printer.setResolution(72)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", take)

    def act(dialog: PaperDialog) -> None:
        qtbot.waitUntil(dialog.print.isEnabled, timeout=10_000)
        seen.append(dialog.preview.shown.pageCount())
        assert dialog.state.text() == f"{seen[0]} pages"
        dialog.print.click()

    text = "We talked for an hour about the price and what it is for. " * 80
    assert window.document.add(*(Entry(title=f"E{at}", text=text, written_on=TODAY) for at in range(2)))
    in_dialog(act)
    papers.ask_journal()
    assert seen[0] > 1
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == seen[0]
    assert window.status.notice.text() == "Sent to the printer."


def test_a_document_is_locked_with_the_password_that_was_typed(
    papers: Documents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    answer_file(monkeypatch, tmp_path / "locked.pdf")

    def act(dialog: PaperDialog) -> None:
        dialog.protection.field.setText("x" * 128)
        dialog.save.click()
        assert "too long" in dialog.notice.text.text()
        dialog.protection.field.setText("kelp and tin")
        dialog.save.click()

    in_dialog(act)
    papers.ask_reflection()
    finished(papers, qtbot)
    locked = PdfReader(tmp_path / "locked.pdf")
    assert locked.is_encrypted
    assert locked.decrypt("kelp and tin")


def test_only_the_pages_asked_for_are_printed(tmp_path: Path) -> None:
    entries = [Entry(title=f"Entry {at}", text="Text " * 2_000, written_on=TODAY) for at in range(2)]
    made = documents.journal(entries, {}, today=TODAY)
    printer = printer_for("a4")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(72)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    told: list[tuple[int, int]] = []
    assert print_pdf(made.content, printer, lambda page, count: not told.append((page, count)))
    assert told == [(1, 2), (2, 2)]
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 2
    assert not print_pdf(made.content, printer, lambda *_: False)


def test_a_place_that_cannot_be_written_is_told_and_the_old_file_stays(
    window: Workspace, papers: Documents, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "kept.pdf").write_bytes(b"old")
    papers.save(tmp_path / "missing" / "kept.pdf", making.reflection(papers.workspace.document))
    finished(papers, qtbot)
    assert "could not be written" in window.status.notice.text()
    assert window.status.notice.property("wrong")
    papers.save(tmp_path, making.reflection(papers.workspace.document))
    finished(papers, qtbot)
    assert "is a folder" in window.status.notice.text()
    assert (tmp_path / "kept.pdf").read_bytes() == b"old"


def test_two_documents_asked_for_one_after_the_other_are_both_written(
    papers: Documents, tmp_path: Path, qtbot: QtBot
) -> None:
    papers.save(tmp_path / "one.pdf", making.dossier(papers.workspace.document))
    papers.save(tmp_path / "two.pdf", making.reflection(papers.workspace.document))
    finished(papers, qtbot)
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == ["one.pdf", "two.pdf"]


def test_long_work_is_told_while_it_goes_on_and_the_window_answers(
    window: Workspace, papers: Documents, tmp_path: Path, qtbot: QtBot
) -> None:
    text = "We talked for an hour about the price and what it is for. " * 40
    entries = [Entry(title=f"Entry {at}", text=text, written_on=TODAY) for at in range(600)]
    papers.save(tmp_path / "long.pdf", making.journal(papers.workspace.document, entries))
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
    papers.save(tmp_path / "out.pdf", making.reflection(papers.workspace.document))
    finished(papers, qtbot)
    assert float(PdfReader(tmp_path / "out.pdf").pages[0].mediabox.width) == 612


def test_the_window_closes_when_every_document_asked_for_is_written(
    window: Workspace, papers: Documents, tmp_path: Path, qtbot: QtBot
) -> None:
    papers.save(tmp_path / "one.pdf", making.dossier(papers.workspace.document))
    papers.save(tmp_path / "two.pdf", making.reflection(papers.workspace.document))
    assert not window.shell.close()
    assert window.status.notice.text().startswith("one.pdf is still being made; the window closes")
    qtbot.waitUntil(lambda: window.closed, timeout=20_000)
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == ["one.pdf", "two.pdf"]


def test_another_workbook_waits_for_the_document_that_was_asked_for(
    window: Workspace, papers: Documents, tmp_path: Path, empty_workbook: Path, qtbot: QtBot
) -> None:
    papers.save(tmp_path / "one.pdf", making.dossier(papers.workspace.document))
    window.files.open(empty_workbook)
    assert window.shell.centralWidget() is window
    qtbot.waitUntil(lambda: window.shell.centralWidget() is not window, timeout=20_000)
    assert (tmp_path / "one.pdf").exists()
