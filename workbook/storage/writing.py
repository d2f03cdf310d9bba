"""Applying changes inside a transaction: whole rows are validated, then only what changed is written."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, delete, insert, select, text, update

from workbook.model import BY_NAME, Part, Row
from workbook.storage.edits import RowChange, edit, removal
from workbook.storage.errors import Refused
from workbook.storage.links import LINKS, Link, links_of, links_to
from workbook.storage.reading import rows_where, schema
from workbook.storage.validation import validated

_SINGLE = ("script", "reflection")
_CHUNK = 500


def write_all(connection: Connection, changes: Sequence[RowChange]) -> None:
    """Write every change, in order. Raises Refused for the first that cannot be; roll back then."""
    for how, run in groupby(changes, key=_how):
        how(connection, list(run))
    if any(change.table in ("negotiation", *_SINGLE) for change in changes):
        _check_single(connection)
    for link in _links_touched(changes):
        _check_within(connection, link)


def _how(change: RowChange) -> Callable[[Connection, Sequence[RowChange]], None]:
    if change.after is None:
        return _delete_all
    return _add_all if change.before is None else _edit_all


def _delete_all(connection: Connection, changes: Sequence[RowChange]) -> None:
    for table, of in _by_table(changes).items():
        stored = schema(table)
        ids = [change.id for change in of]
        there = _those_there(connection, table, ids)
        for row_id in ids:
            if row_id not in there:
                raise Refused(table.__tablename__, row_id, "", "is no longer there")
            there.remove(row_id)
        for some in _chunks(ids):
            connection.execute(delete(stored).where(stored.c.id.in_(some)))


def _add_all(connection: Connection, changes: Sequence[RowChange]) -> None:
    for table, of in _by_table(changes).items():
        rows = [validated(table, change.id, change.after or {}) for change in of]
        there = _those_there(connection, table, [row.id for row in rows])
        for row in rows:
            if row.id in there:
                raise Refused(table.__tablename__, row.id, "", "is already there")
            there.add(row.id)
        connection.execute(
            insert(schema(table)), [{name: getattr(row, name) for name in table.model_fields} for row in rows]
        )


def _edit_all(connection: Connection, changes: Sequence[RowChange]) -> None:
    for change in changes:
        if change.after:
            _edit(connection, _table(change), change.id, change.after)


def _by_table(changes: Sequence[RowChange]) -> dict[type[Row], list[RowChange]]:
    found: dict[type[Row], list[RowChange]] = {}
    for change in changes:
        found.setdefault(_table(change), []).append(change)
    return found


def _table(change: RowChange) -> type[Row]:
    table = BY_NAME.get(change.table)
    if table is None:
        raise Refused(change.table, change.id, "", "is of a kind that is not known here")
    return table


def _those_there(connection: Connection, table: type[Row], ids: Sequence[str]) -> set[str]:
    column = schema(table).c.id
    return {
        row_id
        for some in _chunks(ids)
        for row_id in connection.execute(select(column).where(column.in_(some))).scalars()
    }


def _chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), _CHUNK):
        yield ids[start : start + _CHUNK]


def _edit(connection: Connection, table: type[Row], row_id: str, values: dict[str, Any]) -> None:
    stored = schema(table)
    found = connection.execute(select(stored).where(stored.c.id == row_id)).mappings().first()
    if found is None:
        raise Refused(table.__tablename__, row_id, "", "is no longer there")
    merged = {name: value for name, value in found.items() if name != "id"} | values
    row = validated(table, row_id, merged)
    new = {name: getattr(row, name) for name in values}
    connection.execute(update(stored).where(stored.c.id == row_id).values(new))


def _check_single(connection: Connection) -> None:
    for name in _SINGLE:
        odd = connection.execute(
            text(
                f"SELECT n.id FROM negotiation n LEFT JOIN {name} s ON s.negotiation_id = n.id "
                "GROUP BY n.id HAVING count(s.id) <> 1 LIMIT 1"
            )
        ).first()
        if odd:
            raise Refused("negotiation", odd[0], "", f"is a negotiation, which needs exactly one {name}")


def _links_touched(changes: Sequence[RowChange]) -> list[Link]:
    """The links between parts of negotiations that the changes may have bent."""
    fields = {(change.table, name) for change in changes for name in change.after or ()}
    return [
        link
        for link in LINKS
        if issubclass(link.table, Part)
        and issubclass(BY_NAME[link.target], Part)
        and {
            (link.table.__tablename__, link.field),
            (link.table.__tablename__, "negotiation_id"),
            (link.target, "negotiation_id"),
        }
        & fields
    ]


def _check_within(connection: Connection, link: Link) -> None:
    here, there = schema(link.table), schema(BY_NAME[link.target]).alias("there")
    odd = connection.execute(
        select(here.c.id)
        .join(there, here.c[link.field] == there.c.id)
        .where(here.c.negotiation_id != there.c.negotiation_id)
        .limit(1)
    ).first()
    if odd:
        raise Refused(link.table.__tablename__, odd[0], link.field, "points into another negotiation")


def broken_link(connection: Connection) -> Refused | None:
    """The first link that points nowhere, as the error to raise; None when there is none."""
    found = connection.execute(text("PRAGMA foreign_key_check")).first()
    if found is None:
        return None
    name, rowid, target, _ = found
    stored = schema(BY_NAME[name])
    row = connection.execute(select(stored).where(text("rowid = :place")), {"place": rowid}).mappings().one()
    there = select(schema(BY_NAME[target]).c.id)
    for link in links_of(BY_NAME[name]):
        value = row[link.field]
        if link.target == target and value is not None:
            known = connection.execute(there.where(schema(BY_NAME[target]).c.id == value)).first()
            if known is None:
                return Refused(name, row["id"], link.field, "points to something that is not there")
    return Refused(name, row["id"], "", "points to something that is not there")


def deletion(connection: Connection, row: Row) -> tuple[RowChange, ...]:
    """The changes that delete a row with all that cannot be without it, and clear what points to it."""
    doomed = _doomed(connection, row)
    cleared: dict[tuple[str, str], tuple[Row, dict[str, None]]] = {}
    for target, ids in _ids_by_table(doomed.values()).items():
        for link in links_to(target):
            if link.required:
                continue
            for hanging in _pointing(connection, link.table, link.field, ids):
                key = (hanging.__tablename__, hanging.id)
                if key not in doomed:
                    cleared.setdefault(key, (hanging, {}))[1][link.field] = None
    edits = [edit(hanging, **values) for hanging, values in cleared.values()]
    return (*edits, *(removal(found) for found in reversed(doomed.values())))


def _doomed(connection: Connection, row: Row) -> dict[tuple[str, str], Row]:
    """The row as stored and all rows with a required link to one of these, owners before their parts."""
    first = rows_where(connection, type(row), schema(type(row)).c.id == row.id)
    doomed = {(found.__tablename__, found.id): found for found in first}
    newest = dict(doomed)
    while newest:
        found_now: dict[tuple[str, str], Row] = {}
        for target, ids in _ids_by_table(newest.values()).items():
            for link in links_to(target):
                if link.required:
                    for found in _pointing(connection, link.table, link.field, ids):
                        found_now[found.__tablename__, found.id] = found
        newest = {key: found for key, found in found_now.items() if key not in doomed}
        doomed |= newest
    return doomed


def _ids_by_table(rows: Iterable[Row]) -> dict[str, list[str]]:
    ids: dict[str, list[str]] = {}
    for row in rows:
        ids.setdefault(row.__tablename__, []).append(row.id)
    return ids


def _pointing(connection: Connection, table: type[Row], field: str, ids: Sequence[str]) -> Iterable[Row]:
    column = schema(table).c[field]
    for some in _chunks(ids):
        yield from rows_where(connection, table, column.in_(some))
