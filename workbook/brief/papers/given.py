"""What a colleague who plays the other side is given: a list of what may be, as far as it was chosen."""

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

from workbook.analysis.roleplay import HIDDEN_ROLES
from workbook.model import (
    NAMES,
    Alternative,
    Choice,
    Counter,
    Deadline,
    Dossier,
    Interest,
    Issue,
    LeverageItem,
    Negotiation,
    Objection,
    Option,
    Package,
    Party,
    Position,
    Reflection,
    Row,
    Script,
)  # fmt: skip

Fields = dict[type[Row], tuple[str, ...]]

#: What can be chosen, in the order of the sheet, as the person reads it.
PARTS = {
    "success": "What would be a success to them",
    "positions": "What they say they want",
    "interests": "Why they want it",
    "issues": "What matters to them, with all options",
    "limits": "Where they stop, as you guess it",
    "alternatives": "What they could do without you",
    "packages": "Offers A, B and C, your opening, and theirs",
    "strength": "What gives them strength",
    "deadlines": "What presses them",
    "objections": "What they may say against it",
    "counters": "What they may offer",
}

_PART = ("negotiation_id", "position")
_OPTION = (*_PART, "issue_id", "name")

#: What is always on the sheet: who is played, and what it is about.
ALWAYS: Fields = {Negotiation: ("title", "counterpart")}

#: Which fields of which tables each part may show. Nothing else is on the sheet.
GIVEN: dict[str, Fields] = {
    "success": {Negotiation: ("their_success",)},
    "positions": {Party: (*_PART, "side"), Position: (*_PART, "party_id", "text")},
    "interests": {
        Party: (*_PART, "side"),
        Interest: (*_PART, "party_id", "text", "importance", "certainty"),
    },
    "issues": {
        Issue: (*_PART, "name", "weight_them_low", "weight_them_likely", "weight_them_high"),
        Option: (*_OPTION, "score_them_low", "score_them_likely", "score_them_high"),
    },
    "limits": {Negotiation: ("their_walk_away_low", "their_walk_away_likely", "their_walk_away_high")},
    "alternatives": {Alternative: (*_PART, "side", "name")},
    "packages": {
        Issue: _PART,
        Option: _OPTION,
        Package: (*_PART, "name", "role"),
        Choice: (*_PART, "package_id", "issue_id", "option_id"),
    },
    "strength": {LeverageItem: (*_PART, "side", "what")},
    "deadlines": {Deadline: (*_PART, "side", "what", "due_on")},
    "objections": {Objection: (*_PART, "they_say")},
    "counters": {Counter: (*_PART, "expected")},
}


def given(dossier: Dossier, parts: Collection[str]) -> Dossier:
    """A dossier that holds nothing but what these parts may show, in copies of the rows.

    Raises KeyError for a part that there is not.
    """
    allowed = _allowed(parts)
    wanted = _wanted(dossier, parts)
    bare = Dossier(Negotiation(), Script(negotiation_id=""), Reflection(negotiation_id=""))
    found: dict[str, Any] = {}
    for table, names in allowed.items():
        asks = wanted.get(table)
        rows = tuple(_copy(row, names) for row in dossier.rows(table) if asks is None or asks(row))
        found[NAMES[table]] = rows if isinstance(getattr(bare, NAMES[table]), tuple) else rows[0]
    return replace(bare, **found)


def _allowed(parts: Collection[str]) -> Fields:
    allowed = dict(ALWAYS)
    for part in parts:
        for table, names in GIVEN[part].items():
            allowed[table] = tuple(dict.fromkeys((*allowed.get(table, ()), *names)))
    return allowed


def _copy(row: Row, names: tuple[str, ...]) -> Row:
    return type(row)(id=row.id, **{name: getattr(row, name) for name in names})


def _wanted(dossier: Dossier, parts: Collection[str]) -> dict[type[Row], Callable[[Any], bool]]:
    """Of which tables not all rows are given, and which of them are: theirs, and what reaches them."""
    theirs = {party.id for party in dossier.parties if party.side == "them"}
    packages = {row.id for row in dossier.packages if row.role not in HIDDEN_ROLES}
    taken = {row.option_id for row in dossier.choices if row.package_id in packages}
    wanted: dict[type[Row], Callable[[Any], bool]] = {
        table: lambda row: row.side == "them" for table in (Alternative, Deadline, LeverageItem)
    }
    wanted[Party] = lambda row: row.id in theirs
    wanted[Position] = wanted[Interest] = lambda row: row.party_id in theirs
    wanted[Package] = lambda row: row.id in packages
    wanted[Choice] = lambda row: row.package_id in packages
    if "issues" not in parts:
        wanted[Option] = lambda row: row.id in taken
    return wanted
