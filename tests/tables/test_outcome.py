"""What a table comes to, against the plain way: list every package."""

from collections.abc import Callable
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.examples import examples
from workbook.tables.outcome import Package, outcome
from workbook.tables.scored import ScoredIssue, ScoredTable, shifted

Point = tuple[Fraction, Fraction]

numbers = st.one_of(
    st.integers(-4, 4).map(Fraction),
    st.integers(-1000, 1000).map(lambda tenths: Fraction(tenths, 10)),
    st.fractions(-3, 3, max_denominator=9),
)
limits = st.one_of(st.none(), st.integers(-8, 8).map(Fraction), numbers)


@st.composite
def tables(draw: st.DrawFn) -> ScoredTable:
    """Up to four issues of up to four options, negative worths among them; free, zero-sum or mirrored."""
    theirs = draw(st.sampled_from((None, lambda worth: -worth, lambda worth: worth)))
    issues = []
    for i in range(draw(st.integers(1, 4))):
        me = draw(st.lists(numbers, min_size=1, max_size=4))
        other = st.lists(numbers, min_size=len(me), max_size=len(me))
        them = draw(other) if theirs is None else [theirs(worth) for worth in me]
        issues.append(ScoredIssue(f"i{i}", tuple(f"o{j}" for j in range(len(me))), tuple(me), tuple(them)))
    return ScoredTable(tuple(issues), draw(limits), draw(limits))


def every(table: ScoredTable) -> list[tuple[Point, dict[str, str]]]:
    rows = [list(zip(i.options, i.me, i.them, strict=True)) for i in table.issues]
    return [
        (
            (sum((pick[1] for pick in picks), Fraction()), sum((pick[2] for pick in picks), Fraction())),
            {issue.name: pick[0] for issue, pick in zip(table.issues, picks, strict=True)},
        )
        for picks in product(*rows)
    ]


def suitable(table: ScoredTable) -> list[Point]:
    """The worths of the packages at or above both walk-aways."""
    least = table.walk_away_me, table.walk_away_them
    return [p for p, _ in every(table) if all(m is None or w >= m for w, m in zip(p, least, strict=True))]


def undominated(points: list[Point]) -> list[Point]:
    known = set(points)
    better = {p for p in known if any(q != p and q[0] >= p[0] and q[1] >= p[1] for q in known)}
    return sorted(known - better, reverse=True)


def gains_over(table: ScoredTable, missing: Point) -> Callable[[Point], Point]:
    me = missing[0] if table.walk_away_me is None else table.walk_away_me
    them = missing[1] if table.walk_away_them is None else table.walk_away_them
    return lambda point: (point[0] - me, point[1] - them)


def worst(table: ScoredTable) -> Point:
    points = [point for point, _ in every(table)]
    return min(me for me, _ in points), min(them for _, them in points)


def point_of(package: Package | None) -> Point:
    assert package is not None
    return package.me, package.them


@examples(200)
@given(tables())
def test_the_efficient_packages_are_those_of_listing_all(table: ScoredTable) -> None:
    found = outcome(table)
    assert found.package_count == len(every(table))
    assert [point_of(package) for package in found.efficient] == undominated(suitable(table))
    assert found.slack == 0


@examples(100)
@given(tables())
def test_each_package_is_worth_what_its_options_add_up_to(table: ScoredTable) -> None:
    worths = {tuple(choices.items()): point for point, choices in every(table)}
    for package in outcome(table).efficient:
        assert worths[tuple(package.choices.items())] == point_of(package)


@examples(200)
@given(tables())
def test_the_solutions_are_those_of_listing_all(table: ScoredTable) -> None:
    points = suitable(table)
    assume(points)
    listed = outcome(table)
    found = listed.solutions
    over = gains_over(table, worst(table))
    gains = [over(point) for point in points]
    assert product_of(over(point_of(found["nash"]))) == max(map(product_of, gains))
    most = max(me for me, _ in gains), max(them for _, them in gains)
    ratios = [evenness(ratio(gain, most)) for gain in gains]
    assert evenness(ratio(over(point_of(found["kalai_smorodinsky"])), most)) == max(ratios)
    plain = gains_over(table, (Fraction(), Fraction()))
    assert evenness(plain(point_of(found["egalitarian"]))) == max(evenness(plain(p)) for p in points)
    assert sum(point_of(found["greatest_total"])) == max(sum(p) for p in points)
    for package in found.values():
        assert package in listed.efficient


def product_of(gain: Point) -> Fraction:
    return gain[0] * gain[1]


def ratio(gain: Point, most: Point) -> Point:
    mine, theirs = (g / m if m else Fraction(1) for g, m in zip(gain, most, strict=True))
    return mine, theirs


def evenness(pair: Point) -> Point:
    return min(pair), max(pair)


@given(tables())
def test_without_a_package_that_suits_both_there_is_no_solution(table: ScoredTable) -> None:
    above = max(me for (me, _), _ in every(table)) + 1
    found = outcome(ScoredTable(table.issues, above, table.walk_away_them))
    assert found.efficient == ()
    assert set(found.solutions.values()) == {None}


def test_for_the_egalitarian_solution_worths_are_compared_as_they_are_and_not_from_the_worst() -> None:
    issue = ScoredIssue("Price", ("low", "high"), (Fraction(-9), Fraction(1)), (Fraction(-1), Fraction(-8)))
    found = outcome(ScoredTable((issue,)))
    assert point_of(found.solutions["egalitarian"]) == (1, -8)
    assert shifted(ScoredTable((issue,))).base_me == -9


@pytest.mark.parametrize("walk_away", [Fraction(-5), Fraction(-4)])
def test_walk_aways_may_be_negative(walk_away: Fraction) -> None:
    issue = ScoredIssue("Price", ("low", "high"), (Fraction(-5), Fraction(-1)), (Fraction(2), Fraction(-8)))
    found = outcome(ScoredTable((issue,), walk_away, None))
    assert [package.me for package in found.efficient] == [-1, -5][: 2 if walk_away == -5 else 1]


def test_more_efficient_packages_than_can_be_listed_are_thinned_with_a_bound() -> None:
    zero_sum = [[Fraction(3**i * j) for j in range(3)] for i in range(10)]
    issues = tuple(
        ScoredIssue(f"i{i}", ("a", "b", "c"), tuple(row), tuple(-worth for worth in row))
        for i, row in enumerate(zero_sum)
    )
    found = outcome(ScoredTable(issues))
    assert found.package_count == 3**10
    assert 0 < len(found.efficient) <= 20_000
    gaps = [a.me - b.me for a, b in zip(found.efficient, found.efficient[1:], strict=False)]
    # All whole numbers are worths here: those between two that are listed are matched by the upper one.
    assert 0 < max(gaps) - 1 <= found.slack
