"""Rows as JSON, losing nothing, and read back with distrust."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from workbook.model import BY_NAME, TABLES, Row
from workbook.model.fields import declared
from workbook.storage.edits import values_of
from workbook.storage.errors import Refused
from workbook.storage.soundness import completed, require_links
from workbook.storage.strict_json import parsed, shown, unreadable
from workbook.storage.validation import validated

FORMAT = "negotiation-workbook"
VERSION = 1
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NAMES = frozenset({"format", "version", "as_of", "tables"})


@dataclass(frozen=True)
class Content:
    """What a text of ours holds, and the day it was written for."""

    as_of: date
    rows: tuple[Row, ...]


def text_of(rows: Iterable[Row], as_of: date | None = None) -> str:
    """The rows as JSON, every field written out, ids kept; ``as_of`` is today where not given."""
    tables: dict[str, list[dict[str, Any]]] = {table.__tablename__: [] for table in TABLES}
    for row in rows:
        tables[row.__tablename__].append({"id": row.id, **values_of(row)})
    document = {
        "format": FORMAT,
        "version": VERSION,
        "as_of": as_of or date.today(),
        "tables": {name: found for name, found in tables.items() if found},
    }
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1, default=_iso) + "\n"


def _iso(value: date) -> str:
    return value.isoformat()


def rows_of(text: str) -> tuple[Row, ...]:
    """The rows in a text, validated and complete. Raises Unreadable naming the place."""
    return content_of(text).rows


def content_of(text: str) -> Content:
    """The rows in a text and the day it was written for.

    Fields may be left out where the model has a default; a row without ``position`` has the place
    at which it stands in the list, and a negotiation without script or reflection gets an empty
    one. Raises Unreadable naming the place for anything not understood, and for a link to a row
    that is not in the text.
    """
    document = _document(parsed(text))
    rows = [row for name, found in document["tables"].items() for row in _rows(name, found)]
    rows.sort(key=lambda row: TABLES.index(type(row)))
    complete = completed(rows)
    require_links(complete)
    return Content(_as_of(document.get("as_of")), complete)


def _document(found: Any) -> dict[str, Any]:
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise unreadable("", "it is not an export of a negotiation workbook")
    version = found.get("version")
    if type(version) is not int or version < 1:
        raise unreadable("“version”", "must be a whole number from 1")
    if version > VERSION:
        raise unreadable("“version”", "it was made by a newer version of this program; update it first")
    for name in found.keys() - _NAMES:
        raise unreadable(shown(name), "is not known here")
    if not isinstance(found.get("tables"), dict):
        raise unreadable("“tables”", "must be there, and be an object")
    return found


def _as_of(found: Any) -> date:
    if found is None:
        return date.today()
    day = _day(found)
    if not isinstance(day, date):
        raise unreadable("“as_of”", "must be a date such as 2026-11-23")
    return day


def _rows(name: str, found: Any) -> list[Row]:
    table = BY_NAME.get(name)
    if table is None:
        raise unreadable(shown(name), "there is no such table")
    if not isinstance(found, list):
        raise unreadable(shown(name), "must be a list of rows")
    rows = [_row(table, number, values) for number, values in enumerate(found)]
    seen: set[str] = set()
    for number, row in enumerate(rows):
        if row.id in seen:
            raise unreadable(_place(table, number), f"the id {shown(row.id)} is given twice")
        seen.add(row.id)
    return rows


def _row(table: type[Row], number: int, found: Any) -> Row:
    place = _place(table, number)
    if not isinstance(found, dict):
        raise unreadable(place, "must be an object with the row's fields")
    for name in found.keys() - table.model_fields.keys():
        raise unreadable(place, f"there is no field {shown(name)}")
    if not isinstance(found.get("id"), str):
        raise unreadable(place, "needs an id, a text of 1 to 64 characters")
    values = {name: _stored(table, name, value) for name, value in found.items() if name != "id"}
    if "position" in table.model_fields:
        values.setdefault("position", number)
    try:
        return validated(table, found["id"], values)
    except Refused as refusal:
        field = f"“{refusal.field}” " if refusal.field else ""
        raise unreadable(place, f"{field}{refusal.reason}") from None


def _place(table: type[Row], number: int) -> str:
    return f"“{table.__tablename__}”, row {number + 1}"


def _stored(table: type[Row], name: str, value: Any) -> Any:
    known = declared(table, name)
    kind = known.kind if known else ""
    return _READ[kind](value) if kind in _READ else value


def _day(value: Any) -> Any:
    """The date a text stands for; anything else as it is, for the validation to refuse."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) and _DAY.fullmatch(value) else value
    except ValueError:
        return value


def _moment(value: Any) -> Any:
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else value
        return moment.astimezone(UTC).replace(tzinfo=None) if getattr(moment, "tzinfo", None) else moment
    except (ValueError, OverflowError):
        return value


_READ = {"day": _day, "moment": _moment}
