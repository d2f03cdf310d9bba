"""What each side's alternatives are worth; the best of them is the BATNA."""

from dataclasses import dataclass
from fractions import Fraction

from workbook.analysis.tradeoffs.utility import exact, matrix
from workbook.model import Alternative, Dossier


@dataclass(frozen=True)
class Valued:
    """An alternative with its value in points of worth (0 to 100, below 0 when it costs more than it
    brings), or None where its worth is not given."""

    alternative: Alternative
    exact: Fraction | None

    @property
    def value(self) -> float | None:
        """The value as a number to show."""
        return None if self.exact is None else float(self.exact)


def worth_of(dossier: Dossier, row: Alternative) -> Fraction | None:
    """What an alternative is worth if it comes true, in points: as the package it amounts to, scored on the
    same matrix as every offer, else the worth that was given; None without either."""
    choices = dossier.choices_of(row.package_id) if row.package_id else {}
    if not choices:
        return None if row.worth is None else exact(row.worth)
    table = matrix(dossier)
    own = table.me if row.side == "me" else table.them
    return own.worth(own.total(table.picks(choices)))


def value_of(dossier: Dossier, row: Alternative) -> Fraction | None:
    """Worth times probability, less cost, in points; None without a worth.

    A missing probability counts as certain, a missing cost as nothing. This is the expected value of
    trying the alternative with failure worth 0 and the cost spent either way.
    """
    worth = worth_of(dossier, row)
    if worth is None:
        return None
    chance = Fraction(1) if row.probability is None else exact(row.probability) / 100
    return worth * chance - exact(row.cost or 0.0)


def valued(dossier: Dossier, side: str = "me") -> tuple[Valued, ...]:
    """One side's alternatives, the best first; those without a worth last, else in the person's order."""
    rows = [Valued(row, value_of(dossier, row)) for row in dossier.alternatives if row.side == side]
    return tuple(sorted(rows, key=lambda row: (row.exact is None, -(row.exact or 0))))


def batna(dossier: Dossier, side: str = "me") -> Valued | None:
    """The best alternative to a negotiated agreement of one side (Fisher and Ury, *Getting to Yes*, 1981).

    The first one without a worth when none is valued; None when there is none at all.
    """
    return next(iter(valued(dossier, side)), None)
