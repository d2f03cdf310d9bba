"""The balance of power: how it feels against what the evidence shows, on both sides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from workbook import guidance
from workbook.analysis.wording import counted, listed, named, verb
from workbook.model import Dossier, LeverageItem
from workbook.model.leverage import SOURCES

#: From how many steps between feeling and evidence on a finding is made of it.
NOTABLE = 2
UNSORTED = "other"
Kind = Literal["underrated", "overrated", "unproven", "their_overrated", "their_underrated"]


@dataclass(frozen=True)
class Strength:
    """The strongest item of one side in one source: 0 (not judged) to 5, as felt and as evidenced."""

    item_id: str
    what: str
    felt: int
    evidenced: int


@dataclass(frozen=True)
class SourceBalance:
    """One source of power on both sides; None where that side has no item in it."""

    source: str
    label: str
    me: Strength | None
    them: Strength | None


@dataclass(frozen=True)
class Imbalance:
    """A finding as a sentence, with the items it is about."""

    kind: Kind
    sentence: str
    item_ids: tuple[str, ...]


@dataclass(frozen=True)
class Balance:
    """Both sides' power per source used, in the order of the sources, and what stands out.

    Totals are sums of strengths over the sources, by evidence and as felt.
    """

    sources: tuple[SourceBalance, ...]
    me: int
    them: int
    me_felt: int
    them_felt: int
    sentence: str
    findings: tuple[Imbalance, ...]


def balance(dossier: Dossier) -> Balance:
    """The balance of leverage of a negotiation. Feeling and evidence are kept apart throughout, since the
    distance between them is the finding."""
    found = (*_sorted(dossier), *_unsorted(dossier))
    used = tuple(source for source in found if source.me or source.them)
    mine, theirs = [s.me for s in used if s.me], [s.them for s in used if s.them]
    me, them = sum(s.evidenced for s in mine), sum(s.evidenced for s in theirs)
    me_felt, them_felt = sum(s.felt for s in mine), sum(s.felt for s in theirs)
    said = _sentence(me, them, me_felt, them_felt)
    return Balance(used, me, them, me_felt, them_felt, said, _findings(dossier.leverage_items))


def _sorted(dossier: Dossier) -> tuple[SourceBalance, ...]:
    return tuple(_source(dossier, key, label) for key, label in SOURCES.items() if key != UNSORTED)


def _unsorted(dossier: Dossier) -> tuple[SourceBalance, ...]:
    """Items whose kind was not chosen yet, each on its own: nobody has said that they are of one kind."""
    rows = [row for row in dossier.leverage_items if row.source == UNSORTED]
    return tuple(
        SourceBalance(UNSORTED, named(row.what), _strongest([row], "me"), _strongest([row], "them"))
        for row in rows
    )


def _source(dossier: Dossier, key: str, label: str) -> SourceBalance:
    rows = [row for row in dossier.leverage_items if row.source == key]
    return SourceBalance(key, label, _strongest(rows, "me"), _strongest(rows, "them"))


def _strongest(rows: Sequence[LeverageItem], side: str) -> Strength | None:
    own = [row for row in rows if row.side == side]
    best = max(own, key=lambda row: (row.evidenced, row.felt), default=None)
    return None if best is None else Strength(best.id, best.what, best.felt, best.evidenced)


def _sentence(me: int, them: int, me_felt: int, them_felt: int) -> str:
    if not (me or them):
        return "Judge how strong the evidence is on both sides to see the balance."
    fact, felt = _who(me, them), _who(me_felt, them_felt)
    score = f"By evidence {fact}: {me} to {them}."
    if felt == fact or not (me_felt or them_felt):
        return score
    return f"{score} It feels {'even' if felt == _EVEN else f'as if {felt}'}."


_EVEN = "you are even"


def _who(me: int, them: int) -> str:
    return "you hold more" if me > them else "they hold more" if them > me else _EVEN


def _findings(rows: Sequence[LeverageItem]) -> tuple[Imbalance, ...]:
    judged = [row for row in rows if row.felt and row.evidenced]
    mine, theirs = [r for r in judged if r.side == "me"], [r for r in judged if r.side == "them"]
    unproven = [r for r in rows if r.side == "me" and r.felt >= 3 and not r.evidenced and not r.evidence]
    groups: tuple[tuple[Kind, list[LeverageItem], Callable[[Sequence[LeverageItem]], str]], ...] = (
        ("underrated", [r for r in mine if r.evidenced - r.felt >= NOTABLE], _underrated),
        ("their_overrated", [r for r in theirs if r.felt - r.evidenced >= NOTABLE], _their_overrated),
        ("overrated", [r for r in mine if r.felt - r.evidenced >= NOTABLE], _overrated),
        ("their_underrated", [r for r in theirs if r.evidenced - r.felt >= NOTABLE], _their_underrated),
        ("unproven", unproven, _unproven),
    )
    return tuple(Imbalance(k, say(found), tuple(r.id for r in found)) for k, found, say in groups if found)


def _names(rows: Sequence[LeverageItem]) -> str:
    return listed(
        dict.fromkeys(named(row.what) if row.source == UNSORTED else SOURCES[row.source] for row in rows)
    )


def _gap(rows: Sequence[LeverageItem]) -> str:
    gaps = [abs(row.felt - row.evidenced) for row in rows]
    return counted(min(gaps), "step") + (" or more" if min(gaps) != max(gaps) else "")


def _several(rows: Sequence[LeverageItem], one: str, more: str) -> str:
    return verb(list(dict.fromkeys(row.source for row in rows)), one, more)


def _underrated(rows: Sequence[LeverageItem]) -> str:
    seems = _several(rows, "it seems", "they seem")
    return (f"You hold more than you feel: {_names(rows)} {_several(rows, 'is', 'are')} "
            f"{_gap(rows)} stronger than {seems} to you.")  # fmt: skip


def _overrated(rows: Sequence[LeverageItem]) -> str:
    return (f"{_names(rows)} {_several(rows, 'feels', 'feel')} {_gap(rows)} stronger than your evidence: "
            "find proof, or do not build on it.")  # fmt: skip


def _their_overrated(rows: Sequence[LeverageItem]) -> str:
    return (f"They seem stronger than they are: {_names(rows)} {_several(rows, 'is', 'are')} "
            f"{_gap(rows)} weaker by the evidence.")  # fmt: skip


def _their_underrated(rows: Sequence[LeverageItem]) -> str:
    return (f"Do not underrate them: {_names(rows)} {_several(rows, 'is', 'are')} "
            f"{_gap(rows)} stronger by the evidence than it feels.")  # fmt: skip


def _unproven(rows: Sequence[LeverageItem]) -> str:
    names = listed(f"“{named(row.what)}”" for row in rows)
    return f"{names} {verb(rows, 'feels', 'feel')} strong but {verb(rows, 'has', 'have')} no evidence yet."


def is_stronger(found: Balance) -> bool:
    """Whether the evidence puts me clearly ahead: by three steps and by a quarter of their total."""
    return found.me - found.them >= 3 and 4 * found.me >= 5 * found.them


def restraint(dossier: Dossier) -> tuple[str, ...]:
    """What to ask oneself when the evidence makes one the stronger side; empty otherwise."""
    return guidance.prompts("restraint") if is_stronger(balance(dossier)) else ()
