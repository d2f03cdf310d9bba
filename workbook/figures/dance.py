"""The negotiation dance: both sides' offers in the plane of worth, each move named."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

from workbook.analysis.tradeoffs.frontier import frontier
from workbook.analysis.tradeoffs.offers import MOVES, OfferWorth, offer_worths
from workbook.analysis.tradeoffs.solutions import limits
from workbook.analysis.tradeoffs.utility import matrix
from workbook.analysis.wording import named, sentence
from workbook.figures.labels import Measure, around, empty, text_width
from workbook.figures.offers import kind
from workbook.figures.placing import Label, along, leaders, placed
from workbook.figures.plane import Plot, axes, band, closer, ground, limit_labels, limit_notes, plot, worths
from workbook.figures.shapes import Dot, Figure, Ink, Path, Shape, Text, rule
from workbook.model import Dossier

NOTHING = (
    "Both sides' moves appear here by their worth to you and to them, once offers are logged as packages."
)
_RADIUS, _EDGE = 7.0, 5.0


@dataclass(frozen=True)
class Step:
    """An offer with its number in time and its place in the figure."""

    number: int
    known: OfferWorth
    x: float
    y: float

    @property
    def key(self) -> str:
        return f"offer:{self.known.offer.id}"

    @property
    def mine(self) -> bool:
        return self.known.offer.side == "me"

    @property
    def ink(self) -> Ink:
        return "me" if self.mine else "them"


def dance(dossier: Dossier, width: float = 320.0, measure: Measure = text_width) -> Figure:
    """Both sides' offers that have a package, numbered in the order of time, with arrows from each to the
    same side's next. Keys: ``offer:<id>`` (the mark and the arrow to it), ``walk-away:me``,
    ``walk-away:them``. The text alternative lists the moves in words.

    The names of moves are those of K. Hindriks, C. M. Jonker and D. Tykhonov, *Analysis of Negotiation
    Dynamics* (2007).
    """
    height = min(width * 0.88, 340.0)
    valued = [row for row in offer_worths(dossier) if row.place is not None]
    if not valued:
        return Figure(width, 60.0, empty(width, 60.0, NOTHING), NOTHING)
    on = _window(dossier, valued, plot(width, height, margin=_EDGE))
    steps = _steps(valued, on)
    arrows = [shape for side in (True, False) for shape in _arrows([s for s in steps if s.mine is side])]
    marks, alone = _marks(steps), _alone(steps)
    numbers = tuple(_number(step) for step in alone)
    under = [*ground(dossier, on), *_frontier(dossier, on), *arrows]
    labels, ties = _labels(dossier, on, steps, alone, under, measure)
    shapes = (*under, *ties, *marks, *numbers, *axes(on, height), *labels)
    notes = {step.key: _note(step) for step in steps} | dict(limit_notes(dossier))
    return Figure(width, height, shapes, _says(steps), tuple(notes.items()))


def _window(dossier: Dossier, valued: Sequence[OfferWorth], whole: Plot) -> Plot:
    """The part of the plane in which the offers and both walk-aways are."""
    least, unsure = limits(dossier), band(dossier) or ()
    places = [row.place for row in valued if row.place is not None]
    mine = [at.me for at in places] + ([] if least.me is None else [float(least.me)])
    theirs = [at.them for at in places] + ([] if least.them is None else [float(least.them)])
    return closer(whole, mine, [*theirs, *unsure])


def _steps(valued: Sequence[OfferWorth], on: Plot) -> list[Step]:
    known = [(row, row.place) for row in valued if row.place is not None]
    return [Step(number, row, on.x(at.me), on.y(at.them)) for number, (row, at) in enumerate(known, start=1)]


def _frontier(dossier: Dossier, on: Plot) -> Iterator[Path]:
    table = matrix(dossier)
    known = frontier(table).points
    few = [*known[:: max(1, len(known) // 300)], *known[-1:]]
    worth = [(me / table.me.unit, them / table.them.unit) for me, them in few]
    line = tuple((on.x(me), on.y(them)) for me, them in worth if on.shows(me, them))
    if len(line) > 1:
        yield Path(line, stroke="faint", width=0.8)


def _arrows(steps: Sequence[Step]) -> Iterator[Path]:
    for start, end in pairwise(steps):
        length = hypot(end.x - start.x, end.y - start.y)
        if length > 2 * _RADIUS + 6:
            across, down = (end.x - start.x) / length, (end.y - start.y) / length
            tip = end.x - across * (_RADIUS + 2), end.y - down * (_RADIUS + 2)
            begin = start.x + across * (_RADIUS + 1), start.y + down * (_RADIUS + 1)
            yield rule(*begin, *tip, end.ink, 1.3, () if end.mine else (4, 3), end.key)
            back = tip[0] - across * 6, tip[1] - down * 6
            sides = (back[0] - down * 3, back[1] + across * 3), (back[0] + down * 3, back[1] - across * 3)
            yield Path((tip, *sides), closed=True, fill=end.ink, key=end.key)
        elif length:
            yield rule(start.x, start.y, end.x, end.y, end.ink, 1.3, key=end.key)


def _alone(steps: Sequence[Step]) -> list[Step]:
    """The offers whose marks touch no other's: their numbers stand within."""
    return [
        step for step in steps if all(other is step or _apart(step, other) > 2.3 * _RADIUS for other in steps)
    ]


