"""What a person can choose for a version of the page, and what was chosen, as it is stored."""

from collections.abc import Collection
from dataclasses import dataclass

from workbook.brief.block import PARTS as PAGE_PARTS
from workbook.brief.block import Choices
from workbook.brief.facts import PRIVATE
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


#: How what is left off the sheet for a role-play is named among what is switched off: it is one more page
#: that this negotiation has, for the person's own eyes.
_ROLE_PLAY = "role-play."


def hidden(sheet: Sheet) -> set[str]:
    """The parts of the page that are switched off."""
    return {name for name in sheet.hidden.split() if name in PAGE_PARTS}


def given_parts(dossier: Dossier) -> tuple[str, ...]:
    """What the colleague who plays the other side is given of this negotiation, as it was chosen last; all
    where nobody chose."""
    from workbook.brief.papers.given import PARTS as GIVEN

    off = _off(dossier)
    return tuple(part for part in GIVEN if f"{_ROLE_PLAY}{part}" not in off)


def switched_off(dossier: Dossier, parts: Collection[str]) -> str:
    """What the private sheet has to name as switched off, so that these parts alone are given."""
    from workbook.brief.papers.given import PARTS as GIVEN

    off = {name for name in _off(dossier) if not name.startswith(_ROLE_PLAY)}
    return " ".join(sorted(off | {f"{_ROLE_PLAY}{part}" for part in GIVEN if part not in parts}))


def _off(dossier: Dossier) -> set[str]:
    sheet = sheet_of(dossier, PRIVATE)
    return set(sheet.hidden.split()) if sheet else set()
