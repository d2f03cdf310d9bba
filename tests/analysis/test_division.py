"""Adjusted Winner: published divisions, and what must hold for any."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.making import dossier
from workbook.analysis.division import Division, Item, Split, adjusted_winner, sharing
from workbook.model import Item as Thing


def items(*rows: tuple[str, int, int]) -> list[Item]:
    return [Item(name, Fraction(a), Fraction(b)) for name, a, b in rows]


@st.composite
def shared_out(draw: st.DrawFn) -> list[Item]:
    """Up to six things over which both share out the same 60 points."""
    count = draw(st.integers(1, 6))

    def points() -> list[int]:
        cuts = sorted(draw(st.lists(st.integers(0, 60), min_size=count - 1, max_size=count - 1)))
        return [high - low for low, high in zip([0, *cuts], [*cuts, 60], strict=True)]

    return items(
        *((f"item {place}", *pair) for place, pair in enumerate(zip(points(), points(), strict=True)))
    )


def part_of_a(division: Division, things: Sequence[Item]) -> list[Fraction]:
    split = division.split
    return [
        split.share_a if split and split.item == thing.name else Fraction(thing.name in division.a_gets)
        for thing in things
    ]


def test_a_divorce_as_published_by_the_authors_site() -> None:
    # pages.nyu.edu/adjustedwinner: Carol (a) and Bob (b).
    found = adjusted_winner(
        items(
            ("Retirement", 50, 40),
            ("Home", 20, 30),
            ("Cottage", 15, 10),
            ("Investments", 10, 10),
            ("Other", 5, 10),
        )
    )
    assert found.split == Split("Retirement", Fraction(5, 6))
    assert found.a == found.b == Fraction(170, 3)
    assert found.a_gets == ("Cottage",)
    assert found.b_gets == ("Home", "Investments", "Other")


def test_an_inheritance_of_the_genius_repository() -> None:
    # GENIUS templates, inheritance domain: Janet (a) and Marty (b).
    found = adjusted_winner(
        items(
            ("house", 18, 11),
            ("law firm", 24, 26),
            ("car", 14, 9),
            ("sailboat", 11, 23),
            ("land", 12, 12),
            ("furniture", 14, 9),
            ("garage", 7, 10),
        )
    )
    assert found.split == Split("law firm", Fraction(1, 50))
    assert found.a == found.b == Fraction(1462, 25)
    assert "land" in found.a_gets, "what both give the same goes to whoever is behind"


def test_a_whole_item_may_pass_before_another_is_split() -> None:
    found = adjusted_winner(items(("one", 30, 29), ("two", 30, 28), ("three", 40, 3), ("four", 0, 40)))
    assert found.a_gets == ("three",)
    assert found.b_gets == ("one", "four")
    assert found.split == Split("two", Fraction(57, 58))
    assert found.a == found.b == 70 - Fraction(30, 58)


def test_nothing_is_split_where_both_have_the_same_already() -> None:
    found = adjusted_winner(items(("piano", 70, 30), ("boat", 30, 70)))
    assert found == Division(Fraction(70), Fraction(70), None, ("piano",), ("boat",))


def test_a_single_thing_wanted_alike_is_cut_in_half() -> None:
    assert adjusted_winner(items(("house", 100, 100))).split == Split("house", Fraction(1, 2))


def test_what_nobody_wants_still_goes_to_somebody() -> None:
    found = adjusted_winner(items(("piano", 60, 40), ("boat", 40, 60), ("old sofa", 0, 0)))
    assert (found.a, found.b) == (60, 60)
    assert found.a_gets == ("piano", "old sofa")


def test_nothing_passes_to_one_who_gives_it_nothing() -> None:
    found = adjusted_winner(items(("piano", 10, 0)))
    assert found == Division(Fraction(10), Fraction(0), None, ("piano",), ())


def test_without_things_there_is_nothing_to_divide() -> None:
    assert adjusted_winner([]) == Division(Fraction(), Fraction(), None, (), ())


def test_negative_points_are_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        adjusted_winner(items(("debt", -5, 10)))


@given(shared_out())
def test_both_get_the_same_and_at_least_half_of_their_points(things: list[Item]) -> None:
    found = adjusted_winner(things)
    assert found.a == found.b >= 30


@given(shared_out())
def test_every_thing_goes_to_one_or_is_the_only_split(things: list[Item]) -> None:
    found = adjusted_winner(things)
    split = [found.split.item] if found.split else []
    assert sorted((*found.a_gets, *found.b_gets, *split)) == sorted(thing.name for thing in things)
    assert found.split is None or 0 < found.split.share_a < 1


@given(shared_out())
def test_no_division_into_whole_things_is_better_for_both(things: list[Item]) -> None:
    found = adjusted_winner(things)
    for mine in product((0, 1), repeat=len(things)):
        a = sum(thing.a for thing, one in zip(things, mine, strict=True) if one)
        b = sum(thing.b for thing, one in zip(things, mine, strict=True) if not one)
        assert a <= found.a or b <= found.b


@given(shared_out())
def test_no_trade_of_parts_is_better_for_both(things: list[Item]) -> None:
    parts = part_of_a(adjusted_winner(things), things)
    for given_up, got in product(range(len(things)), repeat=2):
        if parts[given_up] > 0 and parts[got] < 1:
            # What a would take for a part of ``given_up`` in ``got`` costs b at least what b gains.
            assert things[got].a * things[given_up].b <= things[given_up].a * things[got].b


@given(shared_out())
def test_the_totals_are_the_same_whoever_is_called_a(things: list[Item]) -> None:
    turned = [Item(thing.name, thing.b, thing.a) for thing in things]
    assert adjusted_winner(turned).a == adjusted_winner(things).a


# In a negotiation


def thing(name: str, me: float | None, them: float | None) -> Thing:
    return Thing(id=name, name=name, points_me=me, points_them=them)


def test_a_division_is_said_with_what_is_shared() -> None:
    found = sharing(
        dossier(
            thing("house", 50, 40), thing("garden", 20, 30), thing("boat", 15, 10), thing("piano", 15, 20)
        )
    )
    assert found.mine == {"house": Fraction(5, 6), "garden": 0, "boat": 1, "piano": 0}
    assert found.sentence == (
        "You get “boat”, they get “garden” and “piano”. You share “house”: about 83 % of it is yours. "
        "Each of you then has about 57 of 100 points by their own reckoning; half of everything would be 50."
    )
    assert found.notes == ()


def test_points_that_are_no_hundred_are_counted_as_shares() -> None:
    found = sharing(dossier(thing("house", 5, 60), thing("boat", 5, 30)))
    assert found.me == found.them == Fraction(400, 7)
    assert found.mine == {"house": Fraction(1, 7), "boat": 1}
    assert found.notes == (
        "Your points add up to 10 and are counted as shares of that.",
        "Their points add up to 90 and are counted as shares of that.",
    )


def test_things_without_points_count_as_nothing_and_are_named() -> None:
    found = sharing(dossier(thing("house", 40, None), thing("boat", 60, 100), thing("", None, None)))
    assert found.mine["house"] == 1
    assert found.notes == (
        "“unnamed thing” has no points from you yet and counts as 0.",
        "“house” and “unnamed thing” have no points from them yet and count as 0.",
    )


def test_no_division_is_made_up_while_one_side_has_no_points() -> None:
    assert sharing(dossier(thing("house", None, 10))).sentence.startswith("Give points for how much")
    assert sharing(dossier(thing("house", 10, 0))).sentence.startswith("Give points for what each may be")
    assert sharing(dossier()).sentence == ""


def test_a_trace_of_a_thing_is_not_said_to_be_nothing() -> None:
    found = sharing(dossier(thing("house", 50, 50), thing("boat", 50, 49.9), thing("oar", 0, 0.1)))
    assert 0 < found.mine["house"] < 1 or 0 < found.mine["boat"] < 1
    assert " 0 %" not in found.sentence
    assert " 100 %" not in found.sentence
