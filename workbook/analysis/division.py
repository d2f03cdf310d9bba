"""Dividing things between two, so that both get the same by their own reckoning: Adjusted Winner."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from workbook.analysis.wording import listed, named, points, verb
from workbook.model import Dossier
from workbook.model import Item as Thing

_WHOLE = 100
_EVERY = 1_000


@dataclass(frozen=True)
class Item:
    """A thing to divide, with the points each of the two gives to having all of it."""

    name: str
    a: Fraction
    b: Fraction


@dataclass(frozen=True)
class Split:
    """The one thing that both get a part of; ``share_a`` is a's part, between 0 and 1."""

    item: str
    share_a: Fraction


@dataclass(frozen=True)
class Division:
    """Who gets what. ``a`` and ``b`` are their totals in points; ``a_gets`` and ``b_gets`` name what each
    gets whole, in the order given."""

    a: Fraction
    b: Fraction
    split: Split | None
    a_gets: tuple[str, ...]
    b_gets: tuple[str, ...]


def adjusted_winner(items: Sequence[Item]) -> Division:
    """The division by Adjusted Winner: S. J. Brams and A. D. Taylor, *Fair Division* (1996), chapter 4.

    First each item goes to whoever gives it more points, then those given the same, in order, to whoever
    has less so far (to a where both have the same). Then items pass from whoever has more to the other,
    those first where the giver's points are the least multiple of the taker's, until both have the same:
    of the last item only a part, so that at most one is split. Totals are exact and, where both share
    out the same sum, equal; nothing passes to one who gives it no points, so with other sums they may
    differ. Raises ValueError for negative points.
    """
    if any(item.a < 0 or item.b < 0 for item in items):
        raise ValueError("Points must not be negative.")
    shares = _winners(items)
    a, b = _totals(items, shares)
    leader_is_a = a > b
    for place in _in_order_of_passing(items, shares, leader_is_a):
        ahead = a - b if leader_is_a else b - a
        if ahead <= 0:
            break
        item = items[place]
        passed = min(Fraction(1), ahead / (item.a + item.b))
        shares[place] = 1 - passed if leader_is_a else passed
        a, b = _totals(items, shares)
    return _division(items, shares)


def _winners(items: Sequence[Item]) -> list[Fraction]:
    """The part of a in each item: 1 or 0."""
    shares = [Fraction(item.a > item.b) for item in items]
    a = sum((item.a for item in items if item.a > item.b), Fraction())
    b = sum((item.b for item in items if item.b > item.a), Fraction())
    for place, item in enumerate(items):
        if item.a == item.b:
            shares[place] = Fraction(a <= b)
            a, b = (a + item.a, b) if a <= b else (a, b + item.b)
    return shares


def _totals(items: Sequence[Item], shares: Sequence[Fraction]) -> tuple[Fraction, Fraction]:
    together = list(zip(items, shares, strict=True))
    a = sum((item.a * share for item, share in together), Fraction())
    b = sum((item.b * (1 - share) for item, share in together), Fraction())
    return a, b


def _in_order_of_passing(items: Sequence[Item], shares: Sequence[Fraction], from_a: bool) -> list[int]:
    """What the leader can give, cheapest first: by the giver's points per point of the taker."""

    def ratio(place: int) -> Fraction:
        gives, takes = items[place].a, items[place].b
        return gives / takes if from_a else takes / gives

    held = [place for place, share in enumerate(shares) if share == from_a]
    wanted = [place for place in held if (items[place].b if from_a else items[place].a) > 0]
    return sorted(wanted, key=ratio)


def _division(items: Sequence[Item], shares: Sequence[Fraction]) -> Division:
    a, b = _totals(items, shares)
    halves = [Split(item.name, share) for item, share in zip(items, shares, strict=True) if 0 < share < 1]
    return Division(
        a,
        b,
        halves[0] if halves else None,
        tuple(item.name for item, share in zip(items, shares, strict=True) if share == 1),
        tuple(item.name for item, share in zip(items, shares, strict=True) if share == 0),
    )


@dataclass(frozen=True)
class Sharing:
    """The division of a negotiation’s things. ``mine`` is my part of each by its id, between 0 and 1; empty
    while one side has no points. ``me`` and ``them`` are totals of 100; ``notes`` say what they rest on."""

    mine: dict[str, Fraction]
    me: Fraction
    them: Fraction
    sentence: str
    notes: tuple[str, ...] = ()


def sharing(dossier: Dossier) -> Sharing:
    """Divide the things by ``adjusted_winner``, with each side’s points counted as shares of 100.

    The points of the other side are an estimate, and so is what follows.
    """
    things = dossier.items
    mine, theirs = (
        _exactly([thing.points_me for thing in things]),
        _exactly([thing.points_them for thing in things]),
    )
    if not things:
        return Sharing({}, Fraction(), Fraction(), "")
    if not sum(mine) or not sum(theirs):
        whose = "how much each thing is worth to you" if not sum(mine) else "what each may be worth to them"
        return Sharing({}, Fraction(), Fraction(), f"Give points for {whose}: then you see a fair division.")
    items = [
        Item(thing.id, a * _WHOLE / sum(mine), b * _WHOLE / sum(theirs))
        for thing, a, b in zip(things, mine, theirs, strict=True)
    ]
    found = adjusted_winner(items)
    parts = {
        thing.id: found.split.share_a
        if found.split and found.split.item == thing.id
        else Fraction(thing.id in found.a_gets)
        for thing in things
    }
    notes = (*_sums("Your", sum(mine)), *_sums("Their", sum(theirs)), *_gaps(things))
    return Sharing(parts, found.a, found.b, _sentence(things, parts, found.a), notes)


def _exactly(given: Sequence[float | None]) -> list[Fraction]:
    return [Fraction(repr(point)) if point is not None else Fraction() for point in given]


def _sentence(things: Sequence[Thing], mine: dict[str, Fraction], worth: Fraction) -> str:
    whole, split = _names(things, mine, 1), [thing for thing in things if 0 < mine[thing.id] < 1]
    said = [f"You get {listed(whole, _EVERY) or 'nothing whole'}"]
    said.append(f"they get {listed(_names(things, mine, 0), _EVERY) or 'nothing whole'}")
    text = f"{', '.join(said)}."
    for thing in split:
        text += f" You share {_called(thing)}: about {_percent(mine[thing.id])} of it is yours."
    return (
        f"{text} Each of you then has about {points(float(worth))} of 100 points by their own reckoning; "
        "half of everything would be 50."
    )


def _names(things: Sequence[Thing], mine: dict[str, Fraction], part: int) -> list[str]:
    return [_called(thing) for thing in things if mine[thing.id] == part]


def _called(thing: Thing) -> str:
    return f"“{named(thing.name, 'unnamed thing')}”"


def _percent(part: Fraction) -> str:
    """A part in percent; never none or all of what is shared."""
    return f"{min(max(round(float(part) * 100), 1), 99)} %"


def _sums(whose: str, total: Fraction | int) -> tuple[str, ...]:
    if total == _WHOLE:
        return ()
    return (f"{whose} points add up to {float(total):g} and are counted as shares of that.",)


def _gaps(things: Sequence[Thing]) -> tuple[str, ...]:
    """Which things lack points; they count as 0."""
    without = [
        (who, [_called(thing) for thing in things if getattr(thing, name) is None])
        for who, name in (("from you", "points_me"), ("from them", "points_them"))
    ]
    return tuple(
        f"{listed(names)} {verb(names, 'has', 'have')} no points {who} yet "
        f"and {verb(names, 'counts', 'count')} as 0."
        for who, names in without
        if names
    )