def _apart(one: Step, other: Step) -> float:
    return hypot(one.x - other.x, one.y - other.y)


def _marks(steps: Sequence[Step]) -> Iterator[Dot]:
    alone = {step.key for step in _alone(steps)}
    for step in sorted(steps, key=lambda step: step.mine):
        radius = 1.0 if step.key in alone else 0.6
        if step.mine:
            yield Dot(step.x, step.y, _RADIUS * radius, "paper", "me", "circle", step.key)
        else:
            yield Dot(step.x, step.y, (_RADIUS + 2.5) * radius, "paper", "them", "triangle", step.key)


def _number(step: Step) -> Text:
    low = 0.0 if step.mine else 1.6
    return Text(step.x, step.y + low, str(step.number), 7, step.ink, bold=True, key=step.key)


def _labels(
    dossier: Dossier,
    on: Plot,
    steps: Sequence[Step],
    alone: Sequence[Step],
    under: Sequence[Shape],
    measure: Measure,
) -> tuple[tuple[Text, ...], tuple[Path, ...]]:
    wanted = [*_numbers(steps, alone), *_whose(steps), *limit_labels(dossier, on), *_names(steps)]
    taken = [around(step.x, step.y, _RADIUS + (0.0 if step.mine else 1.5)) for step in steps]
    lines = [shape for shape in under if isinstance(shape, Path) and (shape.closed is False)]
    avoid = [box for line in lines for box in along(line.points, 3.0)]
    texts = placed(wanted, taken, on.inside, measure, avoid)
    return texts, leaders([label for label in wanted if label.gap > 8], texts, measure)


def _numbers(steps: Sequence[Step], alone: Sequence[Step]) -> Iterator[Label]:
    """One label for marks that stand on or close to one another: their numbers."""
    left = [step for step in steps if step not in alone]
    while left:
        near = [step for step in left if _apart(left[0], step) <= 2.3 * _RADIUS]
        left = [step for step in left if step not in near]
        inks = {step.ink for step in near}
        words = ", ".join(str(step.number) for step in near)
        ink: Ink = inks.pop() if len(inks) == 1 else "ink"
        yield Label(near[0].x, near[0].y, words, 7.5, ink, True, _RADIUS, key=near[0].key, price=200)


def _whose(steps: Sequence[Step]) -> Iterator[Label]:
    for mine, words in ((True, "you"), (False, "they")):
        last = [step for step in steps if step.mine is mine][:1]
        for step in last:
            yield Label(step.x, step.y, words, 8, step.ink, True, _RADIUS + 3, price=40)


def _names(steps: Sequence[Step]) -> Iterator[Label]:
    """The name of each move, beside its arrow."""
    before: dict[bool, Step] = {}
    for step in steps:
        start = before.get(step.mine)
        before[step.mine] = step
        if start is not None and step.known.move and _apart(start, step) > 2 * _RADIUS:
            parts = [0.5, 0.4, 0.6, 0.3, 0.7]
            places = [(start.x + (step.x - start.x) * p, start.y + (step.y - start.y) * p) for p in parts]
            yield Label(*places[0], step.known.move, 7, step.ink, gap=4, key=step.key, price=30, turns=8,
                        more=tuple(places[1:]))  # fmt: skip


def _note(step: Step) -> str:
    known = step.known
    told = [f"{step.number}. {named(known.offer.text, 'Offer')}", _headline(known)]
    if known.move:
        told += [kind(known.move), known.sentence, MOVES[known.move]]
    return " ".join(sentence(part) for part in told if part)


def _headline(known: OfferWorth) -> str:
    return worths(known.place.me, known.place.them) if known.place else ""


def _says(steps: Sequence[Step]) -> str:
    told = []
    for step in steps:
        who, move = "You" if step.mine else "They", step.known.move
        did = f"made {kind(move)}, to" if move else "opened at"
        told.append(f"{step.number}. {who} {did} {_headline(step.known)}.")
    return " ".join(told)
