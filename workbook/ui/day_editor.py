"""A day, chosen from a calendar and shown with its distance from today."""

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from workbook.ui.dates import day_text, distance


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
        # Of the years that it can be walked to, those a date can have.
        self.calendar.setDateRange(QDate(date.min.year, 1, 1), QDate(date.max.year, 12, 31))
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
