"""Practising replies as cards: hard ones come back sooner.

The boxes are those of S. Leitner, *So lernt man lernen* (1972): what went well moves up a box and waits
longer, what went badly goes back to the first.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from workbook.analysis.wording import counted
from workbook.model import Objection

#: Days until a card of each box comes again; box 0 is new or hard.
WAITS = (0, 1, 2, 4, 7, 14)
#: Ratings up to HARD send a card back; from GOOD on it moves up; between it stays.
HARD, GOOD = 2, 4


@dataclass(frozen=True)
class Practice:
    """The cards in the order to practise them, those due now first, and how many those are."""

    cards: tuple[Objection, ...]
    due: int
    sentence: str


def next_due(box: int, rating: int, today: date, meeting: date | None = None) -> tuple[int, date]:
    """The box (0 to 5) and the day a card comes next, after a rating from 1 (badly) to 5 (firmly).

    With a meeting ahead no card waits beyond the day before it.
    """
    if rating <= HARD:
        box = 0
    elif rating >= GOOD:
        box = min(box + 1, len(WAITS) - 1)
    else:
        box = max(box, 1)
    due = today + timedelta(days=WAITS[box])
    last = meeting - timedelta(days=1) if meeting is not None else due
    return box, min(due, last) if last >= today else due


def practice(objections: Iterable[Objection], today: date) -> Practice:
    """All cards that have something to practise: due ones first, among them the hardest."""
    rows = [row for row in objections if row.they_say.strip()]
    rows.sort(key=lambda row: (not _is_due(row, today), row.box, row.due_on or date.min, row.position))
    due = sum(_is_due(row, today) for row in rows)
    return Practice(tuple(rows), due, _sentence(rows, due))


def _is_due(row: Objection, today: date) -> bool:
    return row.due_on is None or row.due_on <= today


def _sentence(rows: list[Objection], due: int) -> str:
    if not rows:
        return "Objections you write down come back here as cards."
    if due:
        return f"{counted(due, 'card').capitalize()} to practise now."
    first = min(row.due_on for row in rows if row.due_on)
    return f"All practised. Next on {first.day} {first:%B}."
