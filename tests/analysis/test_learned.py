"""What their offers tell about what matters to them."""

import random
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.making import dossier, package
from tests.analysis.uncertain import ranged
from tests.examples import examples
from workbook.analysis.tradeoffs.learned import TOO_FEW, learned
from workbook.model import Dossier, Offer, Part

WIDE = (5.0, 33.0, 80.0)
NAMES = ("Pay", "Days", "Start")


def offered(
    *picks: tuple[str, ...], side: str = "them", weights: dict[str, tuple[float, float, float]] | None = None
) -> Dossier:
    """A negotiation in which one side has made these offers, an option per issue each."""
    rows: list[Part] = []
    for n, options in enumerate(picks):
        rows += package(f"p{n}", "theirs", **dict(zip(NAMES, options, strict=False)))
        rows.append(Offer(id=f"o{n}", side=side, package_id=f"p{n}"))
    return ranged(*rows, weights=weights or dict.fromkeys(NAMES, WIDE))


def test_what_they_give_in_on_seems_to_matter_less_and_what_they_hold_more():
    found = learned(offered(("yes", "yes", "yes"), ("yes", "half", "yes"), ("yes", "no", "yes")))
    told = {weight.issue: weight for weight in found.weights}
    assert found.offers == 3
    assert told["Days"].after[1] < told["Days"].before[1] == 33
    assert told["Days"].sentence.startswith("Days seems to matter less to them than you thought: about ")
    for name in ("Pay", "Start"):
        assert name not in told or told[name].after[1] >= 33
    assert found.sentence.startswith("Their three offers suggest another estimate of how much Days")


def test_two_offers_that_ask_for_everything_change_little():
    found = learned(offered(("yes", "yes", "yes"), ("yes", "yes", "half")))
    assert all(abs(weight.after[1] - 33) < 10 for weight in found.weights)


@pytest.mark.parametrize(
    "given",
    [
        dossier(),
        offered(),
        offered(("yes", "yes", "yes")),
        offered(("yes", "yes", "yes"), ("yes", "yes", "yes")),
        offered(("yes", "yes", "yes"), ("no", "yes", "yes"), side="me"),
    ],
    ids=["nothing", "no offer", "one offer", "one offer repeated", "offers of mine"],
)
def test_less_than_two_different_offers_of_theirs_tell_nothing(given: Dossier):
    found = learned(given)
    assert found.weights == ()
    assert found.sentence == TOO_FEW


def test_offers_that_fit_the_estimate_are_said_to():
    sure = {"Pay": (59.0, 60.0, 61.0), "Days": (19.0, 20.0, 21.0), "Start": (19.0, 20.0, 21.0)}
    found = learned(offered(("yes", "yes", "yes"), ("yes", "half", "yes"), weights=sure))
    assert found.weights == ()
    assert found.sentence == "Their two offers fit what you think matters to them."


picks = st.lists(st.tuples(*[st.sampled_from(("no", "half", "yes"))] * 3), min_size=2, max_size=5)
ranges = st.tuples(*[st.integers(0, 100)] * 3).map(lambda three: tuple(sorted(map(float, three))))


@given(picks, st.tuples(ranges, ranges, ranges))
@examples(60)
def test_a_proposal_is_in_order_within_the_range_it_narrows_and_always_the_same(
    offers: list[tuple[str, ...]], given: tuple[tuple[float, float, float], ...]
):
    known = offered(*offers, weights=dict(zip(NAMES, given, strict=True)))
    found = learned(known)
    assert found == learned(known)
    for weight in found.weights:
        assert weight.before[0] <= weight.after[0] <= weight.after[1] <= weight.after[2] <= weight.before[2]
        assert weight.after != weight.before


def test_a_weight_without_a_range_may_lie_between_nothing_and_twice_as_much():
    known = offered(("yes", "yes", "yes"), ("yes", "no", "yes"), ("yes", "no", "half"))
    for issue in known.issues:
        issue.weight_them_low = issue.weight_them_high = None
    assert {weight.before for weight in learned(known).weights} == {(0.0, 33.0, 66.0)}


def test_without_any_weight_the_issues_start_alike():
    known = offered(("yes", "yes", "yes"), ("yes", "no", "yes"), ("yes", "no", "half"))
    for issue in known.issues:
        issue.weight_them_low = issue.weight_them_likely = issue.weight_them_high = None
    assert {weight.before for weight in learned(known).weights} == {(0.0, 33.0, 66.0)}


def test_an_offer_that_leaves_an_issue_open_tells_nothing_of_what_it_leaves_open():
    found = learned(offered(("yes", "yes"), ("yes", "half"), ("yes", "no")))
    told = {weight.issue: weight.after[1] - weight.before[1] for weight in found.weights}
    assert told["Days"] < 0
    assert abs(told.get("Start", 0.0)) < 3


def test_over_many_opponents_the_estimate_comes_nearer_to_the_truth():
    draw, before, after = random.Random(2008), 0.0, 0.0
    for _ in range(25):
        truth = [draw.randint(5, 60) for _ in NAMES]
        shares = {name: 100 * t / sum(truth) for name, t in zip(NAMES, truth, strict=True)}
        for weight in learned(offered(*giving_in(draw, list(shares.values())))).weights:
            before += abs(weight.before[1] - shares[weight.issue])
            after += abs(weight.after[1] - shares[weight.issue])
    assert 0 < after < 0.8 * before


def giving_in(draw: random.Random, shares: list[float]) -> list[tuple[str, ...]]:
    """Four offers of somebody with these weights who gives in at a steady pace of his own."""
    worth = {"no": 0, "half": 60, "yes": 100}
    pace, every = draw.uniform(4, 14), list(product(worth, repeat=len(shares)))
    value = {offer: sum(s * worth[o] for s, o in zip(shares, offer, strict=True)) / 100 for offer in every}
    return [min(every, key=lambda offer: abs(value[offer] - 100 + pace * step)) for step in range(4)]


def heard(known: Dossier, *ids: str) -> Dossier:
    """The same negotiation with these offers in the estimates already."""
    for offer in known.offers:
        if offer.id in ids:
            known = known.having(offer.model_copy(update={"heard": True}))
    return known


PATH = (("yes", "yes", "yes"), ("yes", "half", "yes"), ("yes", "no", "yes"))


def test_offers_that_are_in_the_estimates_already_tell_nothing_more():
    found = learned(heard(offered(*PATH), "o0", "o1", "o2"))
    assert (found.offers, found.weights) == (0, ())
    assert found.sentence == "What their offers tell is in your estimate already."


def test_an_offer_after_those_in_the_estimates_is_weighed_alone_at_its_place_on_their_way():
    last = learned(heard(offered(*PATH), "o0", "o1"))
    assert last.offers == 1
    assert last.sentence.startswith("Their new offer suggests another estimate of how much Days")
    days = {weight.issue: weight for weight in last.weights}["Days"]
    assert days.after[1] < 33
    alone = learned(offered(PATH[2]))
    assert alone.sentence == TOO_FEW
