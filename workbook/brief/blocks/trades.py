"""Conditional moves: what they would have to give, and what can be given for it."""

from workbook.analysis.tradeoffs.trades import trades
from workbook.brief.block import Block, Item
from workbook.brief.facts import Facts
from workbook.brief.runs import APART, Runs, clean, ours, own, soft, tidy
from workbook.brief.words import bare
from workbook.model import Move

#: How a clause begins that goes on after “If you”; any other goes on after “If”.
_VERBS = frozenset((
    "accept", "add", "adopt", "agree", "allow", "announce", "ask", "become", "book", "bring", "buy",
    "can", "close", "commit", "confirm", "could", "cut", "decide", "deliver", "do", "drop", "extend",
    "fix", "give", "go", "grant", "guarantee", "have", "hire", "hold", "include", "invest", "keep",
    "leave", "lend", "let", "lower", "make", "meet", "offer", "open", "pay", "provide", "put", "raise",
    "reduce", "release", "remove", "renew", "replace", "return", "send", "shorten", "show", "sign",
    "stay", "switch", "take", "tell", "train", "transfer", "use", "waive", "will",
))  # fmt: skip


def block(facts: Facts) -> Block:
    """The trades the person wrote; where there are none, those the weights and scores suggest."""
    items = tuple(Item(runs, row=move.id) for move in facts.dossier.moves if (runs := _said(move)))
    if not items:
        suggested = trades(facts.dossier, limit=3)
        items = tuple(Item((own(trade.sentence),)) for trade in suggested)
    unsaid = sum(bool(clean(move.note)) and not _said(move) for move in facts.dossier.moves)
    return Block("trades", "Trades to offer", items, worth=62, least=2, unsaid=unsaid)


def _said(move: Move) -> Runs:
    asked, given = bare(move.if_you), bare(move.i_can)
    asks = _led(_lead_in(asked), asked)
    gives = _led("" if _first(given) == "i" else "I can ", given)
    middle = (ours(", "),) if asks and gives else ()
    end = (ours("." + APART), soft(move.note)) if clean(move.note) else (ours("."),)
    return (*asks, *middle, *gives, *end) if asks or gives else ()


def _lead_in(clause: str) -> str:
    """“If you name me lead”, but “If the lead is named”: people write the clause either way."""
    if _first(clause) == "if":
        return ""
    return "If you " if _first(clause) in _VERBS else "If "


def _first(clause: str) -> str:
    return clause.partition(" ")[0].lower()


def _led(lead: str, clause: str) -> Runs:
    return tidy((ours(lead), own(clause))) if clause else ()
