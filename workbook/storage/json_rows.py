"""Rows as JSON, losing nothing, and read back with distrust. docs/format.md says it for people."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from workbook.model import BY_NAME, TABLES, Entry, Negotiation, Row
from workbook.model.fields import declared
from workbook.storage.checksum import checksum, is_checksum
from workbook.storage.edits import values_of
from workbook.storage.errors import Altered, Refused, Stopped
from workbook.storage.plain_rows import Tables, Values, day, made, moment, plain_row
from workbook.storage.soundness import completed, require_links
from workbook.storage.strict_json import NAMELESS, parsed, shown, unreadable
from workbook.storage.validation import validated

FORMAT = "negotiation-workbook"
VERSION = 1
#: Told now and then what share of the work is done, from 0 to 1; the work breaks off where it says False.
Going = Callable[[float], bool]
#: The shares after which the text is parsed, its values looked at, and the checksum compared.
_PARSED, _LOOKED_AT, _COMPARED = 0.25, 0.5, 0.8
_NAMES = frozenset({"format", "version", "as_of", "checksum", "tables"})


@dataclass(frozen=True)
class Content:
    """What a text of ours holds, and the day it was written for.

    ``altered`` says that it has a checksum which does not fit what it holds.
    """

    as_of: date
    rows: tuple[Row, ...]
    altered: bool = False


def text_of(rows: Iterable[Row], as_of: date | None = None) -> str:
    """The rows as JSON, every field written out, ids kept; ``as_of`` is today where not given.

    Equal rows give equal texts: tables stand in the order of the model, rows in that of their
    negotiations and then in the person's.
    """
    tables = _tables(rows)
    document = {
        "format": FORMAT,
        "version": VERSION,
        "as_of": (as_of or date.today()).isoformat(),
        "checksum": checksum(tables),
        "tables": tables,
    }
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def _tables(rows: Iterable[Row]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[Row]] = {table.__tablename__: [] for table in TABLES}
    for row in rows:
        found[row.__tablename__].append(row)
    negotiations = sorted(found[Negotiation.__tablename__], key=_when)
    places = {row.id: place for place, row in enumerate(negotiations)}

    def place(row: Row) -> tuple[Any, ...]:
        owner = "" if isinstance(row, Entry) else getattr(row, "negotiation_id", row.id)
        return (places.get(owner, -1), *_when(row))

    return {name: [_written(row) for row in sorted(of, key=place)] for name, of in found.items() if of}


def _when(row: Row) -> tuple[Any, ...]:
    day = getattr(row, "written_on", None) or getattr(row, "created_at", None)
    return (day.isoformat() if day else "", getattr(row, "position", 0), row.id)


def _written(row: Row) -> dict[str, Any]:
    return {"id": row.id, **{name: _as_json(value) for name, value in values_of(row).items()}}


def _as_json(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return int(value) if isinstance(value, float) and value.is_integer() else value


def rows_of(text: str) -> tuple[Row, ...]:
    """The rows in a text, validated and complete.

    Raises Unreadable naming the place, and Altered where all is sound but the checksum is not its own.
    """
    return content_of(text, genuine=True).rows


def content_of(text: str, *, genuine: bool = False, going: Going = lambda _done: True) -> Content:
    """The rows in a text and the day it was written for.

    Fields may be left out where the model has a default; a row without ``position`` has the place
    at which it stands in the list, and a negotiation without script or reflection gets an empty
    one. Raises Unreadable naming the place for anything not understood, and for a link to a row
    that is not in the text; with ``genuine`` Altered where the checksum is not its own. Raises Stopped
    when ``going``, told now and then what share is done, said so.
    """
    document = _document(parsed(text))
    _go_on(going, _PARSED)
    as_of = _as_of(document.get("as_of"))
    tables = completed(_values(document["tables"]))
    require_links(tables)
    _go_on(going, _LOOKED_AT)
    altered = _altered(document)
    _go_on(going, _COMPARED)
    if altered and genuine:
        raise Altered(
            f"{NAMELESS} is not as it was written: its checksum is not that of what it holds now. It was "
            "changed by hand or by another program, or damaged on its way. Nothing was changed."
        )
    return Content(as_of, tuple(row for table in TABLES for row in made(table, tables[table])), altered)


def _go_on(going: Going, share: float) -> None:
    if not going(share):
        raise Stopped("Reading was stopped. Nothing was changed.")


def _document(found: Any) -> dict[str, Any]:
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise unreadable("", "it is not an export of a negotiation workbook")
    version = found.get("version")
    if type(version) is not int or version < 1:
        raise unreadable("“version”", "must be a whole number from 1")
    if version > VERSION:
        raise unreadable("“version”", "it was made by a newer version of this program; update it first")
    for name in sorted(found.keys() - _NAMES):
        raise unreadable(shown(name), "is not known here")
    if found.get("checksum") is not None and not is_checksum(found["checksum"]):
        raise unreadable("“checksum”", "must be “sha256:” and 64 digits of 0-9 and a-f")
    if not isinstance(found.get("tables"), dict):
        raise unreadable("“tables”", "must be there, and be an object")
    return found


def _altered(document: dict[str, Any]) -> bool:
    found = document.get("checksum")
    return found is not None and found != checksum(document["tables"])


def _as_of(found: Any) -> date:
    if found is None:
        return date.today()
    known = day(found)
    if not isinstance(known, date):
        raise unreadable("“as_of”", "must be a date such as 2026-11-23")
    return known


def _values(tables: dict[str, Any]) -> Tables:
    """All rows, in the order of the model; what is cheap to see is looked at first, in all of them."""
    for name, found in tables.items():
        _check_table(name, found)
    return {
        table: [
            plain_row(table, values, number) or _told(table, number, values)
            for number, values in enumerate(tables.get(table.__tablename__, ()))
        ]
        for table in TABLES
    }


def _check_table(name: str, found: Any) -> None:
    table = BY_NAME.get(name)
    if table is None:
        raise unreadable(shown(name), "there is no such table")
    if not isinstance(found, list):
        raise unreadable(shown(name), "must be a list of rows")
    names = table.model_fields.keys()
    seen: set[str] = set()
    for number, values in enumerate(found):
        if not isinstance(values, dict):
            raise unreadable(_place(table, number), "must be an object with the row's fields")
        if not values.keys() <= names:
            unknown = min(values.keys() - names)
            raise unreadable(_place(table, number), f"there is no field {shown(unknown)}")
        row_id = values.get("id")
        if not isinstance(row_id, str):
            raise unreadable(_place(table, number), "needs an id, a text of 1 to 64 characters")
        if row_id in seen:
            raise unreadable(_place(table, number), f"the id {shown(row_id)} is given twice")
        seen.add(row_id)


def _told(table: type[Row], number: int, found: dict[str, Any]) -> Values:
    """The row as the one door takes it. Raises Unreadable with the reason where it does not."""
    values = {name: _stored(table, name, value) for name, value in found.items() if name != "id"}
    if "position" in table.model_fields:
        values.setdefault("position", number)
    try:
        row = validated(table, found["id"], values)
    except Refused as refusal:
        field = f"“{refusal.field}” " if refusal.field else ""
        reason = f"{field}{refusal.reason}"
    else:
        return {"id": row.id, **values_of(row)}
    # Outside the handler: a chained error would carry what the person typed into a log.
    raise unreadable(_place(table, number), reason)


def _place(table: type[Row], number: int) -> str:
    return f"“{table.__tablename__}”, row {number + 1}"


def _stored(table: type[Row], name: str, value: Any) -> Any:
    known = declared(table, name)
    kind = known.kind if known else ""
    return _READ[kind](value) if kind in _READ else value


_READ = {"day": day, "moment": moment}
