"""The one door: whole rows are checked against what the model declares, and refused in a sentence."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from workbook.model import Row, Spec
from workbook.model.fields import declared
from workbook.storage.errors import Refused

R = TypeVar("R", bound=Row)

_KINDS = {
    "line": "must be text",
    "text": "must be text",
    "choice": "must be one of the given choices",
    "clock": "must be a time of day such as 09:30",
    "day": "must be a date",
    "moment": "must be a date and time",
    "flag": "must be yes or no",
    "link": "must be the id of a row",
}


def validated(table: type[R], row_id: str, values: Mapping[str, Any]) -> R:
    """A row of these values, each of the declared type and within its range.

    Raises Refused for the first field that cannot hold its value.
    """
    for name in values:
        if name == "id" or name not in table.model_fields:
            raise Refused(table.__tablename__, row_id, name, "has a field that is not known here")
    try:
        return table.model_validate({**values, "id": row_id}, strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
    # Outside the handler: a chained error would carry what the person typed into a log.
    raise _refusal(table, row_id, first)


def _refusal(table: type[Row], row_id: str, error: Mapping[str, Any]) -> Refused:
    field = str(error["loc"][0]) if error["loc"] else ""
    if field == "id":
        return Refused(table.__tablename__, row_id, field, "needs an id of 1 to 64 characters")
    return Refused(table.__tablename__, row_id, field, _reason(declared(table, field), error))


def _reason(known: Spec | None, error: Mapping[str, Any]) -> str:
    special = _SPECIAL.get(error["type"])
    if special:
        return special(error)
    if known is None:
        return "holds a value that cannot be stored"
    if known.kind == "number":
        return f"must be between {known.low:g} and {known.high:g}"
    if known.high is not None:
        return f"must be a whole number from {known.low:g} to {known.high:,.0f}"
    return _KINDS[known.kind]


def _too_long(error: Mapping[str, Any]) -> str:
    limit, found = error["ctx"]["max_length"], len(error["input"])
    return f"can hold at most {limit:,} characters; this has {found:,}"


def _said_by_the_model(error: Mapping[str, Any]) -> str:
    return str(error["ctx"]["error"])


def _missing(error: Mapping[str, Any]) -> str:
    return "is missing"


_SPECIAL: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "string_too_long": _too_long,
    "value_error": _said_by_the_model,
    "missing": _missing,
}
