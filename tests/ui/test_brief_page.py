"""The page is previewed as it is written, saved whole or not at all, printed and opened elsewhere."""

import io
import stat
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QIODevice, QLocale, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from workbook import brief
from workbook.model import Negotiation
from workbook.ui.document import Document
from workbook.ui.main_window import Workspace
from workbook.ui.pages.brief import BriefPage
from workbook.ui.paper.printing import print_pdf, printer_for
from workbook.ui.paper.toolbar import chosen_paper

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def page(sample_document: Document, shown: Show, qtbot: QtBot) -> BriefPage:
    made = BriefPage(sample_document)
    shown(made)
    ready(made, qtbot)
    return made


def ready(page: BriefPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(page.pdf) and not page.job.busy, timeout=10_000)


def reader(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def text_of(content: bytes) -> str:
    return reader(content).pages[0].extract_text()


def set_goal(page: BriefPage, goal: str) -> None:
    assert page.document.set(page.document.negotiation, goal=goal)


def link(inside: QWidget, name: str) -> QPushButton:
    return next(button for button in inside.findChildren(QPushButton) if button.text() == name)


def picture(content: bytes) -> QImage:
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    drawn = document.render(0, QSize(600, 840))
    page = QImage(drawn.size(), QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.white)
    painter = QPainter(page)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return page.scaled(40, 56, mode=Qt.TransformationMode.SmoothTransformation)


def test_the_preview_shows_one_page_of_what_is_written(page: BriefPage):
    assert page.preview.shown.pageCount() == 1
    assert page.dossier.negotiation.title in text_of(page.pdf)
    assert page.preview.document() is page.preview.shown


def test_the_page_follows_an_edit_and_keeps_zoom_and_place(page: BriefPage, qtbot: QtBot):
    page.preview.zoom(1.5)
    page.preview.verticalScrollBar().setValue(90)
    scale, before = page.preview.scale, page.preview.shown
    set_goal(page, "Seventy thousand and nothing less")
    ready(page, qtbot)
    assert "Seventy thousand" in text_of(page.pdf)
    assert page.preview.shown is not before
    assert page.preview.scale == pytest.approx(scale)
    assert page.preview.verticalScrollBar().value() == 90


def test_no_page_is_made_while_the_tab_is_hidden_but_it_is_when_it_is_seen_again(
    page: BriefPage, qtbot: QtBot
):
    page.hide()
    set_goal(page, "Written elsewhere")
    assert not page.job.busy
    page.show()
    assert page.job.busy
    ready(page, qtbot)
    assert "Written elsewhere" in text_of(page.pdf)


def test_only_the_newest_of_many_quick_edits_is_shown(page: BriefPage, qtbot: QtBot):
    shown = []
    page.job.done.connect(lambda made: shown.append(text_of(made[0])))
    for number in range(6):
        set_goal(page, f"Version {number} of the goal")
    ready(page, qtbot)
    assert "Version 5 of the goal" in text_of(page.pdf)
    assert len(shown) == 1


def test_the_paper_chosen_is_printed_and_remembered(page: BriefPage, qtbot: QtBot, shown: Show):
    page.bar.paper.choose("letter")
    ready(page, qtbot)
    assert [round(side) for side in reader(page.pdf).pages[0].mediabox[2:]] == [612, 792]
    assert chosen_paper() == "letter"


@pytest.mark.parametrize(("locale", "paper"), [("en_US", "letter"), ("en_CA", "letter"), ("de_DE", "a4")])
def test_the_paper_is_at_first_the_one_of_the_country(locale: str, paper: str):
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    try:
        assert chosen_paper() == paper
    finally:
        QLocale.setDefault(before)


def test_zooming_by_buttons_and_by_keys(page: BriefPage, qtbot: QtBot):
    page.activateWindow()
    start = page.preview.scale
    qtbot.mouseClick(page.bar.larger, Qt.MouseButton.LeftButton)
    assert page.preview.scale == pytest.approx(start * 1.2)
    qtbot.keyClick(page.preview, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.preview.scale == pytest.approx(start))
    qtbot.keyClick(page.preview, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.preview.scale == pytest.approx(start * 1.2))
    qtbot.mouseClick(page.bar.fits["whole"], Qt.MouseButton.LeftButton)
    assert page.preview.zoomMode() == QPdfView.ZoomMode.FitInView
    assert page.preview.verticalScrollBar().maximum() == 0
    assert page.bar.fits["whole"].isChecked()
    assert not page.bar.fits["width"].isChecked()


def test_saving_proposes_a_name_and_writes_for_the_owner_alone(
    page: BriefPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    asked = []

    def ask(_parent: QWidget, _title: str, proposed: str, _kinds: str) -> tuple[str, str]:
        asked.append(Path(proposed).name)
        return str(tmp_path / "room"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    qtbot.mouseClick(page.bar.save, Qt.MouseButton.LeftButton)
    saved = tmp_path / "room.pdf"
    assert asked == ["Pay rise and the migration lead brief private.pdf"]
    assert saved.read_bytes() == page.pdf
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    assert page.notice.text.text() == "Saved room.pdf"


def test_saving_waits_for_the_page_of_what_was_written_last(page: BriefPage, qtbot: QtBot, tmp_path: Path):
    set_goal(page, "Written a moment ago")
    page.save_to(tmp_path / "now.pdf")
    qtbot.waitUntil((tmp_path / "now.pdf").exists, timeout=10_000)
    assert "Written a moment ago" in text_of((tmp_path / "now.pdf").read_bytes())


def test_saving_where_it_cannot_be_says_why_and_leaves_what_was_there(page: BriefPage, tmp_path: Path):
    tmp_path = tmp_path / "papers"
    tmp_path.mkdir()
    (tmp_path / "old.pdf").write_bytes(b"as it was")
    (tmp_path / "taken").mkdir()
    for place in (tmp_path / "taken", tmp_path / "old.pdf" / "below.pdf", tmp_path / "missing" / "new.pdf"):
        page.save_to(place)
        assert str(place.name) in page.notice.text.text()
        assert page.notice.isVisible()
    assert (tmp_path / "old.pdf").read_bytes() == b"as it was"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["old.pdf", "taken"]


def test_a_page_that_cannot_be_made_says_so_and_can_be_tried_again(
    page: BriefPage, qtbot: QtBot, tmp_path: Path
):
    page.bar.paper.offer({"a4": "A4", "a9": "A9"})
    page.bar.paper.choose("a9")
    qtbot.waitUntil(page.notice.isVisible, timeout=10_000)
    assert "what you wrote is safe" in page.notice.text.text()
    page.notice.hide()
    page.save_to(tmp_path / "old.pdf")
    qtbot.waitUntil(page.notice.isVisible, timeout=10_000)
    assert not (tmp_path / "old.pdf").exists(), "the page of an earlier state was saved"
    page.bar.paper.show_value("a4")
    page.save_to(tmp_path / "new.pdf")
    qtbot.waitUntil((tmp_path / "new.pdf").exists, timeout=10_000)
    set_goal(page, "Another goal")
    ready(page, qtbot)
    assert "Another goal" in text_of(page.pdf)


def test_without_a_printer_saving_and_opening_are_offered(
    page: BriefPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: [])
    qtbot.mouseClick(page.bar.print, Qt.MouseButton.LeftButton)
    assert page.notice.text.text().startswith("No printer is set up")
    opened = opened_files(monkeypatch)
    qtbot.mouseClick(link(page.notice, "Open"), Qt.MouseButton.LeftButton)
    assert len(opened) == 1


def opened_files(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    opened: list[Path] = []

    def take(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return opened


def test_opening_shows_the_page_in_the_desktops_program(
    page: BriefPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    opened = opened_files(monkeypatch)
    qtbot.mouseClick(page.bar.open, Qt.MouseButton.LeftButton)
    assert opened[0].read_bytes() == page.pdf
    assert stat.S_IMODE(opened[0].parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_the_printer_gets_the_very_page_on_the_right_paper(
    sample_document: Document, tmp_path: Path, paper: str, size: tuple[int, int]
):
    content = brief.make(sample_document.dossier, paper=paper, today=date(2026, 11, 23))
    printer = printer_for(paper)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(150)
    assert print_pdf(content, printer)
    printed = (tmp_path / "printed.pdf").read_bytes()
    pages = reader(printed).pages
    assert len(pages) == 1
    assert tuple(round(side) for side in pages[0].mediabox[2:]) == pytest.approx(size, abs=1)
    assert difference(picture(content), picture(printed)) < 3


def difference(one: QImage, other: QImage) -> float:
    """The mean difference of grey, 0 to 255; an empty page, or one moved aside, differs by 13."""
    spots = [(x, y) for x in range(one.width()) for y in range(one.height())]
    greys = [abs(one.pixelColor(x, y).value() - other.pixelColor(x, y).value()) for x, y in spots]
    return sum(greys) / len(greys)


def test_what_is_no_page_is_not_printed(tmp_path: Path):
    printer = printer_for("a4")
    printer.setOutputFileName(str(tmp_path / "nothing.pdf"))
    assert not print_pdf(b"no page at all", printer)


def test_characters_without_a_font_are_named_before_they_are_printed(page: BriefPage, qtbot: QtBot):
    assert not page.warning.isVisible()
    set_goal(page, "A goal with \U00013000")
    ready(page, qtbot)
    assert page.warning.isVisible()
    assert "\U00013000" in page.warning.text.text()


def test_it_is_said_what_private_things_the_page_shows(page: BriefPage):
    assert "your BATNA, your walk-away" in page.switch.says.text()
    page.document.new_negotiation(title="Nothing in it yet")
    assert "BATNA" not in page.switch.says.text()


def for_the_table(page: BriefPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.switch.buttons["table-safe"], Qt.MouseButton.LeftButton)


def test_the_version_for_the_table_is_shown_in_place_of_the_private_one(page: BriefPage, qtbot: QtBot):
    assert "PRIVATE" in text_of(page.pdf)
    for_the_table(page, qtbot)
    assert "They may see this page" in page.switch.says.text()
    ready(page, qtbot)
    assert "FOR THE TABLE" in text_of(page.pdf)
    assert "BATNA" not in text_of(page.pdf)
    set_goal(page, "Nobody else is to read this goal")
    ready(page, qtbot)
    assert "FOR THE TABLE" in text_of(page.pdf)
    assert "Nobody else" not in text_of(page.pdf)


def test_the_version_is_switched_by_the_keyboard(page: BriefPage, qtbot: QtBot):
    page.switch.buttons["private"].setFocus()
    qtbot.keyClick(page.switch.buttons["private"], Qt.Key.Key_Right)
    ready(page, qtbot)
    assert "FOR THE TABLE" in text_of(page.pdf)
    qtbot.keyClick(page.switch.buttons["table-safe"], Qt.Key.Key_Left)
    ready(page, qtbot)
    assert "PRIVATE" in text_of(page.pdf)


def test_what_is_saved_just_after_switching_is_the_version_switched_to(
    page: BriefPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    names = []

    def ask(_parent: QWidget, _title: str, proposed: str, _kinds: str) -> tuple[str, str]:
        names.append(Path(proposed).name)
        return str(tmp_path / "page.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    for_the_table(page, qtbot)
    qtbot.mouseClick(page.bar.save, Qt.MouseButton.LeftButton)
    assert names == ["Agenda for the table.pdf"]
    qtbot.waitUntil((tmp_path / "page.pdf").exists, timeout=10_000)
    assert "FOR THE TABLE" in text_of((tmp_path / "page.pdf").read_bytes())
    assert "BATNA" not in text_of((tmp_path / "page.pdf").read_bytes())


def test_a_page_asked_for_is_never_given_in_the_other_version(page: BriefPage, qtbot: QtBot, tmp_path: Path):
    for_the_table(page, qtbot)
    set_goal(page, "Just written, so that the page has to be made")
    page.save_to(tmp_path / "for the table.pdf")
    page.switch.choose(brief.PRIVATE)
    ready(page, qtbot)
    assert not (tmp_path / "for the table.pdf").exists()
    assert page.notice.isVisible()
    assert "other version" in page.notice.text.text()


def test_what_is_typed_still_is_on_the_page_that_is_saved(page: BriefPage, qtbot: QtBot, tmp_path: Path):
    qtbot.keyClicks(page.panel.note, "Bring the contract")
    assert page.pdf
    assert not page.job.busy
    page.save_to(tmp_path / "brief.pdf")
    qtbot.waitUntil((tmp_path / "brief.pdf").exists, timeout=10_000)
    assert "Bring the contract" in text_of((tmp_path / "brief.pdf").read_bytes())


def test_a_negotiation_may_be_gone_before_its_page_is_made(page: BriefPage, qtbot: QtBot, tmp_path: Path):
    set_goal(page, "Just written, so that the page has to be made")
    page.save_to(tmp_path / "brief.pdf")
    page.document.select(None)
    qtbot.waitUntil(lambda: not page.job.busy, timeout=10_000)
    assert not (tmp_path / "brief.pdf").exists()


def test_another_negotiation_begins_with_its_private_page(page: BriefPage, qtbot: QtBot):
    for_the_table(page, qtbot)
    page.document.new_negotiation(title="A quiet lease")
    ready(page, qtbot)
    assert "PRIVATE" in text_of(page.pdf)
    assert page.switch.buttons["private"].isChecked()


def test_what_is_missing_leads_to_where_it_is_written(started: Document, shown: Show, qtbot: QtBot):
    page = BriefPage(started)
    shown(page)
    with qtbot.waitSignal(page.go) as gone:
        qtbot.mouseClick(link(page.ready, "BATNA"), Qt.MouseButton.LeftButton)
    assert gone.args == ["leverage", "alternatives"]


def test_another_negotiation_has_its_own_page_and_no_old_message(
    page: BriefPage, qtbot: QtBot, tmp_path: Path
):
    page.save_to(tmp_path / "brief.pdf")
    assert page.notice.isVisible()
    page.document.new_negotiation(title="A quiet lease")
    ready(page, qtbot)
    assert "A quiet lease" in text_of(page.pdf)
    assert not page.notice.isVisible()


def test_the_menu_saves_the_brief_from_any_tab(
    workspace: Workspace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    target = tmp_path / "menu.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    workspace.document.new_negotiation(title="From the menu")
    workspace.show_tab(0)
    workspace.actions_made["save_brief"].trigger()
    qtbot.waitUntil(target.exists, timeout=10_000)
    assert "From the menu" in text_of(target.read_bytes())
    assert workspace.document.find(Negotiation, workspace.document.negotiation.id)


def asked_before_closing(workspace: Workspace, path: Path) -> BriefPage:
    """A page that is asked for before it is made, in a window that is then closed."""
    workspace.document.new_negotiation(title="Rent", goal="A lower rent")
    workspace.show_tab(5)
    page = workspace.pages[5]
    assert isinstance(page, BriefPage)
    page.save_to(path)
    workspace.shell.close()
    return page


def test_the_window_closes_when_the_page_that_was_asked_for_is_saved(
    workspace: Workspace, qtbot: QtBot, tmp_path: Path
):
    asked_before_closing(workspace, tmp_path / "rent.pdf")
    assert workspace.shell.isVisible()
    assert "still being made; the window closes when it is there" in workspace.status.notice.text()
    qtbot.waitUntil(lambda: workspace.closed, timeout=10_000)
    assert "A lower rent" in text_of((tmp_path / "rent.pdf").read_bytes())


def test_the_window_stays_where_the_page_could_not_be_saved(
    workspace: Workspace, qtbot: QtBot, tmp_path: Path
):
    page = asked_before_closing(workspace, tmp_path / "missing" / "rent.pdf")
    qtbot.waitUntil(lambda: "could not be written" in page.notice.text.text(), timeout=10_000)
    assert workspace.shell.isVisible()
    assert workspace.shell.close()


def test_closing_once_more_leaves_without_the_page(workspace: Workspace, qtbot: QtBot, tmp_path: Path):
    page = asked_before_closing(workspace, tmp_path / "rent.pdf")
    assert workspace.shell.close()
    assert not page.job.busy
    for _ in range(3):
        QApplication.processEvents()
    assert not (tmp_path / "rent.pdf").exists()
