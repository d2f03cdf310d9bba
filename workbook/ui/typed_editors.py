"""Short typed values: numbers and times of day, read strictly when the field is left.

Each has ``show_value`` and tells through ``committed`` what the person wrote, through ``wrong`` what
is the matter with it; ``left`` when the keyboard goes elsewhere, ``entered`` for Enter.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
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

    def forget(self) -> None:
        """Give up what was typed and could not be stored: the field is to show another row."""
        self.setModified(False)

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
