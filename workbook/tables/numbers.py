"""Numbers as spreadsheets write them: exact, with a point or a comma, never guessed where unclear."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from workbook.tables.errors import WrongInput, quoted

#: So many digits may stand before the decimal point, and behind it.
DIGITS = 50

_LONGEST = 200
_SPACES = "  \u202f\u2009'’"
_NOT = "is not a number. Write digits only, such as 40 or 12.5."


def _pattern(mark: str, group: str) -> re.Pattern[str]:
    grouped = rf"[1-9]\d{{0,2}}(?P<group>[{_SPACES}{group}])\d{{3}}(?:(?P=group)\d{{3}})*"
    return re.compile(
        rf"[+-]?(?:{grouped}|\d+(?=\D|$)|(?={mark}\d))(?:{mark}\d*)?(?:[eE][+-]?\d{{1,6}})?", re.A
    )


_PATTERNS = {".": _pattern(r"\.", ","), ",": _pattern(",", r"\.")}


class Place(Protocol):
    """Where a number stands: its text, and the error that names the place."""

    @property
    def text(self) -> str: ...

    def wrong(self, what: str) -> WrongInput: ...


def readings(text: str) -> dict[str, Fraction]:
    """What a text is worth by its decimal mark, a point or a comma; empty for no number.

    Raises OverflowError for numbers with more digits than DIGITS on either side.
    """
    plain = "".join(_plain(char) for char in text.strip())
    if not plain or len(plain) > _LONGEST:
        return {}
    found = {mark: pattern.fullmatch(plain) for mark, pattern in _PATTERNS.items()}
    return {mark: _value(plain, mark) for mark, match in found.items() if match}


def only(text: str) -> Fraction:
    """The number in a text of its own, where a single point is the decimal mark.

    Raises ValueError, with what is wrong, for no number and for one that could be two.
    """
    try:
        found = readings(text)
    except OverflowError as error:
        raise ValueError(f"{quoted(text)} {error}") from None
    if not found:
        raise ValueError(f"{quoted(text)} {_NOT}")
    if "," in text and len(set(found.values())) > 1:
        raise ValueError(f"{quoted(text)} {_either(text)}")
    return found.get(".", found.get(",", Fraction()))


def all_of(places: Sequence[Place], *, commas_separate: bool) -> list[Fraction]:
    """The numbers of one file, which are all written in the same way: with a point or with a comma.

    Where nothing in the file tells which, a single point is the decimal mark of a file that has commas
    between its cells. Raises WrongInput at the first place that is no number, or could be two.
    """
    values = [_readings_at(place) for place in places]
    clear = {mark: _first(places, values, mark) for mark in _PATTERNS}
    point, comma = clear["."], clear[","]
    if point and comma:
        raise comma.wrong(f"{quoted(comma.text)} has a decimal comma, but {quoted(point.text)} has a point.")
    if point or comma:
        mark = "." if point else ","
        return [value[mark] for value in values]
    return [_unclear(place, value, commas_separate) for place, value in zip(places, values, strict=True)]


def _plain(char: str) -> str:
    # Digits of any script are digits; the true minus is one.
    return "-" if char == "−" else str(unicodedata.decimal(char, char))


def _value(plain: str, mark: str) -> Fraction:
    kept = "".join(char for char in plain if char in "+-eE" or char.isdigit() or char == mark)
    number = Decimal(kept.replace(mark, "."))
    exponent = number.as_tuple().exponent
    if number.adjusted() >= DIGITS or not isinstance(exponent, int) or exponent < -DIGITS:
        raise OverflowError(
            f"has too many digits: up to {DIGITS} before and {DIGITS} behind the point can be read."
        )
    return Fraction(number)


def _readings_at(place: Place) -> dict[str, Fraction]:
    if not place.text:
        raise place.wrong("the cell is empty. Write a number; 0 is one, too.")
    try:
        found = readings(place.text)
    except OverflowError as error:
        raise place.wrong(f"{quoted(place.text)} {error}") from None
    if not found:
        raise place.wrong(f"{quoted(place.text)} {_NOT}")
    return found


def _first(places: Sequence[Place], values: Sequence[Mapping[str, Fraction]], mark: str) -> Place | None:
    return next((place for place, value in zip(places, values, strict=True) if list(value) == [mark]), None)


def _unclear(place: Place, value: Mapping[str, Fraction], commas_separate: bool) -> Fraction:
    if len(set(value.values())) == 1 or (commas_separate and "," not in place.text):
        return value["."]
    raise place.wrong(f"{quoted(place.text)} {_either(place.text)}")


def _either(text: str) -> str:
    whole, part = re.split("[.,]", text.strip(), maxsplit=1)
    return f"could be {whole}{part}, or {whole} and a bit. Write {whole}{part}, or {whole}.{part}0."
