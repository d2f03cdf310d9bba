"""JSON as the standard has it and no looser: no NaN, no infinities, no name given twice."""

import json
import math
import re
from collections import Counter
from typing import Any

from workbook.storage.errors import Unreadable

#: What an error calls content that it does not know the file of.
NAMELESS = "The content"

#: More of these than this are in no workbook that a person filled (5,000 journal entries and 100
#: negotiations of 40 issues with 10 options each have 56,000 objects and 780,000 names and texts): reading
#: goes on no further, before memory and patience are used up.
MOST_OBJECTS = 200_000
MOST_LISTS = 500_000
MOST_NUMBERS = 1_000_000
MOST_TEXTS = 2_500_000
#: No number of ours has as many digits; working one out takes longer than their number grows.
MOST_DIGITS = 1_000

_SHOWN = 60
#: What the reader of JSON says, by how it begins, in words for a person.
_MISSING = {
    "Expecting value": "a value is missing here",
    "Expecting property name": "a name in double quotes is missing here",
    "Expecting ':'": "a colon is missing here",
    "Expecting ','": "a comma is missing here",
    "Invalid control character": "this text holds a character that cannot be in it",
    "Invalid \\": "a backslash stands here for nothing",
    "Extra data": "something follows after its end",
}
_DEEP = re.compile(r"(?:[\[{]\s*+(?:\"[^\"]*+\"\s*+:\s*+)?+){20}")


def parsed(text: str) -> Any:
    """What the text says; a whole number may be written with decimals.

    Raises Unreadable naming the line, or the name at fault.
    """
    # Counted where they stand in texts too, which is quick and still far from what people write.
    for mark, most, what in (("[", MOST_LISTS, "lists"), ('"', 2 * MOST_TEXTS, "names and texts")):
        if text.count(mark) > most:
            raise _more(what)
    try:
        return json.loads(text, **_hooks())
    except json.JSONDecodeError as error:
        raise unreadable(f"line {error.lineno}, column {error.colno}", _not_json(error)) from None
    except RecursionError:
        raise unreadable(_deep_place(text), "it is nested too deeply") from None


def _hooks() -> dict[str, Any]:
    objects = numbers = 0

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal objects
        objects += 1
        if objects > MOST_OBJECTS:
            raise _more("objects")
        found = dict(pairs)
        return found if len(found) == len(pairs) else _not_twice(found, pairs)

    def whole(digits: str) -> int:
        nonlocal numbers
        numbers += 1
        if numbers > MOST_NUMBERS:
            raise _more("numbers")
        return int(digits if len(digits) <= MOST_DIGITS else _too_long(digits))

    def finite(digits: str) -> float:
        nonlocal numbers
        numbers += 1
        if numbers > MOST_NUMBERS:
            raise _more("numbers")
        number = float(digits if len(digits) <= MOST_DIGITS else _too_long(digits))
        if not math.isfinite(number):
            raise unreadable(shown(digits), "this number is too large")
        return int(number) if number.is_integer() else number

    return {
        "object_pairs_hook": once,
        "parse_constant": _no_constant,
        "parse_float": finite,
        "parse_int": whole,
    }


def _not_json(error: json.JSONDecodeError) -> str:
    if error.pos >= len(error.doc.rstrip()):
        return "the file ends too early; it may have been cut off"
    if error.msg.startswith("Unterminated string"):
        return "the file ends in the middle of a text; it may have been cut off"
    found = next((words for begin, words in _MISSING.items() if error.msg.startswith(begin)), "")
    return f"this is not JSON{found and f', {found}'}"


def _more(what: str) -> Unreadable:
    return unreadable("", f"it holds more {what} than an export can have")


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


def _not_twice(found: dict[str, Any], pairs: list[tuple[str, Any]]) -> Any:
    twice = next(name for name, number in Counter(name for name, _ in pairs).items() if number > 1)
    row = f" of the row {shown(found['id'])}" if "id" in found else ""
    raise unreadable(f"{shown(twice)}{row}", "it is given twice")


def _no_constant(name: str) -> Any:
    raise unreadable(shown(name), "this is not a number")


def _too_long(digits: str) -> Any:
    raise unreadable(shown(digits), f"this number is too large, with {len(digits):,} characters")
