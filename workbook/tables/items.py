"""Things to divide as people have them in a spreadsheet: a row an item, with the points each gives it."""

from pathlib import Path

from workbook.analysis.division import Item
from workbook.tables import numbers, sheet
from workbook.tables.errors import quoted
from workbook.tables.sheet import Cell

HEADER = ("item", "points_a", "points_b")
MOST_ITEMS = 10_000


def read(path: Path) -> tuple[Item, ...]:
    """The items in a CSV file with the columns of HEADER, in its order, the points as they are given.

    Raises WrongInput, naming line and column, for an item without a name or named twice, and for points
    that are no number or negative.
    """
    found = sheet.read(path, HEADER)
    _check_names([row["item"] for row in found.rows])
    cells = [row[label] for row in found.rows for label in HEADER[1:]]
    points = numbers.all_of(cells, commas_separate=found.commas_separate)
    for cell, value in zip(cells, points, strict=True):
        if value < 0:
            raise cell.wrong(f"{quoted(cell.text)} is negative. Points begin at 0.")
    names = [row["item"].text for row in found.rows]
    return tuple(Item(name, a, b) for name, a, b in zip(names, points[::2], points[1::2], strict=True))


def _check_names(cells: list[Cell]) -> None:
    seen: dict[str, int] = {}
    for cell in cells:
        if not cell.text:
            raise cell.wrong("the cell is empty. Write the name of the item.")
        if cell.text in seen:
            raise cell.wrong(f"the item {quoted(cell.text)} is in line {seen[cell.text]} already.")
        if len(seen) >= MOST_ITEMS:
            raise cell.wrong(f"more than {MOST_ITEMS:,} items cannot be divided.")
        seen[cell.text] = cell.line
