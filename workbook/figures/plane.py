"""The plane of worth: to me across, to them up, with both walk-aways and the zone of agreement."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workbook.analysis.tradeoffs.solutions import Limits, limits
from workbook.analysis.wording import points
from workbook.figures.labels import Box
from workbook.figures.placing import Label
from workbook.figures.shapes import Path, Shape, Text, bar, rule
from workbook.model import Dossier

LEFT, TOP, RIGHT, BOTTOM = 30.0, 8.0, 8.0, 30.0


@dataclass(frozen=True)
class Plot:
    """The part of the plane that is shown, within the figure: from and to which worth, and where."""

    left: float
    top: float
    right: float
    bottom: float
    me: tuple[float, float] = (0.0, 100.0)
    them: tuple[float, float] = (0.0, 100.0)
    margin: float = 0.0

    def x(self, me: float) -> float:
        """Across, from worth to me; what lies outside stands on the edge."""
        low, high = self.me
        return self.left + (self.right - self.left) * (min(max(me, low), high) - low) / (high - low)

    def y(self, them: float) -> float:
        """Down, from worth to them; what lies outside stands on the edge."""
        low, high = self.them
        return self.bottom - (self.bottom - self.top) * (min(max(them, low), high) - low) / (high - low)

    def shows(self, me: float, them: float) -> bool:
        """Whether a pair of worths lies in the part that is shown."""
        return self.me[0] <= me <= self.me[1] and self.them[0] <= them <= self.them[1]

    @property
    def inside(self) -> Box:
        """Where labels may stand."""
        return Box(self.left + 1, self.top + 1, self.right - 1, self.bottom - 1)


def plot(width: float, height: float, margin: float = 0.0) -> Plot:
    """The plane within a figure of that size, with room for the axes and for marks that reach beyond."""
    return Plot(LEFT + margin, TOP + margin, width - RIGHT - margin, height - BOTTOM - margin, margin=margin)


def closer(on: Plot, me: Sequence[float], them: Sequence[float]) -> Plot:
    """The part of the plane that holds these worths, in whole tens, as wide as it is high in worth and at
    least 40 of each, so that a gain of mine and one of theirs look alike; all of it where it is most."""
    span = max(40, _tens(me)[1] - _tens(me)[0], _tens(them)[1] - _tens(them)[0])
    if span > 70:
        return on
    return replace(on, me=_range(me, span), them=_range(them, span))


def _tens(worths: Sequence[float]) -> tuple[int, int]:
    return max(0, int((min(worths) - 3) // 10) * 10), min(100, -int(-(max(worths) + 3) // 10) * 10)


def _range(worths: Sequence[float], span: int) -> tuple[float, float]:
    low, high = _tens(worths)
    start = min(max(0, low - (span - (high - low)) // 20 * 10), 100 - span)
    return float(start), float(start + span)


def band(dossier: Dossier) -> tuple[float, float] | None:
    """Their walk-away at least and at most, in points of worth to them; None where it is not a range."""
    row = dossier.negotiation
    low, high = row.their_walk_away_low, row.their_walk_away_high
    return (low, high) if low is not None and high is not None and low < high else None


def ground(dossier: Dossier, on: Plot) -> Iterator[Shape]:
    """The zone, the band of their walk-away, the frame and both walk-aways. Keys: ``zone``,
    ``walk-away:me``, ``walk-away:them``."""
    least, unsure = limits(dossier), band(dossier)
    if least.me is not None and least.them is not None:
        x, y = on.x(float(least.me)), on.y(float(least.them))
        yield bar(x, on.top, on.right - x, y - on.top, "me-soft", "zone", radius=0)
    if unsure is not None:
        top, bottom = on.y(unsure[1]), on.y(unsure[0])
        yield bar(on.left, top, on.right - on.left, bottom - top, "them-soft", "walk-away:them", radius=0)
    yield Path(_corners(on), closed=True, stroke="line", width=0.8)
    if least.me is not None:
        x = on.x(float(least.me))
        yield rule(x, on.top, x, on.bottom, "ink", 1.0, (4, 3), "walk-away:me")
    if least.them is not None:
        y = on.y(float(least.them))
        yield rule(on.left, y, on.right, y, "them", 1.0, (2, 3), "walk-away:them")


def _corners(on: Plot) -> tuple[tuple[float, float], ...]:
    return (on.left, on.top), (on.right, on.top), (on.right, on.bottom), (on.left, on.bottom)


def axes(on: Plot, height: float) -> tuple[Text, ...]:
    """The numbers and names of both axes, outside the plane."""
    across, down = (on.left + on.right) / 2, (on.top + on.bottom) / 2
    side, below = on.left - 4 - on.margin, on.bottom + 8 + on.margin
    low, middle, high = (f"{worth:.0f}" for worth in (on.me[0], sum(on.me) / 2, on.me[1]))
    numbers = [
        Text(on.left, below, low, 7, "soft", "left"),
        Text(across, below, middle, 7, "soft"),
        Text(on.right, below, high, 7, "soft", "right"),
        Text(side, down, f"{sum(on.them) / 2:.0f}", 7, "soft", "right"),
    ]
    if on.them != (0.0, 100.0):
        numbers.append(Text(side, on.top + 5, f"{on.them[1]:.0f}", 7, "soft", "right"))
        numbers.append(Text(side, on.bottom - 5, f"{on.them[0]:.0f}", 7, "soft", "right"))
    return (
        *numbers,
        Text(across, height - 8, "worth to you", 8, "soft", width=on.right - on.left),
        Text(8, down, "worth to them", 8, "soft", width=on.bottom - on.top, turned=True),
    )


def limit_labels(dossier: Dossier, on: Plot) -> Iterator[Label]:
    """What is written at both walk-aways, somewhere along them."""
    least, unsure = limits(dossier), band(dossier)
    if least.me is not None:
        x = on.x(float(least.me))
        along = _steps(on.top + 8, on.bottom - 8)
        yield Label(x, along[0], "your walk-away", 7.5, "soft", gap=4, key="walk-away:me",
                    more=tuple((x, y) for y in along[1:]), turns=2)  # fmt: skip
    if least.them is not None:
        y = on.y(float(least.them))
        below = on.y(unsure[0]) if unsure else y
        above = on.y(unsure[1]) if unsure else y
        spots = [(x, at) for at in (below + 8, above - 8, y + 8) for x in _steps(on.right - 4, on.left + 4)]
        yield Label(*spots[0], "theirs (estimate)", 7.5, "them", gap=2, key="walk-away:them",
                    more=tuple(spots[1:]), turns=2)  # fmt: skip


def _steps(first: float, last: float, count: int = 5) -> list[float]:
    return [first + (last - first) * step / (count - 1) for step in range(count)]


def limit_notes(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """What is said about both walk-aways, under their keys."""
    least, unsure = limits(dossier), band(dossier)
    if least.me is not None:
        yield "walk-away:me", f"The least a package must be worth to you: {points(float(least.me))}"
    if least.them is not None:
        about = f"about {points(float(least.them))}"
        if unsure is not None:
            about += f", somewhere from {points(unsure[0])} to {points(unsure[1])}"
        yield "walk-away:them", f"The least a package must be worth to them, as you estimate it: {about}"


def worths(me: float, them: float) -> str:
    """A pair of worths in words."""
    return f"{points(me)} to you, about {points(them)} to them"


def stands(me: float, them: float, least: Limits, missing: Sequence[str] = ()) -> str:
    """A pair of worths in words, with how far it is from the walk-aways; ``missing`` names open issues."""
    said = [worths(me, them)]
    if missing:
        return f"{said[0]}. Nothing chosen yet for {', '.join(missing)}"
    if least.me is not None:
        said.append(_from(me - float(least.me), "your walk-away"))
    if least.them is not None and them < float(least.them):
        said.append(_from(them - float(least.them), "theirs, as you estimate it"))
    return ", ".join(said)


def _from(above: float, whose: str) -> str:
    if abs(above) < 1e-9:
        return f"exactly at {whose}"
    return f"{points(abs(above))} {'above' if above > 0 else 'below'} {whose}"
