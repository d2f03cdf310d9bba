"""Which glyphs stand where on a laid line, and which text each of them shows."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QGlyphRun, QRawFont, QTextLine

from workbook.brief.runs import Run
from workbook.brief.text.fonts import drawable
from workbook.brief.text.layout import ISOLATE, ISOLATED, Laid

FaceKey = tuple[str, str, int, int]
#: How many lines of a paragraph are kept for the next page.
_KEPT = 40
_SILENT = frozenset((ISOLATE, ISOLATED))


@dataclass(slots=True)
class Row:
    """Glyphs of one font and style beside one another, from left to right, in layout units.

    ``face`` None: no font has these characters. ``whole``: the glyphs together show one text.
    """

    face: FaceKey | None
    raw: QRawFont
    run: Run
    y: float
    whole: bool = False
    indexes: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    xs: list[float] = field(default_factory=list)


def rows(laid: Laid, number: int) -> list[Row]:
    """The rows of one line from left to right as they are seen."""
    found = laid.drawn.get((laid.width, number))
    if found is None:
        line = laid.layout.lineAt(number)
        found = (_simple(laid, line) if laid.simple else None) or _any(laid, line)
        if len(laid.drawn) >= _KEPT:
            laid.drawn.clear()
        laid.drawn[laid.width, number] = found
    return found


def _simple(laid: Laid, line: QTextLine) -> list[Row] | None:
    """One glyph a letter, in order, as it is for European scripts without ligatures.

    None where it is not so.
    """
    start = line.textStart()
    text = laid.text[start : start + line.textLength()]
    found: list[Row] = []
    at = 0
    for run in sorted(line.glyphRuns(), key=_begin):
        row = _row(run, laid.run_at(start + at))
        row.texts = list(text[at : at + len(row.indexes)])
        at += len(row.indexes)
        found.append(row)
    shown = len(text) if at == len(text) else len(text.rstrip())
    fine = at == shown and all(row.face and 0 not in row.indexes for row in found)
    return found if fine else None


def _begin(run: QGlyphRun) -> float:
    places = run.positions()
    return places[0].x() if places else 0.0


def _row(glyphs: QGlyphRun, run: Run) -> Row:
    raw, places = glyphs.rawFont(), glyphs.positions()
    row = Row(_face(raw), raw, run, places[0].y() if places else 0.0)
    row.indexes, row.xs = list(glyphs.glyphIndexes()), [place.x() for place in places]
    return row


def _face(raw: QRawFont) -> FaceKey | None:
    if raw.pixelSize() <= 0:
        return None
    return raw.familyName(), raw.styleName(), raw.weight(), raw.style().value


@dataclass(slots=True)
class _Glyph:
    face: FaceKey | None
    raw: QRawFont
    index: int
    x: float
    y: float


@dataclass(slots=True)
class _Cluster:
    text: str
    glyphs: list[_Glyph]
    run: Run


def _any(laid: Laid, line: QTextLine) -> list[Row]:
    clusters = sorted(_clusters(laid, line), key=lambda cluster: min(g.x for g in cluster.glyphs))
    found: list[Row] = []
    for cluster in clusters:
        first, whole = cluster.glyphs[0], len(cluster.glyphs) > 1
        key = (first.face, first.y, cluster.run)
        last = found[-1] if found else None
        if whole or last is None or last.whole or (last.face, last.y, last.run) != key:
            found.append(Row(first.face, first.raw, cluster.run, first.y, whole))
        for place, glyph in enumerate(cluster.glyphs):
            if place and (glyph.face, glyph.y) != (found[-1].face, found[-1].y):
                found.append(Row(glyph.face, glyph.raw, cluster.run, glyph.y))
            found[-1].indexes.append(glyph.index)
            found[-1].xs.append(glyph.x)
            found[-1].texts.append("" if place else cluster.text)
    return found


def _clusters(laid: Laid, line: QTextLine) -> Iterator[_Cluster]:
    """Asks for each cluster by itself: the indexes Qt gives for a whole line are wrong after a change
    of font."""
    seen: dict[tuple[int, float], _Cluster] = {}
    start, text = line.textStart(), laid.cut(line.textStart(), line.textLength())
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    begin = 0
    while (end := finder.toNextBoundary()) > 0:
        shown, run = laid.cut(start + begin, end - begin), laid.run_at(start + begin)
        glyphs = _glyphs(line, start + begin, end - begin)
        begin = end
        shown = "".join(letter for letter in shown if letter not in _SILENT)
        if not glyphs or not shown or _invisible(shown):
            continue
        # A ligature, or letters the finder parts and Qt does not, come back for each of their parts.
        known = [seen[key] for glyph in glyphs if (key := _place(glyph)) in seen]
        if len(known) == len(glyphs):
            known[0].text += shown
            continue
        cluster = _Cluster(shown, [glyph for glyph in glyphs if _place(glyph) not in seen], run)
        seen.update((_place(glyph), cluster) for glyph in cluster.glyphs)
        yield cluster


def _place(glyph: _Glyph) -> tuple[int, float]:
    return glyph.index, round(glyph.x, 2)


def _glyphs(line: QTextLine, start: int, length: int) -> list[_Glyph]:
    found = []
    for run in line.glyphRuns(start, length):
        raw = run.rawFont()
        face = _face(raw)
        for index, place in zip(run.glyphIndexes(), run.positions(), strict=False):
            found.append(_Glyph(face if drawable(raw, index) else None, raw, index, place.x(), place.y()))
    return found


def _invisible(text: str) -> bool:
    return all(unicodedata.category(letter) in ("Cf", "Zl", "Zp") for letter in text)
