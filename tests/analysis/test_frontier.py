"""The efficient frontier, against listing every package."""

import random
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.domains import Domain, domains, plain, small_matrices, totals, undominated
from tests.analysis.making import PAY, dossier
from tests.examples import examples
from workbook.analysis.tradeoffs.frontier import at_least, frontier, is_unique, realise, ways
from workbook.analysis.tradeoffs.utility import Matrix, Side, matrix


def scored(*issues: list[tuple[int, int]]) -> Matrix:
    """A matrix from steps (me, them) per option."""
    mine = Side(tuple(tuple(me for me, _ in row) for row in issues), 1)
    theirs = Side(tuple(tuple(them for _, them in row) for row in issues), 1)
    return plain(mine, theirs)


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


@given(domains())
@examples(300)
def test_the_frontier_is_what_listing_every_package_finds(known: Domain):
    found = frontier(known.table)
    assert list(found.points) == undominated(known.every.values())
    assert found.slack == 0


@given(small_matrices())
@examples(150)
def test_the_frontier_of_what_a_person_typed_is_what_listing_every_package_finds(table: Matrix):
    assert list(frontier(table).points) == undominated(totals(table).values())


@given(domains())
@examples(300)
def test_every_efficient_point_is_realised_by_as_many_packages_as_are_counted(known: Domain):
    found, packages = frontier(known.table), Counter(known.every.values())
    for point in found.points:
        assert known.every[realise(known.table, found, point)] == point
        assert ways(known.table, found, point) == packages[point]
        assert is_unique(known.table, found, point) == (packages[point] == 1)


@given(domains(), st.randoms(use_true_random=False))
@examples(500)
def test_a_point_is_realised_by_the_package_nearest_to_another(known: Domain, draw: random.Random):
    found = frontier(known.table)
    for point in found.points:
        near = draw.choice(list(known.every))
        here = realise(known.table, found, point, near)
        assert known.every[here] == point
        assert _apart(here, near) == min(_apart(p, near) for p, at in known.every.items() if at == point)


def _apart(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


@given(domains())
@examples(500)
def test_a_thinned_frontier_matches_every_package_within_its_slack(known: Domain):
    found = frontier(known.table, limit=3)
    assert set(found.points) <= set(known.every.values())
    for me, them in known.every.values():
        assert any(p[0] >= me and p[1] >= them - found.slack for p in found.points)


def wide(weights: list[int]) -> Matrix:
    """Fourteen issues on which the two want opposite things, and whose frontier takes a while."""
    draw = random.Random(41)
    issues = []
    for weight in weights:
        mine, theirs = (sorted(draw.sample(range(101), 8)) for _ in range(2))
        issues.append([(weight * me, 9 * them) for me, them in zip(mine, reversed(theirs), strict=True)])
    return scored(*issues)


def test_while_one_weight_is_dragged_the_frontier_is_the_same_as_reckoned_afresh():
    weights, dragged = list(range(3, 17)), []
    for issue, weight in ((4, 7), (4, 8), (4, 9), (4, 30), (11, 40), (11, 0), (4, 0)):
        weights[issue] = weight
        dragged.append((list(weights), frontier(wide(weights))))
    for known, found in dragged:
        # With all weights doubled no issue is as it was, and nothing merged before is of use.
        afresh = frontier(wide([2 * each for each in known]))
        assert len(found.points) > 300
        assert [(2 * me, them) for me, them in found.points] == list(afresh.points)
        for point in found.points[::50]:
            picks = realise(wide(known), found, point)
            assert (wide(known).me.total(picks), wide(known).them.total(picks)) == point


@given(domains(), st.randoms(use_true_random=False))
@examples(300)
def test_issues_in_another_order_have_the_same_frontier(known: Domain, draw: random.Random):
    order = list(range(len(known.table.issue_ids)))
    draw.shuffle(order)
    mine, theirs = (
        replace(side, steps=tuple(side.steps[i] for i in order))
        for side in (known.table.me, known.table.them)
    )
    assert frontier(plain(mine, theirs)).points == frontier(known.table).points


def test_a_line_of_equal_exchange_with_gaps_is_exact():
    # One gains two where the other loses three, in uneven steps.
    issues = [[(2 * k, 3 * (90 - k)) for k in steps] for steps in ((0, 7, 90), (0, 13), (0, 1, 60), (5, 6))]
    found = frontier(scored(*issues))
    assert list(found.points) == undominated(totals(scored(*issues)).values())
    assert len(found.points) > 20


def test_a_line_of_equal_exchange_with_steps_of_millions_is_exact():
    draw = random.Random(12)
    issues = [[(k, 10**7 - k) for k in draw.sample(range(10**7), 4)] for _ in range(5)]
    found = frontier(scored(*issues))
    assert list(found.points) == sorted(set(totals(scored(*issues)).values()), reverse=True)
    assert len(found.points) > 1000


def test_counting_packages_goes_beyond_what_could_be_listed():
    row = [(k, 10 - k) for k in range(11)]
    table = scored(*[row] * 12)
    found = frontier(table)
    # The middle total of twelve eleven-sided dice.
    assert ways(table, found, (60, 60)) == 112_835_748_609


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


def test_steps_below_nothing_are_refused_and_not_reckoned_wrongly():
    with pytest.raises(ValueError, match="below 0"):
        frontier(scored([(0, -1), (1, 0)]))


def test_points_at_least_so_good_for_both_are_picked_from_the_frontier():
    found = frontier(scored([(k, 4 - k) for k in range(5)]))
    assert at_least(found, 1, 2) == ((2, 2), (1, 3))
    assert at_least(found, 5, 0) == ()


def test_the_same_matrix_is_reckoned_once():
    table = scored([(0, 1), (1, 0)])
    assert frontier(table) is frontier(replace(table))
