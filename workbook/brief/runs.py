"""Words for the page: pieces of text with a style each, before anybody lays them out."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from workbook.figures.shapes import Ink

#: Longer texts are cut before they are laid out: nothing of this length fits a page of many blocks.
LONGEST = 2_400

#: Between a main thing and the remark on it. The first font has no wider blank.
APART = "\u00a0 "

_DROPPED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufff0-\ufffb\ufeff\ufffe\uffff]")
_LINE_END = re.compile(r"[ \t]*[\n\x0b\x0c\x85\u2028\u2029]\s*")
_BLANKS = re.compile(r"[ \t]+")
_BEFORE_UNIT = re.compile(r"(?<=\d) (?=[%‰€$£¥₽](?!\w))")


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one style. ``size`` is relative to the paragraph; ``ours`` marks the page's own words,
    which do not decide in which direction a paragraph runs."""

    text: str
    bold: bool = False
    ink: Ink = "ink"
    size: float = 1.0
    ours: bool = False
    tabular: bool = False
    spaced: bool = False


Runs = tuple[Run, ...]


def clean(text: str) -> str:
    """One line of printable text: no control characters, blanks single, line ends as “ · ” or a blank.

    Line breaks between sentences become blanks; between entries of a list they become middle dots.
    """
    text = _DROPPED.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    text = _LINE_END.sub(_joint, text) if len(text) < 4 * LONGEST else _LINE_END.sub(" ", text)
    text = _BEFORE_UNIT.sub("\u00a0", _BLANKS.sub(" ", text))
    return text if len(text) <= LONGEST else text[:LONGEST].rstrip() + "…"


def _joint(found: re.Match[str]) -> str:
    before = found.string[found.start() - 1] if found.start() else " "
    return " " if before in ".!?…:;,·-–—。！？،؛؟।" else " · "


def own(text: str, *, bold: bool = False, ink: Ink = "ink", tabular: bool = False) -> Run:
    """What the person wrote."""
    return Run(clean(text), bold, ink, tabular=tabular)


def ours(text: str, *, bold: bool = False, ink: Ink = "ink", size: float = 1.0, tabular: bool = False) -> Run:
    """What the page itself says."""
    return Run(text, bold, ink, size, ours=True, tabular=tabular)


def soft(text: str) -> Run:
    """What the person wrote, as a remark beside the main thing."""
    return own(text, ink="soft")


def tidy(runs: Iterable[Run]) -> Runs:
    """The runs that hold something."""
    return tuple(run for run in runs if run.text)


def quoted(text: str) -> str:
    """The text in double quotation marks, unless it already carries some."""
    text = clean(text)
    if not text or text[0] in "\"'“”„«»‚‘’‹›「『" or text[-1] in '"”“»’›」』':
        return text
    opening, closing = _quotes(text)
    return f"{opening}{text}{closing}"


def _quotes(text: str) -> tuple[str, str]:
    """The marks of the script a text begins with: only these are mirrored, or neutral, where it turns."""
    if not is_rtl((Run(text),)):
        return "“", "”"
    hebrew = any("\u0590" <= letter <= "\u05ff" for letter in text[:40])
    return ('"', '"') if hebrew else ("«", "»")


def words(runs: Runs) -> str:
    """The bare text of runs."""
    return "".join(run.text for run in runs)


def is_rtl(runs: Runs) -> bool:
    """Whether the first letter with a direction, among what the person wrote, runs from right to left."""
    text = "".join(run.text for run in runs if not run.ours)
    for letter in text[:400]:
        kind = unicodedata.bidirectional(letter)
        if kind in ("R", "AL"):
            return True
        if kind == "L":
            return False
    return False


def shortened(runs: Runs, length: int) -> Runs:
    """The first ``length`` characters of the runs, blanks at the end removed, closed with an ellipsis."""
    kept: list[Run] = []
    for run in runs:
        if length <= 0:
            break
        kept.append(replace(run, text=run.text[:length]))
        length -= len(run.text)
    if not kept:
        return (Run("…", ours=True),)
    last = kept.pop()
    return (*kept, replace(last, text=last.text.rstrip(" ,;:·.…—–-") + "…"))
