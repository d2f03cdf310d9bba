"""The place of a package: its worth to both, above or below the walk-aways, and what would be better."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from workbook.analysis.tradeoffs.better import Better, Left, better, is_efficient, left
from workbook.analysis.tradeoffs.frontier import Frontier, frontier, realise
from workbook.analysis.tradeoffs.solutions import Limits, limits
from workbook.analysis.tradeoffs.utility import Matrix, matrix
from workbook.analysis.wording import listed, points
from workbook.model import Dossier, Package

Picks = tuple[int | None, ...]


@dataclass(frozen=True)
class Place:
    """Where a package stands. Worths are points, 0 to 100; theirs rests on estimates.

    ``above_mine`` and ``above_theirs`` are points above (below 0: below) the walk-away, None without one.
    ``missing`` names the issues without a choice: they count nothing, and then nothing is said about
    efficiency (``efficient`` None) or what is ``left`` on the table. ``headline`` and ``standing`` say it
    in words.
    """

    choices: dict[str, str]
    me: float
    them: float
    missing: tuple[str, ...]
    above_mine: float | None
    above_theirs: float | None
    efficient: bool | None
    better: Better | None
    left: Left | None
    headline: str
    standing: str


@dataclass(frozen=True)
class Overview:
    """All packages at a glance: how many there are, and the frontier of the efficient ones among them."""

    table: Matrix
    found: Frontier
    sentence: str

    @property
    def packages(self) -> int:
        return self.table.package_count

    @property
    def exact(self) -> bool:
        return not self.found.slack

    @cached_property
    def efficient(self) -> tuple[tuple[float, float], ...]:
        """The worth of each efficient point to me and to them, by falling worth to me."""
        mine, theirs = self.table.me.unit, self.table.them.unit
        return tuple((me / mine, them / theirs) for me, them in self.found.points)


def place(dossier: Dossier, choices: Mapping[str, str]) -> Place:
    """The place of the package that takes these options (option id by issue id)."""
    return _place(matrix(dossier), limits(dossier), choices)


def place_of(dossier: Dossier, package_id: str) -> Place:
    """The place of a stored package; an unknown id gives the place of an empty one."""
    return place(dossier, dossier.choices_of(package_id))


def places(dossier: Dossier, *, advised: bool = True) -> tuple[tuple[Package, Place], ...]:
    """Every package of the negotiation with its place, in the person's order. Where no advice is needed,
    ``better`` and ``left`` stay None, which is several times as fast."""
    table, least = matrix(dossier), limits(dossier)
    every = ((row, dossier.choices_of(row.id)) for row in dossier.packages)
    return tuple((row, _place(table, least, choices, advised=advised)) for row, choices in every)


def worth(dossier: Dossier, choices: Mapping[str, str]) -> tuple[float, float]:
    """What a package is worth to me and to them, in points; issues without a choice count nothing."""
    table = matrix(dossier)
    picks = table.picks(choices)
    return float(table.me.worth(table.me.total(picks))), float(table.them.worth(table.them.total(picks)))


def overview(dossier: Dossier) -> Overview:
    """How many packages there are and the efficient ones among them."""
    table = matrix(dossier)
    found = frontier(table)
    said = _count_sentence(table, found) if found.points else "No issues with options yet."
    return Overview(table, found, said)


def _count_sentence(table: Matrix, found: Frontier) -> str:
    count = table.package_count
    many = f"{count:,}" if count < 10**9 else "More than a billion"
    if not found.slack:
        return f"{many} packages, {len(found.points):,} efficient."
    # Rounded up, so that it is true.
    within = -(-1000 * found.slack // table.them.unit) / 1000
    return (
        f"{many} packages, more efficient ones than are listed: each one left out is matched by one of the "
        f"{len(found.points):,} listed, as good for you and at most {within:g} points less for them."
    )


def efficient_choices(dossier: Dossier, index: int) -> dict[str, str]:
    """A package that reaches the efficient point of that index in the overview, by ids.

    Raises IndexError for an index beyond the efficient points.
    """
    table = matrix(dossier)
    found = frontier(table)
    return table.choices(realise(table, found, found.points[index]))


def _place(table: Matrix, least: Limits, choices: Mapping[str, str], *, advised: bool = True) -> Place:
    picks = table.picks(choices)
    steps = (table.me.total(picks), table.them.total(picks))
    me, them = table.me.worth(steps[0]), table.them.worth(steps[1])
    missing = tuple(name for name, pick in zip(table.issue_names, picks, strict=True) if pick is None)
    whole = bool(picks) and not missing
    above_mine, above_theirs = _above(me, least.me), _above(them, least.them)
    return Place(
        choices=table.choices(picks),
        me=float(me),
        them=float(them),
        missing=missing,
        above_mine=above_mine,
        above_theirs=above_theirs,
        efficient=is_efficient(frontier(table), steps) if whole else None,
        better=better(table, picks, steps) if whole and advised else None,
        left=left(table, steps) if whole and advised else None,
        headline=f"{points(float(me))} to you, about {points(float(them))} to them" if picks else "",
        standing=_standing(above_mine, above_theirs, missing),
    )


def _above(worth: Fraction, least: Fraction | None) -> float | None:
    return None if least is None else float(worth - least)


def _standing(mine: float | None, theirs: float | None, missing: Sequence[str]) -> str:
    if missing:
        return f"Nothing chosen yet for {listed(missing)}."
    said = [] if mine is None else [_distance(mine, "your walk-away")]
    if theirs is not None and theirs < 0:
        said.append(_distance(theirs, "theirs" if said else "their walk-away") + ", as you estimate it")
    return ", ".join(said)


def _distance(above: float, whose: str) -> str:
    if above == 0:
        return f"exactly at {whose}"
    return f"{points(abs(above))} {'above' if above > 0 else 'below'} {whose}"
