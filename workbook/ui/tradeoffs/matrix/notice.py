"""A line below the table that says what was done or what is the matter, with what to do about it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from workbook.ui.layout import button, column, refill, words
from workbook.ui.theme import mark

Offer = tuple[str, Callable[[], object]]


class Notice(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.label = words("")
        self.offers = column()
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 6, 8, 6)
        box.setSpacing(12)
        box.addWidget(self.label, 1)
        box.addWidget(self.offers, 0, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.hide()

    def say(self, sentence: str, *offers: Offer, wrong: bool = False) -> None:
        """Say something, aloud too for who listens; each offer is a button with what it does."""
        self.label.setText(sentence)
        mark(self, "tone", "wrong" if wrong else "ask")
        buttons: list[QWidget] = [
            button(text, then, "link") for text, then in (*offers, ("Close", self.hush))
        ]
        refill(self.offers, *buttons)
        self.setAccessibleName(sentence)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def hush(self) -> None:
        """Say nothing any more."""
        self.hide()
