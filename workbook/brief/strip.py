"""The strip of issues: where to open, aim and stop, and how much each matters to both sides."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from workbook.analysis.tradeoffs.trades import steps
from workbook.brief.facts import Facts
from workbook.brief.lists import TITLE_LEADING, Look, more_runs
from workbook.brief.pen import Pen
from workbook.brief.runs import Runs, clean, ours, own, tidy
from workbook.brief.text import measure
from workbook.brief.words import number, span
from workbook.model import Dossier, Issue, Option

_GAP = 9.0
_BAR = 46.0
_CELL_LINES = 2


@dataclass(frozen=True)
class Estimate:
    """How much an issue matters: a range with a likely place in it, in points."""

    low: float
    likely: float
    high: float
    text: str


@dataclass(frozen=True)
class Column:
    """A column of the strip: its head, and for each issue words or an estimate."""

    name: str
    head: str
    texts: tuple[Runs, ...] = ()
    bars: tuple[Estimate | None, ...] = ()
    widest: float = 0.2


@dataclass(frozen=True, eq=False)
class Strip:
    """The whole strip. ``rank`` gives the issues' places from the one that matters most; the first ``pins``
    are to be on the page before any other. ``rows`` are the ids of the issues; those without a name are
    ``unsaid``."""

    columns: tuple[Column, ...] = ()
    rank: tuple[int, ...] = ()
    rows: tuple[str, ...] = ()
    pins: int = 0
    unsaid: int = 0

    def left_out(self, count: int) -> int:
        """How many issues are not shown where ``count`` are."""
        return len(self) - count + self.unsaid

    def __len__(self) -> int:
        return len(self.rank)

    def pinned(self, rows: frozenset[str]) -> "Strip":
        """The strip with these issues mattering most."""
        first = [at for at in self.rank if self.rows[at] in rows]
        rank = (*first, *(at for at in self.rank if at not in first))
        return replace(self, rank=rank, pins=len(first))


def strip(facts: Facts) -> Strip:
    """The strip of the issues that have a name; columns nobody filled are left out."""
    dossier = facts.dossier
    issues = [issue for issue in dossier.issues if clean(issue.name)]
    names = {option.id: option for option in dossier.options}
    worth = {step.issue_id: step.sentence for step in steps(dossier)}
    columns = (
        Column("issue", "issue", tuple((own(i.name, bold=True),) for i in issues), widest=0.26),
        _choice("open", "open", [names.get(i.opening_id or "") for i in issues]),
        _choice("target", "target", [names.get(i.target_id or "") for i in issues], bold=True),
        _choice("walk", "walk away", [names.get(i.walk_away_id or "") for i in issues]),
        Column("me", "matters to you", bars=tuple(_mine(i) for i in issues)),
        Column("them", "to them (estimate)", bars=tuple(_theirs(i) for i in issues)),
        Column("step", "one step is worth",
               tuple(tidy((ours(worth.get(i.id, ""), ink="soft"),)) for i in issues), widest=0.22),
    )  # fmt: skip
    used = tuple(column for column in columns if any(column.texts) or any(column.bars))
    rank = sorted(range(len(issues)), key=lambda at: -(issues[at].weight_me or 0.0))
    unsaid = sum(not clean(i.name) and _has_content(dossier, i) for i in dossier.issues)
    return Strip(used, tuple(rank), tuple(issue.id for issue in issues), unsaid=unsaid)


def _has_content(dossier: Dossier, issue: Issue) -> bool:
    return bool(clean(issue.note) or any(clean(option.name) for option in dossier.options_of(issue.id)))


def _choice(name: str, head: str, options: Sequence[Option | None], bold: bool = False) -> Column:
    texts = tuple(tidy((own(option.name if option else "", bold=bold),)) for option in options)
    return Column(name, head, texts, widest=0.17)


def _mine(issue: Issue) -> Estimate | None:
    value = issue.weight_me
    return None if value is None else Estimate(value, value, value, number(value))


def _theirs(issue: Issue) -> Estimate | None:
    values = (issue.weight_them_low, issue.weight_them_likely, issue.weight_them_high)
    known = [value for value in values if value is not None]
    if not known:
        return None
    likely = values[1] if values[1] is not None else sum(known) / len(known)
    return Estimate(min(known), likely, max(known), span(*values))


def shown(table: Strip, count: int) -> list[int]:
    """The issues that matter most, in the person's order."""
    return sorted(table.rank[:count])


@lru_cache(maxsize=256)
def height(table: Strip, width: float, look: Look, count: int) -> float:
    """How high the strip is when it shows ``count`` issues."""
    if not len(table):
        return 0.0
    widths = _widths(table, width, look, count)
    rows = sum(_row_height(table, at, widths, look) for at in shown(table, count))
    more = look.small * TITLE_LEADING + look.between if table.left_out(count) else 0.0
    return _head_height(look) + rows + more


