"""The head of the table: whose columns these are above what stands in each."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from workbook.ui.theme import font, theme
from workbook.ui.tradeoffs.matrix.lines import HIGH, LIKELY, LOW, ME, NAME, RANGE
from workbook.ui.tradeoffs.matrix.painting import INSET, mixed

HEIGHT = 42
_CAPTIONS = {ME: "weight, scores", LOW: "least", LIKELY: "likely", HIGH: "most"}


class MatrixHeader(QHeaderView):
    """Two lines: “You” and “They, as far as you know” above the columns of each; it stays in sight."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(30)
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName("Columns")
        theme.changed.connect(self.viewport().update)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.ink("bg"))
        for side, columns in (("me", (ME,)), ("them", (LOW, LIKELY, HIGH, RANGE))):
            painter.fillRect(self._over(columns), mixed(f"{side}_soft"))
        painter.setFont(font("small"))
        painter.setPen(theme.ink("faint"))
        left, low = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignVCenter
        painter.drawText(
            self._line(self._over((NAME,)), 1).adjusted(INSET, 0, 0, 0), left | low, "Issue and options"
        )
        for section, words in _CAPTIONS.items():
            painter.drawText(self._words(section), Qt.AlignmentFlag.AlignRight | low, words)
        self._groups(painter)
        painter.fillRect(0, HEIGHT - 1, self.viewport().width(), 1, theme.ink("line"))
        painter.end()

    def _groups(self, painter: QPainter) -> None:
        painter.setFont(font("small", bold=True))
        for side, words, columns in (
            ("me", "You", (ME,)),
            ("them", "They, as far as you know", (LOW, LIKELY, HIGH, RANGE)),
        ):
            place = self._line(self._over(columns), 0)
            painter.setPen(theme.ink(side))
            painter.fillRect(place.left(), place.top(), place.width(), 2, theme.ink(side))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place.adjusted(8, 3, 0, 0), flags, words)

    def _words(self, section: int) -> QRect:
        return self._line(self._over((section,)), 1).adjusted(0, 0, -8, 0)

    def _over(self, sections: tuple[int, ...]) -> QRect:
        shown = [section for section in sections if not self.isSectionHidden(section)]
        left = min(self.sectionViewportPosition(section) for section in shown)
        width = sum(self.sectionSize(section) for section in shown)
        return QRect(left, 0, width, HEIGHT - 1)

    @staticmethod
    def _line(area: QRect, number: int) -> QRect:
        return QRect(area.left(), 1 + number * 20, area.width(), 20)
