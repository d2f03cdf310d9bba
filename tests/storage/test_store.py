"""What is read, edited, undone and refused, on real files."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given

from tests.examples import examples
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
from workbook.storage.edits import RowChange, addition, edit, reversed_all
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


def test_rows_that_point_to_each_other_can_be_added_in_any_order(store: Store) -> None:
    rows = full_negotiation("a")
    store.apply([addition(row) for row in reversed(rows)])
    assert stored(store) == as_data(rows)


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


@examples(30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
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
