"""Keys, clicks and drags as the system would deliver them: to the window, which finds out who gets them.

What is sent to a widget instead goes past shortcuts and popups, and past what a click gives the keyboard to.
"""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QInputMethodEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

Key, Held, Button = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton


def handle(widget: QWidget) -> QWindow | None:
    """The window of the system that a widget is shown in; None where it is not shown."""
    window = widget.window()
    return window.windowHandle() if window.isVisible() else None


def press(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
    """A key pressed and let go in the window of a widget."""
    window = handle(widget)
    for action in (QTest.KeyAction.Press, QTest.KeyAction.Release):
        if window is not None and isValid(window) and window.isVisible():
            QTest.keyEvent(action, window, key, held)


def write(widget: QWidget, text: str) -> None:
    """Text typed where the keyboard is: figures and Latin letters by keys, the rest by an input method."""
    for char in text if text.isascii() and text.isprintable() else ():
        window = handle(widget) if isValid(widget) else None
        if window is not None:
            QTest.keyClick(window, ord(char))
    if not (text.isascii() and text.isprintable()):
        event = QInputMethodEvent()
        event.setCommitString(text)
        focus = QGuiApplication.focusObject()
        if focus is not None:
            QApplication.sendEvent(focus, event)


def _inside(window: QWindow, at: QPoint) -> QPoint:
    return QPoint(min(max(at.x(), 0), window.width() - 1), min(max(at.y(), 0), window.height() - 1))


def click(widget: QWidget, at: QPoint, button: Qt.MouseButton = Button.LeftButton, times: int = 1) -> None:
    """A button of the mouse pressed and let go at a place of a window, once or twice."""
    window = handle(widget)
    for _ in range(times):
        for act in (QTest.mousePress, QTest.mouseRelease):
            if window is not None and isValid(window) and window.isVisible():
                act(window, button, Held.NoModifier, _inside(window, at))
    if times == 2 and window is not None and isValid(window) and window.isVisible():
        QTest.mouseDClick(window, button, Held.NoModifier, _inside(window, at))


def drag(widget: QWidget, start: QPoint, way: QPoint) -> None:
    """The left button pressed, moved over the window, and let go."""
    window = handle(widget)
    places = [start, *(start + way * part for part in (0.2, 0.5, 0.9, 1.0))]
    if window is not None:
        QTest.mousePress(window, Button.LeftButton, Held.NoModifier, _inside(window, start))
    for place in places[1:]:
        if window is not None and isValid(window) and window.isVisible():
            QTest.mouseMove(window, _inside(window, place))
    if window is not None and isValid(window) and window.isVisible():
        QTest.mouseRelease(window, Button.LeftButton, Held.NoModifier, _inside(window, places[-1]))


def turn_wheel(widget: QWidget, at: QPoint, steps: int) -> None:
    """The wheel turned over a place of a window."""
    window = handle(widget)
    if window is not None:
        QTest.wheelEvent(window, _inside(window, at), QPoint(0, 120 * steps))


def point(widget: QWidget, at: QPoint) -> None:
    """The pointer rests at a place of a window, until a tool tip would come."""
    window = handle(widget)
    if window is None:
        return
    QTest.mouseMove(window, _inside(window, at))
    below = widget.window().childAt(at)
    if below is not None:
        inner = below.mapFrom(widget.window(), at)
        QApplication.sendEvent(below, QHelpEvent(QEvent.Type.ToolTip, inner, below.mapToGlobal(inner)))
