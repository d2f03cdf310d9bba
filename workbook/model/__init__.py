"""What is stored; every field declared once, with label, help, unit and range."""

from datetime import UTC, datetime
from typing import Any

from workbook.model.dossier import BY_NAME, NAMES, PARTS, TABLES, Dossier, Workbook, in_order, place_after
from workbook.model.fields import Row, Spec, altered, constrain, new_id, plain_text, spec, specs
from workbook.model.information import Disclosure, Finding, Standard
from workbook.model.interests import Interest, InterestLink, Party, Position, Question, Service
from workbook.model.journal import Entry, PracticeGoal, tag_list
from workbook.model.leverage import Ally, Alternative, Deadline, LeverageItem
from workbook.model.negotiation import Negotiation, Part
from workbook.model.reflection import IssueResult, Prediction, Reflection
from workbook.model.script import KeySentence, Objection, Reminder, Script
from workbook.model.sheet import Sheet
from workbook.model.tradeoffs import Choice, Counter, Issue, Item, Move, Offer, Option, Package

__all__ = [
    "BY_NAME", "NAMES", "PARTS", "TABLES",
    "Ally", "Alternative", "Choice", "Counter", "Deadline", "Disclosure", "Dossier", "Entry",
    "Finding", "Interest", "InterestLink", "Issue", "IssueResult", "Item", "KeySentence", "LeverageItem",
    "Move", "Negotiation", "Objection", "Offer", "Option", "Package", "Part", "Party", "Position",
    "PracticeGoal", "Prediction", "Question", "Reflection", "Reminder", "Row", "Script", "Service",
    "Sheet", "Spec", "Standard", "Workbook",
    "altered", "in_order", "new_id", "new_negotiation", "now", "place_after", "plain_text", "spec", "specs",
    "tag_list",
]  # fmt: skip

for _table in TABLES:
    constrain(_table)


def now() -> datetime:
    """The present in UTC without zone and without fractions, as moments are stored."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def new_negotiation(**values: Any) -> tuple[Negotiation, Script, Reflection]:
    """A new negotiation with the two rows each has exactly one of."""
    negotiation = Negotiation(**{"created_at": now(), **values})
    return negotiation, Script(negotiation_id=negotiation.id), Reflection(negotiation_id=negotiation.id)
