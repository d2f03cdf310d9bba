"""A longer document before it goes out: its pages, what there is to choose, saving and printing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from workbook.ui.jobs import Job
from workbook.ui.layout import button, column, line, words
from workbook.ui.paper import printing
from workbook.ui.paper.asking import Choosing
from workbook.ui.paper.making import Making
from workbook.ui.paper.notice import Notice
from workbook.ui.paper.preview import PdfPreview
from workbook.ui.paper.protect import Protection
from workbook.ui.paper.toolbar import chosen_paper

if TYPE_CHECKING:
    from workbook.brief.documents import Made

_SIZE, _SIDE, _MARGIN = QSize(980, 720), 300, 60
#: Choices made in a row are shown together.
_REST_MS = 120


class PaperDialog(QDialog):
    """The pages as they will be, beside what can be chosen. Accepted to be saved, or once printed."""

    def __init__(self, parent: QWidget, title: str, choices: Choosing, making: Callable[[], Making]) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.choices, self._making_now = choices, making
        self.making = making()
        self.password = ""
        self.printed = False
        self._made: Made | None = None
        self.preview = PdfPreview()
        self.preview.setPageMode(QPdfView.PageMode.MultiPage)
        self.preview.setAccessibleName("The pages")
        self.notice = Notice()
        self.state = words("", "small")
        self.protection = Protection()
        self.print = button("Print…", self._print)
        self.save = button("Save as PDF…", self._save, "main")
        self._lay_out(title)
        self._start_jobs()
        self._make()

    def _lay_out(self, title: str) -> None:
        side = column(words(title, "section"), self.choices, self.protection.widget, gap=14)
        side.layout().addStretch(1)  # type: ignore[union-attr]
        well = QScrollArea()
        well.setWidgetResizable(True)
        well.setFixedWidth(_SIDE)
        well.setWidget(side)
        right = QVBoxLayout()
        right.addWidget(self.notice)
        right.addWidget(self.preview, 1)
        both = QHBoxLayout()
        both.setSpacing(18)
        both.addWidget(well)
        both.addLayout(right, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 16)
        box.setSpacing(12)
        box.addLayout(both, 1)
        box.addWidget(line(self.state, 1, button("Cancel", self.reject), self.print, self.save, top=False))
        room = self.screen().availableSize() - QSize(_MARGIN, _MARGIN)
        self.resize(_SIZE.boundedTo(room))

    def _start_jobs(self) -> None:
        self.job = Job(self)
        self.job.done.connect(self._take)
        self.job.failed.connect(self._fail)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._make)
        self.choices.changed.connect(self._choose)

    # Making

    def _choose(self) -> None:
        self.making, self._made = self._making_now(), None
        self._show_state()
        self._rest.start()

    def _make(self) -> None:
        if self.choices.some:
            self.job.start(self.making)
        self._show_state()

    def _take(self, made: Made) -> None:
        self._made = made
        self.preview.show_pdf(made.content)
        if made.missing:
            said = f"No font here has {' '.join(made.missing[:8])}: printed as hollow boxes."
            self.notice.say(said)
        self._show_state()

    def _fail(self, _problem: object) -> None:
        self.notice.say("The pages could not be made; what you wrote is safe.", tone="wrong")
        self._show_state()

    def _show_state(self) -> None:
        some, made = self.choices.some, self._made
        count = "" if made is None else "1 page" if made.pages == 1 else f"{made.pages} pages"
        self.state.setText(count or ("Making the pages …" if some and self.job.busy else ""))
        self.save.setEnabled(some)
        self.print.setEnabled(some and made is not None)

    # Going out

    def _save(self) -> None:
        try:
            self.password = self.protection.password()
        except ValueError as problem:
            self.notice.say(str(problem), tone="wrong")
            return
        self.accept()

    def _print(self) -> None:
        if self._made is None:
            return
        if printing.no_printer():
            self.notice.say(f"{printing.NO_PRINTER} Save it, and print it elsewhere.", tone="wrong")
            return
        said = printing.ask_and_print(self, self._made.content, chosen_paper(), self._made.pages)
        if said:
            self.notice.say(said, tone="wrong")
        elif said is not None:
            self.printed = True
            self.accept()
