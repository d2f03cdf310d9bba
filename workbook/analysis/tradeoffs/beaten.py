"""Whether a package can be beaten: is another better for one side and no worse for the other?

The question is a multiple-choice knapsack problem: of all packages worth as much to me, is the best for
them worth more? It is answered without the whole frontier. Both sides' changes are added up at a price, and
the price with the lowest bound on what any package can gain is found, as in P. Sinha and A. A. Zoltners,
*The Multiple-Choice Knapsack Problem*, Operations Research 27 (1979). Most packages are settled on the way.
For the others issues are merged as for the frontier, keeping only what the bound leaves a chance.
"""

from collections.abc import Sequence

from workbook.analysis.tradeoffs.utility import Side

#: More partial packages than this are thinned out; one beaten by a trace alone may then be missed.
LIMIT = 20_000
#: What another option of an issue changes for me and for them, in steps.
Change = tuple[int, int]
_STAY: Change = (0, 0)
Rows = Sequence[Sequence[Change]]


def beaten(me: Side, them: Side, picks: Sequence[int], limit: int = LIMIT) -> bool:
    """Whether some package is better than this one for one side and no worse for the other.

    ``picks`` is the index of the option per issue. Exact, in whole numbers, up to ``limit`` partial packages;
    beyond, what is beaten by a trace may be taken for unbeaten, never the reverse.
    """
    rows = []
    for mine, theirs, pick in zip(me.steps, them.steps, picks, strict=True):
        had_me, had_them = mine[pick], theirs[pick]
        row = [(u - had_me, v - had_them) for u, v in zip(mine, theirs, strict=True)]
        if any(u >= 0 <= v and u + v for u, v in row):
            return True
        rows.append(_useful(row))
    return _can_gain([row for row in rows if len(row) > 1], limit)


def _useful(row: Sequence[Change]) -> list[Change]:
    """To stay, and the changes that give one side what they take from the other; none beats another."""
    kept: list[Change] = []
    for change in sorted(row, reverse=True):
        if not kept or change[1] > kept[-1][1]:
            kept.append(change)
    return kept


def _can_gain(rows: Rows, limit: int) -> bool:
    """Whether one change per row can be taken so that nobody loses and somebody gains."""
    asked, given = [row[0] for row in rows], [row[-1] for row in rows]
    high, low = _sum(asked), _sum(given)
    while not _nobody_loses(high) and not _nobody_loses(low):
        price = (low[1] - high[1], high[0] - low[0])
        best = [max(row, key=lambda c: price[0] * c[0] + price[1] * c[1]) for row in rows]
        total = _sum(best)
        bound = _priced(total, price)
        if not bound:
            return False
        if bound == _priced(low, price):
            return _rounded(given, asked) or _merged(rows, best, price, limit)
        if total[0] >= 0:
            asked, high = best, total
        else:
            given, low = best, total
    return _gains(high) or _gains(low)


def _sum(changes: Sequence[Change]) -> Change:
    return sum(u for u, _ in changes), sum(v for _, v in changes)


def _nobody_loses(total: Change) -> bool:
    return total[0] >= 0 <= total[1]


def _gains(total: Change) -> bool:
    return _nobody_loses(total) and total != _STAY


def _priced(change: Change, price: Change) -> int:
    return price[0] * change[0] + price[1] * change[1]


def _rounded(given: Sequence[Change], asked: Sequence[Change]) -> bool:
    """Whether asking issue by issue for what was given comes by a gain: the rounded linear optimum."""
    me, them = _sum(given)
    for (give_me, give_them), (ask_me, ask_them) in zip(given, asked, strict=True):
        me, them = me + ask_me - give_me, them + ask_them - give_them
        if _gains((me, them)):
            return True
    return False


def _merged(rows: Rows, best: Sequence[Change], price: Change, limit: int) -> bool:
    """The same by merging row after row, dropping what can no longer gain at that price."""
    spare = _priced(_sum(best), price) - min(price)
    if spare < 0:
        return False
    near = [
        [change for change in row if _priced(top, price) - _priced(change, price) <= spare]
        for row, top in zip(rows, best, strict=True)
    ]
    # Totals are counted up from the lowest of each row, so that one number holds both without a sign.
    lowest = [(row[-1][0], row[0][1]) for row in near]
    need = -sum(me for me, _ in lowest), -sum(them for _, them in lowest)
    shift = sum(row[-1][1] - row[0][1] for row in near).bit_length() + 1
    mask, merged, least = (1 << shift) - 1, [0], -spare
    left_me, left_them = (sum(ends) for ends in zip(*map(_ends, near), strict=True))
    for row, low, top in sorted(zip(near, lowest, best, strict=True), key=lambda part: _ends(part[0])):
        least += _priced(top, price) - _priced(low, price)
        left_me, left_them = left_me - _ends(row)[0], left_them - _ends(row)[1]
        keys = [((me - low[0]) << shift) + them - low[1] for me, them in row]
        floor = (max(0, need[0] - left_me), max(0, need[1] - left_them))
        merged = _still_open(merged, keys, shift, mask, price, least, floor)
        if len(merged) > limit:
            merged = merged[:: 1 + len(merged) // limit]
    reached = [(key >> shift, key & mask) for key in merged]
    return any(me >= need[0] and them >= need[1] and (me, them) != need for me, them in reached)


def _ends(row: Sequence[Change]) -> Change:
    return row[0][0] - row[-1][0], row[-1][1] - row[0][1]


def _still_open(
    merged: list[int], keys: list[int], shift: int, mask: int, price: Change, least: int, floor: Change
) -> list[int]:
    together = [point + key for key in keys for point in merged]
    together.sort(reverse=True)
    kept, highest, (mine, theirs) = [], floor[1] - 1, price
    for key in together:
        them = key & mask
        if them > highest:
            me = key >> shift
            if me < floor[0]:
                break
            highest = them
            if mine * me + theirs * them >= least:
                kept.append(key)
    return kept
