"""Composes the page: which blocks there are, in which order, and how the fitted plan is drawn."""

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from workbook.brief import bottom, figures, foot, head, lists, pdf
from workbook.brief import strip as strips
from workbook.brief.block import Block
from workbook.brief.blocks import (
    disclosure,
    interests,
    lead,
    leverage,
    objections,
    packages,
    questions,
    standards,
    stuck,
    table,
    trades,
)  # fmt: skip
from workbook.brief.facts import Facts
from workbook.brief.fit import (
    Content,
    Plan,
    Spaces,
    arranged,
    fit,
    lead_look,
    left_out,
    left_out_height,
    visible,
)
from workbook.brief.pen import Pen
from workbook.brief.runs import clean
from workbook.brief.style import Page
from workbook.brief.text import Setter
from workbook.brief.words import plain_date
from workbook.model import Dossier

#: The lists of the page in reading order. A block nobody filled is left out.
BLOCKS: tuple[Callable[[Facts], Block], ...] = (
    trades.block,
    packages.block,
    interests.theirs,
    interests.mine,
    leverage.mine,
    leverage.theirs,
    standards.block,
    questions.block,
    objections.objections,
    objections.counters,
    objections.sentences,
    disclosure.block,
    stuck.block,
)


def content(facts: Facts) -> Content:
    """Everything the page could show."""
    if facts.for_table:
        return _chosen(
            Content(facts, table.lead(facts), table.strip(facts), _filled(facts, table.BLOCKS), False)
        )
    filled = _filled(facts, BLOCKS)
    return _chosen(Content(facts, lead.block(facts), strips.strip(facts), filled, figures.any_for(facts)))


def _filled(facts: Facts, makers: Sequence[Callable[[Facts], Block]]) -> tuple[Block, ...]:
    return tuple(block for make in makers if (block := make(facts)).left_out(0))


def _chosen(whole: Content) -> Content:
    """What of it the person wants on the page, in their order, what was pinned counting most."""
    facts, choices = whole.facts, whole.facts.choices
    places = choices.places(block.name for block in whole.blocks)
    kept = [block.pinned(choices.pinned) for block in whole.blocks if facts.shows(block.name)]
    kept.sort(key=lambda block: places[block.name])
    strip = whole.strip.pinned(choices.pinned) if facts.shows("strip") else strips.Strip()
    return replace(whole, strip=strip, blocks=tuple(kept))


def write(facts: Facts, page: Page) -> tuple[bytes, Setter]:
    """The PDF of one page, and what was written where."""
    shown = content(facts)
    page = replace(page, side=shown.style.side)
    plan = fit(shown, page.inner, page.height - page.top - page.bottom - foot.HEIGHT)
    out = io.BytesIO()
    canvas = _canvas(out, facts, page)
    pen = Pen(canvas, Setter(canvas, page.height), page.height)
    _draw(pen, shown, plan, page)
    canvas.showPage()
    canvas.save()
    return out.getvalue(), pen.setter


def _canvas(out: io.BytesIO, facts: Facts, page: Page) -> Any:
    dossier = facts.dossier
    title = clean(dossier.negotiation.title) or "Negotiation"
    kind = "For the table" if facts.for_table else "Negotiation brief, private"
    canvas = pdf.canvas(
        out, page.width, page.height, title=title if facts.for_table else f"{title} – brief",
        subject=f"{kind}, made {plain_date(facts.today)}",
        author=_author(dossier), made_on=facts.today,
    )  # fmt: skip
    canvas.addPageLabel(0, prefix="For the table" if facts.for_table else "Brief")
    return canvas


def _author(dossier: Dossier) -> str:
    """The name of the person's own party; nothing where that is no name."""
    names = (clean(party.name) for party in dossier.parties if party.side == "me")
    return next((name for name in names if name.casefold() not in ("me", "i", "we", "us")), "")


def _draw(pen: Pen, shown: Content, plan: Plan, page: Page) -> None:
    x, y, width, look = page.side, page.top, page.inner, plan.look
    spaces = Spaces(look)
    end = page.height - page.bottom
    y += head.draw(pen, shown.facts, x, y, width, look) + spaces.part
    if shown.lead.items:
        pen.bookmark("Proposal" if shown.facts.for_table else "Goal and opening", y)
        y += lists.draw(pen, shown.lead, x, y, width, lead_look(look), len(shown.lead.items)) + spaces.part
    if len(shown.strip):
        pen.bookmark("Issues", y)
        y += strips.draw(pen, shown.strip, x, y, width, look, plan.issues) + spaces.part
    y += _blocks(pen, shown, plan, x, y, width) + spaces.part
    room = end - foot.HEIGHT - 8 - y
    if room >= bottom.LEAST_NOTES:
        bottom.draw(pen, shown.facts, x, y, width, room, look)
    foot.draw(pen, shown.facts, x, end, width)


def _blocks(pen: Pen, shown: Content, plan: Plan, x: float, y: float, width: float) -> float:
    arrangement = arranged(shown, plan, width)
    columns, blocks, gutter = arrangement.columns, visible(shown, plan), plan.look.style.gutter
    narrow = (width - gutter * (columns - 1)) / columns
    for place in arrangement.places:
        block, count = blocks[place.index]
        wide = width if place.wide else narrow
        pen.bookmark(block.title, y + place.top)
        lists.draw(pen, block, x + place.column * (narrow + gutter), y + place.top, wide, plan.look, count)
    below = y + arrangement.height + plan.look.small * 0.6
    pen.text(left_out(shown, plan, width), x, below, width, plan.look.small, max_lines=1)
    return arrangement.height + left_out_height(shown, plan)
