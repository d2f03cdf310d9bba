"""Where the talk stands against the plan: which step comes next, and whether to accept instead."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbook.analysis.tradeoffs.offers import offer_worths
from workbook.analysis.tradeoffs.plan import PlanStep
from workbook.analysis.wording import points, sentence, small
from workbook.model import Dossier

#: Worths that differ by less are the same.
_SAME = 1e-6


@dataclass(frozen=True)
class NextStep:
    """``number`` of the step that comes next, from 1, None where the plan is at its end. ``accept`` tells
    that their last offer is worth as much to me already as what I would offer next."""

    number: int | None
    accept: bool
    sentence: str


def next_step(dossier: Dossier, steps: Sequence[PlanStep]) -> NextStep | None:
    """The first step worth less to me than my last offer; None before I made one that settles every issue.

    To accept what is no worse than one's own next offer is the condition “AC next” of T. Baarslag,
    K. Hindriks and C. Jonker, *Effective Acceptance Conditions in Real-time Automated Negotiation*, Decision
    Support Systems 60 (2014). Without a next step their offer is compared with my last one.
    """
    mine, theirs = _last(dossier, "me"), _last(dossier, "them")
    if mine is None:
        return None
    number = next((n for n, step in enumerate(steps, 1) if step.me < mine - _SAME), None)
    least = mine if number is None else steps[number - 1].me
    accept = theirs is not None and theirs >= least - _SAME
    said = _said(number, mine, least) + (_accept(theirs or 0.0, number) if accept else "")
    return NextStep(number, accept, said)


def _last(dossier: Dossier, side: str) -> float | None:
    """What the last offer of a side is worth to me, of those that settle every issue."""
    worths = [
        row.place.me
        for row in offer_worths(dossier)
        if row.offer.side == side and row.place is not None and not row.place.missing
    ]
    return worths[-1] if worths else None


def _said(number: int | None, mine: float, least: float) -> str:
    if number is None:
        return f"With your last offer, worth {points(mine)} to you, you are at the end of the plan."
    down = points(mine - least)
    return f"Your last offer is worth {points(mine)} to you: step {small(number)} is next, {down} less."


def _accept(theirs: float, number: int | None) -> str:
    than = "yours" if number is None else f"step {small(number)}"
    return " " + sentence(
        f"their last one is worth {points(theirs)} to you, no less than {than}: this is the moment to accept"
    )
