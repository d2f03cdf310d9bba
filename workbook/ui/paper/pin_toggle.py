"""A small pin: the entry beside it is on the page before the others of its list."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from workbook.ui.painted_toggle import PaintedToggle

_HEAD = ((-2.6, -6), (2.6, -6), (2, -1.5), (4.4, 1.2), (-4.4, 1.2), (-2, -1.5))


class PinToggle(PaintedToggle):
    """Pinned or not."""

    SIZE = (20, 20)
    tips = {
        True: "Pinned: on the page before the others. Click to let it go.",
        False: "Pin it: it must be on the page.",
    }
    states = {True: "pinned", False: "not pinned"}

    def paint_mark(self, painter: QPainter, ink: QColor) -> None:
        if not self.isChecked():
            painter.rotate(35)
        painter.setPen(QPen(ink, 1.3))
        painter.drawLine(QPointF(0, 1.2), QPointF(0, 6.5))
        painter.setBrush(ink)
        painter.drawPolygon(QPolygonF([QPointF(*point) for point in _HEAD]))
