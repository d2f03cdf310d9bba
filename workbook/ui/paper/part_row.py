"""A part of the page in the panel beside it: on or off, its place, and its entries one by one."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from workbook.brief import TABLE
from workbook.brief.choices import SHAREABLE, Entry, Part
from workbook.model import Row
from workbook.ui.keeping.reading import edits
from workbook.ui.layout import refill, words
from workbook.ui.paper.pin_toggle import PinToggle
from workbook.ui.small_editors import FlagEditor

LONGEST = 90
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}

Find = Callable[[str], Row | None]


class PartToggle(FlagEditor):
    """On the page or not; Alt+Up and Alt+Down give the part another place."""

    moved = Signal(int)

    def event(self, event: QEvent) -> bool:
        # Else the window's own Alt+Up, which moves rows of a list, would take the key.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _step(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if step := _step(event):
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)


def _step(event: QKeyEvent) -> int:
    alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
    return _STEPS.get(Qt.Key(event.key()), 0) if alt else 0


class PartRow(QWidget):
    """One part. ``switched`` gives whether it is wanted, ``moved`` a step up or down, ``marked`` the id of
    a row and whether it is pinned or, for the table, may be shown."""

    switched = Signal(bool)
    moved = Signal(int)
    marked = Signal(str, bool)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.part: Part | None = None
        self.marks: dict[str, PinToggle | FlagEditor] = {}
        self._shown: tuple[object, ...] = ()
        self.toggle = PartToggle()
        self.toggle.committed.connect(lambda on: self.switched.emit(bool(on)))
        self.toggle.moved.connect(self._move)
        self.count = words("", "small", wrap=False)
        self.up = edits(_tool("↑", lambda: self._move(-1)))
        self.down = edits(_tool("↓", lambda: self._move(1)))
        self.more = _tool("▾", self.unfold)
        self.entries = QWidget()
        inner = QVBoxLayout(self.entries)
        inner.setContentsMargins(22, 0, 0, 6)
        inner.setSpacing(4)
        self.entries.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.toggle, 1)
        line.addWidget(self.count)
        line.addSpacing(4)
        for tool in (self.up, self.down, self.more):
            policy = tool.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            tool.setSizePolicy(policy)
            line.addWidget(tool)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(head)
        box.addWidget(self.entries)

    def _move(self, step: int) -> None:
        if self.part is not None and self.part.movable:
            self.moved.emit(step)

    def unfold(self) -> None:
        """Show or hide the entries."""
        shown = self.entries.isHidden() and bool(self.marks)
        self.entries.setVisible(shown)
        self.more.setText("▴" if shown else "▾")
        self.more.setAccessibleDescription("shown" if shown else "hidden")

    def show_part(self, part: Part, version: str, find: Find) -> None:
        """Show a part with those of its entries that a mark can be put on."""
        self.part = part
        self.toggle.setText(part.title.replace("&", "&&"))
        self.toggle.setAccessibleName(f"On the page: {part.title}")
        for tool, what in ((self.up, "up"), (self.down, "down")):
            tool.setVisible(part.movable)
            tool.setToolTip(f"Move {what} (Alt+{what.title()})")
            tool.setAccessibleName(f"Move “{part.title}” {what}")
        entries = [entry for entry in part.entries if _can_be_marked(find(entry.row), version)]
        self.more.setVisible(bool(entries))
        self.more.setToolTip("Which of them")
        self.more.setAccessibleName(f"Entries of “{part.title}”")
        self._show_entries(entries, version)

    def _show_entries(self, entries: list[Entry], version: str) -> None:
        key = (version, *entries)
        if key == self._shown:
            return
        self._shown = key
        held = next((row for row, mark in self.marks.items() if mark.hasFocus()), "")
        self.marks.clear()
        refill(self.entries, *(self._entry(entry, version) for entry in entries))
        if held in self.marks:
            self.marks[held].setFocus()
        if not entries:
            self.entries.hide()

    def _entry(self, entry: Entry, version: str) -> QWidget:
        text = entry.text if len(entry.text) <= LONGEST else entry.text[:LONGEST].rstrip() + "…"
        mark = FlagEditor() if version == TABLE else PinToggle()
        what = "On the page for the table" if version == TABLE else "Must be on the page"
        mark.setAccessibleName(f"{what}: {text}")
        mark.committed.connect(lambda on, row=entry.row: self.marked.emit(row, bool(on)))
        self.marks[entry.row] = mark
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(5)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words(text, "small"), 1)
        return holder

    def show_state(self, wanted: bool, version: str, find: Find) -> None:
        """Show what is chosen now."""
        self.toggle.show_value(wanted)
        name = "shared" if version == TABLE else "pinned"
        on = {row_id: bool(getattr(find(row_id), name, False)) for row_id in self.marks}
        for row_id, mark in self.marks.items():
            mark.show_value(on[row_id])
        self.count.setText(_said(sum(on.values()), len(on), version))

    def may_move(self, up: bool, down: bool) -> None:
        """Say whether there is another place above, and below."""
        self.up.setEnabled(up)
        self.down.setEnabled(down)


def _said(on: int, of: int, version: str) -> str:
    if version == TABLE:
        return "" if on == of else f"{on} of {of}" if on else f"none of {of}"
    return f"{on} pinned" if on else ""


def _can_be_marked(row: Row | None, version: str) -> bool:
    return isinstance(row, SHAREABLE) if version == TABLE else hasattr(row, "pinned")


def _tool(text: str, then: Callable[[], object]) -> QToolButton:
    made = QToolButton()
    made.setObjectName("rowTool")
    made.setText(text)
    made.clicked.connect(lambda: then())
    return made
