"""What gives each side power: the person's with its evidence, theirs with the answer to it."""

from workbook.brief.block import Block, Item, beside, without
from workbook.brief.facts import Facts
from workbook.brief.runs import clean
from workbook.brief.words import joined, near_date
from workbook.model import LeverageItem


def mine(facts: Facts) -> Block:
    """The person's leverage, the best evidenced first."""
    rows = sorted(_rows(facts, "me"), key=lambda row: (-row.evidenced, -row.felt))
    items = tuple(Item(beside(row.what, _evidence(facts, row)), row=row.id) for row in rows)
    return Block("my_leverage", "Your leverage", items, worth=72, least=2, unsaid=_unsaid(facts, "me"))


def theirs(facts: Facts) -> Block:
    """Their leverage, what feels strongest first, each with the answer to it."""
    rows = sorted(_rows(facts, "them"), key=lambda row: (-max(row.felt, row.evidenced), -row.felt))
    items = tuple(Item(beside(row.what, _answer(row)), row=row.id) for row in rows)
    return Block("their_leverage", "Their leverage, and your answer", items, worth=54, least=1,
                 unsaid=_unsaid(facts, "them"))  # fmt: skip


def _rows(facts: Facts, side: str) -> list[LeverageItem]:
    return [row for row in facts.dossier.leverage_items if row.side == side and clean(row.what)]


def _unsaid(facts: Facts, side: str) -> int:
    rows = [row for row in facts.dossier.leverage_items if row.side == side]
    return without(rows, "what", "evidence", "grow", "answer")


def _evidence(facts: Facts, row: LeverageItem) -> str:
    fades = f"until {near_date(row.fades_on, facts.today)}" if row.fades_on else ""
    return joined((row.evidence, fades, "they may not know" if row.known == "unknown" else ""))


def _answer(row: LeverageItem) -> str:
    return f"→ {clean(row.answer)}" if clean(row.answer) else clean(row.evidence)
