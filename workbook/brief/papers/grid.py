"""The grid of the longer documents: a narrow column of labels, a wide one of text; headings and tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from workbook.brief.flow import Cell, Mark, Picture, Row
from workbook.brief.prose import paragraphs, whole
from workbook.brief.runs import APART, Run, Runs, clean, is_rtl, ours, tidy, words
from workbook.brief.text import measure
from workbook.brief.text.setter import Align
from workbook.figures.shapes import Figure, Ink

Rows = tuple[Row, ...]
SMALL = 8.5
_LABEL, _GAP = 100.0, 14.0
_CHAPTER_ROOM, _SECTION_ROOM = 190.0, 70.0
_TALLEST = 620.0
#: At this the smallest label of a figure has 7 points.
_FIGURE_SCALE = 0.94
_TIGHT = 1.3
#: An entry of fewer letters is not parted between pages.
_SHORT = 450
#: Nor is a table of so few lines.
_SMALL_TABLE = 6


@dataclass(frozen=True)
class Column:
    """A column of a table: its head, its share of the width, and where its words stand."""

    head: str
    share: float
    right: bool = False


@dataclass(frozen=True)
class Grid:
    """Where things stand on a page whose rows are ``width`` points wide."""

    width: float
    _keys: Any = field(default_factory=count, compare=False)

    @property
    def x(self) -> float:
        """Where the column of text begins."""
        return _LABEL + _GAP

    @property
    def text(self) -> float:
        """How wide the column of text is."""
        return self.width - self.x

    # Headings

    def chapter(self, title: str, parts: Iterable[Rows]) -> Rows:
        """A chapter of these parts; nothing where they are empty."""
        rows = tuple(row for part in parts for row in part)
        runs: Runs = (ours(title, bold=True),)
        head = Row((Cell(runs, 0, self.width, 18.0, leading=1.2),), above=30, below=2, keep=True,
                   room=_CHAPTER_ROOM, mark=self._mark(title, 0))  # fmt: skip
        return (head, *rows) if rows else ()

    def section(self, title: str, *parts: Rows, note: str = "", level: int = 1) -> Rows:
        """A section of these parts under a hairline; nothing where they are empty."""
        rows = tuple(row for part in parts for row in part)
        if not rows:
            return ()
        said = (ours(APART + note, ink="faint", size=0.82),) if note else ()
        runs: Runs = (Run(whole(title), True, "me", ours=True), *said)
        head = Row((Cell(runs, 0, self.width, 11.0, leading=1.3),), above=15, below=1, keep=True,
                   room=_SECTION_ROOM, mark=self._mark(title, level))  # fmt: skip
        line = Row(above=0, below=5, keep=True, rule="line")
        return (head, line, *_closer(rows))

    def _mark(self, title: str, level: int) -> Mark:
        return Mark(f"p{next(self._keys)}", title, level)

    # Text

    def said(self, text: str, ink: Ink = "soft", size: float = 9.0) -> Rows:
        """A sentence of the program's own, in the column of text."""
        runs: Runs = tidy((ours(whole(text), ink=ink),))
        return (Row((Cell(runs, self.x, self.text, size),), above=4),) if runs else ()

    def prose(self, label: str, text: str, *, bold: bool = False, close: bool = False) -> Rows:
        """Paragraphs with a label at their left; nothing without text. ``close``: a line of facts."""
        rows: list[Row] = []
        for place, line in enumerate(paragraphs(text)):
            cell = Cell((Run(line, bold),), self.x, self.text)
            beside = (self.label(label, cell),) if place == 0 and label else ()
            rows.append(Row((*beside, cell), above=3.5 if place else 1.5 if close else 6))
        return tuple(rows)

    def label(self, words: str, beside: Cell) -> Cell:
        """A small label whose letters stand on the line of the text beside it."""
        runs: Runs = (ours(whole(words), ink="soft"),)
        return Cell(runs, 0, _LABEL, SMALL, leading=beside.size * beside.leading / SMALL)

    def entry(
        self, label: str, main: str | Runs, facts: Sequence[str] = (), texts: Sequence[tuple[str, str]] = (),
        bold: bool = True,
    ) -> Rows:  # fmt: skip
        """One row of a list: its main words, facts on it in one line, and texts with a caption each."""
        mains = [(Run(line, bold),) for line in paragraphs(main)] if isinstance(main, str) else [main]
        rows = [Row((Cell(runs, self.x, self.text),), above=2) for runs in mains if runs]
        told = [fact for fact in facts if fact]
        if told:
            side: Align = "right" if rows and is_rtl(rows[0].cells[0].runs) else "start"
            rows.append(Row((Cell(_facts(told), self.x, self.text, SMALL, side, _TIGHT),), above=1))
        for caption, text in texts:
            rows += self._captioned(caption, text)
        if not rows:
            return ()
        beside = (self._hanging(label, rows),) if label else ()
        rows[0] = replace(rows[0], above=6.5, cells=(*beside, *rows[0].cells))
        short = sum(len(words(cell.runs)) for row in rows for cell in row.cells) < _SHORT
        kept = len(rows) - 1 if short else 1
        return tuple(replace(row, keep=place < min(kept, len(rows) - 1)) for place, row in enumerate(rows))

    def _hanging(self, label: str, rows: Sequence[Row]) -> Cell:
        """The label beside as many rows as it needs; where they are too few it counts itself."""
        cell = self.label(label, rows[0].cells[0])
        needed = measure(cell.runs, cell.width, cell.size, cell.leading).lines
        beside = sum(
            measure(one.runs, one.width, one.size, one.leading).lines for row in rows for one in row.cells
        )
        return replace(cell, hangs=1 < needed <= beside)

    def _captioned(self, caption: str, text: str) -> list[Row]:
        rows = []
        for place, line in enumerate(paragraphs(text)):
            named = (ours(caption + APART, ink="soft", size=0.9),) if caption and not place else ()
            rows.append(Row((Cell((*named, Run(line)), self.x, self.text),), above=2))
        return rows

    # Tables and figures

    def table(self, columns: Sequence[Column], lines: Sequence[Sequence[Runs]]) -> Rows:
        """A table over the whole width; its head is repeated on each page it goes on."""
        if not lines:
            return ()
        places = self._places(columns)
        heads = [(ours(column.head, ink="soft"),) if column.head else () for column in columns]
        head = Row(self._cells(columns, places, heads, 8.0), above=4, below=2, keep=True)
        body = [Row(self._cells(columns, places, line, 9.0), inset=2.2, below=2.4, rule="line", head=(head,),
                    keep=at < len(lines) - 1 and (len(lines) <= _SMALL_TABLE or at in (0, len(lines) - 2)))
                for at, line in enumerate(lines)]  # fmt: skip
        return (head, *body)

    def _places(self, columns: Sequence[Column]) -> list[tuple[float, float]]:
        room = self.width - 8.0 * (len(columns) - 1)
        total, x, found = sum(column.share for column in columns), 0.0, []
        for column in columns:
            wide = room * column.share / total
            found.append((x, wide))
            x += wide + 8.0
        return found

    def _cells(
        self, columns: Sequence[Column], places: Sequence[tuple[float, float]],
        texts: Sequence[Runs], size: float,
    ) -> tuple[Cell, ...]:  # fmt: skip
        return tuple(
            Cell(runs, x, wide, size, "right" if column.right else "start", 1.25)
            for column, (x, wide), runs in zip(columns, places, texts, strict=True)
        )

    def picture(self, figure: Figure, *, wide: bool = False, keep: bool = False) -> Rows:
        """A figure: over the whole width, or in the column of text; ``keep``: with what follows.

        One that is higher than a page is left out, as smaller nobody could read it: what it shows stands
        in words beside it.
        """
        if figure.height * _FIGURE_SCALE > _TALLEST:
            return ()
        return (Row(picture=Picture(figure, 0.0 if wide else self.x, _FIGURE_SCALE), above=8, below=6,
                    keep=keep),)  # fmt: skip

    def figure_width(self, *, wide: bool = False) -> float:
        """For which width a figure is to be asked."""
        return (self.width if wide else self.text) / _FIGURE_SCALE


def _facts(told: Sequence[str]) -> Runs:
    return (ours(" · ".join(clean(fact) for fact in told), ink="soft"),)


def _closer(rows: Rows) -> Rows:
    return (replace(rows[0], above=0), *rows[1:])


def measured(words: str, size: float, bold: bool) -> float:
    """How wide words in a figure are on paper."""
    return measure((ours(clean(words), bold=bold),), 4000, size).width
