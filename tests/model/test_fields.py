"""Every field is declared once, with what a person reads, and the schema holds what is declared."""

import math
import sqlite3
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.storage.schema import declared_schema
from tests.storage.some_rows import full_negotiation
from workbook.model import (
    BY_NAME,
    NAMES,
    PARTS,
    TABLES,
    Alternative,
    Entry,
    Issue,
    Negotiation,
    Row,
    in_order,
    new_id,
    new_negotiation,
    now,
    plain_text,
    spec,
    specs,
    tag_list,
)

FIELDS = [(table, name) for table in TABLES for name in specs(table)]


def test_every_field_but_the_id_is_declared() -> None:
    for table in TABLES:
        assert set(specs(table)) == set(table.model_fields) - {"id"}


def test_every_field_has_a_label_and_every_range_two_ends() -> None:
    for table, name in FIELDS:
        known = spec(table, name)
        assert known.label
        assert (known.low is None) == (known.high is None)


def test_every_link_leads_to_a_table_there_is() -> None:
    for table, name in FIELDS:
        target = spec(table, name).target
        assert target == "" or target in BY_NAME


def test_every_text_has_a_limit_and_every_choice_a_word_for_each() -> None:
    for table, name in FIELDS:
        known = spec(table, name)
        if known.kind in ("line", "text", "clock"):
            assert known.limit
        if known.kind == "choice":
            assert known.choices
            assert all(known.choices.values())


def test_a_field_that_is_not_declared_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        spec(Issue, "colour")


def test_a_dossier_has_a_place_for_every_table_but_those_over_all_negotiations() -> None:
    assert {table.__tablename__ for table in TABLES} - {table.__tablename__ for table in NAMES} == {
        "entry",
        "practice_goal",
    }
    assert all("negotiation_id" in table.model_fields for table in PARTS)


def refused(table: type[Row], **values: Any) -> bool:
    try:
        table.model_validate({"negotiation_id": "n", **values})
    except ValidationError:
        return True
    return False


@pytest.mark.parametrize("value", [-1, 100.01, math.nan, math.inf, -math.inf, "x"])
def test_a_number_outside_its_range_is_refused(value: object) -> None:
    assert refused(Issue, weight_me=value)
    assert not refused(Issue, weight_me=0)
    assert not refused(Issue, weight_me=100)
    assert not refused(Issue, weight_me=None)


@pytest.mark.parametrize(
    ("table", "values"),
    [
        (Negotiation, {"title": "x" * 201}),
        (Negotiation, {"title": "a\nb"}),
        (Negotiation, {"goal": "a\x00b"}),
        (Negotiation, {"goal": "a\x1bb"}),
        (Negotiation, {"goal": "a\rb"}),
        (Negotiation, {"goal": "\udfff"}),
        (Negotiation, {"kind": "war"}),
        (Negotiation, {"meeting_time": "24:00"}),
        (Negotiation, {"created_at": datetime(2026, 1, 1, tzinfo=UTC)}),
        (Alternative, {"probability": 101}),
        (Entry, {"written_on": "soon"}),
    ],
)
def test_what_a_field_cannot_hold_is_refused(table: type[Row], values: dict[str, Any]) -> None:
    assert refused(table, **values)


def test_text_may_hold_line_ends_tabs_and_every_script() -> None:
    assert not refused(Negotiation, goal="one\ntwo\tthree  \u2028 مرحبا 你好 👩🏽‍🚀 \u202e")


@pytest.fixture(scope="module")
def database() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.executescript(declared_schema())
    for row in full_negotiation():
        names = list(type(row).model_fields)
        values = [getattr(row, name) for name in names]
        columns = ", ".join(f'"{name}"' for name in names)
        marks = ", ".join("?" for _ in names)
        connection.execute(f'INSERT INTO "{row.__tablename__}" ({columns}) VALUES ({marks})', values)
    connection.commit()
    return connection


@pytest.mark.parametrize(("table", "name"), FIELDS, ids=lambda value: getattr(value, "__tablename__", value))
def test_the_schema_too_refuses_what_is_outside_the_declared_range(
    database: sqlite3.Connection, table: type[Row], name: str
) -> None:
    known = spec(table, name)
    wrong: list[object] = []
    if known.limit is not None:
        wrong.append("x" * (known.limit + 1))
    if known.high is not None:
        wrong += [known.low - 1, known.high + 1, "many"]  # type: ignore[operator]
    if known.choices is not None:
        wrong.append("nothing of these")
    for value in wrong:
        with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
            database.execute(f'UPDATE "{table.__tablename__}" SET "{name}" = ?', (value,))


@given(st.text(st.characters()))
def test_plain_text_is_what_a_field_may_store_and_stays_as_it_is(text: str) -> None:
    plain = plain_text(text)
    assert not refused(Negotiation, goal=plain[:5_000])
    assert plain_text(plain) == plain


def test_plain_text_keeps_line_ends_as_one_character() -> None:
    assert plain_text("a\r\nb\rc\nd\te\x07") == "a\nb\nc\nd\te"


def test_a_new_negotiation_comes_with_its_script_and_reflection_and_the_moment() -> None:
    negotiation, script, reflection = new_negotiation(title="Rent")
    assert script.negotiation_id == reflection.negotiation_id == negotiation.id
    assert negotiation.title == "Rent"
    assert negotiation.created_at is not None
    assert abs((now() - negotiation.created_at).total_seconds()) < 60
    assert now().tzinfo is None


def test_ids_are_never_the_same() -> None:
    assert len({new_id() for _ in range(1000)}) == 1000


def test_rows_of_equal_places_have_one_order() -> None:
    rows = [Issue(id=name, negotiation_id="n", position=int(place)) for name, place in ("b1", "a1", "c0")]
    assert [row.id for row in in_order(rows)] == ["c", "a", "b"]
    assert in_order(reversed(rows)) == in_order(rows)


def test_tags_are_single_words_or_phrases_each_once() -> None:
    assert tag_list(" pay, silence ,,pay, three offers,") == ["pay", "silence", "three offers"]
    assert tag_list("") == []


def test_days_are_days() -> None:
    assert Entry.model_validate({"written_on": "2026-11-23"}).written_on == date(2026, 11, 23)
