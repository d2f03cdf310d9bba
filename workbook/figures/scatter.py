"""All packages by what they are worth to both sides: frontier, walk-aways, zone, and the person's own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from workbook.analysis.tradeoffs import solutions as standing_out
from workbook.analysis.tradeoffs.frontier import frontier
from workbook.analysis.tradeoffs.packages import overview
from workbook.analysis.tradeoffs.utility import matrix
from workbook.analysis.wording import listed
from workbook.figures.cells import Cells
from workbook.figures.cloud import cloud_points
from workbook.figures.labels import Measure, around, box_of, empty, text_width
from workbook.figures.marks import (
    Mark,
    Table,
    chosen_mark,
    in_one_place,
    offer_ways,
    packages,
    solution_marks,
    taken,
    whiskers,
)
from workbook.figures.placing import Label, along, joined, leaders, placed
from workbook.figures.plane import axes, ground, limit_labels, limit_notes, plot, worths
from workbook.figures.shapes import Dot, Figure, Path, Shape, Text
from workbook.model import Dossier

#: Above so many efficient points the line stands alone, without a dot for each.
DOTTED = 40
NOTHING = "Packages appear here by their worth to you and to them, once issues have options and scores."
#: What a label may cost by the rank of its mark: the built package, what was planned, solutions, ideas.
_PRICES = (120.0, 60.0, 60.0, 36.0, 44.0)


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
    table = Table(dossier, known, efficient, plot(width, height), spreads or {}, taken(dossier))
    stars = standing_out.solutions(dossier) if solutions else ()
    own = [*packages(table), *chosen_mark(table, chosen or {})]
    marks = [*own, *solution_marks(stars, table.on, own)]
    line, told = _frontier(table)
    moves = list(offer_ways(table)) if offers else []
    under = [*ground(dossier, table.on), *line, *(shape for shape, _ in moves)]
    labels, ties = _labels(table, marks, under, measure)
    shapes = (*_layers(under, _cloud(table, cloud, labels, measure)), *ties, *whiskers(marks, table.on),
              *(mark.dot for mark in marks), *axes(table.on, height), *labels)  # fmt: skip
    notes = [*told, *((shape.key, note) for shape, note in moves), *limit_notes(dossier)]
    notes += [(mark.dot.key, mark.note) for mark in marks]
    return Figure(width, height, shapes, _says(dossier, stars), _shown(notes, shapes))


def _layers(under: Sequence[Shape], cloud: Iterable[Dot]) -> Iterator[Shape]:
    areas = [shape for shape in under if isinstance(shape, Path) and shape.fill]
    yield from areas
    yield from cloud
    yield from (shape for shape in under if not (isinstance(shape, Path) and shape.fill))


def _shown(notes: Iterable[tuple[str, str]], shapes: Sequence[Shape]) -> tuple[tuple[str, str], ...]:
    keys = {shape.key for shape in shapes}
    return tuple((key, note) for key, note in dict(notes).items() if key in keys)


def _cloud(table: Table, count: int, labels: Sequence[Text], measure: Measure) -> Iterator[Dot]:
    written = Cells(table.on.inside)
    dot = written.shape(2.4, 2.4)
    for text in labels:
        written.fill(box_of(text, measure))
    for me, them in cloud_points(table.matrix, count):
        x, y = table.on.x(me), table.on.y(them)
        if not written.touched(dot, x - 1.2, y - 1.2):
            yield Dot(x, y, 1.2, fill="faint")


def _frontier(table: Table) -> tuple[list[Shape], list[tuple[str, str]]]:
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


def _thinned(table: Table) -> Iterator[tuple[int, float, float]]:
    """The efficient points that make a visible difference to the line: index and place."""
    known, on = table.efficient.points, table.on
    mine, theirs = table.matrix.me.unit, table.matrix.them.unit
    last, x, y = len(known) - 1, -99.0, -99.0
    for index in dict.fromkeys((*range(0, last, max(1, last // 400)), last)):
        me, them = known[index]
        next_x, next_y = on.x(me / mine), on.y(them / theirs)
        if last < DOTTED or index == last or abs(next_x - x) + abs(next_y - y) >= 2.5:
            x, y = next_x, next_y
            yield index, x, y


def _labels(
    table: Table, marks: Sequence[Mark], under: Sequence[Shape], measure: Measure
) -> tuple[tuple[Text, ...], tuple[Path, ...]]:
    ranked = sorted(marks, key=lambda mark: mark.rank)
    own = joined(_label(mark) for mark in _called(ranked))
    stars = [_label(mark) for mark in ranked if mark.rank == 3]
    ideas = [label for label in own if label.price == _PRICES[4]]
    first = [label for label in own if label.price != _PRICES[4]]
    ordered = [*first[:1], *limit_labels(table.dossier, table.on), *first[1:], *stars, *ideas]
    taken = [around(mark.dot.x, mark.dot.y, mark.dot.radius) for mark in marks]
    lines = [shape for shape in under if isinstance(shape, Path) and not shape.closed]
    avoid = [box for line in (*lines, *whiskers(marks, table.on)) for box in along(line.points)]
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
    for same in in_one_place(stars, 0.0):
        said.append(f"{listed(one.name for one in same)}: {worths(same[0].me, same[0].them)}.")
    return " ".join(said)
