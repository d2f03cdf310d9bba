"""Days and numbers as people of a country write them."""

import re
from datetime import date
from functools import lru_cache

from PySide6.QtCore import QDate, QLocale

from workbook.brief.words import Habits

#: What joins a weekday, or a year, to the rest of a date: blanks, commas, and words such as “de”.
_JOINT = r"(?:[\s,،、]|'[^']*')*"
_WEEKDAY = re.compile(rf"^{_JOINT}dddd?(?:ที่)?{_JOINT}|{_JOINT}dddd?{_JOINT}$|{_JOINT}dddd?")
_YEAR = re.compile(rf"^y+{_JOINT}[年년.]?{_JOINT}|{_JOINT}y+{_JOINT}\.?$")


@lru_cache(maxsize=8)
def habits(locale: str) -> Habits:
    """The habits of a locale such as ``de_DE``; an unknown one has those of Qt's plain “C” locale."""
    known = QLocale(locale)
    full = known.dateFormat(QLocale.FormatType.LongFormat)
    plain = _WEEKDAY.sub("", full)
    short = _YEAR.sub("", plain)

    def write(day: date, form: str) -> str:
        return known.toString(QDate(day.year, day.month, day.day), form)

    return Habits(
        lambda day: write(day, full), lambda day: write(day, plain), lambda day: write(day, short),
        known.decimalPoint(),
    )  # fmt: skip
