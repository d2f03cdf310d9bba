"""What a workbook should hold, kept beside the workbook itself."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.storage.some_rows import as_data
from workbook.model import Row
from workbook.storage.edits import RowChange

State = dict[tuple[str, str], dict[str, Any]]


def state_of(rows: Iterable[Row]) -> State:
    """Every field of every row, by table and id."""
    return as_data(rows)


def after(state: State, changes: Sequence[RowChange]) -> State:
    """What there is when all of these changes are made; worked out here, not asked of the workbook."""
    new = dict(state)
    for change in changes:
        key = change.table, change.id
        if change.after is None:
            del new[key]
        else:
            new[key] = {**new.get(key, {"id": change.id}), **change.after}
    return new


def digest(state: State) -> str:
    """A short name of exactly this content."""
    whole = sorted((key, sorted(values.items())) for key, values in state.items())
    return hashlib.sha256(repr(whole).encode()).hexdigest()[:32]


@dataclass
class Told:
    """What a killed process said: each edit it tried, and each that was called stored, as digests."""

    ready: bool = False
    acknowledged: list[str] = field(default_factory=list)
    in_flight: str = ""
    doing: str = ""
    backups: dict[str, str] = field(default_factory=dict)


def told(said: bytes) -> Told:
    """The lines of the storm; the last one counts only when it was said in full."""
    found = Told()
    for line in said.decode().split("\n")[:-1]:
        verb, *words = line.split(" ")
        if verb == "ready":
            found.ready = True
        elif verb == "try":
            found.in_flight, found.doing = words[0], words[1]
        elif verb == "ack":
            found.acknowledged.append(words[0])
            found.in_flight = found.doing = ""
        elif verb == "doing":
            found.doing = "".join(words)
    return found
