"""Typing a passphrase: hidden until shown, and an honest word on how much it keeps out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from workbook.ui.form import labelled
from workbook.ui.layout import stacked, words

_SHORT, _LONG = 10, 16
_VARIED = 8

CAPS = "Caps Lock seems to be on."


def strength(passphrase: str) -> str:
    """What a passphrase withstands, judged by its length and variety only; no program can know more."""
    if not passphrase:
        return "Best are five or more words that chance picked, not you: “lentil harbour violet stamp oboe”."
    distinct = len(set(passphrase.casefold()))
    if len(passphrase) < _SHORT or distinct < _VARIED:
        return "Weak: a computer can try every passphrase like this one. Make it longer."
    if len(passphrase) < _LONG:
        return "Fair against curious people, weak against somebody with time and fast computers."
    return "Long enough, if nobody can guess it: no saying, no line of a song, no names and dates."


class Field(QLineEdit):
    """A line whose text is hidden; it notices Caps Lock by what is typed."""

    caps = Signal(bool)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setProperty("look", "box")
        self.setAccessibleName(name)
        self.setMinimumHeight(self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if text.isalpha() and text.lower() != text.upper():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps.emit(text.isupper() is not shift)
        super().keyPressEvent(event)


class Passphrase(QWidget):
    """One or more hidden lines with a switch that shows them, and the hint about Caps Lock."""

    def __init__(self, *names: str) -> None:
        super().__init__()
        self.fields = [Field(name) for name in names]
        self.shown = QCheckBox("Show what is typed")
        self.shown.toggled.connect(self._show)
        self.caps = words(CAPS, "warn")
        self.caps.hide()
        for field in self.fields:
            field.caps.connect(self.caps.setVisible)
        rows = [labelled(field.accessibleName(), field) for field in self.fields]
        stacked(self, *rows, self.shown, self.caps, gap=8)

    def _show(self, on: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
        for field in self.fields:
            field.setEchoMode(mode)

    def texts(self) -> list[str]:
        """What stands in the lines."""
        return [field.text() for field in self.fields]

    def forget(self) -> None:
        """Leave nothing in the lines."""
        for field in self.fields:
            field.clear()
