"""Building the offers A, B and C again once they are no longer worth the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from workbook.analysis.tradeoffs.meso import Equivalent
from workbook.analysis.tradeoffs.side_by_side import SIDE_BY_SIDE
from workbook.model import Dossier, Package, Row
from workbook.model.tradeoffs import PACKAGE_ROLES
from workbook.ui.document import Document
from workbook.ui.tradeoffs import saving, steps


@dataclass
class _Change:
    """What one step adds, edits and removes."""

    added: list[Row] = field(default_factory=list)
    edited: list[tuple[Row, dict[str, Any]]] = field(default_factory=list)
    removed: list[Row] = field(default_factory=list)


def rebuild(document: Document, dossier: Dossier, found: Sequence[Equivalent]) -> str:
    """Store other choices as the offers A, B and C in one step; gives the id of the first.

    An offer that was built is changed. One with a name of the person’s own, one that was offered or agreed,
    and one that an alternative amounts to stay as they are, as ideas, and a new one takes the place.
    """
    names = saving.offer_names(found)
    first, change = "", _Change()
    for place, role in enumerate(SIDE_BY_SIDE):
        holders = [row for row in dossier.packages if row.role == role]
        kept = None
        if place < len(found):
            kept = next((row for row in holders if _is_as_built(dossier, row)), None)
            made = _put(dossier, change, found[place].choices, names[place], role, kept)
            first = first or made
        change.edited += [(row, {"role": "idea"}) for row in holders if row is not kept]
    done = document.change(
        "built the offers again", added=change.added, edited=change.edited, removed=change.removed
    )
    return first if done else ""


def _put(
    dossier: Dossier, change: _Change, choices: Mapping[str, str], name: str, role: str, old: Package | None
) -> str:
    if old is None:
        further = sum(isinstance(row, Package) for row in change.added)
        package, *rows = steps.new_package(dossier, choices, name, role, further)
        change.added += [package, *rows]
        return package.id
    rechosen = steps.rechosen(dossier, choices, old)
    change.added += rechosen["added"]
    change.edited += [*rechosen["edited"], (old, {"name": name})]
    change.removed += rechosen["removed"]
    return old.id


def _is_as_built(dossier: Dossier, row: Package) -> bool:
    title = PACKAGE_ROLES[row.role]
    mine = row.name.strip() in ("", title) or row.name.startswith(f"{title[-1]} · ")
    tied = any(each.package_id == row.id for each in dossier.alternatives)
    return mine and not tied and not steps.settled(dossier, row)
