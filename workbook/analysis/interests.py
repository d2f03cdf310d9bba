"""Interests of both sides: how they stand to one another, and which issues serve them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbook.analysis.wording import counted, listed, named, sentence, verb
from workbook.model import Dossier, Interest, Issue

#: From which importance (1 to 5) an unserved interest is worth a sentence.
IMPORTANT = 3


@dataclass(frozen=True)
class Standing:
    """An interest with whose it is and the issues that serve it, by id."""

    interest: Interest
    party: str
    side: str
    issue_ids: tuple[str, ...]

    @property
    def served(self) -> bool:
        """Whether some issue serves it."""
        return bool(self.issue_ids)


@dataclass(frozen=True)
class Tie:
    """How two interests stand to one another: ``shared``, ``compatible`` or ``opposed``."""

    link_id: str
    first_id: str
    second_id: str
    relation: str


@dataclass(frozen=True)
class InterestMap:
    """Interests side by side, the most important first; third parties stand with the other side.

    ``unserved`` are those no issue serves, ``idle_issues`` the issues that serve none.
    """

    mine: tuple[Standing, ...]
    theirs: tuple[Standing, ...]
    ties: tuple[Tie, ...]
    unserved: tuple[Standing, ...]
    idle_issues: tuple[Issue, ...]
    findings: tuple[str, ...]


def interest_map(dossier: Dossier) -> InterestMap:
    """The map of both sides' interests, with what stands out as sentences."""
    every = _standings(dossier)
    mine = tuple(one for one in every if one.side == "me")
    theirs = tuple(one for one in every if one.side != "me")
    unserved = tuple(one for one in every if not one.served) if dossier.issues else ()
    serving = {row.issue_id for row in dossier.services}
    idle = tuple(issue for issue in dossier.issues if issue.id not in serving)
    ties = _ties(dossier)
    found = tuple(_findings(mine, theirs, ties, unserved, idle if serving else ()))
    return InterestMap(mine, theirs, ties, unserved, idle, found)


def shared(dossier: Dossier) -> tuple[tuple[Interest, Interest], ...]:
    """The pairs of interests that both sides share."""
    known = {row.id: row for row in dossier.interests}
    pairs = [(t.first_id, t.second_id) for t in _ties(dossier) if t.relation == "shared"]
    return tuple((known[first], known[second]) for first, second in pairs)


def _standings(dossier: Dossier) -> list[Standing]:
    parties = {party.id: party for party in dossier.parties}
    issues: dict[str, list[str]] = {}
    for row in dossier.services:
        issues.setdefault(row.interest_id, []).append(row.issue_id)
    known = [(row, parties[row.party_id]) for row in dossier.interests if row.party_id in parties]
    found = [Standing(row, who.name, who.side, tuple(issues.get(row.id, ()))) for row, who in known]
    return sorted(found, key=lambda one: (one.side == "other", -one.interest.importance))


def _ties(dossier: Dossier) -> tuple[Tie, ...]:
    known = {row.id for row in dossier.interests}
    links = [row for row in dossier.interest_links if {row.first_id, row.second_id} <= known]
    return tuple(Tie(row.id, row.first_id, row.second_id, row.relation) for row in links)


def _findings(
    mine: Sequence[Standing],
    theirs: Sequence[Standing],
    ties: Sequence[Tie],
    unserved: Sequence[Standing],
    idle: Sequence[Issue],
) -> Iterable[str]:
    if count := sum(tie.relation == "shared" for tie in ties):
        yield sentence(f"{counted(count, 'interest')} {'is' if count == 1 else 'are'} shared: begin there")
    weighty = [one for one in unserved if one.interest.importance >= IMPORTANT]
    yield from (_unserved(ones) for ones in ([o for o in weighty if o.side == "me"],
                                             [o for o in weighty if o.side != "me"]) if ones)  # fmt: skip
    if idle:
        names = listed(f"“{named(issue.name)}”" for issue in idle)
        yield f"{names} {verb(idle, 'serves', 'serve')} no interest you noted: why settle {_it(idle)}?"
    if theirs and all(one.interest.certainty == "guess" for one in theirs):
        yield "All you know of their interests is a guess: ask before you offer."
    if mine and not theirs:
        yield "Nothing is noted yet of what they need, fear or hope for."


def _it(rows: Sequence[object]) -> str:
    return verb(rows, "it", "them")


def _unserved(ones: Sequence[Standing]) -> str:
    whose = "your" if ones[0].side == "me" else "their"
    texts = listed((f"“{named(one.interest.text)}”" for one in ones), 3)
    kind = "interest" if len(ones) == 1 else "interests"
    return f"No issue serves {whose} {kind} {texts}: an issue to add?"
