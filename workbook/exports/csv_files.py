"""The tables as CSV, in one archive: nothing a person wrote can become a formula."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from workbook.exports.columns import columns
from workbook.exports.gathered import TITLES, Gathered, here
from workbook.model import TABLES, Row

#: Where a cell may begin: with the text, and after what parts cells or lines for a spreadsheet that does not
#: heed the quotes (one that expects semicolons reads lines with commas so). It leaves blanks out there.
#: At such places the beginnings of formulas are guarded, in full width too; and the guard itself, so that
#: taking one away always gives back what was written.
_GUARDED = re.compile(
    r"(?:\A|(?<=[;\t\r\n]))(?=[^\S\t\r\n]*+[=+\-@'＝＋－＠])|\A(?=\s*+[=+\-@'＝＋－＠]|[\t\r\n])"
)
_GUARD = "'"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)

_ABOUT = """\
These are the tables of a negotiation workbook, one file each, in UTF-8 with commas.

An apostrophe was put before every = + - @ or apostrophe with which a text begins, or which follows a
semicolon, a tab or a line break in it, and before a tab or line break at its beginning: a spreadsheet could
take that for a formula. Take the first apostrophe at such places away to have what was written.
Days are written as 2026-11-23, moments with their zone, yes and no as yes and no; a field that was not
filled in is empty. Ids at the end of each line say which rows belong together.

Nothing protects these files: whoever has them can read them.
"""


def files(rows: Iterable[Row]) -> dict[str, str]:
    """The text of each file by its name, for the tables that have rows; and what a reader has to know."""
    gathered = Gathered(rows)
    made = {f"{table.__tablename__}.csv": _table(table, gathered) for table in TABLES if gathered.rows(table)}
    listed = [f"{name}: {TITLES[name.removesuffix('.csv')]}" for name in made]
    return {**made, "README.txt": _ABOUT + "\n" + "\n".join(listed) + "\n"}


def zipped(rows: Iterable[Row]) -> bytes:
    """The files in one archive, equal for equal rows."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files(rows).items():
            known = zipfile.ZipInfo(name, _LONG_AGO)
            known.compress_type = zipfile.ZIP_DEFLATED
            known.external_attr = 0o600 << 16
            archive.writestr(known, text.encode("utf-8-sig" if name.endswith(".csv") else "utf-8"))
    return content.getvalue()


def guarded(text: str) -> str:
    """The text with an apostrophe wherever a cell could begin with a formula, or with an apostrophe."""
    return _GUARDED.sub(_GUARD, text)


def _table(table: type[Row], gathered: Gathered) -> str:
    found = columns(table, gathered)
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([column.heading for column in found])
    writer.writerows([_cell(column.value(row)) for column in found] for row in gathered.rows(table))
    return text.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return here(value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return guarded(value) if isinstance(value, str) else str(value)
