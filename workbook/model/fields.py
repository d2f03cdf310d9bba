"""How a stored field is declared: once, with what people read about it and the range it may have."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, TypeVar
from uuid import uuid4

from pydantic import ValidationInfo, field_validator
from sqlmodel import CheckConstraint, DateTime, Field, ForeignKeyConstraint, SQLModel

LINE = 200
TEXT = 5_000
PAGE = 50_000

_CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d|", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True)
class Spec:
    """What is known of one field besides its type: how it is called, asked for, and limited."""

    kind: str
    label: str
    help: str = ""
    unit: str = ""
    low: float | None = None
    high: float | None = None
    limit: int | None = None
    choices: Mapping[str, str] | None = None
    target: str = ""


def new_id() -> str:
    """A fresh identity for a row: made here, so that redoing an addition restores the same row."""
    return uuid4().hex


def plain_text(text: str) -> str:
    """The text with line ends as ``\\n`` and without control characters: what a field may store."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


R = TypeVar("R", bound="Row")


class Row(SQLModel):
    """Anything stored: it has an identity, and its text holds no control characters."""

    # Validators are made when a table is first written to: making all at once delays the start.
    model_config = {"defer_build": True}
    __tablename__: ClassVar[str]
    id: str = Field(default_factory=new_id, primary_key=True, min_length=1, max_length=64)

    @field_validator("*", mode="before")
    @classmethod
    def _as_declared(cls, value: Any, info: ValidationInfo) -> Any:
        if isinstance(value, str):
            _check_text(value, declared(cls, info.field_name or ""))
        elif isinstance(value, datetime) and value.tzinfo is not None:
            raise ValueError("must be in UTC and without a zone")
        return value


def altered(row: R, **values: Any) -> R:
    """A copy of a row with other values, for showing what would be; nothing is checked or stored."""
    known = {name: getattr(row, name) for name in type(row).model_fields}
    return type(row).model_construct(**{**known, **values})


def _check_text(value: str, known: Spec | None) -> None:
    if _CONTROL.search(value):
        raise ValueError("holds a character that cannot be stored")
    if known is None:
        return
    if known.choices is not None and value not in known.choices:
        raise ValueError(f"must be one of: {', '.join(f'“{key}”' for key in known.choices)}")
    if known.kind == "line" and "\n" in value:
        raise ValueError("must be a single line")
    if known.kind == "clock" and not _CLOCK.fullmatch(value):
        raise ValueError("must be a time of day such as 09:30")


def _declare(spec: Spec, default: Any, **pydantic: Any) -> Any:
    pydantic.setdefault("sa_column_kwargs", {"info": {"spec": spec}})
    return Field(default=default, title=spec.label, description=spec.help, **pydantic)


def line(label: str, help: str = "", limit: int = LINE) -> Any:
    """One line of text."""
    return _declare(Spec("line", label, help, limit=limit), "", max_length=limit)


def prose(label: str, help: str = "", limit: int = TEXT) -> Any:
    """Text of any number of lines."""
    return _declare(Spec("text", label, help, limit=limit), "", max_length=limit)


def choice(label: str, choices: Mapping[str, str], default: str, help: str = "") -> Any:
    """One of a fixed set of words; ``choices`` gives what a person reads for each."""
    return _declare(Spec("choice", label, help, choices=choices), default)


def number(label: str, low: float, high: float, help: str = "", unit: str = "", default: Any = None) -> Any:
    """A number within a range, both ends included; NaN and infinities are outside every range."""
    spec = Spec("number", label, help, unit, low, high)
    return _declare(spec, default, ge=low, le=high)


def strength(label: str, help: str = "", default: int = 0) -> Any:
    """How strong something is, in steps from 0 (not judged) to 5."""
    return _declare(Spec("strength", label, help, low=0, high=5), default, ge=0, le=5)


def count(label: str, high: int, help: str = "") -> Any:
    """A whole number from 0 to ``high`` that the program keeps."""
    return _declare(Spec("count", label, help, low=0, high=high), 0, ge=0, le=high)


def day(label: str, help: str = "") -> Any:
    """A calendar day, or none."""
    return _declare(Spec("day", label, help), None)


def clock(label: str, help: str = "") -> Any:
    """A time of day as ``HH:MM``, or empty."""
    return _declare(Spec("clock", label, help, limit=5), "", max_length=5)


def moment(label: str, help: str = "") -> Any:
    """A point in time in UTC without zone, or none."""
    return _declare(Spec("moment", label, help), None, sa_type=DateTime)


def flag(label: str, help: str = "", default: bool = False) -> Any:
    """Yes or no."""
    return _declare(Spec("flag", label, help), default)


def link(target: str, label: str, *, optional: bool = True, help: str = "") -> Any:
    """The id of a row of another table. Checked at commit, so rows may be written in any order."""
    known = Spec("link", label, help, target=target)
    kwargs: dict[str, Any] = {"info": {"spec": known}, "index": True}
    if optional:
        return _declare(known, None, sa_column_kwargs=kwargs)
    return Field(title=label, description=help, sa_column_kwargs=kwargs)


def declared(table: type[Row], name: str) -> Spec | None:
    """What was declared about a field, or None where nothing was (an id, an unknown name)."""
    column = table.__table__.c.get(name)  # type: ignore[attr-defined]
    found: Spec | None = None if column is None else column.info.get("spec")
    return found


def spec(table: type[Row], name: str) -> Spec:
    """What was declared about a field. Raises KeyError for an unknown one."""
    found = declared(table, name)
    if found is None:
        raise KeyError(f"{table.__tablename__}.{name}")
    return found


def specs(table: type[Row]) -> dict[str, Spec]:
    """Every declared field of a table, in the order of declaration; without ``id``."""
    columns = table.__table__.c  # type: ignore[attr-defined]
    return {column.name: column.info["spec"] for column in columns if "spec" in column.info}


def constrain(table: type[Row]) -> None:
    """Give the table's schema the constraint that each declared range, limit, choice and link amounts to."""
    schema = table.__table__  # type: ignore[attr-defined]
    for name, known in specs(table).items():
        if known.target:
            target = [f"{known.target}.id"]
            schema.append_constraint(
                ForeignKeyConstraint([name], target, deferrable=True, initially="DEFERRED")
            )
        elif rule := _rule(f'"{name}"', known):
            schema.append_constraint(CheckConstraint(rule, name=f"{table.__tablename__}_{name}"))


def _rule(column: str, known: Spec) -> str:
    if known.choices is not None:
        return f"{column} IN ({', '.join(repr(key) for key in known.choices)})"
    if known.limit is not None:
        return f"length({column}) <= {known.limit}"
    if known.high is not None:
        return f"{column} BETWEEN {known.low:g} AND {known.high:g}"
    return ""
