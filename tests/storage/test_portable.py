"""The way out and in loses nothing, and what is wrong is refused by its place."""

import json
import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.storage.some_rows import as_data, full_negotiation, workbooks
from workbook import paths
from workbook.model import Entry, Interest, Issue, Negotiation, Option, Party, Row, Script, new_negotiation
from workbook.storage import portable
from workbook.storage.edits import addition, edit, reversed_all
from workbook.storage.errors import NotStored, Unreadable
from workbook.storage.reading import dossier_of
from workbook.storage.store import Store

quick = settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@quick
@given(rows=workbooks())
def test_any_rows_read_back_from_their_text_are_the_same(rows: tuple[Row, ...]) -> None:
    text = portable.text_of(rows)
    assert as_data(portable.rows_of(text)) == as_data(rows)
    assert portable.text_of(portable.rows_of(text)) == text


@quick
@given(rows=workbooks())
def test_any_rows_imported_into_a_workbook_and_exported_are_the_same(
    store: Store, rows: tuple[Row, ...]
) -> None:
    changes = portable.import_changes(store, portable.rows_of(portable.text_of(rows)))
    store.apply(changes)
    assert as_data(store.rows()) == as_data(rows)
    assert portable.import_changes(store, store.rows()) == ()
    store.apply(reversed_all(changes))
    assert store.rows() == ()


@quick
@given(rows=workbooks())
def test_fresh_ids_keep_everything_but_the_ids_and_every_link_follows(rows: tuple[Row, ...]) -> None:
    fresh = portable.fresh_ids(rows)
    assert not {row.id for row in fresh} & {row.id for row in rows}
    back = portable.rows_of(portable.text_of(fresh))
    assert [type(row) for row in back] == [type(row) for row in rows]


@quick
@given(rows=workbooks(), days=st.integers(-300, 300))
@example(rows=full_negotiation(), days=1)
def test_moving_all_dates_there_and_back_changes_nothing(rows: tuple[Row, ...], days: int) -> None:
    try:
        there = portable.shifted(rows, days)
    except OverflowError:
        return
    assert as_data(portable.shifted(there, -days)) == as_data(rows)


def test_every_date_and_moment_is_moved() -> None:
    rows = (
        Negotiation(id="n", meeting_on=date(2026, 12, 31), created_at=datetime(2026, 1, 1, 9, 30)),
        Entry(id="e", written_on=date(2024, 2, 28)),
    )
    moved = portable.shifted(rows, 1)
    assert (moved[0].meeting_on, moved[0].created_at) == (date(2027, 1, 1), datetime(2026, 1, 2, 9, 30))
    assert moved[1].written_on == date(2024, 2, 29)


def test_every_sample_can_be_loaded_next_to_the_others_and_taken_out_again(store: Store) -> None:
    for name in paths.sample_names():
        rows = portable.sample(name, date(2027, 3, 1))
        store.apply([addition(row) for row in rows])
    assert len(store.workbook().negotiations) >= len(paths.sample_names())
    for negotiation in store.workbook().negotiations:
        text = portable.text_of(store.rows(negotiation.id))
        assert as_data(portable.rows_of(text)) == as_data(store.rows(negotiation.id))
        assert dossier_of(store.rows(negotiation.id)) == store.dossier(negotiation.id)


def test_a_sample_reads_as_if_it_had_been_written_on_the_given_day() -> None:
    name = paths.sample_names()[0]
    content = portable.content_of(paths.sample(name).read_text(encoding="utf-8"))
    same = portable.sample(name, content.as_of)
    later = portable.sample(name, date.fromordinal(content.as_of.toordinal() + 10))
    meeting = [next(row for row in rows if isinstance(row, Negotiation)).meeting_on for rows in (same, later)]
    assert None not in meeting
    assert (meeting[1] - meeting[0]).days == 10  # type: ignore[operator]


def test_a_file_is_written_for_its_owner_alone_and_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("older")
    portable.write(path, full_negotiation(), date(2026, 11, 23))
    assert as_data(portable.read(path)) == as_data(full_negotiation())
    assert json.loads(path.read_text())["as_of"] == "2026-11-23"
    assert list(tmp_path.iterdir()) == [path]
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("place", ["", "missing/out.json"])
def test_a_place_that_cannot_be_written_is_told_and_nothing_is_left_there(tmp_path: Path, place: str) -> None:
    with pytest.raises(NotStored, match=r"folder|could not be written"):
        portable.write(tmp_path / place, ())
    assert list(tmp_path.iterdir()) == []


