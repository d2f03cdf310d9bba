"""What rows from outside must be as a whole: every link leads to one of them, nothing is missing."""

from collections import Counter
from uuid import NAMESPACE_URL, uuid5

from workbook.model import BY_NAME, Negotiation, Part, Reflection, Row, Script
from workbook.storage.links import Link, links_of
from workbook.storage.plain_rows import Tables, Values, plain_row
from workbook.storage.strict_json import shown, unreadable


def completed(tables: Tables) -> Tables:
    """The rows, with an empty script and reflection for each negotiation that has none.

    Raises Unreadable when a negotiation has two.
    """
    return {**tables, **{table: _one_each(table, tables) for table in (Script, Reflection)}}


def _one_each(table: type[Row], tables: Tables) -> list[Values]:
    owners = Counter(row["negotiation_id"] for row in tables[table])
    for owner, number in owners.most_common(1):
        if number > 1:
            raise unreadable(f"“{table.__tablename__}”", f"the negotiation {shown(owner)} has two")
    missing = [row["id"] for row in tables[Negotiation] if row["id"] not in owners]
    added = [{"id": derived_id(table.__tablename__, owner), "negotiation_id": owner} for owner in missing]
    return [*tables[table], *(row for values in added if (row := plain_row(table, values, 0)))]


def derived_id(table: str, of: str) -> str:
    """An id that is always the same for the same thing, so that reading it twice adds it once."""
    return uuid5(NAMESPACE_URL, f"{table}:{of}").hex


def require_links(tables: Tables) -> None:
    """Raises Unreadable for a link to no row, or to one of another negotiation."""
    owners = {table: {row["id"]: row.get("negotiation_id") for row in rows} for table, rows in tables.items()}
    for table, rows in tables.items():
        for link in links_of(table):
            _require(link, rows, owners[BY_NAME[link.target]])


def _require(link: Link, rows: list[Values], owners: dict[str, str | None]) -> None:
    """Raises Unreadable for the first row that the link leads from to none, or out of its negotiation."""
    within = issubclass(link.table, Part) and issubclass(BY_NAME[link.target], Part)
    for row in rows:
        target = row[link.field]
        if target is None:
            continue
        if target not in owners:
            raise _broken(link, row, f"points to {shown(target)}, which is not in it")
        if within and owners[target] != row["negotiation_id"]:
            raise _broken(link, row, f"points to {shown(target)} of another negotiation")


def _broken(link: Link, row: Values, problem: str) -> Exception:
    return unreadable(f"“{link.table.__tablename__}”, row {shown(row['id'])}, “{link.field}”", problem)
