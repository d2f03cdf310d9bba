"""Dates, numbers and names as the page says them."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date

from workbook.brief.runs import clean

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True)
class Habits:
    """How a person writes: a day with and without its weekday, a day and its month alone, a month and its
    year, and the sign between a whole number and its decimals."""

    full: Callable[[date], str]
    plain: Callable[[date], str]
    short: Callable[[date], str]
    month: Callable[[date], str]
    point: str = "."


def _short(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]}"


def _plain(day: date) -> str:
    return f"{_short(day)} {day.year}"


def _full(day: date) -> str:
    return f"{_DAYS[day.weekday()]} {_plain(day)}"


def _month(day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.year}"


_ENGLISH = Habits(_full, _plain, _short, _month)
_habits: ContextVar[Habits] = ContextVar("habits", default=_ENGLISH)


@contextmanager
def written_as(habits: Habits) -> Iterator[None]:
    """Within it, days and numbers are written in this way."""
    token = _habits.set(habits)
    try:
        yield
    finally:
        _habits.reset(token)


def full_date(day: date) -> str:
    """As in “Thursday 26 November 2026”."""
    return _habits.get().full(day)


def plain_date(day: date) -> str:
    """As in “26 November 2026”."""
    return _habits.get().plain(day)


def month_name(day: date) -> str:
    """As in “November 2026”."""
    return _habits.get().month(day)


def near_date(day: date, today: date) -> str:
    """As in “15 December”, with the year where it is not within half a year of today."""
    habits = _habits.get()
    return habits.short(day) if abs((day - today).days) < 183 else habits.plain(day)


def number(value: float) -> str:
    """Points without decimals that say nothing: 34, 7.5."""
    rounded = round(value, 1)
    text = f"{rounded:.0f}" if rounded == int(rounded) else f"{rounded:.1f}"
    return text.replace(".", _habits.get().point)


def span(low: float | None, likely: float | None, high: float | None) -> str:
    """An estimate: “30–46” for a range, one number where that is all there is."""
    ends = [value for value in (low, high) if value is not None]
    if len(ends) == 2 and number(ends[0]) != number(ends[1]):
        return f"{number(min(ends))}–{number(max(ends))}"
    return number(likely) if likely is not None else number(ends[0]) if ends else ""


def joined(parts: Iterable[str], by: str = " · ") -> str:
    """The parts that say something, in one line."""
    return by.join(part for part in map(clean, parts) if part)


def bare(text: str) -> str:
    """A clause without the full stop or comma at its end."""
    return clean(text).rstrip(" .,;:…")