# What an import does to what is there


def test_importing_replaces_rows_of_the_same_id_adds_others_and_leaves_the_rest(store: Store) -> None:
    for name in ("a", "b"):
        store.apply([addition(row) for row in full_negotiation(name)])
    exported = portable.text_of(store.rows("a"))
    other = as_data(store.rows("b"))
    store.apply([edit(store.dossier("a").negotiation, title="Changed since")])
    store.apply(store.deletion(store.dossier("a").issues[0]))
    store.apply([addition(Issue(id="since", negotiation_id="a", name="Added since"))])
    before = as_data(store.rows())
    changes = portable.import_changes(store, portable.rows_of(exported))
    store.apply(changes)
    assert store.dossier("a").negotiation.title == "Title of a"
    assert {row.id for row in store.dossier("a").issues} == {"a-issue", "since"}
    assert as_data(store.rows("b")) == other
    store.apply(reversed_all(changes))
    assert as_data(store.rows()) == before


def test_an_id_that_another_negotiation_has_already_does_not_touch_that_one(store: Store) -> None:
    mine = (*new_negotiation(id="mine"), Issue(id="issue", negotiation_id="mine", name="My issue"))
    theirs = (
        *new_negotiation(id="theirs"),
        Issue(id="issue", negotiation_id="theirs", name="Their issue", opening_id="option"),
        Option(id="option", negotiation_id="theirs", issue_id="issue"),
    )
    store.apply([addition(row) for row in mine])
    before = as_data(store.rows("mine"))
    for _ in range(2):
        store.apply(portable.import_changes(store, portable.rows_of(portable.text_of(theirs))))
    assert as_data(store.rows("mine")) == before
    (issue,) = store.dossier("theirs").issues
    assert (issue.name, issue.opening_id) == ("Their issue", "option")
    assert [row.name for row in store.dossier("theirs").options_of(issue.id)] == [""]


def test_a_script_left_out_of_a_text_does_not_replace_the_one_there_is(store: Store) -> None:
    store.apply([addition(row) for row in full_negotiation("n")])
    text = json.dumps(document({"negotiation": [{"id": "n", "title": "Only the title"}]}))
    store.apply(portable.import_changes(store, portable.rows_of(text)))
    assert store.dossier("n").script.opening == "Opening of n"
    assert store.dossier("n").negotiation.title == "Only the title"


def test_another_script_of_the_same_negotiation_replaces_its_words(store: Store) -> None:
    store.apply([addition(row) for row in full_negotiation("n")])
    text = json.dumps(
        document(
            {"negotiation": [{"id": "n"}], "script": [{"id": "s", "negotiation_id": "n", "opening": "New"}]}
        )
    )
    store.apply(portable.import_changes(store, portable.rows_of(text)))
    assert (store.dossier("n").script.id, store.dossier("n").script.opening) == ("n-script", "New")


# What may be left out


def document(tables: dict[str, Any], **others: Any) -> dict[str, Any]:
    return {"format": "negotiation-workbook", "version": 1, "tables": tables, **others}


def test_defaults_may_be_left_out_and_rows_stand_in_the_order_written() -> None:
    rows = portable.rows_of(
        json.dumps(
            document(
                {
                    "issue": [{"id": name, "negotiation_id": "n"} for name in "zya"],
                    "negotiation": [{"id": "n", "title": "Short"}],
                }
            )
        )
    )
    dossier = dossier_of(rows)
    assert [row.id for row in dossier.issues] == ["z", "y", "a"]
    assert dossier.negotiation.stage == "preparing"
    assert (dossier.script.opening, dossier.reflection.outcome) == ("", "open")


def test_reading_the_same_text_twice_gives_the_same_rows() -> None:
    text = json.dumps(document({"negotiation": [{"id": "n"}]}))
    assert as_data(portable.rows_of(text)) == as_data(portable.rows_of(text))


