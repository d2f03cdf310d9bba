"""A practised talk in words: who said what, and why."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from workbook.analysis.sparring import Turn
from workbook.analysis.tradeoffs.packages import place
from workbook.model import Dossier
from workbook.ui.layout import words


def exchange(dossier: Dossier, turn: Turn) -> list[QWidget]:
    """What was said in one exchange, the latest first."""
    parts = []
    theirs = f"Their offer: {place(dossier, turn.theirs).headline}." if turn.theirs else ""
    if turn.said:
        parts.append(_told("them", turn.said, f"{theirs} {turn.why}".strip()))
    if turn.mine:
        parts.append(_told("me", f"You: {place(dossier, turn.mine).headline}.", ""))
    return parts


def _told(side: str, said: str, why: str) -> QWidget:
    told = QFrame()
    told.setObjectName("told")
    told.setProperty("side", side)
    box = QVBoxLayout(told)
    box.setContentsMargins(10, 2, 0, 2)
    box.setSpacing(2)
    spoken = words(said)
    spoken.setMinimumWidth(1)
    box.addWidget(spoken)
    if why:
        box.addWidget(words(why, "small"))
    return told


def nothing_yet() -> QWidget:
    """What to do while nothing has been said."""
    return words(
        "Choose an option per issue and offer it, or let them open. They answer in a sentence.", "soft"
    )
