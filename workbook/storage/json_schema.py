"""The JSON Schema of an export, made from what the model declares.

``python -m workbook.storage.json_schema docs/workbook.schema.json`` writes it after a change of the model.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from workbook.model import TABLES, Row, Spec, specs
from workbook.storage.json_rows import FORMAT, VERSION

_CONTROLS = {"text": r"[\u0000-\u0008\u000b-\u001f\u007f]", "line": r"[\u0000-\u0008\u000a-\u001f\u007f]"}
_ID = {"type": "string", "minLength": 1, "maxLength": 64, "not": {"pattern": _CONTROLS["text"]}}
_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_MOMENT = (
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})?$"
)


def schema() -> dict[str, Any]:
    """The schema (draft 2020-12). It says all of a row alone; that ids are single and links lead to rows of
    the file no schema can say."""
    names = [table.__tablename__ for table in TABLES]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Export of a negotiation workbook",
        "type": "object",
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "as_of": {"type": "string", "format": "date", "pattern": _DAY},
            "checksum": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
            "tables": {
                "type": "object",
                "properties": {
                    name: {"type": "array", "items": {"$ref": f"#/$defs/{name}"}} for name in names
                },
                "additionalProperties": False,
            },
        },
        "required": ["format", "version", "tables"],
        "additionalProperties": False,
        "$defs": {table.__tablename__: _row(table) for table in TABLES},
    }


def text() -> str:
    """The schema as it is kept in docs."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def _row(table: type[Row]) -> dict[str, Any]:
    fields = specs(table)
    return {
        "description": " ".join((table.__doc__ or "").split()),
        "type": "object",
        "properties": {"id": _ID, **{name: _field(table, name, known) for name, known in fields.items()}},
        "required": ["id", *(name for name in fields if table.model_fields[name].is_required())],
        "additionalProperties": False,
    }


def _field(table: type[Row], name: str, known: Spec) -> dict[str, Any]:
    declared = table.model_fields[name]
    value = _KINDS[known.kind](known)
    if not declared.is_required() and declared.default is None:
        value = {"anyOf": [value, {"type": "null"}]}
    told = {"title": known.label, "description": known.help, "x-unit": known.unit}
    default = {} if declared.is_required() else {"default": declared.default}
    return {**{key: words for key, words in told.items() if words}, **value, **default}


def _words(known: Spec) -> dict[str, Any]:
    return {"type": "string", "maxLength": known.limit, "not": {"pattern": _CONTROLS[known.kind]}}


def _choice(known: Spec) -> dict[str, Any]:
    return {"enum": list(known.choices or ())}


def _number(known: Spec) -> dict[str, Any]:
    return {"type": "number", "minimum": known.low, "maximum": known.high}


def _whole(known: Spec) -> dict[str, Any]:
    return {"type": "integer", "minimum": known.low, "maximum": known.high}


def _day(known: Spec) -> dict[str, Any]:
    return {"type": "string", "format": "date", "pattern": _DAY}


def _clock(known: Spec) -> dict[str, Any]:
    return {"type": "string", "pattern": "^(([01][0-9]|2[0-3]):[0-5][0-9])?$"}


def _moment(known: Spec) -> dict[str, Any]:
    return {"type": "string", "pattern": _MOMENT}


def _flag(known: Spec) -> dict[str, Any]:
    return {"type": "boolean"}


def _link(known: Spec) -> dict[str, Any]:
    return {**_ID, "x-table": known.target}


_KINDS: dict[str, Callable[[Spec], dict[str, Any]]] = {
    "line": _words,
    "text": _words,
    "choice": _choice,
    "number": _number,
    "strength": _whole,
    "count": _whole,
    "day": _day,
    "clock": _clock,
    "moment": _moment,
    "flag": _flag,
    "link": _link,
}


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(text(), encoding="utf-8")
