"""What their offers tell about how much each issue matters to them.

Bayesian learning as in K. Hindriks and D. Tykhonov, *Opponent Modelling in Automated Multi-Issue Negotiation
Using Bayesian Learning* (AAMAS 2008): people open near what is best for them and give in step by step, so a
hypothesis about their weights is the likelier, the nearer their offers come to such a path under it. The
hypotheses are drawn from the person's own ranges and weighted by that likelihood (importance sampling). The
paper fixes the pace of giving in; here each hypothesis draws its own, and the scores within their ranges.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import exp
from random import Random

from workbook.analysis.tradeoffs.counterparts import (
    Estimates,
    Range,
    estimates,
    score_column,
    weight_column,
    weight_range,
)
from workbook.analysis.tradeoffs.offers import in_time
from workbook.analysis.tradeoffs.utility import matrix
from workbook.analysis.wording import counted, listed, points, sentence, verb
from workbook.model import Dossier

#: How many hypotheses are drawn.
COUNT = 1_000
#: They give in at most so many points of 100 from offer to offer, and keep to that within so many.
PACE, STRAY = 15.0, 5.0
#: Fewer hypotheses than this, in effect, never decide: then the evidence is counted for less.
DECIDING = 60
#: A change of the likely weight by so many points of 100 is worth saying, or so much of a range gone.
SHIFT, SURER = 1.5, 0.25
TOO_FEW = "Log two different offers of theirs as packages to see what they tell about what matters to them."
Numbers = tuple[float, float, float]
Picks = tuple[int | None, ...]


@dataclass(frozen=True)
class LearnedWeight:
    """A proposal for one issue: its weight to them before and after as low, likely, high, in the person's
    own points. The range after lies within the one before. Without a range the weight is taken to lie
    between nothing and twice the estimate, and without any weight the issues are taken to count alike."""

    issue_id: str
    issue: str
    before: Numbers
    after: Numbers
    sentence: str


@dataclass(frozen=True)
class Learned:
    """What their offers tell: how many different ones were used that are not in the estimate yet, the
    proposals worth making, greatest change first, and a sentence about them."""

    offers: int
    weights: tuple[LearnedWeight, ...]
    sentence: str


@dataclass(frozen=True)
class _Shares:
    """An issue's share of all weights in each hypothesis, in points of 100."""

    drawn: tuple[float, ...]
    chances: tuple[float, ...]

    def mean(self, learned: bool) -> float:
        chances = self._chances(learned)
        return sum(s * c for s, c in zip(self.drawn, chances, strict=True)) / sum(chances)

    def percentile(self, part: float, learned: bool) -> float:
        chances = self._chances(learned)
        rest = part * sum(chances)
        for share, chance in sorted(zip(self.drawn, chances, strict=True)):
            rest -= chance
            if rest <= 0:
                return share
        return max(self.drawn)

    def _chances(self, learned: bool) -> tuple[float, ...]:
        return self.chances if learned else (1.0,) * len(self.drawn)


def learned(dossier: Dossier, seed: int = 1) -> Learned:
    """Proposals for their weights from their offers that are logged as packages, two different ones at least.

    An offer that repeats the one before tells nothing new. An offer that leaves an issue open is judged by
    the issues it settles. One that was ``heard`` is in the estimates already, which are the prior for the
    others; it only keeps its place on their way.
    """
    table = matrix(dossier)
    offers = _offers(dossier)
    new = sum(not heard for _, heard in offers)
    if len(offers) < 2:
        return Learned(new, (), TOO_FEW)
    if not new:
        return Learned(0, (), "What their offers tell is in your estimate already.")
    known = _prior(dossier)
    thought = "than an even share" if weights_unknown(dossier) else "than you thought"
    columns = [weight_column(known, issue, COUNT, seed) for issue in range(len(known.weights))]
    totals = [sum(hypothesis) or 1 for hypothesis in zip(*columns, strict=True)]
    chances = _chances(known, columns, offers, seed)
    found = []
    for issue, column in enumerate(columns):
        shares = _Shares(tuple(100 * w / t for w, t in zip(column, totals, strict=True)), chances)
        change = _change(known, issue, shares)
        if change is not None:
            named = table.issue_ids[issue], table.issue_names[issue]
            found.append((change[0], _proposal(*named, *change[1:], thought=thought)))
    weights = tuple(weight for _, weight in sorted(found, key=lambda one: -one[0]))
    return Learned(new, weights, _sentence(new, weights))


def weights_unknown(dossier: Dossier) -> bool:
    """Whether nothing is estimated of what matters to them: then all issues are taken to count alike."""
    ids = set(matrix(dossier).issue_ids)
    return all(weight_range(issue) is None for issue in dossier.issues if issue.id in ids)


def even_share(issues: int) -> Fraction:
    """The weight of one of so many issues that count alike, in whole points of 100."""
    return Fraction(round(100 / max(1, issues)))


def _offers(dossier: Dossier) -> list[tuple[Picks, bool]]:
    """Their different offers in time, each with whether it was heard."""
    table, found = matrix(dossier), list[tuple[Picks, bool]]()
    for offer in in_time(dossier.offers):
        if offer.side == "them" and offer.package_id:
            picks = table.picks(dossier.choices_of(offer.package_id))
            if any(pick is not None for pick in picks) and picks not in [last for last, _ in found[-1:]]:
                found.append((picks, offer.heard))
    return found


