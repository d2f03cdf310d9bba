"""All packages by what they are worth to both sides: frontier, walk-aways, zone, and the person's own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbook.analysis.tradeoffs.packages import Overview, Place, overview, place, places, sample_points
from workbook.analysis.tradeoffs.solutions import limits, zone
from workbook.analysis.wording import named, points
from workbook.figures.labels import (
    Box,
    Label,
    Measure,
    along,
    around,
    box_of,
    empty,
    leaders,
    placed,
    text_width,
)
from workbook.figures.shapes import Dot, Figure, Path, Shape, Text, bar, rule
from workbook.model import Dossier, Package

LEFT, TOP, RIGHT, BOTTOM = 30.0, 8.0, 8.0, 30.0
#: Above so many efficient points the line stands alone, without a dot for each.
DOTTED = 40
NOTHING = "Packages appear here by their worth to you and to them, once issues have options and scores."


@dataclass(frozen=True)
class Plot:
    """The square of worth, 0 to 100 on both axes, within the figure."""

    left: float
    top: float
    right: float
    bottom: float

    def x(self, me: float) -> float:
        """Across, from worth to me."""
        return self.left + (self.right - self.left) * min(max(me, 0.0), 100.0) / 100

    def y(self, them: float) -> float:
        """Down, from worth to them."""
        return self.bottom - (self.bottom - self.top) * min(max(them, 0.0), 100.0) / 100


def tradeoff_scatter(
    dossier: Dossier,
    width: float = 320.0,
    height: float = 0.0,
    *,
    chosen: Mapping[str, str] | None = None,
    cloud: int = 300,
    measure: Measure = text_width,
) -> Figure:
    """The scatter of a negotiation; ``chosen`` is the package being built, option id by issue id.

    Without a height it is nearly square. Keys: ``package:<id>``, ``efficient:<index into the overview's
    efficient points>``, ``chosen``, ``walk-away:me``, ``walk-away:them``.
    """
    height = height or min(width * 0.88, 340.0)
    every = overview(dossier)
    if not every.efficient:
        return Figure(width, 80.0, empty(width, 80.0, NOTHING), NOTHING)
    plot = Plot(LEFT, TOP, width - RIGHT, height - BOTTOM)
    own = places(dossier)
    built = place(dossier, chosen) if chosen else None
    marks = [*_packages(own, plot), *_chosen(built, plot)]
    lines = [*_ground(dossier, plot), *_frontier(every, plot)]
    wanted = list(_wanted(dossier, own, built, plot))
    labels = _labels(wanted, plot, lines, marks, measure)
    ties = leaders([label for label in wanted if not label.key.startswith("walk-away")], labels, measure)
    dots = _cloud(dossier, plot, cloud, [box_of(text, measure) for text in labels])
    shapes = (*lines[:1], *dots, *lines[1:], *ties, *marks, *_axes(plot, height), *labels)
    notes = _shown(_notes(every, own, built), shapes)
    return Figure(width, height, shapes, f"{every.sentence} {zone(dossier).sentence}", notes)


def _shown(notes: Iterable[tuple[str, str]], shapes: Sequence[Shape]) -> tuple[tuple[str, str], ...]:
    keys = {shape.key for shape in shapes}
    return tuple(note for note in notes if note[0] in keys)


def _ground(dossier: Dossier, plot: Plot) -> Iterator[Shape]:
    least = limits(dossier)
    if least.me is not None and least.them is not None:
        x, y = plot.x(float(least.me)), plot.y(float(least.them))
        yield bar(x, plot.top, plot.right - x, y - plot.top, "me-soft", "zone", radius=0)
    yield Path(_corners(plot), closed=True, stroke="line", width=0.8)
    if least.me is not None:
        x = plot.x(float(least.me))
        yield rule(x, plot.top, x, plot.bottom, "ink", 1.0, (4, 3), "walk-away:me")
    if least.them is not None:
        y = plot.y(float(least.them))
        yield rule(plot.left, y, plot.right, y, "them", 1.0, (2, 3), "walk-away:them")


def _corners(plot: Plot) -> tuple[tuple[float, float], ...]:
    return (plot.left, plot.top), (plot.right, plot.top), (plot.right, plot.bottom), (plot.left, plot.bottom)


def _cloud(dossier: Dossier, plot: Plot, count: int, labels: Sequence[Box]) -> Iterator[Shape]:
    for me, them in sample_points(dossier, count):
        x, y = plot.x(me), plot.y(them)
        if not any(around(x, y, 1.4).overlaps(box) for box in labels):
            yield Dot(x, y, 1.4, fill="faint")


def _frontier(every: Overview, plot: Plot) -> Iterator[Shape]:
    worths = every.efficient[:: max(1, len(every.efficient) // 250)]
    line = tuple((plot.x(me), plot.y(them)) for me, them in worths)
    if len(line) > 1:
        yield Path(line, stroke="me", width=1.6, key="frontier")
    if len(every.efficient) <= DOTTED:
        for index, (x, y) in enumerate(line):
            yield Dot(x, y, 2.4, fill="me", key=f"efficient:{index}")


def _packages(own: Sequence[tuple[Package, Place]], plot: Plot) -> Iterator[Dot]:
    for row, at in own:
        if at.choices:
            x, y, key = plot.x(at.me), plot.y(at.them), f"package:{row.id}"
            if row.role == "theirs":
                yield Dot(x, y, 4.2, "paper", "them", "triangle", key)
            else:
                yield Dot(x, y, 3.6, "paper", "me", "square", key)


def _chosen(built: Place | None, plot: Plot) -> Iterator[Dot]:
    if built is not None and built.choices:
        yield Dot(plot.x(built.me), plot.y(built.them), 6.5, "them", "paper", "diamond", "chosen")


def _axes(plot: Plot, height: float) -> tuple[Text, ...]:
    across, down = (plot.left + plot.right) / 2, (plot.top + plot.bottom) / 2
    return (
        Text(plot.left, plot.bottom + 8, "0", 7, "soft", "left"),
        Text(across, plot.bottom + 8, "50", 7, "soft"),
        Text(plot.right, plot.bottom + 8, "100", 7, "soft", "right"),
        Text(plot.left - 4, down, "50", 7, "soft", "right"),
        Text(across, height - 8, "worth to you", 8, "soft", width=plot.right - plot.left),
        Text(8, down, "worth to them", 8, "soft", width=plot.bottom - plot.top, turned=True),
    )


def _wanted(
    dossier: Dossier, own: Sequence[tuple[Package, Place]], built: Place | None, plot: Plot
) -> Iterator[Label]:
    if built is not None and built.choices:
        x, y = plot.x(built.me), plot.y(built.them)
        yield Label(x, y, "this package", bold=True, gap=9, key="chosen")
    yield from _limit_labels(dossier, plot)
    for row, at in own:
        if at.choices:
            yield Label(plot.x(at.me), plot.y(at.them), named(row.name), key=f"package:{row.id}")


def _labels(
    wanted: Sequence[Label], plot: Plot, lines: Sequence[Shape], marks: Sequence[Dot], measure: Measure
) -> tuple[Text, ...]:
    taken = [around(dot.x, dot.y, dot.radius) for dot in marks]
    frame = Box(plot.left + 1, plot.top + 1, plot.right - 1, plot.bottom - 1)
    avoid = [
        box for line in lines if isinstance(line, Path) and not line.closed for box in along(line.points)
    ]
    return placed(wanted, taken, frame, measure, avoid)


def _limit_labels(dossier: Dossier, plot: Plot) -> Iterator[Label]:
    least = limits(dossier)
    if least.me is not None:
        yield Label(
            plot.x(float(least.me)), plot.top + 8, "your walk-away", 7.5, "soft", gap=4, key="walk-away:me"
        )
    if least.them is not None:
        y = plot.y(float(least.them)) + 8
        yield Label(plot.right - 4, y, "theirs (estimate)", 7.5, "them", gap=4, key="walk-away:them")


def _notes(
    every: Overview, own: Sequence[tuple[Package, Place]], built: Place | None
) -> Iterator[tuple[str, str]]:
    if len(every.efficient) <= DOTTED:
        for index, (me, them) in enumerate(every.efficient):
            yield (
                f"efficient:{index}",
                f"An efficient package: {points(me)} to you, about {points(them)} to them",
            )
    for row, at in own:
        said = f"{named(row.name)}: {at.headline}"
        yield f"package:{row.id}", f"{said}, {at.standing}" if at.standing else said
    if built is not None:
        yield "chosen", f"This package: {built.headline}"
    yield "walk-away:me", "The least a package must be worth to you"
    yield "walk-away:them", "The least a package must be worth to them, as you estimate it"
