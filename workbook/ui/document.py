"""The open workbook as the window sees it: what is read, how it is edited, undone and redone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QUndoStack

from workbook.model import (
    BY_NAME,
    Dossier,
    Entry,
    Negotiation,
    Part,
    PracticeGoal,
    Prediction,
    Reflection,
    Row,
    Workbook,
    new_negotiation,
)
from workbook.storage.edits import RowChange, addition, edit, reversed_all
from workbook.storage.store import Hit, Store
from workbook.ui.steps import Step, by_row, joined, merged, named, owner_of, tables_of
from workbook.ui.storing import Storing

Tables = frozenset[type[Row]]
Edits = Iterable[tuple[Row, dict[str, Any]]]
_OVERALL: Tables = frozenset({Negotiation, Reflection, Prediction, Entry, PracticeGoal})
_OVER_ALL = {Entry: "entries", PracticeGoal: "practice_goals", Negotiation: "negotiations"}
_UNDO_STEPS = 200


@dataclass(frozen=True)
class _Typing:
    """Which field is being typed in: what follows in it belongs to the same step of undo."""

    row_id: str
    names: frozenset[str]


class Document(Storing):
    """One open workbook and the negotiation shown.

    Every edit goes one way: to the store, onto the undo stack, and back as a dossier read again.
    A method that edits returns True when the edit is on disk; otherwise nothing has changed and
    ``failed`` has told why in a sentence.
    """

    changed = Signal(object)
    selected = Signal()
    #: What was typed or dragged is left, whether anything was stored or not.
    rested = Signal()
    went_to = Signal(object, str, object)

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(_UNDO_STEPS)
        self.workbook: Workbook = store.workbook()
        self.dossier: Dossier | None = None
        self._typing: _Typing | None = None

    # Reading

    def select(self, negotiation_id: str | None) -> None:
        """Show a negotiation (or none); one that is gone counts as none."""
        self.end_typing()
        self.dossier = self._read(negotiation_id)
        self.selected.emit()

    @property
    def negotiation(self) -> Negotiation | None:
        return self.dossier.negotiation if self.dossier else None

    def find(self, table: type[Row], row_id: str) -> Row | None:
        """The row as it is now, whether of the negotiation shown or over all of them."""
        if table in _OVER_ALL:
            rows: Iterable[Row] = getattr(self.workbook, _OVER_ALL[table])
            return next((row for row in rows if row.id == row_id), None)
        return self.dossier.find(table, row_id) if self.dossier else None

    def search(self, text: str) -> tuple[Hit, ...]:
        """Where a text occurs in the whole workbook."""
        return self.read(lambda: self.store.search(text), ())

    # Editing

    def set(self, row: Row, *, typing: bool = False, **values: Any) -> bool:
        """Store new values of a row's fields; what is typed without leaving the field is one step."""
        change = edit(row, **values)
        if not change.after:
            self.unsaved.drop(row, values)
            return True
        mark = _Typing(row.id, frozenset(values)) if typing else None
        if not self.write([change]):
            return False
        if mark is None or mark != self._typing or not self._join([change]):
            self._push(f"edited {named(row, change)}", [change])
        self._typing = mark
        self._read_again({type(row)})
        return True

    def go_on_typing(self, row: Row, name: str) -> None:
        """What is typed next in this field belongs to the last step, such as the row's addition."""
        self._typing = _Typing(row.id, frozenset({name}))

    def end_typing(self) -> None:
        """The field was left: the next change of it is a step of its own."""
        self._typing = None
        self.rested.emit()

    def add(self, *rows: Row, text: str = "", typing: str = "") -> bool:
        """Store new rows in one step; ``typing`` names the field of the last that goes on being typed."""
        stored = self.apply(text or f"added {named(rows[0])}", [addition(row) for row in rows])
        self._typing = _Typing(rows[-1].id, frozenset({typing})) if stored and typing else None
        return stored

    def insert(self, row: Part, siblings: Sequence[Part]) -> bool:
        """Store a new row at its place among its siblings, which make room."""
        order = [sibling for sibling in siblings if sibling.id != row.id]
        order.insert(min(row.position, len(order)), row)
        moved = [edit(other, position=place) for place, other in enumerate(order) if other is not row]
        changes = [*(change for change in moved if change.after), addition(row)]
        return self.apply(f"added {named(row)}", changes)

    def remove(self, *rows: Row, text: str = "") -> bool:
        """Delete rows with all that belongs to them, in one step that can be undone."""
        changes = self._removals(rows)
        return changes is not None and self.apply(text or f"deleted {named(rows[0])}", changes)

    def change(
        self,
        text: str,
        *,
        added: Iterable[Row] = (),
        edited: Edits = (),
        removed: Iterable[Row] = (),
        typing: str = "",
    ) -> bool:
        """Add, edit (each row with its new values) and delete rows in one step of undo.

        ``typing`` says what is being worked on: edits of the same, without leaving it, are one step.
        """
        changes = self._removals(removed)
        if changes is None:
            return False
        changes += [addition(row) for row in added]
        changes += [change for row, values in edited if (change := edit(row, **values)).after]
        return self.apply(text, changes, typing=typing)

    def _removals(self, rows: Iterable[Row]) -> list[RowChange] | None:
        all_of_it: dict[tuple[str, str], RowChange] = {}
        found = self.read(lambda: [self.store.deletion(row) for row in rows], None)
        for changes in found or ():
            for change in changes:
                known = all_of_it.get((change.table, change.id))
                if known is None or known.after is not None:
                    all_of_it[change.table, change.id] = merged(known, change)
        return None if found is None else list(all_of_it.values())

    def take_back(self, row: Row) -> bool:
        """Undo the addition of a row for good, where that was the last step: it was left without a word."""
        stack = self.undo_stack
        step = stack.command(stack.index() - 1) if stack.canUndo() and not stack.canRedo() else None
        if not isinstance(step, Step) or step.changes[-1].id != row.id or step.changes[-1].before is not None:
            return False
        changes = reversed_all(step.changes)
        if not self.write(changes, keep=False):
            return False
        step.setObsolete(True)
        stack.undo()
        self._read_again(tables_of(changes))
        return True

    def place(self, rows: Sequence[Part | PracticeGoal], moved: Row | None = None) -> bool:
        """Give the rows the order in which they stand here, in one step called after the one moved."""
        changes = [edit(row, position=place) for place, row in enumerate(rows)]
        text = f"moved {named(moved or rows[0])}"
        return self.apply(text, [change for change in changes if change.after], keep=False)

    def apply(self, text: str, changes: Sequence[RowChange], *, typing: str = "", keep: bool = True) -> bool:
        """Store any changes as one step of undo called ``text``; ``typing`` as with ``change``.

        With ``keep`` values of fields that the file does not take are tried again by ``retry``.
        """
        mark = _Typing(typing, frozenset({text})) if typing else None
        goes_on, self._typing = mark is not None and mark == self._typing, mark
        if not changes:
            return True
        if not self.write(changes, keep=keep):
            return False
        if not goes_on or not self._join(changes):
            self._push(text, changes)
        self._read_again(tables_of(changes))
        return True

    def new_negotiation(self, **values: Any) -> Negotiation | None:
        """Add a negotiation and show it; None when it could not be stored."""
        rows = new_negotiation(**values)
        if not self.add(*rows, text=f"started {named(rows[0])}"):
            return None
        self.select(rows[0].id)
        return rows[0]

    def retry(self) -> None:
        """Try again what the file did not take; what it takes now is a step of undo as any other."""
        for changes in by_row(self.write_again(self.workbook)):
            row = BY_NAME[changes[0].table].model_construct(**changes[0].after or {})
            self._push(f"edited {named(row)}", changes)
            self._typing = None
            self._read_again(tables_of(changes))

    # Undo

    def undo(self) -> None:
        """Take the last step back and show where it was."""
        self._travel(self.undo_stack.index() - 1, back=True)

    def redo(self) -> None:
        """Do the step again that was taken back last, and show where it is."""
        self._travel(self.undo_stack.index(), back=False)

    def undo_elsewhere(self) -> str:
        """The title of the negotiation that undo would change, where it is not the one shown."""
        step = self.undo_stack.command(self.undo_stack.index() - 1) if self.undo_stack.canUndo() else None
        here = self.negotiation.id if self.negotiation else None
        if not isinstance(step, Step) or step.shown in (None, here):
            return ""
        found = self.find(Negotiation, step.shown or "")
        return found.title if isinstance(found, Negotiation) else ""

    def _travel(self, index: int, *, back: bool) -> None:
        self.end_typing()
        step = self.undo_stack.command(index) if 0 <= index < self.undo_stack.count() else None
        if not isinstance(step, Step):
            return
        changes = reversed_all(step.changes) if back else step.changes
        # The stack moves only when the disk has followed: an exception inside a command is swallowed.
        if not self.write(changes, keep=False):
            return
        if back:
            self.undo_stack.undo()
        else:
            self.undo_stack.redo()
        self._show_step(step, changes)

    def _show_step(self, step: Step, changes: Sequence[RowChange]) -> None:
        self.workbook = self.read(self.store.workbook, self.workbook)
        here = self.negotiation.id if self.negotiation else None
        there = step.shown if step.shown and self._read(step.shown) else here
        self._read_again(tables_of(changes))
        if there != here or (here and self.dossier is None):
            self.select(there)
        first = changes[0]
        names = frozenset({**(first.before or {}), **(first.after or {})})
        self.went_to.emit(BY_NAME[first.table], first.id, names)

    # Inside

    def _push(self, text: str, changes: Sequence[RowChange]) -> None:
        shown = next((owner_of(change) for change in changes if owner_of(change)), None)
        self.undo_stack.push(
            Step(text, changes, shown or (self.negotiation.id if self.negotiation else None))
        )

    def _join(self, changes: Sequence[RowChange]) -> bool:
        stack = self.undo_stack
        step = stack.command(stack.index() - 1) if stack.canUndo() and not stack.canRedo() else None
        if not isinstance(step, Step) or any(known.after is None for known in step.changes):
            return False
        # What adds or deletes rows is a step of its own: two of these are not one edit.
        if any(change.before is None or change.after is None for change in changes):
            return False
        step.changes = joined(step.changes, changes)
        last = step.changes[-1]
        if last.before is None and step.text().startswith("added "):
            step.setText(f"added {named(BY_NAME[last.table].model_construct(**last.after or {}))}")
        return True

    def _read(self, negotiation_id: str | None) -> Dossier | None:
        if negotiation_id is None:
            return None
        known = self.dossier if self.dossier and self.dossier.negotiation.id == negotiation_id else None
        try:
            return self.read(lambda: self.store.dossier(negotiation_id), known)
        except KeyError:
            return None

    def _read_again(self, tables: Iterable[type[Row]]) -> None:
        touched: Tables = frozenset(tables)
        if touched & _OVERALL:
            self.workbook = self.read(self.store.workbook, self.workbook)
        if self.negotiation:
            self.dossier = self._read(self.negotiation.id)
            if self.dossier is None:
                self.selected.emit()
        self.changed.emit(touched)
