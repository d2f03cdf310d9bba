"""Scores for issues that are a matter of amount: between scored options, and for whole rows of options.

Worth between two known amounts is taken to grow evenly, the piecewise linear value function of D. von
Winterfeldt and W. Edwards, *Decision Analysis and Behavioral Research* (1986), chapter 7.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from workbook.analysis.tradeoffs.amounts import Amount, amount_in, decimal_mark, number_in, numbers_in
from workbook.analysis.tradeoffs.utility import my_score, their_score
from workbook.model import Option

__all__ = ["MOST", "along", "interpolated", "number_in", "numbered", "numbers_in"]

MOST = 30
_QUARTERS = 4


def interpolated(options: Sequence[Option], side: Literal["me", "them"] = "me") -> dict[str, float]:
    """Whole scores by id for the unscored options of one issue whose numbers lie between scored ones.

    Piecewise linear by the numbers in the names (``numbers_in``); empty without two scored numbers. Of
    theirs the likely score is meant, known by the best estimate there is.
    """
    score = my_score if side == "me" else their_score
    numbers = numbers_in([option.name for option in options])
    known: dict[Decimal, Fraction] = {}
    for option, number in zip(options, numbers, strict=True):
        if number is not None and (given := score(option)) is not None:
            known.setdefault(number, given)
    return {
        option.id: found
        for option, number in zip(options, numbers, strict=True)
        if number is not None and score(option) is None and (found := _between(number, known)) is not None
    }


def _between(number: Decimal, known: dict[Decimal, Fraction]) -> float | None:
    if number in known:
        return float(_whole(known[number]))
    for low, high in pairwise(sorted(known)):
        if low < number < high:
            way = Fraction(number - low) / Fraction(high - low)
            return float(_whole(known[low] + way * (known[high] - known[low])))
    return None


def _whole(number: Fraction) -> int:
    return int(number + Fraction(1, 2))


def along(names: Sequence[str]) -> tuple[int, ...]:
    """Whole scores from 100 for the first to 0 for the last option: along the numbers in their names where
    those rise or fall all the way, otherwise in even steps."""
    numbers = [number for number in numbers_in(names) if number is not None]
    rising = all(one < other for one, other in pairwise(numbers))
    falling = all(one > other for one, other in pairwise(numbers))
    if len(numbers) < len(names) or not (rising or falling):
        numbers = [Decimal(place) for place in range(len(names))]
    last = numbers[-1] if numbers else Decimal()
    span = Fraction(numbers[0] - last) if numbers else Fraction()
    return tuple(_whole(100 * Fraction(number - last) / span) if span else 100 for number in numbers)


def numbered(first: str, last: str, step: str = "") -> tuple[str, ...]:
    """Names of options from one amount to another: “50k”, “60k”, “2.5k” gives “50k”, “52.5k” … “60k”.

    Both ends are among them; without a step there are five. Words, marks and “k” are taken over from the
    ends, and what only one of them has counts for both. Raises ValueError with a sentence for the person.
    """
    start, end = amount_in(first), amount_in(last)
    if start is None or end is None:
        raise ValueError("Write one number at each end, such as 50k and 60k.")
    if start.unit != end.unit and not _is_bare(start) and not _is_bare(end):
        raise ValueError("Say both ends in the same unit, such as 2 weeks and 6 weeks.")
    stride = amount_in(step)
    if stride is None and step.strip():
        raise ValueError("Write the step as one number, such as 2 or 2.5k.")
    mark = decimal_mark([start, end, *([stride] if stride else [])]) or decimal_mark([start, end])
    factor = max(start.factor, end.factor)
    begin, finish = _shown(start, end, mark), _shown(end, start, mark)
    by = _stride(stride, mark, factor, abs(finish - begin)) if stride else abs(finish - begin) / _QUARTERS
    return tuple(_named(value, start, end, mark) for value in _row(begin, finish, by))


def _figure(amount: Amount, mark: str) -> Decimal:
    shown = amount.shown(mark)
    if shown is None:
        raise ValueError(f"{amount.figure} may be read in two ways. Write it without the mark of thousands.")
    return shown


def _shown(amount: Amount, other: Amount, mark: str) -> Decimal:
    """The figure as the names show it: in thousands where either end has a “k”. One without may mean
    thousands as well: the reading nearer to the other end is taken, “50” or “900” beside “60k” or “1.2k”.
    """
    figure = _figure(amount, mark)
    if amount.factor >= other.factor:
        return figure
    beside = _figure(other, mark)
    readings = (figure, figure * amount.factor / other.factor)
    return min(readings, key=lambda reading: abs(reading - beside))


def _stride(stride: Amount, mark: str, factor: int, span: Decimal) -> Decimal:
    figure = _figure(stride, mark)
    if figure <= 0:
        raise ValueError("Write a step above 0.")
    plain = stride.factor > 1 or figure > span
    return figure * stride.factor / factor if plain else figure


def _row(start: Decimal, end: Decimal, by: Decimal) -> list[Decimal]:
    if start == end:
        raise ValueError("Both ends are the same. Write two different amounts.")
    steps = abs(end - start) / by
    count = int(steps) + (2 if steps % 1 else 1)
    if count > MOST:
        raise ValueError(f"That would be {count:,} options. Take a larger step: {MOST} are the most.")
    way = by if end > start else -by
    values = [start + way * place for place in range(count - 1)]
    return [*values, end]


def _is_bare(amount: Amount) -> bool:
    return not amount.before.strip("- ") and not amount.after.strip()


def _named(value: Decimal, start: Amount, end: Amount, mark: str) -> str:
    """A value in the words of the end that has more of them; the first keeps its own (“1 day”, “3 days”)."""
    like = max((end, start), key=lambda amount: len(amount.before.strip("- ")) + len(amount.after))
    if not _is_bare(start) and value == start.shown(mark):
        like = start
    figure = format(value.normalize(), "f").replace("-", "")
    whole, _, part = figure.partition(".")
    group = next((found.group(1) for amount in (start, end) if (found := _grouping(amount, mark))), "")
    whole = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", group, whole) if group else whole
    sign = "-" if value < 0 else ""
    return f"{like.before.rstrip('-')}{sign}{whole}{(mark or '.') + part if part else ''}{like.after}"


def _grouping(amount: Amount, mark: str) -> re.Match[str] | None:
    decimal = re.escape(mark or ".")
    return re.search(rf"(?!{decimal})(\D)\d{{3}}(?!\d)", amount.figure)
