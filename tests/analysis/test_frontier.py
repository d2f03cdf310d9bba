"""The efficient frontier, against listing every package."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings

from tests.analysis.domains import small_matrices, totals, undominated
from tests.analysis.making import PAY, dossier
from workbook.analysis.tradeoffs.frontier import at_least, frontier, realise
from workbook.analysis.tradeoffs.utility import Matrix, Side, matrix


def scored(*issues: list[tuple[int, int]]) -> Matrix:
    """A matrix from steps (me, them) per option."""
    names = tuple(f"i{i}" for i in range(len(issues)))
    options = tuple(tuple(f"i{i}o{j}" for j in range(len(row))) for i, row in enumerate(issues))
    mine = Side(tuple(tuple(me for me, _ in row) for row in issues), 1)
    theirs = Side(tuple(tuple(them for _, them in row) for row in issues), 1)
    return Matrix(names, names, options, options, mine, theirs)


def test_the_frontier_of_two_issues_is_found_by_hand():
    table = matrix(dossier(issues=PAY))
    worths = [(table.me.worth(me), table.them.worth(them)) for me, them in frontier(table).points]
    assert worths == [(100, 0), (60, 90), (0, 100)]


def test_without_issues_there_are_no_points():
    assert frontier(matrix(dossier())).points == ()


def test_in_a_zero_sum_domain_every_total_is_efficient():
    row = [(k, 4 - k) for k in range(5)]
    assert len(frontier(scored(row, row, row)).points) == 13


def test_where_both_want_the_same_one_point_is_efficient():
    assert frontier(scored([(0, 0), (5, 9)], [(2, 2), (1, 1)])).points == ((7, 11),)


def test_options_all_equal_leave_one_point():
    assert frontier(scored([(3, 3)] * 4, [(0, 0)] * 2)).points == ((3, 3),)


@given(small_matrices())
@settings(max_examples=300)
def test_the_frontier_is_what_listing_every_package_finds(table: Matrix):
    found = frontier(table)
    assert list(found.points) == undominated(totals(table).values())
    assert found.slack == 0


@given(small_matrices())
@settings(max_examples=150)
def test_every_efficient_point_is_realised_by_a_package(table: Matrix):
    found = frontier(table)
    for point in found.points:
        picks = realise(table, found, point)
        assert (table.me.total(picks), table.them.total(picks)) == point


@given(small_matrices())
@settings(max_examples=150)
def test_a_package_on_the_frontier_realises_itself_when_asked_to_stay_near_itself(table: Matrix):
    found = frontier(table)
    for picks, point in totals(table).items():
        if found.holds(point):
            assert realise(table, found, point, picks) == picks


@given(small_matrices())
@settings(max_examples=150)
def test_a_thinned_frontier_matches_every_package_within_its_slack(table: Matrix):
    found = frontier(table, limit=3)
    reached = set(totals(table).values())
    assert set(found.points) <= reached
    for me, them in reached:
        assert any(p[0] >= me and p[1] >= them - found.slack for p in found.points)


def test_a_fine_domain_is_thinned_to_its_limit_and_says_so():
    draw = random.Random(7)
    issues = []
    for _ in range(12):
        steps = sorted(draw.sample(range(10**9), 5))
        issues.append([(me, 10**9 - me + draw.randrange(1000)) for me in steps])
    found = frontier(scored(*issues), limit=500)
    assert 0 < len(found.points) <= 502
    assert 0 < found.slack < 0.05 * 12 * 10**9


def test_a_point_off_the_frontier_cannot_be_realised():
    table = scored([(0, 1), (1, 0)])
    with pytest.raises(ValueError, match="not a point"):
        realise(table, frontier(table), (0, 0))


def test_points_at_least_so_good_for_both_are_picked_from_the_frontier():
    found = frontier(scored([(k, 4 - k) for k in range(5)]))
    assert at_least(found, 1, 2) == ((2, 2), (1, 3))
    assert at_least(found, 5, 0) == ()


def test_the_same_matrix_is_reckoned_once():
    table = scored([(0, 1), (1, 0)])
    assert frontier(table) is frontier(replace(table))
