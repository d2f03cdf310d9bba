"""Fields that are not text: numbers, strengths as dots, choices, days, times, yes or no.

Each has ``show_value`` and tells through ``committed`` what the person chose; ``left`` when the
keyboard goes elsewhere, ``entered`` for Enter. None of them changes by the mouse wheel.
"""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QDate, QPoint, QRectF, QSize, Qt, Signal
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
    QCalendarWidget,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from workbook.ui import numbers
from workbook.ui.dates import day_text, distance
from workbook.ui.theme import mark, plain_tip, theme

_CHOICE_FRAME = 12
_CHOICE_WIDEST = 300


class TypedEditor(QLineEdit):
    """One short typed value that is read when the field is left, or when typing pauses."""

    committed = Signal(object)
    left = Signal()
    entered = Signal()
    escaped = Signal()
    wrong = Signal(str)

    def __init__(self, *, width: int = 64) -> None:
        super().__init__()
        self.setFixedWidth(width)
        self._stored: object = None
        self.editingFinished.connect(self.flush)

    def read(self, text: str) -> object:
        """What the text means. Raises ValueError with a sentence for the person."""
        raise NotImplementedError

    def written(self, value: object) -> str:
        """How a value is shown."""
        raise NotImplementedError

    def value(self) -> object:
        return self._stored

    def show_value(self, value: object) -> None:
        self._stored = value
        if not self.isModified():
            self.setText(self.written(value))

    def flush(self) -> None:
        """Hand over what was typed, or say what is wrong with it."""
        if not self.isModified():
            return
        try:
            value = self.read(self.text())
        except ValueError as problem:
            self.wrong.emit(str(problem))
            return
        self.setModified(False)
        self._stored = value
        self.committed.emit(value)
        if not self.isModified():
            self.setText(self.written(self._stored))

    def keep_typed(self) -> None:
        self.setModified(True)

    def mark_wrong(self, wrong: bool) -> None:
        mark(self, "wrong", wrong)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setModified(False)
            self.mark_wrong(False)
            self.setText(self.written(self._stored))
            self.wrong.emit("")
            self.escaped.emit()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()


class NumberEditor(TypedEditor):
    """A number with its unit beside; refuses visibly what could be read in two ways."""

    def __init__(self, *, low: float | None = None, high: float | None = None, width: int = 56) -> None:
        super().__init__(width=width)
        self.low, self.high = low, high
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def read(self, text: str) -> float | None:
        value = numbers.parse(text)
        low, high = self.low, self.high
        if value is not None and low is not None and high is not None and not low <= value <= high:
            raise ValueError(f"Write a number from {numbers.show(low)} to {numbers.show(high)}.")
        return value

    def written(self, value: object) -> str:
        return numbers.show(float(str(value))) if value is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        if self.isModified():
            self.flush()
        value = float(str(self._stored or 0)) + step * (10 if event.modifiers() else 1)
        value = min(max(value, self.low or 0), self.high if self.high is not None else value)
        self.setText(self.written(value))
        self.setModified(True)
        self.flush()


class ClockEditor(TypedEditor):
    """A time of day; ``9``, ``930``, ``9.30`` and ``9:30`` are all half past nine or nine sharp."""

    def __init__(self) -> None:
        super().__init__(width=64)
        self.setPlaceholderText("time")

    def read(self, text: str) -> str:
        digits = "".join(char for char in text if char.isdigit())
        if not text.strip():
            return ""
        hour, minute = (digits, "0") if len(digits) <= 2 else (digits[:-2], digits[-2:])
        if not digits or len(digits) > 4 or int(hour) > 23 or int(minute) > 59:
            raise ValueError("Write a time of day such as 9:30.")
        return f"{int(hour):02}:{int(minute):02}"

    def written(self, value: object) -> str:
        return str(value or "")


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


class DayEditor(QPushButton):
    """A day and how far away it is; a calendar opens on click or Space, Delete clears it."""

    committed = Signal(object)
    left = Signal()
    entered = Signal()
    escaped = Signal()

    def __init__(self, empty: str = "Choose a day", *, past: bool = True) -> None:
        super().__init__()
        self.setObjectName("choice")
        self.empty, self.past = empty, past
        self._value: date | None = None
        self.clicked.connect(self.open_calendar)
        self.show_value(None)

    def value(self) -> date | None:
        return self._value

    def show_value(self, value: object) -> None:
        self._value = value if isinstance(value, date) else None
        words = f"{day_text(self._value)} · {distance(self._value)}" if self._value else self.empty
        self.setText(words)
        self.setAccessibleDescription(words)

    def choose(self, day: date | None) -> None:
        """Take a day (or none) as the person would."""
        if day != self._value:
            self.show_value(day)
            self.committed.emit(day)

    def open_calendar(self) -> None:
        """Show the calendar below the field."""
        popup = _CalendarPopup(self, self._value)
        popup.chosen.connect(self.choose)
        popup.open_at(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.choose(None)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.open_calendar()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class _CalendarPopup(QFrame):
    chosen = Signal(object)

    def __init__(self, parent: QWidget, day: date | None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("card")
        self.calendar = QCalendarWidget()
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setGridVisible(False)
        if day:
            self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.calendar.clicked.connect(self._take)
        self.calendar.activated.connect(self._take)
        self._lay_out()

    def _lay_out(self) -> None:
        box, buttons = QVBoxLayout(self), QHBoxLayout()
        box.setContentsMargins(8, 8, 8, 8)
        for words, day in (("Today", QDate.currentDate()), ("No date", QDate())):
            button = QPushButton(words)
            button.setProperty("look", "link")
            button.clicked.connect(lambda _=False, day=day: self._take(day))
            buttons.addWidget(button)
        box.addWidget(self.calendar)
        box.addLayout(buttons)

    def open_at(self, place: QPoint) -> None:
        self.adjustSize()
        screen = self.screen().availableGeometry()
        place.setX(min(place.x(), screen.right() - self.width()))
        place.setY(min(place.y(), screen.bottom() - self.height()))
        self.move(place)
        self.show()
        self.calendar.setFocus()

    def _take(self, day: QDate) -> None:
        self.chosen.emit(date(day.year(), day.month(), day.day()) if day.isValid() else None)
        self.close()
