"""What a pasted table says: per line an issue or an option with its numbers, wherever they go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from workbook.model import Issue, Option
from workbook.model.fields import LINE
from workbook.ui import numbers
from workbook.ui.tradeoffs.matrix.clipboard import Block, NotPasted, is_number
from workbook.ui.tradeoffs.matrix.heads import BY_COUNT, ISSUE, OPTION, Head, heads_of
from workbook.ui.tradeoffs.matrix.lines import ESTIMATE, HIGH, LIKELY, LOW


@dataclass(frozen=True)
class Number:
    """A number with the place where it stood."""

    value: float
    where: str


Given = Mapping[int, Number]


@dataclass(frozen=True)
class Entry:
    """What one pasted line says; names where the issue or the option is looked up, or made."""

    row: int
    issue: Issue | str
    option: Option | str = ""
    weights: Given = field(default_factory=dict)
    scores: Given = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """What was understood, and the headings of columns that were left out."""

    entries: tuple[Entry, ...]
    left_out: tuple[str, ...] = ()


def table(block: Block, inside: Issue | None) -> Reading | None:
    """The entries of a block that is a table: with headings, or with names of issues and options before
    its numbers. None for any other block. ``inside`` is the issue for options without one.

    Raises NotPasted, naming row and column, for what cannot be read.
    """
    heads = heads_of(block[0])
    if heads is not None:
        left_out = [word for word, head in zip(block[0], heads, strict=True) if head is None and word]
        if ISSUE not in heads and inside is None:
            raise NotPasted("The table has no column “issue”: go to an option of the issue it belongs to.")
        return Reading(_entries(block[1:], heads, block[0], 2, inside), tuple(left_out))
    begin = _first_row(block)
    count = len(block[0]) - 2
    if count < 0 or not (_names_both(block[begin:]) or (begin and count in (2, 4))):
        return None
    if count not in BY_COUNT:
        raise NotPasted(
            f"What the {count} columns of numbers are is not clear. Put a line of headings above them: "
            "issue, option, weight_me, score_me, weight_them, score_them."
        )
    captions = [f"column {at + 1}" for at in range(len(block[0]))]
    return Reading(_entries(block[begin:], [ISSUE, OPTION, *BY_COUNT[count]], captions, begin + 1, inside))


def _first_row(block: Block) -> int:
    """1 where the first line only names the columns, in whatever language."""
    first, rest = block[0], block[1:]
    plain = not any(is_number(word) for word in first) and all(first[1:])
    return 1 if plain and any(is_number(cell) for line in rest for cell in line) else 0


def _names_both(block: Block) -> bool:
    # Options of an issue differ from each other, so names that come back are those of issues.
    first = [line[0] for line in block]
    if any(is_number(name) for name in first):
        return False
    texts = any(line[1] and not is_number(line[1]) for line in block)
    comes_back = len(block) > 1 and len(set(filter(None, first))) < len(first)
    return texts or (comes_back and len(block[0]) > 2)


def _entries(
    lines: Block, heads: Sequence[Head | None], captions: Sequence[str], first: int, inside: Issue | None
) -> tuple[Entry, ...]:
    made: list[Entry] = []
    issue: Issue | str = "" if ISSUE in heads else inside or ""
    for row, line in enumerate(lines, start=first):
        if not any(line):
            continue
        named = line[heads.index(ISSUE)] if ISSUE in heads else ""
        issue = fitting(named, row) if named else issue
        if not issue:
            raise NotPasted(f"Row {row} has no issue.")
        option = fitting(line[heads.index(OPTION)], row) if OPTION in heads else ""
        made.append(_entry(row, issue, option, line, heads, captions))
    return tuple(made)


def _entry(
    row: int,
    issue: Issue | str,
    option: str,
    line: Sequence[str],
    heads: Sequence[Head | None],
    captions: Sequence[str],
) -> Entry:
    given: dict[str, dict[int, Number]] = {"weight": {}, "score": {}}
    for head, text, caption in zip(heads, line, captions, strict=True):
        if head in (None, ISSUE, OPTION) or not text:
            continue
        assert head is not None
        number = number_in(text, row, caption)
        what = ("score" if option else "weight") if head.what == "either" else head.what
        if what == "score" and not option:
            raise NotPasted(f"{_start(number.where)}: there is a score, but no option.")
        given[what][head.column] = number
    return checked(Entry(row, issue, option, given["weight"], given["score"]))


def number_in(text: str, row: int, caption: str) -> Number:
    """The number in a cell. Raises NotPasted, naming the cell, where it is none or has two readings."""
    where = f"row {row}, {caption if caption.startswith('column ') else f'“{caption}”'}"
    try:
        value = numbers.parse(text.removesuffix("%"))
    except ValueError as problem:
        raise NotPasted(f"{_start(where)} holds “{_short(text)}”. {problem}") from None
    if value is None:
        raise NotPasted(f"{_start(where)} holds “{_short(text)}”, which is no number.")
    return Number(value, where)


def fitting(name: str, row: int) -> str:
    """The name, if it is short enough. Raises NotPasted, naming the row."""
    if len(name) > LINE:
        raise NotPasted(f"Row {row} has a name of {len(name):,} characters; {LINE} are the most.")
    return name


def checked(entry: Entry) -> Entry:
    """The entry, if its estimates run from the least to the most. Raises NotPasted, naming the row."""
    for given in (entry.weights, entry.scores):
        known = [(column, given[column].value) for column in ESTIMATE if column in given]
        for (one, low), (other, high) in pairwise(known):
            if low > high:
                raise NotPasted(
                    f"Row {entry.row}: {_ENDS[one]} ({numbers.show(low)}) is more than "
                    f"{_ENDS[other]} ({numbers.show(high)})."
                )
    return entry


_ENDS = {LOW: "the least", LIKELY: "the likely", HIGH: "the most"}


def _start(where: str) -> str:
    return where[0].upper() + where[1:]


def _short(text: str) -> str:
    return text if len(text) <= 30 else text[:29].rstrip() + "…"


def with_numbers(entry: Entry, *, weights: Given | None = None, scores: Given | None = None) -> Entry:
    """The entry with other numbers."""
    return replace(
        entry,
        weights=entry.weights if weights is None else weights,
        scores=entry.scores if scores is None else scores,
    )
