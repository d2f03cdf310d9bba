"""A simulated counterpart to practise concessions with. It knows only the estimates in the workbook.

What it asks for falls with time as in the time-dependent tactics of P. Faratin, C. Sierra and
N. R. Jennings, *Negotiation decision functions for autonomous agents*, Robotics and Autonomous Systems 24
(1998): from its best package to its limit by ``(round / rounds) ** (1 / beta)``; beta below 1 is tough to
the end, above 1 gives early. As in their imitative tactics it answers steps: who moves gets more, who
stands still gets half.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random

from workbook.analysis.leverage.floor import least_for_them
from workbook.analysis.tradeoffs.frontier import at_least, frontier, realise
from workbook.analysis.tradeoffs.packages import worth
from workbook.analysis.tradeoffs.solutions import steps_at_least
from workbook.analysis.tradeoffs.utility import Matrix, matrix
from workbook.analysis.wording import counted, listed, points, sentence
from workbook.model import Dossier

#: What the counterpart is like, and the beta of its tactic.
BETAS = {"tough": 0.35, "even": 1.0, "yielding": 2.5}
MANNERS = {"tough": "Tough", "even": "Even", "yielding": "Yielding", "surprise": "A surprise"}
ROUNDS = 8
#: The part of a step of mine that they answer with at least; and of their own step when I stand still.
ANSWER, STANDSTILL = 0.5, 0.5
FAR, CLOSE = 25.0, 8.0


@dataclass(frozen=True)
class Counterpart:
    """Who is played: its tactic, and in points of worth to them its limit and its best package."""

    beta: float
    limit: float
    best: float
    seed: int
    rounds: int = ROUNDS


@dataclass(frozen=True)
class Turn:
    """One exchange. ``mine`` and ``theirs`` are packages (option id by issue id) or None; ``asked`` is
    the least they would take at this point. ``verdict`` is opening, counter, accepted or left; ``said`` is
    what they say, ``why`` explains it."""

    mine: dict[str, str] | None
    theirs: dict[str, str] | None
    asked: float
    verdict: str
    said: str
    why: str


@dataclass(frozen=True)
class Talk:
    """The exchange so far. Practice only: nothing of it is stored."""

    counterpart: Counterpart
    turns: tuple[Turn, ...] = ()

    @property
    def over(self) -> bool:
        """Whether somebody agreed or left."""
        return bool(self.turns) and self.turns[-1].verdict in ("accepted", "left")

    @property
    def agreed(self) -> dict[str, str] | None:
        """The package agreed on, or None."""
        last = self.turns[-1] if self.turns else None
        return last.mine if last and last.verdict == "accepted" else None

    @property
    def their_offer(self) -> dict[str, str] | None:
        """What they offered last, or None."""
        return next((turn.theirs for turn in reversed(self.turns) if turn.theirs), None)

    @property
    def my_offers(self) -> tuple[dict[str, str], ...]:
        """My packages in order."""
        return tuple(turn.mine for turn in self.turns if turn.mine)

    @property
    def answered(self) -> int:
        """How many packages of mine they have answered."""
        return len(self.my_offers)


def obstacle(dossier: Dossier) -> str:
    """Why there is nothing to practise with yet, as a sentence; empty when there is."""
    table = matrix(dossier)
    if table.package_count < 2:
        return "Needs an issue with at least two options (tab Trade-offs)."
    low, high = _extremes(table)
    if low == high:
        return "Needs an estimate of what the options are worth to them (tab Trade-offs)."
    return ""


def counterpart(dossier: Dossier, seed: int, manner: str = "surprise") -> Counterpart:
    """A counterpart drawn by ``seed``: its limit lies within the estimated range of their walk-away.

    Where nothing is estimated the limit is half way up their range. Raises KeyError for an unknown manner.
    """
    draw, table, row = Random(seed), matrix(dossier), dossier.negotiation
    drawn = draw.choice(sorted(BETAS))
    beta = BETAS[drawn if manner == "surprise" else manner]
    best = float(table.them.worth(frontier(table).points[-1][1]))
    likely = least_for_them(dossier)
    middle = (float(_extremes(table)[0]) + best) / 2 if likely is None else float(likely)
    low, high = row.their_walk_away_low, row.their_walk_away_high
    low, high = middle if low is None else min(low, middle), middle if high is None else max(high, middle)
    limit = draw.triangular(low, high, middle)
    return Counterpart(beta, min(max(limit, 0.0), best), best, seed)


def open_first(dossier: Dossier, talk: Talk) -> Talk:
    """They name their first package: the one that is best for them. Without effect once a talk has begun."""
    if talk.turns:
        return talk
    player = talk.counterpart
    theirs = _offer(matrix(dossier), player.best, ())
    said = f"We had thought of {_named(matrix(dossier), theirs)}."
    why = f"They open with what is best for them, about {points(player.best)}. It is an anchor, no limit."
    return replace(talk, turns=(Turn(None, theirs, player.best, "opening", said, why),))


def answer(dossier: Dossier, talk: Talk, choices: Mapping[str, str]) -> Talk:
    """Their answer to a package of mine that names every issue. Without effect once the talk is over."""
    if talk.over:
        return talk
    mine, player, table = dict(choices), talk.counterpart, matrix(dossier)
    asked, moved = _asked(dossier, talk, mine)
    value = worth(dossier, mine)[1]
    last = talk.answered + 1 >= player.rounds
    offered = None if last else _offer(table, asked, table.picks(mine))
    enough = value >= (player.limit if last else asked)
    if enough:
        turn = Turn(mine, None, asked, "accepted", _yes(talk), _why_yes(value, asked, player, last))
    elif offered is None:
        turn = Turn(mine, None, asked, "left", "Then we leave it here.", _why_left(value, player))
    else:
        said = _counter(dossier, talk, mine, offered, asked - value)
        turn = Turn(mine, offered, asked, "counter", said, _why_counter(talk, value, asked, moved))
    return replace(talk, turns=(*talk.turns, turn))


def accept(talk: Talk) -> Talk:
    """I take what they offered last. Without effect where they have offered nothing or it is over."""
    theirs = talk.their_offer
    if talk.over or theirs is None:
        return talk
    asked = talk.turns[-1].asked
    turn = Turn(
        dict(theirs), None, asked, "accepted", "Good. Let us write it down.", "You took their last offer."
    )
    return replace(talk, turns=(*talk.turns, turn))


def _asked(dossier: Dossier, talk: Talk, mine: Mapping[str, str]) -> tuple[float, float | None]:
    """What they ask for now, in points to them, and how far I moved towards them (None at first)."""
    player = talk.counterpart
    part = min(1.0, (talk.answered + 1) / player.rounds) ** (1 / player.beta)
    by_time = player.best - (player.best - player.limit) * part
    before = talk.turns[-1].asked if talk.turns else player.best
    by_time = min(by_time, before)
    if not talk.my_offers:
        return by_time, None
    moved = worth(dossier, mine)[1] - worth(dossier, talk.my_offers[-1])[1]
    if moved <= 0:
        return before - (before - by_time) * STANDSTILL, moved
    return max(player.limit, min(by_time, before - moved * ANSWER)), moved


def _offer(table: Matrix, asked: float, near: Sequence[int | None]) -> dict[str, str]:
    """Of the efficient packages worth that much to them, the one that is best for me."""
    found = frontier(table)
    need = min(steps_at_least(table.them, Fraction(asked)), found.points[-1][1])
    point = at_least(found, 0, need)[0]
    return table.choices(realise(table, found, point, near))


def _extremes(table: Matrix) -> tuple[Fraction, Fraction]:
    """What the worst and the best package are worth to them."""
    rows = table.them.steps
    return table.them.worth(sum(map(min, rows))), table.them.worth(sum(map(max, rows)))


def _yes(talk: Talk) -> str:
    return Random(talk.counterpart.seed + talk.answered).choice(
        ("Agreed. Let us write it down.", "Yes, we can do that.", "Good. That works for us.")
    )


def _why_yes(value: float, asked: float, player: Counterpart, last: bool) -> str:
    if last and value < asked:
        return f"The last round: {points(value)} reaches their limit of {points(player.limit)}."
    return f"It is worth about {points(value)} to them; they would have asked for {points(asked)} next."


def _why_left(value: float, player: Counterpart) -> str:
    return (
        f"Time is up. Your last package is worth about {points(value)} to them, "
        f"and without an agreement they have {points(player.limit)}."
    )


def _why_counter(talk: Talk, value: float, asked: float, moved: float | None) -> str:
    before = talk.turns[-1].asked if talk.turns else talk.counterpart.best
    told = [f"Yours is worth about {points(value)} to them; they still ask for {points(asked)}."]
    if moved is not None and moved > 0:
        told.append(f"You moved {points(moved)} towards them, they came down by {points(before - asked)}.")
    elif moved is not None and before == asked:
        told.append("You did not move towards them, and they stayed where they were.")
    elif moved is not None:
        told.append(f"You did not move towards them, so they came down by only {points(before - asked)}.")
    left = talk.counterpart.rounds - talk.answered - 1
    told.append(sentence(f"{counted(left, 'round')} left"))
    return " ".join(told)


def _counter(
    dossier: Dossier, talk: Talk, mine: Mapping[str, str], offered: Mapping[str, str], gap: float
) -> str:
    table, before = matrix(dossier), talk.their_offer
    first = Random(talk.counterpart.seed + talk.answered).choice(_tone(gap))
    if before == dict(offered):
        return f"{first} We stay with our offer."
    old = before or mine
    given = {k: v for k, v in offered.items() if old.get(k) != v and _gain(table, k, old, v) < 0}
    asked = {k: v for k, v in offered.items() if mine.get(k) != v and _gain(table, k, mine, v) > 0}
    asks, gives = _named(table, {k: v for k, v in asked.items() if k not in given}), _named(table, given)
    if not gives:
        return f"{first} We would need {asks}."
    return f"{first} We can go to {gives}" + (f" if you take {asks}." if asks else ".")


def _tone(gap: float) -> tuple[str, ...]:
    if gap > FAR:
        return "That is far from what we can do.", "I cannot take that back to my people."
    if gap > CLOSE:
        return "We are not there yet.", "That is a step, and not enough."
    return "We are close.", "There is little missing."


def _gain(table: Matrix, issue_id: str, old: Mapping[str, str], new: str) -> int:
    """Steps of worth to them from the old option of an issue to the new one."""
    place = table.issue_ids.index(issue_id)
    steps = dict(zip(table.option_ids[place], table.them.steps[place], strict=True))
    return steps[new] - steps.get(old.get(issue_id, ""), 0)


def _named(table: Matrix, choices: Mapping[str, str]) -> str:
    return listed(
        (f"“{table.option_names[i][table.option_ids[i].index(choices[issue])]}” on {table.issue_names[i]}"
         for i, issue in enumerate(table.issue_ids) if issue in choices),
        limit=12,
    )  # fmt: skip
