"""Steps of undo as data, what they are called, and what of them could not be written."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from PySide6.QtGui import QUndoCommand

from workbook.model import BY_NAME, Negotiation, Row
from workbook.storage.edits import RowChange
from workbook.storage.errors import NotStored, WorkbookError


class Step(QUndoCommand):
    """One step of undo as data. Writing is the document's work, before the stack moves."""

    def __init__(self, text: str, changes: Sequence[RowChange], shown: str | None) -> None:
        super().__init__(text)
        self.changes = tuple(changes)
        self.shown = shown


class Unsaved:
    """Values of fields that the file did not take: what a copy elsewhere still has to get."""

    def __init__(self) -> None:
        self._values: dict[tuple[str, str, str], tuple[Any, Any]] = {}

    def note(self, changes: Sequence[RowChange], error: WorkbookError) -> None:
        """Keep edits of fields; a value that was refused is not one the file could ever take.

        Of a step that adds or deletes rows nothing is kept: it happens as a whole or not at all.
        """
        fields_only = all(change.before is not None and change.after is not None for change in changes)
        if fields_only and isinstance(error, NotStored):
            for key, value in (field for change in changes for field in _fields(change)):
                self._values.pop(key, None)
                self._values[key] = value

    def forget(self, changes: Iterable[RowChange]) -> None:
        """These are written now; a row that was deleted has no fields any more."""
        for change in changes:
            gone = change.after is None
            for key in [key for key in self._values if key[:2] == (change.table, change.id)]:
                if gone or key[2] in (change.after or {}):
                    del self._values[key]

    def drop(self, row: Row, names: Iterable[str]) -> None:
        """What was typed in these fields is given up: what is stored is what is wanted."""
        for name in names:
            self._values.pop((str(row.__tablename__), row.id, name), None)

    def value(self, row: Row, name: str) -> Any:
        """What was given to a field last, whether it could be stored or not."""
        kept = self._values.get((str(row.__tablename__), row.id, name))
        return getattr(row, name) if kept is None else kept[1]

    def __bool__(self) -> bool:
        return bool(self._values)

    def changes(self) -> list[RowChange]:
        """What is to be written, one field each, in the order in which it was typed."""
        return [
            RowChange(table, row_id, {name: before}, {name: after})
            for (table, row_id, name), (before, after) in self._values.items()
        ]


def _fields(change: RowChange) -> list[tuple[tuple[str, str, str], tuple[Any, Any]]]:
    if change.before is None or change.after is None:
        return []
    before = change.before
    return [((change.table, change.id, name), (before[name], after)) for name, after in change.after.items()]


def merged(known: RowChange | None, change: RowChange) -> RowChange:
    if known is None or change.after is None:
        return change
    return RowChange(
        change.table,
        change.id,
        {**(known.before or {}), **(change.before or {})},
        {**(known.after or {}), **change.after},
    )


def joined(first: Sequence[RowChange], then: Sequence[RowChange]) -> tuple[RowChange, ...]:
    """Two steps of edits as one: each field from what it was first to what it is last."""
    every = {(change.table, change.id): change for change in first}
    for change in then:
        key = change.table, change.id
        known = every.get(key, RowChange(*key, {}, {}))
        before = None if known.before is None else {**(change.before or {}), **known.before}
        every[key] = RowChange(*key, before, {**(known.after or {}), **(change.after or {})})
    return tuple(every.values())


def by_row(changes: Iterable[RowChange]) -> list[tuple[RowChange, ...]]:
    """Edits of one field each, those of the same row that follow each other as one."""
    return [joined((), list(group)) for _, group in groupby(changes, lambda one: (one.table, one.id))]


def tables_of(changes: Iterable[RowChange]) -> frozenset[type[Row]]:
    return frozenset(BY_NAME[change.table] for change in changes)


def owner_of(change: RowChange) -> str | None:
    if change.table == Negotiation.__tablename__:
        return change.id
    values = {**(change.before or {}), **(change.after or {})}
    owner: str | None = values.get("negotiation_id")
    return owner


def named(row: Row, change: RowChange | None = None) -> str:
    """What a person would call the row: its main words (as changed), or what kind of thing it is."""
    changed = (change.after if change else None) or {}
    for name in ("title", "name", "what", "text", "fact", "they_say", "if_you", "expected", "guess", "goal"):
        words = str(getattr(row, name, "") or changed.get(name) or "").strip().split("\n")[0]
        if words:
            return f"“{words if len(words) <= 40 else words[:39].rstrip() + '…'}”"
    return str(type(row).__tablename__).replace("_", " ")
