"""Short typed values: numbers and times of day, read strictly, and stored while one types.

Each has ``show_value`` and tells through ``committed`` what the person wrote, through ``wrong`` what
is the matter with it; ``left`` when the keyboard goes elsewhere, ``entered`` for Enter.
"""

import re
from functools import cached_property

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit

from workbook.ui import numbers
from workbook.ui.text_editor import LONGEST_MS, PAUSE_MS, single_shot
from workbook.ui.theme import mark


class TypedEditor(QLineEdit):
    """One short typed value that is stored when typing pauses or the field is left, once it can be read.

    As long as one stays in the field what was typed is not rewritten, and ``begun`` tells when typing
    begins: a 6 on the way to 62 is stored too, and what it does to other values is worked out from there.
    """

    committed = Signal(object)
    begun = Signal()
    left = Signal()
    entered = Signal()
    escaped = Signal()
    wrong = Signal(str)

    def __init__(self, *, width: int = 64) -> None:
        super().__init__()
        self.setFixedWidth(width)
        self._stored: object = None
        self._typing = False
        self._before: object = None
        self._just_entered = False
        self.textEdited.connect(self._on_typed)
        self.editingFinished.connect(self.flush)

    @cached_property
    def _pause(self) -> QTimer:
        return single_shot(self, PAUSE_MS, self.try_again)

    @cached_property
    def _longest(self) -> QTimer:
        return single_shot(self, LONGEST_MS, self._store_at_last)

    def read(self, text: str) -> object:
        """What the text means. Raises ValueError with a sentence for the person."""
        raise NotImplementedError

    def written(self, value: object) -> str:
        """How a value is shown."""
        raise NotImplementedError

    def value(self) -> object:
        return self._stored

    @property
    def before(self) -> object:
        """The value there was when typing began; the stored one where nothing is being typed."""
        return self._before if self._typing else self._stored

    def show_value(self, value: object) -> None:
        self._stored = value
        if not self.isModified() and not (self._typing and self._says(value)):
            self.setText(self.written(value))

    def _says(self, value: object) -> bool:
        try:
            return self.read(self.text()) == value
        except ValueError:
            return False

    @property
    def unstored(self) -> bool:
        """Whether something was typed that is not stored: not yet, or because it could not be."""
        return self.isModified()

    def _on_typed(self) -> None:
        self._begin()
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def _begin(self) -> None:
        if not self._typing:
            self._typing, self._before = True, self._stored
            self.begun.emit()

    def try_again(self) -> bool:
        """Store what was typed; the field stays as it is. False where it could not be read."""
        if not self.isModified():
            return True
        try:
            value = self.read(self.text())
        except ValueError:
            return False
        self._hand_over(value)
        return True

    def _store_at_last(self) -> None:
        if self.try_again():
            return
        if self._pause.isActive():
            # Somebody is in the middle of it: a word on what is wrong with a half would come too soon.
            self._longest.start()
        else:
            self.complain()

    def complain(self) -> None:
        """Say what is wrong with what was typed, where something is."""
        try:
            self.read(self.text())
        except ValueError as problem:
            self.wrong.emit(str(problem))

    def _hand_over(self, value: object) -> None:
        self._stop()
        self.setModified(False)
        before, self._stored = self._stored, value
        self.committed.emit(value)
        if self.isModified():
            # It was not stored: Escape brings back what is.
            self._stored = before

    def _stop(self) -> None:
        self._pause.stop()
        self._longest.stop()

    def flush(self) -> None:
        """Hand over what was typed, or say what is wrong with it; typing ends here."""
        if self.isModified() and not self.try_again():
            self.complain()
        if not self.isModified() and self._typing:
            self._typing = False
            self.setText(self.written(self._stored))

    def keep_typed(self) -> None:
        self.setModified(True)

    def forget(self) -> None:
        """Give up what was typed and could not be stored: the field is to show another row."""
        self._stop()
        self._typing = False
        self.setModified(False)

    def mark_wrong(self, wrong: bool) -> None:
        mark(self, "wrong", wrong)

    def give_up(self) -> None:
        """Bring back the value there was when typing began."""
        before, typed = self.before, self.isModified()
        self._stop()
        self.setModified(False)
        self.mark_wrong(False)
        self.wrong.emit("")
        if typed or before != self._stored:
            # Also where it is what is stored: what was typed may be waiting to be stored.
            self._hand_over(before)
            self.setModified(False)
        self._typing = False
        self.setText(self.written(self._stored))

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
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.flush()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
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
        self.flush()
        self._begin()
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
