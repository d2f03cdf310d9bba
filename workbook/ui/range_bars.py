"""Points on a scale: a bar for what is known of oneself, a range for what is guessed of the other side.

Both are dragged, or moved by the arrow keys; what they stand for can also be typed, beside them.
"""

from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbook.ui import numbers
from workbook.ui.theme import theme

TOP = 100.0
Estimate = tuple[float | None, float | None, float | None]
_MARGIN = 4.0
_HANDLES = ("at least", "likely", "at most")


class Bar(QWidget):
    """What both bars have in common: a track from 0 to the end of its scale, worked by mouse and keys."""

    committed = Signal(object)
    moving = Signal(object)
    left = Signal()
    escaped = Signal()
    wrong = Signal(str)
    value: Any

    def __init__(self, width: int = 110) -> None:
        super().__init__()
        self.scale_end = TOP
        self._before: Any = None
        self._dragging = False
        self.setFixedSize(width, 22)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_scale(self, end: float) -> None:
        """The points at the right end of the track, the same for all bars that are compared."""
        if end != self.scale_end:
            self.scale_end = end
            self.update()

    def x_of(self, value: float) -> float:
        """Where a value stands, in pixels from the left."""
        room = self.width() - 2 * _MARGIN
        return _MARGIN + room * min(max(value / self.scale_end, 0.0), 1.0)

    def value_at(self, x: float) -> float:
        """The whole points at a place; beyond the end of the track they go on to 100."""
        room = self.width() - 2 * _MARGIN
        return float(round(min(max((x - _MARGIN) / room * self.scale_end, 0.0), TOP)))

    def nudge(self, step: float) -> None:
        """Move what is being moved by so many points."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Show what is stored, or what would be."""
        raise NotImplementedError

    def take_hold(self, x: float) -> None:
        """A drag begins at this place."""

    def dragged_to(self, x: float) -> Any:
        """The value when what is held is dragged to a place."""
        raise NotImplementedError

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._before, self._dragging = self.value, True
        self.take_hold(event.position().x())
        self.mouseMoveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self.show_value(self.dragged_to(event.position().x()))
            self.moving.emit(self.value)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragging and event.button() == Qt.MouseButton.LeftButton:
            self._dragging = False
            if self.value != self._before:
                self.committed.emit(self.value)
            self.left.emit()

    def give_up(self) -> None:
        """Bring back what was there when the drag began; nothing is stored."""
        if self._dragging:
            self._dragging = False
            self.show_value(self._before)
            self.moving.emit(self._before)
            self.left.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        # Where the page is left meanwhile, the button is let go where nobody hears of it.
        self.give_up()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._dragging:
            if event.key() == Qt.Key.Key_Escape:
                self.give_up()
            return
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        step = {
            Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1,
            Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10,
        }.get(Qt.Key(event.key()))  # fmt: skip
        if step is not None and (shift or not event.modifiers() & Qt.KeyboardModifier.AltModifier):
            self.nudge(step * (10 if shift else 1))
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
        self.update()

    def sizeHint(self) -> QSize:
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle = self.height() / 2
        painter.setBrush(theme.ink("line"))
        painter.drawRoundedRect(QRectF(_MARGIN, middle - 3, self.width() - 2 * _MARGIN, 6), 3, 3)
        if not theme.hides_figures:
            self.paint_value(painter, middle)
        if self.hasFocus():
            painter.setPen(theme.ink("me"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 2.5, -0.5, -2.5), 5, 5)

    def paint_value(self, painter: QPainter, middle: float) -> None:
        """Paint what is known onto the track."""
        raise NotImplementedError


class WeightBar(Bar):
    """One number of one's own: a filled bar. ``value`` is None as long as nothing is given."""

    def __init__(self, width: int = 110) -> None:
        super().__init__(width)
        self.value: float | None = None

    def show_value(self, value: object) -> None:
        self.value = None if value is None else float(str(value))
        self.setAccessibleDescription("not given" if value is None else f"{numbers.show(self.value)} points")
        self.update()

    def choose(self, value: float) -> None:
        """Set the points as the person would."""
        value = min(max(value, 0.0), TOP)
        if value != self.value:
            self.show_value(value)
            self.committed.emit(value)

    def nudge(self, step: float) -> None:
        self.choose((self.value or 0.0) + step)

    def dragged_to(self, x: float) -> float:
        return self.value_at(x)

    def paint_value(self, painter: QPainter, middle: float) -> None:
        if self.value:
            painter.setBrush(theme.ink("me"))
            painter.drawRoundedRect(QRectF(_MARGIN, middle - 3, self.x_of(self.value) - _MARGIN, 6), 3, 3)


