"""Everything a person wrote in a negotiation."""

from collections.abc import Iterator

from workbook.model import PARTS, Dossier, Negotiation, Row, specs

_TEXT = ("line", "text", "clock")


def written(dossier: Dossier) -> Iterator[str]:
    """The text of every field of every row."""
    tables: tuple[type[Row], ...] = (Negotiation, *PARTS)
    for table in tables:
        names = [name for name, known in specs(table).items() if known.kind in _TEXT]
        for row in dossier.rows(table):
            yield from (getattr(row, name) for name in names)
