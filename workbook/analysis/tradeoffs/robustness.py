"""How sure it is what a package is worth to them: tried on many possible other sides.

What is asked is in how many of them a package holds, as in robustness analysis (J. Rosenhead, M. Elton and
S. K. Gupta, *Robustness and Optimality as Criteria for Strategic Decisions*, Operational Research Quarterly
23, 1972), over the draws of ``counterparts``.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from workbook.analysis.tradeoffs.beaten import beaten
from workbook.analysis.tradeoffs.counterparts import (
    Counterpart,
    Estimates,
    counterparts,
    estimates,
    least_column,
    score_column,
    weight_column,
)
from workbook.analysis.tradeoffs.utility import Matrix, matrix
from workbook.analysis.wording import points
from workbook.model import Dossier

Spread = tuple[float, float]


@dataclass(frozen=True)
class Robustness:
    """How a package fares with so many possible versions of them.

    ``acceptable`` and ``efficient`` count those to whom it is worth their walk-away, and those with whom no
    other package is better for one of us and no worse for the other; None where their walk-away is not
    estimated, or the package is not whole. ``low`` and ``high`` are the 10th and the 90th percentile of its
    worth to them, in points, as in ``spread_of``.
    """

    samples: int
    acceptable: int | None
    efficient: int | None
    low: float
    high: float
    sentence: str


def robustness(
    dossier: Dossier,
    choices: Mapping[str, str],
    count: int = 200,
    seed: int = 1,
    stop: Callable[[], bool] = lambda: False,
) -> Robustness:
    """How sure it is that this package (option id by issue id) suits them, and that nothing better is left.

    ``stop`` is asked before each possible other side; where it says so, what was found until then comes out.
    """
    table, known = matrix(dossier), estimates(dossier)
    picks = table.picks(choices)
    tried: list[tuple[bool, bool]] = []
    for other in counterparts(dossier, count, seed):
        if stop():
            break
        tried.append((other.accepts(picks), _unbeaten(table, other, picks)))
    accepted = None if known.least is None else sum(accepts for accepts, _ in tried)
    whole = bool(picks) and None not in picks
    efficient = sum(unbeaten for _, unbeaten in tried) if whole else None
    low, high = _spread(known, picks, count, seed)
    found = Robustness(len(tried), accepted, efficient, low, high, "")
    return Robustness(len(tried), accepted, efficient, low, high, _sentence(found, known))


def _unbeaten(table: Matrix, other: Counterpart, picks: Sequence[int | None]) -> bool:
    chosen = [pick for pick in picks if pick is not None]
    return len(chosen) == len(picks) and not beaten(table.me, other.them, chosen)


def spreads(dossier: Dossier, count: int = 100, seed: int = 1) -> dict[str, Spread]:
    """What each package for all issues may be worth to them, by package id, as in ``spread_of``."""
    table, known = matrix(dossier), estimates(dossier)
    every = {row.id: table.picks(dossier.choices_of(row.id)) for row in dossier.packages}
    return {
        key: _spread(known, picks, count, seed) for key, picks in every.items() if picks and None not in picks
    }


def spread_of(dossier: Dossier, choices: Mapping[str, str], count: int = 100, seed: int = 1) -> Spread | None:
    """What a package may be worth to them in points: from the 10th to the 90th percentile of so many
    possible other sides, and never without the likely worth. None for a package that is not whole."""
    picks = matrix(dossier).picks(choices)
    if not picks or None in picks:
        return None
    return _spread(estimates(dossier), picks, count, seed)


def prefer_robust(
    dossier: Dossier, candidates: Sequence[Mapping[str, str]], count: int = 200, seed: int = 1
) -> tuple[int, ...]:
    """The indices of packages, those first that are acceptable to most possible other sides; of equals, and
    where their walk-away is not estimated, in the order given."""
    table, known = matrix(dossier), estimates(dossier)
    accepted = [_acceptances(known, table.picks(choices), count, seed) for choices in candidates]
    return tuple(sorted(range(len(candidates)), key=lambda index: -accepted[index]))


def _acceptances(known: Estimates, picks: Sequence[int | None], count: int, seed: int) -> int:
    least = least_column(known, count, seed)
    if least is None:
        return 0
    worths = _totals(known, picks, count, seed)
    fine = known.fine_least
    return sum(total * fine >= low * unit for (total, unit), low in zip(worths, least, strict=True))


def _totals(known: Estimates, picks: Sequence[int | None], count: int, seed: int) -> list[tuple[int, int]]:
    """Per possible other side the steps a package is worth, and the steps of one point."""
    totals, units = [0] * count, [0] * count
    for issue, pick in enumerate(picks):
        weights = weight_column(known, issue, count, seed)
        units = [unit + weight for unit, weight in zip(units, weights, strict=True)]
        if pick is not None:
            scores = score_column(known, issue, pick, count, seed)
            totals = [t + w * s for t, w, s in zip(totals, weights, scores, strict=True)]
    return [(total, unit * known.fine_score or 1) for total, unit in zip(totals, units, strict=True)]


def _spread(known: Estimates, picks: Sequence[int | None], count: int, seed: int) -> Spread:
    worths = sorted(total / unit for total, unit in _totals(known, picks, count, seed))
    likely, place = _likely(known, picks), count // 10
    return min(worths[place], likely), max(worths[-1 - place], likely)


def _likely(known: Estimates, picks: Sequence[int | None]) -> float:
    weights = [weight.likely for weight in known.weights]
    scores = [
        row[pick].likely if pick is not None else 0 for row, pick in zip(known.scores, picks, strict=True)
    ]
    return float(sum(w * s for w, s in zip(weights, scores, strict=True)) / (sum(weights) or 1))


def _sentence(found: Robustness, known: Estimates) -> str:
    if found.efficient is None:
        return "Choose an option on every issue to see how sure this is."
    if not found.samples:
        return ""
    if known.certain:
        return _certain(found)
    low, high = points(found.low), points(found.high)
    worth = f" Worth about {low} to {high} to them." if low != high else ""
    return f"{_accepted_by(found)}{_efficient_with(found)}.{worth}"


def _accepted_by(found: Robustness) -> str:
    if found.acceptable is None:
        return "Estimate their walk-away to see whether they can accept"
    return f"Acceptable to {_of(found.acceptable, found.samples)} possible versions of them"


def _efficient_with(found: Robustness) -> str:
    if not found.efficient:
        each = "each of them" if found.acceptable is not None else "each possible version of them"
        return f"; with {each} a better package can be found"
    if found.acceptable is None:
        return f"; efficient with {_of(found.efficient, found.samples)} possible versions of them"
    return f", efficient with {'all' if found.efficient == found.samples else found.efficient} of them"


def _of(number: int, samples: int) -> str:
    if number in (0, samples):
        return f"all {samples}" if number else f"none of {samples}"
    return f"{number} of {samples}"


def _certain(found: Robustness) -> str:
    said = "efficient" if found.efficient else "not efficient"
    if found.acceptable is not None:
        said = f"{'acceptable' if found.acceptable else 'not acceptable'} to them and {said}"
    return f"If they are just as you estimate, this is {said}. Give ranges to see how sure that is."
