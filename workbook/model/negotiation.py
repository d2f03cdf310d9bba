"""A negotiation, and what all its parts have in common."""

from datetime import date, datetime

from workbook.model.fields import (
    PAGE,
    Row,
    choice,
    clock,
    count,
    day,
    flag,
    line,
    link,
    moment,
    number,
    prose,
)

SIDES = {"me": "You", "them": "They"}
KINDS = {
    "pay": "Pay and employment",
    "contract": "Contract with a company",
    "conflict": "Conflict or influence",
    "lease": "Lease or property",
    "supplier": "Supplier or purchase",
    "sale": "Sale",
    "family": "Family or friends",
    "division": "Dividing things",
    "other": "Something else",
}
STAGES = {
    "preparing": "Preparing",
    "under_way": "Under way",
    "closed": "Closed",
}
RELATIONSHIPS = {
    "ongoing": "Ongoing relationship",
    "new": "Start of a relationship",
    "once": "Once only",
    "strained": "Strained relationship",
}
MEDIUMS = {
    "in_person": "In person",
    "video": "Video call",
    "phone": "Phone call",
    "writing": "In writing",
}


class Negotiation(Row, table=True):
    """One negotiation: who with, what for, when, and how far it has come."""

    __tablename__ = "negotiation"
    title: str = line("Title", "What you would call it on a folder")
    counterpart: str = line("Counterpart", "Who you negotiate with")
    kind: str = choice("Kind", KINDS, "other")
    stage: str = choice("Stage", STAGES, "preparing")
    relationship: str = choice("Relationship", RELATIONSHIPS, "ongoing")
    relationship_note: str = prose(
        "About the relationship", "What there is between you, and what it should be afterwards"
    )
    meeting_on: date | None = day("Meeting", "When you meet")
    meeting_time: str = clock("Time")
    place: str = line("Place", "Where you meet")
    medium: str = choice("Medium", MEDIUMS, "in_person")
    situation: str = prose("Situation", "What has happened so far, in your own words", limit=PAGE)
    goal: str = prose("Goal", "What you want to walk out with")
    their_success: str = prose("Success to them", "What they could proudly tell their own side")
    walk_away_worth: float | None = number(
        "Walk-away", 0, 100, "The least a whole package must be worth to you", "points"
    )
    safety_margin: float = number(
        "Safety margin", 0, 50, "How far above your BATNA you stop", "points", default=0.0
    )
    their_walk_away_low: float | None = number("Their walk-away, low", 0, 100, unit="points")
    their_walk_away_likely: float | None = number(
        "Their walk-away", 0, 100, "Your estimate of the least a package must be worth to them", "points"
    )
    their_walk_away_high: float | None = number("Their walk-away, high", 0, 100, unit="points")
    created_at: datetime | None = moment("Created")


class Part(Row):
    """A row that belongs to one negotiation, at a place among its kind."""

    negotiation_id: str = link("negotiation", "Negotiation", optional=False)
    position: int = count("Place in the list", 1_000_000)


class OnPage(Part):
    """A part that has a place on the page for the room."""

    pinned: bool = flag("Must be on the page", "Comes onto the page before the others of its list")
