"""Finding entries of the journal: newest first, by month, by words, tag, kind, negotiation and time."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from workbook.analysis.wording import folded
from workbook.model import Entry, tag_list

#: The heading above entries that have no day.
UNDATED = "Without a day"


@dataclass(frozen=True)
class Wanted:
    """Which entries are looked for; what is empty does not narrow.

    ``words`` must all occur, in any order, without regard to case and accents. ``period`` is the
    beginning of a date: ``2026`` or ``2026-11``. All ``tags`` must be there.
    """

    words: str = ""
    kind: str = ""
    negotiation_id: str = ""
    tags: frozenset[str] = frozenset()
    period: str = ""

    def __bool__(self) -> bool:
        return self != Wanted()

    def toggled(self, tag: str) -> "Wanted":
        """The same with a tag more, or without it where it was there."""
        return replace(self, tags=self.tags ^ {tag})


@dataclass(frozen=True)
class Month:
    """The entries of one month, the newest first; ``title`` is like “November 2026”."""

    key: str
    title: str
    entries: tuple[Entry, ...]


def newest_first(entries: Iterable[Entry]) -> list[Entry]:
    """Entries by their day, the newest first; those without a day come last."""
    by_id = sorted(entries, key=lambda entry: entry.id)
    return sorted(
        by_id, key=lambda entry: entry.written_on.isoformat() if entry.written_on else "", reverse=True
    )


def found(entries: Iterable[Entry], wanted: Wanted) -> tuple[Entry, ...]:
    """The entries that are looked for, the newest first."""
    words = folded(wanted.words).split()
    tags = {_folded_tag(tag) for tag in wanted.tags}
    ordered = newest_first(entries)
    return tuple(entry for entry in ordered if _is(entry, wanted, words, tags)) if wanted else tuple(ordered)


def _is(entry: Entry, wanted: Wanted, words: list[str], tags: set[str]) -> bool:
    if wanted.kind and entry.kind != wanted.kind:
        return False
    if wanted.negotiation_id and entry.negotiation_id != wanted.negotiation_id:
        return False
    if wanted.period and not (entry.written_on and entry.written_on.isoformat().startswith(wanted.period)):
        return False
    if tags and not tags <= {_folded_tag(tag) for tag in tag_list(entry.tags)}:
        return False
    return not words or _holds(_haystack(entry.title, entry.text, entry.tags, entry.lesson), words)


def _holds(text: str, words: list[str]) -> bool:
    return all(word in text for word in words)


@lru_cache(maxsize=20_000)
def _haystack(*texts: str) -> str:
    whole = "\n".join(texts)
    # Folding letter by letter takes twenty times as long, and most texts have nothing to fold.
    return " ".join(whole.lower().split()) if whole.isascii() else folded(whole)


@lru_cache(maxsize=2_000)
def _folded_tag(tag: str) -> str:
    return folded(tag)


def months(entries: Iterable[Entry]) -> tuple[Month, ...]:
    """Entries that are in order, grouped by month."""
    grouped = groupby(
        entries, key=lambda entry: entry.written_on and (entry.written_on.year, entry.written_on.month)
    )
    return tuple(_month(tuple(rows)) for _, rows in grouped)


def _month(rows: tuple[Entry, ...]) -> Month:
    day = rows[0].written_on
    return Month(f"{day:%Y-%m}", f"{day:%B %Y}", rows) if day else Month("", UNDATED, rows)


def common_tags(entries: Iterable[Entry], limit: int = 8) -> tuple[str, ...]:
    """The tags used most, as they were first written, the commonest first; equal ones by the alphabet."""
    written: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for entry in entries:
        for tag in tag_list(entry.tags):
            counts[written.setdefault(_folded_tag(tag), tag)] += 1
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], folded(pair[0])))
    return tuple(tag for tag, _ in ranked[:limit])
