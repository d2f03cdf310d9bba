"""Which entries of the journal are printed, and how that is said on the paper."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from workbook.analysis.journal import Wanted, found
from workbook.analysis.wording import listed, named
from workbook.brief.words import month_name, plain_date
from workbook.model import Entry
from workbook.model.journal import ENTRY_KINDS


@dataclass(frozen=True)
class LookedFor:
    """What of the journal is printed: what is looked for, between two days or without end."""

    wanted: Wanted = field(default_factory=Wanted)
    first: date | None = None
    last: date | None = None

    def among(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """The entries that are, the newest first; where a day is given, only those with a date."""
        ordered = found(entries, self.wanted)
        if self.first is None and self.last is None:
            return ordered
        low, high = self.first or date.min, self.last or date.max
        return tuple(entry for entry in ordered if entry.written_on and low <= entry.written_on <= high)

    def in_words(self, titles: Mapping[str, str]) -> str:
        """What was looked for, as in “about “The lease”, tagged “pay””; empty where it is everything.

        ``titles`` are those of the negotiations by id.
        """
        wanted, words = self.wanted, self.wanted.words.strip()
        said = [
            f"from {plain_date(self.first)}" if self.first else "",
            f"until {plain_date(self.last)}" if self.last else "",
            _period(wanted.period),
            ENTRY_KINDS[wanted.kind].lower() if wanted.kind else "",
            f"about “{named(titles.get(wanted.negotiation_id, ''))}”" if wanted.negotiation_id else "",
            f"tagged {listed((f'“{tag}”' for tag in sorted(wanted.tags)), limit=9)}" if wanted.tags else "",
            f"with the words “{words}”" if words else "",
        ]
        return ", ".join(filter(None, said))


#: Nothing was looked for.
EVERYTHING = LookedFor()


def _period(period: str) -> str:
    if len(period) < 7:
        return f"of {period}" if period else ""
    return f"of {month_name(date.fromisoformat(f'{period[:7]}-01'))}"
