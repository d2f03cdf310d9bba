"""JSON as the standard has it and no looser: no NaN, no infinities, no name given twice."""

import json
import math
import re
from typing import Any

from workbook.storage.errors import Unreadable

#: What an error calls content that it does not know the file of.
NAMELESS = "The content"

#: More objects, lists or numbers than this are in no workbook that a person filled: reading goes on no
#: further, before memory and patience are used up.
MOST_OBJECTS = 1_000_000
MOST_LISTS = 1_000_000
MOST_NUMBERS = 2_000_000
#: No number of ours has as many digits; working one out takes longer than their number grows.
MOST_DIGITS = 1_000

_SHOWN = 60
_DEEP = re.compile(r"(?:[\[{]\s*+(?:\"[^\"]*+\"\s*+:\s*+)?+){20}")


def parsed(text: str) -> Any:
    """What the text says; a whole number may be written with decimals.

    Raises Unreadable naming the line, or the name at fault.
    """
    if text.count("[") > MOST_LISTS:
        raise unreadable("", "it holds more lists than an export can have")
    try:
        return json.loads(text, **_hooks())
    except json.JSONDecodeError as error:
        place, reason = f"line {error.lineno}, column {error.colno}", error.msg
        raise unreadable(place, f"this is not JSON ({reason[:1].lower() + reason[1:]})") from None
    except RecursionError:
        raise unreadable(_deep_place(text), "it is nested too deeply") from None


def _hooks() -> dict[str, Any]:
    objects, numbers = _Counting("objects", MOST_OBJECTS), _Counting("numbers", MOST_NUMBERS)

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        objects.one_more()
        return _once(pairs)

    def whole(digits: str) -> int:
        numbers.one_more()
        return _whole(digits)

    def finite(digits: str) -> float:
        numbers.one_more()
        return _finite(digits)

    return {
        "object_pairs_hook": once,
        "parse_constant": _no_constant,
        "parse_float": finite,
        "parse_int": whole,
    }


class _Counting:
    """How many of something were read."""

    def __init__(self, what: str, most: int) -> None:
        self.what, self.left = what, most

    def one_more(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise unreadable("", f"it holds more {self.what} than an export can have")


def _deep_place(text: str) -> str:
    """Where many brackets in a row begin; empty where there are always other things between them."""
    found = _DEEP.search(text)
    return f"line {text.count(chr(10), 0, found.start()) + 1}" if found else ""


def unreadable(place: str, problem: str) -> Unreadable:
    """The error for content that cannot be understood, at a place of it or as a whole."""
    where = f"{place}: " if place else ""
    return Unreadable(f"{NAMELESS} cannot be read: {where}{problem}. Nothing was changed.")


def shown(name: object) -> str:
    """A name from a file as it can be quoted in a sentence: short, on one line, printable."""
    found = str(name)
    text = "".join(character if character.isprintable() else "?" for character in found[:_SHOWN])
    return f"“{text}…”" if len(found) > _SHOWN else f"“{text}”"


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        row = f" of the row {shown(found['id'])}" if "id" in found else ""
        raise unreadable(f"{shown(twice)}{row}", "it is given twice")
    return found


def _no_constant(name: str) -> Any:
    raise unreadable(shown(name), "this is not a number")


def _finite(digits: str) -> float:
    number = float(_short(digits))
    if not math.isfinite(number):
        raise unreadable(shown(digits), "this number is too large")
    return int(number) if number.is_integer() else number


def _whole(digits: str) -> int:
    return int(_short(digits))


def _short(digits: str) -> str:
    if len(digits) > MOST_DIGITS:
        raise unreadable(shown(digits), f"this number is too large, with {len(digits):,} characters")
    return digits
