"""A small padlock: the points beside it stay as they are while others change."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from workbook.ui.theme import theme

_TIPS = {
    True: "Locked: these points stay while others change. Click to let them go.",
    False: "Lock these points: the others share what is left of 100.",
}


class LockToggle(QAbstractButton):
    """Locked or not; an open lock is faint, so that a column of them is no noise."""

    SIDE = 18
    committed = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setFixedSize(self.SIDE, 22)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._chosen)
        self.show_value(False)

    def value(self) -> bool:
        return self.isChecked()

    def show_value(self, value: object) -> None:
        self.setChecked(bool(value))
        self.setToolTip(_TIPS[self.isChecked()])
        self.setAccessibleDescription("locked" if value else "not locked")
        self.update()

    def _chosen(self, locked: bool) -> None:
        self.show_value(locked)
        self.committed.emit(locked)

    def sizeHint(self) -> QSize:
        return QSize(self.SIDE, 22)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def enterEvent(self, event: QEvent) -> None:
        super().enterEvent(event)  # type: ignore[arg-type]
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        locked = self.isChecked()
        near = self.underMouse() or self.hasFocus()
        ink = theme.ink("me" if locked else "soft" if near else "line")
        middle = QPointF(self.width() / 2, self.height() / 2 + 1)
        painter.setPen(QPen(ink, 1.6))
        painter.drawPath(_shackle(middle, locked))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(QRectF(middle.x() - 5, middle.y() - 1, 10, 7), 1.6, 1.6)
        if self.hasFocus():
            painter.setPen(theme.ink("me"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 1.5, -0.5, -1.5), 4, 4)


def _shackle(middle: QPointF, locked: bool) -> QPainterPath:
    """The bow over the body: shut, or lifted and open on the right."""
    lift = 0.0 if locked else 1.5
    path = QPainterPath(QPointF(middle.x() - 3, middle.y() - 1))
    path.lineTo(middle.x() - 3, middle.y() - 3 - lift)
    path.arcTo(QRectF(middle.x() - 3, middle.y() - 6 - lift, 6, 6), 180, -180)
    if locked:
        path.lineTo(middle.x() + 3, middle.y() - 1)
    return path
