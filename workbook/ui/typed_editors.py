"""Short typed values: numbers and times of day, read strictly when the field is left.

Each has ``show_value`` and tells through ``committed`` what the person wrote, through ``wrong`` what
is the matter with it; ``left`` when the keyboard goes elsewhere, ``entered`` for Enter.
"""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit

from workbook.ui import numbers
from workbook.ui.theme import mark


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
        self._just_entered = False
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

    @property
    def unstored(self) -> bool:
        """Whether something was typed that is not stored: not yet, or because it could not be."""
        return self.isModified()

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
        before, self._stored = self._stored, value
        self.committed.emit(value)
        if self.isModified():
            # It was not stored: Escape brings back what is.
            self._stored = before
        else:
            self.setText(self.written(self._stored))

    def keep_typed(self) -> None:
        self.setModified(True)

    def forget(self) -> None:
        """Give up what was typed and could not be stored: the field is to show another row."""
        self.setModified(False)

    def mark_wrong(self, wrong: bool) -> None:
        mark(self, "wrong", wrong)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._just_entered = event.reason() == Qt.FocusReason.MouseFocusReason

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        # A first click means the whole value, as Tab does: what is typed next takes its place.
        if self._just_entered and not self.hasSelectedText():
            self.selectAll()
        self._just_entered = False

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
        if step is None or self.isReadOnly():
            super().keyPressEvent(event)
            return
        if self.isModified():
            self.flush()
        value = float(str(self._stored or 0)) + step * (10 if event.modifiers() else 1)
        value = min(max(value, self.low or 0), self.high if self.high is not None else value)
        self.setText(self.written(value))
        self.setModified(True)
        self.flush()


_CLOCK = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?h?\s*(?:([ap])\.?m\.?)?", re.ASCII)


class ClockEditor(TypedEditor):
    """A time of day; ``9``, ``930``, ``9.30``, ``9:30`` and ``9:30 pm`` are all read."""

    def __init__(self) -> None:
        super().__init__(width=64)
        self.setPlaceholderText("time")

    def read(self, text: str) -> str:
        plain = text.strip().casefold()
        if not plain:
            return ""
        found = _CLOCK.fullmatch(plain)
        hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
        if found and found[3]:
            # Half a day on: 12 am is midnight, 12 pm is noon, 14 pm is nothing.
            hour = hour % 12 + 12 * (found[3] == "p") if 1 <= hour <= 12 else 99
        if hour > 23 or minute > 59:
            raise ValueError("Write a time of day such as 9:30.")
        return f"{hour:02}:{minute:02}"

    def written(self, value: object) -> str:
        return str(value or "")
