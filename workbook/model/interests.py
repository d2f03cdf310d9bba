"""From positions to interests: who is at the table, what they say, and why."""

from workbook.model.fields import choice, flag, line, link, prose, strength
from workbook.model.negotiation import OnPage, Part

PARTY_SIDES = {"me": "You", "them": "They", "other": "Third party"}
INTEREST_KINDS = {"need": "Need", "concern": "Concern", "hope": "Hope"}
CERTAINTIES = {"known": "known", "likely": "likely", "guess": "guess"}
RELATIONS = {"shared": "shared", "compatible": "compatible", "opposed": "opposed"}


class Party(Part, table=True):
    """A person or group with a stake in the result."""

    __tablename__ = "party"
    name: str = line("Who")
    side: str = choice("Side", PARTY_SIDES, "them")
    role: str = line("Role", "Decides, advises, lives with the result")


class Position(Part, table=True):
    """What a party says it wants."""

    __tablename__ = "position"
    party_id: str = link("party", "Party", optional=False)
    text: str = line("Position", "What they say they want", limit=1_000)


class Interest(OnPage, table=True):
    """Why: a need, concern or hope that explains a party's positions."""

    __tablename__ = "interest"
    party_id: str = link("party", "Party", optional=False)
    position_id: str | None = link("position", "Explains the position")
    text: str = line("Interest", "Why they want it", limit=1_000)
    kind: str = choice("Kind", INTEREST_KINDS, "need")
    importance: int = strength("Importance", default=3)
    certainty: str = choice("How sure", CERTAINTIES, "guess")
    shared: bool = flag("For the table", "May be on the page for the table")


class InterestLink(Part, table=True):
    """How an interest of one side stands to one of the other."""

    __tablename__ = "interest_link"
    first_id: str = link("interest", "Interest", optional=False)
    second_id: str = link("interest", "Interest", optional=False)
    relation: str = choice("Relation", RELATIONS, "compatible")
    note: str = prose("What follows")


class Service(Part, table=True):
    """An issue serves an interest: settling it well would meet the interest."""

    __tablename__ = "service"
    issue_id: str = link("issue", "Issue", optional=False)
    interest_id: str = link("interest", "Interest", optional=False)


class Question(OnPage, table=True):
    """A question that turns a guess about the other side into knowledge."""

    __tablename__ = "question"
    text: str = line("Question", "What, how, why: not yes or no", limit=1_000)
    interest_id: str | None = link("interest", "About the interest")
    asked: bool = flag("Asked")
    answer: str = prose("Answer")
    on_brief: bool = flag("On the brief", default=True)
    shared: bool = flag("For the table", "May be on the page for the table", default=True)
