"""What options and packages are worth to both sides, in exact whole numbers.

The model is the additive one of Keeney and Raiffa, *Decisions with Multiple Objectives* (1976):
worth is the sum of weight times score over the issues, divided by the sum of the weights.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import lcm, prod
from weakref import ref

from workbook.analysis.wording import listed, named
from workbook.model import Dossier, Issue, Option


@dataclass(frozen=True)
class Side:
    """One side's worth of every option, in whole ``steps``; ``unit`` steps are one point of worth."""

    steps: tuple[tuple[int, ...], ...]
    unit: int

    def worth(self, steps: int) -> Fraction:
        """Steps as points of worth, 0 to 100."""
        return Fraction(steps, self.unit)

    def total(self, picks: Sequence[int | None]) -> int:
        """The steps of a package given by the index of its option per issue; None counts nothing."""
        return sum(row[pick] for row, pick in zip(self.steps, picks, strict=True) if pick is not None)


@dataclass(frozen=True)
class Matrix:
    """The issues that have options, with both sides' worth of each option. Hashable, and all there
    is to know for the mathematics. ``missing`` says in sentences what was not given."""

    issue_ids: tuple[str, ...]
    issue_names: tuple[str, ...]
    option_ids: tuple[tuple[str, ...], ...]
    option_names: tuple[tuple[str, ...], ...]
    me: Side
    them: Side
    missing: tuple[str, ...] = ()

    @property
    def package_count(self) -> int:
        """How many different packages there are; 0 without issues."""
        return prod(len(row) for row in self.option_ids) if self.option_ids else 0

    def picks(self, choices: Mapping[str, str]) -> tuple[int | None, ...]:
        """The index of the chosen option per issue, None where nothing (or nothing known) is chosen."""
        return tuple(
            row.index(choices[issue]) if choices.get(issue) in row else None
            for issue, row in zip(self.issue_ids, self.option_ids, strict=True)
        )

    def choices(self, picks: Sequence[int | None]) -> dict[str, str]:
        """Option id by issue id, from indices."""
        chosen = zip(self.issue_ids, self.option_ids, picks, strict=True)
        return {issue: row[pick] for issue, row, pick in chosen if pick is not None}


def _nothing() -> None:
    return None


#: Steps are at least so fine for weights and for scores, so that a tenth more does not change all others.
_TENTHS = 10

# Each edit is followed by a dozen questions about the same dossier, whose rows never change.
_last: list[tuple[Callable[[], Dossier | None], Matrix]] = [
    (_nothing, Matrix((), (), (), (), Side((), 1), Side((), 1)))
]


@lru_cache(maxsize=4096)
def exact(number: float) -> Fraction:
    """The number a person typed: 0.1 is one tenth, not the float nearest to it."""
    return Fraction(Decimal(repr(number)))


def estimate(likely: float | None, low: float | None, high: float | None) -> Fraction | None:
    """The best guess there is: the likely value, else the middle of low and high, else either; or None."""
    if likely is not None:
        return exact(likely)
    ends = [exact(end) for end in (low, high) if end is not None]
    return sum(ends, Fraction()) / len(ends) if ends else None


def their_weight(issue: Issue) -> Fraction | None:
    """The estimate of what an issue matters to them, in points, or None."""
    return estimate(issue.weight_them_likely, issue.weight_them_low, issue.weight_them_high)


def their_score(option: Option) -> Fraction | None:
    """The estimate of their score of an option, 0 to 100, or None."""
    return estimate(option.score_them_likely, option.score_them_low, option.score_them_high)


def my_weight(issue: Issue) -> Fraction | None:
    """What an issue matters to me, in points, or None."""
    return None if issue.weight_me is None else exact(issue.weight_me)


def my_score(option: Option) -> Fraction | None:
    """My score of an option, 0 to 100, or None."""
    return None if option.score_me is None else exact(option.score_me)


