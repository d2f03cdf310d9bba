"""The deadlines of both sides and the meeting on one line of days."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from workbook.analysis.leverage import who_is_hurried
from workbook.analysis.wording import in_days, named, short_date
from workbook.figures.labels import Measure, empty, text_width
from workbook.figures.shapes import Dot, Figure, Form, Ink, Shape, Text, rule
from workbook.model import Dossier

SIZE = 8.0
ROW = 15.0
TOP = 22.0
MARGIN = 10.0
NOTHING = "Deadlines of both sides and the meeting appear here along the days, once they have dates."


@dataclass(frozen=True)
class Mark:
    """Something that happens on a day."""

    key: str
    day: date
    label: str
    side: str
    note: str


@dataclass(frozen=True)
class Days:
    """The days shown, from first to last, across a width."""

    first: date
    last: date
    width: float

    def x(self, day: date) -> float:
        """How far across a day is."""
        span = max(1, (self.last - self.first).days)
        return MARGIN + (self.width - 2 * MARGIN) * (day - self.first).days / span


def deadline_line(
    dossier: Dossier, today: date, width: float = 480.0, measure: Measure = text_width
) -> Figure:
    """The days from today (or the first mark) to the last mark, and below them a row for each mark.

    Mine are circles, theirs triangles, the meeting is a diamond. Keys are ``deadline:<id>`` and
    ``meeting``; the height follows from the number of rows.
    """
    marks = sorted(_marks(dossier, today), key=lambda mark: mark.day)
    if not marks:
        return Figure(width, 60.0, empty(width, 60.0, NOTHING), NOTHING)
    days = Days(min(today, marks[0].day), max(today, marks[-1].day), width)
    shapes = list(_axis(days, today, measure))
    for row, mark in enumerate(marks):
        shapes += _row(mark, days.x(mark.day), TOP + ROW * (row + 0.5), width, measure)
    notes = tuple((mark.key, mark.note) for mark in marks)
    return Figure(width, TOP + ROW * len(marks) + 4, tuple(shapes), _says(dossier, marks, today), notes)


def _marks(dossier: Dossier, today: date) -> Iterator[Mark]:
    meeting = dossier.negotiation.meeting_on
    if meeting:
        yield Mark(
            "meeting",
            meeting,
            f"{short_date(meeting)}: meeting",
            "both",
            f"Meeting {in_days(meeting, today)}",
        )
    for row in dossier.deadlines:
        if row.due_on:
            label = f"{short_date(row.due_on)}: {named(row.what, 'deadline')}"
            whose = "Your deadline" if row.side == "me" else "Their deadline"
            note = f"{whose}: {named(row.what)}, {in_days(row.due_on, today)}"
            yield Mark(f"deadline:{row.id}", row.due_on, label, row.side, note)


def _axis(days: Days, today: date, measure: Measure) -> Iterator[Shape]:
    yield rule(MARGIN, TOP - 6, days.width - MARGIN, TOP - 6, "soft", 1.0)
    here = days.x(today)
    yield rule(here, TOP - 10, here, TOP - 2, "ink", 1.6)
    half = measure("today", 7.5, False) / 2 + 1
    yield Text(min(max(here, half), days.width - half), 6, "today", 7.5, "soft")


def _row(mark: Mark, x: float, y: float, width: float, measure: Measure) -> Iterator[Shape]:
    ink, form = _LOOK[mark.side]
    yield rule(x, TOP - 9, x, TOP - 3, ink, 1.2)
    yield Dot(x, y, 4.4, ink, "paper", form, mark.key)
    right = width - x - 12
    if measure(mark.label, SIZE, False) <= right or right >= x - 12:
        yield Text(x + 9, y, mark.label, SIZE, ink, "left", width=right, key=mark.key)
    else:
        yield Text(x - 9, y, mark.label, SIZE, ink, "right", width=x - 12, key=mark.key)


_LOOK: dict[str, tuple[Ink, Form]] = {
    "me": ("me", "circle"),
    "them": ("them", "triangle"),
    "both": ("ink", "diamond"),
}


def _says(dossier: Dossier, marks: Sequence[Mark], today: date) -> str:
    meeting = next((mark for mark in marks if mark.key == "meeting"), None)
    told = [f"You meet {in_days(meeting.day, today)}."] if meeting else []
    return " ".join([*told, who_is_hurried(dossier, today).sentence])
