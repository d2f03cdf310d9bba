"""What a person does with the window: find a field by name, type, press a key; and what is stored then."""

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from workbook.model import Dossier
from workbook.ui.document import Document

Key, Held = Qt.Key, Qt.KeyboardModifier


def named(inside: QWidget, name: str, place: int = 0) -> Any:
    """The visible widget of that accessible name (the one at ``place`` where there are several)."""
    found = [
        widget
        for widget in inside.findChildren(QWidget)
        if widget.accessibleName() == name
        and widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    assert len(found) > place, f"no “{name}” among {sorted(names(inside))}"
    return found[place]


def names(inside: QWidget) -> set[str]:
    """The accessible names of all that can be reached by the keyboard."""
    return {
        widget.accessibleName()
        for widget in inside.findChildren(QWidget)
        if widget.isVisible() and widget.accessibleName()
    }


def focused() -> Any:
    """What has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_in(widget: QWidget, text: str) -> None:
    """Go into a field and type, without leaving it; what takes the keyboard meanwhile gets the rest."""
    widget.setFocus()
    for char in text:
        _key(focused(), char)


def _key(widget: QWidget, char: str) -> None:
    if char.isascii():
        QTest.keyClicks(widget, char)
        return
    # QTest ends the process at characters its table of keys does not have.
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, Key.Key_unknown, Held.NoModifier, char))


def press(key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier, times: int = 1) -> None:
    """Press a key where the keyboard is."""
    for _ in range(times):
        QTest.keyClick(QApplication.focusWidget(), key, held)


def fill_in(widget: QWidget, text: str) -> None:
    """Replace what stands in a field, and leave it."""
    widget.setFocus()
    press(Key.Key_A, Held.ControlModifier)
    press(Key.Key_Delete)
    QTest.keyClicks(widget, text)
    press(Key.Key_Tab)


def on_disk(document: Document) -> Dossier:
    """The negotiation shown, read from the file again."""
    assert document.negotiation is not None
    return document.store.dossier(document.negotiation.id)
