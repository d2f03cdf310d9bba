"""Which field points to which table: read once from what the model declares."""

from dataclasses import dataclass

from workbook.model import TABLES, Row, specs


@dataclass(frozen=True)
class Link:
    """A field of ``table`` that holds the id of a row of ``target``; without it the row may not be."""

    table: type[Row]
    field: str
    target: str
    required: bool


def _links() -> tuple[Link, ...]:
    return tuple(
        Link(table, name, known.target, table.model_fields[name].is_required())
        for table in TABLES
        for name, known in specs(table).items()
        if known.target
    )


#: Every link there is.
LINKS = _links()


def links_of(table: type[Row]) -> tuple[Link, ...]:
    """The links that rows of a table have to other rows."""
    return tuple(link for link in LINKS if link.table is table)


def links_to(target: str) -> tuple[Link, ...]:
    """The links by which rows hang on rows of a table."""
    return tuple(link for link in LINKS if link.target == target)
