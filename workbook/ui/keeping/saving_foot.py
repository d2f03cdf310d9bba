"""The words at the foot of the sidebar that say whether all is saved, with a shape for each answer."""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLabel

from workbook.ui.theme import counts, mark, plain_tip, theme

State = Literal["saved", "saving", "wrong", "read-only"]
_SIZE, _LEFT, _TOP = 12, 5, 11


class SavingFoot(QLabel):
    """A tick, three dots, a filled triangle with a bar in it, or a ring: told apart without colours."""

    def __init__(self) -> None:
        super().__init__()
        self.state: State = "saved"
        self.setObjectName("sideFoot")
        counts(self)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def show_state(self, state: State, words: str, why: str = "") -> None:
        """Show one of the four answers; ``why`` is said to who points at it, and to a screen reader."""
        self.state = state
        self.setText(words)
        whole = f"{words}: {why}" if why else words
        self.setAccessibleName(f"State of the workbook. {whole}")
        self.setToolTip(plain_tip(why))
        mark(self, "wrong", state == "wrong")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(_LEFT, _TOP)
        ink = theme.ink({"wrong": "bad", "saved": "ok"}.get(self.state, "soft"))
        painter.setPen(QPen(ink, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        _SHAPES[self.state](painter)
        painter.end()


def _tick(painter: QPainter) -> None:
    painter.drawPolyline(QPolygonF([QPointF(1.5, 6.5), QPointF(4.5, 9.5), QPointF(10.5, 2.5)]))


def _dots(painter: QPainter) -> None:
    painter.setBrush(painter.pen().color())
    painter.setPen(Qt.PenStyle.NoPen)
    for x in (2, 6, 10):
        painter.drawEllipse(QPointF(x, 6), 1.4, 1.4)


def _triangle(painter: QPainter) -> None:
    ink = painter.pen().color()
    painter.setBrush(ink)
    painter.setPen(QPen(ink, 1, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawPolygon(QPolygonF([QPointF(6, 0.5), QPointF(12, 11), QPointF(0, 11)]))
    painter.setPen(QPen(theme.ink("side"), 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(6, 4.2), QPointF(6, 7))
    painter.drawPoint(QPointF(6, 9.2))


def _ring(painter: QPainter) -> None:
    painter.drawEllipse(QRectF(1.5, 1.5, _SIZE - 3, _SIZE - 3))


_SHAPES = {"saved": _tick, "saving": _dots, "wrong": _triangle, "read-only": _ring}
