"""The page for the room: one sheet of paper made from whatever was written."""

from datetime import date
from threading import Lock

from workbook.model.dossier import Dossier

__all__ = ["make", "unprintable"]

#: Pages are made one at a time: the fonts and the laid text are shared.
_one_at_a_time = Lock()


def make(dossier: Dossier, *, paper: str = "a4", today: date) -> bytes:
    """The brief as a PDF of exactly one page; the same bytes for the same dossier, paper and day.

    ``paper`` is ``a4`` or ``letter``; another raises ValueError. May be called from any thread once
    a Qt application exists, and from the main thread without one.
    """
    from workbook.brief import sheet, style, text
    from workbook.brief.facts import Facts

    page = style.page(paper)
    with _one_at_a_time:
        text.ready()
        return sheet.write(Facts(dossier, today), page)[0]


def unprintable(dossier: Dossier) -> tuple[str, ...]:
    """The characters in what can come onto the page that no font on this computer has, each once.

    They would be printed as hollow boxes, so the person is told before.
    """
    from workbook.brief import text
    from workbook.brief.written import written

    with _one_at_a_time:
        return text.missing(written(dossier))
