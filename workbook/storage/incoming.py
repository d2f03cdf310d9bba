"""What an import amounts to: the changes it makes, and what of it a person wants to know before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbook.model import Entry, Negotiation, Part, PracticeGoal, Reflection, Row, Script
from workbook.storage.copying import Key, renamed
from workbook.storage.edits import RowChange, addition, edit, removal, values_of
from workbook.storage.soundness import derived_id

SAME, NEW, CHANGED = "same", "new", "changed"


@dataclass(frozen=True)
class Coming:
    """A negotiation, entry or practice goal of the file: its state here, and what changes of it."""

    row: Row
    state: str
    changes: tuple[RowChange, ...] = ()


@dataclass(frozen=True)
class Plan:
    """The changes of an import, in the order they are made, and what comes in as a person sees it."""

    changes: tuple[RowChange, ...]
    negotiations: tuple[Coming, ...]
    entries: tuple[Coming, ...]
    goals: tuple[Coming, ...]


def plan(there: Iterable[Row], rows: Sequence[Row], *, replace: bool = False) -> Plan:
    """What bringing these rows into a workbook that holds the rows ``there`` changes.

    A row of a known id gets the values of the one that comes in; all others are added. A row whose id
    belongs to another negotiation here comes in under an id of its own, always the same one. With
    ``replace`` the negotiations that come in are afterwards as they are in the file: their rows that
    are not in it are removed. The journal, practice goals and all other negotiations stay in any case.
    """
    here = {(row.__tablename__, row.id): row for row in there}
    taken = _taken(rows, here)
    incoming = renamed(rows, taken) if taken else tuple(rows)
    met = [(row, change) for row, change in _changes(incoming, here, replace=replace) if change is not None]
    gone = _left_over(here, incoming, {(change.table, change.id) for _, change in met}) if replace else ()
    changes = (*(change for _, change in met if change.after), *(removal(row) for row in gone))
    return Plan(
        changes,
        _negotiations(met, gone),
        _single(met, Entry),
        _single(met, PracticeGoal),
    )


def _changes(
    rows: Iterable[Row], here: Mapping[Key, Row], *, replace: bool
) -> Iterable[tuple[Row, RowChange | None]]:
    """Each row with its change: an empty one where it is here already, none where it does not count."""
    single = {
        (type(row), row.negotiation_id): row for row in here.values() if isinstance(row, Script | Reflection)
    }
    for row in rows:
        known = here.get((row.__tablename__, row.id))
        if known is None and isinstance(row, Script | Reflection):
            known = single.get((type(row), row.negotiation_id))
            left_out = row.id == derived_id(row.__tablename__, row.negotiation_id)
            if known is not None and left_out and not replace:
                yield row, None
                continue
        yield row, addition(row) if known is None else edit(known, **values_of(row))


def _left_over(here: Mapping[Key, Row], incoming: Iterable[Row], met: set[Key]) -> tuple[Row, ...]:
    """The rows here of the negotiations that come in that nothing in the file stands for."""
    owners = {row.id for row in incoming if isinstance(row, Negotiation)}
    return tuple(
        row
        for key, row in here.items()
        if isinstance(row, Part) and row.negotiation_id in owners and key not in met
    )


def _negotiations(met: Sequence[tuple[Row, RowChange]], gone: Iterable[Row]) -> tuple[Coming, ...]:
    found: dict[str, list[RowChange]] = {}
    for row, change in (*met, *((row, removal(row)) for row in gone)):
        if isinstance(row, Negotiation | Part):
            changes = found.setdefault(row.id if isinstance(row, Negotiation) else row.negotiation_id, [])
            if change.after != {}:
                changes.append(change)
    return tuple(
        Coming(row, _state(change, found[row.id]), tuple(found[row.id]))
        for row, change in met
        if isinstance(row, Negotiation)
    )


def _state(change: RowChange, changes: Sequence[RowChange]) -> str:
    if change.before is None:
        return NEW
    return CHANGED if changes else SAME


def _single(met: Iterable[tuple[Row, RowChange]], table: type[Row]) -> tuple[Coming, ...]:
    return tuple(
        Coming(row, SAME if change.after == {} else _state(change, [change]), (change,))
        for row, change in met
        if isinstance(row, table)
    )


def _taken(rows: Iterable[Row], here: Mapping[Key, Row]) -> dict[Key, str]:
    """New ids for the parts whose own are those of another negotiation's parts."""
    taken = {}
    for row in rows:
        known = here.get((row.__tablename__, row.id))
        if isinstance(row, Part) and isinstance(known, Part) and row.negotiation_id != known.negotiation_id:
            key = (row.__tablename__, row.id)
            taken[key] = derived_id(row.__tablename__, f"{row.negotiation_id}:{row.id}")
    return taken
