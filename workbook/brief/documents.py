"""The longer documents on paper: dossier, reflection sheet, journal, role-play sheet."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date

from workbook import brief
from workbook.brief import pages, text
from workbook.brief.papers import (
    interests,
    leverage,
    overview,
    rehearse,
    tradeoffs,
)  # fmt: skip
from workbook.brief.papers import (
    journal as journals,
)
from workbook.brief.papers import (
    reflection as reflections,
)
from workbook.brief.papers import (
    role_play as role_plays,
)
from workbook.brief.papers.front import about, contents, front
from workbook.brief.papers.given import PARTS
from workbook.brief.papers.grid import Grid, Rows
from workbook.brief.papers.looked_for import EVERYTHING, LookedFor
from workbook.brief.runs import clean, words
from workbook.brief.words import plain_date, written_as
from workbook.model import Dossier, Entry, PracticeGoal

__all__ = ["PARTS", "Made", "dossier", "journal", "reflection", "role_play"]

#: Contents of fewer lines have no page of their own.
_FEW = 8
_NOTHING = "Nothing is written yet."


@dataclass(frozen=True)
class Made:
    """A finished document: the PDF, how many pages it has, and the characters no font here has."""

    content: bytes
    pages: int
    missing: tuple[str, ...]


@dataclass(frozen=True)
class _Kind:
    """What a file says of itself, and what stands at the top of its pages."""

    title: str
    name: str
    mark: str = "private"
    author: str = ""


def _of(dossier: Dossier, name: str) -> _Kind:
    """A document for the one who wrote it, under the name they gave themselves."""
    author = next((clean(party.name) for party in dossier.parties if party.side == "me"), "")
    return _Kind(dossier.negotiation.title, name, author=author)


def dossier(
    dossier: Dossier, entries: Iterable[Entry] = (), goals: Iterable[PracticeGoal] = (), *,
    paper: str = "a4", today: date, locale: str = "",
) -> Made:  # fmt: skip
    """Everything written about a negotiation, in the order of the tabs, with contents and bookmarks.

    ``entries`` and ``goals`` are those of the journal that belong to it. As all documents here: the same
    bytes for the same content, paper, day and locale. ``paper`` is ``a4`` or ``letter``, another raises
    ValueError. Days and numbers are written as in ``locale``, such as ``de_DE``, where one is given. To be
    called from any thread once a Qt application exists, and from the main thread without one.
    """

    def rows(grid: Grid) -> Rows:
        found = (
            *overview.chapter(grid, dossier, today),
            *leverage.chapter(grid, dossier, today),
            *interests.chapter(grid, dossier),
            *tradeoffs.chapter(grid, dossier, today),
            *rehearse.chapter(grid, dossier),
            *grid.chapter("Reflection", reflections.sections(grid, dossier, goals)),
            *journals.chapter(grid, entries),
        )
        head = front(grid, "Full dossier", dossier.negotiation.title, about(dossier.negotiation))
        listed = contents(grid, found)
        if not found:
            return (*head, *grid.said(_NOTHING))
        return (*head, *listed, *(_on_a_new_page(found) if len(listed) > _FEW else found))

    return _made(rows, _of(dossier, "Full dossier"), paper, today, locale)


def reflection(
    dossier: Dossier, goals: Iterable[PracticeGoal] = (), *, paper: str = "a4", today: date, locale: str = ""
) -> Made:
    """The reflection on a negotiation: predictions, result, how it went, lessons and practice goals."""

    def rows(grid: Grid) -> Rows:
        head = front(grid, "Reflection", dossier.negotiation.title, about(dossier.negotiation))
        return _all(grid, head, reflections.sections(grid, dossier, goals))

    return _made(rows, _of(dossier, "Reflection"), paper, today, locale)


def journal(
    entries: Sequence[Entry], titles: Mapping[str, str], looked_for: LookedFor = EVERYTHING, *,
    paper: str = "a4", today: date, locale: str = "",
) -> Made:  # fmt: skip
    """These entries by month, in their order. ``titles`` are those of the negotiations by id; what they
    were looked for by is said at the top."""

    def rows(grid: Grid) -> Rows:
        count = "1 entry" if len(entries) == 1 else f"{len(entries)} entries"
        lines = (f"{_span(entries)} · {count}" if entries else "", looked_for.in_words(titles))
        head = front(grid, "Private journal", "Journal", lines)
        return _all(grid, head, [journals.by_month(grid, entries, titles)])

    return _made(rows, _Kind("Journal", "Journal"), paper, today, locale)


def role_play(
    dossier: Dossier,
    parts: Collection[str] = tuple(PARTS),
    *,
    paper: str = "a4",
    today: date,
    locale: str = "",
) -> Made:
    """The sheet for a colleague who plays the other side, with these parts of PARTS on it and nothing
    else. Raises KeyError for a part that there is not."""

    def rows(grid: Grid) -> Rows:
        head = front(grid, "Role-play: you play the other side", dossier.negotiation.title, ())
        return _all(grid, head, role_plays.sections(grid, dossier, parts))

    return _made(rows, _Kind(dossier.negotiation.title, "Role-play", "role-play"), paper, today, locale)


def _all(grid: Grid, head: Rows, parts: Iterable[Rows]) -> Rows:
    found = tuple(row for part in parts for row in part)
    return (*head, *(found or grid.said(_NOTHING)))


def _span(entries: Sequence[Entry]) -> str:
    days = sorted(entry.written_on for entry in entries if entry.written_on)
    if not days:
        return "without a date"
    return " – ".join(dict.fromkeys((plain_date(days[0]), plain_date(days[-1]))))


def _on_a_new_page(rows: Rows) -> Rows:
    return (replace(rows[0], room=float("inf")), *rows[1:])


def _made(rows: Callable[[Grid], Rows], kind: _Kind, paper: str, today: date, locale: str) -> Made:
    wide = pages.width(paper)
    with brief.one_at_a_time, written_as(text.habits(locale)) if locale else nullcontext():
        text.ready()
        written = rows(Grid(wide))
        whole = pages.Document(kind.title, kind.name, kind.mark, written, today, kind.author)
        content, count = pages.write(whole, paper)
        return Made(content, count, text.missing(_texts(written)))


def _texts(rows: Rows) -> Iterator[str]:
    return (words(cell.runs) for row in rows for cell in row.cells)
