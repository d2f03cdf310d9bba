"""Above the preview: which paper, how large, and what to do with the page."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from workbook.ui import settings
from workbook.ui.layout import button, words
from workbook.ui.paper.preview import STEP, PdfPreview
from workbook.ui.small_editors import ChoiceEditor

PAPERS = {"a4": "A4", "letter": "US Letter"}
_LETTER_LANDS = (QLocale.Country.UnitedStates, QLocale.Country.Canada)
_FITS = {"width": QPdfView.ZoomMode.FitToWidth, "whole": QPdfView.ZoomMode.FitInView}


def chosen_paper() -> str:
    """The paper chosen last, else the one usual where the person is."""
    remembered = str(settings.get("brief/paper", ""))
    usual = "letter" if QLocale().territory() in _LETTER_LANDS else "a4"
    return remembered if remembered in PAPERS else usual


class PaperBar(QWidget):
    """The toolbar; ``paper_chosen`` gives ``a4`` or ``letter``, ``wished`` is save, print or open."""

    paper_chosen = Signal(str)
    wished = Signal(str)

    def __init__(self, preview: PdfPreview) -> None:
        super().__init__()
        self.preview = preview
        self.paper = ChoiceEditor(PAPERS, look="box")
        self.paper.setAccessibleName("Paper")
        self.paper.setToolTip("Paper")
        self.paper.show_value(chosen_paper())
        self.paper.committed.connect(self._choose_paper)
        self.percent = words("", "small", wrap=False)
        self.percent.setFixedWidth(42)
        self.percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.smaller = _small("−", "Smaller (Ctrl+-)", lambda: preview.zoom(1 / STEP))
        self.larger = _small("+", "Larger (Ctrl++)", lambda: preview.zoom(STEP))
        self.fits = {
            name: _fit(text, lambda name=name: self.fit(name))
            for name, text in (("width", "Page width"), ("whole", "Whole page"))
        }
        self.save = button("Save as PDF…", lambda: self.wished.emit("save"), "main")
        self.print = button("Print…", lambda: self.wished.emit("print"))
        self.open = button("Open in the viewer", lambda: self.wished.emit("open"))
        self._lay_out()
        preview.zoomed.connect(self._show_zoom)
        self.fit(str(settings.get("brief/fit", "width")))

    def _lay_out(self) -> None:
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self.paper)
        box.addSpacing(10)
        for part in (self.smaller, self.percent, self.larger):
            box.addWidget(part)
        box.addSpacing(4)
        for fit in self.fits.values():
            box.addWidget(fit)
        box.addStretch(1)
        for part in (self.open, self.print, self.save):
            box.addWidget(part)

    def fit(self, name: str) -> None:
        """Show the page at the width of the view (``width``) or as a whole (``whole``), and remember it."""
        name = name if name in _FITS else "width"
        settings.put("brief/fit", name)
        self.preview.fit(_FITS[name])

    def _choose_paper(self, paper: object) -> None:
        settings.put("brief/paper", paper)
        self.paper_chosen.emit(str(paper))

    def _show_zoom(self) -> None:
        self.percent.setText(f"{self.preview.scale:.0%}".replace("%", " %"))
        for name, part in self.fits.items():
            part.setChecked(self.preview.zoomMode() == _FITS[name])


def _small(text: str, tip: str, then) -> QPushButton:
    made = button(text, then, "step")
    made.setToolTip(tip)
    made.setAccessibleName(tip)
    made.setFixedSize(28, 28)
    return made


def _fit(text: str, then) -> QPushButton:
    made = button(text, then)
    made.setObjectName("pick")
    made.setCheckable(True)
    return made
