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
SIZE = 7.5
HEIGHT = 72.0
BASE = 44.0
MARGIN = 4.0
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
    shapes = tuple(_drawn(bins, width, chosen, measure))
    notes = tuple((f"period:{one.key}", one.note) for one in bins)
    return Figure(width, HEIGHT, shapes, _says(bins, len(days)), notes)


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


def _drawn(bins: list[Bin], width: float, chosen: str, measure: Measure) -> Iterator[Shape]:
    wide = (width - 2 * MARGIN) / len(bins)
    most = max(one.entries for one in bins)
    each = max(1, -(-most // STACK))
    for place, one in enumerate(bins):
        yield _ground(one, MARGIN + place * wide, wide, marked=one.key == chosen)
    yield rule(MARGIN, BASE, width - MARGIN, BASE, "line", 1.0)
    for place, one in enumerate(bins):
        yield from _marks(one, MARGIN + (place + 0.5) * wide, each)
    yield from _labels(bins, wide, width, measure)


def _ground(one: Bin, x: float, wide: float, *, marked: bool) -> Path:
    corners = ((x, 0.0), (x + wide, 0.0), (x + wide, HEIGHT), (x, HEIGHT))
    return Path(corners, True, "me-soft" if marked else None, radius=5.0, key=f"period:{one.key}")


def _marks(one: Bin, x: float, each: int) -> Iterator[Shape]:
    for high in range(-(-one.entries // each)):
        yield Dot(x, BASE - 5 - high * STEP, 2.4, "me", key=f"period:{one.key}")
    if one.meetings:
        yield Dot(x, BASE + 6, 3.2, "ink", form="diamond", key=f"period:{one.key}")


def _labels(bins: list[Bin], wide: float, width: float, measure: Measure) -> Iterator[Shape]:
    end = 0.0
    for place, one in enumerate(bins):
        january = place == 0 or one.key[:4] != bins[place - 1].key[:4]
        said = one.key[:4] if january and len(one.key) == 7 and place else one.short
        half = measure(said, SIZE, january) / 2
        x = min(max(MARGIN + (place + 0.5) * wide, half), width - half)
        if x - half >= end and (january or wide >= 2 * half + 4):
            yield Text(x, HEIGHT - 8, said, SIZE, "soft", bold=january and place > 0)
            end = x + half + 3


def _says(bins: list[Bin], total: int) -> str:
    busy = Counter({one.title: one.entries for one in bins}).most_common(1)[0]
    met = sum(len(one.meetings) for one in bins)
    said = f"{counted(total, 'entry', 'entries')} and {counted(met, 'meeting')}"
    return sentence(f"{said}, most written in {busy[0]}" if busy[1] else said)
