"""A CSV file with a header, as spreadsheets write it, and the place of each cell in it."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from workbook.tables import files
from workbook.tables.errors import WrongInput, quoted, wrong_at

#: So many characters may stand in one cell.
LONGEST_CELL = 1_000

_SEPARATORS = ",;\t"
_LONGEST_HEADER = 10_000


@dataclass(frozen=True)
class Cell:
    """One cell without the spaces around it; line and column are counted from 1."""

    text: str
    file: str
    line: int
    column: int
    label: str

    def wrong(self, what: str) -> WrongInput:
        """The error that something is wrong with this cell."""
        return wrong_at(self.file, self.line, self.column, what, self.label)


@dataclass(frozen=True)
class Sheet:
    """The rows below the header, each a cell by the name of its column. At least one row."""

    rows: tuple[dict[str, Cell], ...]
    commas_separate: bool


Line = tuple[int, list[str]]


def read(path: Path, header: Sequence[str]) -> Sheet:
    """The sheet in a CSV file that has the columns named in ``header``, in any order and case.

    Commas, semicolons or tabs may separate; blank lines and further columns are left out.
    Raises WrongInput where the file cannot be read, a column is missing, or there is no row.
    """
    text = files.text(path)
    if text.lstrip().startswith("<"):
        raise wrong_at(
            path.name, 1, 1, "this is XML, not CSV. A GENIUS domain needs its two profile files after it."
        )
    separator = _separator(text, header)
    lines = _lines(path.name, text, separator)
    first = next(lines, None)
    if first is None:
        raise WrongInput(f"{path.name}, line 1, column 1: the file is empty.")
    columns = _columns(path.name, first, header)
    rows = tuple(_row(path.name, line, columns, len(first[1])) for line in lines)
    if not rows:
        raise wrong_at(path.name, first[0] + 1, 1, "there is nothing below the header.")
    return Sheet(rows, separator == ",")


def _separator(text: str, header: Sequence[str]) -> str:
    """The separator with which the first line shows most of the columns looked for."""
    said = text.lstrip()[:_LONGEST_HEADER].splitlines()[0] if text.strip() else ""
    if said.casefold().startswith("sep=") and said[4:5] in tuple(_SEPARATORS):
        return said[4]
    shown = {
        mark: set(map(_label, next(csv.reader([said], delimiter=mark, skipinitialspace=True), [])))
        for mark in _SEPARATORS
    }
    return max(_SEPARATORS, key=lambda mark: len(shown[mark] & set(header)))


def _lines(name: str, text: str, separator: str) -> Iterator[Line]:
    """The lines that are not blank, each with the number it begins at."""
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True, strict=True
    )
    while True:
        begins = reader.line_num + 1
        try:
            cells = [cell.strip() for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error as error:
            column = _broken_column(text, begins, separator)
            raise wrong_at(name, begins, column, _broken(error)) from None
        long = next((i for i, cell in enumerate(cells) if len(cell) > LONGEST_CELL), None)
        if long is not None:
            raise wrong_at(name, begins, long + 1, f"the cell has more than {LONGEST_CELL:,} characters.")
        if any(cells) and not (begins == 1 and cells[0].casefold().startswith("sep=")):
            yield begins, cells


def _broken(error: csv.Error) -> str:
    if "field larger" in str(error):
        return f"a cell has more than {LONGEST_CELL:,} characters. Is a quotation mark not closed?"
    return "a quotation mark is not closed, or does not end its cell."


def _broken_column(text: str, line: int, separator: str) -> int:
    """The column of the first cell from a line on that is too long or whose quotation marks are wrong."""
    rest = "".join(islice(io.StringIO(text, newline=""), line - 1, None))
    cell = re.compile(rf' *(?:"(?:[^"]|"")*+"|[^"{separator}\r\n][^{separator}\r\n]*|)')
    column, at = 1, 0
    while (found := cell.match(rest, at)) and len(found[0]) <= LONGEST_CELL:
        if rest[found.end() : found.end() + 1] != separator:
            break
        column, at = column + 1, found.end() + 1
    return column


def _label(cell: str) -> str:
    return "_".join(cell.strip().casefold().replace("-", " ").replace("_", " ").split())


def _columns(name: str, first: Line, header: Sequence[str]) -> dict[str, int]:
    line, cells = first
    labels = [_label(cell) for cell in cells]
    missing = [label for label in header if label not in labels]
    if missing:
        column, cell = next(((i, c) for i, c in enumerate(labels) if c not in header), (len(labels), ""))
        found = f" Here is {quoted(cells[column])}." if cell else ""
        what = f"the column {missing[0]} is missing.{found} The header is {','.join(header)}."
        raise wrong_at(name, line, column + 1, what)
    twice = next((label for label in header if labels.count(label) > 1), None)
    if twice:
        column = labels.index(twice, labels.index(twice) + 1)
        raise wrong_at(name, line, column + 1, f"the column {twice} is there twice.")
    return {label: labels.index(label) for label in header}


def _row(name: str, line: Line, columns: dict[str, int], width: int) -> dict[str, Cell]:
    begins, cells = line
    over = next((i for i, cell in enumerate(cells) if i >= width and cell), None)
    if over is not None:
        what = (
            f"{quoted(cells[over])} is beyond the last column. Put a cell with separators in quotation marks."
        )
        raise wrong_at(name, begins, over + 1, what)
    return {
        label: Cell(cells[at] if at < len(cells) else "", name, begins, at + 1, label)
        for label, at in columns.items()
    }
