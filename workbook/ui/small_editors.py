"""Strengths as dots, choices as words, yes or no.

Each has ``show_value`` and tells through ``committed`` what the person chose; ``left`` when the
keyboard goes elsewhere, ``entered`` for Enter. None of them changes by the mouse wheel.
"""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QMenu,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from workbook.ui.theme import plain_tip, theme

_CHOICE_FRAME = 12
_CHOICE_WIDEST = 300


class DotsEditor(QWidget):
    """A strength from 0 to 5 as dots: click, arrow keys, or a digit."""

    committed = Signal(object)
    left = Signal()
    entered = Signal()
    escaped = Signal()
    STEP = 12

    def __init__(self, *, role: str = "me", steps: int = 5) -> None:
        super().__init__()
        self.role, self.steps = role, steps
        self._value = 0
        self._hover = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def value(self) -> int:
        return self._value

    def show_value(self, value: object) -> None:
        self._value = int(str(value or 0))
        self.setAccessibleDescription(f"{self._value} of {self.steps}")
        self.update()

    def choose(self, value: int) -> None:
        """Set the strength as the person would, within 0 and the number of dots."""
        value = min(max(value, 0), self.steps)
        if value != self._value:
            self.show_value(value)
            self.committed.emit(value)

    def sizeHint(self) -> QSize:
        return QSize(self.steps * self.STEP + 8, 22)

    def _at(self, event: QMouseEvent) -> int:
        return min(max(int((event.position().x() - 4) // self.STEP) + 1, 1), self.steps)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = self._at(event)
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.choose(self._hover)
        self.update()

    def leaveEvent(self, event) -> None:
        self._hover = 0
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        chosen = self._at(event)
        self.choose(0 if chosen == self._value == 1 else chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Right, Qt.Key.Key_Plus):
            self.choose(self._value + 1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Minus):
            self.choose(self._value - 1)
        elif event.text().isdigit():
            self.choose(int(event.text()))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        full, empty = theme.ink(self.role), theme.ink("line")
        for place in range(self.steps):
            spot = QRectF(4 + place * self.STEP + 1.5, self.height() / 2 - 4.5, 9, 9)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(full if place < self._value else empty)
            if self._value <= place < self._hover:
                painter.setPen(QPen(full, 1))
            painter.drawEllipse(spot)
        if self.hasFocus():
            painter.setPen(QPen(theme.ink("me"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)


class ChoiceEditor(QPushButton):
    """One of a few words, shown as text; a menu opens on click, Space or an arrow key."""

    committed = Signal(object)
    left = Signal()
    entered = Signal()
    escaped = Signal()

    def __init__(self, choices: Mapping[str, str], *, look: str = "", none: str = "") -> None:
        super().__init__()
        self.setObjectName("choice")
        self.setProperty("look", look)
        self.none = none
        self._value: str | None = None
        self._words = ""
        self.choices: dict[str, str] = {}
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Not setMenu: the style would keep room for an arrow where the words should stand.
        self.list: QMenu | None = None
        self.clicked.connect(self.open_list)
        self.offer(choices)

    def offer(self, choices: Mapping[str, str]) -> None:
        """Offer these values; ``none`` (where given) stands for no value."""
        offered = {**({"": self.none} if self.none else {}), **choices}
        if offered == self.choices:
            return
        self.choices = offered
        self.show_value(self._value)

    def open_list(self) -> None:
        """Show the choices below, the present one ticked."""
        if self.list is not None:
            self.list.deleteLater()
        self.list = QMenu(self)
        for key, words in self.choices.items():
            action = QAction(words.replace("&", "&&") or "—", self.list)
            action.setCheckable(True)
            action.setChecked(key == (self._value or ""))
            action.triggered.connect(lambda _=False, key=key: self.choose(key))
            self.list.addAction(action)
            if action.isChecked():
                self.list.setActiveAction(action)
        self.list.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def value(self) -> str | None:
        return self._value

    def show_value(self, value: object) -> None:
        self._value = None if value is None else str(value)
        self._words = self.choices.get(self._value or "", self.none or "")
        self.setAccessibleDescription(self._words)
        self._fit()
        self.updateGeometry()

    def _fit(self) -> None:
        room = self.width() - _CHOICE_FRAME if self.minimumWidth() == self.maximumWidth() else _CHOICE_WIDEST
        fitting = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        arrow = "  ▾" if self.property("look") == "box" else ""
        self.setText(fitting.replace("&", "&&") + arrow)
        self.setToolTip(plain_tip(self._words) if fitting != self._words else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def choose(self, key: str) -> None:
        """Take a value as the person would."""
        value = None if key == "" and self.none else key
        if value != self._value:
            self.show_value(value)
            self.committed.emit(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Space):
            self.open_list()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class FlagEditor(QCheckBox):
    """Yes or no, with its words beside it."""

    committed = Signal(object)
    left = Signal()

    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        self.clicked.connect(lambda: self.committed.emit(self.isChecked()))

    def value(self) -> bool:
        return self.isChecked()

    def show_value(self, value: object) -> None:
        self.setChecked(bool(value))
