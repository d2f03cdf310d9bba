"""A change to stored rows as data: what is applied, undone, redone, imported."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from workbook.model import Row


@dataclass(frozen=True)
class RowChange:
    """One row's change, holding only the fields that change.

    ``before`` is None for a row that is added, ``after`` is None for one that is deleted; then the
    other holds every field but ``id``.
    """

    table: str
    id: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    def reversed(self) -> "RowChange":
        """The change that takes this one back."""
        return RowChange(self.table, self.id, self.after, self.before)


def values_of(row: Row) -> dict[str, Any]:
    """Every stored field of a row but its ``id``."""
    return {name: getattr(row, name) for name in type(row).model_fields if name != "id"}


def addition(row: Row) -> RowChange:
    """The change that adds this row."""
    return RowChange(row.__tablename__, row.id, None, values_of(row))


def removal(row: Row) -> RowChange:
    """The change that deletes this row alone; ``Store.deletion`` also takes what hangs on it."""
    return addition(row).reversed()


def edit(row: Row, **values: Any) -> RowChange:
    """The change of some fields of a row as it was; only values that really differ are kept.

    Raises KeyError for a field the row does not have, and for ``id``, which never changes.
    """
    for name in values:
        if name == "id" or name not in type(row).model_fields:
            raise KeyError(f"{row.__tablename__}.{name}")
    after = {name: value for name, value in values.items() if getattr(row, name) != value}
    return RowChange(row.__tablename__, row.id, {name: getattr(row, name) for name in after}, after)


def reversed_all(changes: Iterable[RowChange]) -> tuple[RowChange, ...]:
    """The changes that take all of these back, last one first."""
    return tuple(change.reversed() for change in reversed(tuple(changes)))
