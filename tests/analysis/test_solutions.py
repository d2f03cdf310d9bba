"""Packages that stand out, and whether an agreement can suit both."""

from hypothesis import given, settings

from tests.analysis.domains import dossiers, suiting
from tests.analysis.making import PAY, choices, dossier
from workbook.analysis.tradeoffs.packages import worth
from workbook.analysis.tradeoffs.solutions import (
    Limits,
    greatest_total,
    limits,
    nash,
    solutions,
    steps_at_least,
    zone,
)
from workbook.analysis.tradeoffs.utility import matrix
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
    assert (
        zone(dossier(issues=PAY)).sentence
        == "Three efficient packages suit both sides, worth 0 to 100 to you."
    )


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


@given(dossiers())
@settings(max_examples=300)
def test_solutions_are_what_listing_every_package_finds(found: Dossier):
    table, least = matrix(found), limits(found)
    every = suiting(table, least)
    best_nash, best_total = nash(table, least), greatest_total(table, least)
    if not every:
        assert best_nash is None
        assert best_total is None
        return
    worst_me = least.me if least.me is not None else table.me.worth(sum(map(min, table.me.steps)))
    worst_them = least.them if least.them is not None else table.them.worth(sum(map(min, table.them.steps)))

    def product(point: tuple[int, int]) -> object:
        return (table.me.worth(point[0]) - worst_me) * (table.them.worth(point[1]) - worst_them)

    def total(point: tuple[int, int]) -> object:
        return table.me.worth(point[0]) + table.them.worth(point[1])

    assert best_nash in every
    assert best_total in every
    assert product(best_nash) == max(map(product, every))
    assert total(best_total) == max(map(total, every))


@given(dossiers())
@settings(max_examples=100)
def test_a_solution_gives_the_package_that_is_worth_what_it_says(found: Dossier):
    for solution in solutions(found):
        assert worth(found, solution.choices) == (solution.me, solution.them)


def test_the_fewest_steps_that_reach_a_worth_round_up():
    table = matrix(dossier(issues=PAY))
    assert table.me.worth(steps_at_least(table.me, limits(dossier(walk_away_worth=33.3)).me)) >= 33.3
    assert steps_at_least(table.me, None) == 0
