"""Packages that stand out, and whether an agreement can suit both."""

from fractions import Fraction

import pytest
from hypothesis import given

from tests.analysis.domains import Domain, domains, dossiers, plain, undominated
from tests.analysis.making import PAY, choices, dossier
from tests.examples import examples
from workbook.analysis.tradeoffs.frontier import frontier
from workbook.analysis.tradeoffs.packages import worth
from workbook.analysis.tradeoffs.solutions import (
    Limits,
    acceptable,
    egalitarian,
    greatest_total,
    kalai_smorodinsky,
    limits,
    nash,
    solutions,
    steps_at_least,
    zone,
)
from workbook.analysis.tradeoffs.utility import Matrix, Side, matrix
from workbook.model import Alternative, Dossier


def test_the_nash_solution_has_the_greatest_product_of_gains():
    found = solutions(dossier(issues=PAY, walk_away_worth=20, their_walk_away_likely=20))
    assert [solution.key for solution in found] == [
        "nash", "kalai_smorodinsky", "egalitarian", "greatest_total",
    ]  # fmt: skip
    assert (found[0].me, found[0].them) == (60, 90)
    assert found[0].choices == choices(Pay="high", Days="few")
    assert "60 to you and about 90 to them" in found[0].sentence


def test_where_one_side_has_nothing_to_gain_the_other_still_gains_what_it_can():
    found = dossier(issues=PAY, walk_away_worth=60, their_walk_away_likely=90)
    assert [(solution.me, solution.them) for solution in solutions(found)] == [(60, 90)] * 4


def test_without_an_agreement_that_suits_both_there_is_no_solution():
    found = dossier(issues=PAY, walk_away_worth=61, their_walk_away_likely=50)
    assert solutions(found) == ()
    assert zone(found).me is None
    assert zone(found).sentence.startswith("No package reaches both walk-aways")


def test_the_zone_counts_the_efficient_packages_that_suit_both():
    found = zone(dossier(issues=PAY, walk_away_worth=30, their_walk_away_likely=30))
    assert (found.efficient, found.me) == (1, (60, 60))
    assert found.sentence == "One efficient package suits both sides, worth 60 to you."


@pytest.mark.parametrize(
    ("mine", "theirs", "said"),
    [
        (None, None, "Three efficient packages, worth 0 to 100 to you; no walk-away is known yet."),
        (
            50, None,
            "Two efficient packages reach your walk-away, worth 60 to 100 to you; theirs is not estimated.",
        ),
        (None, 95, "One efficient package reaches their walk-away, worth 0 to you; yours is not known."),
    ],
)  # fmt: skip
def test_packages_suit_both_sides_only_where_both_walk_aways_are_known(
    mine: float | None, theirs: float | None, said: str
) -> None:
    known = dossier(issues=PAY, walk_away_worth=mine, their_walk_away_likely=theirs)
    assert zone(known).sentence == said


def test_without_issues_the_zone_asks_for_them():
    assert zone(dossier()).sentence.startswith("Add issues")
    assert solutions(dossier()) == ()


def test_my_walk_away_counts_never_below_the_batna_and_its_margin():
    batna = Alternative(side="me", name="Stay", worth=50)
    found = dossier(batna, issues=PAY, walk_away_worth=10, safety_margin=5)
    assert limits(found) == Limits(55, None)


def test_their_walk_away_is_the_estimate_else_the_worth_of_their_best_alternative():
    theirs = Alternative(side="them", name="Hire", worth=80, probability=50, cost=10)
    assert limits(dossier(theirs)).them == 30
    assert limits(dossier(theirs, their_walk_away_low=10, their_walk_away_high=20)).them == 15


RULES = (nash, kalai_smorodinsky, egalitarian, greatest_total)


@given(domains())
@examples(400)
def test_solutions_are_what_listing_every_package_finds(known: Domain):
    if not known.suiting:
        assert [rule(known.table, known.least) for rule in RULES] == [None] * 4
        return
    efficient = undominated(known.every.values())
    for rule, merits in zip(RULES, _merits(known), strict=True):
        found = rule(known.table, known.least)
        assert found in efficient
        assert merits[found] == max(merits.values()), rule.__name__


Pair = tuple[Fraction, Fraction]


def _merits(known: Domain) -> list[dict[tuple[int, int], list[Fraction]]]:
    """What each rule makes as great as can be, for every package that suits both; in fractions."""
    table, least = known.table, (known.least.me, known.least.them)
    worths = {(me, them): (table.me.worth(me), table.them.worth(them)) for me, them in known.every.values()}
    worst = tuple(map(min, zip(*worths.values(), strict=True)))
    suiting = {point: worths[point] for point in known.suiting}
    gains = {point: _over(pair, least, worst) for point, pair in suiting.items()}
    most = tuple(map(max, zip(*gains.values(), strict=True)))
    return [
        {point: [mine * theirs, mine + theirs] for point, (mine, theirs) in gains.items()},
        {point: _ratios(pair, most) for point, pair in gains.items()},
        {point: sorted(_over(pair, least, (Fraction(), Fraction()))) for point, pair in suiting.items()},
        {point: [sum(pair)] for point, pair in suiting.items()},
    ]


def _over(worths: Pair, least: tuple[Fraction | None, Fraction | None], zero: Pair) -> Pair:
    mine, theirs = (z if at is None else at for at, z in zip(least, zero, strict=True))
    return worths[0] - mine, worths[1] - theirs


