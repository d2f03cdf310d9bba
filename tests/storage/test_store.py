"""What is read, edited, undone and refused, on real files."""

import math
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.storage.some_rows import as_data, full_negotiation, workbooks
from workbook.model import (
    TABLES,
    Choice,
    Entry,
    Issue,
    LeverageItem,
    Negotiation,
    Option,
    Package,
    Row,
    new_negotiation,
)
from workbook.storage.edits import RowChange, addition, edit, removal, reversed_all
from workbook.storage.errors import Refused
from workbook.storage.store import Store, open_file


def stored(store: Store) -> dict[tuple[str, str], dict[str, object]]:
    return as_data(store.rows())


def fill(store: Store, *names: str) -> None:
    for name in names:
        store.apply([addition(row) for row in full_negotiation(name)])


def test_an_edit_is_there_after_the_file_was_closed_and_opened_again(
    store: Store, negotiation: Negotiation
) -> None:
    store.apply([edit(negotiation, goal="A fair rent, für fünf Jahre, 公平な家賃")])
    store.close()
    again = open_file(store.path)
    assert again.dossier(negotiation.id).negotiation.goal == "A fair rent, für fünf Jahre, 公平な家賃"
    again.close()


def test_rows_come_back_with_the_types_they_were_declared_with(store: Store) -> None:
    rows = full_negotiation()
    store.apply([addition(row) for row in rows])
    read = stored(store)
    for key, values in as_data(rows).items():
        assert read[key] == values
        assert {name: type(value) for name, value in read[key].items()} == {
            name: type(value) for name, value in values.items()
        }


def test_a_read_row_can_be_edited_and_copied_like_any_other(store: Store, negotiation: Negotiation) -> None:
    read = store.dossier(negotiation.id).negotiation
    assert read.model_copy(update={"title": "Other"}).title == "Other"
    read.title = "Changed in memory"
    assert read.title == "Changed in memory"
    assert store.dossier(negotiation.id).negotiation.title == negotiation.title


def test_a_dossier_holds_one_negotiation_alone_each_kind_in_order(store: Store) -> None:
    fill(store, "a", "b")
    store.apply([addition(Issue(id=f"i{place}", negotiation_id="a", position=place)) for place in (3, 1, 2)])
    dossier = store.dossier("a")
    assert [row.id for row in dossier.issues] == ["a-issue", "i1", "i2", "i3"]
    assert all(row.negotiation_id == "a" for row in dossier.rows(LeverageItem))
    assert dossier.script.id == "a-script"


def test_a_dossier_of_a_negotiation_that_is_gone_is_a_key_error(store: Store) -> None:
    with pytest.raises(KeyError):
        store.dossier("nowhere")
    with pytest.raises(KeyError):
        store.rows("nowhere")


def test_the_workbook_lists_negotiations_and_entries_newest_first(store: Store) -> None:
    from datetime import date, datetime

    for month in (3, 9, 6):
        rows = new_negotiation(title=f"{month}", created_at=datetime(2026, month, 1))
        entry = Entry(written_on=date(2026, month, 1), title=f"{month}")
        store.apply([*(addition(row) for row in rows), addition(entry)])
    overall = store.workbook()
    assert [row.title for row in overall.negotiations] == ["9", "6", "3"]
    assert [row.title for row in overall.entries] == ["9", "6", "3"]
    assert len(overall.reflections) == 3


def test_rows_of_one_negotiation_come_with_its_journal_entries(store: Store) -> None:
    fill(store, "a", "b")
    store.apply([addition(Entry(id="loose"))])
    assert {row.id for row in store.rows("a")} == {row.id for row in full_negotiation("a")}


def test_an_edit_holds_only_what_differs_and_an_empty_one_changes_nothing(
    store: Store, negotiation: Negotiation
) -> None:
    change = edit(negotiation, title=negotiation.title, goal="New")
    assert change == RowChange("negotiation", negotiation.id, {"goal": ""}, {"goal": "New"})
    before = stored(store)
    store.apply([edit(negotiation, title=negotiation.title)])
    assert stored(store) == before


@pytest.mark.parametrize("name", ["id", "colour"])
def test_an_edit_of_a_field_that_cannot_be_edited_is_a_key_error(negotiation: Negotiation, name: str) -> None:
    with pytest.raises(KeyError):
        edit(negotiation, **{name: "x"})


