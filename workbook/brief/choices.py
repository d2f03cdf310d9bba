"""What a person chose for a version of the page, as it is stored."""

from workbook.brief.block import Choices
from workbook.brief.facts import TABLE
from workbook.model import PARTS, Dossier, Sheet
from workbook.model.negotiation import OnPage

#: The tables whose rows can be pinned to the page.
PINNABLE = tuple(table for table in PARTS if issubclass(table, OnPage))


def sheet_of(dossier: Dossier, version: str) -> Sheet | None:
    """The stored choices for a version, or None where nothing was chosen."""
    return next((sheet for sheet in dossier.sheets if sheet.version == version), None)


def choices_of(dossier: Dossier, version: str) -> Choices:
    """The choices for a version; names of blocks that are not known any more do nothing."""
    sheet = sheet_of(dossier, version) or Sheet(negotiation_id="")
    return Choices(
        hidden=frozenset(sheet.hidden.split()),
        order=tuple(sheet.block_order.split()),
        pinned=frozenset(row.id for table in PINNABLE for row in dossier.rows(table) if row.pinned),
        note=sheet.note if version == TABLE else "",
        style=sheet.style,
    )
