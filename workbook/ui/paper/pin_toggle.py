"""A small pin: the entry beside it is on the page before the others of its list."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton

from workbook.ui.theme import theme

_TIPS = {
    True: "Pinned: on the page before the others. Click to let it go.",
    False: "Pin it: it must be on the page.",
}
_HEAD = ((-2.6, -6), (2.6, -6), (2, -1.5), (4.4, 1.2), (-4.4, 1.2), (-2, -1.5))


class PinToggle(QAbstractButton):
    """Pinned or not; a pin that is not set is faint, so that a column of them is no noise."""

    committed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setFixedSize(self.sizeHint())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._chosen)
        self.show_value(False)

    def show_value(self, value: object) -> None:
        """Show whether it is pinned."""
        self.setChecked(bool(value))
        self.setToolTip(_TIPS[self.isChecked()])
        self.setAccessibleDescription("pinned" if value else "not pinned")
        self.update()

    def _chosen(self, pinned: bool) -> None:
        self.show_value(pinned)
        self.committed.emit(pinned)

    def sizeHint(self) -> QSize:
        return QSize(20, 20)

    def enterEvent(self, event: QEvent) -> None:
        super().enterEvent(event)  # type: ignore[arg-type]
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        near = self.underMouse() or self.hasFocus()
        ink = theme.ink("me" if self.isChecked() else "soft" if near else "line")
        painter.translate(self.width() / 2, self.height() / 2)
        if not self.isChecked():
            painter.rotate(35)
        painter.setPen(QPen(ink, 1.3))
        painter.drawLine(QPointF(0, 1.2), QPointF(0, 6.5))
        painter.setBrush(ink)
        painter.drawPolygon(QPolygonF([QPointF(*point) for point in _HEAD]))
        painter.resetTransform()
        if self.hasFocus():
            painter.setPen(theme.ink("me"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
