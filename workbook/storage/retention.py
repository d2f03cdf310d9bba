"""Which backups stay: all of the last two days, then one a day, a week, a month, further and further back.

The order is that of their numbers. The clock only says how far apart two of them are, and it may be wrong:
it was set back, or to another century. So time is counted from one backup to the next, periods are counted
only where there are backups, and a jump never makes the others old.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Protocol, TypeVar

ALL_OF = timedelta(days=2)
DAILY, WEEKLY, MONTHLY = 12, 10, 9

_DAY = timedelta(days=1)
#: Nobody stays away for longer.
_LONGEST = timedelta(days=366)
#: So many jumps cost nothing; a clock that jumps more often is not to be relied on.
_FORGIVEN = 6
#: A clock that is put right goes back a little now and then; that is no jump.
_SLIGHT = timedelta(hours=1)
#: In 400 years the calendar repeats itself.
_CYCLE_DAYS = 146_097


class Made(Protocol):
    """What is known of a backup: its number, and when it was made by the clock of the time."""

    @property
    def sequence(self) -> int: ...
    @property
    def made_at(self) -> datetime: ...


M = TypeVar("M", bound=Made)


def kept(backups: Iterable[M], now: datetime) -> tuple[M, ...]:
    """The backups that stay, newest first; ``now`` and the moments are all with a time zone.

    All of the last two days of use stay, and the newest of each of the last 12 days, 10 weeks and 9
    months (of UTC) in which there are any. The newest one always stays.
    """
    line = sorted(backups, key=lambda made: made.sequence)
    places = set(_recent(line, now))
    days = _days(line)
    # Where the clock jumped a period begins that was none: it takes no other's place.
    more = min(_jumps(line), _FORGIVEN)
    for limit, period in ((DAILY, _same_day), (WEEKLY, _week), (MONTHLY, _month)):
        places.update(_newest_of_each(days, period, limit + more))
    return tuple(line[place] for place in sorted(places, reverse=True))


def removable(backups: Iterable[M], now: datetime, is_sound: Callable[[M], bool]) -> tuple[M, ...]:
    """The backups that may go: those not kept whose newer neighbour that stays is sound.

    So the newest sound one always stays, and one that is damaged is never left in the place of a good one.
    ``is_sound`` is asked only about neighbours of what is to go.
    """
    line = sorted(backups, key=lambda made: made.sequence, reverse=True)
    staying = {made.sequence for made in kept(line, now)}
    gone: list[M] = []
    last: M | None = None
    known: dict[int, bool] = {}
    for made in line:
        if made.sequence not in staying and last is not None:
            if last.sequence not in known:
                known[last.sequence] = is_sound(last)
            if known[last.sequence]:
                gone.append(made)
                continue
        last = made
    return tuple(gone)


def _jumped(gap: timedelta) -> bool:
    """Whether the clock was set between two backups that follow each other, as far as can be told."""
    return gap < -_SLIGHT or gap > _LONGEST


def _jumps(line: list[M]) -> int:
    return sum(_jumped(later.made_at - earlier.made_at) for earlier, later in pairwise(line))


def _recent(line: list[M], now: datetime) -> list[int]:
    """The places of those made in the last two days; a pause counts as one day, a jump as no time."""
    found: list[int] = []
    age, later, jumps = timedelta(0), now, 0
    for place in range(len(line) - 1, -1, -1):
        gap, later = later - line[place].made_at, line[place].made_at
        jumps += _jumped(gap)
        if not _jumped(gap):
            age += min(max(gap, timedelta(0)), _DAY)
        elif jumps > _FORGIVEN:
            age += _DAY
        if age > ALL_OF and found:
            break
        found.append(place)
    return found


def _days(line: list[M]) -> list[int]:
    """The number of each one's day, counted on from the oldest, so that it never goes down."""
    if not line:
        return []
    first = line[0].made_at.astimezone(UTC)
    # Plain numbers since the oldest one's midnight: the sum of many jumps is beyond any date.
    passed = _whole(first - first.replace(hour=0, minute=0, second=0, microsecond=0))
    days = [first.toordinal()]
    for earlier, later in pairwise(line):
        gap = later.made_at - earlier.made_at
        passed += _whole(_DAY if gap < -_SLIGHT else max(gap, timedelta(0)))
        days.append(first.toordinal() + passed // _whole(_DAY))
    return days


def _whole(time: timedelta) -> int:
    return time // timedelta(microseconds=1)


def _newest_of_each(days: list[int], period: Callable[[int], object], limit: int) -> list[int]:
    found: dict[object, int] = {}
    for place in range(len(days) - 1, -1, -1):
        found.setdefault(period(days[place]), place)
        if len(found) > limit:
            found.popitem()
            break
    return list(found.values())


def _same_day(day: int) -> object:
    return day


def _week(day: int) -> object:
    # The first day of the calendar was a Monday.
    return (day - 1) // 7


def _month(day: int) -> object:
    known = date.fromordinal(day % _CYCLE_DAYS + _CYCLE_DAYS)
    return day // _CYCLE_DAYS, known.year, known.month
