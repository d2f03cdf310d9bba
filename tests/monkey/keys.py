"""What a monkey does with the window: keys, clicks, drags and menus, drawn from a seed."""

import random
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from shiboken6 import isValid

from workbook.ui.main_window import Workspace

Key, Held, Button = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton

#: Nothing that asks for a file, leaves the workbook or the program, or stays open until it is answered.
VERBS = (
    *("start_negotiation", "undo", "undo", "undo", "redo", "redo", "add_row", "add_row", "delete_row"),
    *("move_row_up", "move_row_down", "search", "rename_negotiation", "delete_negotiation", "show_journal"),
    *("next_item", "hide_figures", "show_all_hints"),
)
TYPED = (
    *(
        "a",
        "5",
        "52,000",
        "-1",
        "0",
        "100",
        "1e9",
        " ",
        "…",
        "<b>x</b>",
        "=1+1",
        "%",
        '"',
        "\\",
        "&amp;",
        "30–40",
    ),
    *("é", "שלום", "日本", "👩‍🚀", "\u202eabc", "\x00", "\u2028", "12:30", "x" * 60),
)
KEYS = (
    *((Key.Key_Tab, Held.NoModifier),) * 6,
    *((Key.Key_Return, Held.NoModifier),) * 3,
    *((Key.Key_Backtab, Held.ShiftModifier), (Key.Key_Escape, Held.NoModifier)),
    *((key, Held.NoModifier) for key in (Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right)),
    *((key, Held.NoModifier) for key in (Key.Key_Home, Key.Key_End, Key.Key_PageUp, Key.Key_PageDown)),
    *((key, Held.NoModifier) for key in (Key.Key_Delete, Key.Key_Backspace, Key.Key_Space, Key.Key_Insert)),
    *((key, Held.ControlModifier) for key in (Key.Key_A, Key.Key_C, Key.Key_V, Key.Key_X, Key.Key_Space)),
    *((key, Held.ControlModifier) for key in (Key.Key_Z, Key.Key_Y, Key.Key_Return, Key.Key_Delete)),
    *((key, Held.AltModifier) for key in (Key.Key_Up, Key.Key_Down)),
    *((Key.Key_F2, Held.NoModifier), (Key.Key_End, Held.ShiftModifier), (Key.Key_Home, Held.ShiftModifier)),
)


def press(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier, text: str = "") -> None:
    """A key pressed and let go, as the system would tell of it."""
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        if QApplication.focusWidget() is not None:
            widget = QApplication.focusWidget()
        QApplication.sendEvent(widget, QKeyEvent(kind, key, held, text))


def _mouse(
    widget: QWidget, kind: QEvent.Type, at: QPoint, button: Qt.MouseButton, down: Qt.MouseButton
) -> None:
    place, there = QPointF(at), QPointF(widget.mapToGlobal(at))
    QApplication.sendEvent(widget, QMouseEvent(kind, place, there, button, down, Held.NoModifier))


def _focus_by_click(widget: QWidget) -> None:
    """What a click gives the keyboard to: what lies there, or the next around it that takes it."""
    taker: QWidget | None = widget
    while taker is not None and not taker.focusPolicy() & Qt.FocusPolicy.ClickFocus:
        taker = None if taker.isWindow() else taker.parentWidget()
    if taker is not None:
        taker.setFocus(Qt.FocusReason.MouseFocusReason)


def click(widget: QWidget, at: QPoint, *, twice: bool = False) -> None:
    """The left button pressed and let go, once or twice."""
    _focus_by_click(widget)
    for kind in (
        *(QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease),
        *((QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease) if twice else ()),
    ):
        down = Button.NoButton if kind == QEvent.Type.MouseButtonRelease else Button.LeftButton
        if isValid(widget):
            _mouse(widget, kind, at, Button.LeftButton, down)


