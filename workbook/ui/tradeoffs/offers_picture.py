"""The picture of both sides' offers: over time, or in the plane of worth to both."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from workbook.figures.dance import dance
from workbook.figures.offers import offer_lines
from workbook.figures.shapes import Figure
from workbook.model import Dossier
from workbook.ui import settings
from workbook.ui.figure_view import FigureView, measure
from workbook.ui.layout import ROW_INSET, line, stacked, words
from workbook.ui.pick_one import PickOne

KEY = "offers_picture"
VIEWS = {"time": "Over time", "both": "Both sides"}
NAMES = {
    "time": "Offers of both sides over time, by their worth to you",
    "both": "Offers of both sides by their worth to you and to them",
}
_WIDEST = {"time": 560.0, "both": 460.0}


class OffersPicture(QWidget):
    """The offers drawn in one of two ways; which one is remembered. ``clicked`` gets the key of a mark."""

    def __init__(self, clicked: Callable[[str], object]) -> None:
        super().__init__()
        self.dossier: Dossier | None = None
        self.switch = PickOne(VIEWS)
        self.switch.setAccessibleName("Picture of the offers")
        self.switch.show_value(_remembered())
        self.switch.committed.connect(self._switched)
        self.figure = FigureView(NAMES[_remembered()])
        self.figure.clicked.connect(clicked)
        self.unscored = words("What has no score yet counts as 0 in this picture.", "warn")
        self.unscored.setContentsMargins(ROW_INSET, 0, 0, 0)
        head = line(self.switch, 1)
        head.setContentsMargins(ROW_INSET, 0, 0, 0)
        stacked(self, head, self.figure, self.unscored, gap=6, margins=(0, 8, 0, 0))
        self.hide()

    def show_offers(self, dossier: Dossier, *, drawn: bool, whole: bool) -> None:
        """Draw the offers of a dossier, where one is known as a package at least."""
        self.dossier = dossier
        self.setVisible(drawn)
        self.unscored.setVisible(not whole)
        if drawn:
            self.figure.show_figure(self._draw)

    def _draw(self, width: float) -> Figure:
        assert self.dossier is not None
        view = str(self.switch.value())
        made = dance if view == "both" else offer_lines
        return made(self.dossier, min(width, _WIDEST[view]), measure=measure)

    def _switched(self, view: str) -> None:
        settings.put(KEY, view)
        self.figure.setAccessibleName(NAMES[view])
        if self.dossier is not None:
            self.figure.show_figure(self._draw)


def _remembered() -> str:
    view = str(settings.get(KEY, "time"))
    return view if view in VIEWS else "time"
