"""Rows of a damaged workbook made sound: values that cannot be are left empty, loose links cleared."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from workbook.model import BY_NAME, TABLES, Negotiation, Part, Reflection, Row, Script, plain_text
from workbook.model.fields import declared
from workbook.storage.errors import Refused
from workbook.storage.links import Link, links_of
from workbook.storage.salvage import Raw
from workbook.storage.soundness import derived_id
from workbook.storage.validation import validated

_LOST = "(lost)"
_NO_LETTER = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True)
class Mended:
    """A row, and the names of its fields whose values could not be kept as they were."""

    row: Row
    lost: tuple[str, ...]


@dataclass
class Sound:
    """Rows that make a sound workbook, and what had to be done for that, in numbers."""

    rows: list[Row] = field(default_factory=list)
    left_out: dict[str, int] = field(default_factory=dict)
    emptied: int = 0
    cleared: int = 0
    made: dict[str, int] = field(default_factory=dict)


def mended(table: type[Row], values: Raw) -> Mended | None:
    """The row of these values as the database had them; None where its id or a link it needs is lost."""
    row_id = values.get("id")
    if not isinstance(row_id, str):
        return None
    kept = {name: _value(table, name, value) for name, value in values.items() if name in table.model_fields}
    kept.pop("id")
    lost = {name for name, value in kept.items() if isinstance(value, str) and _NO_LETTER in value}
    for _ in range(len(kept) + 1):
        try:
            row = validated(table, row_id, kept)
            # A row of which most makes no sense is not one of this table.
            return Mended(row, tuple(lost)) if 2 * len(lost) <= len(kept) else None
        except Refused as refusal:
            if refusal.field not in kept:
                return None
            kept.pop(refusal.field)
            lost.add(refusal.field)
    return None


def fits(table: type[Row], values: Raw) -> bool:
    """Whether a row of the table can have exactly these values."""
    found = mended(table, values)
    return found is not None and not found.lost


def _value(table: type[Row], name: str, value: Any) -> Any:
    """A value as the model has it; what cannot be read is left for the validation to refuse."""
    known = declared(table, name)
    if known is None or value is None:
        return value
    try:
        if known.kind == "day":
            return date.fromisoformat(value)
        if known.kind == "moment":
            return datetime.fromisoformat(value)
        if known.kind == "number":
            return float(value)
    except (TypeError, ValueError):
        return value
    if known.kind == "flag":
        return bool(value) if value in (0, 1) else value
    if known.kind in ("line", "text") and isinstance(value, str):
        return plain_text(value)
    return value


def sound(found: Iterable[tuple[type[Row], Raw]]) -> Sound:
    """All rows that can be kept, in the order of the tables.

    Of rows with the same id the first counts. What belongs to a row that is lost gets one in its
    place, named “(lost)”, where that can be; else it is left out. Each negotiation has its script and
    its reflection again.
    """
    result = Sound()
    kept: dict[str, dict[str, Row]] = {name: {} for name in BY_NAME}
    for table, values in found:
        name, whole = table.__tablename__, mended(table, values)
        if whole is None:
            result.left_out[name] = result.left_out.get(name, 0) + 1
        elif whole.row.id not in kept[name]:
            kept[name][whole.row.id] = whole.row
            result.emptied += len(whole.lost)
    _single(kept, result)
    _stand_in(kept, result)
    _link(kept, result)
    _complete(kept, result)
    result.rows = [row for table in TABLES for row in kept[table.__tablename__].values()]
    return result


def _single(kept: dict[str, dict[str, Row]], result: Sound) -> None:
    """Leave one script and one reflection of each negotiation: the first."""
    for table in (Script, Reflection):
        name, owners = table.__tablename__, set()
        for row in list(kept[name].values()):
            owner = _owner(row)
            if owner in owners:
                del kept[name][row.id]
                result.left_out[name] = result.left_out.get(name, 0) + 1
            owners.add(owner)


def _owner(row: Row) -> str | None:
    owner: str | None = getattr(row, "negotiation_id", None)
    return owner


def _stand_in(kept: dict[str, dict[str, Row]], result: Sound) -> None:
    """Rows in the place of those that others cannot be without: their negotiation, party, issue, ...

    From the parts to what they belong to, so that what is put in gets what it needs itself.
    """
    for table in reversed(TABLES):
        for row in list(kept[table.__tablename__].values()):
            for link in links_of(table):
                target_id = getattr(row, link.field)
                if link.required and target_id not in kept[link.target]:
                    made = _placeholder(BY_NAME[link.target], target_id, _owner(row))
                    if made:
                        kept[link.target][target_id] = made
                        result.made[link.target] = result.made.get(link.target, 0) + 1


def _placeholder(table: type[Row], row_id: str, owner: str | None) -> Row | None:
    """A row named “(lost)” that needs no other link than that to its negotiation; None for other tables."""
    needed = {link.field for link in links_of(table) if link.required}
    if needed - {"negotiation_id"}:
        return None
    named = next((name for name in ("title", "name") if name in table.model_fields), None)
    values: dict[str, Any] = {named: _LOST} if named else {}
    if needed:
        values["negotiation_id"] = owner
    try:
        return validated(table, row_id, values)
    except Refused:
        return None


def _link(kept: dict[str, dict[str, Row]], result: Sound) -> None:
    """Clear or leave out what points nowhere or into another negotiation, until nothing does."""
    changed = True
    while changed:
        changed = False
        for table in TABLES:
            rows = kept[table.__tablename__]
            for row in list(rows.values()):
                for link in links_of(table):
                    if getattr(row, link.field) is None or _leads(kept, row, link):
                        continue
                    if link.required:
                        del rows[row.id]
                        changed = True
                        result.left_out[table.__tablename__] = result.left_out.get(table.__tablename__, 0) + 1
                        break
                    setattr(row, link.field, None)
                    result.cleared += 1


def _leads(kept: dict[str, dict[str, Row]], row: Row, link: Link) -> bool:
    target = kept[link.target].get(getattr(row, link.field))
    both = isinstance(row, Part) and isinstance(target, Part)
    return target is not None and (not both or _owner(row) == _owner(target))


def _complete(kept: dict[str, dict[str, Row]], result: Sound) -> None:
    for table in (Script, Reflection):
        name = table.__tablename__
        there = {_owner(row) for row in kept[name].values()}
        for row in kept[Negotiation.__tablename__].values():
            if row.id not in there:
                made = table(id=derived_id(name, row.id), negotiation_id=row.id)
                kept[name][made.id] = made
                result.made[name] = result.made.get(name, 0) + 1
