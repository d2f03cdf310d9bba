"""Days and numbers as people of a country write them."""

import re
from datetime import date
from functools import lru_cache

from PySide6.QtCore import QDate, QLocale

from workbook.brief.words import Habits

#: What joins a weekday, or a year, to the rest of a date: blanks, commas, and words such as “de”.
_JOINT = r"(?:[\s,،、]|'[^']*')*"
_WEEKDAY = re.compile(rf"^{_JOINT}dddd?(?:ที่)?{_JOINT}|{_JOINT}dddd?{_JOINT}$|{_JOINT}dddd?")
#: Also what some languages put to a year that comes first.
_YEAR_FIRST = re.compile(rf"^y+[^dM\s]*{_JOINT}[.թ]*{_JOINT}")
_YEAR = re.compile(rf"{_YEAR_FIRST.pattern}|{_JOINT}y+{_JOINT}\.?$")
_DAY_FIRST = re.compile(r"^\s*dd?,?")


def desktop_locale() -> str:
    """The locale of the desktop with its script, as in “sr-Latn”; empty where it names no country."""
    known = QLocale()
    return "" if known.language() == QLocale.Language.C else known.bcp47Name()


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
        lambda day: _month(known, plain, day), known.decimalPoint(),
    )  # fmt: skip


def _month(known: QLocale, plain: str, day: date) -> str:
    """A month by the name it has alone, and its year, in the order in which a whole date has them."""
    at = QDate(day.year, day.month, day.day)
    if "MMM" not in plain:
        return known.toString(at, plain.partition("d")[0]).strip()
    name = known.standaloneMonthName(day.month)
    if year := _YEAR_FIRST.match(plain):
        return f"{known.toString(at, year.group())}{name}"
    rest = re.split("MMM+", plain, maxsplit=1)[1]
    return f"{name}{known.toString(at, _DAY_FIRST.sub('', rest))}"
