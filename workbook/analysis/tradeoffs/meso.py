"""Offers of the same worth to me, to be laid side by side so that the other side can choose.

The practice is known as multiple equivalent simultaneous offers: G. J. Leonardelli, J. Gu, G. McRuer,
V. H. Medvec and A. D. Galinsky, “Multiple equivalent simultaneous offers (MESOs) reduce the negotiator
dilemma”, Organizational Behavior and Human Decision Processes 152 (2019).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from workbook.analysis.tradeoffs.band import BUDGET, Found, within
from workbook.analysis.tradeoffs.solutions import limits
from workbook.analysis.tradeoffs.utility import Matrix, exact, matrix
from workbook.analysis.wording import listed, named, points, sentence, verb
from workbook.model import Dossier

#: Two offers differ in at least so many issues.
APART = 2
#: Worths that came through a float are off by less than this.
_TRACE = Fraction(1, 10**9)
Picks = tuple[int, ...]


@dataclass(frozen=True)
class Equivalent:
    """One of the offers: option id by issue id, and what it is worth to both, in points.

    ``focus`` names the issue in which it is better for me than the others are, empty without one; ``name``
    is what to call it, by its focus, else by the issue in which it gives more than the others; else empty.
    ``exact`` is False where an offer better for them cannot be ruled out (huge or very fine matrices); the
    sentence says so where that may be more than half a point.
    """

    choices: dict[str, str]
    me: float
    them: float
    focus: str
    name: str
    exact: bool
    sentence: str


def meso(dossier: Dossier, worth: float, count: int = 3, tolerance: float = 2.0) -> tuple[Equivalent, ...]:
    """Up to ``count`` packages worth the same to me, within ``tolerance`` points, best for them first.

    The first is the best for them of all such packages; each further one is the best for them among those
    that differ from every offer before it in at least two issues, counting only issues where the two
    options are worth something else to me or to them. Of equals the one that is worth more to me comes
    first. None is below my walk-away unless ``worth`` is. Empty when no package is worth that much.
    """
    table, wanted = matrix(dossier), exact(worth)
    low, high = wanted - exact(tolerance), wanted + exact(tolerance)
    least = limits(dossier).me
    if least is not None and wanted >= least - _TRACE:
        low = max(low, least)
    unit = table.me.unit
    steps = -int(-((low - _TRACE) * unit) // 1), int((high + _TRACE) * unit // 1)
    return _equivalents(table, apart(table, *steps, count))


def below_walk_away(dossier: Dossier, names: Sequence[str], found: Sequence[Equivalent]) -> str:
    """A sentence where offers are worth less to me than my walk-away, with those of them by their ``names``
    unless it is all of them; empty where none is."""
    least = limits(dossier).me
    if least is None:
        return ""
    under = [name for name, each in zip(names, found, strict=True) if each.me < least - _TRACE]
    if not under:
        return ""
    which = "All are" if len(under) == len(found) else f"{listed(under)} {verb(under, 'is', 'are')}"
    return f"{which} below your walk-away of {points(float(least))}."


def apart(table: Matrix, low: int, high: int, count: int, budget: int = BUDGET) -> tuple[Found, ...]:
    """The offers for a worth to me from ``low`` to ``high`` steps, as ``meso`` chooses them."""
    chosen: list[Found] = []
    if count < 1:
        return ()
    for found in within(table, low, high, budget):
        if all(_differ(found.picks, other.picks) >= APART for other in chosen):
            chosen.append(found)
            if len(chosen) == count:
                break
    return tuple(chosen)


def _differ(one: Picks, other: Picks) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


def _equivalents(table: Matrix, chosen: Sequence[Found]) -> tuple[Equivalent, ...]:
    every = [found.picks for found in chosen]
    return tuple(_named(table, found, [other for other in every if other != found.picks]) for found in chosen)


def _named(table: Matrix, found: Found, others: Sequence[Picks]) -> Equivalent:
    me = float(table.me.worth(table.me.total(found.picks)))
    them = float(table.them.worth(table.them.total(found.picks)))
    more, least, less = _against(table, found.picks, others)
    focus = table.issue_names[more[0]] if more else ""
    name = f"{focus} first" if more else f"Gives on {table.issue_names[least[0]]}" if least else ""
    worth = f"{points(me)} to you, about {points(them)} to them"
    said = _sentence(_listed(table, found.picks, more), _listed(table, found.picks, less), worth)
    if found.off is None or found.off * 2 > table.them.unit:
        said += " One still better for them may have been overlooked."
    return Equivalent(table.choices(found.picks), me, them, focus, name, found.off == 0, said)


def _against(table: Matrix, picks: Picks, others: Sequence[Picks]) -> tuple[list[int], list[int], list[int]]:
    """The issues in which it is worth more to me than all others, less than all, and less than some and
    more than none; those with the greatest difference first."""
    found: list[tuple[int, int, int]] = []
    for issue, (row, pick) in enumerate(zip(table.me.steps, picks, strict=True)):
        against = [row[pick] - row[other[issue]] for other in others] or [0]
        found.append((min(against), max(against), issue))
    more = sorted((-low, issue) for low, _, issue in found if low > 0)
    least = sorted((high, issue) for _, high, issue in found if high < 0)
    less = sorted((low, issue) for low, high, issue in found if low < 0 and high <= 0)
    return [issue for _, issue in more], [issue for _, issue in least], [issue for _, issue in less]


def _sentence(more: str, less: str, worth: str) -> str:
    if not more and not less:
        return f"{worth}."
    parts = [f"More for you on {more}" if more else "", f"gives way on {less}" if less else ""]
    return sentence(f"{', '.join(part for part in parts if part)}: {worth}")


def _listed(table: Matrix, picks: Picks, issues: Sequence[int]) -> str:
    return listed(
        (f"{table.issue_names[issue]} (“{named(table.option_names[issue][picks[issue]])}”)"
         for issue in issues),
        limit=3,
    )  # fmt: skip
