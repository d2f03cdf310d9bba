"""How a stored field is declared: once, with what people read about it and the range it may have."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import uuid4

from pydantic import field_validator
from sqlmodel import CheckConstraint, Field, ForeignKeyConstraint, SQLModel

LINE = 200
TEXT = 5_000
PAGE = 50_000

_CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d|")
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


class Row(SQLModel):
    """Anything stored: it has an identity, and its text holds no control characters."""

    __tablename__: ClassVar[str]
    id: str = Field(default_factory=new_id, primary_key=True, min_length=1, max_length=64)

    @field_validator("*", mode="before")
    @classmethod
    def _no_control_characters(cls, value: Any) -> Any:
        if isinstance(value, str) and _CONTROL.search(value):
            raise ValueError("holds a character that cannot be stored")
        return value


def _declare(spec: Spec, default: Any, **pydantic: Any) -> Any:
    pydantic.setdefault("sa_column_kwargs", {"info": {"spec": spec}})
    return Field(default=default, title=spec.label, description=spec.help, **pydantic)


def line(label: str, help: str = "", limit: int = LINE) -> Any:
    """One line of text."""
    return _declare(Spec("line", label, help, limit=limit), "", max_length=limit, regex=r"^[^\n]*$")


def prose(label: str, help: str = "", limit: int = TEXT) -> Any:
    """Text of any number of lines."""
    return _declare(Spec("text", label, help, limit=limit), "", max_length=limit)


def choice(label: str, choices: Mapping[str, str], default: str, help: str = "") -> Any:
    """One of a fixed set of words; ``choices`` gives what a person reads for each."""
    pattern = "^(?:" + "|".join(re.escape(key) for key in choices) + ")$"
    return _declare(Spec("choice", label, help, choices=choices), default, regex=pattern)


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
    return _declare(Spec("clock", label, help, limit=5), "", regex=f"^(?:{_CLOCK.pattern})$", max_length=5)


def moment(label: str, help: str = "", **pydantic: Any) -> Any:
    """A point in time in UTC without zone, or none."""
    return _declare(Spec("moment", label, help), None, **pydantic)


def flag(label: str, help: str = "", default: bool = False) -> Any:
    """Yes or no."""
    return _declare(Spec("flag", label, help), default)


def link(target: str, label: str, *, optional: bool = True, help: str = "") -> Any:
    """The id of a row of another table. Checked at commit, so rows may be written in any order."""
    declared = Spec("link", label, help, target=target)
    kwargs: dict[str, Any] = {"info": {"spec": declared}, "index": True}
    if optional:
        return _declare(declared, None, sa_column_kwargs=kwargs)
    return Field(title=label, description=help, sa_column_kwargs=kwargs)


def spec(table: type[Row], name: str) -> Spec:
    """What was declared about a field. Raises KeyError for an unknown one."""
    found: Spec = table.__table__.c[name].info["spec"]  # type: ignore[attr-defined]
    return found


def specs(table: type[Row]) -> dict[str, Spec]:
    """Every declared field of a table, in the order of declaration; without ``id``."""
    columns = table.__table__.c  # type: ignore[attr-defined]
    return {column.name: column.info["spec"] for column in columns if "spec" in column.info}


def constrain(table: type[Row]) -> None:
    """Give the table's schema the constraint that each declared range, limit, choice and link amounts to."""
    schema = table.__table__  # type: ignore[attr-defined]
    for name, declared in specs(table).items():
        if declared.target:
            target = [f"{declared.target}.id"]
            schema.append_constraint(
                ForeignKeyConstraint([name], target, deferrable=True, initially="DEFERRED")
            )
        elif rule := _rule(f'"{name}"', declared):
            schema.append_constraint(CheckConstraint(rule, name=f"{table.__tablename__}_{name}"))


def _rule(column: str, declared: Spec) -> str:
    if declared.choices is not None:
        return f"{column} IN ({', '.join(repr(key) for key in declared.choices)})"
    if declared.limit is not None:
        return f"length({column}) <= {declared.limit}"
    if declared.high is not None:
        return f"{column} BETWEEN {declared.low:g} AND {declared.high:g}"
    return ""