def _prior(dossier: Dossier) -> Estimates:
    """The estimates with a range for every weight that has none."""
    known = estimates(dossier)
    fair = even_share(len(known.weights))
    unknown = weights_unknown(dossier)
    likely = [Range(fair, fair, fair)] * len(known.weights) if unknown else known.weights
    weights = tuple(
        Range(Fraction(), w.likely, min(2 * w.likely, Fraction(100))) if w.certain else w for w in likely
    )
    return replace(known, weights=weights)


def _chances(
    known: Estimates, columns: Sequence[Sequence[int]], offers: Sequence[tuple[Picks, bool]], seed: int
) -> tuple[float, ...]:
    paces = [PACE * draw for draw in map(Random(seed).uniform, [0] * COUNT, [1] * COUNT)]
    misses = [0.0] * COUNT
    for place, (picks, heard) in enumerate(offers):
        if heard:
            continue
        worth = _worths(known, columns, picks, seed)
        for n in range(COUNT):
            misses[n] += ((worth[n] - 100 + paces[n] * place) / STRAY) ** 2
    least = min(misses)
    chances = tuple(exp((least - miss) / 2) for miss in misses)
    while sum(chances) ** 2 < DECIDING * sum(chance * chance for chance in chances):
        chances = tuple(chance**0.8 for chance in chances)
    return chances


def _worths(known: Estimates, columns: Sequence[Sequence[int]], picks: Picks, seed: int) -> list[float]:
    """In each hypothesis, what an offer is worth of the best they could ask for, in points of 100."""
    had, best = [0] * COUNT, [0] * COUNT
    for issue, pick in enumerate(picks):
        if pick is not None:
            scores = score_column(known, issue, pick, COUNT, seed)
            tops = _tops(known, issue, seed)
            had = [h + w * s for h, w, s in zip(had, columns[issue], scores, strict=True)]
            best = [b + w * s for b, w, s in zip(best, columns[issue], tops, strict=True)]
    return [100 * h / b if b else 100.0 for h, b in zip(had, best, strict=True)]


def _tops(known: Estimates, issue: int, seed: int) -> list[int]:
    row = known.scores[issue]
    sure = max(score.low for score in row)
    rivals = [score_column(known, issue, n, COUNT, seed) for n, score in enumerate(row) if score.high >= sure]
    return [max(scores) for scores in zip(*rivals, strict=True)]


def _change(known: Estimates, issue: int, shares: _Shares) -> tuple[float, Numbers, Numbers] | None:
    """How much there is to say about an issue, and its numbers before and after; None when too little.

    The person's own numbers are moved by as much as the draws moved, so that offers that tell nothing
    change nothing.
    """
    given = known.weights[issue]
    scale = float(sum(weight.likely for weight in known.weights)) / 100
    low, likely, high = float(given.low), float(given.likely), float(given.high)
    shift = shares.mean(True) - shares.mean(False)
    new_low = low + scale * max(0.0, shares.percentile(0.1, True) - shares.percentile(0.1, False))
    new_high = high + scale * min(0.0, shares.percentile(0.9, True) - shares.percentile(0.9, False))
    middle = min(max(likely + scale * shift, low), high)
    after = _rounded(given, min(new_low, middle), middle, max(new_high, middle))
    narrower = 1 - (after[2] - after[0]) / (high - low) if high > low else 0.0
    moved = abs(after[1] - likely) / scale if scale else 0.0
    if moved < SHIFT and narrower < SURER:
        return None
    return moved + narrower, (low, likely, high), after


def _rounded(given: Range, low: float, likely: float, high: float) -> Numbers:
    """Whole points where the person gave such, else tenths; never beyond the range given."""
    whole = all(number.denominator == 1 for number in (given.low, given.likely, given.high))
    digits = 0 if whole and given.high - given.low >= 5 else 1
    ends = float(given.low), float(given.high)
    return (
        min(max(round(low, digits), ends[0]), ends[1]),
        min(max(round(likely, digits), ends[0]), ends[1]),
        min(max(round(high, digits), ends[0]), ends[1]),
    )


def _proposal(
    issue_id: str, issue: str, before: Numbers, after: Numbers, thought: str = "than you thought"
) -> LearnedWeight:
    old, new = points(before[1]), points(after[1])
    if old == new:
        said = f"{issue} matters to them about as much as you thought, and you can be surer: {_span(after)}."
    else:
        more = "more" if after[1] > before[1] else "less"
        said = f"{issue} seems to matter {more} to them {thought}: about {new} instead of {old}."
    return LearnedWeight(issue_id, issue, before, after, said)


def _span(numbers: Numbers) -> str:
    low, high = points(numbers[0]), points(numbers[2])
    return f"about {low}" if low == high else f"{low} to {high}"


def _sentence(offers: int, weights: Sequence[LearnedWeight]) -> str:
    made = "their new offer" if offers == 1 else f"their {counted(offers, 'offer')}"
    if not weights:
        return sentence(f"{made} {verb(range(offers), 'fits', 'fit')} what you think matters to them")
    names = [weight.issue for weight in weights]
    what = f"how much {listed(names)} {verb(names, 'matters', 'matter')} to them"
    return sentence(f"{made} {verb(range(offers), 'suggests', 'suggest')} another estimate of {what}")
