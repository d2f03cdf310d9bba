"""Rows from outside as plain values: what a field may hold is looked at fast, before any row is made."""

import gc
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, get_args

from sqlalchemy import inspect as inspected

from workbook.model import Row, Spec, plain_text, specs

Values = dict[str, Any]
Tables = dict[type[Row], list[Values]]

#: What a reader answers to a value that its field cannot hold.
WRONG: Any = object()
_LONGEST_ID = 64
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_CLOCK = re.compile(r"(?:(?:[01]\d|2[0-3]):[0-5]\d)?", re.ASCII)


@dataclass(frozen=True)
class _Form:
    """What rows of a table look like: the reader of each field, those that may be null, and the defaults."""

    readers: Mapping[str, Callable[[Any], Any]]
    nullable: frozenset[str]
    required: frozenset[str]
    defaults: Values


def plain_row(table: type[Row], found: Mapping[str, Any], position: int) -> Values | None:
    """Every field of a row by its name, as it is stored, from what JSON says; None where a value is wrong.

    Fields that are left out have their defaults, and the place ``position`` in their list. The names must
    be those of the table's fields. It takes what ``validated`` takes, ten times as fast, and cannot
    say why it does not.
    """
    form = _form(table)
    if not form.required <= found.keys():
        return None
    row = form.defaults.copy()
    if "position" in row:
        row["position"] = position
    readers, nullable = form.readers, form.nullable
    for name, value in found.items():
        if value is not None:
            value = readers[name](value)
            if value is WRONG:
                return None
        elif name not in nullable:
            return None
        row[name] = value
    return row


def made(table: type[Row], plain: list[Values]) -> list[Row]:
    """The rows that these values are, without looking at them again."""
    set_up = inspected(table).class_manager.setup_instance
    rows = []
    with _no_looking_for_garbage():
        for values in plain:
            row = table.__new__(table)
            set_up(row)
            row.__dict__.update(values)
            rows.append(row)
    return rows


@contextmanager
def _no_looking_for_garbage() -> Iterator[None]:
    """Looking through 100,000 new rows again and again takes four times as long as making them."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@cache
def _form(table: type[Row]) -> _Form:
    fields = table.model_fields
    required = {name for name, field in fields.items() if field.is_required()}
    return _Form(
        {"id": _id, **{name: _READERS[known.kind](known) for name, known in specs(table).items()}},
        frozenset(name for name, field in fields.items() if type(None) in get_args(field.annotation)),
        frozenset({"id", *required}),
        {name: None if name == "id" or name in required else field.default for name, field in fields.items()},
    )


def day(value: Any) -> Any:
    """The date that a text stands for; anything else as it is."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) and _DAY.fullmatch(value) else value
    except ValueError:
        return value


def moment(value: Any) -> Any:
    """The point in time, in UTC and without a zone, that a text stands for; anything else as it is."""
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) else value
        return found.astimezone(UTC).replace(tzinfo=None) if getattr(found, "tzinfo", None) else found
    except (ValueError, OverflowError):
        return value


def _id(value: Any) -> Any:
    return value if _is_text(value, _LONGEST_ID) and value else WRONG


def _is_text(value: Any, limit: int) -> bool:
    # Most texts are printable throughout, which is known sooner.
    return type(value) is str and len(value) <= limit and (value.isprintable() or plain_text(value) == value)


def _line(known: Spec) -> Callable[[Any], Any]:
    limit = known.limit or 0
    return lambda value: value if _is_text(value, limit) and "\n" not in value else WRONG


def _text(known: Spec) -> Callable[[Any], Any]:
    limit = known.limit or 0
    return lambda value: value if _is_text(value, limit) else WRONG


def _choice(known: Spec) -> Callable[[Any], Any]:
    choices = known.choices or {}
    return lambda value: value if type(value) is str and value in choices else WRONG


def _number(known: Spec) -> Callable[[Any], Any]:
    low, high = known.low or 0.0, known.high or 0.0

    def read(value: Any) -> Any:
        return float(value) if type(value) in (int, float) and low <= value <= high else WRONG

    return read


def _whole(known: Spec) -> Callable[[Any], Any]:
    low, high = known.low or 0, known.high or 0
    return lambda value: value if type(value) is int and low <= value <= high else WRONG


def _day(known: Spec) -> Callable[[Any], Any]:
    return lambda value: found if isinstance(found := day(value), date) else WRONG


def _moment(known: Spec) -> Callable[[Any], Any]:
    return lambda value: found if isinstance(found := moment(value), datetime) else WRONG


def _clock(known: Spec) -> Callable[[Any], Any]:
    return lambda value: value if type(value) is str and _CLOCK.fullmatch(value) else WRONG


def _flag(known: Spec) -> Callable[[Any], Any]:
    return lambda value: value if type(value) is bool else WRONG


def _link(known: Spec) -> Callable[[Any], Any]:
    # One of another length leads nowhere, and is told as that.
    return lambda value: value if _is_text(value, 1_000_000) else WRONG


_READERS: dict[str, Callable[[Spec], Callable[[Any], Any]]] = {
    "line": _line,
    "text": _text,
    "choice": _choice,
    "clock": _clock,
    "number": _number,
    "strength": _whole,
    "count": _whole,
    "day": _day,
    "moment": _moment,
    "flag": _flag,
    "link": _link,
}
