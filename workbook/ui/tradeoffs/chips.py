"""The options of an issue as chips: pick one for the package, add, rename, move and delete them."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from workbook.analysis.tradeoffs.said import is_scored
from workbook.model import Option
from workbook.ui.flow import Flow
from workbook.ui.keeping.reading import is_only_read
from workbook.ui.theme import mark, plain_tip
from workbook.ui.tradeoffs.option_lines import NewOption, Rename

_LONGEST = 34
_ENTRIES = (("Rename\tF2", "rename"), ("Move left\tAlt+Left", "left"), ("Move right\tAlt+Right", "right"))
MARKS = {"opening_id": "opening", "target_id": "target", "walk_away_id": "walk-away"}


class Chip(QPushButton):
    """One option. Space picks it, F2 renames it, Delete deletes it, arrows walk, with Alt they move it."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pick")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.asked.emit("pick"))

    def show_option(self, option: Option, issue: str, chosen: bool) -> None:
        name, scored = option.name.strip() or "unnamed", is_scored(option)
        self.setText(shortened(name).replace("&", "&&"))
        lacking = "" if scored else "Not scored for both of you yet (Ctrl+Space opens the scores)"
        self.setToolTip(plain_tip(lacking or (name if len(name) > _LONGEST else "")))
        self.setAccessibleName(f"{name}, option of {issue or 'the issue'}")
        self.setAccessibleDescription(lacking)
        self.setChecked(chosen)
        mark(self, "unscored", not scored)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        wish = {
            Qt.Key.Key_Return: "pick", Qt.Key.Key_Enter: "pick", Qt.Key.Key_F2: "rename",
            Qt.Key.Key_Delete: "delete", Qt.Key.Key_Backspace: "delete",
            Qt.Key.Key_Left: "left" if alt else "previous", Qt.Key.Key_Right: "right" if alt else "next",
        }.get(Qt.Key(event.key()))  # fmt: skip
        if wish:
            self.asked.emit(wish)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            # Ctrl+Space means the row's details, not this option.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # The window's own keys for deleting and renaming mean the issue and the negotiation.
        own = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Delete)
        if own and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.asked.emit("menu")


class ChipRow(QWidget):
    """All options of one issue; ``asked`` tells what the person wants of which, ``added`` a new name."""

    asked = Signal(str, str)
    added = Signal(str)
    renamed = Signal(str, str)
    #: The name so far, while it is typed.
    renaming = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.flow = Flow(self, 6)
        self.flow.setContentsMargins(0, 0, 0, 0)
        self.field = NewOption()
        self.field.begun.connect(self.added)
        self.field.stepped_back.connect(lambda: self._walk(len(self.chips), -1))
        self.chips: dict[str, Chip] = {}
        self.options: tuple[Option, ...] = ()
        self._shown: object = None
        self.flow.addWidget(self.field)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_options(self, issue: str, options: Sequence[Option], chosen: str) -> None:
        """Show the options in their order, and the one chosen."""
        state = (issue, tuple((r.id, r.name, is_scored(r)) for r in options), chosen)
        self.options = tuple(options)
        if state == self._shown:
            return
        self._shown = state
        self.field.setAccessibleName(f"Add an option to {issue or 'the issue'}")
        self._keep({row.id for row in options})
        for row in options:
            chip = self.chips.get(row.id) or self._new_chip(row.id)
            chip.show_option(row, issue, row.id == chosen)
        self._one_stop(chosen)
        self._put_in_order()

    def _keep(self, wanted: set[str]) -> None:
        for gone in [key for key in self.chips if key not in wanted]:
            chip = self.chips.pop(gone)
            self.flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()

    def _new_chip(self, option_id: str) -> Chip:
        chip = Chip()
        chip.asked.connect(partial(self._ask, option_id))
        self.chips[option_id] = chip
        return chip

    def _one_stop(self, chosen: str) -> None:
        # Tab stops once at the chips of an issue; the arrows walk among them.
        stop = chosen if chosen in self.chips else next(iter(self.chips), "")
        for key, chip in self.chips.items():
            stops = key == stop or chip.hasFocus()
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus)

    def _put_in_order(self) -> None:
        while self.flow.takeAt(0) is not None:
            pass
        before: QWidget = self
        for part in (*(self.chips[row.id] for row in self.options), self.field):
            self.flow.addWidget(part)
            part.show()
            QWidget.setTabOrder(before, part)
            before = part
        self.updateGeometry()

    def focus_option(self, option_id: str) -> bool:
        """Take the keyboard to an option's chip; False when it is not here."""
        chip = self.chips.get(option_id)
        if chip is not None:
            chip.setFocus(Qt.FocusReason.OtherFocusReason)
        return chip is not None

    def _place(self, option_id: str) -> int:
        return next((place for place, row in enumerate(self.options) if row.id == option_id), -1)

    def _walk(self, place: int, step: int) -> None:
        to = place + step
        if 0 <= to < len(self.options):
            self.focus_option(self.options[to].id)
        elif to >= len(self.options):
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, option_id: str, wish: str) -> None:
        if wish in ("previous", "next"):
            self._walk(self._place(option_id), -1 if wish == "previous" else 1)
        elif is_only_read(self) and wish != "pick":
            return
        elif wish == "rename":
            self.rename(option_id)
        elif wish == "menu":
            self._open_menu(option_id)
        else:
            self.asked.emit(wish, option_id)

    def rename(self, option_id: str) -> None:
        """Edit an option's name in place of its chip; Enter keeps it, Escape does not."""
        chip = self.chips[option_id]
        option = self.options[self._place(option_id)]
        field = Rename(option.name, self)
        field.setGeometry(chip.geometry().adjusted(-2, -2, 60, 2))
        field.grown.connect(lambda text: self.renaming.emit(option.id, text))
        field.done.connect(lambda text: self._renamed(option, text))
        field.show()
        field.setFocus()

    def _renamed(self, option: Option, text: str) -> None:
        self.focus_option(option.id)
        # Also the name there was: another may be stored already, while it was typed.
        self.renamed.emit(option.id, text or option.name)

    def _open_menu(self, option_id: str) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        marks = [(f"Mark as {words_}", f"mark {name}") for name, words_ in MARKS.items()]
        for text, wish in (*_ENTRIES, *marks, ("Delete\tDel", "delete")):
            action = QAction(text, menu)
            action.triggered.connect(lambda _=False, wish=wish: self._ask(option_id, wish))
            menu.addAction(action)
        menu.popup(self.chips[option_id].mapToGlobal(self.chips[option_id].rect().bottomLeft()))


def shortened(text: str, most: int = _LONGEST) -> str:
    """The text, or its beginning with an ellipsis."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
