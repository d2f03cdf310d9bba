"""What the tables of an export have as columns: the fields as they are read, and the ids at the end."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from workbook.exports.gathered import Gathered
from workbook.model import Row, Spec, specs


@dataclass(frozen=True)
class Column:
    """A heading, what kind of values stand below it, and the value of a row."""

    heading: str
    kind: str
    value: Callable[[Row], Any]


def columns(table: type[Row], gathered: Gathered) -> list[Column]:
    """The columns of a table.

    A choice is given in the words a person reads; a link as the name of what it leads to, with its id
    at the end. Numbers, days, moments, and yes or no stay what they are. No two headings are the same.
    """
    read, ids = [], [Column("Id", "id", _value("id"))]
    for name, known in specs(table).items():
        if known.target:
            read.append(Column(known.label, "line", _target(gathered, name, known)))
            ids.append(Column(f"{known.label} (id)", "id", _value(name)))
        elif known.choices is not None:
            read.append(Column(known.label, "line", _choice(name, known)))
        else:
            read.append(Column(known.label, known.kind, _value(name)))
    return _distinct([*read, *ids])


def _value(name: str) -> Callable[[Row], Any]:
    return lambda row: getattr(row, name)


def _target(gathered: Gathered, name: str, known: Spec) -> Callable[[Row], str]:
    return lambda row: gathered.named(known.target, getattr(row, name))


def _choice(name: str, known: Spec) -> Callable[[Row], str]:
    words = known.choices or {}
    return lambda row: words.get(getattr(row, name), getattr(row, name))


def _distinct(found: list[Column]) -> list[Column]:
    met: dict[str, int] = {}
    distinct = []
    for column in found:
        met[column.heading] = number = met.get(column.heading, 0) + 1
        heading = column.heading if number == 1 else f"{column.heading} {number}"
        distinct.append(Column(heading, column.kind, column.value))
    return distinct
