"""Draws a document of many pages: its rows, a header and a page number on each, bookmarks and links."""

import io
from dataclasses import dataclass
from datetime import date
from typing import Any

from workbook.brief import figures, pdf, style
from workbook.brief.flow import Cell, Pages, Piece, Row, pages
from workbook.brief.pen import Pen
from workbook.brief.prose import whole
from workbook.brief.runs import APART, Run, Runs, clean, ours, own, tidy, words
from workbook.brief.style import Page
from workbook.brief.text import Setter
from workbook.brief.text.layout import ASCENT, DESCENT, laid
from workbook.brief.text.setter import Box
from workbook.brief.words import plain_date

SIDE, TOP, BOTTOM = 54.0, 66.0, 58.0
_HEADER, _FOOTER, _SMALL = 34.0, 30.0, 8.0
_LONGEST_MARK = 120


@dataclass(frozen=True)
class Document:
    """What is to be printed. ``kind`` says what it is, ``mark`` stands at the top of each page."""

    title: str
    kind: str
    mark: str
    rows: tuple[Row, ...]
    today: date
    author: str = ""


def width(paper: str) -> float:
    """How wide the rows of a document are. Raises ValueError for an unknown paper."""
    return style.page(paper).width - 2 * SIDE


def write(document: Document, paper: str) -> tuple[bytes, int]:
    """The PDF and how many pages it has; the same bytes for the same document."""
    page = style.page(paper)
    laid_out = pages(document.rows, page.height - TOP - BOTTOM)
    out = io.BytesIO()
    canvas = _canvas(out, document, page)
    pen = Pen(canvas, Setter(canvas, page.height), page.height)
    _Printer(document, page, pen, laid_out).print()
    canvas.save()
    return out.getvalue(), len(laid_out)


def _canvas(out: io.BytesIO, document: Document, page: Page) -> Any:
    title = clean(document.title) or "Negotiation"
    return pdf.canvas(
        out, page.width, page.height, title=f"{title} – {document.kind.lower()}",
        subject=f"{document.kind}, {document.mark.lower()}, made {plain_date(document.today)}",
        author=document.author, made_on=document.today,
    )  # fmt: skip


def _write_lines(setter: Setter, cell: Cell, x: float, top: float, start: int, end: int) -> None:
    """Write the lines of a cell from ``start`` to before ``end``; the others are on other pages."""
    shown, y = laid(cell.runs), top
    for number, line in enumerate(shown.break_at(cell.ems)[:end]):
        if number < start:
            continue
        free = max(0.0, cell.width - line.width * cell.size)
        right = cell.align == "right" or (shown.rtl and cell.align == "start")
        left = x + cell.x + (free if right else 0.0)
        setter.line(shown, number, left, y + cell.size * line.drop(cell.leading), cell.size)
        pitch = cell.size * line.pitch(cell.leading)
        inset = max(0.0, (pitch - (ASCENT + DESCENT) * cell.size) / 2)
        end_x = left + line.width * cell.size
        setter.boxes.append(Box(left, y + inset, end_x, y + pitch - inset, words(cell.runs)))
        y += pitch


