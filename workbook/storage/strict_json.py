"""JSON as the standard has it and no looser: no NaN, no infinities, no name given twice."""

import json
import math
from typing import Any

from workbook.storage.errors import Unreadable

#: What an error calls content that it does not know the file of.
NAMELESS = "The content"

_SHOWN = 60


def parsed(text: str) -> Any:
    """What the text says. Raises Unreadable naming the line, or the name at fault."""
    try:
        return json.loads(
            text, object_pairs_hook=_once, parse_constant=_no_constant, parse_float=_finite, parse_int=_whole
        )
    except json.JSONDecodeError as error:
        place, reason = f"line {error.lineno}, column {error.colno}", error.msg
        raise unreadable(place, f"this is not JSON ({reason[:1].lower() + reason[1:]})") from None
    except RecursionError:
        raise unreadable("", "it is nested too deeply") from None


def unreadable(place: str, problem: str) -> Unreadable:
    """The error for content that cannot be understood, at a place of it or as a whole."""
    where = f"{place}: " if place else ""
    return Unreadable(f"{NAMELESS} cannot be read: {where}{problem}. Nothing was changed.")


def shown(name: object) -> str:
    """A name from a file as it can be quoted in a sentence: short, on one line, printable."""
    text = "".join(character if character.isprintable() else "?" for character in str(name))
    return f"“{text[:_SHOWN]}…”" if len(text) > _SHOWN else f"“{text}”"


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
    number = float(digits)
    if not math.isfinite(number):
        raise unreadable(shown(digits), "this number is too large")
    return number


def _whole(digits: str) -> int:
    try:
        return int(digits)
    except ValueError:
        raise unreadable(shown(digits), "this number is too large") from None
