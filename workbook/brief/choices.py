"""What a person can choose for a version of the page, and what was chosen, as it is stored."""

from dataclasses import dataclass

from workbook.brief.block import Choices
from workbook.model import PARTS, Disclosure, Dossier, Interest, Issue, Question, Row, Sheet, Standard
from workbook.model.negotiation import OnPage

#: The tables whose rows can be pinned to the page.
PINNABLE = tuple(table for table in PARTS if issubclass(table, OnPage))

#: The tables of which a person chooses the rows that may be on the page for the table.
SHAREABLE: tuple[type[Row], ...] = (Disclosure, Interest, Issue, Question, Standard)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a part, by the row it says."""

    row: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page with what it can show; the movable ones can have another place."""

    name: str
    title: str
    entries: tuple[Entry, ...] = ()
    movable: bool = False


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
        note=sheet.note,
        style=sheet.style,
    )
