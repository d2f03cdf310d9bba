"""What cannot be stored is refused in a sentence, and nothing of it is."""

import math

import pytest

from tests.storage.some_rows import as_data, full_negotiation
from workbook.model import Issue, Negotiation
from workbook.storage.edits import RowChange, addition, edit, removal
from workbook.storage.errors import Refused
from workbook.storage.store import Store


def stored(store: Store) -> dict[tuple[str, str], dict[str, object]]:
    return as_data(store.rows())


def fill(store: Store, *names: str) -> None:
    for name in names:
        store.apply([addition(row) for row in full_negotiation(name)])


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
        addition(Negotiation(id="alone", title="Without script and reflection")),
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


def test_an_error_never_carries_what_the_person_wrote(store: Store, negotiation: Negotiation) -> None:
    secret = "the secret floor is 41"
    with pytest.raises(Refused) as caught:
        store.apply([edit(negotiation, title=secret * 20)])
    error: BaseException | None = caught.value
    while error is not None:
        assert secret not in repr(error)
        error = error.__cause__ or error.__context__