class RangeBar(Bar):
    """A guess with its doubt: a band from low to high, and a mark at what is likely.

    Up and Down choose which of the three the arrow keys move; dragging moves the nearest one, and
    makes an end where there is none yet.
    """

    def __init__(self, width: int = 110) -> None:
        super().__init__(width)
        self.value: Estimate = (None, None, None)
        self.handle = 1
        self.setToolTip("Drag the mark or the ends. Keys: Left and Right move, Up and Down pick which.")

    def show_value(self, value: Estimate) -> None:
        self.value = value
        self._describe()
        self.update()

    def choose(self, handle: int, points: float) -> None:
        """Move low (0), likely (1) or high (2) as the person would; the others give way."""
        value = moved(self.value, handle, points)
        if value != self.value:
            self.show_value(value)
            self.committed.emit(value)

    def nudge(self, step: float) -> None:
        known = self.value[self.handle]
        start = known if known is not None else next((p for p in self._outward() if p is not None), 0.0)
        self.choose(self.handle, start + step)

    def _outward(self) -> Estimate:
        low, likely, high = self.value
        return (likely, low, high) if self.handle != 1 else (low, high, None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pick = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if pick is not None and not event.modifiers():
            self.handle = min(max(self.handle + pick, 0), 2)
            self._describe()
            self.update()
        else:
            super().keyPressEvent(event)

    def take_hold(self, x: float) -> None:
        self.handle = self._handle_at(x)

    def dragged_to(self, x: float) -> Estimate:
        return moved(self.value, self.handle, self.value_at(x))

    def _handle_at(self, x: float) -> int:
        low, likely, high = self.value
        if likely is None:
            return 1
        apart = {1: abs(self.x_of(likely) - x)}
        apart |= {place: abs(self.x_of(end) - x) for place, end in ((0, low), (2, high)) if end is not None}
        side = 0 if x < self.x_of(likely) else 2
        if self.value[side] is None and apart[1] > 6:
            return side
        # Where marks stand on one another the outer one is taken, so that a range can be opened again.
        return min(apart, key=lambda place: (round(apart[place]), place != side))

    def _describe(self) -> None:
        low, likely, high = self.value
        said = [f"likely {numbers.show(likely)}"] if likely is not None else []
        said += [f"at least {numbers.show(low)}"] if low is not None else []
        said += [f"at most {numbers.show(high)}"] if high is not None else []
        self.setAccessibleDescription(
            f"estimate: {', '.join(said) or 'none'}; keys move {_HANDLES[self.handle]}"
        )

    def paint_value(self, painter: QPainter, middle: float) -> None:
        likely = self.value[1]
        known = [point for point in self.value if point is not None]
        if not known:
            return
        first, last = self.x_of(min(known)), self.x_of(max(known))
        band = QColor(theme.ink("them"))
        band.setAlpha(115)
        painter.setBrush(band)
        painter.drawRoundedRect(QRectF(first, middle - 3, max(last - first, 2), 6), 3, 3)
        painter.setBrush(theme.ink("them"))
        if likely is not None:
            painter.drawRoundedRect(QRectF(self.x_of(likely) - 1.5, middle - 5, 3, 10), 1.5, 1.5)
        if self.hasFocus():
            at = self.value[self.handle] if self.value[self.handle] is not None else known[0]
            painter.drawEllipse(QPointF(self.x_of(at or 0.0), middle + 7.5), 1.8, 1.8)


def moved(value: Estimate, handle: int, points: float) -> Estimate:
    """The estimate with low (0), likely (1) or high (2) at other points; the others keep their order."""
    points = min(max(points, 0.0), TOP)
    low, likely, high = (points if place == handle else old for place, old in enumerate(value))
    if low is not None and low > points:
        low = points
    if high is not None and high < points:
        high = points
    if likely is not None and handle != 1:
        likely = max(likely, points) if handle == 0 else min(likely, points)
    return low, likely, high
