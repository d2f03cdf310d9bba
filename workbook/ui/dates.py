"""Dates as a person reads them: the day, and how far away it is."""

from datetime import date

from PySide6.QtCore import QDate, QLocale


def day_text(day: date | None, *, weekday: bool = True) -> str:
    """The day in the person's locale, such as ``Thu 26 Nov 2026``; empty for none."""
    if day is None:
        return ""
    form = "ddd d MMM yyyy" if weekday else "d MMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def distance(day: date, today: date | None = None) -> str:
    """How far away a day is: ``today``, ``tomorrow``, ``in 3 days``, ``2 weeks ago``."""
    days = (day - (today or date.today())).days
    if days in (-1, 0, 1):
        return {-1: "yesterday", 0: "today", 1: "tomorrow"}[days]
    amount, unit = _rough(abs(days))
    return f"in {amount} {unit}" if days > 0 else f"{amount} {unit} ago"


def _rough(days: int) -> tuple[int, str]:
    for size, unit in ((365, "years"), (60, "months"), (14, "weeks")):
        if days >= 2 * size or (size < 365 and days >= size):
            return days // {"years": 365, "months": 30, "weeks": 7}[unit], unit
    return days, "days"