def test_changes_reversed_bring_back_every_row_as_it_was(store: Store) -> None:
    fill(store, "a", "b")
    before = stored(store)
    issue = store.dossier("a").issues[0]
    changes = (
        edit(issue, name="Other", weight_me=12.5),
        addition(Option(id="new", negotiation_id="a", issue_id=issue.id)),
        *store.deletion(store.dossier("b").negotiation),
    )
    store.apply(changes)
    after = stored(store)
    assert after != before
    store.apply(reversed_all(changes))
    assert stored(store) == before
    store.apply(changes)
    assert stored(store) == after


def test_deleting_an_issue_takes_its_options_choices_and_services_and_clears_what_points_to_it(
    store: Store,
) -> None:
    fill(store, "a")
    store.apply(store.deletion(store.dossier("a").issues[0]))
    dossier = store.dossier("a")
    for gone in (dossier.issues, dossier.options, dossier.choices, dossier.services, dossier.issue_results):
        assert gone == ()
    assert dossier.packages
    assert dossier.standards[0].issue_id is None


def test_deleting_an_option_clears_the_opening_target_and_walk_away_of_its_issue(store: Store) -> None:
    fill(store, "a")
    changes = store.deletion(store.dossier("a").options[0])
    assert len([change for change in changes if change.table == "issue"]) == 1
    store.apply(changes)
    issue = store.dossier("a").issues[0]
    assert (issue.opening_id, issue.target_id, issue.walk_away_id) == (None, None, None)


def test_deleting_a_negotiation_leaves_its_journal_entries_and_all_other_negotiations(store: Store) -> None:
    fill(store, "a", "b")
    others = {key: values for key, values in stored(store).items() if values.get("negotiation_id") == "b"}
    store.apply(store.deletion(store.dossier("a").negotiation))
    left = stored(store)
    assert left[("entry", "a-entry")]["negotiation_id"] is None
    assert left[("practice_goal", "a-practice_goal")]["negotiation_id"] is None
    assert {key: values for key, values in left.items() if values.get("negotiation_id") == "b"} == others
    assert [row.id for row in store.workbook().negotiations] == ["b"]


def test_deleting_a_row_that_is_gone_already_changes_nothing(store: Store) -> None:
    assert store.deletion(Issue(id="gone", negotiation_id="n")) == ()


def test_a_negotiation_with_more_rows_than_one_query_may_name_can_be_deleted(store: Store) -> None:
    rows = new_negotiation(title="Large")
    issues = [Issue(negotiation_id=rows[0].id) for _ in range(1200)]
    store.apply([addition(row) for row in (*rows, *issues)])
    store.apply(store.deletion(rows[0]))
    assert store.rows() == ()


def refused(store: Store, *changes: RowChange) -> Refused:
    before = stored(store)
    with pytest.raises(Refused) as caught:
        store.apply(changes)
    assert stored(store) == before
    return caught.value


@pytest.mark.parametrize("weight", [-1, 100.5, math.nan, math.inf, -math.inf])
def test_a_weight_outside_its_range_is_refused_by_its_label(store: Store, weight: float) -> None:
    fill(store, "a")
    error = refused(store, edit(store.dossier("a").issues[0], weight_me=weight))
    assert str(error) == "“Matters to you” must be between 0 and 100."
    assert (error.table, error.row_id, error.field) == ("issue", "a-issue", "weight_me")


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"title": "x" * 10_000}, "“Title” can hold at most 200 characters; this has 10,000."),
        ({"title": "two\nlines"}, "“Title” must be a single line."),
        ({"goal": "a\x07b"}, "“Goal” holds a character that cannot be stored."),
        ({"goal": "a\x00b"}, "“Goal” holds a character that cannot be stored."),
        ({"goal": "\ud800"}, "“Goal” holds a character that cannot be stored."),
        ({"goal": 5}, "“Goal” must be text."),
        ({"goal": None}, "“Goal” must be text."),
        ({"meeting_on": "soon"}, "“Meeting” must be a date."),
        ({"meeting_time": "25:00"}, "“Time” must be a time of day such as 09:30."),
        ({"safety_margin": "5"}, "“Safety margin” must be between 0 and 50."),
        ({"safety_margin": True}, "“Safety margin” must be between 0 and 50."),
        ({"created_at": 5}, "“Created” must be a date and time."),
    ],
)
def test_what_a_field_cannot_hold_is_refused_in_a_sentence_and_nothing_is_stored(
    store: Store, negotiation: Negotiation, values: dict[str, object], sentence: str
) -> None:
    assert str(refused(store, edit(negotiation, **values))) == sentence


