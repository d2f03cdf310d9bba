"""The steps of a concession plan in the words that can be said for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from workbook.analysis.tradeoffs.straight import Picks
from workbook.analysis.tradeoffs.utility import Matrix
from workbook.analysis.wording import listed, points

SETTLED = "that settles the rest"
#: The same where there is nothing else to settle.
SETTLED_ALL = "that settles it"
#: What a step asks for where nothing is left to hold.
CLOSER = "you come closer too"


@dataclass(frozen=True)
class PlanStep:
    """A package to go to, and what that changes against the one before, in points of worth.

    ``if_you`` and ``i_can`` are the halves of the ``sentence`` that can be said to the other side;
    ``effect`` tells me what it costs and what they gain.
    """

    choices: dict[str, str]
    me: float
    them: float
    me_change: float
    them_change: float
    if_you: str
    i_can: str
    sentence: str
    effect: str


def steps_told(table: Matrix, route: Sequence[Picks]) -> tuple[PlanStep, ...]:
    """The steps of a way down, the opening first. Each is conditional: on what it asks for; where it asks
    for nothing new, on something else staying as it is, in turn; the last one on all being settled."""
    told, held = list[PlanStep](), list[int]()
    for before, after in pairwise(route):
        if_you = _asked(table, before, after)
        if not if_you and after != route[-1]:
            issue = _to_hold(table, before, after, route[-1], held)
            held += [] if issue is None else [issue]
            if_you = CLOSER if issue is None else f"{_options(table, after, [issue])} stays as it is"
        settled = SETTLED if len(table.issue_ids) > 1 else SETTLED_ALL
        told.append(_step(table, before, after, if_you or settled))
    return tuple(told)


def _asked(table: Matrix, before: Picks, after: Picks) -> str:
    """What a step asks for that the one before had not; empty where it asks for nothing new."""
    rows = enumerate(zip(table.me.steps, before, after, strict=True))
    asks = [issue for issue, (row, old, new) in rows if row[new] > row[old]]
    return f"you accept {_options(table, after, asks)}" if asks else ""


def _step(table: Matrix, before: Picks, after: Picks, if_you: str) -> PlanStep:
    (me, them), (old_me, old_them) = _totals(table, after), _totals(table, before)
    rows = enumerate(zip(table.me.steps, before, after, strict=True))
    gives = [issue for issue, (row, old, new) in rows if old != new and row[new] <= row[old]]
    i_can = f"go to {_options(table, after, gives)}"
    lost, won = float(table.me.worth(me - old_me)), float(table.them.worth(them - old_them))
    return PlanStep(
        choices=table.choices(after),
        me=float(table.me.worth(me)),
        them=float(table.them.worth(them)),
        me_change=lost,
        them_change=won,
        if_you=if_you,
        i_can=i_can,
        sentence=f"If {if_you}, I can {i_can}.",
        effect=f"You give {points(-lost)}, they gain about {points(won)}.",
    )


def _to_hold(table: Matrix, before: Picks, after: Picks, last: Picks, held: Sequence[int]) -> int | None:
    """The issue to keep as it is where a step asks for nothing new. Of those that stay in this step, one
    that no step before named, and one that stays to the end; of these what saves me most against their
    best. None where nothing that stays saves me anything."""
    stays = [
        issue for issue, pick in enumerate(after) if pick == before[issue] and _saved(table, issue, pick) > 0
    ]

    def merit(issue: int) -> tuple[int, bool, int]:
        return -held.count(issue), after[issue] == last[issue], _saved(table, issue, after[issue])

    return max(stays, key=merit, default=None)


def _saved(table: Matrix, issue: int, pick: int) -> int:
    mine, theirs = table.me.steps[issue], table.them.steps[issue]
    best = max(range(len(theirs)), key=theirs.__getitem__)
    return mine[pick] - mine[best] if theirs[best] > theirs[pick] else 0


def _options(table: Matrix, picks: Picks, issues: Sequence[int]) -> str:
    return listed(
        (f"“{table.option_names[issue][picks[issue]]}” on {table.issue_names[issue]}" for issue in issues),
        limit=12,
    )


def _totals(table: Matrix, picks: Picks) -> tuple[int, int]:
    return table.me.total(picks), table.them.total(picks)