@dataclass
class _Printer:
    document: Document
    page: Page
    pen: Pen
    pages: Pages

    def __post_init__(self) -> None:
        self.places = {
            piece.row.mark.key: number
            for number, page in enumerate(self.pages, 1)
            for piece in page
            if piece.row.mark and piece.begins
        }
        self.depth = -1
        self.chapter = ""

    def print(self) -> None:
        for number, pieces in enumerate(self.pages, 1):
            self._mind_chapter(pieces)
            self._frame(number)
            for piece in pieces:
                self._piece(piece)
            self.pen.canvas.showPage()
        self.pen.canvas.addPageLabel(0, style="ARABIC", start=1)

    def _mind_chapter(self, pieces: tuple[Piece, ...]) -> None:
        begun = [p.row.mark.title for p in pieces if p.begins and p.row.mark and p.row.mark.level == 0]
        first = pieces[0].row.mark if pieces and pieces[0].begins else None
        self.begun = begun
        if first is not None and first.level == 0:
            self.chapter = first.title

    def _frame(self, number: int) -> None:
        right = SIDE, self.page.width - 2 * SIDE
        if number > 1:
            title = own(self.document.title, ink="soft")
            runs = tidy((title, ours(APART if title.text else ""), own(self.chapter, ink="faint")))
            self.pen.text(runs, SIDE, _HEADER, right[1] * 0.72, _SMALL, max_lines=1, align="left")
            line = _HEADER + _SMALL * 1.28 + 5
            self.pen.rule(SIDE, line, self.page.width - SIDE, line)
        mark = (Run(self.document.mark.upper(), True, "me", ours=True, spaced=True),)
        self.pen.text(mark, SIDE, _HEADER, right[1], _SMALL, max_lines=1, align="right")
        foot = self.page.height - _FOOTER - _SMALL
        made = (ours(f"{self.document.kind}, made {plain_date(self.document.today)}", ink="faint"),)
        self.pen.text(made, SIDE, foot, right[1] * 0.6, _SMALL, max_lines=1)
        count = (ours(f"{number} of {len(self.pages)}", ink="soft", tabular=True),)
        self.pen.text(count, SIDE, foot, right[1], _SMALL, max_lines=1, align="right")
        if self.begun:
            self.chapter = self.begun[-1]

    def _piece(self, piece: Piece) -> None:
        row, top = piece.row, TOP + piece.top
        if row.rule and piece.begins:
            self.pen.rule(SIDE, top, self.page.width - SIDE, top, row.rule, row.thick)
        if row.mark and piece.begins:
            self._bookmark(piece, top)
        top += row.inset if piece.begins else 0.0
        for cell, start, end in zip(row.cells, piece.starts, piece.ends, strict=True):
            self._cell(cell, top, start, end)
        if row.picture:
            self._picture(piece, top)

    def _cell(self, cell: Cell, top: float, start: int, end: int) -> None:
        if cell.page_of:
            self._page_of(cell, top)
        elif cell.runs:
            end = len(laid(cell.runs).break_at(cell.ems)) if cell.hangs and end else end
            _write_lines(self.pen.setter, cell, SIDE, top, start, end)

    def _page_of(self, cell: Cell, top: float) -> None:
        number = self.places.get(cell.page_of)
        if number is None:
            return
        runs: Runs = (ours(str(number), tabular=True, ink="soft"),)
        height = self.pen.text(runs, SIDE + cell.x, top, cell.width, cell.size, cell.leading, 1, "right")
        low = self.page.height - top - height
        area = (
            SIDE + cell.x + cell.width - 0.45 * (self.page.width - 2 * SIDE),
            low,
            SIDE + cell.x + cell.width,
            low + height,
        )
        self.pen.canvas.linkRect("", cell.page_of, area, relative=0, Border="[0 0 0]")

    def _bookmark(self, piece: Piece, top: float) -> None:
        mark, canvas = piece.row.mark, self.pen.canvas
        assert mark is not None
        canvas.bookmarkPage(mark.key, fit="XYZ", left=0, top=self.page.height - top + 12)
        self.depth = min(mark.level, self.depth + 1)
        canvas.addOutlineEntry(_short(mark.title), mark.key, self.depth, closed=self.depth > 0)

    def _picture(self, piece: Piece, top: float) -> None:
        shown = piece.row.picture
        assert shown is not None
        pen, known = self.pen, len(self.pen.setter.boxes)
        pen.canvas.saveState()
        pen.canvas.translate(SIDE + shown.x, pen.height - top)
        pen.canvas.scale(shown.scale, shown.scale)
        figures.draw(pen, shown.figure, 0, pen.height)
        pen.canvas.restoreState()
        del pen.setter.boxes[known:]


def _short(title: str) -> str:
    text = whole(title)
    return text if len(text) <= _LONGEST_MARK else text[:_LONGEST_MARK].rstrip() + "…"
