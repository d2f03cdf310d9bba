"""Which glyphs stand where on a laid line, and which text each of them shows."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QGlyphRun, QRawFont, QTextLine

from workbook.brief.runs import Run
from workbook.brief.text.fonts import drawable
from workbook.brief.text.layout import ISOLATE, ISOLATED, Laid

FaceKey = tuple[str, str, int, int]
_SILENT = {ISOLATE, ISOLATED, "\u2066", "\u2067", "\u200e", "\u200f", "\u061c"}


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph at a place in layout units. ``face`` None: no font has the character."""

    face: FaceKey | None
    raw: QRawFont
    index: int
    x: float
    y: float


@dataclass(slots=True)
class Cluster:
    """The glyphs that together show a piece of text, in the style of its run."""

    text: str
    glyphs: list[Glyph]
    run: Run


def clusters(laid: Laid, number: int) -> list[Cluster]:
    """The clusters of one line from left to right as they are seen."""
    line = laid.layout.lineAt(number)
    found = _simple(laid, line) or list(_any(laid, line))
    found.sort(key=lambda cluster: min(glyph.x for glyph in cluster.glyphs))
    return found


def _glyphs(run: QGlyphRun) -> list[Glyph]:
    raw = run.rawFont()
    face = None
    if raw.pixelSize() > 0:
        face = (raw.familyName(), raw.styleName(), raw.weight(), raw.style().value)
    places = zip(run.glyphIndexes(), run.positions(), strict=False)
    return [Glyph(face if drawable(raw, i) else None, raw, i, p.x(), p.y()) for i, p in places]


def _simple(laid: Laid, line: QTextLine) -> list[Cluster]:
    """One glyph a letter, in order: so it is for letters of European scripts without ligatures.

    An empty list where it is not so.
    """
    start, length = line.textStart(), line.textLength()
    if not laid.plain or laid.rtl or not _european(laid.text):
        return []
    glyphs = sorted((glyph for run in line.glyphRuns() for glyph in _glyphs(run)), key=lambda g: g.x)
    text = laid.text[start : start + length]
    if len(glyphs) != len(text):
        return []
    pairs = enumerate(zip(text, glyphs, strict=True), start)
    return [Cluster(letter, [glyph], laid.run_at(at)) for at, (letter, glyph) in pairs]


def _european(text: str) -> bool:
    return all(x < "\u0300" or "\u0370" <= x < "\u0483" or "\u2010" <= x <= "\u2027" for x in text)


def _any(laid: Laid, line: QTextLine) -> Iterator[Cluster]:
    """Asks for each cluster by itself: the indexes Qt gives for a whole line are wrong after a change
    of font."""
    seen: dict[tuple[int, float], Cluster] = {}
    start, text = line.textStart(), laid.cut(line.textStart(), line.textLength())
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    begin = 0
    while (end := finder.toNextBoundary()) > 0:
        shown = laid.cut(start + begin, end - begin)
        glyphs = [g for run in line.glyphRuns(start + begin, end - begin) for g in _glyphs(run)]
        run = laid.run_at(start + begin)
        begin = end
        if not glyphs or _silent(shown):
            continue
        key = (glyphs[0].index, round(glyphs[0].x, 2))
        if len(glyphs) == 1 and key in seen:
            seen[key].text += shown
            continue
        seen[key] = cluster = Cluster(shown, glyphs, run)
        yield cluster


def _silent(text: str) -> bool:
    return all(letter in _SILENT or unicodedata.category(letter) in ("Cf", "Zl", "Zp") for letter in text)
