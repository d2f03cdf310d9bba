"""A monkey at the window: keys, clicks, drags, menus and dialogs, drawn from a seed."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, Qt, QThread, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QWidget
from shiboken6 import isValid

from tests.monkey import hands
from tests.monkey.dialogs import PATIENCE, do_in
from tests.monkey.odd import GREAT, GREAT_VERBS, KEYS, LEAVING, PASTED, TYPED, VERBS
from workbook.ui.figure_view import FigureView
from workbook.ui.main_window import Workspace
from workbook.ui.range_bars import Bar
from workbook.ui.row_frame import RowFrame
from workbook.ui.shell import LEAST, Shell

Doing = Callable[[], None]
_TICK_MS = 5
_LARGEST = (1700, 1100)


class Monkey:
    """Does one thing after another to a window.

    Each event has dice of its own, made of the seed and its number: what happens in between, such as how
    long a page takes to be made, changes nothing in what is drawn later.
    """

    def __init__(self, shell: Shell, folder: Path, seed: int) -> None:
        self.shell, self.folder, self.seed = shell, folder, seed
        self.random = random.Random(seed)
        self.number = self.inner = 0
        self.told: list[str] = []
        self.tell: Callable[[str], object] = str
        self._stands: tuple[QWidget | None, int] = (None, 0)
        self._awake = True
        doings: tuple[tuple[float, Doing], ...] = (
            *((14, self._fill), (14, self._type), (26, self._key), (20, self._click), (10, self._drag)),
            *((3, self._paste), (9, self._verb), (5, self._tab), (2, self._entry)),
            *((2, self._wheel), (2, self._point)),
            *((1, self._resize), (0.6, self._great_key), (0.8, self._great_verb)),
        )
        self.weights, self.doings = zip(*doings, strict=True)
        self._wait_inside()

    @property
    def window(self) -> Workspace:
        """What stands in the window now; another workbook may have been opened."""
        found = self.shell.centralWidget()
        assert isinstance(found, Workspace)
        return found

    def act(self) -> None:
        """Do one thing; ``told`` says what it was."""
        self.number, self.inner = self.number + 1, 0
        self._throw()
        if not self._act_above():
            if QApplication.activeWindow() is not self.shell:
                # No window manager gives the keyboard back after a dialog.
                self.shell.activateWindow()
            self.random.choices(self.doings, self.weights)[0]()
        QApplication.processEvents()

    def rest(self) -> None:
        """Do nothing any more."""
        self._awake = False

    def _throw(self) -> None:
        self.random = random.Random(f"{self.seed}/{self.number}/{self.inner}")

    def _wait_inside(self) -> None:
        # A new timer each time: one that fires does not fire again in a loop begun by what it did.
        if self._awake:
            QTimer.singleShot(_TICK_MS, self._act_inside)

    def _act_inside(self) -> None:
        """Go on where a dialog runs a loop of its own, in which ``act`` does not come back."""
        self._wait_inside()
        if self._awake and QThread.currentThread().loopLevel():
            self.inner += 1
            self._throw()
            self._act_above()

    def _act_above(self) -> bool:
        """Do something with a menu, list or dialog that lies above the window; False where none does."""
        popup, dialog = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup is not None:
            self._in_popup(popup)
        elif dialog is not None:
            times = self._stands[1] + 1 if self._stands[0] is dialog else 0
            self._stands = (dialog, times)
            self._do_in(dialog, times)
        return popup is not None or dialog is not None

    def _in_popup(self, popup: QWidget) -> None:
        times = self._stands[1] + 1 if self._stands[0] is popup else 0
        self._stands = (popup, times)
        if times > PATIENCE:
            self._say(f"closes {named(popup)}")
            popup.hide()
        elif isinstance(popup, QMenu) and self.random.random() < 0.5:
            self._pick(popup)
        else:
            self._do_in(popup, 0)

    def _do_in(self, dialog: QWidget, times: int) -> None:
        self._say(f"in {named(dialog)}")
        self._say(do_in(dialog, self.random, self.folder, times))

    def _say(self, what: str) -> None:
        # Before it is done: what ends the process is the last that is told.
        self.told.append(what)
        self.tell(f"{self.number}.{self.inner} {what}")

    def _type(self) -> None:
        text = self.random.choice(TYPED)
        self._say(f"types {text!a} into {self._focus()}")
        hands.write(self.shell, text)

    def _focus(self) -> str:
        widget = QApplication.focusWidget()
        return named(widget) if widget else "nothing"

    def _key(self) -> None:
        self._press(*self.random.choice(KEYS))

    def _great_key(self) -> None:
        self._press(*self.random.choice(GREAT))

    def _press(self, key: Any, held: Any) -> None:
        self._say(f"presses {held.name} {key.name} in {self._focus()}")
        hands.press(self.shell, key, held)

    def _paste(self) -> None:
        text = self.random.choice(PASTED)
        self._say(f"pastes {text[:20]!a}, {len(text)} characters, into {self._focus()}")
        data = QMimeData()
        data.setText(text)
        QApplication.clipboard().setMimeData(data)
        hands.press(self.shell, hands.Key.Key_V, hands.Held.ControlModifier)

    def _fill(self) -> None:
        """Go into a field that is seen, write, and leave it; nothing where there is none."""
        at = self._at((QLineEdit, QPlainTextEdit))
        text, (key, held) = self.random.choice(TYPED), self.random.choice(LEAVING)
        self._say(f"writes {text!a} in {below(self.shell, at)}, then {held.name} {key.name}")
        hands.click(self.shell, at)
        hands.write(self.shell, text)
        hands.press(self.shell, key, held)

    def _at(self, kinds: tuple[type[QWidget], ...] = (QWidget,)) -> QPoint:
        """A place of the window: mostly the middle of something that takes the keyboard or a picture."""
        anywhere = self.random.random() < 0.2
        dice = [self.random.random() for _ in range(3)]
        if not anywhere:
            aims = [part for part in self._scope().findChildren(QWidget) if _is_aim(part, kinds)]
            box = aims[int(dice[0] * len(aims))].visibleRegion().boundingRect() if aims else None
            if aims and box is not None:
                inner = QPoint(
                    round(box.x() + dice[1] * box.width()), round(box.y() + dice[2] * box.height())
                )
                return aims[int(dice[0] * len(aims))].mapTo(self.shell, inner)
        return QPoint(int(dice[1] * self.shell.width()), int(dice[2] * self.shell.height()))

    def _scope(self) -> QWidget:
        """Mostly the page that is shown, now and then all of the window."""
        shown = self.window.outer.currentWidget()
        page = self.window.stack.currentWidget() if shown is self.window.negotiation_side else shown
        return page if page is not None and self.number % 5 else self.shell

    def _click(self) -> None:
        at, times = self._at(), 2 if self.random.random() < 0.1 else 1
        right = self.random.random() < 0.08
        self._say(
            f"clicks {'right ' if right else ''}{'twice ' if times == 2 else ''}{below(self.shell, at)}"
        )
        button = hands.Button.RightButton if right else hands.Button.LeftButton
        hands.click(self.shell, at, button, times)

    def _drag(self) -> None:
        at, way = self._at(), QPoint(self.random.randrange(-200, 200), self.random.randrange(-80, 80))
        self._say(f"drags {below(self.shell, at)} by {way.x()}, {way.y()}")
        hands.drag(self.shell, at, way)

    def _wheel(self) -> None:
        at, steps = self._at(), self.random.choice((-20, -3, -1, 1, 3, 20))
        self._say(f"turns the wheel over {below(self.shell, at)}")
        hands.turn_wheel(self.shell, at, steps)

    def _point(self) -> None:
        at = self._at()
        self._say(f"points at {below(self.shell, at)}")
        hands.point(self.shell, at)

    def _resize(self) -> None:
        size = tuple(self.random.randrange(*ends) for ends in zip(LEAST, _LARGEST, strict=True))
        self._say(f"makes the window {size}")
        self.shell.resize(*size)

    def _verb(self) -> None:
        self._trigger(self.random.choice(VERBS))

    def _great_verb(self) -> None:
        self._trigger(self.random.choice(GREAT_VERBS))

    def _trigger(self, name: str) -> None:
        self._say(name)
        self.window.actions_made[name].trigger()

    def _tab(self) -> None:
        place = self.random.randrange(len(self.window.pages))
        self._say(f"opens tab {place + 1}")
        self.window.show_tab(place)
        page = self.window.stack.currentWidget()
        bar = page.verticalScrollBar() if hasattr(page, "verticalScrollBar") else None
        if bar is not None:
            bar.setValue(self.random.randrange(bar.maximum() + 1))

    def _entry(self) -> None:
        fill = self.window.commands.submenus()
        name = self.random.choice(("Open a sample", "Stage", "Longer papers", "Open recent", "Tabs"))
        menu = QMenu(self.shell)
        fill[name](menu)
        self._pick(menu)
        menu.deleteLater()

    def _pick(self, menu: QMenu) -> None:
        actions = [action for action in menu.actions() if action.isEnabled() and not action.menu()]
        picked = self.random.choice([*actions, None])
        self._say(f"picks {picked.text() if picked and isValid(picked) else 'nothing'}")
        menu.hide()
        if picked is not None and isValid(picked):
            picked.trigger()


def _is_aim(part: QWidget, kinds: tuple[type[QWidget], ...]) -> bool:
    if not isinstance(part, kinds) or not part.isVisible():
        return False
    takes = part.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(part, FigureView | Bar | RowFrame)
    return takes and not part.visibleRegion().isEmpty()


def named(widget: QWidget) -> str:
    """A widget by kind and name, for what is told."""
    return f"{type(widget).__name__} {widget.accessibleName() or widget.objectName()}"


def below(shell: Shell, at: QPoint) -> str:
    """What lies at a place of the window."""
    widget = shell.childAt(at)
    return named(widget) if widget else "nothing"
