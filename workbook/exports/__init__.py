"""A workbook in the formats of other programs. Bytes come out; who asked for them writes them.

Each format is made by a module of its own, imported when it is asked for.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbook.model import Row


@dataclass(frozen=True)
class Format:
    """A format: what it is called, how its files end, and what it is good for."""

    key: str
    name: str
    suffix: str
    about: str


#: Every format a workbook can be exported in. JSON, the only one that can be brought in again, is the
#: work of storage.
FORMATS = (
    Format("json", "JSON", ".json", "Complete. The only one that can be imported again."),
    Format("markdown", "Markdown", ".md", "A dossier to read, or to go on with in another program."),
    Format("csv", "CSV", ".zip", "All tables, one file each, in a zip."),
    Format("xlsx", "Spreadsheet", ".xlsx", "All tables, one sheet each."),
    Format("ics", "Calendar", ".ics", "The meeting and your deadlines."),
)


#: What to tell about a JSON that is more than is read in again.
TOO_LARGE = "It is too large to be imported again in one piece. Export one negotiation at a time."


def made(key: str, rows: "Iterable[Row]", *, titles: bool = False, theirs: bool = False) -> bytes:
    """The content of a file in one of the formats but JSON.

    ``titles`` and ``theirs`` are for the calendar alone: whether its events say what they are about, and
    whether deadlines of the other side are among them. Raises KeyError for an unknown format.
    """
    if key == "markdown":
        from workbook.exports import markdown

        return markdown.text(rows).encode()
    if key == "csv":
        from workbook.exports import csv_files

        return csv_files.zipped(rows)
    if key == "xlsx":
        from workbook.exports import spreadsheet

        return spreadsheet.workbook(rows)
    if key == "ics":
        from workbook.exports import calendar

        return calendar.text(rows, titles=titles, theirs=theirs)
    raise KeyError(key)


def of_suffix(suffix: str) -> Format | None:
    """The format whose files end like this, in any case; None where there is none."""
    return next((known for known in FORMATS if known.suffix == suffix.lower()), None)
