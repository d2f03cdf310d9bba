"""How numbers and lists are said in plain sentences."""

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def points(worth: float) -> str:
    """An amount of worth as a person says it: whole points, a true minus, “less than 1” for a trace."""
    if 0 < abs(worth) < 0.5:
        return "less than 1"
    whole = int(abs(worth) + 0.5)
    return f"−{whole}" if worth < 0 and whole else str(whole)


def small(number: int) -> str:
    """A small whole number as a word, a greater one in digits."""
    return _SMALL[number] if 0 <= number < len(_SMALL) else str(number)


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: “one issue”, “three issues”."""
    return f"{small(number)} {noun if number == 1 else plural or noun + 's'}"


def listed(words: Iterable[str], limit: int = 4) -> str:
    """Words in a row: “A, B and C”; beyond the limit “A, B, C and 5 more”."""
    names = [word for word in words if word]
    if len(names) > limit:
        names = [*names[: limit - 1], f"{len(names) - limit + 1} more"]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def sentence(text: str) -> str:
    """The text beginning with a capital and ending in a full stop."""
    text = text.strip()
    return text if not text else text[0].upper() + text[1:] + ("" if text[-1] in ".!?…" else ".")


def named(text: str, otherwise: str = "unnamed") -> str:
    """A name as written, or a word for a missing one."""
    return text.strip() or otherwise


def verb(names: Sequence[object], one: str, several: str) -> str:
    """The verb form that goes with so many names."""
    return one if len(names) == 1 else several


def in_days(day: date, today: date) -> str:
    """How far a day is from today: “today”, “tomorrow”, “in 3 days”, “2 days ago”."""
    days = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    return near.get(days) or (f"in {days} days" if days > 0 else f"{-days} days ago")


def short_date(day: date) -> str:
    """A date without the year, as in “4 December”."""
    return f"{day.day} {day:%B}"


def folded(text: str) -> str:
    """The text for comparing names: without case, accents, and doubled blanks."""
    bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return " ".join("".join(letter for letter in bare if not unicodedata.combining(letter)).split())
