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
    """What a killed process said: what it tried, and what was called done, as digests and names.

    ``backups`` are the numbers of the backups it made, ``restored`` the SHA-256 of each file it restored.
    ``odd`` is what a window showed that it should not have, ``saved`` what it called saved of the ``typed``.
    """

    ready: bool = False
    acknowledged: list[str] = field(default_factory=list)
    in_flight: str = ""
    doing: str = ""
    keys: list[str] = field(default_factory=list)
    key_in_flight: str = ""
    backups: list[int] = field(default_factory=list)
    restored: dict[str, str] = field(default_factory=dict)
    whole_files: int = 0
    odd: list[str] = field(default_factory=list)
    typed: list["Typed"] = field(default_factory=list)
    saved: str = ""


@dataclass(frozen=True)
class Typed:
    """What stood in a field after a key: when that was pressed, in seconds, and how long the process had
    waited for the processor until then."""

    at: float
    waited: float
    text: str


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
        elif verb == "key":
            found.key_in_flight = words[0]
        elif verb == "keyed":
            found.keys.append(words[0])
            found.key_in_flight = ""
        elif verb == "backed-up":
            found.backups.append(int(words[0]))
        elif verb == "restored":
            found.restored[words[0]] = words[1]
        elif verb == "odd":
            found.odd.append(" ".join(words))
        elif verb == "typed":
            found.typed.append(Typed(float(words[0]), float(words[1]), words[2]))
            found.doing = "typing"
        elif verb == "saved":
            found.saved = words[0]
        found.whole_files += verb in ("keyed", "backed-up", "restored")
    return found
