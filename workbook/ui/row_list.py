"""A list of rows that reads as text, is edited in place, and is worked by keyboard alone.

Typing in the last line adds a row. In a row: Enter adds one below, Alt+Up and Alt+Down move it,
Ctrl+Delete deletes it; Escape picks the row as a whole, where Delete deletes and the arrows walk.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from workbook.model import Part, Row
from workbook.ui.add_line import AddLine
from workbook.ui.document import Document
from workbook.ui.form import Builder, Form
from workbook.ui.layout import ROWS
from workbook.ui.nest import Nest
from workbook.ui.row_frame import RowFrame
from workbook.ui.theme import mark


class RowList(QWidget):
    """The rows of one kind that a page shows, in order, with a line to add another.

    ``build`` lays out a row's fields; ``details`` those that open below; ``main`` is the field that is
    typed first; ``new`` makes a row (a page sets there which side, which parent, which negotiation).
    ``nested`` makes the lists below each row; without words for ``add`` rows come from elsewhere.
    ``walked_out`` tells that the arrow keys left the list, up (-1) or down (1).
    """

    walked_out = Signal(int)

    def __init__(
        self,
        document: Document,
        table: type[Row],
        build: Builder,
        *,
        new: Callable[[], Row],
        main: str,
        add: str,
        details: Builder | None = None,
        nested: Callable[[Form], Nest] | None = None,
    ) -> None:
        super().__init__()
        self.document, self.table, self.build, self.details = document, table, build, details
        self.new, self.main, self.nested = new, main, nested
        self.setObjectName(ROWS)
        self._left: str | None = None
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.setInterval(0)
        self._leaving.timeout.connect(self._drop_blank)
        self.frames: dict[str, RowFrame] = {}
        self.rows: tuple[Any, ...] = ()
        self.add_line = AddLine(add)
        if not add or document.read_only:
            self.add_line.hide()
        self.add_line.begun.connect(self._begin)
        self.add_line.lines_pasted.connect(self._paste)
        self.add_line.stepped.connect(lambda step: self._step_from(len(self.rows), step, edit=True))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(self.add_line)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows in this order; frames of rows that stay are kept, with their focus."""
        self.rows = tuple(rows)
        wanted = {row.id for row in rows}
        for gone in [key for key in self.frames if key not in wanted]:
            frame = self.frames.pop(gone)
            frame.form.let_go()
            holder = frame.holder
            self._box.removeWidget(holder)
            holder.hide()
            holder.deleteLater()
        for place, row in enumerate(rows):
            frame = self.frames.get(row.id) or self._new_frame(row)
            if self._box.indexOf(frame.holder) != place:
                self._box.insertWidget(place, frame.holder)
                frame.holder.show()  # now, not with the next event: the page counts its height at once
            frame.form.show(row)
            self._mark_first(frame, place == 0)

    def _new_frame(self, row: Row) -> RowFrame:
        frame = RowFrame(Form(self.document, self.table), self.build, self.details)
        frame.asked.connect(lambda wish, frame=frame: self._do(frame, wish))
        frame.lines_pasted.connect(lambda lines, frame=frame: self._paste(lines, after=frame))
        if self.nested:
            self._nest(frame, self.nested(frame.form))
        self.frames[row.id] = frame
        return frame

    def _nest(self, frame: RowFrame, nest: Nest) -> None:
        frame.nest = nest
        nest.walked_out.connect(
            lambda step: frame.edit(self.main) if step < 0 else self._land(self._place(frame) + 1, edit=True)
        )
        frame.holder = QWidget()
        box = QVBoxLayout(frame.holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(frame)
        box.addWidget(nest)

    def with_nested(self) -> Iterator["RowList"]:
        """This list and all that are nested in its rows."""
        yield self
        for frame in self.frames.values():
            for rows in frame.nest.lists if frame.nest else ():
                yield from rows.with_nested()

    def enter(self, step: int) -> None:
        """Take the keyboard in from above (1): the first row; or from below (-1): the last line."""
        if step > 0:
            self._land(0, edit=True)
        else:
            self._step_from(len(self.rows) + self._last_is_line(), -1, edit=True)

    def _last_is_line(self) -> int:
        return 0 if self.add_line.isHidden() else 1

    @staticmethod
    def _mark_first(frame: RowFrame, first: bool) -> None:
        mark(frame, "first", first)

    def focus_row(self, row_id: str, name: str = "") -> bool:
        """Take the keyboard into a row's field; False when the row is not in this list."""
        frame = self.frames.get(row_id)
        if frame is None:
            return False
        frame.edit(name or self.main)
        return True

    def focused(self) -> RowFrame | None:
        """The row that has the keyboard, if one has."""
        widget = QApplication.focusWidget()
        return next((frame for frame in self.frames.values() if widget and _within(widget, frame)), None)

    def _focus_moved(self, _: QWidget | None, now: QWidget | None) -> None:
        for frame in self.frames.values():
            inside = now is not None and _within(now, frame)
            if now is not None and not inside and frame.property("active"):
                self._left = frame.row and frame.row.id
                self._leaving.start()
            frame.set_active(inside and now is not frame, picked=now is frame)

    def _drop_blank(self) -> None:
        # A row that was begun and left without a word goes again, as if it had never been.
        frame = self.frames.get(self._left or "")
        if frame is None or frame is self.focused() or self.document.store.closed:
            return
        gone = isinstance(frame.row, Part) and self.document.dossier is None
        if not gone and self._is_blank(frame.row):
            self.document.take_back(frame.row)

    # Editing

    def add_row(self, text: str = "", *, at: int | None = None, typing: bool = False) -> Row | None:
        """Add a row with its main field set, and take the keyboard there."""
        row: Any = self.new()
        row.position = len(self.rows) if at is None else at
        if text:
            setattr(row, self.main, text)
        if not self.document.insert(row, self.rows):
            return None
        self.focus_row(row.id)
        if typing:
            self.document.go_on_typing(row, self.main)
        return row

    def _begin(self, text: str) -> None:
        if self.add_row(text, typing=True) is None:
            self.add_line.put_back(text)

    def _paste(self, lines: list[str], after: RowFrame | None = None) -> None:
        place = self._place(after) + 1 if after else len(self.rows)
        made: list[Any] = [self.new() for _ in lines]
        order = [*self.rows[:place], *made, *self.rows[place:]]
        for row, line in zip(made, lines, strict=True):
            setattr(row, self.main, line)
            row.position = order.index(row)
        moved = [(row, {"position": at}) for at, row in enumerate(order) if row in self.rows]
        if self.document.change(f"pasted {len(made)} rows", added=made, edited=moved):
            self.focus_row(made[-1].id)

    def _place(self, frame: RowFrame | None) -> int:
        return next((place for place, row in enumerate(self.rows) if frame and row.id == frame.row.id), -1)

    def _do(self, frame: RowFrame, wish: str) -> None:
        if frame.row is None or (self.document.read_only and _changes(wish)):
            return
        frame.flush()
        place = self._place(frame)
        if wish == "add" and self.add_line.isHidden():
            self._step_from(place, 1, edit=True)
        elif wish == "add" and not self._is_blank(frame.row):
            self.add_row(at=place + 1, typing=True)
        elif wish == "delete" or (wish == "empty" and self._is_blank(frame.row)):
            self.remove(frame.row)
        elif wish in ("up", "down"):
            self._move(place, place + (-1 if wish == "up" else 1))
        elif wish.startswith("drop "):
            height = self.mapFromGlobal(QPoint(0, int(wish.split()[1]))).y()
            self._move(place, self._place_at(height))
        elif wish == "pick":
            frame.setFocus()
        elif wish == "edit":
            frame.edit(self.main)
        elif wish.endswith(("previous", "next")):
            self._step_from(place, -1 if wish.endswith("previous") else 1, edit=not wish.startswith("pick"))

    def remove(self, row: Row) -> None:
        """Delete a row; the keyboard goes to its neighbour. The window offers to undo it."""
        place = next((place for place, other in enumerate(self.rows) if other.id == row.id), 0)
        if self.document.remove(row):
            self._land(min(place, len(self.rows)), edit=False)

    def _is_blank(self, row: Row) -> bool:
        if getattr(row, self.main):
            return False
        fresh = self.new()
        fixed = {"id", "position", "negotiation_id"}
        return all(
            getattr(row, name) == getattr(fresh, name) for name in type(row).model_fields if name not in fixed
        )

    def _move(self, place: int, to: int) -> None:
        to = min(max(to, 0), len(self.rows) - 1)
        if place == to or place < 0:
            return
        order = list(self.rows)
        order.insert(to, order.pop(place))
        focus = QApplication.focusWidget()
        self.document.place(order, moved=self.rows[place])
        if focus is not None:
            focus.setFocus()

    def _place_at(self, height: int) -> int:
        holders = [self.frames[row.id].holder for row in self.rows]
        return next(
            (at for at, holder in enumerate(holders) if height < holder.geometry().center().y()),
            len(holders) - 1,
        )

    def _step_from(self, place: int, step: int, *, edit: bool) -> None:
        # Through the lists below a row when writing; past them when a whole row is picked.
        through = self._nest_at(place if step > 0 else place + step) if edit else None
        if through is not None:
            through.enter(step)
        else:
            self._land(place + step, edit=edit)

    def _nest_at(self, place: int) -> Nest | None:
        return self.frames[self.rows[place].id].nest if 0 <= place < len(self.rows) else None

    def _land(self, to: int, *, edit: bool) -> None:
        if to < 0:
            self.walked_out.emit(-1)
        elif to < len(self.rows):
            frame = self.frames[self.rows[to].id]
            frame.edit(self.main) if edit else frame.setFocus()
        elif to == len(self.rows) and not self.add_line.isHidden():
            self.add_line.setFocus()
        else:
            self.walked_out.emit(1)


def _changes(wish: str) -> bool:
    """Whether a wish is about the rows themselves, not about where one is."""
    return wish in ("delete", "empty", "up", "down") or wish.startswith("drop ")


def _within(widget: QWidget, frame: QWidget) -> bool:
    # By parents and not by windows: a calendar that opened from a row belongs to the row.
    above: QWidget | None = widget
    while above is not None and above is not frame:
        above = above.parentWidget()
    return above is frame
