"""A small padlock: the points beside it stay as they are while others change."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from workbook.ui.painted_toggle import PaintedToggle


class LockToggle(PaintedToggle):
    """Locked or not."""

    SIDE = 18
    SIZE = (SIDE, 22)
    tips = {
        True: "Locked: these points stay while others change. Click to let them go.",
        False: "Lock these points: the others share what is left of 100.",
    }
    states = {True: "locked", False: "not locked"}

    def paint_mark(self, painter: QPainter, ink: QColor) -> None:
        middle = QPointF(0, 1)
        painter.setPen(QPen(ink, 1.6))
        painter.drawPath(_shackle(middle, self.isChecked()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(QRectF(middle.x() - 5, middle.y() - 1, 10, 7), 1.6, 1.6)


def _shackle(middle: QPointF, locked: bool) -> QPainterPath:
    """The bow over the body: shut, or lifted and open on the right."""
    lift = 0.0 if locked else 1.5
    path = QPainterPath(QPointF(middle.x() - 3, middle.y() - 1))
    path.lineTo(middle.x() - 3, middle.y() - 3 - lift)
    path.arcTo(QRectF(middle.x() - 3, middle.y() - 6 - lift, 6, 6), 180, -180)
    if locked:
        path.lineTo(middle.x() + 3, middle.y() - 1)
    return path
