"""The offers made so far."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.making import dossier, package
from workbook.analysis.tradeoffs.offers import MOVES, in_time, move_of, offer_worths
from workbook.model import Offer

STEPS = {
    "Pay": (60, 40, {"a": (0, 100), "b": (50, 50), "c": (100, 0)}),
    "Days": (40, 60, {"x": (0, 100), "y": (100, 0)}),
}


def at(day: int) -> datetime:
    return datetime(2026, 11, day, 9)


def said(*offers: Offer) -> list[str]:
    packages = [
        *package("mine", Pay="c", Days="y"),
        *package("less", Pay="b", Days="y"),
        *package("swap", Pay="c", Days="x"),
        *package("theirs", "theirs", Pay="a", Days="x"),
        *package("more", "theirs", Pay="b", Days="x"),
    ]
    return [row.sentence for row in offer_worths(dossier(*packages, *offers, issues=STEPS))]


def test_the_first_offer_of_each_side_opens_and_later_ones_are_moves():
    offers = [
        Offer(side="me", package_id="mine", made_at=at(1)),
        Offer(side="them", package_id="theirs", made_at=at(2)),
        Offer(side="me", package_id="less", made_at=at(3)),
        Offer(side="them", package_id="more", made_at=at(4)),
    ]
    assert said(*offers) == [
        "You opened at 100 to you, about 0 to them.",
        "They opened at 0 to you, about 100 to them.",
        "You gave 30; they gain 20.",
        "They gave 20; you gain 30.",
    ]


def test_an_offer_better_for_both_the_same_offer_and_a_step_back_are_named():
    opened = Offer(side="me", package_id="less", made_at=at(1))
    assert (
        said(opened, Offer(side="me", package_id="less", made_at=at(2)))[1]
        == "You offered the same worth again."
    )
    assert said(opened, Offer(side="me", package_id="mine", made_at=at(2)))[1] == "You took 30; they lose 20."
    back = Offer(side="me", package_id="swap", made_at=at(2))
    assert said(opened, back)[1] == "You gave 10; they gain 40."


def test_what_helps_both_is_called_better_for_both():
    issues = {"Lead": (1, 1, {"no": (0, 0), "yes": (100, 60)})}
    rows = [*package("p", "theirs", Lead="no"), *package("q", "theirs", Lead="yes")]
    offers = [Offer(id=k, side="them", package_id=k, made_at=at(n)) for n, k in enumerate("pq", 1)]
    found = offer_worths(dossier(*rows, *offers, issues=issues))
    assert found[1].sentence == "Better for both: you gain 100, they gain 60."
    assert (found[1].me_change, found[1].them_change) == (100, 60)


def test_an_offer_without_a_package_has_no_worth_and_does_not_count_as_a_move():
    offers = [
        Offer(side="me", package_id="mine", made_at=at(1)),
        Offer(side="me", text="Something else", made_at=at(2)),
        Offer(side="me", package_id="less", made_at=at(3)),
    ]
    assert said(*offers) == ["You opened at 100 to you, about 0 to them.", "", "You gave 30; they gain 20."]


def test_offers_come_in_time_and_those_without_one_stay_behind_the_one_before():
    rows = [Offer(id="a", made_at=at(5)), Offer(id="b"), Offer(id="c", made_at=at(2)), Offer(id="d")]
    assert [row.id for row in in_time(rows)] == ["c", "d", "a", "b"]


@pytest.mark.parametrize(
    ("own", "other", "move"),
    [
        (-1, 5, "concession"),
        (-1, 0, "concession"),
        (0, 3, "nice"),
        (4, -2, "selfish"),
        (4, 0, "selfish"),
        (-2, -3, "unfortunate"),
        (0, -3, "unfortunate"),
        (2, 2, "fortunate"),
        (0, 0, "silent"),
    ],
)
def test_a_move_is_named_by_what_it_changes_for_its_maker_and_for_the_other(
    own: float, other: float, move: str
):
    assert move_of(own, other) == move


@given(st.floats(-100, 100), st.floats(-100, 100))
def test_every_move_has_one_name_with_an_explanation(own: float, other: float):
    assert MOVES[move_of(own, other)].endswith(".")


def moves(*offers: Offer) -> list[str]:
    rows = [*package("high", Pay="c", Days="y"), *package("mixed", Pay="c", Days="x")]
    rows += package("none", Pay="a", Days="x")
    return [row.move for row in offer_worths(dossier(*rows, *offers, issues=STEPS))]


def test_a_move_is_named_from_the_side_that_made_it():
    for side, name in (("me", "concession"), ("them", "selfish")):
        first = Offer(side=side, package_id="high", made_at=at(1))
        then = Offer(side=side, package_id="mixed", made_at=at(2))
        assert moves(first, then) == ["", name]


def test_an_opening_and_an_offer_without_a_package_have_no_name_and_no_change_is_silent():
    found = moves(
        Offer(side="them", package_id="none", made_at=at(1)),
        Offer(side="them", text="We will see", made_at=at(2)),
        Offer(side="them", package_id="none", made_at=at(3)),
        Offer(side="me", package_id="high", made_at=at(4)),
    )
    assert found == ["", "", "silent", ""]
