"""How text breaks into lines. Qt shapes and breaks; lengths are in ems of the paragraph's size."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextCharFormat, QTextLayout, QTextLine, QTextOption

from workbook.brief.runs import Run, Runs, is_rtl, shortened, words
from workbook.brief.text import fonts

ISOLATE, ISOLATED = "\u2068", "\u2069"
#: The height of a line of the first font above and below the baseline, in ems.
ASCENT, DESCENT = 0.935, 0.265
LEADING = 1.28
_KEPT = 800


@dataclass(frozen=True, slots=True)
class Line:
    """A broken line, in ems. ``height`` is what its fonts need; the first font never needs more than
    any leading in use."""

    width: float
    ascent: float
    height: float

    def pitch(self, leading: float) -> float:
        """From the top of this line to the top of the next."""
        return max(leading, self.height)

    def drop(self, leading: float) -> float:
        """From its top to the baseline of its letters."""
        return (self.pitch(leading) - self.height) / 2 + self.ascent


@dataclass(frozen=True, slots=True)
class Measure:
    """What a paragraph takes: height and widest line in points, lines, and whether it was cut.

    ``baseline`` is how far below its top the letters of the first line stand.
    """

    height: float
    width: float
    baseline: float
    lines: int
    cut: bool


class Laid:
    """One paragraph, shaped once and broken at any width; ``width`` is the last, in ems."""

    def __init__(self, runs: Runs) -> None:
        self.runs = runs
        self.rtl = is_rtl(runs)
        self.text, self.spans = _joined(runs)
        self.plain = fonts.plain(words(runs))
        self.simple = self.plain and not self.rtl and all(map(_simple, self.text))
        self.layout = QTextLayout(self.text, fonts.font())
        self.layout.setFormats([_format(*place) for place in zip(runs, self.spans, strict=True)])
        self.layout.setTextOption(_option(self.rtl))
        self.layout.setCacheEnabled(True)
        self.width = -1.0
        self._lines: tuple[Line, ...] = ()
        #: What is on its lines, by width and number; filled where they are read.
        self.drawn: dict[tuple[float, int], Any] = {}

    def break_at(self, ems: float) -> tuple[Line, ...]:
        """The lines at a width in ems; the layout then holds them."""
        if ems != self.width:
            self._lines = tuple(self._break(ems))
            self.width = ems
        return self._lines

    def _break(self, ems: float) -> list[Line]:
        lines: list[Line] = []
        self.layout.beginLayout()
        while (line := self.layout.createLine()).isValid():
            line.setLineWidth(max(ems, 0.5) * fonts.BASE)
            line.setPosition(QPointF(0, 0))
            lines.append(self._measured(line))
        self.layout.endLayout()
        return lines

    def _measured(self, line: QTextLine) -> Line:
        width = line.naturalTextWidth() / fonts.BASE
        if self.plain:
            return Line(width, ASCENT, ASCENT + DESCENT)
        ascent, descent = line.ascent() / fonts.BASE, line.descent() / fonts.BASE
        return Line(width, ascent, ascent + descent)

    def run_at(self, place: int) -> Run:
        """The run that the UTF-16 unit at ``place`` belongs to."""
        for run, (start, length) in zip(self.runs, self.spans, strict=True):
            if place < start + length:
                return run
        return self.runs[-1]

    def cut(self, start: int, length: int) -> str:
        """The text of some UTF-16 units."""
        units = self.text.encode("utf-16-le")
        return units[2 * start : 2 * (start + length)].decode("utf-16-le", "replace")


def _joined(runs: Runs) -> tuple[str, list[tuple[int, int]]]:
    """The text of all runs, and where each is in it, in UTF-16 units. Where text runs from right to left
    each run is isolated, so that its neighbours do not change the order of its words and digits."""
    isolating = len(runs) > 1 and any(_turns(run.text) for run in runs)
    parts = [_isolated(run.text) if isolating else run.text for run in runs]
    spans, place = [], 0
    for part in parts:
        length = len(part.encode("utf-16-le")) // 2
        spans.append((place, length))
        place += length
    return "".join(parts), spans


def _isolated(text: str) -> str:
    """The text as one piece of its surroundings; blanks at its ends stay part of those."""
    core = text.strip(" \u00a0")
    if not core:
        return text
    before, _, after = text.partition(core)
    return f"{before}{ISOLATE}{core}{ISOLATED}{after}"


def _simple(letter: str) -> bool:
    """Whether a letter is of a European script and stands alone: one glyph, in the order written."""
    return letter < "\u0300" or "\u0370" <= letter < "\u0483" or "\u2010" <= letter <= "\u2027"


def _turns(text: str) -> bool:
    return any("\u0590" <= x <= "\u08ff" or "\ufb1d" <= x <= "\ufefc" or x >= "\U00010800" for x in text)


def _format(run: Run, span: tuple[int, int]) -> QTextLayout.FormatRange:
    styled = QTextCharFormat()
    styled.setFont(fonts.font(run.bold, run.size, run.tabular, run.spaced))
    made = QTextLayout.FormatRange()
    made.start, made.length = span
    made.format = styled
    return made


def _option(rtl: bool) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    option.setTextDirection(direction)
    option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    return option


_laid: OrderedDict[Runs, Laid] = OrderedDict()
_measured: OrderedDict[tuple[Runs, float, float, int], Measure] = OrderedDict()
_elided: OrderedDict[tuple[Runs, float, int], Runs] = OrderedDict()


def laid(runs: Runs) -> Laid:
    """The paragraph, shaped; the last few hundred are kept."""
    found = _laid.get(runs)
    if found is None:
        found = _laid[runs] = Laid(runs)
        if len(_laid) > _KEPT:
            _laid.popitem(last=False)
    return found


def measure(runs: Runs, width: float, size: float, leading: float = LEADING, max_lines: int = 0) -> Measure:
    """What the runs take when set at ``size`` points in lines of ``width`` points.

    Only the first ``max_lines`` lines count (0: all of them).
    """
    ems = round(width / size, 3)
    key = (runs, ems, leading, max_lines)
    found = _measured.get(key)
    if found is None:
        found = _measured[key] = _measure(runs, ems, leading, max_lines)
        if len(_measured) > 20 * _KEPT:
            _measured.popitem(last=False)
    return Measure(found.height * size, found.width * size, found.baseline * size, found.lines, found.cut)


def _measure(runs: Runs, ems: float, leading: float, max_lines: int) -> Measure:
    if not runs:
        return Measure(0.0, 0.0, 0.0, 0, False)
    lines = laid(runs).break_at(ems)
    shown = lines[:max_lines] if max_lines else lines
    height = sum(line.pitch(leading) for line in shown)
    widest, cut = max(line.width for line in shown), len(shown) < len(lines)
    return Measure(height, widest, shown[0].drop(leading), len(shown), cut)


def elided(runs: Runs, ems: float, max_lines: int) -> Runs:
    """The runs themselves where they fit that many lines, else their beginning with an ellipsis."""
    if not max_lines or not runs or len(laid(runs).break_at(ems)) <= max_lines:
        return runs
    key = (runs, ems, max_lines)
    if key not in _elided:
        _elided[key] = _elide(runs, ems, max_lines)
        if len(_elided) > _KEPT:
            _elided.popitem(last=False)
    return _elided[key]


def _elide(runs: Runs, ems: float, max_lines: int) -> Runs:
    whole = laid(runs)
    whole.break_at(ems)
    last = whole.layout.lineAt(max_lines - 1)
    shown = whole.cut(0, last.textStart() + last.textLength())
    text = words(runs)
    length = len(shown) - shown.count(ISOLATE) - shown.count(ISOLATED)
    while length > 0:
        short = shortened(runs, length)
        if len(Laid(short).break_at(ems)) <= max_lines:
            return short
        blank = text.rfind(" ", max(0, length - 16), length - 1)
        length = blank if blank > 0 else length - 1
    return shortened(runs, 0)
