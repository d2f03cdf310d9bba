"""Dividing things between two, so that both get the same by their own reckoning: Adjusted Winner."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


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
