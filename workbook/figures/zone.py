"""One issue alone: both walk-aways along its options, and the zone of possible agreement."""

from collections.abc import Iterator, Mapping, Sequence

from workbook.analysis.wording import listed, named, points, sentence, verb
from workbook.figures.labels import LINE, Box, Measure, block, box_of, empty, text_width, wrapped
from workbook.figures.placing import Label, along, placed
from workbook.figures.plane import worths
from workbook.figures.scale import END, MARGIN, Scale, Stop, edges, gap_of, scale_of
from workbook.figures.shapes import Dot, Figure, Form, Ink, Path, Shape, Text, bar, rule
from workbook.model import Dossier

NOTHING = "The zone of agreement appears here along the options of your issue, once two of them have scores."
THICK = 9.0
MINE, THEIRS, ZONE, AXIS = 16.0, 33.0, 66.0, 80.0
RING = 6.0


def one_issue(
    dossier: Dossier,
    width: float = 480.0,
    measure: Measure = text_width,
    chosen: Mapping[str, str] | None = None,
) -> Figure:
    """The options of the first issue that has any, evenly spaced by my rising score, and above them what
    either side could accept: the picture of a negotiation about one thing.

    Between two options a walk-away stands where the worth, drawn straight from one to the other, passes
    it. Of ``chosen``, option ids by issue id, the one of this issue has a ring. Keys:
    ``option:<id>``, ``chosen``, ``walk-away:me``, ``walk-away:them``, ``zone``, ``gap``. Source: H. Raiffa,
    *The Art and Science of Negotiation* (1982), on distributive bargaining.
    """
    scale = scale_of(dossier, width)
    if scale is None:
        return Figure(width, 60.0, empty(width, 60.0, NOTHING), NOTHING)
    picked = (chosen or {}).get(scale.issue.id, "")
    names = list(_names(scale, measure))
    height = max(text.y + text.size * LINE / 2 for text in names) + 16
    shapes = (*_zone(scale), *_bars(scale), *_axis(scale, width), *_ring(scale, picked), *names,
              *_words(scale, width, measure), *_ends(width, height, measure))  # fmt: skip
    keys = {shape.key for shape in shapes}
    notes = [(key, note) for key, note in _notes(scale, picked) if key in keys]
    return Figure(width, height, shapes, _says(scale), tuple(notes))


def _zone(scale: Scale) -> Iterator[Shape]:
    for low, high in scale.both:
        yield bar(low, MINE - 6, max(high - low, 1.5), AXIS - MINE + 6, "me-soft", "zone", radius=0)
    if gap := gap_of(scale):
        low, high = gap
        yield rule(low, THEIRS + 27, high, THEIRS + 27, "warn", 1.2, (2, 2), "gap")
        for x in gap:
            yield rule(x, THEIRS + 24, x, THEIRS + 30, "warn", 1.2, key="gap")


def _bars(scale: Scale) -> Iterator[Path]:
    for low, high in scale.mine or ():
        yield bar(low, MINE, max(high - low, 1.5), THICK, "me", "walk-away:me")
    for low, high in scale.perhaps or ():
        yield bar(low, THEIRS, max(high - low, 1.5), THICK, "them-soft", "walk-away:them")
    for low, high in scale.surely or ():
        yield bar(low, THEIRS, max(high - low, 1.5), THICK, "them", "walk-away:them")
    for x in edges(scale, scale.mine):
        yield rule(x, MINE - 4, x, AXIS, "ink", 1.0, (4, 3), "walk-away:me")
    for x in edges(scale, scale.likely):
        yield rule(x, THEIRS - 3, x, AXIS, "them", 1.0, (2, 3), "walk-away:them")


def _axis(scale: Scale, width: float) -> Iterator[Shape]:
    yield rule(MARGIN - END, AXIS, width - MARGIN + END, AXIS, "soft", 1.0)
    suiting = scale.suiting
    for stop in scale.stops:
        form: Form = "diamond" if "target" in stop.role else "square" if stop.role else "circle"
        fill: Ink = "me" if stop in suiting else "paper"
        radius = {"circle": 3.0, "square": 3.6, "diamond": 5.0}[form]
        yield Dot(stop.x, AXIS, radius, fill, "me" if stop.role or stop in suiting else "soft", form,
                  f"option:{stop.option.id}")  # fmt: skip


def _ring(scale: Scale, picked: str) -> Iterator[Dot]:
    for stop in scale.stops:
        if stop.option.id == picked:
            yield Dot(stop.x, AXIS, RING, None, "ink", key="chosen")


def _names(scale: Scale, measure: Measure) -> Iterator[Text]:
    """The options below the scale, as many as there is room for, with what each is meant as."""
    shown = _chosen(scale.stops)
    for stop in shown:
        room = min([abs(stop.x - other.x) - 6 for other in shown if other is not stop] + [120.0])
        if stop in (scale.stops[0], scale.stops[-1]):
            room = min(room, 2 * MARGIN - 4)
        key = f"option:{stop.option.id}"
        lines = wrapped(stop.name, 8, room, 2, measure)
        yield from block(stop.x, AXIS + 7, lines, 8, room, "ink", "middle", key)
        if stop.role:
            top = AXIS + 7 + len(lines) * 8 * LINE
            yield from block(stop.x, top, stop.role.split(" · "), 7, room, "me", "middle", key)


