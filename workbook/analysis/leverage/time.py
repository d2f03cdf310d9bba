"""Time as leverage: whose deadline comes first."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from workbook.analysis.wording import in_days, listed, named, short_date
from workbook.model import Deadline, Dossier


@dataclass(frozen=True)
class Hurry:
    """Who is pressed by time. Days run from today to each side's first coming deadline; None without one."""

    side: Literal["me", "them", "both"] | None
    my_days: int | None
    their_days: int | None
    sentence: str


def who_is_hurried(dossier: Dossier, today: date) -> Hurry:
    """Which side's first deadline, today or later, comes sooner; deadlines that are over do not count."""
    mine, theirs = _first(dossier, "me", today), _first(dossier, "them", today)
    my_days, their_days = _days(mine, today), _days(theirs, today)
    if mine is None and theirs is None:
        return Hurry(None, None, None, "No deadline ahead is noted for either side.")
    if theirs is None or (mine is not None and (my_days or 0) < (their_days or 0)):
        return Hurry("me", my_days, their_days, _mine_first(dossier, mine, theirs, today))
    if mine is not None and my_days == their_days:
        return Hurry("both", my_days, their_days, f"Both sides have a deadline {in_days(_due(mine), today)}.")
    return Hurry("them", my_days, their_days, _theirs_first(mine, theirs, today))


def _first(dossier: Dossier, side: str, today: date) -> Deadline | None:
    coming = [row for row in dossier.deadlines if row.side == side and row.due_on and row.due_on >= today]
    return min(coming, key=_due, default=None)


def _due(row: Deadline) -> date:
    return row.due_on or date.max


def _days(row: Deadline | None, today: date) -> int | None:
    return None if row is None else (_due(row) - today).days


def _about(row: Deadline, today: date) -> str:
    what = f"“{named(row.what, 'a deadline')}”"
    return f"{what} on {short_date(_due(row))}, {in_days(_due(row), today)}"


def _mine_first(dossier: Dossier, mine: Deadline | None, theirs: Deadline | None, today: date) -> str:
    if mine is None:
        return ""
    said = f"Time presses you first: {_about(mine, today)}."
    if theirs is None:
        said += " Find out what presses them."
    told = listed(f"“{row.what}”" for row in dossier.deadlines if row.side == "me" and row.handling == "tell")
    return said if told else f"{said} Keep it to yourself."


def _theirs_first(mine: Deadline | None, theirs: Deadline, today: date) -> str:
    said = f"Time presses them first: {_about(theirs, today)}."
    return f"{said} Waiting costs them more than you." if mine is None else f"{said} You have longer."
