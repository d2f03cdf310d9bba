"""Rows for tests: a negotiation with something in every table, and any rows that may be stored."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from hypothesis import strategies as st

from workbook.model import BY_NAME, TABLES, Entry, Negotiation, Part, PracticeGoal, Row, Script, Spec, specs
from workbook.model.reflection import Reflection

_LETTERS = st.characters(exclude_categories=("Cs", "Cc"))


def full_negotiation(name: str = "n") -> tuple[Row, ...]:
    """One row of each table, every link set; the negotiation's id is the name, others begin with it."""
    ids = {table.__tablename__: f"{name}-{table.__tablename__}" for table in TABLES} | {"negotiation": name}
    rows = []
    for table in TABLES:
        links = {field: ids[known.target] for field, known in specs(table).items() if known.target}
        texts = {
            field: f"{known.label} of {name}"
            for field, known in specs(table).items()
            if known.kind in ("line", "text")
        }
        days = {field: date(2026, 11, 23) for field, known in specs(table).items() if known.kind == "day"}
        rows.append(table(id=ids[table.__tablename__], **links, **texts, **days))
    return tuple(rows)


def as_data(rows: Iterable[Row]) -> dict[tuple[str, str], dict[str, Any]]:
    """Every field of every row, by table and id: what tests compare."""
    return {
        (row.__tablename__, row.id): {name: getattr(row, name) for name in type(row).model_fields}
        for row in rows
    }


def document(tables: dict[str, Any], **others: Any) -> dict[str, Any]:
    """An export of these tables, as it is before it becomes text."""
    return {"format": "negotiation-workbook", "version": 1, "tables": tables, **others}


def values_for(known: Spec, nullable: bool) -> st.SearchStrategy[Any]:
    """Any value that a field may hold, except that of a link."""
    found = _KINDS[known.kind](known)
    return st.none() | found if nullable else found


def _line(known: Spec) -> st.SearchStrategy[str]:
    return st.text(_LETTERS, max_size=min(known.limit or 0, 20))


def _prose(known: Spec) -> st.SearchStrategy[str]:
    return st.text(_LETTERS | st.sampled_from("\n\t"), max_size=30)


def _whole(known: Spec) -> st.SearchStrategy[int]:
    return st.integers(int(known.low or 0), int(known.high or 0))


_KINDS = {
    "line": _line,
    "text": _prose,
    "choice": lambda known: st.sampled_from(list(known.choices or ())),
    "number": lambda known: st.floats(known.low, known.high),
    "strength": _whole,
    "count": _whole,
    "day": lambda known: st.dates(),
    "clock": lambda known: st.sampled_from(["", "00:00", "09:30", "23:59"]),
    "moment": lambda known: st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30)),
    "flag": lambda known: st.booleans(),
}


@st.composite
def workbooks(draw: st.DrawFn) -> tuple[Row, ...]:
    """Any rows that make a sound workbook of up to two negotiations, in the order of ``TABLES``."""
    rows: list[Row] = []
    for number in range(draw(st.integers(0, 2))):
        rows += _negotiation(draw, f"n{number}")
    owners = [row.id for row in rows if isinstance(row, Negotiation)]
    for table in (Entry, PracticeGoal):
        for number in range(draw(st.integers(0, 2))):
            owner = draw(st.sampled_from([None, *owners]))
            rows.append(table(id=f"{number}", negotiation_id=owner, **_plain_values(draw, table)))
    return tuple(sorted(rows, key=lambda row: TABLES.index(type(row))))


def _negotiation(draw: st.DrawFn, name: str) -> list[Row]:
    rows: list[Row] = [Negotiation(id=name, **_plain_values(draw, Negotiation))]
    ids: dict[str, list[str]] = {"negotiation": [name]}
    for table in TABLES:
        if issubclass(table, Part):
            number = 1 if table in (Script, Reflection) else draw(st.integers(0, 2))
            ids[table.__tablename__] = [f"{name}-{index}" for index in range(number)]
    for table in (table for table in TABLES if issubclass(table, Part)):
        if all(ids[target] for target in _required(table)):
            rows += [
                table(id=row_id, **_plain_values(draw, table), **_links(draw, table, ids))
                for row_id in ids[table.__tablename__]
            ]
        else:
            ids[table.__tablename__] = []
    return _without_loose_links(rows)


def _required(table: type[Row]) -> list[str]:
    return [
        known.target for name, known in specs(table).items() if known.target and _is_required(table, name)
    ]


def _is_required(table: type[Row], name: str) -> bool:
    return table.model_fields[name].is_required()


def _links(draw: st.DrawFn, table: type[Row], ids: dict[str, list[str]]) -> dict[str, str | None]:
    return {
        name: draw(st.sampled_from([*ids[known.target], *([] if _is_required(table, name) else [None])]))
        for name, known in specs(table).items()
        if known.target
    }


def _without_loose_links(rows: list[Row]) -> list[Row]:
    there = {(row.__tablename__, row.id) for row in rows}
    for row in rows:
        for name, known in specs(type(row)).items():
            value = getattr(row, name)
            if known.target and value is not None and (known.target, value) not in there:
                setattr(row, name, None)
    return rows


def _plain_values(draw: st.DrawFn, table: type[Row]) -> dict[str, Any]:
    columns = BY_NAME[table.__tablename__].__table__.c  # type: ignore[attr-defined]
    return {
        name: draw(values_for(known, columns[name].nullable))
        for name, known in specs(table).items()
        if not known.target
    }