def drag(widget: QWidget, start: QPoint, end: QPoint) -> None:
    """The left button pressed, moved over the widget and beyond, and let go."""
    _mouse(widget, QEvent.Type.MouseButtonPress, start, Button.LeftButton, Button.LeftButton)
    for part in (0.2, 0.5, 0.9, 1.0):
        at = QPoint(
            round(start.x() + part * (end.x() - start.x())), round(start.y() + part * (end.y() - start.y()))
        )
        if isValid(widget):
            _mouse(widget, QEvent.Type.MouseMove, at, Button.NoButton, Button.LeftButton)
    if isValid(widget):
        _mouse(widget, QEvent.Type.MouseButtonRelease, end, Button.LeftButton, Button.NoButton)


class Monkey:
    """Does one thing after another to a window; the same seed does the same to the same workbook."""

    def __init__(self, window: Workspace, seed: int) -> None:
        self.window, self.random = window, random.Random(seed)
        self.told: list[str] = []
        self.tell: Callable[[str], object] = str
        doings: tuple[tuple[int, Callable[[], None]], ...] = (
            *((30, self._type), (25, self._key), (22, self._click), (6, self._drag)),
            *((10, self._verb), (5, self._tab), (2, self._entry)),
        )
        self.weights, self.doings = zip(*doings, strict=True)

    def act(self) -> None:
        """Do one thing; ``told`` says what it was."""
        popup = QApplication.activePopupWidget()
        if isinstance(popup, QMenu):
            self._pick(popup)
        else:
            self.random.choices(self.doings, self.weights)[0]()
        QApplication.processEvents()

    def _say(self, what: str) -> None:
        # Before it is done: what ends the process is the last that is told.
        self.told.append(what)
        self.tell(what)

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    def _type(self) -> None:
        text = self.random.choice(TYPED)
        self._say(f"types {text!a} into {named(self._focus())}")
        press(self._focus(), Key.Key_unknown, Held.NoModifier, text)

    def _key(self) -> None:
        key, held = self.random.choice(KEYS)
        self._say(f"presses {held.name} {key.name} in {named(self._focus())}")
        press(self._focus(), key, held)

    def _place(self) -> tuple[QWidget, QPoint] | None:
        """What lies at a random place of the window, as a person would hit it."""
        window = self.window.shell
        at = QPoint(self.random.randrange(window.width()), self.random.randrange(30, window.height()))
        widget = window.childAt(at)
        return (widget, widget.mapFrom(window, at)) if widget is not None and widget.isEnabled() else None

    def _click(self) -> None:
        found = self._place()
        twice = self.random.random() < 0.1
        if found is not None:
            self._say(f"clicks {'twice ' if twice else ''}{named(found[0])}")
            click(*found, twice=twice)

    def _drag(self) -> None:
        found = self._place()
        way = QPoint(self.random.randrange(-200, 200), self.random.randrange(-80, 80))
        if found is not None:
            self._say(f"drags {named(found[0])}")
            drag(found[0], found[1], found[1] + way)

    def _verb(self) -> None:
        name = self.random.choice(VERBS)
        self._say(name)
        self.window.actions_made[name].trigger()

    def _tab(self) -> None:
        place = self.random.randrange(len(self.window.pages))
        self._say(f"opens tab {place + 1}")
        self.window.show_tab(place)
        bars = [
            bar for bar in (getattr(self.window.stack.currentWidget(), "verticalScrollBar", None),) if bar
        ]
        for bar in bars:
            bar().setValue(self.random.randrange(bar().maximum() + 1))

    def _entry(self) -> None:
        name = self.random.choice(("Open a sample", "Stage"))
        menu = QMenu()
        self.window.commands.submenus()[name](menu)
        self._pick(menu)

    def _pick(self, menu: QMenu) -> None:
        actions: list[QAction] = [
            action for action in menu.actions() if action.isEnabled() and not action.menu()
        ]
        picked = self.random.choice([*actions, None])
        self._say(f"picks {picked.text() if picked else 'nothing'}")
        menu.hide()
        if picked is not None:
            picked.trigger()


def named(widget: QWidget) -> str:
    """A widget by kind and name, for what is told."""
    return f"{type(widget).__name__} {widget.accessibleName() or widget.objectName()}"
