"""Afterwards: what came out, how it went, what was predicted."""

from datetime import date

from workbook.model.fields import choice, day, line, link, number, prose, strength
from workbook.model.negotiation import Part

OUTCOMES = {
    "open": "Still open",
    "agreed": "Agreed",
    "walked_away": "Walked away",
    "no_deal": "They walked away",
    "postponed": "Postponed",
}
OPENERS = {"": "Not noted", "me": "You", "them": "They", "nobody": "Nobody named a figure"}
PREDICTED = {
    "limit": "Their limit",
    "first_offer": "Their first offer",
    "top_interest": "Their top interest",
    "other": "Something else",
}
VERDICTS = {"": "not known yet", "right": "right", "partly": "partly right", "wrong": "wrong"}


class Reflection(Part, table=True):
    """What is kept of a negotiation soon after it; one a negotiation."""

    __tablename__ = "reflection"
    outcome: str = choice("Outcome", OUTCOMES, "open")
    held_on: date | None = day("Day")
    agreement: str = prose("What was agreed")
    package_id: str | None = link("package", "Agreed package")
    opened_by: str = choice("Who named a figure first", OPENERS, "")
    concessions: str = prose("Concessions", "Who gave what, in which order, for what in return")
    surprises: str = prose("Surprises")
    revealed: str = prose("What was revealed", "By them, and by you")
    felt: str = prose("How it felt")
    relationship_after: int = strength("The relationship after")
    relationship_note: str = prose("About the relationship after")
    process_quality: int = strength("Quality of the process", "How well you negotiated, whatever came out")
    outcome_quality: int = strength("Quality of the outcome", "How good the result is, however it came about")
    worked: str = prose("What worked")
    did_not_work: str = prose("What did not")
    differently: str = prose("What you would do differently")
    keep: str = prose("One thing to keep")
    change: str = prose("One thing to change")
    practise: str = prose("One thing to practise")


class IssueResult(Part, table=True):
    """How one issue was settled."""

    __tablename__ = "issue_result"
    issue_id: str = link("issue", "Issue", optional=False)
    option_id: str | None = link("option", "Settled at")
    result: str = line("In words")


class Prediction(Part, table=True):
    """A guess made before, with a confidence in percent, and the truth found after."""

    __tablename__ = "prediction"
    about: str = choice("About", PREDICTED, "limit")
    guess: str = line("Your guess", limit=1_000)
    confidence: float = number("Confidence", 0, 100, "How sure you are", "%", default=60.0)
    truth: str = line("What turned out", limit=1_000)
    verdict: str = choice("Was it right?", VERDICTS, "")
