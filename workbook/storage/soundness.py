"""What rows from outside must be as a whole: every link leads to one of them, nothing is missing."""

from collections import Counter
from collections.abc import Sequence
from uuid import NAMESPACE_URL, uuid5

from workbook.model import Negotiation, Part, Reflection, Row, Script
from workbook.storage.links import links_of
from workbook.storage.strict_json import shown, unreadable


def completed(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows, with an empty script and reflection for each negotiation that has none.

    Raises Unreadable when a negotiation has two.
    """
    added: list[Row] = []
    for table in (Script, Reflection):
        owners = Counter(row.negotiation_id for row in rows if isinstance(row, table))
        for owner, number in owners.items():
            if number > 1:
                raise unreadable(f"“{table.__tablename__}”", f"the negotiation {shown(owner)} has two")
        added += [
            table(id=derived_id(table.__tablename__, row.id), negotiation_id=row.id)
            for row in rows
            if isinstance(row, Negotiation) and row.id not in owners
        ]
    return (*rows, *added)


def derived_id(table: str, of: str) -> str:
    """An id that is always the same for the same thing, so that reading it twice adds it once."""
    return uuid5(NAMESPACE_URL, f"{table}:{of}").hex


def require_links(rows: Sequence[Row]) -> None:
    """Raises Unreadable for a link to no row, or to one of another negotiation."""
    known = {(row.__tablename__, row.id): row for row in rows}
    for row in rows:
        for link in links_of(type(row)):
            target_id = getattr(row, link.field)
            if target_id is None:
                continue
            target = known.get((link.target, target_id))
            if target is None:
                raise _broken(row, link.field, f"points to {shown(target_id)}, which is not in it")
            if _elsewhere(row, target):
                raise _broken(row, link.field, f"points to {shown(target_id)} of another negotiation")


def _elsewhere(row: Row, target: Row) -> bool:
    both = isinstance(row, Part) and isinstance(target, Part)
    return both and getattr(row, "negotiation_id", None) != getattr(target, "negotiation_id", None)


def _broken(row: Row, field: str, problem: str) -> Exception:
    return unreadable(f"“{row.__tablename__}”, row {shown(row.id)}, “{field}”", problem)
