"""How far the trade-offs are prepared: the stages from the first issue to a plan, and what is next."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from workbook.analysis.leverage.floor import least_for_me
from workbook.analysis.tradeoffs.said import is_scored
from workbook.analysis.tradeoffs.side_by_side import apart, side_by_side
from workbook.analysis.tradeoffs.utility import my_score, my_weight, their_score, their_weight
from workbook.model import Dossier

R = TypeVar("R")

#: How many offers are laid side by side, and how many options an issue needs to be one.
AT_ONCE, CHOICE = 3, 2


@dataclass(frozen=True)
class Stage:
    """One stage: ``done`` of ``wanted`` pieces of it are there. ``next`` says in words what to do for it,
    ``whose`` that only one side’s pieces are missing: “yours” or “theirs”."""

    key: str
    title: str
    done: int
    wanted: int
    next: str
    whose: str = ""

    @property
    def complete(self) -> bool:
        return self.done >= self.wanted

    @property
    def count(self) -> str:
        """How much of it is done, such as ``4 of 20``; empty when that says nothing."""
        return f"{self.done} of {self.wanted}" if 0 < self.done < self.wanted else ""


def stages(dossier: Dossier) -> tuple[Stage, ...]:
    """Every stage in the order in which it is done. Nothing is required: any of them may stay open.

    Offers side by side count as long as they are worth the same to me.
    """
    issues, options = dossier.issues, dossier.options
    several = sum(len(dossier.options_of(issue.id)) >= CHOICE for issue in issues)
    weighed = sum(None not in (my_weight(row), their_weight(row)) for row in issues)
    differ = apart(dossier)
    offers = 0 if differ else len({row.role for row in side_by_side(dossier)})
    build = f"{differ.sentence} Build them again" if differ else "Build offers worth the same to you"
    limit = int(least_for_me(dossier) is not None)
    return (
        Stage("issues", "Issues", min(len(issues), CHOICE), CHOICE, "Write down what could be settled"),
        Stage("options", "Options", several, max(1, len(issues)), "Give each issue two options or more"),
        Stage("weights", "Points", weighed, max(1, len(issues)), "Say what matters how much, to both",
              _whose(issues, my_weight, their_weight)),
        Stage("scores", "Scores", sum(map(is_scored, options)), max(1, len(options)), "Score the options",
              _whose(options, my_score, their_score)),
        Stage("walk_away_worth", "Walk-away", limit, 1, "Say where you stop"),
        Stage("meso", "Three offers", offers, AT_ONCE, build),
        Stage("moves", "Plan", min(len(dossier.moves), 1), 1, "Plan what you give, and for what"),
    )  # fmt: skip


def _whose(rows: Sequence[R], mine: Callable[[R], object], theirs: Callable[[R], object]) -> str:
    """The side of which something is missing, where it is one only."""
    lack = {name for name, of in (("yours", mine), ("theirs", theirs)) for row in rows if of(row) is None}
    return lack.pop() if len(lack) == 1 else ""
