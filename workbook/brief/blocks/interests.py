"""Why each side wants what it wants."""

from workbook.brief.block import Block, Item, beside
from workbook.brief.facts import Facts
from workbook.brief.runs import clean
from workbook.brief.words import joined
from workbook.model import Interest
from workbook.model.interests import CERTAINTIES


def theirs(facts: Facts) -> Block:
    """Their interests, the weightiest first, each with how sure that is."""
    dossier = facts.dossier
    parties = {party.id: clean(party.name) for party in dossier.parties if party.side == "them"}
    rows = [row for row in dossier.interests if row.party_id in parties and clean(row.text)]
    several = len({row.party_id for row in rows}) > 1

    def remark(row: Interest) -> str:
        return joined((parties[row.party_id] if several else "", CERTAINTIES[row.certainty]))

    items = tuple(Item(beside(row.text, remark(row)), row=row.id) for row in _by_weight(rows))
    return Block("their_interests", "What they care about", items, worth=62, least=2)


def mine(facts: Facts) -> Block:
    """The person's own interests, the weightiest first."""
    rows = [row for row in facts.dossier.interests_on("me") if clean(row.text)]
    items = tuple(Item(beside(row.text), row=row.id) for row in _by_weight(rows))
    return Block("my_interests", "What you care about", items, worth=52, least=1)


def _by_weight(rows: list[Interest]) -> list[Interest]:
    return sorted(rows, key=lambda row: -row.importance)
