"""What all blocks read: the dossier, the day, and what the analysis says about them."""

from dataclasses import dataclass
from datetime import date

from workbook.model.dossier import Dossier


@dataclass(frozen=True, eq=False)
class Facts:
    """One negotiation on one day."""

    dossier: Dossier
    today: date