def _ratios(gains: Pair, most: Pair) -> list[Fraction]:
    return sorted(gain / top if top else Fraction(1) for gain, top in zip(gains, most, strict=True))


@given(domains())
@examples(500)
def test_the_efficient_points_that_suit_both_are_those_at_or_above_both_walk_aways(known: Domain):
    found = frontier(known.table)
    suits = [point for point in found.points if point in known.suiting]
    assert list(acceptable(known.table, found, known.least)) == suits


def scored(*points: tuple[int, int]) -> Matrix:
    """One issue whose options are worth these points."""
    return plain(Side((tuple(me for me, _ in points),), 1), Side((tuple(them for _, them in points),), 1))


def test_the_four_rules_can_name_four_packages():
    table = scored((100, 0), (90, 31), (75, 42), (72, 43), (50, 50), (0, 60))
    assert [rule(table, Limits()) for rule in RULES] == [(75, 42), (72, 43), (50, 50), (90, 31)]


def test_a_gain_ratio_is_taken_of_the_most_a_side_can_have_in_a_package_that_suits_both():
    # Without their walk-away at 40 my greatest gain would be 100, and (60, 60) the evener.
    table, least = scored((100, 0), (70, 50), (60, 60), (20, 80)), Limits(Fraction(20), Fraction(40))
    assert kalai_smorodinsky(table, least) == (60, 60)
    table = scored((100, 0), (70, 40), (40, 62), (20, 80))
    assert kalai_smorodinsky(table, Limits(Fraction(20), Fraction(40))) == (40, 62)
    assert kalai_smorodinsky(table, Limits(Fraction(0), Fraction(0))) == (70, 40)


def test_mirrored_ties_are_decided_for_me():
    table = scored((10, 0), (6, 4), (4, 6), (0, 10))
    assert [rule(table, Limits()) for rule in RULES] == [(6, 4)] * 4


def test_of_equal_totals_the_one_with_the_evener_gains_is_taken():
    assert greatest_total(scored((10, 0), (7, 3), (4, 6), (0, 10)), Limits()) == (4, 6)


def test_with_nothing_to_gain_for_either_side_the_package_at_both_walk_aways_is_every_solution():
    table, least = scored((10, 0), (5, 5), (0, 10)), Limits(Fraction(5), Fraction(5))
    assert {rule(table, least) for rule in RULES} == {(5, 5)}


@pytest.mark.parametrize("rule", RULES)
def test_without_an_issue_there_is_no_solution(rule):
    assert rule(plain(Side((), 1), Side((), 1)), Limits()) is None


def test_a_matrix_shifted_to_whole_numbers_from_0_has_the_same_egalitarian_solution():
    # Scores from -50: shifted by 50 for me and by 10 for them.
    table = scored((100, 0), (60, 30), (55, 40), (30, 60))
    zero = (Fraction(50), Fraction(10))
    assert egalitarian(table, Limits(), zero) == (60, 30)
    assert egalitarian(table, Limits()) == (55, 40)


def test_a_solution_says_whether_another_package_is_worth_as_much():
    twice = {
        "Pay": (50, 50, {"high": (100, 0), "low": (0, 100)}),
        "Days": (50, 50, {"a": (5, 5), "b": (5, 5)}),
    }
    assert {found.unique for found in solutions(dossier(issues=twice))} == {False}
    assert {found.unique for found in solutions(dossier(issues=PAY))} == {True}


@given(dossiers())
@examples(100)
def test_a_solution_gives_the_package_that_is_worth_what_it_says(found: Dossier):
    for solution in solutions(found):
        assert worth(found, solution.choices) == (solution.me, solution.them)


def test_the_fewest_steps_that_reach_a_worth_round_up():
    table = matrix(dossier(issues=PAY))
    assert table.me.worth(steps_at_least(table.me, limits(dossier(walk_away_worth=33.3)).me)) >= 33.3
    assert steps_at_least(table.me, None) == 0


def test_where_a_rule_leaves_two_packages_equally_good_it_says_so():
    prices = {"9,000": (100, 0), "8,000": (67, 33), "7,000": (33, 67), "6,000": (0, 100)}
    *even, total = solutions(dossier(issues={"Price": (None, None, prices)}))
    assert [row.tied for row in even] == [((67, 33), (33, 67))] * 3
    assert [row.undecided for row in even] == ["“8,000” and “7,000”"] * 3
    assert total.undecided == "“9,000”, “8,000”, “7,000” and “6,000”"
    assert even[0].sentence.endswith("By this rule “8,000” and “7,000” are as good: it does not decide.")
    decided = solutions(dossier(issues=PAY))[0]
    assert (decided.tied, decided.undecided) == ((), "")


@given(dossiers())
@examples(300)
def test_every_efficient_package_with_the_greatest_total_is_named_as_tied(known: Dossier):
    for total in solutions(known)[3:]:
        table, least = matrix(known), limits(known)
        worths = [
            (table.me.worth(me), table.them.worth(them))
            for me, them in acceptable(table, frontier(table), least)
        ]
        most = max(map(sum, worths))
        equal = tuple((float(me), float(them)) for me, them in worths if me + them == most)
        assert total.tied == (equal if len(equal) > 1 else ())
