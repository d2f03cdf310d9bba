"""Trades: give what costs little, ask for what gains much (logrolling).

Source of the idea: D. G. Pruitt, *Negotiation Behavior* (1981); exchanging concessions across issues
that the two sides value differently.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain

from workbook.analysis.tradeoffs.offers import in_time
from workbook.analysis.tradeoffs.utility import Matrix, matrix
from workbook.analysis.wording import named, points, small
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

    ``me`` and ``them`` are the net gains in points. ``ratio`` tells what they gain for each point that I
    give up in the first change; None where it costs me nothing.
    """

    changes: tuple[Change, ...]
    me: float
    them: float
    sentence: str
    ratio: float | None = None


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
_Rated = tuple[tuple[int, int, int], _Moves]


def trades(dossier: Dossier, choices: Mapping[str, str] | None = None, limit: int = 8) -> tuple[Trade, ...]:
    """The best trades from a package, by the product of both gains, then by their sum.

    Without a package from ``starting_point``; issues without a choice are left alone.
    """
    start = starting_point(dossier).choices if choices is None else choices
    return _trades(matrix(dossier), start, limit)


def _trades(table: Matrix, choices: Mapping[str, str], limit: int) -> tuple[Trade, ...]:
    return tuple(_trade(table, moved) for moved in _best(table, choices, limit))


def _best(table: Matrix, choices: Mapping[str, str], limit: int) -> list[_Moves]:
    moves, units = list(_moves(table, table.picks(choices))), (table.me.unit, table.them.unit)
    return _different(chain(_singles(moves, units), _pairs(moves, units)), limit)


def concessions(dossier: Dossier, choices: Mapping[str, str], limit: int = 5) -> tuple[Trade, ...]:
    """What to give from a package: moves of one issue that cost me and gain them something, those first
    that gain them most for each point they cost me, of equals those that cost least; one for each issue.

    To give what is cheap for one and dear to the other is logrolling: D. G. Pruitt, *Negotiation Behavior*
    (1981), chapter 5. Issues without a choice are left alone.
    """
    table = matrix(dossier)
    gives = [move for move in _moves(table, table.picks(choices)) if move[2] < 0 < move[3]]
    best: dict[int, _Move] = {}
    for move in sorted(gives, key=lambda move: (Fraction(move[3], move[2]), -move[2], move[1])):
        best.setdefault(move[0], move)
    return tuple(_trade(table, (move,)) for move in list(best.values())[:limit])


def _different(every: Iterable[_Rated], limit: int) -> list[_Moves]:
    # No issue more than twice: variety helps more than the ninth shade of the same idea.
    chosen: list[_Moves] = []
    seen: Counter[int] = Counter()
    for _, found in sorted(every, key=lambda one: one[0], reverse=True):
        if len(chosen) < limit and all(seen[move[0]] < 2 for move in found):
            chosen.append(found)
            seen.update(move[0] for move in found)
    return chosen


def starting_point(dossier: Dossier) -> Start:
    """A package to look for trades from: their last offer that is logged as a package, else the one marked
    as theirs, else the middle option of each issue; of these the first that leaves room for ENOUGH trades,
    or the one that leaves most."""
    table, starts = matrix(dossier), list(_starts(dossier))
    return max(starts, key=lambda start: len(_best(table, start.choices, ENOUGH)))


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


def _singles(moves: Sequence[_Move], units: tuple[int, int]) -> list[_Rated]:
    """For each issue the move with the greatest merit that leaves nobody worse off."""
    best: dict[int, _Rated] = {}
    for move in moves:
        issue, _, me, them = move
        if me >= 0 and them >= 0:
            merit = (me * them, me * units[1] + them * units[0], -1)
            if issue not in best or merit > best[issue][0]:
                best[issue] = (merit, (move,))
    return list(best.values())


def _pairs(moves: Sequence[_Move], units: tuple[int, int]) -> list[_Rated]:
    """For each two issues the give and the ask with the greatest merit that leave nobody worse off."""
    asks = sorted((m for m in moves if m[2] > 0 > m[3]), key=lambda m: -m[2])
    best: dict[tuple[int, int], _Rated] = {}
    none: _Rated = ((-1, 0, 0), ())
    for give in moves:
        issue, _, lost, won = give
        if not lost < 0 < won:
            continue
        for ask in asks:
            me, them = ask[2] + lost, ask[3] + won
            if me < 0:
                break
            if them < 0 or ask[0] == issue or not (me or them):
                continue
            about, product = (issue, ask[0]), me * them
            known = best.get(about, none)
            if product >= known[0][0]:
                merit = (product, me * units[1] + them * units[0], -2)
                if merit > known[0]:
                    best[about] = (merit, (give, ask))
    return list(best.values())


def _trade(table: Matrix, found: Sequence[_Move]) -> Trade:
    changes = tuple(_named(table, move) for move in found)
    me, them = sum(change.me for change in changes), sum(change.them for change in changes)
    give = changes[0]
    ratio = -give.them / give.me if give.me < 0 else None
    said = _pair_sentence(*changes) if len(changes) > 1 else _single_sentence(give, ratio)
    return Trade(changes, me, them, said, ratio)


def _named(table: Matrix, move: _Move) -> Change:
    issue, pick, me, them = move
    return Change(
        table.issue_ids[issue], table.issue_names[issue], table.option_ids[issue][pick],
        table.option_names[issue][pick], float(table.me.worth(me)), float(table.them.worth(them)),
    )  # fmt: skip


def _what(change: Change) -> str:
    return f"“{named(change.option)}” on {change.issue}"


def _single_sentence(change: Change, ratio: float | None) -> str:
    if ratio is not None:
        gains = f"they gain about {points(change.them)}, {_times(ratio)}"
        return f"Give {_what(change)}: you lose {points(-change.me)}, {gains}."
    if change.me and change.them:
        return f"Take {_what(change)}: both gain (you {points(change.me)}, they {points(change.them)})."
    if change.me:
        return f"Ask for {_what(change)}: you gain {points(change.me)}, it costs them nothing."
    return f"Give {_what(change)}: they gain {points(change.them)}, it costs you nothing."


def _times(ratio: float) -> str:
    """How a gain of theirs stands to its cost for me, in words."""
    if ratio >= 10.5:
        return "more than ten times what it costs you"
    if ratio >= 1.75:
        return f"{'twice' if ratio < 2.5 else f'{small(round(ratio))} times'} what it costs you"
    steps = (
        (1.25, "one and a half times what"),
        (0.9, "as much as"),
        (0.6, "less than"),
        (0.4, "half of what"),
    )
    return f"{next((said for least, said in steps if ratio >= least), 'far less than')} it costs you"


def _pair_sentence(give: Change, ask: Change) -> str:
    return (f"Give {_what(give)} (you lose {points(-give.me)}, they gain {points(give.them)}), "
            f"ask for {_what(ask)} (you gain {points(ask.me)}, they lose {points(-ask.them)}).")  # fmt: skip
