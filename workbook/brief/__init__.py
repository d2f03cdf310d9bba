"""The page for the room: one sheet of paper made from whatever was written."""

from contextlib import nullcontext
from datetime import date
from threading import Lock

from workbook.brief.choices import Part, choices_of
from workbook.brief.facts import PRIVATE, TABLE, VERSIONS, Facts
from workbook.brief.safe import safe
from workbook.brief.words import written_as
from workbook.model.dossier import Dossier

__all__ = ["PRIVATE", "TABLE", "VERSIONS", "desktop_locale", "make", "parts", "unprintable"]

#: Pages are made one at a time: the fonts and the laid text are shared.
one_at_a_time = Lock()


def make(
    dossier: Dossier, *, paper: str = "a4", version: str = PRIVATE, today: date, locale: str = ""
) -> bytes:
    """The brief as a PDF of exactly one page; the same bytes for the same dossier, paper, day and locale.

    ``paper`` is ``a4`` or ``letter``, ``version`` is ``private`` or ``table-safe``, a page that the other
    side may see: it is made from what may be shown alone. Another raises ValueError. Days and numbers are
    written as in ``locale``, such as ``de_DE``, where one is given. May be called from any thread once a Qt
    application exists, and from the main thread without one.
    """
    from workbook.brief import sheet, style, text

    page, facts = style.page(paper), facts_of(dossier, version, today)
    with one_at_a_time, written_as(text.habits(locale)) if locale else nullcontext():
        text.ready()
        return sheet.write(facts, page)[0]


def desktop_locale() -> str:
    """Whose days and numbers this person is used to, with the script, as in “sr-Latn”; empty where the
    desktop names no country."""
    from workbook.brief import text

    return text.desktop_locale()


def parts(dossier: Dossier, version: str, today: date) -> tuple[Part, ...]:
    """The parts of a version of the page that a person can choose from, in their order."""
    from workbook.brief.outline import outline

    with one_at_a_time:
        return outline(dossier, version, today)


def facts_of(dossier: Dossier, version: str, today: date) -> Facts:
    """What a version of the page may read. Raises ValueError for an unknown version."""
    if version not in VERSIONS:
        raise ValueError(f"There is no version called “{version}”; there are: {', '.join(VERSIONS)}.")
    shown = safe(dossier) if version == TABLE else dossier
    return Facts(shown, today, version, choices_of(shown, version))


def unprintable(dossier: Dossier, version: str = PRIVATE) -> tuple[str, ...]:
    """The characters in what can come onto the page that no font on this computer has, each once.

    They would be printed as hollow boxes, so the person is told before.
    """
    from workbook.brief import text
    from workbook.brief.written import written

    with one_at_a_time:
        return text.missing(written(safe(dossier) if version == TABLE else dossier, version))
