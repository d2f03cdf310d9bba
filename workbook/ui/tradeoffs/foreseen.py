"""What would be, while a bar is dragged."""

from workbook.model import Dossier, Issue, Row, altered
from workbook.ui.tradeoffs.point_steps import keeps_total, making_room


def foreseen(dossier: Dossier, row: Row) -> Dossier:
    """The negotiation as it would be with a row as it is dragged, the other issues making room for it."""
    there = dossier.having(row)
    before = dossier.find(Issue, row.id) if isinstance(row, Issue) else None
    points = getattr(row, "weight_me", None)
    if before is None or before.weight_me == points or not keeps_total(dossier.issues):
        return there
    for issue, share in zip(dossier.issues, making_room(dossier.issues, before, points or 0.0), strict=True):
        there = there.having(altered(issue, weight_me=share))
    return there
