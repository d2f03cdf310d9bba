"""Questions still to be asked."""

from workbook.brief.block import Block, Item, beside, without
from workbook.brief.facts import Facts
from workbook.brief.runs import clean


def block(facts: Facts) -> Block:
    """The questions chosen for the page that have not been asked yet."""
    asking = [row for row in facts.dossier.questions if row.on_brief and not row.asked]
    rows = [row for row in asking if clean(row.text)]
    items = tuple(Item(beside(row.text), row=row.id) for row in rows)
    return Block("questions", "Ask", items, worth=70, least=2, unsaid=without(asking, "text", "answer"))
