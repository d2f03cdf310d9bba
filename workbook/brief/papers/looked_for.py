"""Which entries of the journal are printed, and how that is said on the paper."""

from collections.abc import Iterable, Mapping
from datetime import date

from workbook.analysis.journal import Wanted
from workbook.analysis.wording import listed, named
from workbook.brief.words import plain_date
from workbook.model import Entry
from workbook.model.journal import ENTRY_KINDS


def between(entries: Iterable[Entry], first: date | None, last: date | None) -> tuple[Entry, ...]:
    """The entries from one day to another, both included; where a day is given, only those with a date."""
    if first is None and last is None:
        return tuple(entries)
    low, high = first or date.min, last or date.max
    return tuple(entry for entry in entries if entry.written_on and low <= entry.written_on <= high)


def in_words(
    wanted: Wanted, titles: Mapping[str, str], first: date | None = None, last: date | None = None
) -> str:
    """What was looked for, as in “about “The lease”, tagged “pay””; empty where it was everything."""
    said = [
        f"from {plain_date(first)}" if first else "",
        f"until {plain_date(last)}" if last else "",
        _period(wanted.period),
        ENTRY_KINDS[wanted.kind].lower() if wanted.kind else "",
        f"about “{named(titles.get(wanted.negotiation_id, ''))}”" if wanted.negotiation_id else "",
        f"tagged {listed((f'“{tag}”' for tag in sorted(wanted.tags)), limit=9)}" if wanted.tags else "",
        f"with the words “{wanted.words.strip()}”" if wanted.words.strip() else "",
    ]
    return ", ".join(filter(None, said))


def _period(period: str) -> str:
    if len(period) < 7:
        return f"of {period}" if period else ""
    return f"of {date.fromisoformat(f'{period[:7]}-01'):%B %Y}"