def _head_height(look: Look) -> float:
    return look.small * TITLE_LEADING + look.size * 0.2


def _row_height(table: Strip, at: int, widths: list[float], look: Look) -> float:
    tallest = max(
        measure(column.texts[at], width, look.size, look.leading, _CELL_LINES).height
        for column, width in zip(table.columns, widths, strict=True)
        if column.texts
    )
    return tallest + _padding(look)


def _padding(look: Look) -> float:
    return look.size * 0.4 * look.style.loose


def _natural(column: Column, look: Look, rows: list[int]) -> float:
    head = _head_width(column, look)
    if column.bars:
        texts = [(ours(bar.text, tabular=True),) for at in rows if (bar := column.bars[at])]
        return max(head, _BAR + 5 + max((measure(t, 400, look.size).width for t in texts), default=0))
    return max([head, *(measure(column.texts[at], 900, look.size).width for at in rows)]) + 0.5


def _widths(table: Strip, width: float, look: Look, count: int) -> list[float]:
    """Columns as wide as their widest cell asks, capped; what is left over goes between them."""
    rows = shown(table, count)
    room = width - _GAP * (len(table.columns) - 1)
    wished = [_natural(column, look, rows) for column in table.columns]
    capped = [
        asked if column.bars else min(asked, column.widest * width)
        for asked, column in zip(wished, table.columns, strict=True)
    ]
    if sum(capped) > room:
        return _narrowed(table, capped, room, look)
    lacking = sum(wished) - sum(capped)
    extra = min(room - sum(capped), lacking)
    if lacking > 0:
        capped = [c + extra * (w - c) / lacking for c, w in zip(capped, wished, strict=True)]
    spare = (room - sum(capped)) / len(capped)
    return [part + spare for part in capped]


def _narrowed(table: Strip, widths: list[float], room: float, look: Look) -> list[float]:
    """Columns of words give way to columns of bars, none more than its head allows while that is possible."""
    heads = [_head_width(column, look) for column in table.columns]
    least = [
        width if column.bars else min(width, head)
        for column, width, head in zip(table.columns, widths, heads, strict=True)
    ]
    if sum(least) > room:
        return [width * room / sum(least) for width in least]
    part = (room - sum(least)) / max(0.1, sum(widths) - sum(least))
    return [low + (width - low) * part for low, width in zip(least, widths, strict=True)]


def _head_width(column: Column, look: Look) -> float:
    return measure((ours(column.head),), 400, look.small).width + 0.5


def draw(pen: Pen, table: Strip, x: float, top: float, width: float, look: Look, count: int) -> float:
    """Draw the strip and say how high it is."""
    if not len(table):
        return 0.0
    widths = _widths(table, width, look, count)
    left = x
    for column, wide in zip(table.columns, widths, strict=True):
        pen.text((ours(column.head, ink="soft"),), left, top, wide, look.small, TITLE_LEADING, 1)
        left += wide + _GAP
    y = top + _head_height(look)
    most = max((bar.high for c in table.columns for bar in c.bars if bar), default=0.0)
    for at in shown(table, count):
        pen.rule(x, y, x + width, y)
        _draw_row(pen, table, at, x, y, widths, look, most)
        y += _row_height(table, at, widths, look)
    if table.left_out(count):
        runs = more_runs(table.left_out(count), look)
        y += look.between + pen.text(runs, x, y + look.between, width, look.small, TITLE_LEADING, 1)
    return y - top


def _draw_row(
    pen: Pen, table: Strip, at: int, x: float, y: float, widths: list[float], look: Look, most: float
) -> None:
    y += _padding(look) / 2
    for column, wide in zip(table.columns, widths, strict=True):
        if column.texts:
            pen.text(column.texts[at], x, y, wide, look.size, look.leading, _CELL_LINES)
        elif bar := column.bars[at]:
            _draw_bar(pen, column.name == "me", bar, x, y, wide, look, most)
        x += wide + _GAP


def _draw_bar(
    pen: Pen, mine: bool, bar: Estimate, x: float, y: float, width: float, look: Look, most: float
) -> None:
    runs: Runs = (ours(bar.text, tabular=True),)
    words = measure(runs, 400, look.size).width
    longest = max(8.0, min(_BAR * 1.5, width - words - 5))
    low, likely, high = (
        longest * (value / most) if most > 0 else 0.0 for value in (bar.low, bar.likely, bar.high)
    )
    thick = look.size * 0.5
    top = y + look.size * 0.44
    if mine:
        pen.bar(x, top, max(0.8, likely), thick, "me", 1.2)
    else:
        pen.rule(x, top + thick / 2, x + longest, top + thick / 2, "line", 0.5)
        pen.bar(x + low, top, max(1.6, high - low), thick, "them-soft", 1.2)
        pen.bar(x + likely - 0.8, top - 0.8, 1.6, thick + 1.6, "them")
    pen.text(runs, x + longest + 5, y, words + 1, look.size, max_lines=1)
