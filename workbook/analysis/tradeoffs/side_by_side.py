"""Whether the offers A, B and C, laid side by side, are still worth the same to me."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbook.analysis.tradeoffs.packages import Place, places
from workbook.analysis.tradeoffs.said import all_said
from workbook.analysis.wording import points
from workbook.model import Dossier, Package

SIDE_BY_SIDE = ("meso_a", "meso_b", "meso_c")
#: Offers are built within two points of a worth: so far apart are those that were just built, at most.
WITHIN = 4.0
#: Worths that came through a float are off by less than this.
_TRACE = 1e-6


@dataclass(frozen=True)
class Apart:
    """Offers that are not worth the same to me, in the order A, B, C, and that in a sentence."""

    packages: tuple[Package, ...]
    worths: tuple[float, ...]
    sentence: str


def side_by_side(dossier: Dossier) -> tuple[Package, ...]:
    """The offers A, B and C with something chosen in them, in this order."""
    found = [row for row in dossier.packages if row.role in SIDE_BY_SIDE and dossier.choices_of(row.id)]
    return tuple(sorted(found, key=lambda row: SIDE_BY_SIDE.index(row.role)))


def apart(dossier: Dossier) -> Apart | None:
    """The offers side by side where they lie more than ``WITHIN`` points of worth to me apart; None where
    they do not. Offers whose worth to me is not known for want of a score or a choice are left out."""
    offers = _known(dossier, side_by_side(dossier))
    worths = tuple(at.me for _, at in offers)
    if not worths or max(worths) - min(worths) <= WITHIN + _TRACE:
        return None
    figures = ", ".join(map(points, worths))
    return Apart(tuple(row for row, _ in offers), worths, f"No longer worth the same to you: {figures}.")


def _known(dossier: Dossier, offers: Sequence[Package]) -> list[tuple[Package, Place]]:
    if not offers:
        return []
    every = {row.id: at for row, at in places(dossier, advised=False)}
    known = all_said(dossier, {row.id: every[row.id] for row in offers})
    return [(row, every[row.id]) for row in offers if known[row.id].me == "all"]
