"""Which facts are told, traded, or kept back."""

from workbook.brief.block import Block, Item, beside, marked, without
from workbook.brief.facts import Facts
from workbook.brief.runs import clean
from workbook.brief.words import joined, near_date
from workbook.model import Deadline
from workbook.model.leverage import HANDLINGS


def block(facts: Facts) -> Block:
    """Sensitive facts and own deadlines by how they are handled, each kind labelled once."""
    rows = [(row.handling, row.fact, row.how, row.id) for row in facts.dossier.disclosures if clean(row.fact)]
    own_deadlines = [row for row in facts.dossier.deadlines if row.side == "me" and clean(row.what)]
    rows += [(row.handling, _deadline(facts, row), "", row.id) for row in own_deadlines]
    rows.sort(key=lambda row: list(HANDLINGS).index(row[0]))
    items = tuple(
        Item(beside(fact, how), marked(HANDLINGS[handling]), row) for handling, fact, how, row in rows
    )
    rank = _in_turns([handling for handling, *_ in rows])
    return Block("disclosure", "Tell, trade, withhold", items, worth=52, least=3, rank=rank,
                 unsaid=without(facts.dossier.disclosures, "fact", "how"))  # fmt: skip


def _in_turns(kinds: list[str]) -> tuple[int, ...]:
    """Places so that the first of each kind comes before the second of any."""
    turns = [kinds[:at].count(kind) for at, kind in enumerate(kinds)]
    return tuple(sorted(range(len(kinds)), key=lambda at: (turns[at], at)))


def _deadline(facts: Facts, row: Deadline) -> str:
    day = near_date(row.due_on, facts.today) if row.due_on else ""
    return joined((row.what, day), ", ")