def _chosen(stops: Sequence[Stop]) -> list[Stop]:
    """The options whose names are written: those with a mark and at the ends first."""
    shown: list[Stop] = []
    for stop in sorted(stops, key=lambda stop: (not stop.role, stop not in (stops[0], stops[-1]))):
        if all(abs(stop.x - other.x) >= 40 for other in shown):
            shown.append(stop)
    return shown


def _words(scale: Scale, width: float, measure: Measure) -> tuple[Text, ...]:
    """What the bars are, beside them; and the zone or the gap by its name."""
    middle = tuple(_named(scale, width, measure))
    wanted = []
    if ends := edges(scale, scale.mine) or [stretch[0] for stretch in scale.mine or ()]:
        wanted.append(_beside(ends[0], MINE - 7, "your walk-away", "soft"))
    if ends := edges(scale, scale.likely) or [stretch[1] for stretch in scale.likely or ()]:
        whose = "their walk-away (estimate)" if width >= 400 else "theirs (estimate)"
        wanted.append(_beside(ends[0], THEIRS + THICK + 8, whose, "them"))
    taken = [Box(low, MINE, high, MINE + THICK) for low, high in scale.mine or ()]
    taken += [Box(low, THEIRS, high, THEIRS + THICK) for low, high in scale.perhaps or ()]
    taken += [box_of(text, measure) for text in middle]
    lines = [(x, MINE - 4) for x in edges(scale, scale.mine)]
    lines += [(x, THEIRS - 3) for x in edges(scale, scale.likely)]
    avoid = [box for x, top in lines for box in along(((x, top), (x, AXIS)))]
    return (*middle, *placed(wanted, taken, Box(0, 0, width, AXIS - 4), measure, avoid))


def _beside(x: float, y: float, words: str, ink: Ink) -> Label:
    return Label(x, y, words, 7.5, ink, gap=3, more=((x, y),), turns=2)


def _named(scale: Scale, width: float, measure: Measure) -> Iterator[Text]:
    if scale.both:
        low, high = max(scale.both, key=lambda stretch: stretch[1] - stretch[0])
        words = "zone of agreement" if measure("zone of agreement", 8, True) < high - low - 4 else "zone"
        yield _centred((low + high) / 2, words, "me", width, measure)
    elif gap := gap_of(scale):
        yield _centred(sum(gap) / 2, "gap", "warn", width, measure)


def _centred(x: float, words: str, ink: Ink, width: float, measure: Measure) -> Text:
    half = measure(words, 8, True) / 2 + 1
    return Text(min(max(x, half), width - half), ZONE + 4, words, 8, ink, "middle", True)


def _ends(width: float, height: float, measure: Measure) -> Iterator[Text]:
    y = height - 7
    left, right = "worse for you", "better for you"
    if measure(left, 7.5, False) + measure(right, 7.5, False) + 12 < width:
        yield Text(2, y, left, 7.5, "soft", "left")
        yield Text(width - 2, y, right, 7.5, "soft", "right")


def _notes(scale: Scale, picked: str) -> Iterator[tuple[str, str]]:
    mine, theirs = scale.least
    if mine is not None:
        yield "walk-away:me", f"The least it must be worth to you: {points(mine)}"
    if theirs is not None:
        about = f"about {points(theirs)}"
        yield "walk-away:them", f"The least it must be worth to them, as you estimate it: {about}"
    yield "zone", sentence(_found(scale))
    yield "gap", sentence(_found(scale))
    for stop in scale.stops:
        worth = f"{points(stop.me)} to you" if stop.them is None else worths(stop.me, stop.them)
        role = f" ({stop.role.replace(' · ', ' and ')})" if stop.role else ""
        yield f"option:{stop.option.id}", f"{stop.name}{role}: {worth}"
        if stop.option.id == picked:
            yield "chosen", f"This package, {stop.name}{role}: {worth}"


def _found(scale: Scale) -> str:
    names = [f"“{stop.name}”" for stop in scale.suiting]
    if names:
        return f"{listed(names)} {verb(names, 'suits', 'suit')} both, as far as you know their walk-away"
    if scale.both:
        return "the zone lies between two options; add one there"
    return "no option suits both, as far as you know their walk-away"


def _says(scale: Scale) -> str:
    if scale.mine is None:
        told = "set your walk-away, or value your alternative, to see where you stop"
    elif scale.likely is None:
        told = "estimate their scores and where they stop, to see whether there is a zone of agreement"
    else:
        there = "a zone of possible agreement" if scale.both else "a gap"
        told = f"there is {there}: {_found(scale)}"
    return f"{named(scale.issue.name, 'This issue')}: {told}."
