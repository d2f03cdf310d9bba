"""The field in which a cell is typed. It hands every key that leaves it to the table."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from workbook.model import plain_text
from workbook.model.fields import LINE
from workbook.ui.typed_editors import TypedEditor

_ANY = 16_777_215
_WAYS = {
    Qt.Key.Key_Return: "down",
    Qt.Key.Key_Enter: "down",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Escape: "cancel",
}


class CellEditor(TypedEditor):
    """One cell being typed.

    ``asked`` tells what is wanted: pause, stay, leave, down, up, next, previous, cancel, paste.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget, *, number: bool) -> None:
        super().__init__()
        self.setParent(parent)
        self.setMinimumWidth(0)
        self.setMaximumWidth(_ANY)
        self.setObjectName("cellEditor")
        self.setMaxLength(LINE)
        self.setFrame(False)
        if number:
            self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.textEdited.connect(lambda: self.mark_wrong(False))

    def flush(self) -> None:
        """Store what was typed, without leaving the cell."""
        if self.isModified():
            self.asked.emit("stay")

    def try_again(self) -> bool:
        """Store what was typed where it can be, without a word where it cannot yet."""
        if self.isModified():
            self.asked.emit("pause")
        return not self.isModified()

    def complain(self) -> None:
        """Store what was typed, or say what is wrong with it."""
        self.flush()

    def focusNextPrevChild(self, forward: bool) -> bool:
        self.asked.emit("next" if forward else "previous")
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _WAYS.get(Qt.Key(event.key()))
        if way == "down" and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            way = "up"
        if way and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.asked.emit(way)
        elif event.matches(QKeySequence.StandardKey.Paste) and _is_block():
            self.asked.emit("paste")
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Moving rows and renaming the negotiation are the window's keys: not while a cell is typed.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            if event.key() == Qt.Key.Key_F2 or (alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)):
                event.accept()
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self.asked.emit("leave")


def _is_block() -> bool:
    text = plain_text(QGuiApplication.clipboard().text()).strip("\n")
    return "\t" in text or "\n" in text
