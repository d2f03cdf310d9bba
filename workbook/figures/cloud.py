"""Some of all packages, for the cloud of dots: always the same ones, whatever they are worth."""

from functools import lru_cache
from itertools import product
from math import prod
from operator import getitem
from random import Random

from workbook.analysis.tradeoffs.utility import Matrix, Side


def cloud_points(table: Matrix, limit: int) -> tuple[tuple[float, float], ...]:
    """Points of worth (me, them) of every package, or of so many drawn evenly.

    Which packages are drawn depends on the numbers of options alone: while a weight is dragged the same
    dots move, and drawing them again costs only adding up.
    """
    return _weighed(table.me, table.them, limit)


@lru_cache(maxsize=8)
def _weighed(me: Side, them: Side, limit: int) -> tuple[tuple[float, float], ...]:
    drawn = _drawn(tuple(map(len, me.steps)), limit)
    mine = [sum(map(getitem, me.steps, picks)) / me.unit for picks in drawn]
    theirs = [sum(map(getitem, them.steps, picks)) / them.unit for picks in drawn]
    return tuple(dict.fromkeys(zip(mine, theirs, strict=True)))


@lru_cache(maxsize=8)
def _drawn(sizes: tuple[int, ...], limit: int) -> tuple[tuple[int, ...], ...]:
    if not sizes:
        return ()
    if prod(sizes) <= limit:
        return tuple(product(*map(range, sizes)))
    draw = Random(1950)
    return tuple(tuple(draw.randrange(size) for size in sizes) for _ in range(limit))
