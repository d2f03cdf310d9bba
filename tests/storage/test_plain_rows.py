"""Rows from outside are looked at fast, and by the same rules as everything that is stored."""

import json
from typing import Any

import pytest

from tests.storage.some_rows import as_data, full_negotiation
from workbook.model import TABLES, Row, specs
from workbook.storage import json_rows, portable
from workbook.storage.edits import values_of
from workbook.storage.errors import Refused
from workbook.storage.plain_rows import day, made, moment, plain_row
from workbook.storage.validation import validated

VALUES: list[Any] = [
    None, True, False, 0, 1, 5, 6, -1, 50, 51, 100, 100.5, 1.5, -0.0, 0.1, 1_000_000, 1_000_001, 10**400,
    [], {}, "", "x", "x" * 200, "x" * 201, "x" * 1_001,
    "x" * 5_001, "x" * 50_001, "a\nb", "tab\t", "\r", "\x00",
    "\x1f", "\x7f", "\x85", "\u2028", "\ud800", "\U0001f600", "09:30", "24:00", "9:30", "0\u0669:30",
    "2026-11-23", "2026-02-30", "20261123", "0000-01-01", "2026-11-23T09:30:00", "2026-11-23T09:30:00+01:00",
    "9999-12-31T23:59:59-14:00", "preparing", "me", "idea", "5",
]  # fmt: skip


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__tablename__)
def test_a_row_is_read_fast_where_the_one_door_takes_it_and_nowhere_else(table: type[Row]) -> None:
    (whole,) = [row for row in full_negotiation() if type(row) is table]
    found = json.loads(portable.text_of([whole]))["tables"][table.__tablename__][0]
    for name in [*specs(table), None]:
        for value in VALUES if name else [0]:
            values = {**found, name: value} if name else found
            assert plain_row(table, values, 7) == through_the_door(table, values), (name, value)


def through_the_door(table: type[Row], found: dict[str, Any]) -> dict[str, Any] | None:
    read = {"day": day, "moment": moment}
    known = specs(table)
    values = {
        name: read[known[name].kind](value) if known[name].kind in read else value
        for name, value in found.items()
        if name != "id"
    }
    try:
        row = validated(table, found["id"], values)
    except Refused:
        return None
    return {"id": row.id, **values_of(row)}


@pytest.mark.parametrize("row_id", ["", "x" * 64, "x" * 65, "\x00", "a\nb", "é"])
def test_an_id_is_read_where_the_one_door_takes_it(row_id: str) -> None:
    for table in TABLES[-2:]:
        fast = plain_row(table, {"id": row_id}, 0)
        assert (fast is None) == (through_the_door(table, {"id": row_id}) is None)


def test_what_is_left_out_is_as_the_model_has_it_and_in_its_place() -> None:
    for table in TABLES:
        required = {name: "x" for name, field in table.model_fields.items() if field.is_required()}
        fast = plain_row(table, {"id": "r", **required}, 7)
        assert fast is not None
        expected = table(id="r", **required)
        if "position" in fast:
            expected.position = 7
        assert as_data(made(table, [fast])) == as_data([expected])
        assert made(table, [fast]) == [expected]
        assert not required or plain_row(table, {"id": "r"}, 7) is None
    assert json_rows.rows_of(portable.text_of(full_negotiation())) == full_negotiation()