def test_a_word_that_is_no_choice_is_refused(store: Store, negotiation: Negotiation) -> None:
    assert str(refused(store, edit(negotiation, stage="done"))).startswith("“Stage” must be one of")


def test_one_refused_change_takes_all_others_of_the_same_step_back(
    store: Store, negotiation: Negotiation
) -> None:
    refused(store, edit(negotiation, title="Fine"), edit(negotiation, safety_margin=51.0))


@pytest.mark.parametrize(
    "change",
    [
        RowChange("issue", "gone", {"name": ""}, {"name": "x"}),
        removal(Issue(id="gone", negotiation_id="a")),
        RowChange("colour", "x", None, {}),
        RowChange("issue", "a-issue", {}, {"colour": "x"}),
        addition(Issue(id="a-issue", negotiation_id="a")),
        addition(Issue(id="x" * 65, negotiation_id="a")),
        addition(Issue(id="", negotiation_id="a")),
        RowChange("issue", "new", None, {"name": "of no negotiation"}),
        addition(Negotiation(title="Without script and reflection")),
        removal(full_negotiation("a")[1]),
    ],
    ids=lambda change: f"{change.table}-{change.id[:8]}",
)
def test_a_change_that_does_not_fit_the_workbook_is_refused(store: Store, change: RowChange) -> None:
    fill(store, "a")
    refused(store, change)


def test_a_link_to_nothing_is_refused_by_the_label_of_the_link(store: Store) -> None:
    fill(store, "a")
    error = refused(store, edit(store.dossier("a").issues[0], opening_id="nowhere"))
    assert str(error) == "“Opening” points to something that is not there."


def test_deleting_only_the_issue_that_options_hang_on_is_refused(store: Store) -> None:
    fill(store, "a")
    error = refused(store, removal(store.dossier("a").issues[0]))
    assert error.field == "issue_id"


def test_a_link_into_another_negotiation_is_refused(store: Store) -> None:
    fill(store, "a", "b")
    error = refused(store, edit(store.dossier("a").issues[0], opening_id="b-option"))
    assert str(error) == "“Opening” points into another negotiation."
    refused(store, edit(store.dossier("a").options[0], negotiation_id="b"))


def test_rows_that_point_to_each_other_can_be_added_in_any_order(store: Store) -> None:
    rows = full_negotiation("a")
    store.apply([addition(row) for row in reversed(rows)])
    assert stored(store) == as_data(rows)


def test_an_error_never_carries_what_the_person_wrote(store: Store, negotiation: Negotiation) -> None:
    secret = "the secret floor is 41"
    with pytest.raises(Refused) as caught:
        store.apply([edit(negotiation, title=secret * 20)])
    error: BaseException | None = caught.value
    while error is not None:
        assert secret not in repr(error)
        error = error.__cause__ or error.__context__


def test_every_table_can_be_stored_and_read(store: Store) -> None:
    fill(store, "a")
    assert {type(row) for row in store.rows()} == set(TABLES)


def test_a_package_can_choose_among_forty_issues_and_be_read_back(
    store: Store, negotiation: Negotiation
) -> None:
    package = Package(negotiation_id=negotiation.id)
    rows: list[Row] = [package]
    for place in range(40):
        issue = Issue(negotiation_id=negotiation.id, position=place)
        options = [Option(negotiation_id=negotiation.id, issue_id=issue.id, position=at) for at in range(10)]
        choice = Choice(
            negotiation_id=negotiation.id, package_id=package.id, issue_id=issue.id, option_id=options[3].id
        )
        rows += [issue, *options, choice]
    store.apply([addition(row) for row in rows])
    dossier = store.dossier(negotiation.id)
    assert len(dossier.issues) == 40
    assert len(dossier.options) == 400
    assert len(dossier.choices_of(package.id)) == 40


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(rows=workbooks())
def test_any_rows_come_back_as_they_were_stored_and_leave_nothing_when_undone(
    store: Store, rows: tuple[Row, ...]
) -> None:
    changes = tuple(addition(row) for row in rows)
    store.apply(changes)
    assert stored(store) == as_data(rows)
    store.apply(reversed_all(changes))
    assert store.rows() == ()


def test_what_was_deleted_is_not_left_in_the_file(
    store: Store, negotiation: Negotiation, tmp_path: Path
) -> None:
    store.apply([edit(negotiation, goal="unmistakable-private-words")])
    store.apply(store.deletion(negotiation))
    store.close()
    assert b"unmistakable-private-words" not in store.path.read_bytes()
