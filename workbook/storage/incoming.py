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
    """A negotiation, entry or practice goal of the file: its state here, and how many rows it touches."""

    row: Row
    state: str
    added: int = 0
    changed: int = 0
    removed: int = 0


@dataclass(frozen=True)
class Plan:
    """The changes of an import, in the order they are made, and what comes in as a person sees it."""

    changes: tuple[RowChange, ...]
    negotiations: tuple[Coming, ...]
    entries: tuple[Coming, ...]
    goals: tuple[Coming, ...]

    @property
    def added(self) -> int:
        """How many rows are new here."""
        return sum(change.before is None for change in self.changes)

    @property
    def removed(self) -> int:
        """How many rows are taken away."""
        return sum(change.after is None for change in self.changes)

    @property
    def changed(self) -> int:
        """How many rows get other values."""
        return len(self.changes) - self.added - self.removed


def plan(there: Iterable[Row], rows: Sequence[Row], *, replace: bool = False) -> Plan:
    """What bringing these rows into a workbook that holds the rows ``there`` changes.

    A row of a known id gets the values of the one that comes in; all others are added. A row whose id
    belongs to another negotiation here comes in under an id of its own, always the same one. With
    ``replace`` the negotiations that come in are afterwards as they are in the file: their rows that
    are not in it are removed. The journal, practice goals and all other negotiations stay in any case.
    """
    here = {(row.__tablename__, row.id): row for row in there}
    incoming = renamed(rows, _taken(rows, here))
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
    counts: dict[str, list[int]] = {}
    for row, change in met:
        owner = row.id if isinstance(row, Negotiation) else getattr(row, "negotiation_id", None)
        if owner is not None and isinstance(row, Negotiation | Part):
            found = counts.setdefault(owner, [0, 0, 0])
            found[0] += change.before is None
            found[1] += change.before is not None and bool(change.after)
    for row in gone:
        counts[getattr(row, "negotiation_id", "")][2] += 1
    return tuple(
        Coming(row, _state(change, counts[row.id]), *counts[row.id])
        for row, change in met
        if isinstance(row, Negotiation)
    )


def _state(change: RowChange, counts: Sequence[int]) -> str:
    if change.before is None:
        return NEW
    return CHANGED if any(counts) else SAME


def _single(met: Iterable[tuple[Row, RowChange]], table: type[Row]) -> tuple[Coming, ...]:
    return tuple(
        Coming(row, NEW, added=1)
        if change.before is None
        else Coming(row, CHANGED if change.after else SAME, changed=int(bool(change.after)))
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


def told(coming: Coming) -> str:
    """In a few words what happens to it: “new”, “the same”, “3 rows changed, 1 added”."""
    if coming.state == NEW:
        return "new"
    if isinstance(coming.row, Entry | PracticeGoal):
        return _STATES[coming.state]
    return in_words(coming.changed, coming.added, coming.removed) or "the same"


def in_words(changed: int, added: int, removed: int) -> str:
    """Counts of rows, as in “1 row changed, 2 added, 3 removed”; empty where there are none."""
    counts = {"changed": changed, "added": added, "removed": removed}
    found = [f"{number:,} {what}" for what, number in counts.items() if number]
    if not found:
        return ""
    number, _, rest = found[0].partition(" ")
    return ", ".join([f"{number} {'row' if number == '1' else 'rows'} {rest}", *found[1:]])


def journal_told(plan: Plan) -> str:
    """What comes into the journal, as in “entries: 2 new, 1 changed”; empty where nothing does."""
    parts = []
    for noun, plural, found in (("entry", "entries", plan.entries), ("goal", "goals", plan.goals)):
        states = [coming.state for coming in found]
        counts = [f"{states.count(state)} {word}" for state, word in _STATES.items() if state in states]
        parts += [f"{plural if len(states) > 1 else noun}: {', '.join(counts)}"] if counts else []
    return "; ".join(parts)


_STATES = {NEW: "new", CHANGED: "changed", SAME: "the same"}
