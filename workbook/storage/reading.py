"""From what SQLite returns to rows and dossiers, fast: read rows are not validated again."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Result, Select, Table, TextualSelect, select, text
from sqlalchemy import inspect as inspected
from sqlalchemy.orm import configure_mappers

from workbook.model import (
    NAMES,
    Dossier,
    Entry,
    Negotiation,
    PracticeGoal,
    Prediction,
    Reflection,
    Row,
    Script,
    Workbook,
    in_order,
)

R = TypeVar("R", bound=Row)

# Fields can be read only of configured tables, and rows built here do not pass where that is done.
configure_mappers()


def schema(table: type[Row]) -> Table:
    """The table as SQLAlchemy knows it."""
    found: Table = table.__table__  # type: ignore[attr-defined]
    return found


def rows_where(connection: Connection, table: type[R], *conditions: ColumnElement[bool]) -> tuple[R, ...]:
    """The rows of a table that meet the conditions, in the person's order."""
    return _built(table, connection.execute(_ordered(table).where(*conditions)))


def rows_of_negotiation(connection: Connection, table: type[R], negotiation_id: str) -> tuple[R, ...]:
    """The rows of a table that belong to a negotiation, in the person's order."""
    return _built(table, connection.execute(_of_negotiation(table), {"negotiation": negotiation_id}))


def _built(table: type[R], found: Result[Any]) -> tuple[R, ...]:
    names = tuple(found.keys())
    set_up = inspected(table).class_manager.setup_instance
    rows = []
    for values in found:
        row: R = table.__new__(table)
        set_up(row)
        row.__dict__.update(zip(names, values, strict=True))
        rows.append(row)
    return tuple(rows)


def _ordered(table: type[Row]) -> Select[Any]:
    columns = schema(table).c
    order = [columns[name] for name in ("position", "id") if name in columns]
    return select(schema(table)).order_by(*order)


@cache
def _of_negotiation(table: type[Row]) -> TextualSelect:
    """The same as text: putting thirty such queries together from parts would delay the start."""
    columns = schema(table).c
    owner = "id" if table is Negotiation else "negotiation_id"
    order = ", ".join(f'"{name}"' for name in ("position", "id") if name in columns)
    names = ", ".join(f'"{column.name}"' for column in columns)
    query = f'SELECT {names} FROM "{table.__tablename__}" WHERE "{owner}" = :negotiation ORDER BY {order}'
    return text(query).columns(*columns)


def dossier_of(rows: Iterable[Row]) -> Dossier:
    """The dossier that rows of exactly one negotiation make up; journal entries are left out.

    Raises KeyError when there is not exactly one negotiation, script and reflection among them.
    """
    by_table: dict[type[Row], list[Row]] = {table: [] for table in NAMES}
    for row in rows:
        if type(row) in by_table:
            by_table[type(row)].append(row)
    return assembled({table: in_order(found) for table, found in by_table.items()})


def assembled(by_table: Mapping[type[Row], Sequence[Row]]) -> Dossier:
    """A dossier of rows in order, by table. Raises KeyError when it lacks one of those it has one of."""
    parts: dict[str, Any] = {}
    for table, name in NAMES.items():
        rows = by_table[table]
        if table not in (Negotiation, Script, Reflection):
            parts[name] = tuple(rows)
        elif len(rows) == 1:
            parts[name] = rows[0]
        else:
            raise KeyError(f"{table.__tablename__}: {len(rows)}")
    return Dossier(**parts)


def workbook_of(by_table: Mapping[type[Row], Sequence[Any]]) -> Workbook:
    """What is over all negotiations; negotiations and entries newest first, goals in the person's order."""
    return Workbook(
        negotiations=tuple(sorted(by_table[Negotiation], key=_made, reverse=True)),
        entries=tuple(sorted(by_table[Entry], key=written, reverse=True)),
        **{name: tuple(by_table[table]) for name, table in _OVERALL.items()},
    )


def _made(row: Negotiation) -> tuple[str, str]:
    return (row.created_at.isoformat() if row.created_at else "", row.id)


def written(row: Entry) -> tuple[str, str]:
    """By what journal entries are sorted."""
    return (row.written_on.isoformat() if row.written_on else "", row.id)


_OVERALL: dict[str, type[Row]] = {
    "reflections": Reflection,
    "predictions": Prediction,
    "practice_goals": PracticeGoal,
}
