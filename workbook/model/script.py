"""Ready for the room: what to say, and how to be."""

from datetime import date

from workbook.model.fields import choice, count, day, flag, line, link, prose, strength
from workbook.model.negotiation import OnPage, Part

REMINDER_KINDS = {
    "pace": "Pace",
    "posture": "Posture",
    "silence": "Silence",
    "listening": "Listening",
    "words": "Words",
    "other": "Other",
}


class Script(Part, table=True):
    """The words for the beginning and for being stuck; one a negotiation."""

    __tablename__ = "script"
    opening: str = prose("Opening", "The first offer, as you will say it")
    justification: str = prose("Justification", "The standard that carries it")
    standard_id: str | None = link("standard", "Standard")
    framing: str = prose("In their interest", "Why it is good for them, in their words")
    pause: str = prose("If stuck, say", "A sentence that wins time")
    next_step: str = prose("If stuck, do", "The step you propose instead of an answer")
    note: str = prose("A note for the page", "Anything else to have before your eyes")


class KeySentence(OnPage, table=True):
    """A sentence to have ready, word for word."""

    __tablename__ = "key_sentence"
    text: str = line("Sentence", limit=1_000)
    when: str = line("When to say it")


class Objection(OnPage, table=True):
    """What they may say against it, the reply, and how well the reply sits (practised as a card)."""

    __tablename__ = "objection"
    they_say: str = line("They say", limit=2_000)
    reply: str = prose("You reply")
    box: int = count("Box", 5, "0 is new or hard, 5 sits firmly")
    due_on: date | None = day("Practise again")
    times: int = count("Times practised", 1_000_000)
    rating: int = strength("How well it went")


class Reminder(Part, table=True):
    """A reminder about presence."""

    __tablename__ = "reminder"
    text: str = line("Reminder")
    kind: str = choice("About", REMINDER_KINDS, "other")
    on_brief: bool = flag("On the brief", default=True)
