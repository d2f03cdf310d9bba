"""Where the talk stands against the plan: which step comes next, and whether to accept instead."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbook.analysis.tradeoffs.offers import offer_worths
from workbook.analysis.tradeoffs.packages import Place
from workbook.analysis.tradeoffs.plan import PlanStep
from workbook.analysis.wording import points, sentence, small
from workbook.model import Dossier

#: Worths that differ by less are the same.
_SAME = 1e-6


@dataclass(frozen=True)
class NextStep:
    """``number`` of the step that comes next, from 1, None where the plan is at its end or my last offer is
    not known as a whole package. ``accept`` tells that their last offer is worth as much to me already as
    what I would offer next, and no less than my walk-away."""

    number: int | None
    accept: bool
    sentence: str


def next_step(dossier: Dossier, steps: Sequence[PlanStep]) -> NextStep | None:
    """The first step worth less to me than my last offer; None before I made one that settles every issue.

    To accept what is no worse than one's own next offer is the condition “AC next” of T. Baarslag,
    K. Hindriks and C. Jonker, *Effective Acceptance Conditions in Real-time Automated Negotiation*, Decision
    Support Systems 60 (2014). Without a next step their offer is compared with my last one. An offer below
    my walk-away is never to be accepted, nor is one that is not known as a whole package.
    """
    mine, theirs = _places(dossier, "me"), _places(dossier, "them")
    if not any(mine):
        return None
    last = mine[-1]
    if last is None:
        return NextStep(None, False, _UNKNOWN.format("your", "which step is next"))
    number = next((n for n, step in enumerate(steps, 1) if step.me < last.me - _SAME), None)
    least = last.me if number is None else steps[number - 1].me
    said, accept = _said(number, last, least), False
    if theirs and theirs[-1] is None:
        said += " " + _UNKNOWN.format("their", "how it compares")
    elif theirs and theirs[-1] is not None and theirs[-1].me >= least - _SAME:
        accept = not _is_below(theirs[-1])
        said += _accept(theirs[-1], number) if accept else _too_little(theirs[-1])
    return NextStep(number, accept, said)


_UNKNOWN = "Log {} last offer as a package that settles every issue to see {}."


def _places(dossier: Dossier, side: str) -> list[Place | None]:
    """The places of the offers of a side in time, None for one not known as a package with every issue."""
    worths = [row for row in offer_worths(dossier) if row.offer.side == side]
    return [row.place if row.place is not None and not row.place.missing else None for row in worths]


def _is_below(at: Place) -> bool:
    return at.above_mine is not None and at.above_mine < -_SAME


def _said(number: int | None, mine: Place, least: float) -> str:
    if number is None:
        end = f"With your last offer, worth {points(mine.me)} to you, you are at the end of the plan."
        return (
            f"{end} It is {points(-(mine.above_mine or 0))} below your walk-away." if _is_below(mine) else end
        )
    down = points(mine.me - least)
    return f"Your last offer is worth {points(mine.me)} to you: step {small(number)} is next, {down} less."


def _accept(theirs: Place, number: int | None) -> str:
    than = "yours" if number is None else f"step {small(number)}"
    return " " + sentence(
        f"their last one is worth {points(theirs.me)} to you, no less than {than}: "
        "this is the moment to accept"
    )


def _too_little(theirs: Place) -> str:
    under = points(-(theirs.above_mine or 0))
    return f" Their last one, worth {points(theirs.me)} to you, is {under} below your walk-away."
