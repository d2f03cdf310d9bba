"""One negotiation with all its rows, read-only: what every reader gets."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import Any, TypeVar, get_args

from workbook.model.fields import Row
from workbook.model.information import Disclosure, Finding, Standard
from workbook.model.interests import Interest, InterestLink, Party, Position, Question, Service
from workbook.model.journal import Entry, PracticeGoal
from workbook.model.leverage import Ally, Alternative, Deadline, LeverageItem
from workbook.model.negotiation import Negotiation, Part
from workbook.model.reflection import IssueResult, Prediction, Reflection
from workbook.model.script import KeySentence, Objection, Reminder, Script
from workbook.model.sheet import Sheet
from workbook.model.tradeoffs import Choice, Counter, Issue, Item, Move, Offer, Option, Package

R = TypeVar("R", bound=Row)


@dataclass(frozen=True)
class Dossier:
    """A negotiation and its rows, each kind in the person's order. Rows are not to be changed."""

    negotiation: Negotiation
    script: Script
    reflection: Reflection
    leverage_items: tuple[LeverageItem, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    allies: tuple[Ally, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    parties: tuple[Party, ...] = ()
    positions: tuple[Position, ...] = ()
    interests: tuple[Interest, ...] = ()
    interest_links: tuple[InterestLink, ...] = ()
    services: tuple[Service, ...] = ()
    questions: tuple[Question, ...] = ()
    findings: tuple[Finding, ...] = ()
    standards: tuple[Standard, ...] = ()
    disclosures: tuple[Disclosure, ...] = ()
    issues: tuple[Issue, ...] = ()
    options: tuple[Option, ...] = ()
    packages: tuple[Package, ...] = ()
    choices: tuple[Choice, ...] = ()
    moves: tuple[Move, ...] = ()
    counters: tuple[Counter, ...] = ()
    offers: tuple[Offer, ...] = ()
    items: tuple[Item, ...] = ()
    key_sentences: tuple[KeySentence, ...] = ()
    objections: tuple[Objection, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    issue_results: tuple[IssueResult, ...] = ()
    predictions: tuple[Prediction, ...] = ()

    def rows(self, table: type[R]) -> tuple[R, ...]:
        """All rows of one table. Raises KeyError for a table that is no part of a negotiation."""
        found = getattr(self, NAMES[table])
        rows: tuple[R, ...] = found if isinstance(found, tuple) else (found,)
        return rows

    def find(self, table: type[R], row_id: str | None) -> R | None:
        """The row of that id, or None."""
        return next((row for row in self.rows(table) if row.id == row_id), None)

    def having(self, row: Row) -> "Dossier":
        """The same dossier with this row in place of the one of its id."""
        name = NAMES[type(row)]
        found: Any = getattr(self, name)
        if isinstance(found, tuple):
            found = tuple(row if known.id == row.id else known for known in found)
        else:
            found = row
        changed: dict[str, Any] = {name: found}
        return replace(self, **changed)

    def options_of(self, issue_id: str) -> tuple[Option, ...]:
        """The options of one issue, in order."""
        return tuple(self._options.get(issue_id, ()))

    def choices_of(self, package_id: str) -> dict[str, str]:
        """What a package takes: option id by issue id."""
        return dict(self._choices.get(package_id, ()))

    # Both are asked for each issue and each package, many times an edit.

    @cached_property
    def _options(self) -> dict[str, list[Option]]:
        found: dict[str, list[Option]] = {}
        for option in self.options:
            found.setdefault(option.issue_id, []).append(option)
        return found

    @cached_property
    def _choices(self) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for choice in self.choices:
            found.setdefault(choice.package_id, {})[choice.issue_id] = choice.option_id
        return found

    def positions_of(self, party_id: str) -> tuple[Position, ...]:
        """What one party says it wants."""
        return tuple(row for row in self.positions if row.party_id == party_id)

    def interests_of(self, party_id: str) -> tuple[Interest, ...]:
        """The interests of one party."""
        return tuple(row for row in self.interests if row.party_id == party_id)

    def interests_on(self, side: str) -> tuple[Interest, ...]:
        """The interests of all parties of one side (``me``, ``them`` or ``other``)."""
        parties = {party.id for party in self.parties if party.side == side}
        return tuple(row for row in self.interests if row.party_id in parties)


@dataclass(frozen=True)
class Workbook:
    """What is over all negotiations: the list of them, the journal and the practice goals."""

    negotiations: tuple[Negotiation, ...] = ()
    reflections: tuple[Reflection, ...] = ()
    predictions: tuple[Prediction, ...] = ()
    entries: tuple[Entry, ...] = ()
    practice_goals: tuple[PracticeGoal, ...] = field(default=())

    def reflection_of(self, negotiation_id: str) -> Reflection | None:
        """The reflection of one negotiation, or None."""
        return next((row for row in self.reflections if row.negotiation_id == negotiation_id), None)


def _table_of(annotation: Any) -> type[Row]:
    found: type[Row] = (get_args(annotation) or (annotation,))[0]
    return found


#: Under which name a dossier holds the rows of each table.
NAMES: dict[type[Row], str] = {_table_of(part.type): part.name for part in fields(Dossier)}
#: The tables whose rows belong to one negotiation.
PARTS: tuple[type[Part], ...] = tuple(table for table in NAMES if issubclass(table, Part))
#: Every table there is.
TABLES: tuple[type[Row], ...] = (Negotiation, *PARTS, Entry, PracticeGoal)
#: Every table by the name it has in the file and in exported JSON.
BY_NAME: dict[str, type[Row]] = {table.__tablename__: table for table in TABLES}


def in_order(rows: Iterable[R]) -> tuple[R, ...]:
    """Rows in the person's order; equal places by id, so that the order never flickers."""
    return tuple(sorted(rows, key=lambda row: (getattr(row, "position", 0), row.id)))


def place_after(rows: Iterable[Row]) -> int:
    """The place behind all of these rows; where one was deleted that is more than their number."""
    return max((getattr(row, "position", 0) for row in rows), default=-1) + 1
