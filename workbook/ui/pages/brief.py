"""Brief: the page for the room as it will be printed, and what is still missing on it."""

from collections.abc import Callable, Collection
from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from workbook import brief
from workbook.brief.choices import Part
from workbook.model import Dossier, Row, Script, Sheet
from workbook.ui import settings
from workbook.ui.awaited import Awaited
from workbook.ui.beside import Beside
from workbook.ui.jobs import Job
from workbook.ui.layout import column, words
from workbook.ui.pages.page import Page
from workbook.ui.paper.notice import Ask, Notice
from workbook.ui.paper.panel import ChoicesPanel
from workbook.ui.paper.preview import STEP, PdfPreview
from workbook.ui.paper.printing import NO_PRINTER, ask_and_print, no_printer
from workbook.ui.paper.protect import Protection
from workbook.ui.paper.toolbar import PaperBar
from workbook.ui.paper.version import VersionSwitch, proposed_name
from workbook.ui.readiness_list import ReadinessList
from workbook.ui.writing import write_file, write_for_others

SLOW_MS = 500
_OTHER_VERSION = (
    "The other version was chosen before the page was ready: it was not saved, printed or opened. Ask again."
)
_OTHER_NEGOTIATION = "The page asked for before was not ready yet: it was not saved, printed or opened."


