"""A small painted mark that is set or not; unset it is faint, so that a column of them is no noise."""

from typing import ClassVar

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from workbook.ui.theme import theme


class PaintedToggle(QAbstractButton):
    """What a lock and a pin have in common. A kind of it says its size and its words, and paints itself."""

    SIZE: ClassVar[tuple[int, int]]
    #: For set and not set: what pointing at it tells, and what a screen reader says.
    tips: ClassVar[dict[bool, str]]
    states: ClassVar[dict[bool, str]]
    committed = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setFixedSize(*self.SIZE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._chosen)
        self.show_value(False)

    def value(self) -> bool:
        return self.isChecked()

    def show_value(self, value: object) -> None:
        """Show whether it is set."""
        self.setChecked(bool(value))
        self.setToolTip(self.tips[self.isChecked()])
        self.setAccessibleDescription(self.states[self.isChecked()])
        self.update()

    def paint_mark(self, painter: QPainter, ink: QColor) -> None:
        """Paint the mark as it is, around the middle of the widget."""
        raise NotImplementedError

    def _chosen(self, value: bool) -> None:
        self.show_value(value)
        self.committed.emit(value)

    def sizeHint(self) -> QSize:
        return QSize(*self.SIZE)

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
        near = self.underMouse() or self.hasFocus()
        painter.save()
        painter.translate(self.width() / 2, self.height() / 2)
        self.paint_mark(painter, theme.ink("me" if self.isChecked() else "soft" if near else "line"))
        painter.restore()
        if self.hasFocus():
            painter.setPen(theme.ink("me"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 1, -0.5, -1), 4, 4)
