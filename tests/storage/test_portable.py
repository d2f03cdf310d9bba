"""The way out and in loses nothing, and what is wrong is refused by its place."""

import json
import os
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import strategies as st

from tests.examples import examples
from tests.storage.some_rows import as_data, document, full_negotiation, workbooks
from workbook import paths
from workbook.model import Entry, Issue, Negotiation, Option, Row, Script, new_negotiation
from workbook.storage import portable
from workbook.storage.edits import addition, edit, reversed_all
from workbook.storage.errors import NotStored
from workbook.storage.reading import dossier_of
from workbook.storage.store import Store

quick = examples(40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


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


def test_nothing_at_all_is_a_sound_export() -> None:
    assert portable.rows_of(portable.text_of(())) == ()
    assert isinstance(portable.rows_of(portable.text_of(new_negotiation()))[1], Script)
