"""Which facts are told, traded, or kept back."""

from workbook.brief.block import Block, Item, beside, marked
from workbook.brief.facts import Facts
from workbook.brief.runs import clean
from workbook.brief.words import joined, near_date
from workbook.model import Deadline
from workbook.model.leverage import HANDLINGS


def block(facts: Facts) -> Block:
    """Sensitive facts and own deadlines by how they are handled, each kind labelled once."""
    rows = [(row.handling, row.fact, row.how) for row in facts.dossier.disclosures if clean(row.fact)]
    own_deadlines = [row for row in facts.dossier.deadlines if row.side == "me" and clean(row.what)]
    rows += [(row.handling, _deadline(facts, row), "") for row in own_deadlines]
    items: list[Item] = []
    for handling, word in HANDLINGS.items():
        kind = [(fact, how) for asked, fact, how in rows if asked == handling]
        items += [Item(beside(fact, how), marked("" if n else word)) for n, (fact, how) in enumerate(kind)]
    return Block("disclosure", "Tell, trade, withhold", tuple(items), worth=48, least=3)


def _deadline(facts: Facts, row: Deadline) -> str:
    day = near_date(row.due_on, facts.today) if row.due_on else ""
    return joined((row.what, day), ", ")