def test_moments_with_a_zone_are_kept_in_utc() -> None:
    row = {"id": "n", "created_at": "2026-11-23T09:30:00+01:00"}
    (negotiation, *_) = portable.rows_of(json.dumps(document({"negotiation": [row]})))
    assert isinstance(negotiation, Negotiation)
    assert negotiation.created_at == datetime(2026, 11, 23, 8, 30)


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "in.json"
    path.write_bytes(b"\xef\xbb\xbf" + portable.text_of(full_negotiation()).encode())
    assert as_data(portable.read(path)) == as_data(full_negotiation())


# What is refused


def n(**fields: Any) -> dict[str, Any]:
    return document({"negotiation": [{"id": "n", **fields}]})


def part(table: str, **fields: Any) -> dict[str, Any]:
    row = {"id": "x", "negotiation_id": "n", **fields}
    return document({"negotiation": [{"id": "n"}], table: [row]})


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ([], "not an export"),
        ("text", "not an export"),
        (None, "not an export"),
        ({}, "not an export"),
        ({"format": "other", "version": 1, "tables": {}}, "not an export"),
        (document({}) | {"version": 2}, "newer version"),
        (document({}) | {"version": "1"}, "“version”"),
        (document({}) | {"version": True}, "“version”"),
        (document({}) | {"version": 0}, "“version”"),
        (document({}, colour=1), "“colour”"),
        (document({}, as_of="yesterday"), "“as_of”"),
        (document({}, as_of=20261123), "“as_of”"),
        (document({}, as_of="2026-02-30"), "“as_of”"),
        (document({}) | {"tables": []}, "“tables”"),
        (document({"colour": []}), "“colour”: there is no such table"),
        (document({"issue": {}}), "“issue”: must be a list"),
        (document({"issue": [3]}), "“issue”, row 1: must be an object"),
        (document({"issue": [{}]}), "“issue”, row 1: needs an id"),
        (document({"issue": [{"id": 5}]}), "“issue”, row 1: needs an id"),
        (document({"issue": [{"id": "x"}]}), "“negotiation_id” is missing"),
        (document({"negotiation": [{"id": "n"}, {"id": "n"}]}), "row 2: the id “n” is given twice"),
        (n(id=""), "an id of 1 to 64 characters"),
        (n(id="x" * 65), "an id of 1 to 64 characters"),
        (n(colour="red"), "“negotiation”, row 1: there is no field “colour”"),
        (n(title="x" * 201), "“title” can hold at most 200 characters"),
        (n(title=5), "“title” must be text"),
        (n(title=None), "“title” must be text"),
        (n(title=["x"]), "“title” must be text"),
        (n(goal="bell\x07"), "“goal” holds a character"),
        (n(goal="\ud800"), "“goal” holds a character"),
        (n(stage="done"), "“stage” must be one of"),
        (n(meeting_on="2026-13-01"), "“meeting_on” must be a date"),
        (n(meeting_on="20261123"), "“meeting_on” must be a date"),
        (n(meeting_on=5), "“meeting_on” must be a date"),
        (n(created_at="noon"), "“created_at” must be a date and time"),
        (n(meeting_time="9:30"), "“meeting_time” must be a time"),
        (n(safety_margin=51), "“safety_margin” must be between 0 and 50"),
        (n(safety_margin=True), "“safety_margin” must be between 0 and 50"),
        (n(safety_margin="5"), "“safety_margin” must be between 0 and 50"),
        (n(safety_margin=10**400), "“safety_margin” must be between 0 and 50"),
        (n(walk_away_worth={}), "“walk_away_worth” must be between 0 and 100"),
        (part("issue", weight_me=-1), "“weight_me” must be between 0 and 100"),
        (part("issue", position=1.5), "“position” must be a whole number"),
        (part("issue", position=-1), "“position” must be a whole number"),
        (part("question", asked=1), "“asked” must be yes or no"),
        (part("issue", opening_id="o"), "“issue”, row “x”, “opening_id”: points to “o”, which is not in it"),
        (part("issue", negotiation_id="m"), "points to “m”, which is not in it"),
        (part("option", issue_id="i"), "points to “i”, which is not in it"),
        (document({"script": [{"id": "s", "negotiation_id": "n"}]}), "points to “n”"),
    ],
    ids=str,
)
def test_wrong_content_is_refused_by_its_place(content: Any, says: str) -> None:
    with pytest.raises(Unreadable) as caught:
        portable.rows_of(json.dumps(content))
    assert says in str(caught.value)
    assert str(caught.value).endswith("Nothing was changed.")
    str(caught.value).encode()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "line 1, column 1"),
        ('{"format": ', "line 1"),
        ('{\n"format": }', "line 2, column 11"),
        ('{"format": NaN}', "“NaN”"),
        ('{"format": -Infinity}', "“-Infinity”"),
        ('{"format": 1e999}', "“1e999”: this number is too large"),
        ('{"format": %s}' % ("9" * 5000), "this number is too large"),
        ('{"id": "r", "x": 1, "x": 2}', "“x” of the row “r”: it is given twice"),
        ('{"a": 1, "\\ud800": 2, "\\ud800": 3}', "given twice"),
        ("[" * 200_000, "nested too deeply"),
        ('{"a":' * 100_000, "nested too deeply"),
        ('{"format": "x"} more', "line 1, column 17"),
    ],
    ids=lambda value: value[:20],
)
def test_what_is_not_strict_json_is_refused_by_its_place(text: str, says: str) -> None:
    with pytest.raises(Unreadable) as caught:
        portable.rows_of(text)
    assert says in str(caught.value)
    str(caught.value).encode()


