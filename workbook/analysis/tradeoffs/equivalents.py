"""Offers of the same worth to me, to be laid side by side so that the other side can choose.

The practice is known as multiple equivalent simultaneous offers: G. J. Leonardelli, J. Gu, G. McRuer,
V. H. Medvec and A. D. Galinsky, “Multiple equivalent simultaneous offers (MESOs) reduce the negotiator
dilemma”, Organizational Behavior and Human Decision Processes 152 (2019).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from workbook.analysis.tradeoffs.frontier import frontier, realise
from workbook.analysis.tradeoffs.utility import Matrix, matrix
from workbook.model import Dossier

#: Up to so many packages each one is looked at; beyond it only those on the frontier.
EVERY = 20_000
#: How far the worth to me may be apart, and how much less than the best one an offer may be to them.
WITHIN, LESS = 2.0, 12.0
Picks = tuple[int, ...]


@dataclass(frozen=True)
class Equivalent:
    """One of the offers: option id by issue id, and what it is worth to both, in points."""

    choices: dict[str, str]
    me: float
    them: float


def equivalents(dossier: Dossier, worth: float, count: int = 3) -> tuple[Equivalent, ...]:
    """Up to ``count`` packages within two points of ``worth`` to me, best for them first.

    After the first each differs in as many issues as can be from those before it, among packages that
    are worth not much less to them than the best. Empty when no package is worth that much to me.
    """
    table = matrix(dossier)
    near = {picks: table.them.total(picks) for picks in _near(table, worth)}
    if not near:
        return ()
    least = max(near.values()) - LESS * table.them.unit
    good = sorted((p for p in near if near[p] >= least), key=lambda picks: (-near[picks], picks))
    chosen = good[:1]
    while len(chosen) < min(count, len(good)):
        rest = [picks for picks in good if picks not in chosen]
        chosen.append(max(rest, key=lambda picks: (_apart(picks, chosen), near[picks])))
    return tuple(_named(table, picks) for picks in chosen)


def _near(table: Matrix, worth: float) -> Iterator[Picks]:
    low, high = ((worth + step) * table.me.unit for step in (-WITHIN, WITHIN))
    if table.package_count <= EVERY:
        sizes = [range(len(row)) for row in table.option_ids]
        every: Iterator[Picks] = product(*sizes) if sizes else iter(())
        yield from (picks for picks in every if low <= table.me.total(picks) <= high)
        return
    found = frontier(table)
    for point in found.points:
        if low <= point[0] <= high:
            yield tuple(realise(table, found, point))


def _apart(picks: Picks, others: Sequence[Picks]) -> int:
    return min(sum(a != b for a, b in zip(picks, other, strict=True)) for other in others)


def _named(table: Matrix, picks: Picks) -> Equivalent:
    me, them = table.me.worth(table.me.total(picks)), table.them.worth(table.them.total(picks))
    return Equivalent(table.choices(picks), float(me), float(them))
