"""Rows of a workbook put in order, and what each is called where another one points to it."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from workbook.model import (
    TABLES,
    Choice,
    Entry,
    InterestLink,
    IssueResult,
    Negotiation,
    PracticeGoal,
    Row,
    Service,
    Spec,
    in_order,
    specs,
)

R = TypeVar("R", bound=Row)

#: What the rows of each table are together, as the window calls them.
TITLES: dict[str, str] = {
    "negotiation": "Negotiations",
    "script": "Opening",
    "reflection": "Reflection",
    "leverage_item": "Sources of leverage",
    "alternative": "Alternatives",
    "ally": "Allies and blockers",
    "deadline": "Deadlines",
    "party": "Parties",
    "position": "Positions",
    "interest": "Interests",
    "interest_link": "How they fit together",
    "service": "Interests served by issues",
    "question": "Questions",
    "finding": "To find out",
    "standard": "Standards",
    "disclosure": "Tell, trade, withhold",
    "issue": "Issues",
    "option": "Options",
    "package": "Packages",
    "choice": "Options of packages",
    "move": "Moves",
    "counter": "Counter-offers to expect",
    "offer": "Offers so far",
    "item": "Things to divide",
    "key_sentence": "Key sentences",
    "objection": "Objections and replies",
    "reminder": "Reminders",
    "sheet": "Choices for the page",
    "issue_result": "Results by issue",
    "prediction": "Predictions",
    "entry": "Journal",
    "practice_goal": "Practice goals",
}

#: The field that says what a row is; rows of other tables are named after what they point to.
_MAIN = (
    "title",
    "name",
    "what",
    "text",
    "fact",
    "they_say",
    "if_you",
    "expected",
    "guess",
    "goal",
    "version",
)
NAMED_AFTER: dict[type[Row], tuple[str, ...]] = {
    Choice: ("issue_id", "option_id"),
    IssueResult: ("issue_id",),
    InterestLink: ("first_id", "second_id"),
    Service: ("interest_id",),
}


class Gathered:
    """The rows of an export, each table in the order in which a person sees it."""

    def __init__(self, rows: Iterable[Row]) -> None:
        found: dict[type[Row], list[Row]] = {table: [] for table in TABLES}
        for row in rows:
            found[type(row)].append(row)
        places = {row.id: place for place, row in enumerate(sorted(found[Negotiation], key=_made))}
        self._rows: dict[type[Row], tuple[Row, ...]] = {
            table: tuple(sorted(in_order(of), key=lambda row: places.get(_owner(row), -1)))
            for table, of in found.items()
        }
        self._rows[Entry] = tuple(sorted(found[Entry], key=_written, reverse=True))
        self._by_id = {(row.__tablename__, row.id): row for of in found.values() for row in of}

    def rows(self, table: type[R]) -> Sequence[R]:
        """All rows of a table."""
        return self._rows[table]  # type: ignore[return-value]

    def of(self, table: type[R], **wanted: Any) -> list[R]:
        """The rows of a table that have these values."""
        return [
            row
            for row in self.rows(table)
            if all(getattr(row, name) == value for name, value in wanted.items())
        ]

    def named(self, table: str, row_id: str | None) -> str:
        """What the row of that id is called; empty where there is none."""
        row = self._by_id.get((table, row_id or ""))
        return self.name(row) if row is not None else ""

    def name(self, row: Row) -> str:
        """What a row is called, on one line."""
        after = NAMED_AFTER.get(type(row), ())
        if after:
            known = specs(type(row))
            between = " – " if isinstance(row, InterestLink) else ": "
            return between.join(self.named(known[name].target, getattr(row, name)) for name in after)
        return " ".join(str(getattr(row, main_field(type(row)), "") or "").split())


def main_field(table: type[Row]) -> str:
    """The field that says what a row of the table is; empty where none does."""
    return next((name for name in _MAIN if name in table.model_fields), "")


def in_words(known: Spec, value: Any) -> str:
    """A value that is no link as a person reads it; empty where it says nothing."""
    if value is None or value == "":
        return (known.choices or {}).get("", "") if value == "" else ""
    if known.kind == "choice":
        return (known.choices or {}).get(value, str(value))
    if known.kind == "flag":
        return "yes" if value else "no"
    if known.kind == "strength":
        return f"{value} of 5" if value else ""
    if known.kind == "number":
        return f"{value:.10g} {known.unit}".strip()
    if isinstance(value, datetime):
        return f"{here(value):%Y-%m-%d %H:%M}" if value.year >= 1000 else value.isoformat(" ")
    return value.isoformat() if isinstance(value, date) else str(value)


def here(moment: datetime) -> datetime:
    """A stored point in time, which is in UTC, as the clocks show it where the person is."""
    try:
        return moment.replace(tzinfo=UTC).astimezone()
    except (OverflowError, OSError, ValueError):
        return moment.replace(tzinfo=UTC)


def _owner(row: Row) -> str:
    return row.id if isinstance(row, Negotiation) else getattr(row, "negotiation_id", None) or ""


def _made(row: Row) -> tuple[str, str]:
    made = getattr(row, "created_at", None)
    return (made.isoformat() if made else "", row.id)


def _written(row: Row) -> tuple[str, str]:
    day = getattr(row, "written_on", None)
    return (day.isoformat() if day else "", row.id)


def goals_of(gathered: Gathered, negotiation_id: str | None) -> list[PracticeGoal]:
    """The practice goals that came from a negotiation, or from none."""
    return gathered.of(PracticeGoal, negotiation_id=negotiation_id)
