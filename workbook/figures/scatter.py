"""All packages by what they are worth to both sides: frontier, walk-aways, zone, and the person's own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workbook.analysis.tradeoffs import solutions as standing_out
from workbook.analysis.tradeoffs.frontier import Frontier, frontier
from workbook.analysis.tradeoffs.offers import in_time, move_of
from workbook.analysis.tradeoffs.packages import overview
from workbook.analysis.tradeoffs.utility import Matrix, matrix
from workbook.analysis.wording import listed, named, points
from workbook.figures.cells import Cells
from workbook.figures.cloud import cloud_points
from workbook.figures.labels import Measure, around, box_of, empty, text_width
from workbook.figures.placing import Label, along, joined, leaders, placed
from workbook.figures.plane import Plot, axes, ground, limit_labels, limit_notes, plot, stands, worths
from workbook.figures.shapes import Dot, Figure, Form, Ink, Path, Shape, Text, rule
from workbook.model import Dossier, Package

#: Above so many efficient points the line stands alone, without a dot for each.
DOTTED = 40
NOTHING = "Packages appear here by their worth to you and to them, once issues have options and scores."
_ASIDE = ("idea", "theirs")
#: What a label may cost by the rank of its mark: the built package, what was planned, solutions, ideas.
_PRICES = (120.0, 60.0, 60.0, 36.0, 44.0)
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
class _Table:
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


def tradeoff_scatter(
    dossier: Dossier,
    width: float = 320.0,
    height: float = 0.0,
    *,
    chosen: Mapping[str, str] | None = None,
    cloud: int = 300,
    measure: Measure = text_width,
    spreads: Mapping[str, tuple[float, float]] | None = None,
    solutions: bool = True,
    offers: bool = True,
) -> Figure:
    """The scatter of a negotiation; ``chosen`` is the package being built, option id by issue id.

    Without a height it is nearly square. ``spreads`` gives for ``chosen`` or a package id the range
    of worth to them that is drawn as an upright line. Keys: ``package:<id>``, ``chosen``,
    ``efficient:<index into the overview's efficient points>`` (where there are many, of points along the
    line), ``solution:<key>`` (of several in one place the first one's), ``offer:<id>`` (the mark of an offer
    and the way to it), ``walk-away:me``, ``walk-away:them``.
    """
    height = height or min(width * 0.88, 340.0)
    known = matrix(dossier)
    efficient = frontier(known)
    if not efficient.points:
        return Figure(width, 80.0, empty(width, 80.0, NOTHING), NOTHING)
    table = _Table(dossier, known, efficient, plot(width, height), spreads or {}, _taken(dossier))
    stars = standing_out.solutions(dossier) if solutions else ()
    own = [*_packages(table), *_chosen(table, chosen or {})]
    marks = [*own, *_solutions(stars, table.on, own)]
    line, told = _frontier(table)
    moves = list(_offers(table)) if offers else []
    under = [*ground(dossier, table.on), *line, *(shape for shape, _ in moves)]
    labels, ties = _labels(table, marks, under, measure)
    shapes = (*_layers(under, _cloud(table, cloud, labels, measure)), *ties, *_whiskers(marks, table.on),
              *(mark.dot for mark in marks), *axes(table.on, height), *labels)  # fmt: skip
    notes = [*told, *((shape.key, note) for shape, note in moves), *limit_notes(dossier)]
    notes += [(mark.dot.key, mark.note) for mark in marks]
    return Figure(width, height, shapes, _says(dossier, stars), _shown(notes, shapes))


def _taken(dossier: Dossier) -> dict[str, dict[str, str]]:
    """What every package takes, option id by issue id, by the package's id."""
    found: dict[str, dict[str, str]] = {}
    for row in dossier.choices:
        found.setdefault(row.package_id, {})[row.issue_id] = row.option_id
    return found


def _layers(under: Sequence[Shape], cloud: Iterable[Dot]) -> Iterator[Shape]:
    areas = [shape for shape in under if isinstance(shape, Path) and shape.fill]
    yield from areas
    yield from cloud
    yield from (shape for shape in under if not (isinstance(shape, Path) and shape.fill))


def _shown(notes: Iterable[tuple[str, str]], shapes: Sequence[Shape]) -> tuple[tuple[str, str], ...]:
    keys = {shape.key for shape in shapes}
    return tuple((key, note) for key, note in dict(notes).items() if key in keys)


def _cloud(table: _Table, count: int, labels: Sequence[Text], measure: Measure) -> Iterator[Dot]:
    written = Cells(table.on.inside)
    dot = written.shape(2.4, 2.4)
    for text in labels:
        written.fill(box_of(text, measure))
    for me, them in cloud_points(table.matrix, count):
        x, y = table.on.x(me), table.on.y(them)
        if not written.touched(dot, x - 1.2, y - 1.2):
            yield Dot(x, y, 1.2, fill="faint")


def _frontier(table: _Table) -> tuple[list[Shape], list[tuple[str, str]]]:
    """The line, a dot for each point or, where they are many, places along it that can be pointed at."""
    spots, fine = list(_thinned(table)), len(table.efficient.points) > DOTTED
    shapes: list[Shape] = []
    if len(spots) > 1:
        shapes.append(Path(tuple((x, y) for _, x, y in spots), stroke="me", width=1.6, key="frontier"))
    notes, unit_me, unit_them = [], table.matrix.me.unit, table.matrix.them.unit
    before = (-99.0, -99.0)
    for index, x, y in spots:
        if not fine or abs(x - before[0]) + abs(y - before[1]) >= 7:
            before, key = (x, y), f"efficient:{index}"
            shapes.append(Dot(x, y, 2.4, None if fine else "me", key=key))
            me, them = table.efficient.points[index]
            notes.append((key, f"An efficient package: {worths(me / unit_me, them / unit_them)}"))
    return shapes, notes


