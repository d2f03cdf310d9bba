"""What a page costs, against a bare reportlab canvas that embeds the same fonts and writes the same words.

``python -m tests.benchmarks.brief [ROUNDS]`` starts fresh processes in turn and prints medians and their
ratio; then it makes pages in one process, each of a negotiation not seen before, and of the same again.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.brief.dossiers import sample
from tests.brief.geometry import shows
from workbook.brief import make
from workbook.model import Dossier

ROUNDS = 9
SAMPLE = "pay-rise"
TODAY = date(2026, 11, 23)
GOAL_PROCESS, GOAL_PAGE = 1.6, 60

_BARE = """
import io, json, sys
import pymupdf_fonts
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
for name, code in (("Regular", "figo"), ("Bold", "figbo")):
    registerFont(TTFont(name, io.BytesIO(pymupdf_fonts.myfont(code))))
canvas = Canvas(sys.argv[2], (595.276, 841.89))
for text, x, y, size, bold in json.load(open(sys.argv[1])):
    canvas.setFont("Bold" if bold else "Regular", size)
    canvas.drawString(x, y, text)
canvas.showPage()
canvas.save()
"""
_OURS = "import sys; from workbook.cli import main; sys.exit(main(sys.argv[1:]))"
_PARTS = {
    "starting Python": "pass",
    "and importing the model": "import workbook.model",
    "and Qt's text": "import workbook.model, PySide6.QtGui",
    "and reportlab": "import workbook.model, PySide6.QtGui, reportlab.pdfgen.canvas",
    "and what rebuilds outlines": (
        "import workbook.model, PySide6.QtGui, reportlab.pdfgen.canvas, "
        "fontTools.pens.ttGlyphPen, fontTools.pens.cu2quPen"
    ),
}


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory() as folder:
        words = Path(folder) / "words.json"
        words.write_text(json.dumps(_words(sample(SAMPLE))), encoding="utf-8")
        bare = [sys.executable, "-c", _BARE, str(words), f"{folder}/bare.pdf"]
        ours = [sys.executable, "-c", _OURS, "brief", "--sample", SAMPLE, "-o", f"{folder}/ours.pdf"]
        _processes(bare, ours, rounds)
    for name, code in _PARTS.items():
        print(f"  {name:40} {1000 * _median([[sys.executable, '-c', code]], rounds)[0]:7.0f} ms")
    _pages(rounds)


def _words(dossier: Dossier) -> list[tuple[str, float, float, float, bool]]:
    """What the page says, as the bare canvas is to write it."""
    written = shows(make(dossier, today=TODAY))
    return [
        (show.text, show.letters[0].left, show.letters[0].baseline, show.letters[0].size, number % 4 == 0)
        for number, show in enumerate(written)
    ]


def _processes(bare: list[str], ours: list[str], rounds: int) -> None:
    floor, found = _median([bare, ours], rounds)
    print(f"bare reportlab page, whole process   {1000 * floor:7.0f} ms")
    print(f"brief, whole process                 {1000 * found:7.0f} ms")
    print(f"ratio                                {found / floor:7.2f}    (goal: at most {GOAL_PROCESS})")


def _median(commands: list[list[str]], rounds: int) -> list[float]:
    """The median seconds of each command, started in turn."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    taken: list[list[float]] = [[] for _ in commands]
    for _ in range(rounds):
        for times, command in zip(taken, commands, strict=True):
            begin = time.perf_counter()
            subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
            times.append(time.perf_counter() - begin)
    return [statistics.median(times) for times in taken]


def _pages(rounds: int) -> None:
    dossiers = [_renamed(sample(SAMPLE), f"{number} ") for number in range(rounds + 1)]
    make(sample("large-corporation"), today=TODAY)
    fresh = [_timed(lambda d=dossier: make(d, today=TODAY)) for dossier in dossiers]
    again = [_timed(lambda d=dossier: make(d, today=TODAY)) for dossier in dossiers[-1:] * rounds]
    print(
        f"a further page, all words new        {1000 * statistics.median(fresh):7.0f} ms (goal: {GOAL_PAGE})"
    )
    print(
        f"the same page again                  {1000 * statistics.median(again):7.0f} ms (goal: {GOAL_PAGE})"
    )


def _renamed(dossier: Dossier, word: str) -> Dossier:
    """The dossier with another word before every text, so that nothing laid out before is of use."""
    changed = {
        name: tuple(_prefixed(row, word) for row in rows)
        for name, rows in vars(dossier).items()
        if isinstance(rows, tuple)
    }
    return replace(dossier, **changed)


def _prefixed(row: object, word: str) -> object:
    fresh = row.__class__(**row.model_dump())  # type: ignore[attr-defined]
    for name in (
        "what",
        "text",
        "name",
        "they_say",
        "reply",
        "if_you",
        "i_can",
        "expected",
        "fact",
        "evidence",
    ):
        if isinstance(getattr(fresh, name, None), str):
            setattr(fresh, name, f"{word}{getattr(fresh, name)}")
    return fresh


def _timed(action: Callable[[], object]) -> float:
    begin = time.perf_counter()
    action()
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
