"""Chooses sizes, columns and what to leave out, so that the page is full but never crowded.

A search over measured blocks: nothing is drawn until the choice is made. First everything is shown
with room for figures and notes, at the largest size that allows it; then the room shrinks, then long
entries are cut to fewer lines, and last the entries that count least are left out.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from workbook.brief import head, lists
from workbook.brief import strip as strips
from workbook.brief.arrange import Arrangement, in_columns, in_rows, single
from workbook.brief.block import Block
from workbook.brief.facts import Facts
from workbook.brief.lists import Look
from workbook.brief.runs import Runs, ours
from workbook.brief.strip import Strip
from workbook.brief.style import Style, style
from workbook.brief.text import measure

LEAST_ISSUES = 6
_ISSUE_WORTH = 110.0
_DECAY = 0.82
#: Room kept for notes where there is no figure to show.
_NOTES_ALONE = 80.0


@dataclass(frozen=True)
class Content:
    """All there is to show. ``lead`` and the head are always shown."""

    facts: Facts
    lead: Block
    strip: Strip
    blocks: tuple[Block, ...]
    figures: bool = True

    @property
    def style(self) -> Style:
        """How the page is set."""
        return style(self.facts.choices.style)


@dataclass(frozen=True)
class Plan:
    """A choice: sizes, how many issues, how many entries of each block, and the least room below."""

    look: Look
    issues: int
    counts: tuple[int, ...]
    below: float = 0.0


@dataclass(frozen=True)
class Stage:
    """What is tried in turn: the smallest size, the most lines of an entry, the least room below."""

    smallest: float
    clip: int
    below: float


#: With everything on the page.
WHOLE = (
    Stage(8.75, 10, 185),
    Stage(8.25, 8, 150),
    Stage(8.0, 5, 140),
    Stage(8.25, 8, 60),
    Stage(8.0, 4, 25),
)
#: With the entries that count least left out.
PART = (Stage(8.0, 3, 140), Stage(7.75, 3, 132), Stage(8.0, 3, 0), Stage(7.75, 3, 0), Stage(7.5, 2, 0))


@dataclass(frozen=True)
class Spaces:
    """Vertical spaces between the parts of the page, from the size of body text."""

    look: Look

    @property
    def part(self) -> float:
        return self.look.size * 0.95 * self.look.style.loose

    @property
    def block(self) -> float:
        return self.look.size * 0.85 * self.look.style.loose

    @property
    def stretch(self) -> float:
        return self.look.size * 0.7


def lead_look(look: Look) -> Look:
    """What the page begins with is set larger where there is room."""
    return Look(
        look.size * (1.12 if look.size > 8.5 else 1.05), max(1, min(look.clip, 5)), look.style, look.for_table
    )


def fit(content: Content, width: float, room: float) -> Plan:
    """The plan for a page of ``room`` points height between the margins, foot excluded."""

    def fits(plan: Plan) -> bool:
        return needed(content, plan, width) <= room

    tightest = _whole(content, WHOLE[-1].smallest, WHOLE[-1].clip, WHOLE[-1].below)
    for stage in WHOLE if fits(tightest) else ():
        if found := _largest(content, stage, fits):
            return found
    for stage in PART:
        plan = _whole(content, stage.smallest, stage.clip, stage.below)
        if found := _most(content, plan, fits):
            return _filled(found, content, fits)
    return _counted(content, _whole(content, 7.5, 1, 0.0), 0)


def _largest(content: Content, stage: Stage, fits: Callable[[Plan], bool]) -> Plan | None:
    """The plan with everything, at the largest size that fits."""
    sizes = [size for size in content.style.sizes if size >= stage.smallest]
    low, high, best = 0, len(sizes) - 1, None
    while low <= high:
        middle = (low + high) // 2 if best else low
        plan = _whole(content, sizes[middle], stage.clip, stage.below)
        if fits(plan):
            best, low = plan, middle + 1
        else:
            high = middle - 1
    return best


def _whole(content: Content, size: float, clip: int, below: float) -> Plan:
    counts = tuple(block.limit for block in content.blocks)
    below = below if content.figures else min(below, _NOTES_ALONE)
    return Plan(Look(size, clip, content.style, content.facts.for_table), len(content.strip), counts, below)


def _most(content: Content, plan: Plan, fits: Callable[[Plan], bool]) -> Plan | None:
    """The plan with as many of the entries that count most as fit."""
    low, high, best = 0, len(_by_worth(content)), None
    while low <= high:
        middle = (low + high) // 2
        tried = _counted(content, plan, middle)
        if fits(tried):
            best, low = tried, middle + 1
        else:
            high = middle - 1
    return best


def _filled(plan: Plan, content: Content, fits: Callable[[Plan], bool]) -> Plan:
    """The plan with further entries where a column still has room for them."""
    ranked = sorted(range(len(content.blocks)), key=lambda at: -content.blocks[at].worth)
    for index in ranked:
        while plan.counts[index] < content.blocks[index].limit:
            counts = list(plan.counts)
            counts[index] += 1
            longer = replace(plan, counts=tuple(counts))
            if not fits(longer):
                break
            plan = longer
    return plan


def _counted(content: Content, plan: Plan, extra: int) -> Plan:
    """The plan with what is always shown and the ``extra`` entries that count most beyond it."""
    counts = [min(block.least, block.limit) for block in content.blocks]
    issues = min(LEAST_ISSUES, len(content.strip))
    for index in _by_worth(content)[:extra]:
        if index < 0:
            issues += 1
        else:
            counts[index] += 1
    return replace(plan, issues=issues, counts=tuple(counts))


def _by_worth(content: Content) -> list[int]:
    """Which block gets the next entry, the one that counts most first, what was pinned before all others;
    -1 stands for the strip."""
    ranked = [
        (place >= block.pins, -block.worth * _DECAY**place, index)
        for index, block in enumerate(content.blocks)
        for place in range(block.least, block.limit)
    ]
    ranked += [
        (place >= content.strip.pins, -_ISSUE_WORTH * _DECAY**place, -1)
        for place in range(LEAST_ISSUES, len(content.strip))
    ]
    return [index for *_, index in sorted(ranked)]


def needed(content: Content, plan: Plan, width: float) -> float:
    """The height a plan takes, with the least room it wants below."""
    parts = top_part(content, plan, width), arranged(content, plan, width).height, plan.below
    return sum(parts) + left_out_height(content, plan)


def left_out(content: Content, plan: Plan, width: float) -> Runs:
    """Which lists a plan leaves out altogether, in words: how many in all where their names take too much."""
    gone = _gone(content, plan)
    named = ", ".join(f"{count} under “{title}”" for count, title in gone)
    where = "Not on this page" if content.facts.for_table else "Also in the workbook"
    whole = (ours(f"{where}: {named}", ink="faint"),) if gone else ()
    if measure(whole, 4000, plan.look.small).width <= width:
        return whole
    return (ours(f"{where}: {sum(count for count, _ in gone)} under {len(gone)} headings", ink="faint"),)


def _gone(content: Content, plan: Plan) -> list[tuple[int, str]]:
    lists = zip(content.blocks, plan.counts, strict=True)
    gone = [(block.left_out(0), block.title) for block, count in lists if not count]
    if content.strip.unsaid and not len(content.strip):
        gone.insert(0, (content.strip.unsaid, "Issues"))
    return gone


def left_out_height(content: Content, plan: Plan) -> float:
    """The height of that line with the space above it."""
    return plan.look.small * 1.9 if _gone(content, plan) else 0.0


def top_part(content: Content, plan: Plan, width: float) -> float:
    """The height of head, lead and strip, with the space under each."""
    look, spaces = plan.look, Spaces(plan.look)
    total = head.height(content.facts, width, look) + spaces.part
    if content.lead.items:
        lead = lead_look(look)
        total += lists.height(content.lead, width, lead, len(content.lead.items)) + spaces.part
    if len(content.strip):
        total += strips.height(content.strip, width, look, plan.issues) + spaces.part
    return total


def visible(content: Content, plan: Plan) -> list[tuple[Block, int]]:
    """The blocks that show something, each with how many entries."""
    return [pair for pair in zip(content.blocks, plan.counts, strict=True) if pair[1]]


def arranged(content: Content, plan: Plan, width: float) -> Arrangement:
    """Where the blocks of a plan go, by their place among those shown. Headings stand on one line where
    that costs little; else columns are filled from the top."""
    look, spaces = plan.look, Spaces(plan.look)
    shown = visible(content, plan)
    if len(shown) < 3:
        return single([lists.height(block, width, look, count) for block, count in shown], spaces.block)
    columns = min(look.style.columns, len(shown) // 2 + 1)
    column = (width - look.style.gutter * (columns - 1)) / columns
    heights = [lists.height(block, column, look, count) for block, count in shown]
    flowing = in_columns(heights, spaces.block, columns, spaces.stretch)
    if columns > 2:
        return flowing
    wide = lists.height(shown[-1][0], width, look, shown[-1][1]) if len(shown) % 2 else 0.0
    rows = in_rows(heights, wide, spaces.block)
    return rows if rows.height <= flowing.height * 1.04 else flowing
