"""Where to stop: the floor under every agreement."""

from dataclasses import dataclass
from fractions import Fraction

from workbook.analysis.leverage.alternatives import batna
from workbook.analysis.tradeoffs.utility import estimate, exact, my_score, my_weight
from workbook.analysis.wording import named, points
from workbook.model import Dossier, Option


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
    """The floor: my walk-away, but never below the worth of my BATNA plus the safety margin.

    Where a single issue has options and no walk-away is given in points, the option marked there as
    walk-away is the walk-away of the whole.
    """
    best, demanded, own = batna(dossier), _demanded(dossier), _walk_away(dossier)
    least, margin = least_for_me(dossier), dossier.negotiation.safety_margin
    return Floor(
        worth=None if least is None else float(least),
        batna_worth=best.value if best else None,
        margin=margin,
        walk_away=None if own is None else float(own),
        batna_name=named(best.alternative.name, "your best alternative") if best else "",
        sentence=_sentence(least, demanded, own, best.value if best else None, margin, _called(dossier)),
        warning=_warning(demanded, own, _called(dossier)),
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
    if given is not None:
        return exact(given)
    mark = _marked(dossier)
    return my_score(mark) if mark else None


def _marked(dossier: Dossier) -> Option | None:
    """The option marked as walk-away, with a score, of the only issue that has options."""
    used = [issue for issue in dossier.issues if dossier.options_of(issue.id)]
    # An issue of no weight is worth nothing whatever its option.
    if len(used) != 1 or my_weight(used[0]) == 0:
        return None
    rows = dossier.options_of(used[0].id)
    return next((row for row in rows if row.id == used[0].walk_away_id and my_score(row) is not None), None)


def _called(dossier: Dossier) -> str:
    mark = _marked(dossier) if dossier.negotiation.walk_away_worth is None else None
    return f"your walk-away, “{named(mark.name, 'unnamed option')}”" if mark else "your walk-away"


def _within_scale(worth: Fraction) -> Fraction:
    return min(max(worth, Fraction()), Fraction(100))


def _warning(demanded: Fraction | None, own: Fraction | None, called: str) -> str:
    if demanded is None or own is None or own >= demanded:
        return ""
    worth = f", worth {points(float(own))}," if "“" in called else f" of {points(float(own))}"
    return (f"Y{called[1:]}{worth} is below {points(float(demanded))}, what your best "
            "alternative and margin are worth: an agreement there would leave you worse off.")  # fmt: skip


def _sentence(
    least: Fraction | None,
    demanded: Fraction | None,
    own: Fraction | None,
    best: float | None,
    margin: float,
    called: str,
) -> str:
    if least is None:
        return "Value your best alternative, or set a walk-away, to know where to stop."
    stop = f"Stop below {points(float(least))} of 100"
    if demanded is None or best is None:
        return f"{stop}: {called}. No alternative is valued yet."
    if own is not None and own > demanded:
        return f"{stop}: {called}, above the {points(best)} of your best alternative."
    if margin:
        return f"{stop}: your best alternative is worth {points(best)}, with a margin of {points(margin)}."
    return f"{stop}: that is what your best alternative is worth."