class BriefPage(Page):
    """The brief as it will be on paper, made anew after each edit while the tab is open."""

    key = "brief"
    title = "Brief"
    tables = frozenset({Sheet})

    def build(self) -> QWidget:
        self.pdf = b""
        self._said_wrong = False
        self._shown = ""
        self._waiting: list[Callable[[], None]] = []
        self.awaited = Awaited(self)
        self.preview = PdfPreview()
        self.bar = PaperBar(self.preview)
        self.switch = VersionSwitch()
        self.notice, self.warning = Notice(), Notice(closable=False)
        self.making = words("making the page…", "making", wrap=False)
        self.making.setParent(self.preview)
        self.making.hide()
        self._start_jobs()
        self._add_keys()
        body = QWidget()
        box = QVBoxLayout(body)
        box.setSpacing(10)
        for part in (self.switch, self.bar, self.notice, self.warning):
            box.addWidget(part)
        box.addWidget(Beside(self.preview, self._aside()), 1)
        return body

    def _start_jobs(self) -> None:
        self.job = Job(self)
        self.job.done.connect(self._take)
        self.job.failed.connect(self._fail)
        self.slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self.slow.timeout.connect(self._say_making)
        self.bar.paper_chosen.connect(self._make)
        self.switch.chosen.connect(self._show_version)
        self.bar.wished.connect(self._do)
        self.document.went_to.connect(self._go_to_version)

    def _add_keys(self) -> None:
        for keys, then in (
            (QKeySequence(QKeySequence.StandardKey.ZoomIn), lambda: self.preview.zoom(STEP)),
            (QKeySequence("Ctrl+="), lambda: self.preview.zoom(STEP)),
            (QKeySequence(QKeySequence.StandardKey.ZoomOut), lambda: self.preview.zoom(1 / STEP)),
            (QKeySequence("Ctrl+0"), lambda: self.bar.fit("width")),
        ):
            QShortcut(keys, self).activated.connect(then)

    def _aside(self) -> QWidget:
        self.panel = ChoicesPanel(self.document)
        self.ready = ReadinessList()
        self.ready.chosen.connect(self.go)
        self.protection = Protection()
        return column(
            self.panel,
            self.protection.widget,
            self.ready,
            self.hints(["brief"]),
            gap=14,
        )

    # Showing

    def refresh(self, dossier: Dossier) -> None:
        if dossier.negotiation.id != self._shown:
            self._shown = dossier.negotiation.id
            self.notice.hide()
            self._give_up_waiting(_OTHER_NEGOTIATION)
            self.switch.choose(brief.PRIVATE)
            self.protection.forget()
        self._make()
        self.switch.tell(dossier)
        self.ready.show_state(dossier)
        self.panel.show_state(dossier)

    def _show_version(self, _version: str) -> None:
        # What is shown still is of the other version: it must not be saved or printed as this one, nor this
        # one under the name that was chosen for the other.
        self.pdf = b""
        self._give_up_waiting(_OTHER_VERSION)
        self.panel.show_version(self.switch.version)
        self.panel.show_state(self.dossier)
        self.switch.tell(self.dossier)
        self._make()

    def _make(self, _paper: str = "") -> None:
        dossier, paper, today = self.dossier, str(self.bar.paper.value()), date.today()
        version, locale = self.switch.version, brief.desktop_locale()
        self.slow.start()
        self.job.start(
            lambda: (
                brief.make(dossier, paper=paper, version=version, today=today, locale=locale),
                brief.unprintable(dossier, version),
                brief.parts(dossier, version, today),
            )
        )

    def _say_making(self) -> None:
        self.making.adjustSize()
        self.making.move(self.preview.viewport().width() - self.making.width() - 14, 14)
        self.making.show()
        self.making.raise_()

    def _take(self, made: tuple[bytes, tuple[str, ...], tuple[Part, ...]]) -> None:
        self._settle()
        if self.document.dossier is None:
            # The negotiation has gone while its page was made.
            self.pdf = b""
            self._give_up_waiting()
            return
        self.pdf, missing, parts = made
        self.panel.offer(parts, self.dossier)
        self.preview.show_pdf(self.pdf)
        self.warning.say(_missing(missing))
        waiting, self._waiting = self._waiting, []
        self._said_wrong = False
        for then in waiting:
            then()
        self.awaited.end_all(well=not self._said_wrong)

    def _give_up_waiting(self, sentence: str = "") -> None:
        """What waits for the page is not done any more; the sentence says so."""
        if self._waiting and sentence:
            self._say_wrong(sentence)
        self._waiting.clear()
        self.awaited.end_all(well=False)

    def _say_wrong(self, sentence: str, *asks: Ask) -> None:
        self._said_wrong = True
        self.notice.say(sentence, *asks, tone="wrong")

    def _fail(self, _problem: object) -> None:
        self._settle()
        # What is shown still is of an earlier state, or of another negotiation: it is not to be saved.
        self.pdf = b""
        self._give_up_waiting()
        self._say_wrong(
            "The page could not be made; what you wrote is safe. Change something, or try again.",
            ("Try again", self._make),
        )

    def _settle(self) -> None:
        self.slow.stop()
        self.making.hide()

    def _when_made(self, then: Callable[[], None]) -> None:
        """Do something with the page of what is written now: at once, or when it is made."""
        self.panel.flush()
        if self.pdf and not self.job.busy:
            then()
            return
        self._waiting.append(then)
        self.awaited.start("The page")
        if not self.job.busy:
            self._make()

    def edits(self, table: type[Row], names: Collection[str]) -> bool:
        if table is Script:
            return "note" in names
        return table is Sheet or (bool(names) and set(names) <= {"pinned", "shared"})

    def _go_to_version(self, _table: object, row_id: str, names: Collection[str]) -> None:
        """Show the version for which an entry was marked, where that is taken back or done again."""
        version = brief.TABLE if "shared" in names else brief.PRIVATE if "pinned" in names else ""
        if version and self.isVisible():
            self.switch.choose(version)
            self.panel.reveal(row_id)

    def reveal(self, table: type[Row], row_id: str) -> bool:
        sheet = self.dossier.find(Sheet, row_id)
        if sheet is not None:
            self.switch.choose(sheet.version)
        return self.panel.reveal(row_id)

    # Saving, printing, opening

    def _do(self, wish: str) -> None:
        {"save": self.save, "print": self.print, "open": self.open}[wish]()

    def save(self) -> None:
        """Ask where, then write the page as a PDF."""
        proposed = _folder() / self._name()
        name, _ = QFileDialog.getSaveFileName(self, "Save the page", str(proposed), "PDF (*.pdf)")
        if name:
            path = Path(name)
            self.save_to(path if path.suffix else path.with_suffix(".pdf"))

    def _name(self) -> str:
        return proposed_name(self.dossier, self.switch.version)

    def save_to(self, path: Path) -> None:
        """Write the page as a PDF as soon as it is made."""
        self._when_made(lambda: self._write(path))

    def _write(self, path: Path) -> None:
        try:
            trouble = write_file(path, self.protection.applied(self.pdf))
        except ValueError as problem:
            self._say_wrong(str(problem))
            return
        if trouble:
            self._say_wrong(trouble, ("Save elsewhere…", self.save))
            return
        settings.put("brief/folder", str(path.parent))
        locked = ", locked with your password" if self.protection.wanted else ""
        self.notice.say(f"Saved {path.name}{locked}", ("Open", lambda: self._show_file(path)), tone="ask")

    def print(self) -> None:
        """Ask for a printer, then print the page; without any, offer what else there is."""
        self._when_made(self._print)

    def _print(self) -> None:
        if no_printer():
            self._say_wrong(
                f"{NO_PRINTER} Save the page, or open it and print from there.",
                ("Save as PDF…", self.save),
                ("Open", self.open),
            )
            return
        said = ask_and_print(self, self.pdf, str(self.bar.paper.value()))
        if said:
            self._say_wrong(said)
        elif said is not None:
            self.notice.say("Sent to the printer.", tone="ask")

    def open(self) -> None:
        """Show the page in the desktop's program for PDF files."""
        self._when_made(self._open)

    def _open(self) -> None:
        path, trouble = write_for_others(self._name(), self.pdf)
        if trouble:
            self._say_wrong(trouble)
        else:
            self._show_file(path)

    def _show_file(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._say_wrong("No program for PDF files was found on this computer.")


def _missing(characters: tuple[str, ...]) -> str:
    if not characters:
        return ""
    return f"No font on this computer has {' '.join(characters[:12])}: printed as hollow boxes."


def _folder() -> Path:
    remembered = Path(str(settings.get("brief/folder", "")))
    if remembered.is_absolute() and remembered.is_dir():
        return remembered
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
