"""Meetings and deadlines for a calendar. Others may see that, so it tells nothing more unless asked to."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from uuid import NAMESPACE_OID, uuid5

from icalendar import Calendar, Event

from workbook.exports.gathered import Gathered
from workbook.model import Deadline, Negotiation, Row

_MEETING, _DEADLINE = "Meeting", "Deadline"
_AN_HOUR = timedelta(hours=1)


def text(
    rows: Iterable[Row], *, titles: bool = False, theirs: bool = False, made_at: datetime | None = None
) -> bytes:
    """An iCalendar (RFC 5545) of the days on which the person meets somebody and of their deadlines.

    Each event is “Meeting” or “Deadline” and no more; with ``titles`` it says which and where. Deadlines
    of the other side, which it may not know you know, only with ``theirs``. Times are those of the place
    where one is. The same meeting has the same identity in each export, so that importing it again
    moves it instead of adding another. ``made_at`` is now where not given.
    """
    gathered = Gathered(rows)
    calendar = Calendar()
    # Nothing that names the program: the name of what made a calendar is often kept with it.
    calendar.add("prodid", "-//Private//Calendar//EN")
    calendar.add("version", "2.0")
    events = [_meeting(row, titles) for row in gathered.rows(Negotiation) if row.meeting_on]
    events += [
        _deadline(row, gathered, titles)
        for row in gathered.rows(Deadline)
        if row.due_on and (theirs or row.side == "me")
    ]
    for event in events:
        event.add("dtstamp", made_at or datetime.now(UTC))
        event.add("class", "PRIVATE")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _meeting(row: Negotiation, titles: bool) -> Event:
    event = _event(row, _told(_MEETING, _with(row) if titles else ""))
    assert row.meeting_on is not None
    clock = _clock(row.meeting_time)
    if clock is None:
        _whole_day(event, row.meeting_on)
    else:
        begin = datetime.combine(row.meeting_on, clock)
        event.add("dtstart", begin)
        event.add("duration", _AN_HOUR)
    if titles and row.place.strip():
        event.add("location", row.place)
    return event


def _deadline(row: Deadline, gathered: Gathered, titles: bool) -> Event:
    about = ", ".join(filter(None, (row.what.strip(), gathered.named("negotiation", row.negotiation_id))))
    event = _event(row, _told(_DEADLINE, about if titles else ""))
    assert row.due_on is not None
    _whole_day(event, row.due_on)
    # The day stays free: a deadline takes no time.
    event.add("transp", "TRANSPARENT")
    return event


def _event(row: Row, summary: str) -> Event:
    event = Event()
    event.add("uid", uuid5(NAMESPACE_OID, f"{row.__tablename__}:{row.id}").hex)
    event.add("summary", summary)
    return event


def _told(what: str, about: str) -> str:
    return f"{what}: {about}" if about else what


def _with(row: Negotiation) -> str:
    return ", ".join(filter(None, (row.title.strip(), row.counterpart.strip())))


def _whole_day(event: Event, day: date) -> None:
    event.add("dtstart", day)


def _clock(text: str) -> time | None:
    return time.fromisoformat(text) if text else None
