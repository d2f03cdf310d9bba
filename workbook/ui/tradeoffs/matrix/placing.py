"""Blocks of cells pasted at a place: numbers over numbers, names as options or issues."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbook.model import Issue, Option
from workbook.ui.tradeoffs.matrix.clipboard import Block, NotPasted, is_number
from workbook.ui.tradeoffs.matrix.entries import Entry, Number, Reading, checked, fitting, number_in, table
from workbook.ui.tradeoffs.matrix.lines import HIGH, LIKELY, ME, NAME, Line

_CAPTIONS = ("name", "you", "least", "likely", "most")


@dataclass(frozen=True)
class Place:
    """Where something is pasted: the lines of the table, and the cell that has the keyboard."""

    lines: Sequence[Line]
    row: int
    column: int

    @property
    def line(self) -> Line:
        return self.lines[self.row]


@dataclass(frozen=True)
class Shape:
    """From where in the table cells were copied: the first column, and what each line was."""

    left: int
    kinds: tuple[str, ...]


def understood(block: Block, place: Place, shape: Shape | None = None) -> Reading:
    """What a pasted block means at a place. Raises NotPasted where it means nothing, or does not fit there.

    Numbers fill numbers downwards: beside an option those of options, beside an issue those of issues; what
    was copied from the table itself keeps its columns. Names are looked up, and added where they are not
    there. A block with names of issues and options is a table, wherever it is pasted.
    """
    if not any(any(line) for line in block):
        raise NotPasted("The clipboard holds no text.")
    found = None if shape else table(block, place.line.issue)
    if found is not None:
        return found
    if shape is not None and shape.left == NAME and len(set(shape.kinds)) > 1:
        return Reading(_as_copied(block, shape, place))
    names = shape.left == NAME if shape is not None else _has_names(block, place)
    return Reading(_names(block, place, shape) if names else _numbers(block, place, shape))


def _has_names(block: Block, place: Place) -> bool:
    return place.column == NAME or (len(block[0]) > 1 and any(not is_number(line[0]) for line in block))


# Names, with numbers beside them


def _names(block: Block, place: Place, shape: Shape | None) -> tuple[Entry, ...]:
    columns = _columns(len(block[0]), NAME, shape)
    of_issues = "issue" in shape.kinds if shape else place.line.kind in ("issue", "new issue")
    made = []
    for row, line in enumerate(block, start=1):
        if not any(line):
            continue
        if not line[0]:
            raise NotPasted(f"Row {row} has numbers but no name.")
        name, given = fitting(line[0], row), _given(line[1:], row, columns[1:])
        if of_issues:
            made.append(checked(Entry(row, name, weights=given)))
        elif place.line.issue is not None:
            made.append(checked(Entry(row, place.line.issue, name, scores=given)))
        else:
            raise NotPasted("These are options: go to an option of the issue they belong to.")
    return tuple(made)


def _as_copied(block: Block, shape: Shape, place: Place) -> tuple[Entry, ...]:
    made: list[Entry] = []
    issue: Issue | str = place.line.issue or ""
    for row, (line, kind) in enumerate(zip(block, shape.kinds, strict=False), start=1):
        given = _given(line[1:], row, range(ME, HIGH + 1))
        name = fitting(line[0], row)
        if kind == "issue":
            issue = name
            made.append(checked(Entry(row, name, weights=given)))
        elif issue and name:
            made.append(checked(Entry(row, issue, name, scores=given)))
    return tuple(made)


# Numbers over numbers


def _numbers(block: Block, place: Place, shape: Shape | None) -> tuple[Entry, ...]:
    column = place.column if place.column != NAME else shape.left if shape else ME
    columns = _columns(len(block[0]), column, shape if shape and shape.left == column else None)
    if columns[-1] > HIGH:
        raise NotPasted(
            f"The {len(block[0])} columns do not fit: there are {HIGH - column + 1} from here on."
        )
    targets = _targets(place, shape)
    if len(block) > len(targets):
        what = "issues" if place.line.kind == "issue" else "options"
        lines = f"{what} there are {len(targets)}" if not shape else f"lines there are {len(targets)}"
        raise NotPasted(f"The {len(block)} rows do not fit: of {lines} from here on.")
    return tuple(
        checked(_entry(target, row, _given(line, row, columns)))
        for row, (line, target) in enumerate(zip(block, targets, strict=False), start=1)
        if any(line)
    )


def _targets(place: Place, shape: Shape | None) -> list[Line]:
    stored = [line for line in place.lines[place.row :] if line.is_stored]
    mixed = shape is not None and len(set(shape.kinds)) > 1
    return stored if mixed else [line for line in stored if line.kind == place.line.kind]


def _entry(line: Line, row: int, given: dict[int, Number]) -> Entry:
    assert line.issue is not None
    if isinstance(line.row, Option):
        return Entry(row, line.issue, line.row, scores=given)
    return Entry(row, line.issue, weights=given)


def _columns(width: int, left: int, shape: Shape | None) -> list[int]:
    """Which columns a block fills; of two numbers, mine and theirs, the second is the likely one."""
    if shape is None and (left, width) in ((NAME, 3), (ME, 2)):
        return [NAME, ME, LIKELY] if left == NAME else [ME, LIKELY]
    found = list(range(left, left + width))
    if left == NAME and width > HIGH + 1:
        raise NotPasted(
            f"What the {width} columns are is not clear. Put a line of headings above them: "
            "issue, option, weight_me, score_me, weight_them, score_them."
        )
    return found


def _given(line: Sequence[str], row: int, columns: Sequence[int]) -> dict[int, Number]:
    return {
        column: number_in(text, row, _CAPTIONS[column])
        for text, column in zip(line, columns, strict=False)
        if text
    }
