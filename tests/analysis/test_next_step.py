"""Which step of the plan is next, and when to accept instead."""

import pytest

from tests.analysis.making import Issues, dossier, package
from workbook.analysis.tradeoffs.next_step import NextStep, next_step
from workbook.analysis.tradeoffs.plan import plan
from workbook.model import Offer

DEAL: Issues = {
    "Price": (50, 40, {"112": (100, 0), "106": (60, 50), "100": (0, 100)}),
    "Payment": (30, 20, {"30 days": (100, 0), "60 days": (40, 70), "90 days": (0, 100)}),
    "Service": (20, 40, {"5 days": (100, 0), "24 hours": (0, 100)}),
}


def after(*offers: tuple[str, str], walk_away: float = 30) -> NextStep | None:
    """What comes after these offers (whose, which package, or only what was said); the plan goes from 100
    to 62, 42 and 30."""
    packages = [
        *package("top", "opening", Price="112", Payment="30 days", Service="5 days"),
        *package("first", Price="112", Payment="60 days", Service="24 hours"),
        *package("low", Price="106", Payment="90 days", Service="24 hours"),
        *package("theirs", Price="100", Payment="60 days", Service="24 hours"),
        *package("good", Price="112", Payment="90 days", Service="5 days"),
        *package("open", Price="100"),
    ]
    names = {row.id for row in packages}
    logged = [
        Offer(side=side, package_id=which) if which in names else Offer(side=side, text=which)
        for side, which in offers
    ]
    known = dossier(*packages, *logged, issues=DEAL, walk_away_worth=walk_away)
    return next_step(known, plan(known).steps)


def test_before_an_offer_of_mine_nothing_is_next() -> None:
    assert after() is None
    assert after(("them", "theirs")) is None
    assert after(("me", "open")) is None, "what leaves issues open has no worth to go on from"


@pytest.mark.parametrize(("last", "number"), [("top", 1), ("first", 2), ("low", None)])
def test_the_first_step_below_my_last_offer_is_next(last: str, number: int | None) -> None:
    found = after(("me", "top"), ("me", last))
    assert found is not None
    assert (found.number, found.accept) == (number, False)


def test_it_is_said_in_a_sentence() -> None:
    found = after(("me", "top"), ("them", "theirs"))
    assert found is not None
    assert found.sentence == "Your last offer is worth 100 to you: step one is next, 38 less."
    end = after(("me", "low"))
    assert end is not None
    assert end.sentence == "With your last offer, worth 30 to you, you are at the end of the plan."


def test_an_offer_of_theirs_no_worse_than_my_next_one_is_to_be_accepted() -> None:
    found = after(("me", "top"), ("them", "good"))
    assert found is not None
    assert found.accept
    assert found.sentence.endswith(
        "Their last one is worth 70 to you, no less than step one: this is the moment to accept."
    )


def test_at_the_end_of_the_plan_their_offer_is_compared_with_my_last_one() -> None:
    worse, same = after(("me", "low"), ("them", "theirs")), after(("me", "low"), ("them", "low"))
    assert worse is not None
    assert not worse.accept
    assert same is not None
    assert same.accept
    assert "no less than yours:" in same.sentence


def test_an_offer_below_my_walk_away_is_never_to_be_accepted() -> None:
    found = after(("me", "low"), ("them", "low"), walk_away=50)
    assert found is not None
    assert not found.accept
    assert found.sentence == (
        "With your last offer, worth 30 to you, you are at the end of the plan. It is 20 below your "
        "walk-away. Their last one, worth 30 to you, is 20 below your walk-away."
    )


def test_an_offer_exactly_at_my_walk_away_may_be_accepted() -> None:
    found = after(("me", "low"), ("them", "low"), walk_away=30)
    assert found is not None
    assert found.accept


@pytest.mark.parametrize("last", ["only 100, take it", "open"])
def test_what_they_said_last_is_not_passed_over_for_an_older_offer(last: str) -> None:
    found = after(("me", "top"), ("them", "good"), ("them", last))
    assert found is not None
    assert (found.number, found.accept) == (1, False)
    assert found.sentence.endswith(
        "Log their last offer as a package that settles every issue to see how it compares."
    )


def test_what_i_said_last_is_not_passed_over_for_an_older_offer() -> None:
    found = after(("me", "top"), ("them", "good"), ("me", "98 would do"))
    assert found is not None
    assert (found.number, found.accept) == (None, False)
    assert found.sentence == (
        "Log your last offer as a package that settles every issue to see which step is next."
    )
