"""How a stored field is said on paper, from what was declared about it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from workbook.brief.words import number, plain_date, span
from workbook.model import Row, spec


def label(row: Row, name: str) -> str:
    """What a field is called."""
    return spec(type(row), name).label


def said(row: Row, name: str) -> str:
    """A field as words; empty where it says nothing (a choice that was not made has an empty name)."""
    known, value = spec(type(row), name), getattr(row, name)
    if value is None or value == "":
        return ""
    if known.kind == "choice":
        return (known.choices or {}).get(value, "") if value else ""
    if known.kind == "strength":
        return f"{value} of 5" if value else ""
    if known.kind == "number":
        return f"{number(value)} {known.unit}".strip()
    if known.kind == "flag":
        return known.label.lower() if value else ""
    return day(value) if isinstance(value, date) else str(value)


def fact(row: Row, name: str, caption: str = "") -> str:
    """A field with its name before it, as in “cost 12 points”; empty where it says nothing."""
    told = said(row, name)
    return f"{caption or label(row, name).lower()} {told}" if told else ""


def texts(row: Row, *names: str) -> list[tuple[str, str]]:
    """The texts of these fields with what each is called."""
    return [(label(row, name), getattr(row, name)) for name in names]


def day(value: date) -> str:
    """A day or a point in time, the latter as it is where the person is."""
    if not isinstance(value, datetime):
        return plain_date(value)
    here = value.replace(tzinfo=UTC).astimezone()
    return f"{plain_date(here.date())}, {here:%H:%M}"


def range_of(low: float | None, likely: float | None, high: float | None) -> str:
    """An estimate as “about 38 (30–46)”; empty where nothing was guessed."""
    ends = span(low, None, high)
    if likely is None:
        return ends
    return f"about {number(likely)}" + (f" ({ends})" if "–" in ends else "")


def each(rows: Any, **wanted: Any) -> Iterator[Any]:
    """The rows whose fields have these values."""
    return (row for row in rows if all(getattr(row, name) == value for name, value in wanted.items()))
