"""A line below the table that says what was done or what is the matter, with what to do about it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from workbook.ui.layout import button, line, refill, words
from workbook.ui.theme import mark

Offer = tuple[str, Callable[[], object]]


class Notice(QFrame):
    """Hidden while there is nothing to say; ``resized`` tells that it takes other room now."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.label = words("")
        self.offers = line(gap=14)
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
        for part in (self, self.label):
            mark(part, "tone", "wrong" if wrong else "ask")
        buttons: list[QWidget] = [
            button(text, then, "link") for text, then in (*offers, ("Close", self.hush))
        ]
        refill(self.offers, *buttons)
        self.setAccessibleName(sentence)
        self.show()
        self.resized.emit()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def hush(self) -> None:
        """Say nothing any more."""
        if not self.isHidden():
            self.hide()
            self.resized.emit()

    def room(self, width: int) -> int:
        """The height it takes now at a width."""
        return 0 if self.isHidden() else self.heightForWidth(width) + 6
