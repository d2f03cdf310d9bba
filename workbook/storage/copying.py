"""Copies of rows that are the same but for their ids, or for when they are."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import TypeVar

from workbook.model import Row, new_id, specs
from workbook.storage.edits import values_of
from workbook.storage.links import links_of

R = TypeVar("R", bound=Row)
Key = tuple[str, str]


def renamed(rows: Iterable[R], ids: Mapping[Key, str]) -> tuple[R, ...]:
    """Copies of the rows with these ids changed, and the links to them following."""
    copies = []
    for row in rows:
        values = {"id": ids.get((row.__tablename__, row.id), row.id), **values_of(row)}
        for link in links_of(type(row)):
            target = values[link.field]
            values[link.field] = ids.get((link.target, target), target)
        copies.append(type(row)(**values))
    return tuple(copies)


def fresh_ids(rows: Iterable[R]) -> tuple[R, ...]:
    """The same rows under new ids, with the links among them following."""
    rows = tuple(rows)
    return renamed(rows, {(row.__tablename__, row.id): new_id() for row in rows})


def shifted(rows: Iterable[R], days: int) -> tuple[R, ...]:
    """The same rows with every date and moment moved by so many days.

    Raises OverflowError for a date beyond the years 1 to 9999.
    """
    copies = []
    for row in rows:
        moved = {
            name: getattr(row, name) + timedelta(days=days)
            for name, known in specs(type(row)).items()
            if known.kind in ("day", "moment") and getattr(row, name) is not None
        }
        copies.append(type(row)(**{"id": row.id, **values_of(row), **moved}))
    return tuple(copies)
