"""What may truly be said about a package: worths with the gaps they have, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from workbook.analysis.tradeoffs.packages import Place
from workbook.analysis.tradeoffs.utility import (
    matrix,
    my_score,
    my_weight,
    their_score,
    their_weight,
)
from workbook.analysis.wording import points
from workbook.model import Dossier, Issue, Option

Known = Literal["all", "part", "none"]


@dataclass(frozen=True)
class Said:
    """A package's worth as it may be said.

    ``me`` and ``them`` tell whether the worth rests on every score and choice it needs, on some of them
    (then the figure is the least it can be), or on none.
    """

    place: Place
    me: Known
    them: Known

    @property
    def whole(self) -> bool:
        return self.me == self.them == "all"

    @property
    def headline(self) -> str:
        return f"{_mine(self)}, {_theirs(self)}"

    @property
    def above(self) -> float | None:
        """Points above (below 0: below) the walk-away; None where it is not known."""
        return self.place.above_mine if self.me == "all" else None

    @property
    def standing(self) -> str:
        """Where it stands against both walk-aways; empty where that is not known."""
        said = [] if self.above is None else [_distance(self.above, "your walk-away")]
        theirs = self.place.above_theirs if self.them == "all" else None
        if theirs is not None and theirs < 0:
            said.append(_distance(theirs, "theirs" if said else "their walk-away") + ", as you guess it")
        return ", ".join(said)

    def short(self, side: str) -> str:
        """The worth to one side in a column of figures: exact, the least it is, or a dash."""
        known, worth = (self.me, self.place.me) if side == "me" else (self.them, self.place.them)
        return {"all": points(worth), "part": f"≥ {points(worth)}", "none": "–"}[known]


def said(dossier: Dossier, place: Place) -> Said:
    """A place with what is known about it."""
    return all_said(dossier, {"": place})[""]


def all_said(dossier: Dossier, places: Mapping[str, Place]) -> dict[str, Said]:
    """Many places with what is known about them, under their keys."""
    mine, theirs = _basis(dossier, mine=True), _basis(dossier, mine=False)
    return {key: Said(at, _known(at, *mine), _known(at, *theirs)) for key, at in places.items()}


def gaps(dossier: Dossier) -> tuple[str, ...]:
    """What is missing for figures to be whole, in sentences."""
    used = _used(dossier)
    found = matrix(dossier).missing
    for weight, whose in ((my_weight, "your"), (their_weight, "their")):
        if len(used) > 1 and all(weight(issue) is None for issue in used):
            found += (f"Until some have, all issues count the same on {whose} side.",)
    return found


def is_scored(option: Option) -> bool:
    """Whether an option has a score for both sides."""
    return my_score(option) is not None and their_score(option) is not None


def _known(place: Place, counting: list[str], scored: set[str]) -> Known:
    found = [place.choices.get(issue) in scored for issue in counting]
    if not any(found):
        return "none"
    return "all" if all(found) else "part"


def _basis(dossier: Dossier, *, mine: bool) -> tuple[list[str], set[str]]:
    """The issues that count for a side, and the options it has a score for."""
    score, weight = (my_score, my_weight) if mine else (their_score, their_weight)
    used = _used(dossier)
    counting = [issue.id for issue in used if weight(issue)] or [issue.id for issue in used]
    return counting, {option.id for option in dossier.options if score(option) is not None}


def _used(dossier: Dossier) -> list[Issue]:
    with_options = {option.issue_id for option in dossier.options}
    return [issue for issue in dossier.issues if issue.id in with_options]


def _mine(row: Said) -> str:
    worth = points(row.place.me)
    return {
        "all": f"{worth} to you",
        "part": f"At least {worth} to you",
        "none": "Worth to you not known yet",
    }[row.me]


def _theirs(row: Said) -> str:
    worth = points(row.place.them)
    return {
        "all": f"about {worth} to them",
        "part": f"about {worth} or more to them",
        "none": "to them not known yet",
    }[row.them]


def _distance(above: float, whose: str) -> str:
    if above == 0:
        return f"exactly at {whose}"
    return f"{points(abs(above))} {'above' if above > 0 else 'below'} {whose}"
