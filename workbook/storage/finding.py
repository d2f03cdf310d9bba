"""Search over the open workbook: keeps the index up to date, and turns found rows into hits."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection

from workbook.model import BY_NAME, TABLES, Negotiation, Part, Row, spec
from workbook.storage.reading import rows_where, schema
from workbook.storage.search import Hit, Index, Key, best_field, indexed, snippet, words_of

_CHUNK = 500


def hits(
    connection: Connection,
    index: Index,
    text: str,
    limit: int,
    tables: Collection[type[Row]] | None = None,
) -> tuple[Hit, ...]:
    """What ``Store.search`` returns."""
    words = words_of(text)
    if not words:
        return ()
    _refresh(connection, index)
    names = {table.__tablename__ for table in (TABLES if tables is None else tables)}
    keys = index.find(words, limit, names)
    rows = {(row.__tablename__, row.id): row for row in _rows(connection, keys)}
    titles = {row.id: row.title for row in rows_where(connection, Negotiation)}
    return tuple(_hit(rows[key], words, titles) for key in keys)


def _refresh(connection: Connection, index: Index) -> None:
    if not index.complete:
        rows: Iterable[Row] = (row for table in TABLES for row in rows_where(connection, table))
        index.complete = True
    else:
        for key in index.stale:
            index.rows.pop(key, None)
        rows = _rows(connection, index.stale)
    index.rows |= {(row.__tablename__, row.id): indexed(row) for row in rows}
    index.stale.clear()


def _rows(connection: Connection, keys: Iterable[Key]) -> Iterable[Row]:
    ids: dict[str, list[str]] = {}
    for name, row_id in keys:
        ids.setdefault(name, []).append(row_id)
    for name, wanted in ids.items():
        column = schema(BY_NAME[name]).c.id
        for start in range(0, len(wanted), _CHUNK):
            yield from rows_where(connection, BY_NAME[name], column.in_(wanted[start : start + _CHUNK]))


def _hit(row: Row, words: tuple[str, ...], titles: dict[str, str]) -> Hit:
    name = best_field(row, words)
    owner: Any = row.id if isinstance(row, Negotiation) else getattr(row, "negotiation_id", None)
    inside = isinstance(row, Negotiation | Part)
    return Hit(
        table=row.__tablename__,
        row_id=row.id,
        negotiation_id=owner,
        where=titles.get(owner, "") if inside else "Journal",
        label=spec(type(row), name).label,
        text=snippet(getattr(row, name), words),
    )
