"""Random small trade-off domains, and the plain way to reckon with them: list every package."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from random import Random

from hypothesis import strategies as st

from tests.analysis.making import dossier
from workbook.analysis.tradeoffs.solutions import Limits
from workbook.analysis.tradeoffs.utility import Matrix, Side, matrix, side
from workbook.model import Dossier, Issue, Option

numbers = st.one_of(
    st.none(),
    st.integers(0, 4).map(float),
    st.integers(0, 100).map(float),
    st.integers(0, 1000).map(lambda tenths: tenths / 10),
)


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """Up to four issues of up to four options: whole and decimal numbers, gaps, zero-sum and mirrored."""
    rows: list[Issue | Option] = []
    kind = draw(st.sampled_from(("free", "zero-sum", "mirrored", "all-equal")))
    for i in range(draw(st.integers(0, 4))):
        mine = draw(numbers)
        theirs = draw(numbers) if kind == "free" else mine
        rows.append(Issue(id=f"i{i}", name=f"i{i}", weight_me=mine, weight_them_likely=theirs))
        for j in range(draw(st.integers(1, 4))):
            score = 50.0 if kind == "all-equal" else draw(numbers)
            other = _other(kind, score) if kind != "free" else draw(numbers)
            option = Option(id=f"i{i}o{j}", issue_id=f"i{i}", name=f"o{j}", score_me=score)
            option.score_them_likely = other
            rows.append(option)
    walk_aways = {"walk_away_worth": draw(numbers), "their_walk_away_likely": draw(numbers)}
    return dossier(*rows, **walk_aways)


def _other(kind: str, score: float | None) -> float | None:
    return None if score is None else round(100 - score, 1) if kind == "zero-sum" else score


def totals(table: Matrix) -> dict[tuple[int, ...], tuple[int, int]]:
    """Every package with its totals; none without issues."""
    if not table.issue_ids:
        return {}
    every = product(*(range(len(row)) for row in table.option_ids))
    return {picks: (table.me.total(picks), table.them.total(picks)) for picks in every}


def undominated(points: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The points no other is better than for one and as good for the other, by falling first."""
    known = set(points)
    return sorted((p for p in known if not any(_beats(q, p) for q in known)), reverse=True)


def _beats(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one != other and one[0] >= other[0] and one[1] >= other[1]


def suiting(table: Matrix, least: Limits) -> list[tuple[int, int]]:
    """The totals of every package at or above both walk-aways, compared as fractions."""
    return [
        (me, them)
        for me, them in totals(table).values()
        if table.me.worth(me) >= (least.me or Fraction())
        and table.them.worth(them) >= (least.them or Fraction())
    ]


def small_matrices() -> st.SearchStrategy[Matrix]:
    """The matrices of the random domains."""
    return dossiers().map(matrix)


Numbers = list[Fraction | None]
KINDS = (
    "whole", "decimal", "zero-sum", "mirrored", "all equal", "few values", "money", "one has nothing to gain",
)  # fmt: skip


@dataclass(frozen=True)
class Domain:
    """A small matrix with walk-aways, and every package of it by its options."""

    table: Matrix
    least: Limits
    every: dict[tuple[int, ...], tuple[int, int]]

    @property
    def suiting(self) -> set[tuple[int, int]]:
        """The different totals of the packages at or above both walk-aways."""
        return {point for point in self.every.values() if self._suits(point)}

    def _suits(self, point: tuple[int, int]) -> bool:
        me, them = self.table.me.worth(point[0]), self.table.them.worth(point[1])
        return (self.least.me is None or me >= self.least.me) and (
            self.least.them is None or them >= self.least.them
        )


def domains() -> st.SearchStrategy[Domain]:
    """Domains of every kind, up to four issues of up to four options. A seed stands for the numbers, so
    that thousands can be drawn in seconds."""
    return st.builds(domain, st.sampled_from(KINDS), st.integers(0, 2**32 - 1))


def domain(kind: str, seed: int) -> Domain:
    """The domain of a kind and a seed, the same each time."""
    draw = Random(seed)
    sizes = [draw.randint(1, 4) for _ in range(draw.choice((0, 1, 2, 2, 3, 3, 4)))]
    mine = _given(draw, kind, sizes)
    table = plain(side(*mine), side(*_answer(draw, kind, sizes, mine)))
    every = totals(table)
    least = Limits(_limit(draw, table.me, every, 0), _limit(draw, table.them, every, 1))
    return Domain(table, least, every)


def plain(mine: Side, theirs: Side) -> Matrix:
    """A matrix of two sides with numbers for names."""
    names = tuple(f"i{i}" for i in range(len(mine.steps)))
    options = tuple(tuple(f"i{i}o{j}" for j in range(len(row))) for i, row in enumerate(mine.steps))
    return Matrix(names, names, options, options, mine, theirs)


def _given(draw: Random, kind: str, sizes: Sequence[int]) -> tuple[Numbers, list[Numbers]]:
    return [_number(draw, kind) for _ in sizes], [[_number(draw, kind) for _ in range(n)] for n in sizes]


def _answer(
    draw: Random, kind: str, sizes: Sequence[int], mine: tuple[Numbers, list[Numbers]]
) -> tuple[Numbers, list[Numbers]]:
    if kind == "zero-sum":
        return mine[0], [[None if one is None else 100 - one for one in row] for row in mine[1]]
    if kind == "mirrored":
        return mine
    if kind == "all equal":
        return [Fraction(1)] * len(sizes), [[Fraction(50)] * size for size in sizes]
    if kind == "one has nothing to gain":
        return [Fraction()] * len(sizes), [[Fraction(draw.randint(0, 3)) for _ in range(n)] for n in sizes]
    return _given(draw, kind, sizes)


def _number(draw: Random, kind: str) -> Fraction | None:
    if not draw.randrange(12):
        return None
    if kind == "decimal":
        return Fraction(draw.randint(0, 10_000), draw.choice((10, 100)))
    top = {"few values": 2, "all equal": 1, "money": 9_000_000}.get(kind, 100)
    return Fraction(draw.randint(0, top))


def _limit(
    draw: Random, side: Side, every: dict[tuple[int, ...], tuple[int, int]], place: int
) -> Fraction | None:
    # Often exactly what some package is worth: that is where comparisons go wrong.
    chance = draw.randrange(5)
    if chance < 2 and every:
        return side.worth(draw.choice(list(every.values()))[place])
    return None if chance < 4 else Fraction(draw.randint(0, 700), 10)
