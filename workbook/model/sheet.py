"""How the page for the room is to look: what a person chose for each of its versions."""

from workbook.model.fields import choice, line, prose
from workbook.model.negotiation import Part

VERSIONS = {"private": "Private", "table-safe": "For the table"}
STYLES = {"clean": "Clean", "compact": "Compact"}


class Sheet(Part, table=True):
    """The choices for one version of the page; a version nobody changed has none."""

    __tablename__ = "sheet"
    version: str = choice("Version", VERSIONS, "private")
    title: str = line("Title on the page", "Where it is not to be that of the negotiation")
    note: str = prose("Note line", "A line under the proposal", limit=1_000)
    style: str = choice("Style", STYLES, "clean")
    hidden: str = line("Switched off", "The names of the blocks, parted by blanks", limit=1_000)
    block_order: str = line("Order", "The names of the blocks, parted by blanks", limit=1_000)
