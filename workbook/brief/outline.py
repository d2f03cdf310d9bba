"""What a person can choose from for the page: its parts as they stand, switched off or not."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from workbook.analysis.tradeoffs.packages import overview
from workbook.brief import sheet
from workbook.brief.block import MOVABLE, PARTS, Block, Choices
from workbook.brief.blocks import table
from workbook.brief.choices import SHAREABLE, Entry, Part, choices_of
from workbook.brief.compact import has_balance
from workbook.brief.facts import TABLE, Facts
from workbook.brief.fit import Content
from workbook.brief.runs import clean, words
from workbook.brief.safe import safe
from workbook.model import NAMES, Dossier, altered


def outline(dossier: Dossier, version: str, today: date) -> tuple[Part, ...]:
    """The parts that have something to show, in the order on the page, those switched off too.

    For the table also the entries that could be chosen for it and are not.
    """
    shown = safe(_all_shared(dossier)) if version == TABLE else dossier
    chosen = Choices(order=choices_of(dossier, version).order)
    content = sheet.content(Facts(shown, today, version, chosen))
    return tuple(_parts(content))


def _all_shared(dossier: Dossier) -> Dossier:
    rows: dict[str, Any] = {
        NAMES[kind]: tuple(altered(row, shared=True) for row in dossier.rows(kind)) for kind in SHAREABLE
    }
    return replace(dossier, **rows)


def _parts(content: Content) -> Iterator[Part]:
    facts, dossier = content.facts, content.facts.dossier
    if facts.for_table and (dossier.negotiation.counterpart or dossier.negotiation.meeting_on):
        yield Part("names", PARTS["names"])
    if dossier.deadlines:
        entries = (Entry(row.id, clean(row.what)) for row in dossier.deadlines)
        yield Part("deadlines", PARTS["deadlines"], tuple(entry for entry in entries if entry.text))
    if content.lead.items:
        yield Part("lead", "Proposal and why" if facts.for_table else PARTS["lead"])
    if len(content.strip):
        names = (words(runs) for runs in content.strip.columns[0].texts)
        title = "What is to be settled" if facts.for_table else PARTS["strip"]
        issues = zip(content.strip.rows, names, strict=True)
        yield Part("strip", title, tuple(Entry(row, name) for row, name in issues))
    if facts.for_table and len(content.strip) and table.offers(dossier):
        yield Part("packages", "Offers side by side")
    yield from (_of(block) for block in content.blocks if block.items)
    if not facts.for_table:
        yield from _figures(dossier)
    yield Part("notes", PARTS["notes"])
    if any(row.on_brief and clean(row.text) for row in dossier.reminders):
        yield Part("reminders", PARTS["reminders"])


def _of(block: Block) -> Part:
    entries = tuple(Entry(item.row, words(item.runs)) for item in block.items if item.row)
    return Part(block.name, block.title, entries, block.name in MOVABLE)


def _figures(dossier: Dossier) -> Iterator[Part]:
    if has_balance(dossier):
        yield Part("balance", PARTS["balance"])
    if overview(dossier).efficient:
        yield Part("scatter", PARTS["scatter"])
