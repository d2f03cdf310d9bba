"""Possible other sides, drawn from the ranges of the estimates."""

from fractions import Fraction

import pytest
from hypothesis import given

from tests.analysis.making import PAY, dossier
from tests.analysis.uncertain import ranged, uncertain_dossiers, without_ranges
from tests.examples import examples
from workbook.analysis.tradeoffs.counterparts import (
    Range,
    counterparts,
    estimates,
    least_range,
    range_of,
    score_range,
    weight_range,
)
from workbook.analysis.tradeoffs.solutions import limits
from workbook.analysis.tradeoffs.utility import matrix
from workbook.model import Alternative, Dossier

F = Fraction


@pytest.mark.parametrize(
    ("likely", "low", "high", "found"),
    [
        (None, None, None, None),
        (20, None, None, (20, 20, 20)),
        (20, 10, 40, (10, 20, 40)),
        (None, 10, 40, (10, 25, 40)),
        (20, 10, None, (10, 20, 20)),
        (20, None, 40, (20, 20, 40)),
        (None, 10, None, (10, 10, 10)),
        (20, 30, 40, (20, 20, 40)),
        (50, 30, 40, (30, 50, 50)),
    ],
)
def test_a_range_spans_what_is_given_and_always_holds_the_likely_value(
    likely: float | None, low: float | None, high: float | None, found: tuple[int, int, int] | None
):
    assert range_of(likely, low, high) == (None if found is None else Range(*map(F, found)))


@given(uncertain_dossiers())
@examples(100)
def test_without_ranges_every_possible_other_side_is_the_likely_one(given: Dossier):
    bare = without_ranges(given)
    table, least = matrix(bare), limits(bare)
    for other in counterparts(bare, 3):
        assert other.least == least.them
        for row, known in zip(other.them.steps, table.them.steps, strict=True):
            assert [other.them.worth(s) for s in row] == [table.them.worth(s) for s in known]


@given(uncertain_dossiers())
@examples(100)
def test_every_drawn_value_lies_within_its_range(given: Dossier):
    known, table = estimates(given), matrix(given)
    for other in counterparts(given, 7):
        pairs = [*zip(other.weights, known.weights, strict=True)]
        pairs += [(other.least, known.least)] if known.least is not None and other.least is not None else []
        assert all(given.low <= drawn <= given.high for drawn, given in pairs)
        total = sum(other.weights)
        for weight, row, scores in zip(other.weights, other.them.steps, known.scores, strict=True):
            for steps, score in zip(row, scores, strict=True):
                worth = other.them.worth(steps) * total
                assert weight * score.low <= worth <= weight * score.high
        assert len(other.them.steps) == len(table.issue_ids)


@given(uncertain_dossiers())
@examples(50)
def test_the_same_seed_draws_the_same_and_another_seed_only_what_is_uncertain(given: Dossier):
    assert counterparts(given, 5, seed=3) == counterparts(given, 5, seed=3)
    if estimates(given).certain:
        assert counterparts(given, 5, seed=3) == counterparts(given, 5, seed=4)


def test_another_seed_draws_others():
    wide = ranged(weights={"Pay": (10, 50, 90), "Days": (10, 50, 90)})
    assert counterparts(wide, 5, seed=1) != counterparts(wide, 5, seed=2)


def test_draws_cover_the_range_evenly_and_most_of_them_lie_near_the_likely_value():
    wide = ranged(weights={"Pay": (0, 20, 100)})
    drawn = sorted(other.weights[0] for other in counterparts(wide, 100))
    # Of this triangle a fifth lies below 20, and a quarter above 100 less the root of 0.25 x 100 x 80.
    assert sum(weight < 20 for weight in drawn) in range(17, 22)
    assert sum(weight > 55 for weight in drawn) in range(24, 28)
    assert all(weight.denominator == 1 for weight in drawn)


def test_draws_are_finer_where_the_estimates_are_finer_or_their_ranges_narrow():
    fine = ranged(weights={"Pay": (0.5, 20, 90)})
    assert {other.weights[0].denominator for other in counterparts(fine, 50)} <= {1, 2}
    narrow = counterparts(ranged(weights={"Pay": (1, 2, 3), "Days": (2, 2, 2)}), 50)
    assert len({other.weights[0] for other in narrow}) > 10
    assert {other.weights[1] for other in narrow} == {2}


def test_to_change_one_estimate_leaves_the_draws_of_the_others_as_they_were():
    one = ranged(weights={"Pay": (10, 50, 90), "Days": (10, 50, 90)})
    two = ranged(weights={"Pay": (10, 50, 90), "Days": (30, 50, 60)})
    assert [c.weights[0] for c in counterparts(one)] == [c.weights[0] for c in counterparts(two)]
    assert [c.weights[1] for c in counterparts(one)] != [c.weights[1] for c in counterparts(two)]


def test_a_package_is_accepted_from_their_walk_away_on():
    picks = (0, 0)
    (at,) = counterparts(dossier(issues=PAY, their_walk_away_likely=0.0), 1)
    (above,) = counterparts(dossier(issues=PAY, their_walk_away_likely=1.0), 1)
    (unknown,) = counterparts(dossier(issues=PAY), 1)
    assert (at.accepts(picks), above.accepts(picks), unknown.accepts(picks)) == (True, False, True)


def test_without_an_estimate_of_their_walk_away_their_best_alternative_counts():
    rival = Alternative(side="them", name="Rival", worth=30, probability=100)
    assert least_range(dossier(rival, issues=PAY)) == Range(F(30), F(30), F(30))
    assert least_range(dossier(issues=PAY)) is None


def test_the_ranges_of_a_row_are_read_from_its_three_numbers():
    known = ranged(weights={"Pay": (10, 50, 90)})
    assert weight_range(known.issues[0]) == Range(F(10), F(50), F(90))
    assert score_range(known.options[1]) == Range(F(60), F(60), F(60))
