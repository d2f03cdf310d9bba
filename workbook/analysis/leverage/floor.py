"""Where to stop: the floor under every agreement."""

from dataclasses import dataclass
from fractions import Fraction

from workbook.analysis.leverage.alternatives import batna
from workbook.analysis.tradeoffs.utility import estimate, exact
from workbook.analysis.wording import named, points
from workbook.model import Dossier


@dataclass(frozen=True)
class Floor:
    """The least an agreement must be worth to me, in points of worth; None where nothing is known.

    ``warning`` is empty when the walk-away is not below what the BATNA and the margin demand.
    """

    worth: float | None
    batna_worth: float | None
    margin: float
    walk_away: float | None
    batna_name: str
    sentence: str
    warning: str


def floor(dossier: Dossier) -> Floor:
    """The floor: my walk-away, but never below the worth of my BATNA plus the safety margin."""
    best, demanded, own = batna(dossier), _demanded(dossier), _walk_away(dossier)
    least, margin = least_for_me(dossier), dossier.negotiation.safety_margin
    return Floor(
        worth=None if least is None else float(least),
        batna_worth=best.value if best else None,
        margin=margin,
        walk_away=None if own is None else float(own),
        batna_name=named(best.alternative.name, "your best alternative") if best else "",
        sentence=_sentence(least, demanded, own, best.value if best else None, margin),
        warning=_warning(demanded, own),
    )


def least_for_me(dossier: Dossier) -> Fraction | None:
    """The greater of my walk-away and what my BATNA and margin demand, in points; None without both."""
    return max((x for x in (_demanded(dossier), _walk_away(dossier)) if x is not None), default=None)


def least_for_them(dossier: Dossier) -> Fraction | None:
    """The estimate of their walk-away in points; else what their best alternative is worth; else None."""
    row = dossier.negotiation
    given = estimate(row.their_walk_away_likely, row.their_walk_away_low, row.their_walk_away_high)
    best = batna(dossier, "them")
    if given is not None or best is None or best.exact is None:
        return given
    return _within_scale(best.exact)


def _demanded(dossier: Dossier) -> Fraction | None:
    best = batna(dossier)
    if best is None or best.exact is None:
        return None
    return _within_scale(_within_scale(best.exact) + exact(dossier.negotiation.safety_margin))


def _walk_away(dossier: Dossier) -> Fraction | None:
    given = dossier.negotiation.walk_away_worth
    return None if given is None else exact(given)


def _within_scale(worth: Fraction) -> Fraction:
    return min(max(worth, Fraction()), Fraction(100))


def _warning(demanded: Fraction | None, own: Fraction | None) -> str:
    if demanded is None or own is None or own >= demanded:
        return ""
    return (f"Your walk-away of {points(float(own))} is below {points(float(demanded))}, what your best "
            "alternative and margin are worth: an agreement there would leave you worse off.")  # fmt: skip


def _sentence(
    least: Fraction | None, demanded: Fraction | None, own: Fraction | None, best: float | None, margin: float
) -> str:
    if least is None:
        return "Value your best alternative, or set a walk-away, to know where to stop."
    stop = f"Stop below {points(float(least))} of 100"
    if demanded is None or best is None:
        return f"{stop}: your walk-away. No alternative is valued yet."
    if own is not None and own > demanded:
        return f"{stop}: your walk-away, above the {points(best)} of your best alternative."
    if margin:
        return f"{stop}: your best alternative is worth {points(best)}, with a margin of {points(margin)}."
    return f"{stop}: that is what your best alternative is worth."
