"""Random small trade-off domains, and the plain way to reckon with them: list every package."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import product

from hypothesis import strategies as st

from tests.analysis.making import dossier
from workbook.analysis.tradeoffs.solutions import Limits
from workbook.analysis.tradeoffs.utility import Matrix, matrix
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