def _thinned(table: _Table) -> Iterator[tuple[int, float, float]]:
    """The efficient points that make a visible difference to the line: index and place."""
    known, on = table.efficient.points, table.on
    mine, theirs = table.matrix.me.unit, table.matrix.them.unit
    across, down = (on.right - on.left) / 100 / mine, (on.bottom - on.top) / 100 / theirs
    last, x, y = len(known) - 1, -99.0, -99.0
    for index in dict.fromkeys((*range(0, last, max(1, last // 400)), last)):
        me, them = known[index]
        next_x, next_y = on.left + me * across, on.bottom - them * down
        if last < DOTTED or index == last or abs(next_x - x) + abs(next_y - y) >= 2.5:
            x, y = next_x, next_y
            yield index, x, y


def _packages(table: _Table) -> Iterator[Mark]:
    least = standing_out.limits(table.dossier)
    for package in table.dossier.packages:
        at = table.at(table.taken.get(package.id, {}))
        if at is not None:
            said = f"{named(package.name)}: {stands(at[0], at[1], least, at[2])}"
            spread = table.spreads.get(package.id)
            yield _mark(_dot(package, table.on, at), named(package.name), said,
                        4 if package.role in _ASIDE else 2, spread)  # fmt: skip


def _dot(package: Package, on: Plot, at: tuple[float, float, tuple[str, ...]]) -> Dot:
    x, y, key = on.x(at[0]), on.y(at[1]), f"package:{package.id}"
    if package.role == "theirs":
        return Dot(x, y, 4.2, "paper", "them", "triangle", key)
    return Dot(x, y, 3.6, "paper", "me", "square", key)


def _chosen(table: _Table, choices: Mapping[str, str]) -> Iterator[Mark]:
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


def _solutions(found: Sequence[standing_out.Solution], on: Plot, own: Sequence[Mark]) -> Iterator[Mark]:
    """A mark for each place of solutions; where a package stands, a small one within the package's."""
    for same in _in_one_place(found, 500 / (on.right - on.left)):
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


def _in_one_place(found: Sequence[standing_out.Solution], reach: float) -> list[list[standing_out.Solution]]:
    """Solutions that are no further than ``reach`` points of worth from one another, together."""
    places: list[list[standing_out.Solution]] = []
    for one in found:
        near = [p for p in places if max(abs(p[0].me - one.me), abs(p[0].them - one.them)) <= reach]
        near[0].append(one) if near else places.append([one])
    return places


def _whiskers(marks: Sequence[Mark], on: Plot) -> Iterator[Path]:
    for mark in marks:
        if mark.low is not None and mark.high is not None:
            x, low, high = mark.dot.x, on.y(mark.low), on.y(mark.high)
            cap = 2.5 if mark.dot.key == "chosen" else 1.8
            yield rule(x, low, x, high, "them", 0.9, key=mark.dot.key)
            yield rule(x - cap, low, x + cap, low, "them", 0.9, key=mark.dot.key)
            yield rule(x - cap, high, x + cap, high, "them", 0.9, key=mark.dot.key)


def _offers(table: _Table) -> Iterator[tuple[Shape, str]]:
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


def _labels(
    table: _Table, marks: Sequence[Mark], under: Sequence[Shape], measure: Measure
) -> tuple[tuple[Text, ...], tuple[Path, ...]]:
    ranked = sorted(marks, key=lambda mark: mark.rank)
    own = joined(_label(mark) for mark in _called(ranked))
    stars = [_label(mark) for mark in ranked if mark.rank == 3]
    ideas = [label for label in own if label.price == _PRICES[4]]
    first = [label for label in own if label.price != _PRICES[4]]
    ordered = [*first[:1], *limit_labels(table.dossier, table.on), *first[1:], *stars, *ideas]
    taken = [around(mark.dot.x, mark.dot.y, mark.dot.radius) for mark in marks]
    lines = [shape for shape in under if isinstance(shape, Path) and not shape.closed]
    avoid = [box for line in (*lines, *_whiskers(marks, table.on)) for box in along(line.points)]
    texts = placed(ordered, taken, table.on.inside, measure, avoid)
    return texts, leaders(ordered, texts, measure)


def _called(ranked: Sequence[Mark]) -> list[Mark]:
    """The marks of packages; the one being built goes by the name of the package it is, if any."""
    own = [mark for mark in ranked if mark.rank != 3]
    if own and own[0].dot.key == "chosen":
        place = (own[0].dot.x, own[0].dot.y)
        same = [mark.name for mark in own[1:] if (mark.dot.x, mark.dot.y) == place]
        own[0] = replace(own[0], name=(same or [own[0].name])[0])
    return own


def _label(mark: Mark) -> Label:
    dot, solution = mark.dot, mark.dot.key.startswith("solution")
    return Label(
        dot.x,
        dot.y,
        mark.name,
        7.5 if solution else 8.0,
        "soft" if solution else "ink",
        mark.bold,
        dot.radius + 2.4,
        key=dot.key,
        price=_PRICES[mark.rank],
        lean=4.0,
    )


def _says(dossier: Dossier, stars: Sequence[standing_out.Solution]) -> str:
    said = [overview(dossier).sentence, standing_out.zone(dossier).sentence]
    for same in _in_one_place(stars, 0.0):
        said.append(f"{listed(one.name for one in same)}: {worths(same[0].me, same[0].them)}.")
    return " ".join(said)
