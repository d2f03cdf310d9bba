"""The efficient packages between the walk-aways, where all efficient ones are too many to be kept."""

from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.domains import Domain, domains, plain, undominated
from tests.analysis.making import Issues, dossier
from tests.examples import examples
from workbook.analysis.tradeoffs.frontier import Frontier, at_least, frontier, realise
from workbook.analysis.tradeoffs.inside import fuller, inside
from workbook.analysis.tradeoffs.solutions import (
    Limits,
    acceptable,
    efficient_within,
    egalitarian,
    greatest_total,
    kalai_smorodinsky,
    nash,
    solutions,
    steps_at_least,
    zone,
)
from workbook.analysis.tradeoffs.utility import Matrix, Side, matrix


def floor_of(known: Domain) -> tuple[int, int]:
    table, least = known.table, known.least
    return steps_at_least(table.me, least.me), steps_at_least(table.them, least.them)


@given(domains())
@examples(300)
def test_what_is_inside_is_what_listing_every_package_finds(known: Domain) -> None:
    if not known.every:
        return
    found = inside(known.table, floor_of(known))
    assert list(found.points) == [p for p in undominated(known.every.values()) if p in known.suiting]
    assert found.slack == 0
    for point in found.points:
        assert known.every[realise(known.table, found, point)] == point


@given(domains(), st.integers(2, 5))
@examples(500)
def test_thinned_to_a_few_points_what_is_inside_are_packages_that_suit_both(
    known: Domain, limit: int
) -> None:
    if not known.every:
        return
    found = inside(known.table, floor_of(known), limit)
    assert set(found.points) <= known.suiting
    if not found.points and not found.slack:
        assert not known.suiting


def fine(seed: int) -> Matrix:
    """Eleven issues in which one gains nearly what the other loses: 127,604 efficient points."""
    draw = Random(seed)
    mine = [[draw.randrange(10**6) for _ in range(6)] for _ in range(11)]
    theirs = [[10**6 - steps + draw.randrange(300) for steps in row] for row in mine]
    return plain(Side(tuple(map(tuple, mine)), 1), Side(tuple(map(tuple, theirs)), 1))


def test_an_efficient_package_that_was_thinned_out_is_found_between_the_walk_aways() -> None:
    table = fine(5)
    whole, full = frontier(table), frontier(table, 400_000)
    assert (bool(whole.slack), full.slack) == (True, 0)
    gone = [point for point in full.points if not whole.holds(point)]
    for me, them in gone[:: len(gone) // 8]:
        least = Limits(Fraction(me), Fraction(them))
        assert at_least(whole, me, them) == ()
        assert acceptable(table, efficient_within(table, least), least) == ((me, them),)
        assert {rule(table, least) for rule in (nash, kalai_smorodinsky, egalitarian, greatest_total)} == {
            (me, them)
        }


def test_all_efficient_packages_between_walk_aways_far_apart_are_found() -> None:
    table = fine(5)
    full = frontier(table, 400_000)
    first, last = full.points[len(full.points) // 2], full.points[len(full.points) // 2 + 900]
    floor = last[0], first[1]
    found = inside(table, floor)
    assert found.slack == 0
    assert found.points == at_least(full, *floor)
    assert len(found.points) == 901
    assert len(at_least(frontier(table), *floor)) < 60


def test_a_complete_frontier_is_looked_at_as_it_is() -> None:
    whole = Frontier(((3, 1), (1, 3)), 0, (), 8)
    assert fuller(whole, plain(Side(((3, 1),), 1), Side(((1, 3),), 1)), (2, 2)) is whole


def test_the_solutions_of_a_negotiation_are_packages_that_were_thinned_out_before() -> None:
    issues, me, them = hidden(2, digits=1)
    known = dossier(issues=issues, walk_away_worth=me, their_walk_away_likely=them)
    table = matrix(known)
    totals = round(me * table.me.unit), round(them * table.them.unit)
    assert not frontier(table).holds(totals)
    found = solutions(known)
    assert [(row.me, row.them) for row in found] == [(me, them)] * 4
    for row in found:
        picks = table.picks(row.choices)
        assert (table.me.total(picks), table.them.total(picks)) == totals


WEIGHTS = (5.3, 7.1, 8.9, 9.7, 10.3, 10.9, 11.3, 11.9, 12.1, 12.5)


def hidden(seed: int, digits: int = 2) -> tuple[Issues, float, float]:
    """Shares of a sum, finely cut, and what one package of millions is worth to both: nothing else is as
    good for both as that."""
    draw = Random(seed)
    issues: Issues = {}
    for place, weight in enumerate(WEIGHTS):
        scores = [draw.randrange(100 * 10**digits + 1) / 10**digits for _ in range(6)]
        options = {f"o{j}": (score, round(100 - score, digits)) for j, score in enumerate(scores)}
        issues = {**issues, f"I{place}": (weight, weight, options)}
    table = matrix(dossier(issues=issues))
    picks = [draw.randrange(6) for _ in WEIGHTS]
    me, them = (side.worth(side.total(picks)) for side in (table.me, table.them))
    return issues, float(me), float(them)


def test_where_not_all_could_be_looked_at_nobody_is_told_that_none_suits_both() -> None:
    said = []
    for seed in range(4):
        issues, me, them = hidden(seed)
        known = dossier(issues=issues, walk_away_worth=me, their_walk_away_likely=them)
        said.append(zone(known).sentence)
        assert bool(solutions(known)) == ("suits both sides" in said[-1])
    missed = (
        "There are too many packages to rule out one that reaches both walk-aways; of those looked at the "
        "nearest reaches yours and is less than 1 below theirs."
    )
    found = [text for text in said if text != missed]
    assert len(found) < len(said)
    assert all(text.startswith("At least one efficient package suits both sides") for text in found)
