"""Possible other sides: what they may want, drawn from the low, likely and high of each estimate.

Each weight, each score and their walk-away is drawn by itself from a triangular distribution, stratified as
in M. D. McKay, R. J. Beckman and W. J. Conover, *A Comparison of Three Methods for Selecting Values of Input
Variables*, Technometrics 21 (1979), so that few draws cover each range evenly. Every estimate has its own
stream of random numbers: a change of one leaves the draws of all others as they were.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import lcm, sqrt
from random import Random

from workbook.analysis.leverage.floor import least_for_them
from workbook.analysis.tradeoffs.utility import Matrix, Side, estimate, exact, matrix
from workbook.model import Dossier, Issue, Negotiation, Option

#: Drawn values are rounded to whole points, or finer where the widest range would have fewer values.
VALUES = 10
Column = tuple[int, ...]


@dataclass(frozen=True)
class Range:
    """An estimate as it counts: at least, most likely, at most."""

    low: Fraction
    likely: Fraction
    high: Fraction

    @property
    def certain(self) -> bool:
        return self.low == self.high


@dataclass(frozen=True)
class Counterpart:
    """One possible other side: its weight of each issue of the matrix, its worth of each option, and the
    least a package must be worth to it in points (None where nothing is known of that)."""

    weights: tuple[Fraction, ...]
    them: Side
    least: Fraction | None

    def accepts(self, picks: Sequence[int | None]) -> bool:
        """Whether that package is worth their walk-away to them; without one, everything is."""
        return self.least is None or self.them.worth(self.them.total(picks)) >= self.least


@dataclass(frozen=True)
class Estimates:
    """What is estimated of them, per issue and option of the matrix, and the grid drawn values lie on.

    ``fine_weight`` and its like are parts of a point: 1 for whole points, 10 for tenths.
    """

    weights: tuple[Range, ...]
    scores: tuple[tuple[Range, ...], ...]
    least: Range | None
    fine_weight: int
    fine_score: int
    fine_least: int

    @property
    def certain(self) -> bool:
        """Whether no range is given at all, so that there is one possible other side."""
        ranges = [*self.weights, *(score for row in self.scores for score in row)]
        return all(r.certain for r in ranges) and (self.least is None or self.least.certain)


def range_of(likely: float | None, low: float | None, high: float | None) -> Range | None:
    """The range an estimate spans, None where nothing is given.

    Without a likely value the middle of low and high is the likely one. Likely with one end only spans
    from there to the likely value; one number alone is taken as certain. Ends that do not enclose the
    likely value are widened to it.
    """
    best = estimate(likely, low, high)
    if best is None:
        return None
    ends = [best, *(exact(end) for end in (low, high) if end is not None)]
    return Range(min(ends), best, max(ends))


def weight_range(issue: Issue) -> Range | None:
    """What an issue may matter to them, in points, or None."""
    return range_of(issue.weight_them_likely, issue.weight_them_low, issue.weight_them_high)


def score_range(option: Option) -> Range | None:
    """How they may score an option, 0 to 100, or None."""
    return range_of(option.score_them_likely, option.score_them_low, option.score_them_high)


def least_range(dossier: Dossier) -> Range | None:
    """What their walk-away may be in points; without an estimate what their best alternative is worth."""
    row: Negotiation = dossier.negotiation
    given = range_of(row.their_walk_away_likely, row.their_walk_away_low, row.their_walk_away_high)
    if given is not None:
        return given
    known = least_for_them(dossier)
    return None if known is None else Range(known, known, known)


def estimates(dossier: Dossier) -> Estimates:
    """Every estimate of them that counts, in the order of the matrix. A missing weight or score counts 0;
    without any weight all issues count the same, as in the matrix."""
    table = matrix(dossier)
    issues = {row.id: row for row in dossier.issues}
    options = {row.id: row for row in dossier.options}
    weights = _counting([weight_range(issues[key]) for key in table.issue_ids])
    scores = tuple(tuple(score_range(options[key]) or _ZERO for key in row) for row in table.option_ids)
    least = least_range(dossier)
    return Estimates(
        weights,
        scores,
        least,
        _fine(weights),
        _fine(score for row in scores for score in row),
        _fine([] if least is None else [least]),
    )


def counterparts(dossier: Dossier, count: int = 200, seed: int = 1) -> tuple[Counterpart, ...]:
    """So many possible other sides, the same for the same estimates and seed.

    Drawn values are whole points (tenths where the estimates are finer), which keeps the arithmetic exact
    and small. Where no range is given all of them are the likely one.
    """
    known = estimates(dossier)
    columns = [weight_column(known, issue, count, seed) for issue in range(len(known.weights))]
    rows = [
        [score_column(known, issue, option, count, seed) for option in range(len(known.scores[issue]))]
        for issue in range(len(known.scores))
    ]
    least = least_column(known, count, seed)
    return tuple(
        Counterpart(
            tuple(Fraction(column[n], known.fine_weight) for column in columns),
            their_side(
                [column[n] for column in columns], [[c[n] for c in row] for row in rows], known.fine_score
            ),
            None if least is None else Fraction(least[n], known.fine_least),
        )
        for n in range(count)
    )


def their_side(weights: Sequence[int], scores: Sequence[Sequence[int]], fine: int) -> Side:
    """Their side of a matrix from whole weights and scores, a point of score being ``fine`` steps."""
    steps = tuple(tuple(w * s for s in row) for w, row in zip(weights, scores, strict=True))
    return Side(steps, sum(weights) * fine or 1)


def seen_by(table: Matrix, them: Side) -> Matrix:
    """The matrix with another estimate of their side."""
    return Matrix(
        table.issue_ids,
        table.issue_names,
        table.option_ids,
        table.option_names,
        table.me,
        them,
        table.missing,
    )


def weight_column(known: Estimates, issue: int, count: int, seed: int) -> Column:
    """The drawn weights of one issue in parts of ``fine_weight``."""
    return _column(known.weights[issue], known.fine_weight, count, seed, f"weight {issue}")


def score_column(known: Estimates, issue: int, option: int, count: int, seed: int) -> Column:
    """The drawn scores of one option in parts of ``fine_score``."""
    return _column(known.scores[issue][option], known.fine_score, count, seed, f"score {issue} {option}")


def least_column(known: Estimates, count: int, seed: int) -> Column | None:
    """The drawn walk-aways in parts of ``fine_least``, None where nothing is known."""
    if known.least is None:
        return None
    return _column(known.least, known.fine_least, count, seed, "walk-away")


_ZERO = Range(Fraction(), Fraction(), Fraction())
_ONE = Range(Fraction(1), Fraction(1), Fraction(1))


def _counting(given: Sequence[Range | None]) -> tuple[Range, ...]:
    if all(weight is None for weight in given):
        return (_ONE,) * len(given)
    return tuple(weight or _ZERO for weight in given)


def _fine(ranges: Iterable[Range]) -> int:
    every = set(ranges)
    fine = lcm(1, *(number.denominator for r in every for number in (r.low, r.likely, r.high)))
    widest = max((r.high - r.low for r in every), default=Fraction())
    while 0 < widest * fine < VALUES:
        fine *= 10
    return fine


def _column(given: Range, fine: int, count: int, seed: int, stream: str) -> Column:
    low, likely, high = (int(number * fine) for number in (given.low, given.likely, given.high))
    if low == high:
        return (low,) * count
    return _drawn(low, likely, high, count, seed, stream)


@lru_cache(maxsize=1024)
def _drawn(low: int, likely: int, high: int, count: int, seed: int, stream: str) -> Column:
    width, below, above = high - low, likely - low, high - likely
    return tuple(
        round(low + sqrt(u * width * below) if u * width < below else high - sqrt((1 - u) * width * above))
        for u in _even(count, seed, stream)
    )


def _even(count: int, seed: int, stream: str) -> tuple[float, ...]:
    # One number out of each of `count` equal parts of 0 to 1, shuffled.
    draw = Random(f"{seed} {stream}")
    return tuple((part + draw.random()) / count for part in draw.sample(range(count), count))
