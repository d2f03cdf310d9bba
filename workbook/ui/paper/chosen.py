"""What a person chooses for the page, stored: each choice is one step of undo."""

from collections.abc import Collection, Sequence
from typing import Any

from workbook.brief import PRIVATE, TABLE
from workbook.brief.choices import PINNABLE, given_parts, hidden, sheet_of, switched_off
from workbook.brief.safe import OFFERED
from workbook.model import Dossier, Row, Sheet
from workbook.ui.document import Document


def sheet(dossier: Dossier, version: str) -> Sheet:
    """The choices for a version as they are, or as they are by themselves."""
    found = sheet_of(dossier, version)
    return found or Sheet(negotiation_id=dossier.negotiation.id, version=version)


def choose(
    document: Document, dossier: Dossier, version: str, text: str, *, typing: str = "", **values: Any
) -> bool:
    """Store choices for a version in one step called ``text``; what is typed is one step till it is left."""
    known = sheet_of(dossier, version)
    if known is not None:
        return document.change(text, edited=[(known, values)], typing=typing)
    made = Sheet(negotiation_id=dossier.negotiation.id, version=version, **values)
    return document.change(text, added=[made], typing=typing)


def switch(document: Document, dossier: Dossier, version: str, name: str, title: str, on: bool) -> bool:
    """Put a part on the page, or leave it out."""
    off = set(sheet(dossier, version).hidden.split())
    off = off - {name} if on else off | {name}
    text = f"put “{title}” on the page" if on else f"left “{title}” off the page"
    return choose(document, dossier, version, text, hidden=" ".join(sorted(off)))


def place(document: Document, dossier: Dossier, version: str, names: Sequence[str], title: str) -> bool:
    """Give the movable parts this order; ``title`` names the one moved."""
    return choose(document, dossier, version, f"moved “{title}” on the page", block_order=" ".join(names))


def mark(document: Document, version: str, row: Row, on: bool) -> bool:
    """Pin a row to the private page, or let it onto the page for the table; or not any more."""
    if version == TABLE:
        text = "put an entry on the page for the table" if on else "left an entry off the page for the table"
        return document.change(text, edited=[(row, {"shared": on})])
    text = "pinned an entry to the page" if on else "let a pinned entry go"
    return document.change(text, edited=[(row, {"pinned": on})])


def rows_of(dossier: Dossier) -> dict[str, Row]:
    """The rows of the tables that are on the page, by id."""
    return {row.id: row for table in PINNABLE for row in dossier.rows(table)}


def undercut(dossier: Dossier) -> bool:
    """Whether the page for the table shows an opening beside offers of which none asks for as much."""
    off = hidden(sheet(dossier, TABLE))
    packages = {package.id for package in dossier.packages if package.role in OFFERED}
    offered = {choice.option_id for choice in dossier.choices if choice.package_id in packages}
    opening = {issue.opening_id for issue in dossier.issues if issue.opening_id and issue.shared}
    said = bool(dossier.script.opening.strip()) and not off & {"lead", "strip", "packages"}
    return said and bool(offered) and not opening <= offered


def doubled(dossier: Dossier) -> bool:
    """Whether there are several offers of one letter, of which the page for the table has the first."""
    filled = {choice.package_id for choice in dossier.choices}
    roles = [row.role for row in dossier.packages if row.id in filled and row.role in OFFERED]
    return len(set(roles)) < len(roles)


def changed(dossier: Dossier, version: str) -> bool:
    """Whether anything is not as it is by itself, besides what was typed."""
    now = sheet(dossier, version)
    pinned = version != TABLE and any(row.pinned for table in PINNABLE for row in dossier.rows(table))
    return bool(hidden(now) or now.block_order or now.style != Sheet.model_fields["style"].default or pinned)


def reset(document: Document, dossier: Dossier, version: str) -> bool:
    """All parts on the page in their own order, nothing pinned, in the usual style; in one step."""
    plain = {name: Sheet.model_fields[name].default for name in ("block_order", "style")}
    known = sheet_of(dossier, version)
    if known is not None:
        plain["hidden"] = " ".join(sorted(set(known.hidden.split()) - hidden(known)))
    edited: list[tuple[Row, dict[str, Any]]] = [(known, plain)] if known else []
    if version != TABLE:
        rows = (row for table in PINNABLE for row in dossier.rows(table))
        edited += [(row, {"pinned": False}) for row in rows if row.pinned]
    return document.change("put the page back as it was at first", edited=edited)


def give(document: Document, dossier: Dossier, parts: Collection[str]) -> bool:
    """Keep what the colleague who plays the other side of this negotiation may read."""
    if tuple(parts) == given_parts(dossier):
        return True
    text = "chose what is on the role-play sheet"
    return choose(document, dossier, PRIVATE, text, hidden=switched_off(dossier, parts))
