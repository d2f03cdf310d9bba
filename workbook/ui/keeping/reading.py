"""A workbook that is only read: what edits it goes out of sight, and editors show what is stored.

``edits`` marks what is there for editing alone; ``hold`` stills an editor. Both are told where something is
made, so that no page has to know whether it is only read.
"""

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

W = TypeVar("W", bound=QWidget)

_PROPERTY = "onlyRead"
_POINTING = frozenset({
    QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick,
    QEvent.Type.MouseMove, QEvent.Type.ContextMenu, QEvent.Type.DragEnter, QEvent.Type.Drop,
})  # fmt: skip
_TYPING = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease})
_WALKING = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape})


def only_read(window: QWidget, on: bool) -> None:
    """Say of a window whether the workbook in it is only read."""
    window.setProperty(_PROPERTY, on)


def is_only_read(widget: QWidget) -> bool:
    """Whether the workbook in the window of this widget is only read."""
    return bool(widget.window().property(_PROPERTY))


def edits(widget: W) -> W:
    """The widget, which is there for editing alone: it is never seen where a workbook is only read."""
    widget.installEventFilter(_away)
    return widget


def hold(editor: QWidget) -> None:
    """Still an editor with all its parts: text can be selected and copied, nothing of it changes."""
    if isinstance(editor, QPlainTextEdit):
        flags = Qt.TextInteractionFlag
        editor.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        editor.setPlaceholderText("")
        return
    if isinstance(editor, QLineEdit):
        editor.setReadOnly(True)
        editor.setPlaceholderText("")
        return
    editor.installEventFilter(_still)
    editor.unsetCursor()
    for part in editor.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        hold(part)


class _Away(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and is_only_read(watched):
            watched.hide()
        return False


class _Still(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ChildPolished:
            # A part that was made later.
            child = event.child()  # type: ignore[attr-defined]
            if isinstance(child, QWidget):
                hold(child)
        elif kind in _POINTING or (kind in _TYPING and not _walks(event)):
            # What it stands on may make something of it, such as picking the whole row.
            event.ignore()
            return True
        return False


def _walks(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and Qt.Key(event.key()) in _WALKING


_away, _still = _Away(), _Still()
