"""What it takes to make each of the longer documents, taken from the window to be made beside it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from workbook import brief
from workbook.ui.document import Document
from workbook.ui.paper.toolbar import chosen_paper

if TYPE_CHECKING:
    from workbook.brief.documents import Made
    from workbook.brief.papers.looked_for import LookedFor
    from workbook.model import Entry

#: Makes a document when it is called first, and has it ready afterwards; to be called from one thread.
Making = Callable[[], "Made"]


def dossier(document: Document) -> Making:
    """Everything about the negotiation shown, with its entries of the journal."""
    shown, known, ways = document.dossier, document.workbook, _ways()
    assert shown is not None
    entries, goals = _of(shown.negotiation.id, known.entries), _of(shown.negotiation.id, known.practice_goals)

    @cache
    def make() -> Made:
        from workbook.brief import documents

        return documents.dossier(shown, entries, goals, **ways)

    return make


def reflection(document: Document) -> Making:
    """The reflection on the negotiation shown, with what it gave to practise."""
    shown, ways = document.dossier, _ways()
    assert shown is not None
    goals = _of(shown.negotiation.id, document.workbook.practice_goals)

    @cache
    def make() -> Made:
        from workbook.brief import documents

        return documents.reflection(shown, goals, **ways)

    return make


def role_play(document: Document, parts: Collection[str]) -> Making:
    """The sheet for the colleague who plays the other side, with these parts on it."""
    shown, ways = document.dossier, _ways()
    assert shown is not None

    @cache
    def make() -> Made:
        from workbook.brief import documents

        return documents.role_play(shown, parts, **ways)

    return make


def journal(document: Document, entries: Collection[Entry], looked_for: LookedFor | None = None) -> Making:
    """These entries; what they were looked for by is said on the paper."""
    titles, ways = {row.id: row.title for row in document.workbook.negotiations}, _ways()

    @cache
    def make() -> Made:
        from workbook.brief import documents
        from workbook.brief.papers.looked_for import EVERYTHING

        return documents.journal(tuple(entries), titles, looked_for or EVERYTHING, **ways)

    return make


def _of(negotiation_id: str, rows: Iterable[Any]) -> list[Any]:
    return [row for row in rows if row.negotiation_id == negotiation_id]


def _ways() -> dict[str, Any]:
    return {"paper": chosen_paper(), "today": date.today(), "locale": brief.desktop_locale()}
