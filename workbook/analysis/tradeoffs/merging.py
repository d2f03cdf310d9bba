"""Merging the frontier of some issues with one issue more, in whole numbers.

Both totals of a point are one number, ``(me << shift) + them``: adding a point of the next issue is one
addition, shifted lists stay sorted, and sorting them together only merges runs.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import compress
from math import gcd

#: What each option of an issue adds to both totals.
Row = tuple[tuple[int, ...], tuple[int, ...]]
#: Leaves of totals those that are of use.
Wanted = Callable[[list[int]], list[int]]
#: With so many places to a point and more, counting the places of a line is slower than sorting.
_SPARSE = 64


@dataclass(frozen=True)
class Run:
    """Undominated totals of some issues, by falling worth to me.

    ``step`` is the difference of neighbouring keys where all lie on one line of equal exchange (some steps
    may be empty), 0 for a single point, None where they do not. ``slack`` is what thinning cost so far,
    in steps of theirs.
    """

    keys: tuple[int, ...]
    step: int | None = 0
    slack: int = 0


#: The totals of no issues.
START = Run((0,))


def shift_for(theirs: Iterable[Sequence[int]]) -> int:
    """How far mine is shifted to leave room for the greatest total of theirs: whole bytes, so that a greater
    weight seldom changes how totals are packed."""
    return 8 * (1 + sum(map(max, theirs)).bit_length() // 8)


def merged(before: Run, row: Row, shift: int, limit: int, wanted: Wanted | None = None) -> Run:
    """The undominated totals of the issues merged before and one more; only those ``wanted``, if given.

    More than ``limit`` are thinned: each that goes is matched by one that stays, no worse for me and worse
    for them by at most what ``slack`` grows. Cost: the points before times the options of the issue.
    """
    keys = undominated(
        sorted({(me << shift) + them for me, them in zip(*row, strict=True)}, reverse=True), shift
    )
    step = _common(before.step, _step(keys, shift))
    found = _sums(before.keys, keys, step, shift)
    if wanted is not None:
        found = wanted(found)
    if len(found) <= limit:
        return Run(tuple(found), step, before.slack)
    kept, lost = _thinned(found, shift, limit)
    return Run(tuple(kept), step, before.slack + lost)


def undominated(falling: Iterable[int], shift: int) -> list[int]:
    """The keys of which no other is better for one and as good for the other; given and kept falling."""
    mask = (1 << shift) - 1
    kept: list[int] = []
    best, keep = -1, kept.append
    for key in falling:
        theirs = key & mask
        if theirs > best:
            keep(key)
            best = theirs
    return kept


def _sums(before: Sequence[int], keys: Sequence[int], step: int | None, shift: int) -> list[int]:
    if len(keys) == 1:
        return [point + keys[0] for point in before]
    if step and (found := _along(before, keys, step)):
        return found
    together = [point + key for key in keys for point in before]
    together.sort(reverse=True)
    return undominated(together, shift)


def _along(before: Sequence[int], keys: Sequence[int], step: int) -> list[int]:
    """The sums of points on one line; none where they are too far apart for counting places.

    On a line nothing is dominated: the places taken are a row of bytes, shifted and joined by “or”.
    """
    places, moves = _places(before, step), _places(keys, step)
    whole = gcd(*places, *moves)
    count = (places[-1] + moves[-1]) // whole + 1
    if count > _SPARSE * len(places):
        return []
    taken, joined = bytearray(places[-1] // whole + 1), 0
    for place in places:
        taken[place // whole] = 1
    start = int.from_bytes(taken, "little")
    for move in moves:
        joined |= start << 8 * (move // whole)
    first, stride = before[0] + keys[0], whole * step
    return list(compress(range(first, first + count * stride, stride), joined.to_bytes(count, "little")))


def _places(falling: Sequence[int], step: int) -> list[int]:
    top = falling[0]
    return [(key - top) // step for key in falling]


def _common(one: int | None, other: int | None) -> int | None:
    if one == 0 or other == 0:
        return None if None in (one, other) else one or other
    return one if one == other else None


def _step(falling: Sequence[int], shift: int) -> int | None:
    """The smallest whole step of the line through the keys, 0 for one key, None where they bend."""
    mask = (1 << shift) - 1
    first = falling[0]
    moves = [((first >> shift) - (key >> shift), (key & mask) - (first & mask)) for key in falling[1:]]
    if not moves:
        return 0
    mine, theirs = moves[0]
    if any(mine * them != me * theirs for me, them in moves):
        return None
    whole = gcd(mine, theirs)
    return theirs // whole - (mine // whole << shift)


def _thinned(found: Sequence[int], shift: int, limit: int) -> tuple[list[int], int]:
    # A dropped point has a kept one that is no worse for me and at most `gap` steps worse for them.
    mask = (1 << shift) - 1
    first, last = found[0] & mask, found[-1] & mask
    gap = -(-2 * (last - first) // limit)
    kept, edge = [found[0]], first + gap
    for key in found[1:-1]:
        if key & mask > edge:
            kept.append(key)
            edge = (key & mask) + gap
    return [*kept, found[-1]], gap
