"""A sheet for a colleague who plays the other side: their world, as far as it is known or guessed.

It leaves out what a rehearsal must not give away: the own walk-away, alternatives, target and fallback.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from textwrap import fill

from workbook.analysis.tradeoffs.packages import places
from workbook.analysis.tradeoffs.said import Said, all_said
from workbook.analysis.tradeoffs.utility import their_score, their_weight
from workbook.analysis.wording import listed, named, points, sentence, short_date
from workbook.model import Dossier, Issue
from workbook.model.interests import CERTAINTIES

#: Packages that will not be laid on the table give the own limits away.
HIDDEN_ROLES = frozenset({"fallback", "target", "idea"})
WIDTH = 78
HOW = (
    "Begin with what is best for you, and hold it for a while.",
    "Give something when you get something; give less each time.",
    "Say the objections in your own words, and stop when the answer convinces you.",
    "Ask once why, and once what happens if you say no.",
    "Ten minutes are enough. Then say what moved you and what did not, and swap chairs.",
)


@dataclass(frozen=True)
class SheetPart:
    """A heading of the sheet with its lines; ``note`` says how sure they are, or is empty."""

    title: str
    lines: tuple[str, ...]
    note: str = ""


def sheet(dossier: Dossier) -> tuple[SheetPart, ...]:
    """The parts of the sheet that have something to say, in reading order."""
    parts = (
        SheetPart("Who you are", tuple(_who(dossier))),
        SheetPart("What you say you want", tuple(_positions(dossier))),
        SheetPart("Why you want it", tuple(_interests(dossier)), "partly guessed"),
        SheetPart(
            "What matters, most first", tuple(_issues(dossier)), "best option for you first; an estimate"
        ),
        SheetPart("How far you go", tuple(_limits(dossier)), "an estimate"),
        SheetPart("What gives you strength", tuple(_strength(dossier))),
        SheetPart("What you may say against it", tuple(_objections(dossier))),
        SheetPart("How to play", HOW),
    )
    return tuple(part for part in parts if part.lines)


def as_text(dossier: Dossier) -> str:
    """The sheet as plain text, in lines of 78 characters, ending in a line end."""
    head = f"Role-play: {named(dossier.negotiation.title)}"
    blocks = [f"{head}\n{'=' * min(len(head), WIDTH)}"]
    for part in sheet(dossier):
        title = part.title + (f" ({part.note})" if part.note else "")
        blocks.append("\n".join([title.upper(), *(_bullet(line) for line in part.lines)]))
    return "\n\n".join(blocks) + "\n"


def _bullet(text: str) -> str:
    return "\n".join(
        fill(row, WIDTH, initial_indent="- " if place == 0 else "  ", subsequent_indent="  ")
        for place, row in enumerate(text.splitlines() or [""])
    )


def _who(dossier: Dossier) -> Iterator[str]:
    row = dossier.negotiation
    yield sentence(f"You are {named(row.counterpart, 'the other side')}; we talk about “{named(row.title)}”")
    if row.their_success.strip():
        yield sentence(f"A success to you: {row.their_success.strip()}")


def _positions(dossier: Dossier) -> Iterator[str]:
    theirs = {party.id for party in dossier.parties if party.side == "them"}
    for row in dossier.positions:
        if row.party_id in theirs and row.text.strip():
            yield row.text.strip()


def _interests(dossier: Dossier) -> Iterator[str]:
    rows = [row for row in dossier.interests_on("them") if row.text.strip()]
    for row in sorted(rows, key=lambda row: -row.importance):
        sure = "" if row.certainty == "known" else f" ({CERTAINTIES[row.certainty].lower()})"
        yield f"{row.text.strip()}{sure}"


def _issues(dossier: Dossier) -> Iterator[str]:
    for issue in sorted(dossier.issues, key=lambda issue: -(their_weight(issue) or Fraction())):
        options = sorted(
            dossier.options_of(issue.id), key=lambda option: -(their_score(option) or Fraction())
        )
        names = [named(option.name) for option in options]
        if names:
            yield f"{_weighted(issue)}: {', '.join(names)}"


def _weighted(issue: Issue) -> str:
    weight = their_weight(issue)
    return named(issue.name, "unnamed issue") + (
        "" if weight is None else f" (about {points(float(weight))} points)"
    )


def _limits(dossier: Dossier) -> Iterator[str]:
    low, high = dossier.negotiation.their_walk_away_low, dossier.negotiation.their_walk_away_high
    likely = dossier.negotiation.their_walk_away_likely
    if likely is not None:
        span = (
            f", somewhere from {points(low)} to {points(high)}"
            if low is not None and high is not None
            else ""
        )
        yield f"You walk away from anything worth less than about {points(likely)} of 100 to you{span}."
    for row in dossier.alternatives:
        if row.side == "them" and row.name.strip():
            yield sentence(f"Without an agreement you could: {row.name.strip()}")
    found = {package.id: place for package, place in places(dossier)}
    known = all_said(dossier, found)
    for package in dossier.packages:
        place = found[package.id]
        if package.role not in HIDDEN_ROLES and place.choices and not place.missing:
            said = "You have offered" if package.role == "theirs" else "On the table may come"
            yield f"{said} {_offered(dossier, named(package.name), known[package.id])}"


def _offered(dossier: Dossier, name: str, known: Said) -> str:
    place = known.place
    options = {option.id: named(option.name) for option in dossier.options}
    picks = listed((options[pick] for pick in place.choices.values()), limit=12)
    if known.them != "all":
        return f"“{name}” ({picks})."
    above = place.above_theirs
    stand = (
        ""
        if above is None
        else ", above your limit"
        if above > 0
        else ", at your limit"
        if not above
        else ", too little"
    )
    return f"“{name}” ({picks}): about {points(place.them)} to you{stand}."


def _strength(dossier: Dossier) -> Iterator[str]:
    for item in dossier.leverage_items:
        if item.side == "them" and item.what.strip():
            yield item.what.strip()
    for deadline in dossier.deadlines:
        if deadline.side == "them" and deadline.what.strip():
            when = f" on {short_date(deadline.due_on)}" if deadline.due_on else ""
            yield sentence(f"What presses you: {deadline.what.strip()}{when}")


def _objections(dossier: Dossier) -> Sequence[str]:
    said = [row.they_say.strip() for row in dossier.objections if row.they_say.strip()]
    return [
        f"“{text}”"
        for text in [*said, *(row.expected.strip() for row in dossier.counters if row.expected.strip())]
    ]
