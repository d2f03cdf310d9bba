"""A figure on the screen: painted by QPainter, explained on pointing, with a text alternative."""

from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from math import hypot

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from workbook.figures.shapes import OUTLINES, Dot, Figure, Path, Shape, Text
from workbook.ui.hidden_figures import has_figures, paint_cover
from workbook.ui.theme import font, plain_tip, theme

Maker = Callable[[float], Figure]
#: How near to a shape one must point, in pixels. Marks and words near by win over lines and areas below.
_REACH: dict[type[Shape], float] = {Dot: 9.0, Text: 3.0, Path: 5.0}


class FigureView(QWidget):
    """Shows a figure made for its own width; ``clicked`` gives the key of the shape clicked."""

    clicked = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.figure: Figure | None = None
        self._make: Maker | None = None
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._remake)

    def show_figure(self, make: Maker) -> None:
        """Draw what ``make`` gives for a width in pixels."""
        self._make = make
        self._remake()

    def _remake(self) -> None:
        if self._make is None or self.width() < 40:
            return
        self.figure = self._make(float(self.width()))
        self.setFixedHeight(round(self.figure.height))
        self.setAccessibleDescription(self.figure.says)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, round(self.figure.height) if self.figure else 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._remake()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.figure is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if theme.hides_figures and has_figures(self.figure):
            paint_cover(painter, self.rect())
            return
        for shape in self.figure.shapes:
            paint_shape(painter, shape)

    def key_at(self, x: float, y: float) -> str:
        """The key of the topmost shape with something to say near a place, or an empty string."""
        if self.figure is None or (theme.hides_figures and has_figures(self.figure)):
            return ""
        told = dict(self.figure.notes)
        found = [(_distance(s, x, y), s) for s in reversed(self.figure.shapes) if s.key in told]
        near = [(isinstance(s, Path), far, s.key) for far, s in found if far <= _REACH[type(s)]]
        return min(near, key=lambda one: one[:2])[2] if near else ""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.figure:
            key = self.key_at(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), plain_tip(self.figure.note(key)), self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.key_at(event.position().x(), event.position().y())
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        key = self.key_at(event.position().x(), event.position().y())
        if key:
            self.clicked.emit(key)


def paint_shape(painter: QPainter, shape: Shape) -> None:
    """Paint one shape in the colours of the look in force."""
    if isinstance(shape, Path):
        _paint_path(painter, shape)
    elif isinstance(shape, Dot):
        _paint_dot(painter, shape)
    else:
        _paint_text(painter, shape)


def _pen(stroke: str | None, width: float, dash: tuple[float, ...] = ()) -> QPen:
    if stroke is None:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(theme.ink(stroke), width)
    if dash:
        pen.setDashPattern([max(length / width, 0.1) for length in dash])
    return pen


def _brush(fill: str | None) -> QColor | Qt.BrushStyle:
    return theme.ink(fill) if fill else Qt.BrushStyle.NoBrush


def _paint_path(painter: QPainter, shape: Path) -> None:
    painter.setPen(_pen(shape.stroke, shape.width, shape.dash))
    painter.setBrush(_brush(shape.fill))
    polygon = QPolygonF([QPointF(x, y) for x, y in shape.points])
    if shape.radius and shape.closed:
        radius = min(shape.radius, polygon.boundingRect().width() / 2, polygon.boundingRect().height() / 2)
        painter.drawRoundedRect(polygon.boundingRect(), radius, radius)
    elif shape.closed:
        painter.drawPolygon(polygon)
    else:
        painter.drawPolyline(polygon)


def _paint_dot(painter: QPainter, dot: Dot) -> None:
    painter.setPen(_pen(dot.stroke, 1.2))
    painter.setBrush(_brush(dot.fill))
    x, y, r = dot.x, dot.y, dot.radius
    if dot.form == "circle":
        painter.drawEllipse(QPointF(x, y), r, r)
    else:
        corners = OUTLINES[dot.form]
        painter.drawPolygon(QPolygonF([QPointF(x + dx * r, y + dy * r) for dx, dy in corners]))


def _paint_text(painter: QPainter, text: Text) -> None:
    face = font(bold=text.bold)
    face.setPixelSize(max(9, round(text.size * 1.2)))
    metrics = QFontMetricsF(face)
    words = (
        metrics.elidedText(text.text, Qt.TextElideMode.ElideRight, text.width) if text.width else text.text
    )
    width = metrics.horizontalAdvance(words)
    left = {"left": 0.0, "middle": -width / 2, "right": -width}[text.anchor]
    painter.save()
    painter.setFont(face)
    painter.setPen(theme.ink(text.ink))
    painter.translate(text.x, text.y)
    if text.turned:
        painter.rotate(-90)
    painter.drawText(QPointF(left, (metrics.ascent() - metrics.descent()) / 2), words)
    painter.restore()


@lru_cache(maxsize=4096)
def measure(words: str, size: float, bold: bool = False) -> float:
    """How wide words are on the screen at a figure's text size, in pixels."""
    face = font(bold=bold)
    face.setPixelSize(max(9, round(size * 1.2)))
    return QFontMetricsF(face).horizontalAdvance(words)


# A letter is as wide as it is in the font of the look.
theme.changed.connect(lambda: measure.cache_clear())


def _distance(shape: Shape, x: float, y: float) -> float:
    if isinstance(shape, Dot):
        return max(0.0, ((shape.x - x) ** 2 + (shape.y - y) ** 2) ** 0.5 - shape.radius)
    if isinstance(shape, Text):
        width = measure(shape.text, shape.size, shape.bold)
        left = shape.x - {"left": 0.0, "middle": width / 2, "right": width}[shape.anchor]
        return _outside(QRectF(left, shape.y - shape.size / 2, width, shape.size), x, y)
    if shape.closed:
        box = QPolygonF([QPointF(*corner) for corner in shape.points]).boundingRect()
        return _outside(box, x, y)
    return min(_from_line(*a, *b, x, y) for a, b in pairwise(shape.points))


def _from_line(x1: float, y1: float, x2: float, y2: float, x: float, y: float) -> float:
    across, down = x2 - x1, y2 - y1
    along = ((x - x1) * across + (y - y1) * down) / ((across**2 + down**2) or 1.0)
    part = min(max(along, 0.0), 1.0)
    return hypot(x - x1 - part * across, y - y1 - part * down)


def _outside(box: QRectF, x: float, y: float) -> float:
    return max(box.left() - x, x - box.right(), box.top() - y, y - box.bottom(), 0.0)
