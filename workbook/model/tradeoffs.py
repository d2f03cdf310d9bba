"""Issues and trade-offs: options, packages, conditional moves and the offers made."""

from datetime import datetime

from workbook.model.fields import choice, flag, line, link, moment, number, prose
from workbook.model.negotiation import SIDES, OnPage, Part

PACKAGE_ROLES = {
    "idea": "Idea",
    "opening": "Opening",
    "target": "Target",
    "fallback": "Fallback",
    "meso_a": "Offer A",
    "meso_b": "Offer B",
    "meso_c": "Offer C",
    "theirs": "Their offer",
}


class Issue(OnPage, table=True):
    """Something to settle. Weights are points (0 to 100); theirs is an estimate with a range."""

    __tablename__ = "issue"
    name: str = line("Issue", "Something to settle")
    note: str = prose("About it")
    weight_me: float | None = number("Matters to you", 0, 100, "Points out of 100", "points")
    weight_them_low: float | None = number("Matters to them, at least", 0, 100, unit="points")
    weight_them_likely: float | None = number("Matters to them", 0, 100, "Your best guess", "points")
    weight_them_high: float | None = number("Matters to them, at most", 0, 100, unit="points")
    opening_id: str | None = link("option", "Opening")
    target_id: str | None = link("option", "Target")
    walk_away_id: str | None = link("option", "Walk-away")
    weight_locked: bool = flag("Points locked", "Keeps its points while others change")
    shared: bool = flag("For the table", "May be on the page for the table", default=True)


class Option(Part, table=True):
    """One way to settle an issue. Scores run from 0 (worst) to 100 (best) within the issue."""

    __tablename__ = "option"
    issue_id: str = link("issue", "Issue", optional=False)
    name: str = line("Option")
    score_me: float | None = number("Score for you", 0, 100, "100 is the best option of the issue", "points")
    score_them_low: float | None = number("Score for them, at least", 0, 100, unit="points")
    score_them_likely: float | None = number("Score for them", 0, 100, "Your best guess", "points")
    score_them_high: float | None = number("Score for them, at most", 0, 100, unit="points")


class Package(OnPage, table=True):
    """A proposal for all issues at once."""

    __tablename__ = "package"
    name: str = line("Package")
    role: str = choice("Role", PACKAGE_ROLES, "idea")
    note: str = prose("Why this one")


class Choice(Part, table=True):
    """The option a package takes on one issue."""

    __tablename__ = "choice"
    package_id: str = link("package", "Package", optional=False)
    issue_id: str = link("issue", "Issue", optional=False)
    option_id: str = link("option", "Option", optional=False)


class Move(OnPage, table=True):
    """A conditional concession: if you give this, I can give that."""

    __tablename__ = "move"
    if_you: str = line("If you …", "What you ask for", limit=1_000)
    i_can: str = line("I can …", "What you give for it", limit=1_000)
    note: str = prose("When, and how far")


class Counter(OnPage, table=True):
    """A counter-offer to expect, and the response to it."""

    __tablename__ = "counter"
    expected: str = line("They may offer", limit=1_000)
    response: str = prose("Your response")


class Offer(Part, table=True):
    """An offer somebody made, with the package it amounts to where that is known."""

    __tablename__ = "offer"
    side: str = choice("Who offered", SIDES, "them")
    made_at: datetime | None = moment("When")
    text: str = line("Offer", "What was said", limit=1_000)
    package_id: str | None = link("package", "As a package")
    note: str = prose("How it was said, and what it tells")
    heard: bool = flag("Counted in the estimate of them", "What it tells is in what matters to them already")


class Item(Part, table=True):
    """A thing to divide. Each side shares 100 points over all things; theirs are a guess."""

    __tablename__ = "item"
    name: str = line("Thing", "What one of you gets, or both share")
    points_me: float | None = number("Points from you", 0, 100, "Share 100 over all things", "points")
    points_them: float | None = number("Points from them", 0, 100, "Your best guess", "points")
    note: str = prose("About it")
