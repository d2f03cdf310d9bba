"""The options of one issue on a scale, and the stretches of it that either side could accept."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from workbook.analysis.tradeoffs.solutions import limits
from workbook.analysis.tradeoffs.utility import my_score, their_score
from workbook.analysis.wording import named
from workbook.figures.plane import band
from workbook.model import Dossier, Issue, Option

MARGIN, END = 22.0, 8.0
#: From and to how far across the figure.
Stretch = tuple[float, float]


@dataclass(frozen=True)
class Stop:
    """An option on the scale: how far across, my score, and theirs (None where nobody guessed it)."""

    option: Option
    x: float
    me: float
    them: float | None
    role: str

    @property
    def name(self) -> str:
        return named(self.option.name, "unnamed option")


@dataclass(frozen=True)
class Scale:
    """The options by my rising score, and the stretches in which either side could accept.

    Theirs are what they accept surely, likely, and perhaps: at the highest, likely and lowest estimate of
    their walk-away. None where too little is known to say.
    """

    issue: Issue
    stops: tuple[Stop, ...]
    least: tuple[float | None, float | None]
    mine: tuple[Stretch, ...] | None
    surely: tuple[Stretch, ...] | None
    likely: tuple[Stretch, ...] | None
    perhaps: tuple[Stretch, ...] | None

    @property
    def both(self) -> list[Stretch]:
        """Where both could accept; nothing where either side's walk-away is not known."""
        pairs = [(a, b) for a in self.mine or () for b in self.likely or ()]
        shared = [(max(a[0], b[0]), min(a[1], b[1])) for a, b in pairs]
        return [stretch for stretch in shared if stretch[0] <= stretch[1]]

    @property
    def suiting(self) -> list[Stop]:
        """The options both could accept."""
        return [stop for stop in self.stops if any(low <= stop.x <= high for low, high in self.both)]

    @property
    def known(self) -> bool:
        """Whether both walk-aways can be shown."""
        return self.mine is not None and self.likely is not None


def scale_of(dossier: Dossier, width: float) -> Scale | None:
    """The first issue that has options across a width, once two of them have my score; else None.

    Without a walk-away in points mine is the option marked as walk-away.
    """
    issue = next((row for row in dossier.issues if dossier.options_of(row.id)), None)
    stops = _stops(dossier, issue, width) if issue is not None else ()
    if issue is None or len(stops) < 2:
        return None
    least, unsure = limits(dossier), band(dossier)
    marked = next((stop.me for stop in stops if stop.option.id == issue.walk_away_id), None)
    mine = marked if least.me is None else float(least.me)
    theirs = None if least.them is None else float(least.them)
    low, high = unsure or (theirs, theirs)
    scores = [stop.them for stop in stops]
    return Scale(
        issue,
        stops,
        (mine, theirs),
        _stretches(stops, [stop.me for stop in stops], mine),
        _stretches(stops, scores, high),
        _stretches(stops, scores, theirs),
        _stretches(stops, scores, low),
    )


def _stops(dossier: Dossier, issue: Issue, width: float) -> tuple[Stop, ...]:
    known = [(row, score) for row in dossier.options_of(issue.id) if (score := my_score(row)) is not None]
    rising = sorted(known, key=lambda one: one[1])
    step = (width - 2 * MARGIN) / max(1, len(rising) - 1)
    return tuple(
        Stop(row, MARGIN + place * step, float(score), _theirs(row), _role(issue, row))
        for place, (row, score) in enumerate(rising)
    )


def _theirs(row: Option) -> float | None:
    score = their_score(row)
    return None if score is None else float(score)


def _role(issue: Issue, row: Option) -> str:
    roles = (("opening", issue.opening_id), ("target", issue.target_id))
    return " · ".join(name for name, chosen in roles if chosen == row.id)


def _stretches(
    stops: Sequence[Stop], scores: Sequence[float | None], least: float | None
) -> tuple[Stretch, ...] | None:
    """Where a side's score, drawn straight from option to option, is at or above its walk-away."""
    known = [score for score in scores if score is not None]
    if least is None or len(known) < len(scores):
        return None
    pieces: list[Stretch] = []
    for (a, b), (low, high) in zip(pairwise(stops), pairwise(known), strict=True):
        if low >= least or high >= least:
            across = 0.0 if low == high else min(max((least - low) / (high - low), 0.0), 1.0)
            turn = a.x + (b.x - a.x) * across
            pieces.append((a.x if low >= least else turn, b.x if high >= least else turn))
    ends = (stops[0].x, stops[-1].x)
    return tuple(
        (low - END * (low == ends[0]), high + END * (high == ends[1])) for low, high in _joined(pieces)
    )


def _joined(pieces: Sequence[Stretch]) -> list[Stretch]:
    found: list[Stretch] = []
    for low, high in pieces:
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], high)
        else:
            found.append((low, high))
    return found


def gap_of(scale: Scale) -> Stretch | None:
    """The stretch between what they and what I accept, where each side has one and they do not meet."""
    if not scale.known or scale.both or len(scale.mine or ()) != 1 or len(scale.likely or ()) != 1:
        return None
    (mine,), (theirs,) = scale.mine or ((0.0, 0.0),), scale.likely or ((0.0, 0.0),)
    return (theirs[1], mine[0]) if theirs[1] < mine[0] else (mine[1], theirs[0])


def edges(scale: Scale, stretches: Sequence[Stretch] | None) -> list[float]:
    """Where stretches begin and end between the first option and the last."""
    first, last = scale.stops[0].x, scale.stops[-1].x
    return [x for stretch in stretches or () for x in stretch if first <= x <= last]
