"""Ten thousand random small domains against listing every package: frontier, solutions, offers of the same
worth, and what is left on the table."""

from collections.abc import Callable, Sequence
from fractions import Fraction

import pytest

from tests.analysis.domains import KINDS, Domain, domain, undominated
from workbook.analysis.tradeoffs.better import left
from workbook.analysis.tradeoffs.frontier import frontier
from workbook.analysis.tradeoffs.meso import APART, apart
from workbook.analysis.tradeoffs.solutions import (
    Limits,
    egalitarian,
    greatest_total,
    kalai_smorodinsky,
    nash,
)
from workbook.analysis.tradeoffs.utility import Matrix

Point, Picks = tuple[int, int], tuple[int, ...]
Pair = tuple[Fraction, Fraction]
COUNT = 10_000


@pytest.fixture(scope="module")
def every() -> list[Domain]:
    """The domains, the same each time: as many of each kind."""
    return [domain(KINDS[seed % len(KINDS)], seed) for seed in range(COUNT)]


def test_the_domains_are_of_every_size_and_many_have_a_zone(every: list[Domain]) -> None:
    assert len(every) == COUNT
    sizes = {len(known.every) for known in every}
    assert min(sizes) == 0
    assert max(sizes) == 256
    assert sum(bool(known.suiting) for known in every) > COUNT / 2
    assert sum(bool(known.every) and not known.suiting for known in every) > COUNT / 20


def test_the_frontier_is_what_listing_every_package_finds(every: list[Domain]) -> None:
    for known in every:
        assert list(frontier(known.table).points) == undominated(known.every.values())


def test_the_solutions_are_what_listing_every_package_finds(every: list[Domain]) -> None:
    rules = (nash, kalai_smorodinsky, egalitarian, greatest_total)
    for known in every:
        found = [rule(known.table, known.least) for rule in rules]
        suiting = known.suiting
        if not suiting:
            assert found == [None] * 4
            continue
        gains = _gains(known, suiting)
        for point, merit in zip(found, _merits(gains), strict=True):
            assert point in undominated(suiting)
            assert merit(point) == max(map(merit, suiting))


def test_offers_of_the_same_worth_are_what_listing_every_package_finds(every: list[Domain]) -> None:
    for seed, known in enumerate(every):
        table, packages = known.table, sorted(known.every)
        if not packages:
            assert apart(table, 0, 0, 3) == ()
            continue
        aim, width = known.every[packages[seed % len(packages)]][0], (seed % 4) * 2 * table.me.unit
        low, high = aim - width, aim + width
        found = [one.picks for one in apart(table, low, high, 3)]
        near = {picks: at for picks, at in known.every.items() if low <= at[0] <= high}
        for number, picks in enumerate(found):
            free = [p for p in near if _apart_from(table, p, found[:number])]
            assert picks in free
            assert near[picks][::-1] == max(near[p][::-1] for p in free)
        if len(found) < 3:
            assert not any(_apart_from(table, picks, found) for picks in near)


def test_what_is_left_on_the_table_is_what_listing_every_package_finds(every: list[Domain]) -> None:
    for known in every:
        points = set(known.every.values())
        for me, them in points:
            found = left(known.table, (me, them))
            mine = max(u for u, v in points if v >= them) - me
            theirs = max(v for u, v in points if u >= me) - them
            assert found.me == mine / known.table.me.unit
            assert found.them == theirs / known.table.them.unit


def _gains(known: Domain, points: set[Point]) -> dict[Point, tuple[Pair, Pair]]:
    """Each point's gains over the walk-aways, a missing one counting as the worst total, and as nothing."""
    worths = {at: (known.table.me.worth(at[0]), known.table.them.worth(at[1])) for at in known.every.values()}
    worst = min(me for me, _ in worths.values()), min(them for _, them in worths.values())
    return {at: (_over(worths[at], known.least, worst), _over(worths[at], known.least)) for at in points}


def _over(worths: Pair, least: Limits, zero: Pair = (Fraction(), Fraction())) -> Pair:
    me = zero[0] if least.me is None else least.me
    them = zero[1] if least.them is None else least.them
    return worths[0] - me, worths[1] - them


def _merits(gains: dict[Point, tuple[Pair, Pair]]) -> Sequence[Callable[[Point], object]]:
    """What each rule makes as great as can be."""
    most = [max(over[side] for over, _ in gains.values()) for side in (0, 1)]

    def ratios(point: Point) -> list[Fraction]:
        over = gains[point][0]
        return sorted(gain / top if top else Fraction(1) for gain, top in zip(over, most, strict=True))

    return (
        lambda point: (gains[point][0][0] * gains[point][0][1], sum(gains[point][0])),
        ratios,
        lambda point: sorted(gains[point][1]),
        lambda point: sum(gains[point][1]),
    )


def _apart_from(table: Matrix, picks: Picks, others: Sequence[Picks]) -> bool:
    """Whether a package differs from each other one in two issues, in what they are worth to somebody."""
    return all(
        sum(
            any(side.steps[issue][a] != side.steps[issue][b] for side in (table.me, table.them))
            for issue, (a, b) in enumerate(zip(picks, other, strict=True))
        )
        >= APART
        for other in others
    )
