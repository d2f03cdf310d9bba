"""What the keys mean in the table."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView

Key, Held = Qt.Key, Qt.KeyboardModifier
#: Keys that mean something else to the window, and something of its own to the table.
_OWN = {
    (Held.NoModifier, Key.Key_F2), (Held.AltModifier, Key.Key_Up), (Held.AltModifier, Key.Key_Down),
    (Held.ControlModifier, Key.Key_Delete), (Held.ControlModifier, Key.Key_Return),
    (Held.NoModifier, Key.Key_Delete),
}  # fmt: skip
_Way = QAbstractItemView.CursorAction
ARROWS = {
    Key.Key_Up: _Way.MoveUp, Key.Key_Down: _Way.MoveDown, Key.Key_Left: _Way.MoveLeft,
    Key.Key_Right: _Way.MoveRight, Key.Key_Home: _Way.MoveHome, Key.Key_End: _Way.MoveEnd,
    Key.Key_PageUp: _Way.MovePageUp, Key.Key_PageDown: _Way.MovePageDown,
}  # fmt: skip
_WISHES = {
    (Held.NoModifier, Key.Key_Delete): "delete",
    (Held.ControlModifier, Key.Key_Delete): "delete rows",
    (Held.NoModifier, Key.Key_Insert): "insert",
    (Held.ControlModifier, Key.Key_Return): "insert",
    (Held.AltModifier, Key.Key_Up): "up",
    (Held.AltModifier, Key.Key_Down): "down",
    (Held.NoModifier, Key.Key_Space): "pick",
    (Held.ControlModifier, Key.Key_Space): "fold",
}
_CLIPBOARD = {
    QKeySequence.StandardKey.Copy: "copy",
    QKeySequence.StandardKey.Cut: "cut",
    QKeySequence.StandardKey.Paste: "paste",
}


def wish_of(event: QKeyEvent) -> str:
    """What a key asks for, or nothing."""
    for keys, wish in _CLIPBOARD.items():
        if event.matches(keys):
            return wish
    return _WISHES.get((held_with(event), Key(event.key())), "")


def held_with(event: QKeyEvent) -> Qt.KeyboardModifier:
    """What is held with a key; the keypad's keys are keys like others."""
    return event.modifiers() & ~Held.KeypadModifier


def is_own(event: QEvent) -> bool:
    """Whether the table takes this key, though the window has a use for it too."""
    return isinstance(event, QKeyEvent) and (held_with(event), Key(event.key())) in _OWN
