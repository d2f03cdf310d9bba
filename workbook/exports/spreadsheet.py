"""The tables as one spreadsheet: text is text there, whatever it looks like, and a day is a day."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from workbook.exports.columns import Column, columns
from workbook.exports.gathered import TITLES, Gathered, here
from workbook.model import TABLES, Negotiation, Row

#: So many units of UTF-16 a cell can hold; what is longer goes on in the next one.
LONGEST = 32_767

_WIDTHS = {"line": 32, "text": 50, "clock": 10, "day": 12, "moment": 17, "id": 14}
_OTHER_WIDTH = 12
#: Longer texts are not broken over lines: their rows would fill the screen.
_WRAPPED = 400
#: Spreadsheets count their days from here; earlier ones are written as text.
_FIRST_YEAR = 1900
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}


@dataclass(frozen=True)
class _Looks:
    heading: Format
    short: Format
    long: Format
    day: Format
    moment: Format


def workbook(rows: Iterable[Row]) -> bytes:
    """An XLSX with a sheet for each table that has rows, the fields' labels as headings.

    Nothing in it is a formula or a link. A text too long for a cell goes on in the next column, which
    is there for that alone.
    """
    gathered = Gathered(rows)
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, _OPTIONS)
    looks = _looks(book)
    filled = [table for table in TABLES if gathered.rows(table)] or [Negotiation]
    for table in filled:
        _fill(book.add_worksheet(TITLES[table.__tablename__]), table, gathered, looks)
    book.close()
    return content.getvalue()


def _looks(book: xlsxwriter.Workbook) -> _Looks:
    top = {"valign": "top"}
    return _Looks(
        heading=book.add_format({**top, "bold": True, "text_wrap": True, "bottom": 1, "bg_color": "#f1efea"}),
        # The format of a cell that holds text, also after it was edited: “=1” stays what it is.
        short=book.add_format({**top, "num_format": "@"}),
        long=book.add_format({**top, "num_format": "@", "text_wrap": True}),
        day=book.add_format({**top, "num_format": "yyyy-mm-dd", "align": "left"}),
        moment=book.add_format({**top, "num_format": "yyyy-mm-dd hh:mm", "align": "left"}),
    )


def _fill(sheet: Worksheet, table: type[Row], gathered: Gathered, looks: _Looks) -> None:
    found = list(_widened(columns(table, gathered), gathered.rows(table)))
    for at, column in enumerate(found):
        sheet.set_column(at, at, _WIDTHS.get(column.kind, _OTHER_WIDTH))
        sheet.write_string(0, at, column.heading, looks.heading)
        for place, row in enumerate(gathered.rows(table), start=1):
            _write(sheet, place, at, column.value(row), looks)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(1, len(gathered.rows(table))), len(found) - 1)


def _write(sheet: Worksheet, row: int, at: int, value: Any, looks: _Looks) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, at, value, looks.day)
    elif isinstance(value, int | float):
        sheet.write_number(row, at, value)
    elif isinstance(value, date) and value.year >= _FIRST_YEAR:
        moment = isinstance(value, datetime)
        shown = here(value).replace(tzinfo=None) if isinstance(value, datetime) else value
        sheet.write_datetime(row, at, shown, looks.moment if moment else looks.day)
    else:
        text = value.isoformat() if isinstance(value, date) else str(value)
        look = looks.long if len(text) <= _WRAPPED else looks.short
        sheet.write_string(row, at, text, look)


def _widened(found: Iterable[Column], rows: Iterable[Row]) -> Iterator[Column]:
    """The columns, those with longer texts than a cell can hold followed by others for the rest."""
    rows = list(rows)
    for column in found:
        if column.kind != "text":
            yield column
            continue
        parts = max((len(pieces(column.value(row))) for row in rows), default=1)
        for part in range(parts):
            heading = column.heading if part == 0 else f"{column.heading} (goes on {part})"
            yield Column(heading, column.kind, _piece(column, part))


def _piece(column: Column, part: int) -> Any:
    def value(row: Row) -> str:
        found = pieces(column.value(row))
        return found[part] if part < len(found) else ""

    return value


def pieces(text: str) -> list[str]:
    """The text in as many pieces as cells are needed; at least one."""
    if len(text) * 2 <= LONGEST:
        return [text]
    found, begin, units = [], 0, 0
    for at, char in enumerate(text):
        size = 2 if ord(char) > 0xFFFF else 1
        if units + size > LONGEST:
            found.append(text[begin:at])
            begin, units = at, 0
        units += size
    return [*found, text[begin:]]
