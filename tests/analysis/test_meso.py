"""Offers of the same worth, laid side by side."""

from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.domains import dossiers, totals
from tests.analysis.making import dossier
from tests.examples import examples
from workbook.analysis.tradeoffs.band import within
from workbook.analysis.tradeoffs.frontier import frontier
from workbook.analysis.tradeoffs.meso import APART, Equivalent, apart, below_walk_away, meso
from workbook.analysis.tradeoffs.packages import worth
from workbook.analysis.tradeoffs.solutions import limits
from workbook.analysis.tradeoffs.utility import Matrix, matrix
from workbook.model import Dossier, Issue, Option


def two_ways(issues: int, options: int = 2) -> Dossier:
    """Issues of equal weight to both; the first option is best for me, the last for them."""
    rows: list[Issue | Option] = []
    for i in range(issues):
        rows.append(Issue(id=f"i{i}", name=f"i{i}", weight_me=10.0, weight_them_likely=10.0))
        for j in range(options):
            score = 100.0 * j / (options - 1)
            option = Option(id=f"i{i}o{j}", issue_id=f"i{i}", score_me=100 - score, score_them_likely=score)
            rows.append(option)
    return dossier(*rows)


def apart_in(table: Matrix, one: tuple[int, ...], other: tuple[int, ...]) -> int:
    """In how many issues two packages differ in what they are worth to somebody."""
    sides = table.me.steps, table.them.steps
    return sum(
        any(side[issue][a] != side[issue][b] for side in sides)
        for issue, (a, b) in enumerate(zip(one, other, strict=True))
    )


def picked(table: Matrix, offer: Equivalent) -> tuple[int, ...]:
    return tuple(pick for pick in table.picks(offer.choices) if pick is not None)


def test_three_offers_of_the_same_worth_differ_in_two_issues_from_one_another() -> None:
    found = meso(two_ways(4), 50)
    assert [round(offer.me) for offer in found] == [50, 50, 50]
    for one in found:
        for other in found:
            differ = sum(one.choices[issue] != other.choices[issue] for issue in one.choices)
            assert one is other or differ >= 2


@pytest.mark.parametrize(
    ("walk_away", "said"),
    [
        (None, ""),
        (50, ""),
        (70, "All are below your walk-away of 70."),
        (51, "Offer A and Offer C are below your walk-away of 51."),
    ],
)
def test_offers_below_my_walk_away_are_named(walk_away: float | None, said: str) -> None:
    known = dossier(*two_ways(4).issues, *two_ways(4).options, walk_away_worth=walk_away)
    first, second, third = meso(two_ways(4), 50)
    found = [first, replace(second, me=52) if walk_away == 51 else second, third]
    assert below_walk_away(known, ["Offer A", "Offer B", "Offer C"], found) == said


def test_no_offer_is_made_up_where_no_package_is_worth_that_much() -> None:
    assert meso(two_ways(2), 75) == ()
    assert meso(dossier(), 50) == ()
    assert meso(two_ways(4), 50, count=0) == ()


def test_an_offer_is_named_by_the_issue_in_which_it_is_better_for_me_than_the_others() -> None:
    issues = {
        "Pay": (40, 30, {"58k": (100, 0), "56k": (50, 50), "54k": (0, 100)}),
        "Start": (40, 30, {"now": (100, 0), "spring": (50, 60), "autumn": (0, 100)}),
        "Home": (20, 40, {"3 days": (100, 0), "none": (0, 100)}),
    }
    found = meso(dossier(issues=issues), 60, count=2)
    assert [offer.sentence for offer in found] == [
        "More for you on Pay (“58k”), gives way on Start (“spring”): 60 to you, about 58 to them.",
        "More for you on Start (“now”), gives way on Pay (“56k”): 60 to you, about 55 to them.",
    ]
    assert [(offer.focus, offer.name) for offer in found] == [("Pay", "Pay first"), ("Start", "Start first")]


def test_an_offer_that_is_nowhere_better_is_named_by_what_it_gives() -> None:
    found = meso(two_ways(4), 75)
    assert [(offer.focus, offer.name) for offer in found] == [
        ("", "Gives on i0"),
        ("", "Gives on i1"),
        ("", "Gives on i2"),
    ]
    assert found[0].sentence == "Gives way on i0 (“unnamed option”): 75 to you, about 25 to them."


def test_offers_do_not_fall_below_the_walk_away_unless_the_wanted_worth_does() -> None:
    known = two_ways(20, 3)
    known.negotiation.walk_away_worth = 50.0
    assert min(offer.me for offer in meso(known, 51)) >= 50
    assert meso(known, 45)[0].me < 50


