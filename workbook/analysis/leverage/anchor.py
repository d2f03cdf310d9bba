"""The anchor guard: a weak alternative must not pull the opening down.

People who hold a weak alternative open lower than people who hold none: M. Schaerer, R. I. Swaab and
A. D. Galinsky, *Anchors Weigh More Than Power*, Psychological Science 26 (2015).
"""

from workbook.analysis.leverage.alternatives import batna
from workbook.analysis.tradeoffs.packages import worth
from workbook.analysis.wording import points
from workbook.model import Dossier

#: A BATNA worth less than this many points counts as weak.
WEAK = 50.0
#: An opening fewer points than this above a weak BATNA counts as pulled down.
NEAR = 20.0


def opening_choices(dossier: Dossier) -> dict[str, str]:
    """The package that opens: the one marked as opening, else the opening option of each issue."""
    return _choices(dossier, "opening")


def target_choices(dossier: Dossier) -> dict[str, str]:
    """The package aimed at: the one marked as target, else the target option of each issue."""
    return _choices(dossier, "target")


def _choices(dossier: Dossier, role: str) -> dict[str, str]:
    for package in dossier.packages:
        if package.role == role and dossier.choices_of(package.id):
            return dossier.choices_of(package.id)
    chosen = {issue.id: getattr(issue, f"{role}_id") for issue in dossier.issues}
    return {issue: option for issue, option in chosen.items() if option}


def anchor_guard(dossier: Dossier) -> str:
    """A warning when the opening sits near a weak BATNA or below the target; empty when there is none."""
    opening, target = opening_choices(dossier), target_choices(dossier)
    if not opening:
        return ""
    opens, aims = worth(dossier, opening)[0], worth(dossier, target)[0]
    best = batna(dossier)
    value = best.value if best else None
    if value is not None and value < WEAK and opens - value < NEAR:
        return (f"Your opening is worth {points(opens)}, close to a weak alternative of {points(value)}. "
                "Set it from standards and their limits: a weak one pulls openings down.")  # fmt: skip
    if opening.keys() >= target.keys() and opens < aims:
        return (f"Your opening is worth {points(opens)} to you, less than your target of {points(aims)}: "
                "it leaves no room to give.")  # fmt: skip
    return ""
