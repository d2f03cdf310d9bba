"""Trades: give what costs little, ask for what gains much (logrolling).

Source of the idea: D. G. Pruitt, *Negotiation Behavior* (1981); exchanging concessions across issues
that the two sides value differently.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from workbook.analysis.tradeoffs.offers import in_time
from workbook.analysis.tradeoffs.utility import Matrix, matrix
from workbook.analysis.wording import named, points
from workbook.model import Dossier


@dataclass(frozen=True)
class Change:
    """One issue moved to another option, and what that does to both in points of worth (below 0: a loss)."""

    issue_id: str
    issue: str
    option_id: str
    option: str
    me: float
    them: float


@dataclass(frozen=True)
class Trade:
    """A change, or a give (first) with an ask (second), that leaves nobody worse off and somebody better.

    ``me`` and ``them`` are the net gains in points.
    """

    changes: tuple[Change, ...]
    me: float
    them: float
    sentence: str


@dataclass(frozen=True)
class Step:
    """What one step between neighbouring options of an issue is worth on average, in points.

    ``both_gain`` means that both like the same end of the issue.
    """

    issue_id: str
    me: float
    them: float
    both_gain: bool
    sentence: str


@dataclass(frozen=True)
class Start:
    """What trades are counted from: how it is called in a sentence, and its options by issue."""

    name: str
    choices: dict[str, str]


#: So many trades make a starting point good enough.
ENOUGH = 3
_Move = tuple[int, int, int, int]
_Moves = tuple[_Move, ...]


def trades(dossier: Dossier, choices: Mapping[str, str] | None = None, limit: int = 8) -> tuple[Trade, ...]:
    """The best trades from a package, by the product of both gains, then by their sum.

    Without a package from ``starting_point``; issues without a choice are left alone.
    """
    start = starting_point(dossier).choices if choices is None else choices
    return _trades(matrix(dossier), start, limit)


def _trades(table: Matrix, choices: Mapping[str, str], limit: int) -> tuple[Trade, ...]:
    moves = list(_moves(table, table.picks(choices)))
    found = _different(table, chain(_singles(moves), _pairs(moves)), limit)
    return tuple(_trade(table, moved) for moved in found)


def _different(table: Matrix, every: Iterable[_Moves], limit: int) -> list[_Moves]:
    # One trade for each pair of issues, and no issue more than twice: variety helps more than the ninth
    # shade of the same idea.
    best: dict[tuple[int, ...], tuple[tuple[int, int, int], _Moves]] = {}
    for found in every:
        about, merit = tuple(move[0] for move in found), _merit(table, found)
        if about not in best or merit > best[about][0]:
            best[about] = (merit, found)
    chosen: list[_Moves] = []
    seen: Counter[int] = Counter()
    for _, found in sorted(best.values(), key=lambda one: one[0], reverse=True):
        if len(chosen) < limit and all(seen[move[0]] < 2 for move in found):
            chosen.append(found)
            seen.update(move[0] for move in found)
    return chosen


def starting_point(dossier: Dossier) -> Start:
    """A package to look for trades from: their last offer that is logged as a package, else the one marked
    as theirs, else the middle option of each issue; of these the first that leaves room for ENOUGH trades,
    or the one that leaves most."""
    table, starts = matrix(dossier), list(_starts(dossier))
    return max(starts, key=lambda start: len(_trades(table, start.choices, ENOUGH)))


def _starts(dossier: Dossier) -> Iterator[Start]:
    offered = [row.package_id for row in in_time(dossier.offers) if row.side == "them" and row.package_id]
    marked = [row.id for row in dossier.packages if row.role == "theirs" and row.id not in offered]
    for package_id in (*offered[-1:], *marked[-1:]):
        if choices := dossier.choices_of(package_id):
            yield Start("their last offer" if package_id in offered else "their offer", choices)
    table = matrix(dossier)
    middle = [sorted(range(len(row)), key=row.__getitem__)[len(row) // 2] for row in table.me.steps]
    yield Start("the middle of every issue", table.choices(middle))


def steps(dossier: Dossier) -> tuple[Step, ...]:
    """For each issue with options, what one step is worth to each side."""
    table = matrix(dossier)
    return tuple(_step(table, issue) for issue in range(len(table.issue_ids)))


def _step(table: Matrix, issue: int) -> Step:
    mine, theirs = table.me.steps[issue], table.them.steps[issue]
    best, worst = max(range(len(mine)), key=mine.__getitem__), min(range(len(mine)), key=mine.__getitem__)
    apart = max(1, len(mine) - 1)
    me = float(table.me.worth(mine[best] - mine[worst])) / apart
    them = float(table.them.worth(max(theirs) - min(theirs))) / apart
    together = theirs[best] > theirs[worst] and mine[best] > mine[worst]
    said = "both gain" if together else f"{points(me)} to you, {points(them)} to them"
    return Step(table.issue_ids[issue], me, them, together, said)


def _moves(table: Matrix, picks: Sequence[int | None]) -> Iterator[_Move]:
    for issue, pick in enumerate(picks):
        if pick is not None:
            mine, theirs = table.me.steps[issue], table.them.steps[issue]
            for other in range(len(mine)):
                change = (mine[other] - mine[pick], theirs[other] - theirs[pick])
                if change != (0, 0):
                    yield issue, other, *change


def _singles(moves: Sequence[_Move]) -> Iterator[_Moves]:
    return ((move,) for move in moves if move[2] >= 0 and move[3] >= 0)


def _pairs(moves: Sequence[_Move]) -> Iterator[_Moves]:
    asks = sorted((m for m in moves if m[2] > 0 > m[3]), key=lambda m: -m[2])
    for give in moves:
        if give[2] < 0 < give[3]:
            for ask in asks:
                if ask[2] + give[2] < 0:
                    break
                if ask[0] != give[0] and ask[3] + give[3] >= 0 and ask[2:] != (-give[2], -give[3]):
                    yield give, ask


def _merit(table: Matrix, found: Sequence[_Move]) -> tuple[int, int, int]:
    me, them = sum(move[2] for move in found), sum(move[3] for move in found)
    return me * them, me * table.them.unit + them * table.me.unit, -len(found)


def _trade(table: Matrix, found: Sequence[_Move]) -> Trade:
    changes = tuple(_named(table, move) for move in found)
    me, them = sum(change.me for change in changes), sum(change.them for change in changes)
    return Trade(
        changes, me, them, _pair_sentence(*changes) if len(changes) > 1 else _single_sentence(changes[0])
    )


def _named(table: Matrix, move: _Move) -> Change:
    issue, pick, me, them = move
    return Change(
        table.issue_ids[issue], table.issue_names[issue], table.option_ids[issue][pick],
        table.option_names[issue][pick], float(table.me.worth(me)), float(table.them.worth(them)),
    )  # fmt: skip


def _what(change: Change) -> str:
    return f"“{named(change.option)}” on {change.issue}"


def _single_sentence(change: Change) -> str:
    if change.me and change.them:
        return f"Take {_what(change)}: both gain (you {points(change.me)}, they {points(change.them)})."
    if change.me:
        return f"Ask for {_what(change)}: you gain {points(change.me)}, it costs them nothing."
    return f"Give {_what(change)}: they gain {points(change.them)}, it costs you nothing."


def _pair_sentence(give: Change, ask: Change) -> str:
    return (f"Give {_what(give)} (you lose {points(-give.me)}, they gain {points(give.them)}), "
            f"ask for {_what(ask)} (you gain {points(ask.me)}, they lose {points(-ask.them)}).")  # fmt: skip
