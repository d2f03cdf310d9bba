"""Figures that do not depend on the will of either side."""

from workbook.brief.block import Block, Item
from workbook.brief.facts import Facts
from workbook.brief.runs import APART, Run, Runs, clean, ours, own, soft
from workbook.model import Standard


def block(facts: Facts) -> Block:
    """Each standard with its figure and its source."""
    items = tuple(Item(runs, row=row.id) for row in facts.dossier.standards if (runs := _said(row)))
    unsaid = sum(bool(clean(row.note)) and not _said(row) for row in facts.dossier.standards)
    return Block("standards", "Standards to point to", items, worth=58, least=1, unsaid=unsaid)


def _said(row: Standard) -> Runs:
    parts = (own(row.figure, bold=True), own(row.what), soft(row.source))
    runs: list[Run] = []
    for part in parts:
        if clean(part.text):
            runs += [ours(APART), part] if runs else [part]
    return tuple(runs)
