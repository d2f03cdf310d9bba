"""Power and leverage: sources, alternatives, allies and deadlines of both sides."""

from datetime import date

from workbook.model.fields import choice, day, flag, line, link, number, prose, strength
from workbook.model.negotiation import SIDES, OnPage, Part

SOURCES = {
    "other": "Kind of power?",
    "alternatives": "Alternatives",
    "money": "Money and resources",
    "market": "Market and scarcity",
    "information": "Information",
    "time": "Time",
    "expertise": "Expertise and skills",
    "unique": "Unique value to them",
    "standards": "Legitimacy and standards",
    "relationship": "Relationship and reputation",
    "coalition": "Coalition",
    "process": "Process control",
    "authority": "Authority",
    "composure": "Composure and communication",
}
KNOWN = {"unsure": "unsure", "known": "known", "unknown": "not known"}
SIGNALS = {"silent": "Keep to yourself", "hint": "Hint", "open": "Say openly"}
STANCES = {
    "ally": "Shares the interest",
    "could_join": "Could join",
    "could_block": "Could block",
    "neutral": "Undecided",
}
ALLY_STATUS = {"to_ask": "to ask", "asked": "asked", "agreed": "agreed", "declined": "declined"}
HANDLINGS = {"tell": "Tell", "trade": "Trade", "withhold": "Withhold"}


class LeverageItem(OnPage, table=True):
    """One source of power of one side, as it feels and as the evidence has it (0 to 5 each)."""

    __tablename__ = "leverage_item"
    side: str = choice("Side", SIDES, "me")
    source: str = choice("Source", SOURCES, "other")
    what: str = line("What it is", "What you have, know, or could do without")
    felt: int = strength("Feels", "How strong it feels")
    evidenced: int = strength("Evidence", "How strong the evidence says it is")
    evidence: str = prose("Evidence", "What shows it")
    known: str = choice("Does the other side know?", KNOWN, "unsure")
    fades_on: date | None = day("Fades", "When it is gone or weaker")
    grow: str = prose("Make it grow", "The cheapest way to make it stronger")
    answer: str = prose("Your answer", "What you do or say about it")


class Alternative(Part, table=True):
    """What one side does without this agreement; the best of them is that side's BATNA.

    Worth and cost are points on the scale of packages (0 to 100), probability is in percent.
    """

    __tablename__ = "alternative"
    side: str = choice("Side", SIDES, "me")
    name: str = line("Alternative", "What you do if there is no agreement")
    note: str = prose("About it")
    worth: float | None = number("Worth", 0, 100, "As good as a package of how many points", "points")
    cost: float | None = number("Cost", 0, 100, "What getting it takes, in the same points", "points")
    probability: float | None = number("Probability", 0, 100, "How likely it comes true", "%")
    next_step: str = line("Next step", "What creates or strengthens it")
    next_step_on: date | None = day("By")
    signal: str = choice("Signal", SIGNALS, "silent")
    signal_how: str = prose("How to signal it", "A sentence that informs without threatening")
    package_id: str | None = link(
        "package", "As a package", help="The package on your own matrix that it amounts to"
    )


class Ally(Part, table=True):
    """Somebody who shares the interest, could join, or could block."""

    __tablename__ = "ally"
    name: str = line("Who")
    stance: str = choice("Stance", STANCES, "could_join")
    interest: str = prose("Why they would care")
    ask: str = prose("What to ask of them")
    status: str = choice("Status", ALLY_STATUS, "to_ask")


class Deadline(OnPage, table=True):
    """A date that presses one side, and what waiting costs it."""

    __tablename__ = "deadline"
    side: str = choice("Side", SIDES, "me")
    what: str = line("What ends", "What has to happen by then")
    due_on: date | None = day("Date")
    known: bool = flag("The other side knows")
    waiting_cost: str = prose("What waiting costs")
    handling: str = choice("Tell, trade or withhold", HANDLINGS, "withhold")
