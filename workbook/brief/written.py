"""Everything a person wrote that can come onto a page."""

from collections.abc import Iterator

from workbook.model import (
    Alternative,
    Counter,
    Deadline,
    Disclosure,
    Dossier,
    Interest,
    Issue,
    KeySentence,
    LeverageItem,
    Move,
    Negotiation,
    Objection,
    Option,
    Package,
    Party,
    Question,
    Reminder,
    Row,
    Script,
    Standard,
    specs,
)  # fmt: skip

_PRINTED: tuple[type[Row], ...] = (
    Negotiation, Script, LeverageItem, Alternative, Deadline, Party, Interest, Question, Standard,
    Disclosure, Issue, Option, Package, Move, Counter, KeySentence, Objection, Reminder,
)  # fmt: skip


def written(dossier: Dossier, version: str) -> Iterator[str]:
    """The text of every field of the rows that blocks of a page in this version read."""
    yield from (sheet.note for sheet in dossier.sheets if sheet.version == version)
    for table in _PRINTED:
        names = [name for name, known in specs(table).items() if known.kind in ("line", "text")]
        for row in dossier.rows(table):
            yield from (getattr(row, name) for name in names)
