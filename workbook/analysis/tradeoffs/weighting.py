"""Easy ways to say how much each issue matters: shared points, a ranking, swings; and questions to check."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import floor

from workbook.analysis.tradeoffs.utility import exact, my_score, my_weight
from workbook.analysis.wording import named, points
from workbook.model import Dossier, Issue, Option

WHOLE = 100
#: How often one swing may count the other before “about the same” is doubted.
_ALIKE = Fraction(3, 2)


def with_points(
    given: Sequence[float], locked: Sequence[bool], place: int, value: float
) -> tuple[float, ...]:
    """The points after one issue is given ``value``; together they are 100, each from 0 to 100.

    Locked issues keep theirs; the others share what is left in the proportion they had (evenly where
    all had 0), in whole points where what is left is whole. The value itself gives way where locks
    leave no room for it, or no other issue to take the rest. Where the locked ones alone pass 100,
    everything else is 0.
    """
    exactly = [exact(float(point)) for point in given]
    kept = sum((exactly[at] for at, lock in enumerate(locked) if lock and at != place), Fraction())
    room = max(Fraction(), WHOLE - kept)
    free = [at for at, lock in enumerate(locked) if not lock and at != place]
    taken = min(max(exact(float(value)), Fraction()), room) if free else room
    shares = shared([exactly[at] for at in free], room - taken)
    result = {place: taken, **dict(zip(free, shares, strict=True))}
    return tuple(float(result.get(at, exactly[at])) for at in range(len(exactly)))


def shared(parts: Sequence[Fraction], total: Fraction) -> list[Fraction]:
    """The total in the proportion of the parts (evenly where all are 0), in whole points but for one part
    that takes the fraction of a total that is not whole."""
    return _shared(parts, total, least=0)


def _shared(parts: Sequence[Fraction], total: Fraction, least: int) -> list[Fraction]:
    if not parts:
        return []
    shares = [Fraction(share) for share in whole_points(parts, floor(total), least=least)]
    largest = max(range(len(shares)), key=lambda at: (shares[at], parts[at]))
    shares[largest] += total - floor(total)
    return shares


def whole_points(parts: Sequence[Fraction], total: int = WHOLE, *, least: int = 1) -> tuple[int, ...]:
    """Whole numbers in the proportion of the parts that add up to the total: greatest remainders round up
    (Hamilton's method). A part above 0 gets at least ``least`` where there is room; where all parts are 0
    they share evenly. A greater part never gets less than a smaller one."""
    if not parts:
        return ()
    counting = list(parts) if any(parts) else [Fraction(1)] * len(parts)
    whole = sum(counting, Fraction())
    exactly = [part * total / whole for part in counting]
    if sum(part > 0 for part in counting) * least > total:
        least = 0
    shares = [max(floor(share), least if share else 0) for share in exactly]
    by_remainder = sorted(range(len(shares)), key=lambda at: shares[at] - exactly[at])
    for at in by_remainder[: max(0, total - sum(shares))]:
        shares[at] += 1
    for _ in range(sum(shares) - total):
        # The minimum of small parts is taken from those that can spare it.
        giver = max(
            (at for at, share in enumerate(shares) if share > least), key=lambda at: shares[at] - exactly[at]
        )
        shares[giver] -= 1
    return tuple(shares)


def rank_order_centroid(count: int) -> tuple[Fraction, ...]:
    """The weights, adding up to 1, of so many issues of which only the order is known, first to last.

    They are the middle of all weights in that order: the i-th is the mean of 1/k over k from i to the
    count, with 0 before i. F. H. Barron and B. E. Barrett, “Decision quality using ranked attribute
    weights”, Management Science 42 (1996).
    """
    tails = [
        sum((Fraction(1, k) for k in range(first, count + 1)), Fraction()) for first in range(1, count + 1)
    ]
    return tuple(tail / count for tail in tails)


def by_rank(
    count: int, total: Fraction | int = WHOLE, spans: Sequence[Fraction] = ()
) -> tuple[Fraction, ...]:
    """Points for so many issues in the order of their importance, by ``rank_order_centroid``; whole where
    the total is, and at least one each where there is room. ``spans`` is for each issue how far the steps
    that are ranked go, from 0 to 100 (``span``), all of them the whole way where none is given."""
    return _for_steps(rank_order_centroid(count), Fraction(total), spans)


def by_swing(
    swings: Sequence[float], total: Fraction | int = WHOLE, spans: Sequence[Fraction] = ()
) -> tuple[Fraction, ...]:
    """Points in proportion to swings from 0 to 100, whole where the total is. A swing says how much it
    counts to get from the worst to the best of an issue, beside the greatest such step, which is 100;
    ``spans`` is how far these steps go, as for ``by_rank``. D. von Winterfeldt and W. Edwards, *Decision
    Analysis and Behavioral Research* (1986), chapter 8."""
    return _for_steps([exact(float(swing)) for swing in swings], Fraction(total), spans)


def span(options: Sequence[Option]) -> Fraction:
    """How far it is from the worst to the best option of an issue in my scores, above 0 and up to 100; all
    the way where no two scores are different, for then it is not known yet."""
    ends = worst_and_best(options)
    return Fraction(WHOLE) if ends is None else (my_score(ends[1]) or 0) - (my_score(ends[0]) or Fraction())


#: Points are whole, or else tenths or hundredths where whole ones would turn the order of steps around.
_FINE = (1, 10, 100)


def _for_steps(parts: Sequence[Fraction], total: Fraction, spans: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """Points by which the steps count in the proportion of the parts: points are for the whole way from 0
    to 100, so an issue whose step goes only part of it needs more of them."""
    ways = list(spans) or [Fraction(WHOLE)] * len(parts)
    wanted = [part * WHOLE / way for part, way in zip(parts, ways, strict=True)]
    shares: list[Fraction] = []
    for fine in _FINE if spans else _FINE[:1]:
        shares = [share / fine for share in _shared(wanted, total * fine, least=1)]
        counts = [share * way for share, way in zip(shares, ways, strict=True)]
        if _in_order(parts, counts):
            break
    return tuple(shares)


def _in_order(parts: Sequence[Fraction], counts: Sequence[Fraction]) -> bool:
    """Whether nothing that should count more counts less, and what should count the same nearly does."""
    by_part: dict[Fraction, list[Fraction]] = {}
    for part, count in zip(parts, counts, strict=True):
        by_part.setdefault(part, []).append(count)
    alike = [(min(same), max(same)) for _, same in sorted(by_part.items())]
    return all(most <= least * _ALIKE for least, most in alike) and all(
        most <= least for (_, most), (least, _) in pairwise(alike)
    )


@dataclass(frozen=True)
class Step:
    """The way from the worst to the best option of an issue; ``counts`` is what it adds, in points."""

    issue: Issue
    worst: Option
    best: Option
    counts: Fraction

    @property
    def words(self) -> str:
        """The step as a person says it: “Salary from “56k” to “62k””."""
        worst, best = named(self.worst.name), named(self.best.name)
        return f"{named(self.issue.name, 'the unnamed issue')} from “{worst}” to “{best}”"


@dataclass(frozen=True)
class Paired:
    """Which of two steps would one rather have? ``first`` counts at least as much as ``second``."""

    first: Step
    second: Step

    @property
    def key(self) -> tuple[str, str]:
        """The ids of both issues."""
        return self.first.issue.id, self.second.issue.id


def paired_questions(dossier: Dossier, count: int = 3) -> tuple[Paired, ...]:
    """Pairs of issues to be asked about: neighbours in the order of what their steps count, greatest first.

    Neighbours show best whether the order is meant. Issues without two differently scored options of
    mine, or without points, are left out. Asking which of two swings is wanted more is the check of
    swing weights in R. L. Keeney, *Value-Focused Thinking* (1992).
    """
    steps = sorted(_steps(dossier), key=lambda step: -step.counts)
    return tuple(Paired(first, second) for first, second in pairwise(steps[: count + 1]))


def worst_and_best(options: Sequence[Option]) -> tuple[Option, Option] | None:
    """The options of an issue I score lowest and highest; None where there are no two different scores."""
    scored = [(score, row) for row in options if (score := my_score(row)) is not None]
    if len({score for score, _ in scored}) < 2:
        return None
    return min(scored, key=lambda pair: pair[0])[1], max(scored, key=lambda pair: pair[0])[1]


def _steps(dossier: Dossier) -> list[Step]:
    found = []
    for issue in dossier.issues:
        weight, ends = my_weight(issue), worst_and_best(dossier.options_of(issue.id))
        if weight is not None and ends is not None:
            way = (my_score(ends[1]) or 0) - (my_score(ends[0]) or 0)
            found.append(Step(issue, *ends, weight * way / 100))
    return found


def consistency(dossier: Dossier, answers: Mapping[tuple[str, str], str]) -> tuple[str, ...]:
    """Sentences about answers that the points contradict; none where they agree.

    ``answers`` holds, by the key of a pair, the id of the issue preferred, or “” for about the same.
    Answers about issues that are gone, or have no step any more, are passed over.
    """
    steps = {step.issue.id: step for step in _steps(dossier)}
    said = []
    for (first, second), rather in answers.items():
        if first in steps and second in steps:
            high, low = sorted((steps[first], steps[second]), key=lambda step: -step.counts)
            said.append(_doubt(high, low, rather))
    return tuple(filter(None, said))


def _doubt(high: Step, low: Step, rather: str) -> str:
    greater, smaller = named(high.issue.name, "one issue"), named(low.issue.name, "the other")
    counted = f"counts {points(float(high.counts))} points"
    if rather == low.issue.id and high.counts > low.counts:
        return (
            f"You would rather improve {smaller}, yet {greater} {counted} and {smaller} only "
            f"{points(float(low.counts))}. Which of the two do you mean?"
        )
    if rather == low.issue.id or (rather and high.counts == low.counts):
        wanted, other = (smaller, greater) if rather == low.issue.id else (greater, smaller)
        return (
            f"You would rather improve {wanted}, yet {other} counts just as much: "
            f"give {wanted} a little more."
        )
    if not rather and high.counts > low.counts * _ALIKE:
        return (
            f"Both steps are about the same to you, yet {greater} {counted} and {smaller} only "
            f"{points(float(low.counts))}. Which of the two do you mean?"
        )
    return ""
