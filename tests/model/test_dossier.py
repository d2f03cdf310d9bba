"""A dossier answers which rows belong together."""

import dataclasses

import pytest

from workbook.model import (
    Choice,
    Dossier,
    Entry,
    Interest,
    Issue,
    Negotiation,
    Option,
    Party,
    Position,
    Reflection,
    Workbook,
    new_negotiation,
    place_after,
)


@pytest.fixture
def dossier() -> Dossier:
    negotiation, script, reflection = new_negotiation(id="n")
    of_n = {"negotiation_id": "n"}
    return Dossier(
        negotiation,
        script,
        reflection,
        parties=(Party(id="me", side="me", **of_n), Party(id="them", **of_n)),
        positions=(Position(id="p", party_id="them", **of_n),),
        interests=(
            Interest(id="mine", party_id="me", **of_n),
            Interest(id="theirs", party_id="them", **of_n),
        ),
        issues=(Issue(id="i", **of_n), Issue(id="j", **of_n)),
        options=(Option(id="i1", issue_id="i", **of_n), Option(id="j1", issue_id="j", **of_n)),
        choices=(Choice(package_id="a", issue_id="i", option_id="i1", **of_n),),
    )


def test_rows_of_a_table_come_as_a_tuple_even_where_there_is_only_one(dossier: Dossier) -> None:
    assert dossier.rows(Negotiation) == (dossier.negotiation,)
    assert dossier.rows(Issue) == dossier.issues
    with pytest.raises(KeyError):
        dossier.rows(Entry)


def test_a_row_is_found_by_its_id_or_not_at_all(dossier: Dossier) -> None:
    assert dossier.find(Issue, "j") is dossier.issues[1]
    assert dossier.find(Issue, "i1") is None
    assert dossier.find(Issue, None) is None


def test_parts_are_found_by_what_they_belong_to(dossier: Dossier) -> None:
    assert [row.id for row in dossier.options_of("i")] == ["i1"]
    assert dossier.choices_of("a") == {"i": "i1"}
    assert dossier.choices_of("b") == {}
    assert [row.id for row in dossier.positions_of("them")] == ["p"]
    assert [row.id for row in dossier.interests_of("me")] == ["mine"]
    assert [row.id for row in dossier.interests_on("them")] == ["theirs"]
    assert dossier.interests_on("other") == ()


def test_the_place_after_all_others_is_free_also_where_one_was_deleted() -> None:
    left = [Issue(negotiation_id="n", position=place) for place in (3, 1)]
    assert place_after(left) == 4
    assert place_after(()) == 0


def test_a_dossier_cannot_be_changed(dossier: Dossier) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        dossier.issues = ()  # type: ignore[misc]


def test_a_workbook_finds_the_reflection_of_a_negotiation() -> None:
    reflection = Reflection(negotiation_id="n")
    workbook = Workbook(reflections=(reflection,))
    assert workbook.reflection_of("n") is reflection
    assert workbook.reflection_of("m") is None


def test_a_dossier_can_be_had_with_a_row_as_it_would_be():
    negotiation, script, reflection = new_negotiation(title="Lease")
    rent, term = Issue(name="Rent", weight_me=3.0), Issue(name="Term", weight_me=1.0)
    dossier = Dossier(negotiation, script, reflection, issues=(rent, term))
    changed = dossier.having(Issue(id=rent.id, name="Rent", weight_me=9.0))
    assert [row.weight_me for row in changed.issues] == [9.0, 1.0]
    assert [row.weight_me for row in dossier.issues] == [3.0, 1.0]
    assert changed.having(Negotiation(id=negotiation.id, title="Flat")).negotiation.title == "Flat"
