"""The marks of the scatter: packages, solutions, the way of the offers, and how unsure each worth is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workbook.analysis.tradeoffs.frontier import Frontier
from workbook.analysis.tradeoffs.offers import in_time, move_of
from workbook.analysis.tradeoffs.solutions import Solution, limits
from workbook.analysis.tradeoffs.utility import Matrix
from workbook.analysis.wording import named, points
from workbook.figures.plane import Plot, stands, worths
from workbook.figures.shapes import Dot, Form, Ink, Path, Shape, rule
from workbook.model import Dossier, Package

ASIDE = ("idea", "theirs")
#: Form, size and short name of each solution's mark.
_FORMS: dict[str, tuple[Form, float, str]] = {
    "nash": ("star", 5.6, "Nash"),
    "kalai_smorodinsky": ("cross", 4.4, "Kalai–Smorodinsky"),
    "egalitarian": ("circle", 5.0, "egalitarian"),
    "greatest_total": ("plus", 4.4, "greatest total"),
}


@dataclass(frozen=True)
class Mark:
    """Something with a place in the plane: its mark, what it is called there, and what is said about it.

    ``rank`` orders the labels: those with a lower one choose their places first.
    """

    dot: Dot
    name: str
    note: str
    rank: int
    low: float | None = None
    high: float | None = None
    bold: bool = False


@dataclass(frozen=True)
class Table:
    """What every part of the picture needs to know."""

    dossier: Dossier
    matrix: Matrix
    efficient: Frontier
    on: Plot
    spreads: Mapping[str, tuple[float, float]]
    taken: Mapping[str, Mapping[str, str]]

    def at(self, choices: Mapping[str, str]) -> tuple[float, float, tuple[str, ...]] | None:
        """Worth to me and them and the names of open issues; None without any choice."""
        picks = self.matrix.picks(choices)
        if all(pick is None for pick in picks):
            return None
        open_ = [name for name, pick in zip(self.matrix.issue_names, picks, strict=True) if pick is None]
        me, them = self.matrix.me, self.matrix.them
        return me.total(picks) / me.unit, them.total(picks) / them.unit, tuple(open_)


def taken(dossier: Dossier) -> dict[str, dict[str, str]]:
    """What every package takes, option id by issue id, by the package's id."""
    found: dict[str, dict[str, str]] = {}
    for row in dossier.choices:
        found.setdefault(row.package_id, {})[row.issue_id] = row.option_id
    return found


def packages(table: Table) -> Iterator[Mark]:
    """A mark for each package that takes anything: a square, for their offers a triangle."""
    least = limits(table.dossier)
    for package in table.dossier.packages:
        at = table.at(table.taken.get(package.id, {}))
        if at is not None:
            said = f"{named(package.name)}: {stands(at[0], at[1], least, at[2])}"
            spread = table.spreads.get(package.id)
            yield _mark(_dot(package, table.on, at), named(package.name), said,
                        4 if package.role in ASIDE else 2, spread)  # fmt: skip


def _dot(package: Package, on: Plot, at: tuple[float, float, tuple[str, ...]]) -> Dot:
    x, y, key = on.x(at[0]), on.y(at[1]), f"package:{package.id}"
    if package.role == "theirs":
        return Dot(x, y, 4.2, "paper", "them", "triangle", key)
    return Dot(x, y, 3.6, "paper", "me", "square", key)


def chosen_mark(table: Table, choices: Mapping[str, str]) -> Iterator[Mark]:
    """The diamond of the package being built; nothing where it takes nothing yet."""
    at = table.at(choices)
    if at is not None:
        dot = Dot(table.on.x(at[0]), table.on.y(at[1]), 6.5, "them", "paper", "diamond", "chosen")
        said = f"This package: {worths(at[0], at[1])}"
        yield _mark(dot, "this package", said, 0, table.spreads.get("chosen"), bold=True)


def _mark(
    dot: Dot, name: str, said: str, rank: int, spread: tuple[float, float] | None, *, bold: bool = False
) -> Mark:
    if spread is None or spread[0] == spread[1]:
        return Mark(dot, name, said, rank, bold=bold)
    said += f". In 8 of 10 possible versions of them {points(spread[0])} to {points(spread[1])} to them"
    return Mark(dot, name, said, rank, *spread, bold=bold)


def solution_marks(found: Sequence[Solution], on: Plot, own: Sequence[Mark]) -> Iterator[Mark]:
    """A mark for each place of solutions; where a package stands, a small one within the package's."""
    for same in in_one_place(found, 500 / (on.right - on.left)):
        form, radius, _ = _FORMS[same[0].key]
        x, y, key = on.x(same[0].me), on.y(same[0].them), f"solution:{same[0].key}"
        below = next((m.dot for m in reversed(own) if abs(m.dot.x - x) + abs(m.dot.y - y) < 1.5), None)
        ink: Ink = "paper" if below is not None and below.key == "chosen" else "ink"
        dot = Dot(x, y, radius if below is None else radius * 0.55, ink, "paper", form, key)
        if form == "circle":
            dot = replace(dot, fill=None, stroke=ink)
        elif below is not None:
            dot = replace(dot, stroke=None)
        names = [_FORMS[one.key][2] for one in same]
        name = " · ".join(names) if len(names) < 3 else f"{names[0]} +{len(names) - 1}"
        said = [f"{one.name}: {one.sentence}" for one in same]
        here = [m.note for m in own if below is not None and m.dot.key == below.key]
        yield Mark(dot, name, "\n".join([*here, *said]), 3)


def in_one_place(found: Sequence[Solution], reach: float) -> list[list[Solution]]:
    """Solutions that are no further than ``reach`` points of worth from one another, together."""
    places: list[list[Solution]] = []
    for one in found:
        near = [p for p in places if max(abs(p[0].me - one.me), abs(p[0].them - one.them)) <= reach]
        near[0].append(one) if near else places.append([one])
    return places


def whiskers(marks: Sequence[Mark], on: Plot) -> Iterator[Path]:
    """An upright line with ends for each mark whose worth to them is unsure."""
    for mark in marks:
        if mark.low is not None and mark.high is not None:
            x, low, high = mark.dot.x, on.y(mark.low), on.y(mark.high)
            cap = 2.5 if mark.dot.key == "chosen" else 1.8
            yield rule(x, low, x, high, "them", 0.9, key=mark.dot.key)
            yield rule(x - cap, low, x + cap, low, "them", 0.9, key=mark.dot.key)
            yield rule(x - cap, high, x + cap, high, "them", 0.9, key=mark.dot.key)


def offer_ways(table: Table) -> Iterator[tuple[Shape, str]]:
    """For each offer a small mark and the way to it from the same side's offer before."""
    before: dict[str, tuple[float, float]] = {}
    for row in in_time(table.dossier.offers):
        at = table.at(table.taken.get(row.package_id or "", {}))
        if at is None:
            continue
        me, them, _ = at
        x, y, key = table.on.x(me), table.on.y(them), f"offer:{row.id}"
        ink: Ink = "me" if row.side == "me" else "them"
        who = "You" if row.side == "me" else "They"
        said = f"{who} offered {worths(me, them)}"
        if row.side in before:
            old = before[row.side]
            gains = (me - old[0], them - old[1])
            move = move_of(*(gains if row.side == "me" else gains[::-1]))
            said = f"{who} moved to {worths(me, them)} ({move})"
            start = table.on.x(old[0]), table.on.y(old[1])
            yield rule(*start, x, y, ink, 0.8, () if row.side == "me" else (3, 2), key), said
        yield Dot(x, y, 1.6, ink, key=key), said
        before[row.side] = (me, them)
