"""What all blocks read: the dossier, the day, and what the analysis says about them."""

from dataclasses import dataclass
from datetime import date

from workbook.brief.block import NONE, Choices
from workbook.model.dossier import Dossier

PRIVATE, TABLE = "private", "table-safe"
#: The versions of a page: for the eyes of the one who wrote it, and for the table.
VERSIONS = (PRIVATE, TABLE)


@dataclass(frozen=True, eq=False)
class Facts:
    """One negotiation on one day; in the version for the table it holds only what may be shown."""

    dossier: Dossier
    today: date
    version: str = PRIVATE
    choices: Choices = NONE

    @property
    def for_table(self) -> bool:
        """Whether the other side will see the page."""
        return self.version == TABLE

    def shows(self, part: str) -> bool:
        """Whether a part of the page was not switched off."""
        return part not in self.choices.hidden