def test_of_options_worth_the_same_to_both_only_one_is_offered() -> None:
    issues = {
        "Pay": (1, 1, {"a": (50, 50), "b": (50, 50)}),
        "Lead": (1, 1, {"c": (50, 50), "d": (50, 50)}),
        "Place": (0, 0, {"e": (0, 100), "f": (100, 0)}),
    }
    assert len(meso(dossier(issues=issues), 50)) == 1


def test_offers_are_found_among_more_packages_than_there_are_atoms() -> None:
    found = meso(two_ways(60, 11), 50)
    assert len(found) == 3
    assert all(offer.exact and abs(offer.me + offer.them - 100) < 1e-6 for offer in found)
    assert [round(offer.me) for offer in found] == [48, 48, 48], "the least to me is the most to them"


def test_when_the_search_is_cut_short_the_offers_say_so() -> None:
    table = matrix(two_ways(12, 3))
    middle = 50 * table.me.unit
    found = apart(table, middle, middle, 3, budget=0)
    assert found
    assert not any(one.off == 0 for one in found)
    assert all(table.me.total(one.picks) == middle for one in found)


def test_on_a_thinned_frontier_offers_are_as_good_for_them_as_its_slack_allows() -> None:
    draw = Random(7)
    rows: list[Issue | Option] = []
    for i in range(30):
        weight = draw.randint(1, 1000) / 10
        rows.append(Issue(id=f"i{i}", name=f"i{i}", weight_me=weight, weight_them_likely=weight))
        for j in range(8):
            score = draw.randint(0, 1000) / 10
            option = Option(id=f"i{i}o{j}", issue_id=f"i{i}", score_me=score)
            option.score_them_likely = round(100 - score, 1)
            rows.append(option)
    table = matrix(dossier(*rows))
    slack = frontier(table).slack
    low, high = 49 * table.me.unit, 51 * table.me.unit
    found = apart(table, low, high, 3)
    assert len(found) == 3
    assert slack > 0
    for one in found:
        assert one.off == slack
        assert low <= table.me.total(one.picks) <= high
        assert table.them.total(one.picks) >= 51 * table.them.unit - slack


@given(dossiers(), st.integers(0, 100), st.sampled_from((0.0, 2.0, 7.5)))
@examples(300)
def test_each_offer_is_the_best_for_them_that_differs_from_those_before(
    known: Dossier, wanted: int, tolerance: float
) -> None:
    table, least = matrix(known), limits(known).me
    found = meso(known, wanted, 4, tolerance)
    low = max(wanted - Fraction(tolerance), least) if least is not None and wanted >= least else None
    floor = wanted - Fraction(tolerance) if low is None else low
    near = {
        picks: total
        for picks, total in totals(table).items()
        if floor <= table.me.worth(total[0]) <= wanted + Fraction(tolerance)
    }
    chosen: list[tuple[int, ...]] = []
    for offer in found:
        free = [p for p in near if all(apart_in(table, p, other) >= APART for other in chosen)]
        picks = picked(table, offer)
        assert picks in free
        assert (near[picks][1], near[picks][0]) == max((them, me) for me, them in map(near.__getitem__, free))
        assert (offer.me, offer.them) == worth(known, offer.choices)
        chosen.append(picks)
    if len(found) < 4:
        assert not [p for p in near if all(apart_in(table, p, other) >= APART for other in chosen)]


@given(dossiers(), st.data())
@examples(200)
def test_the_packages_of_a_band_come_all_and_in_order(known: Dossier, data: st.DataObject) -> None:
    table = matrix(known)
    every = set(totals(table).values())
    most = max((me for me, _ in every), default=0)
    low = data.draw(st.integers(0, most))
    high = data.draw(st.integers(low, most))
    few = data.draw(st.sampled_from((0, 3, 300)))
    found = [one.picks for one in within(table, low, high, few=few)]
    points = [(table.me.total(picks), table.them.total(picks)) for picks in found]
    assert points == sorted(points, key=lambda point: (-point[1], -point[0]))
    assert set(points) == {point for point in every if low <= point[0] <= high}


@pytest.mark.parametrize("worth_to_me", [20, 50, 80])
def test_packages_both_would_rather_not_have_are_offered_too_where_the_worth_asks_for_them(
    worth_to_me: int,
) -> None:
    rows: list[Issue | Option] = []
    for i in range(8):
        rows.append(Issue(id=f"i{i}", name=f"i{i}", weight_me=10.0 + i, weight_them_likely=20.0 - i))
        for j in range(4):
            score = 100.0 * j / 3
            option = Option(id=f"i{i}o{j}", issue_id=f"i{i}", score_me=score, score_them_likely=score)
            rows.append(option)
    known = dossier(*rows)
    table = matrix(known)
    first, *_ = meso(known, worth_to_me)
    low, high = (worth_to_me + step for step in (-2, 2))
    near = [them for me, them in totals(table).values() if low <= table.me.worth(me) <= high]
    assert first.them == float(table.them.worth(max(near)))