def weights(given: Sequence[Fraction | None]) -> tuple[Fraction, ...]:
    """The weights that count: a missing one is 0 where any is given; all are equal where none is."""
    if all(weight is None for weight in given):
        return (Fraction(1),) * len(given)
    return tuple(weight or Fraction() for weight in given)


def side(weight: Sequence[Fraction | None], score: Sequence[Sequence[Fraction | None]]) -> Side:
    """One side of a matrix from weights per issue and scores per option; a missing score is 0.

    Weights and scores must not be below 0. Issues whose own numbers stay keep their steps when the weight
    of another is changed by whole points or tenths.
    """
    counting = weights(weight)
    fine = lcm(_TENTHS, *(one.denominator for one in counting))
    finer = lcm(_TENTHS, *(one.denominator for row in score for one in row if one))
    counts = [one.numerator * (fine // one.denominator) for one in counting]
    steps = tuple(
        tuple(count * one.numerator * (finer // one.denominator) if one else 0 for one in row)
        for count, row in zip(counts, score, strict=True)
    )
    return Side(steps, sum(counts) * finer or 1)


def matrix(dossier: Dossier) -> Matrix:
    """The trade-off matrix of a negotiation. Issues without options are left out and reported."""
    last, table = _last[0]
    if last() is not dossier:
        table = _matrix(dossier)
        _last[0] = (ref(dossier), table)
    return table


def _matrix(dossier: Dossier) -> Matrix:
    within: dict[str, list[Option]] = {issue.id: [] for issue in dossier.issues}
    for option in dossier.options:
        within.setdefault(option.issue_id, []).append(option)
    used = [(issue, within[issue.id]) for issue in dossier.issues if within[issue.id]]
    mine = [my_weight(issue) for issue, _ in used], [list(map(my_score, rows)) for _, rows in used]
    theirs = [their_weight(issue) for issue, _ in used], [list(map(their_score, rows)) for _, rows in used]
    return Matrix(
        issue_ids=tuple(issue.id for issue, _ in used),
        issue_names=tuple(named(issue.name, "unnamed issue") for issue, _ in used),
        option_ids=tuple(tuple(row.id for row in rows) for _, rows in used),
        option_names=tuple(tuple(named(row.name, "unnamed option") for row in rows) for _, rows in used),
        me=side(*mine),
        them=side(*theirs),
        missing=_missing([issue for issue in dossier.issues if not within[issue.id]], used, mine, theirs),
    )


_Given = tuple[list[Fraction | None], list[list[Fraction | None]]]


def _missing(
    bare: Sequence[Issue], used: Sequence[tuple[Issue, Sequence[Option]]], mine: _Given, theirs: _Given
) -> tuple[str, ...]:
    issues = [issue for issue, _ in used]
    # What is settled alone needs no weight.
    weighed = issues if len(issues) > 1 else []
    gaps = [
        ("has no options yet and does not count", bare),
        ("has no weight for you", _partly(weighed, mine[0][: len(weighed)])),
        ("has no weight for them", _partly(weighed, theirs[0][: len(weighed)])),
        ("lacks a score of yours", [i for i, row in zip(issues, mine[1], strict=True) if None in row]),
        ("lacks a score of theirs", [i for i, row in zip(issues, theirs[1], strict=True) if None in row]),
    ]
    return tuple(_gap(what, some) for what, some in gaps if some)


def _partly(issues: Sequence[Issue], given: Sequence[Fraction | None]) -> list[Issue]:
    return [issue for issue, weight in zip(issues, given, strict=True) if weight is None]


def _gap(what: str, issues: Sequence[Issue]) -> str:
    names = listed(named(issue.name, "an unnamed issue") for issue in issues)
    if len(issues) > 1:
        what = what.replace("has ", "have ").replace("lacks ", "lack ").replace("does not", "do not")
    return f"{names[0].upper()}{names[1:]} {what}."
