"""Information as equaliser: what to find out, what is fair, what to tell."""

from datetime import date

from workbook.model.fields import choice, day, flag, line, link, prose, strength
from workbook.model.leverage import HANDLINGS
from workbook.model.negotiation import OnPage, Part

TOPICS = {
    "situation": "Their situation",
    "constraints": "Their constraints",
    "motives": "Their motives",
    "alternatives": "Their alternatives",
    "market": "The market",
    "other": "Something else",
}
STANDARD_KINDS = {
    "market_rate": "Market rate",
    "norm": "Industry norm",
    "precedent": "Precedent",
    "comparable": "Comparable agreement",
    "expert": "Expert opinion",
    "law": "Law or rule",
}


class Finding(Part, table=True):
    """Something to find out about the other side: how, by when, and the answer."""

    __tablename__ = "finding"
    what: str = line("What to find out", limit=1_000)
    topic: str = choice("About", TOPICS, "situation")
    how: str = line("How", "Who or what could tell", limit=1_000)
    due_on: date | None = day("By")
    answer: str = prose("Answer")


class Standard(OnPage, table=True):
    """An objective standard: a figure that does not depend on the will of either side."""

    __tablename__ = "standard"
    what: str = line("Standard", "What it says", limit=1_000)
    kind: str = choice("Kind", STANDARD_KINDS, "market_rate")
    figure: str = line("Figure", "With its unit, as you would say it")
    source: str = line("Source", "Where it comes from, and when", limit=1_000)
    issue_id: str | None = link("issue", "About the issue")
    fair_to_me: int = strength("Fair from your chair")
    fair_to_them: int = strength("Fair from their chair")
    note: str = prose("How they may answer it")
    shared: bool = flag("For the table", "May be on the page for the table", default=True)


class Disclosure(OnPage, table=True):
    """A sensitive fact, and whether it is told, traded or withheld."""

    __tablename__ = "disclosure"
    fact: str = line("Fact", limit=1_000)
    handling: str = choice("Tell, trade or withhold", HANDLINGS, "withhold")
    how: str = prose("When and how, or for what in return")
    shared: bool = flag("For the table", "May be on the page for the table", default=True)
