"""What they may say or offer against it, and the reply."""

from workbook.brief.block import Block, Item, beside, without
from workbook.brief.facts import Facts
from workbook.brief.runs import clean, quoted


def objections(facts: Facts) -> Block:
    """Each objection with the reply; those that sit least firmly first."""
    rows = [row for row in facts.dossier.objections if clean(row.they_say)]
    rows.sort(key=lambda row: row.box)
    items = tuple(Item(beside(quoted(row.they_say), row.reply), row=row.id) for row in rows)
    return Block("objections", "They say, you say", items, worth=66, least=2,
                 unsaid=without(facts.dossier.objections, "they_say", "reply"))  # fmt: skip


def counters(facts: Facts) -> Block:
    """Each counter-offer to expect, with the response."""
    rows = [row for row in facts.dossier.counters if clean(row.expected)]
    items = tuple(Item(beside(row.expected, row.response), row=row.id) for row in rows)
    return Block("counters", "If they offer", items, worth=42, least=0,
                 unsaid=without(facts.dossier.counters, "expected", "response"))  # fmt: skip


def sentences(facts: Facts) -> Block:
    """Sentences to have ready, word for word."""
    rows = [row for row in facts.dossier.key_sentences if clean(row.text)]
    items = tuple(Item(beside(quoted(row.text), row.when), row=row.id) for row in rows)
    return Block("sentences", "Sentences to have ready", items, worth=40, least=0,
                 unsaid=without(facts.dossier.key_sentences, "text", "when"))  # fmt: skip
