"""Cells as spreadsheets hand them over: read from pasted text, written for copying."""

import csv
import re
from collections.abc import Sequence
from io import StringIO

from workbook.model import plain_text
from workbook.ui import numbers

#: As many cells as a table of a thousand options needs, and far fewer than would hold up the window.
MOST_CELLS = 20_000
_MOST_TEXT = 2_000_000
_FORMULA = ("=", "+", "-", "@")
_THIRDS = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}")
NOTHING = "Nothing was changed."

Block = list[list[str]]


class NotPasted(ValueError):
    """What stands in the clipboard cannot be taken over; the text is the sentence that says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(f"{sentence} {NOTHING}")


def cells(text: str) -> Block:
    """The cells of pasted text as lines of equal length, without blanks around what stands in them.

    Tabs part cells; without tabs semicolons or commas do, where every line has as many of them and
    they part words from numbers. Raises NotPasted for what is too much or cannot be stored.
    """
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    # The rough count first: reading a huge text would take long.
    if len(text) > _MOST_TEXT or text.count("\n") + text.count("\t") > MOST_CELLS:
        raise _too_many()
    found = _parted(text)
    width = max((len(line) for line in found), default=0)
    if width * len(found) > MOST_CELLS:
        raise _too_many()
    return [
        [_clean(cell, row, at) for at, cell in enumerate([*line, *[""] * (width - len(line))], start=1)]
        for row, line in enumerate(found, start=1)
    ]


def _too_many() -> NotPasted:
    return NotPasted(f"This is too much to paste at once: {MOST_CELLS:,} cells are the most.")


def _parted(text: str) -> Block:
    if "\t" in text:
        return _read(text, "\t")
    for mark in ";,":
        found = _read(text, mark) if mark in text else []
        if len({len(line) for line in found}) == 1 and len(found[0]) > 1 and _is_table(found, text):
            return found
    return _read(text, "\t")


def _is_table(found: Block, text: str) -> bool:
    # “58,5” is a number and “salary, bonus and such” a name; “58k, 40, 30” is three cells.
    if any(is_number(line) for line in text.split("\n")):
        return False
    return any(is_number(cell) for line in found for cell in line[1:]) or (
        len(found) > 1 and len(found[0]) > 2
    )


def _read(text: str, mark: str) -> Block:
    # A quotation mark that is never closed would swallow all lines after it.
    unclosed = text.count('"') % 2
    try:
        return list(
            csv.reader(
                StringIO(text, newline=""),
                delimiter=mark,
                quoting=csv.QUOTE_NONE if unclosed else csv.QUOTE_MINIMAL,
                skipinitialspace=mark != "\t",
            )
        )
    except csv.Error:
        raise NotPasted("The clipboard cannot be read as a table.") from None


def _clean(cell: str, row: int, at: int) -> str:
    plain = plain_text(cell)
    if plain != cell.replace("\r\n", "\n"):
        raise NotPasted(f"Row {row}, column {at} holds a character that cannot be stored.")
    plain = " ".join(plain.split("\n")).strip()
    return plain[1:] if plain.startswith("'") and plain[1:].startswith(_FORMULA) else plain


def is_number(text: str) -> bool:
    """Whether something is meant as a number, even one that can be read in two ways."""
    try:
        return numbers.parse(text.removesuffix("%")) is not None
    except numbers.NotANumber as problem:
        return "and a bit" in str(problem)


def written(block: Sequence[Sequence[object]]) -> str:
    """Cells as tab-separated text, names so that no spreadsheet takes them for formulas."""
    out = StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(
        [_copied(cell) for cell in line] for line in block
    )
    return out.getvalue()


def _copied(cell: object) -> str:
    if isinstance(cell, float | int):
        text = numbers.show(float(cell))
        # Three decimals could be read as thousands when they are pasted again.
        return f"{text}0" if _THIRDS.fullmatch(text) else text
    text = str(cell or "")
    return f"'{text}" if text.startswith(_FORMULA) else text
