"""Whether a package can be beaten, against listing every package and against the frontier."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.domains import small_matrices, totals
from tests.analysis.uncertain import uncertain_dossiers
from tests.examples import examples
from workbook.analysis.tradeoffs.beaten import beaten
from workbook.analysis.tradeoffs.counterparts import counterparts, seen_by
from workbook.analysis.tradeoffs.frontier import frontier, realise
from workbook.analysis.tradeoffs.utility import Matrix, Side, matrix
from workbook.model import Dossier

steps = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=1, max_size=4)


def by_listing(table: Matrix) -> dict[tuple[int, ...], bool]:
    found = totals(table)
    reached = set(found.values())
    return {
        picks: any(u >= me and v >= them and (u, v) != (me, them) for u, v in reached)
        for picks, (me, them) in found.items()
    }


@given(st.lists(steps, min_size=1, max_size=5))
@examples(400)
def test_a_package_is_beaten_when_listing_every_package_finds_a_better_one(rows: list[list[tuple[int, int]]]):
    me, them = (Side(tuple(tuple(pair[side] for pair in row) for row in rows), 1) for side in (0, 1))
    names = tuple(map(str, range(len(rows))))
    options = tuple(tuple(str(n) for n in range(len(row))) for row in rows)
    table = Matrix(names, names, options, options, me, them)
    for picks, expected in by_listing(table).items():
        assert beaten(me, them, picks) == expected


@given(small_matrices())
@examples(100)
def test_thinned_out_an_unbeaten_package_is_still_unbeaten(table: Matrix):
    for picks, expected in by_listing(table).items():
        assert expected or not beaten(table.me, table.them, picks, limit=1)


@given(small_matrices())
@examples(150)
def test_zero_sum_mirrored_and_equal_domains_are_settled_alike(table: Matrix):
    for picks, expected in by_listing(table).items():
        assert beaten(table.me, table.them, picks) == expected


@given(uncertain_dossiers())
@examples(100)
def test_each_possible_other_side_is_settled_as_by_listing(given: Dossier):
    table = matrix(given)
    for other in counterparts(given, 3):
        for picks, expected in by_listing(seen_by(table, other.them)).items():
            assert beaten(table.me, other.them, picks) == expected


def large(issues: int, options: int, fine: int, seed: int = 3) -> Matrix:
    draw, mine, theirs = random.Random(seed), [], []
    for _ in range(issues):
        row = sorted(draw.randrange(fine) for _ in range(options))
        mine.append(tuple(row))
        theirs.append(tuple(max(0, fine - me + draw.randrange(-fine // 8, fine // 8)) for me in row))
    names = tuple(map(str, range(issues)))
    shown = (tuple(map(str, range(options))),) * issues
    return Matrix(names, names, shown, shown, Side(tuple(mine), 1), Side(tuple(theirs), 1))


@pytest.mark.parametrize(("issues", "options", "fine"), [(8, 5, 1000), (20, 10, 100), (12, 4, 100_000)])
def test_at_any_size_the_frontier_is_unbeaten_and_what_lies_below_it_beaten(
    issues: int, options: int, fine: int
):
    table = large(issues, options, fine)
    found = frontier(table)
    assert not found.slack
    for point in found.points[:: len(found.points) // 12]:
        picks = realise(table, found, point)
        assert not beaten(table.me, table.them, picks)
        for issue, pick in [(n, (picks[n] + 1) % options) for n in range(0, issues, 3)]:
            other = (*picks[:issue], pick, *picks[issue + 1 :])
            total = table.me.total(other), table.them.total(other)
            assert beaten(table.me, table.them, other) == (not found.holds(total))


def test_between_two_neighbours_of_the_frontier_only_the_frontier_is_unbeaten():
    table = large(6, 4, 50)
    found = frontier(table)
    for first, then in pairwise(found.points):
        assert first[0] > then[0]
        assert first[1] < then[1]
    unbeaten = {total for picks, total in totals(table).items() if not beaten(table.me, table.them, picks)}
    assert unbeaten == set(found.points)
