"""Measures and draws blocks: a title, entries below one another, and what was left out."""

from dataclasses import dataclass
from functools import lru_cache

from workbook.brief.block import Block, Item
from workbook.brief.pen import Pen
from workbook.brief.runs import APART, Runs, is_rtl, ours
from workbook.brief.style import CLEAN, SMALLEST, Style
from workbook.brief.text import measure


@dataclass(frozen=True, slots=True)
class Look:
    """Sizes and spaces that follow from the size of body text. ``clip``: most lines of an entry."""

    size: float
    clip: int = 8
    style: Style = CLEAN
    for_table: bool = False

    @property
    def leading(self) -> float:
        """From line to line, in ems."""
        return self.style.leading

    @property
    def title(self) -> float:
        return self.size * 1.06

    @property
    def small(self) -> float:
        """Captions and what was left out; never below what can be read at arm’s length."""
        return max(SMALLEST, self.size * 0.88)

    @property
    def under_title(self) -> float:
        return self.size * 0.22 * self.style.loose

    @property
    def between(self) -> float:
        return self.size * 0.26 * self.style.loose

    @property
    def over_title(self) -> float:
        """From the hairline over a heading to the heading."""
        return self.size * 0.3 if self.style.ruled else 0.0

    @property
    def indent(self) -> float:
        return self.size * 0.95

    @property
    def rail(self) -> float:
        return self.size * 1.1


TITLE_LEADING = 1.3


def title_runs(block: Block) -> Runs:
    """The heading of a block."""
    return (ours(block.title, bold=True, ink="ink" if block.rail else "me"),)


def _headed(block: Block, width: float, look: Look, count: int) -> tuple[Runs, Runs]:
    """The heading, with what was left out where that fits beside it; else that for the end of the list."""
    title, left_out = title_runs(block), block.left_out(count)
    small = look.small / look.title
    if not left_out:
        return title, ()
    whole = (*title, ours(APART, size=small), *more_runs(left_out, look, small))
    fits = measure(whole, 4000, look.title).width <= width
    return (whole, ()) if fits else (title, more_runs(left_out, look))


def more_runs(left_out: int, look: Look, size: float = 1.0) -> Runs:
    """What is said where a list was shortened; not where the rest is, on a page that others see."""
    where = "" if look.for_table else " in the workbook"
    return (ours(f"+{left_out} more{where}", ink="faint", size=size),)


@lru_cache(maxsize=4096)
def height(block: Block, width: float, look: Look, count: int) -> float:
    """How high a block is when it shows its first ``count`` entries."""
    inner = width - (look.rail if block.rail else 0.0)
    total = _title_height(look) if block.title else 0.0
    hang = hanging_width(block, look, count)
    for item in block.shown(count):
        total += item_height(item, inner - hang, look) + look.between
    if block.title and _headed(block, inner, look, count)[1]:
        total += look.small * TITLE_LEADING + look.between
    return total - look.between


def _title_height(look: Look) -> float:
    return look.over_title + look.title * TITLE_LEADING + look.under_title


def item_height(item: Item, width: float, look: Look) -> float:
    """How high one entry is in a column of its own width."""
    return measure(item.runs, width, look.size, look.leading, look.clip).height


def hanging_width(block: Block, look: Look, count: int) -> float:
    """How far entries stand in: behind their labels, or behind a dot."""
    if not block.hanging():
        return look.indent
    labels = [measure(item.label, 400, look.size).width for item in block.shown(count) if item.label]
    return max(labels, default=0.0) + look.size * 0.8


def draw(pen: Pen, block: Block, x: float, top: float, width: float, look: Look, count: int) -> float:
    """Draw a block and say how high it is."""
    y = top
    if block.rail:
        pen.bar(x, top + 1, 2.2, height(block, width, look, count) - 1, "ink")
        x, width = x + look.rail, width - look.rail
    later: Runs = ()
    if block.title:
        title, later = _headed(block, width, look, count)
        y += heading(pen, title, x, y, width, look) + look.under_title
    hang = hanging_width(block, look, count)
    above: Runs = ()
    for item in block.shown(count):
        label = item.label if item.label != above else ()
        above = item.label
        y += _draw_item(pen, item, label, not block.hanging(), (x, y, width), hang, look) + look.between
    if later:
        y += pen.text(later, x, y, width, look.small, TITLE_LEADING, 1) + look.between
    return y - look.between - top


def heading(pen: Pen, title: Runs, x: float, y: float, width: float, look: Look) -> float:
    """Draw a heading, under a hairline where the style has one; how high it is comes back."""
    if look.style.ruled:
        pen.rule(x, y, x + width, y, "line", 0.5)
    return look.over_title + pen.text(title, x, y + look.over_title, width, look.title, TITLE_LEADING, 1)


def _draw_item(
    pen: Pen,
    item: Item,
    label: Runs,
    dotted: bool,
    place: tuple[float, float, float],
    hang: float,
    look: Look,
) -> float:
    x, y, width = place
    rtl = dotted and is_rtl(item.runs)
    baseline = _baseline(item.runs, width - hang, look)
    if dotted:
        inset = look.size * 0.24
        across = x + width - inset if rtl else x + inset
        pen.dot(across, y + baseline - look.size * 0.27, look.size * 0.13, "faint")
    elif label:
        pen.text(label, x, y + baseline - _baseline(label, hang, look), hang, look.size, look.leading, 1)
    return pen.text(item.runs, x if rtl else x + hang, y, width - hang, look.size, look.leading, look.clip)


def _baseline(runs: Runs, width: float, look: Look) -> float:
    return measure(runs, width, look.size, look.leading).baseline
