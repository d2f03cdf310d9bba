"""Finding text in every script: both sides are folded, then compared letter by letter."""

import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cache

from workbook.model import TABLES, Entry, Negotiation, Row, specs

Key = tuple[str, str]

_AROUND = 40
_BLOCK = 64
#: Letters that stand for others without being composed of them.
_PLAIN = {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"}


@dataclass(frozen=True)
class Hit:
    """A row in which a text was found.

    ``where`` is the negotiation's title or “Journal”, ``label`` the field's, ``text`` what stands
    around the match, on one line.
    """

    table: str
    row_id: str
    negotiation_id: str | None
    where: str
    label: str
    text: str


@dataclass(frozen=True)
class Indexed:
    """A row's folded words, a negotiation's folded title, and what the row is sorted by."""

    text: str
    title: str
    place: tuple[int, str, int, str]


@dataclass
class Index:
    """The folded text of every row, kept in memory only. ``stale`` are the rows to read again."""

    rows: dict[Key, Indexed] = field(default_factory=dict)
    stale: set[Key] = field(default_factory=set)
    complete: bool = False

    def find(self, words: Iterable[str], limit: int, tables: Collection[str]) -> list[Key]:
        """At most ``limit`` rows of these tables that hold every word.

        Titles first, then journal entries, newest first, then all others; the journal leaves half
        of the room to what else was found.
        """
        wanted = sorted(words, key=len, reverse=True)
        found = [
            (key, row)
            for key, row in self.rows.items()
            if key[0] in tables and all(word in row.text for word in wanted)
        ]
        found.sort(key=lambda pair: pair[1].place)
        titled = [key for key, row in found if row.title and all(word in row.title for word in wanted)]
        shown = set(titled)
        entries = [key for key, _ in found if key[0] == Entry.__tablename__][::-1]
        others = [key for key, _ in found if key[0] != Entry.__tablename__ and key not in shown]
        room = max(0, limit - len(titled))
        return [*titled, *entries[: max(room // 2, room - len(others))], *others][:limit]


def fold(text: str) -> str:
    """The text without case, accents and other marks, and without invisible characters."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKD", text.casefold()).casefold()
    # A text has few different characters: looking at each once is much faster than at every place.
    for character in set(folded):
        if character > "\x7f" and (_invisible(character) or character in _PLAIN):
            folded = folded.replace(character, _PLAIN.get(character, ""))
    return folded


@cache
def _invisible(character: str) -> bool:
    return bool(unicodedata.combining(character)) or unicodedata.category(character) == "Cf"


def words_of(text: str) -> tuple[str, ...]:
    """The folded words somebody looks for."""
    return tuple(dict.fromkeys(fold(text).split()))


@cache
def text_fields(table: type[Row]) -> tuple[str, ...]:
    """The fields of a table that hold a person's words."""
    return tuple(name for name, known in specs(table).items() if known.kind in ("line", "text"))


def indexed(row: Row) -> Indexed:
    """What the index keeps of a row."""
    words = "\n".join(fold(getattr(row, name)) for name in text_fields(type(row)))
    day = getattr(row, "written_on", None)
    place = (TABLES.index(type(row)), day.isoformat() if day else "", getattr(row, "position", 0), row.id)
    return Indexed(words, fold(row.title) if isinstance(row, Negotiation) else "", place)


def best_field(row: Row, words: tuple[str, ...]) -> str:
    """The field that holds most of the words, the first of them in case of doubt."""
    return max(text_fields(type(row)), key=lambda name: sum(w in fold(getattr(row, name)) for w in words))


def snippet(text: str, words: tuple[str, ...]) -> str:
    """What stands around the first of the words, on one line, with “…” where something was left out."""
    folded = fold(text)
    found = [(folded.find(word), len(word)) for word in words if word in folded]
    start, length = min(found, default=(0, 0))
    first = max(0, _origin(text, start) - _AROUND)
    last = _origin(text, start + length) + _AROUND
    shown = " ".join(text[first:last].split())
    return f"{'… ' if first else ''}{shown}{' …' if last < len(text) else ''}"


def _origin(text: str, place: int) -> int:
    """Where in the text the folded text's place comes from."""
    done = at = 0
    for step in (_BLOCK, 1):
        while at < len(text):
            width = len(fold(text[at : at + step]))
            if done + width > place:
                break
            done, at = done + width, at + step
    return min(at, len(text))