def test_a_long_or_unprintable_name_from_a_file_is_shown_short(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        portable.rows_of(json.dumps(document({"x\n\x1b[31m\u202e" + "y" * 10_000: []})))
    assert len(str(caught.value)) < 250
    assert str(caught.value).isprintable()


def test_two_scripts_of_one_negotiation_are_refused() -> None:
    scripts = [{"id": f"s{number}", "negotiation_id": "n"} for number in (1, 2)]
    with pytest.raises(Unreadable, match="has two"):
        portable.rows_of(json.dumps(document({"negotiation": [{"id": "n"}], "script": scripts})))


def test_a_link_into_another_negotiation_is_refused() -> None:
    rows = (
        *new_negotiation(id="a"),
        *new_negotiation(id="b"),
        Party(id="p", negotiation_id="a"),
        Interest(id="i", negotiation_id="b", party_id="p"),
    )
    with pytest.raises(Unreadable, match="points to “p” of another negotiation"):
        portable.rows_of(portable.text_of(rows))


def make_latin(path: Path) -> None:
    path.write_bytes(portable.text_of(full_negotiation()).encode("cp1252"))


def make_utf16(path: Path) -> None:
    path.write_text(portable.text_of(full_negotiation()), encoding="utf-16")


def make_workbook(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + bytes(1000))


def make_folder(path: Path) -> None:
    path.mkdir()


def make_cut(path: Path) -> None:
    text = portable.text_of(full_negotiation())
    path.write_text(text[: len(text) // 2])


@pytest.mark.parametrize("make", [make_latin, make_utf16, make_workbook, make_folder, make_cut])
def test_a_file_that_is_no_export_is_refused_by_its_name(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    path = tmp_path / "in.json"
    make(path)
    with pytest.raises(Unreadable, match=r"^“in\.json” cannot be read: "):
        portable.read(path)


def test_a_missing_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="no such file"):
        portable.read(tmp_path / "none.json")


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=4,
)


@quick
@given(data=st.data(), value=_VALUES)
def test_any_single_value_put_anywhere_is_read_or_refused_but_never_breaks(
    data: st.DataObject, value: Any
) -> None:
    content = json.loads(portable.text_of(full_negotiation()))
    table = data.draw(st.sampled_from(sorted(content["tables"])))
    row = content["tables"][table][0]
    row[data.draw(st.sampled_from(sorted(row)))] = value
    try:
        rows = portable.rows_of(json.dumps(content))
    except Unreadable:
        return
    assert as_data(portable.rows_of(portable.text_of(rows))) == as_data(rows)


def test_nothing_at_all_is_a_sound_export() -> None:
    assert portable.rows_of(portable.text_of(())) == ()
    assert isinstance(portable.rows_of(portable.text_of(new_negotiation()))[1], Script)
