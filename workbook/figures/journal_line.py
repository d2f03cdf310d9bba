"""The journal over time: entries as dots above the months, meetings as diamonds below."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from workbook.analysis.wording import counted, listed, named, sentence
from workbook.figures.labels import Measure, empty, text_width
from workbook.figures.shapes import Dot, Figure, Path, Shape, Text, rule
from workbook.model import Workbook

NOTHING = "Your entries and meetings appear here along the months."
SIZE = 8.5
MARGIN = 4.0
#: Below the line of the months: meetings, and the names of the months.
BELOW = 27.0
#: So many dots stand on one another; beyond, a dot stands for several entries.
STACK = 6
STEP = 6.0
#: Narrower months than this are joined to years.
NARROWEST = 7.0
LEAST_MONTHS = 12


@dataclass(frozen=True)
class Bin:
    """A month or a year: its key as a beginning of dates, its names, and what is in it."""

    key: str
    title: str
    short: str
    entries: int
    meetings: tuple[str, ...]

    @property
    def note(self) -> str:
        """What is said about it, such as “November 2026: 3 entries, meeting “Pay rise””."""
        told = [counted(self.entries, "entry", "entries")] if self.entries else []
        if self.meetings:
            told.append(f"{'meeting' if len(self.meetings) == 1 else 'meetings'} {listed(self.meetings, 3)}")
        return f"{self.title}: {', '.join(told) or 'nothing written'}"


@dataclass(frozen=True)
class Scale:
    """How wide a month is, where the line of the months runs, and for how many entries a dot stands."""

    width: float
    wide: float
    base: float
    each: int

    @property
    def height(self) -> float:
        return self.base + BELOW

    def x(self, place: float) -> float:
        """How far across a month begins; half a month more is its middle."""
        return MARGIN + place * self.wide


def journal_line(
    workbook: Workbook, today: date, width: float = 640.0, chosen: str = "", measure: Measure = text_width
) -> Figure:
    """Entries and meetings by month, or by year where the months are too many for the width.

    Keys are ``period:2026-11`` or ``period:2026``; the one that is ``chosen`` (``2026-11``) is marked.
    At least the last twelve months are shown.
    """
    days = [entry.written_on for entry in workbook.entries if entry.written_on]
    met = [(row.meeting_on, f"“{named(row.title)}”") for row in workbook.negotiations if row.meeting_on]
    if not days and not met:
        return Figure(width, 60.0, empty(width, 60.0, NOTHING), NOTHING)
    bins = _bins(days, met, today, (width - 2 * MARGIN) / NARROWEST)
    scale = _scale(bins, width)
    shapes = tuple(_drawn(bins, scale, chosen, measure))
    notes = tuple((f"period:{one.key}", one.note) for one in bins)
    return Figure(width, scale.height, shapes, _says(bins, len(days)), notes)


def _scale(bins: list[Bin], width: float) -> Scale:
    most = max(one.entries for one in bins)
    each = max(1, -(-most // STACK))
    return Scale(width, (width - 2 * MARGIN) / len(bins), 10 + max(2, -(-most // each)) * STEP, each)


def _bins(days: list[date], met: list[tuple[date, str]], today: date, room: float) -> list[Bin]:
    everything = [_month(day) for day in (*days, *(day for day, _ in met), today)]
    first = min(*everything, _month(today) - LEAST_MONTHS + 1)
    count = max(everything) - first + 1
    if count <= room:
        keys = [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(first, first + count)]
    else:
        keys = [f"{year:04}" for year in range(first // 12, (first + count - 1) // 12 + 1)][-int(room) :]
    written = Counter(day.isoformat()[: len(keys[0])] for day in days)
    return [_filled(key, written[key], met) for key in keys]


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _filled(key: str, written: int, met: list[tuple[date, str]]) -> Bin:
    start = date.fromisoformat(f"{key}-01" if len(key) == 7 else f"{key}-01-01")
    title, short = (f"{start:%B %Y}", f"{start:%b}") if len(key) == 7 else (key, key)
    meetings = tuple(name for day, name in met if day.isoformat().startswith(key))
    return Bin(key, title, short, written, meetings)


def _drawn(bins: list[Bin], scale: Scale, chosen: str, measure: Measure) -> Iterator[Shape]:
    for place, one in enumerate(bins):
        yield _ground(one, scale, place, marked=one.key == chosen)
    yield rule(MARGIN, scale.base, scale.width - MARGIN, scale.base, "line", 1.0)
    for place, one in enumerate(bins):
        yield from _marks(one, scale.x(place + 0.5), scale)
    yield from _labels(bins, scale, measure)


def _ground(one: Bin, scale: Scale, place: int, *, marked: bool) -> Path:
    left, right = scale.x(place), scale.x(place + 1)
    corners = ((left, 0.0), (right, 0.0), (right, scale.height), (left, scale.height))
    return Path(corners, True, "me-soft" if marked else None, radius=5.0, key=f"period:{one.key}")


def _marks(one: Bin, x: float, scale: Scale) -> Iterator[Shape]:
    for high in range(-(-one.entries // scale.each)):
        yield Dot(x, scale.base - 6 - high * STEP, 2.4, "me", key=f"period:{one.key}")
    if one.meetings:
        yield Dot(x, scale.base + 6, 3.2, "ink", form="diamond", key=f"period:{one.key}")


def _labels(bins: list[Bin], scale: Scale, measure: Measure) -> Iterator[Shape]:
    end = 0.0
    for place, one in enumerate(bins):
        january = place == 0 or one.key[:4] != bins[place - 1].key[:4]
        said = one.key[:4] if january and len(one.key) == 7 and place else one.short
        half = measure(said, SIZE, january) / 2
        x = min(max(scale.x(place + 0.5), half), scale.width - half)
        if x - half >= end and (january or scale.wide >= 2 * half + 4):
            yield Text(x, scale.height - 7, said, SIZE, "soft", bold=january and place > 0)
            end = x + half + 3


def _says(bins: list[Bin], total: int) -> str:
    busy = Counter({one.title: one.entries for one in bins}).most_common(1)[0]
    met = sum(len(one.meetings) for one in bins)
    said = f"{counted(total, 'entry', 'entries')} and {counted(met, 'meeting')}"
    return sentence(f"{said}, most written in {busy[0]}" if busy[1] else said)
