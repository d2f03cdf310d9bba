"""What came back of a damaged workbook, and what did not, in words."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from workbook.analysis.wording import counted, listed
from workbook.model import NAMES, Negotiation, Reflection, Script

_PARTS = {table.__tablename__: name.replace("_", " ") for table, name in NAMES.items()}
_WORDS = _PARTS | {
    "negotiation": "negotiations",
    "entry": "journal entries",
    "practice_goal": "practice goals",
    "script": "scripts",
    "reflection": "reflections",
}
_BEGIN_EMPTY = (Script.__tablename__, Reflection.__tablename__)
_NAMED = 6


class Found(Protocol):
    """What was found, in numbers; see ``Recovered``."""

    @property
    def rows(self) -> Mapping[str, int]: ...
    @property
    def left_out(self) -> Mapping[str, int]: ...
    @property
    def made(self) -> Mapping[str, int]: ...
    @property
    def broken(self) -> tuple[str, ...]: ...
    @property
    def emptied(self) -> int: ...
    @property
    def cleared(self) -> int: ...
    @property
    def whole(self) -> bool: ...


def came_back(found: Found) -> str:
    """What there is again, in a sentence."""
    name = Negotiation.__tablename__
    negotiations = found.rows.get(name, 0) - found.made.get(name, 0)
    entries = counted(found.rows.get("entry", 0), "journal entry", "journal entries")
    what = f"{counted(negotiations, 'negotiation')} and {entries}"
    return f"Everything came back: {what}." if found.whole else f"{_begin(what)} came back, not whole."


def missing(found: Found) -> Iterator[str]:
    """What there is not any more, a sentence for each kind of loss; none where everything came back."""
    if found.broken:
        names = listed([_WORDS[name] for name in found.broken], _NAMED)
        yield f"Parts of the file cannot be read. Some of these may be missing: {names}."
    if left_out := sum(found.left_out.values()):
        belonged = "belongs" if left_out == 1 else "belong"
        yield _begin(f"{counted(left_out, 'line')} {belonged} to something that is lost, and stayed out.")
    if lost := sum(number for name, number in found.made.items() if name not in _BEGIN_EMPTY):
        yield f"In {counted(lost, 'place')} “(lost)” stands for something to which other lines belong."
    if empty := sum(number for name, number in found.made.items() if name in _BEGIN_EMPTY):
        what = counted(empty, "script or reflection", "scripts and reflections")
        yield _begin(f"{what} had to begin empty again.")
    if fields := found.emptied + found.cleared:
        were = "was" if fields == 1 else "were"
        yield _begin(f"{counted(fields, 'field')} could not be read and {were} left empty.")


def _begin(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
