"""What the advice of the tab is kept as: planned steps as moves, in one step of undo."""

from collections.abc import Sequence

from workbook.analysis.wording import counted, folded
from workbook.model import Dossier, Move, place_after, spec
from workbook.ui.document import Document

#: What to ask for, and what to give for it.
Halves = tuple[str, str]


def new_moves(dossier: Dossier, planned: Sequence[Halves]) -> list[Halves]:
    """Of conditional moves, those that are not written down yet."""
    known = {_key((row.if_you, row.i_can)) for row in dossier.moves}
    return [row for row in planned if _key(row) not in known]


def keep_moves(document: Document, dossier: Dossier, planned: Sequence[Halves]) -> bool:
    """Store planned moves behind all others, in one step; those that are there already stay as they are."""
    owner, after = dossier.negotiation.id, place_after(dossier.moves)
    new = [
        Move(negotiation_id=owner, position=after + place, if_you=_cut(if_you), i_can=_cut(i_can))
        for place, (if_you, i_can) in enumerate(new_moves(dossier, planned))
    ]
    return document.change(f"kept {counted(len(new), 'move')} of the plan", added=new)


def _key(halves: Halves) -> Halves:
    return folded(_cut(halves[0])), folded(_cut(halves[1]))


def _cut(text: str) -> str:
    limit = spec(Move, "if_you").limit or len(text)
    return text if len(text) <= limit else f"{text[: limit - 1]}…"
