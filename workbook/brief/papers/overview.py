"""What is wanted, by whom and when."""

from datetime import date

from workbook.analysis.leverage import who_is_hurried
from workbook.brief.papers.fields import said
from workbook.brief.papers.grid import Grid, Rows, measured
from workbook.brief.words import full_date
from workbook.figures.timeline import deadline_line
from workbook.model import Dossier, Negotiation

_MEETING = ("counterpart", "meeting_on", "meeting_time", "place", "medium", "kind", "stage",
            "relationship", "relationship_note")  # fmt: skip
#: What is there without anybody having written or chosen it.
_UNTOUCHED = Negotiation()


def chapter(grid: Grid, dossier: Dossier, today: date) -> Rows:
    """Goal, situation, the meeting and the time until then."""
    row = dossier.negotiation
    return grid.chapter("Overview", (_aims(grid, row), _meeting(grid, row), _time(grid, dossier, today)))


def _aims(grid: Grid, row: Negotiation) -> Rows:
    return (
        *grid.prose("Goal", row.goal, bold=True),
        *grid.prose("Success to them", row.their_success),
        *grid.prose("Situation", row.situation),
    )


def _meeting(grid: Grid, row: Negotiation) -> Rows:
    if all(getattr(row, name) == getattr(_UNTOUCHED, name) for name in _MEETING):
        return ()
    when = ", ".join(filter(None, (full_date(row.meeting_on) if row.meeting_on else "", row.meeting_time)))
    facts = (("With", row.counterpart), ("When", when), ("Where", row.place), ("How", said(row, "medium")),
             ("About", said(row, "kind")), ("Stage", said(row, "stage")),
             ("Between you", said(row, "relationship")), ("", row.relationship_note))  # fmt: skip
    return grid.section("The meeting", *(grid.prose(label, text, close=True) for label, text in facts))


def _time(grid: Grid, dossier: Dossier, today: date) -> Rows:
    dated = any(row.due_on for row in dossier.deadlines)
    if not dated:
        return ()
    line = deadline_line(dossier, today, grid.figure_width(wide=True), measure=measured)
    hurry = who_is_hurried(dossier, today).sentence if dossier.negotiation.stage != "closed" else ""
    return grid.section("Time", grid.picture(line, wide=True, keep=bool(hurry)), grid.said(hurry))
