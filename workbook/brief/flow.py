"""Breaks rows of text into pages: a row goes on over the page, a heading stays with what follows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from workbook.brief.runs import Runs
from workbook.brief.text.layout import laid
from workbook.brief.text.setter import Align
from workbook.figures.shapes import Figure, Ink

BODY = 9.5
LEADING = 1.38
#: Fewer lines of a row are left alone on neither page.
_TOGETHER = 2


@dataclass(frozen=True, slots=True)
class Cell:
    """A paragraph in a column that begins ``x`` points from the margin.

    With a ``page_of`` it says the number of the page on which that mark is. One that ``hangs`` stands
    beside the rows that follow too, and is never parted.
    """

    runs: Runs
    x: float
    width: float
    size: float = BODY
    align: Align = "start"
    leading: float = LEADING
    page_of: str = ""
    hangs: bool = False

    @property
    def ems(self) -> float:
        """The width in ems of the text."""
        return round(self.width / self.size, 3)


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that the contents and the bookmarks lead to; level 0 is a chapter."""

    key: str
    title: str
    level: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure drawn at a scale of its own size."""

    figure: Figure
    x: float
    scale: float

    @property
    def height(self) -> float:
        """Its height on paper."""
        return self.figure.height * self.scale


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """Paragraphs beside one another, or a figure.

    ``keep``: not parted from the row that follows. ``room``: begins a new page where less is left.
    ``rule``: a line over it, ``inset`` points above its words. ``head`` is repeated where a page begins
    with the row.
    """

    cells: tuple[Cell, ...] = ()
    above: float = 0.0
    below: float = 0.0
    keep: bool = False
    room: float = 0.0
    rule: Ink | None = None
    thick: float = 0.5
    inset: float = 0.0
    picture: Picture | None = None
    mark: Mark | None = None
    head: tuple["Row", ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """The lines of a row that stand on one page, from each ``starts`` to before each ``ends``."""

    row: Row
    top: float
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @property
    def begins(self) -> bool:
        """Whether the row begins here, and does not only go on."""
        return not any(self.starts)


Pages = tuple[tuple[Piece, ...], ...]


def pages(rows: Iterable[Row], height: float) -> Pages:
    """The rows on pages of ``height`` points, in their order."""
    filling = _Filling(height)
    for group in _groups(rows):
        filling.put(group)
    return tuple(tuple(page) for page in filling.pages)


def _groups(rows: Iterable[Row]) -> Iterable[list["_Measured"]]:
    group: list[_Measured] = []
    for row in rows:
        group.append(_measured(row))
        if not row.keep:
            yield group
            group = []
    if group:
        yield group


@dataclass(frozen=True, slots=True)
class _Measured:
    """A row with the height of its cells above each of their lines, and below the last one."""

    row: Row
    stacks: tuple[tuple[float, ...], ...]

    def height(self, starts: Sequence[int], ends: Sequence[int]) -> float:
        spans = (stack[end] - stack[start]
                 for stack, start, end in zip(self.stacks, starts, ends, strict=True))  # fmt: skip
        inset = 0.0 if any(starts) else self.row.inset
        picture = self.row.picture.height if self.row.picture else 0.0
        return inset + (max(*spans, picture, 0.0) if self.stacks else picture)

    @property
    def starts(self) -> tuple[int, ...]:
        return (0,) * len(self.stacks)

    @property
    def ends(self) -> tuple[int, ...]:
        return tuple(len(stack) - 1 for stack in self.stacks)

    @property
    def whole(self) -> float:
        return self.height(self.starts, self.ends)

    @property
    def least(self) -> float:
        """How much of it stands at the foot of a page at least."""
        ends = tuple(end if end <= _TOGETHER + 1 else _TOGETHER for end in self.ends)
        return self.height(self.starts, ends)


def _measured(row: Row) -> _Measured:
    return _Measured(row, tuple(_stack(cell) for cell in row.cells))


def _stack(cell: Cell) -> tuple[float, ...]:
    if cell.page_of or cell.hangs or not cell.runs:
        return 0.0, cell.size * cell.leading
    lines = laid(cell.runs).break_at(cell.ems)
    return tuple(accumulate((cell.size * line.pitch(cell.leading) for line in lines), initial=0.0))


@dataclass
class _Filling:
    """The pages so far, and how far down the last one is filled."""

    height: float
    pages: list[list[Piece]] = field(default_factory=lambda: [[]])
    y: float = 0.0

    def put(self, group: list[_Measured]) -> None:
        first = group[0].row
        needed = sum(one.row.above + one.whole + one.row.below for one in group[:-1])
        needed += group[-1].row.above + group[-1].least
        if self.pages[-1] and self.y + max(needed, first.room) > self.height:
            self.turn()
        for one in group:
            self.place(one)

    def turn(self) -> None:
        self.pages.append([])
        self.y = 0.0

    def place(self, one: _Measured) -> None:
        starts = one.starts
        while True:
            self._head(one.row)
            top = self.y + (one.row.above if self.pages[-1] and not any(starts) else 0.0)
            ends = self._fitting(one, starts, self.height - top)
            if ends == starts != one.ends:
                self.turn()
                continue
            self.pages[-1].append(Piece(one.row, top, starts, ends))
            self.y = top + one.height(starts, ends)
            if ends == one.ends:
                self.y += one.row.below
                return
            starts = ends
            self.turn()

    def _head(self, row: Row) -> None:
        if not self.pages[-1]:
            for head in row.head:
                self.place(_measured(head))

    def _fitting(self, one: _Measured, starts: tuple[int, ...], room: float) -> tuple[int, ...]:
        if one.height(starts, one.ends) <= room:
            return one.ends
        room -= 0.0 if any(starts) else one.row.inset
        fresh = all(piece.row in one.row.head for piece in self.pages[-1])
        if one.row.picture:
            return one.ends if fresh else starts
        ends = tuple(
            _line(stack, start, room, fresh) for stack, start in zip(one.stacks, starts, strict=True)
        )
        stuck = any(start == end < last for start, end, last in zip(starts, ends, one.ends, strict=True))
        return starts if stuck else ends


def _line(stack: tuple[float, ...], start: int, room: float, fresh: bool) -> int:
    """Before which line a cell is parted, without leaving a line alone on either page."""
    last = len(stack) - 1
    end = start
    while end < last and stack[end + 1] - stack[start] <= room + 1e-6:
        end += 1
    if end < last:
        end = min(end, max(start, last - _TOGETHER))
        if end - start < _TOGETHER:
            end = start
    # A page that holds nothing yet takes a line at least: else it would never end.
    return min(last, start + 1) if fresh and end == start else end
