"""Advice in the card: a sentence with “Try it” beside it, and rows of them that are made only once."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbook.ui.layout import button, line, stacked, words
from workbook.ui.theme import plain_tip


@dataclass(frozen=True)
class Advice:
    """What is advised, the package it leads to, and what pointing at the link says besides."""

    text: str
    choices: dict[str, str]
    title: str = ""
    tip: str = ""


class AdviceRow(QWidget):
    """One piece of advice; ``tried`` gives the choices it leads to."""

    tried = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.choices: dict[str, str] = {}
        self.title, self.text = words("", "strong", wrap=False), words()
        self.link = button("Try it", lambda: self.tried.emit(self.choices), "link")
        # The words of the link stand three pixels below its edge.
        self.text.setContentsMargins(0, 3, 0, 0)
        made = line(self.text, 1, self.link, gap=8)
        stacked(self, self.title, made, gap=0)

    def show_advice(self, advice: Advice) -> None:
        """Say other advice in the same place."""
        self.choices = advice.choices
        self.title.setText(advice.title)
        self.title.setVisible(bool(advice.title))
        self.text.setText(advice.text)
        self.link.setAccessibleDescription(advice.text)
        self.link.setToolTip(plain_tip(advice.tip))


class AdviceList(QWidget):
    """Up to so many pieces of advice, one below another, with a quiet caption above."""

    tried = Signal(object)

    def __init__(self, most: int, caption: str = "") -> None:
        super().__init__()
        self.caption = words(caption, "caption", wrap=False)
        self.rows = [AdviceRow() for _ in range(most)]
        for row in self.rows:
            row.tried.connect(self.tried)
            row.hide()
        stacked(self, self.caption, *self.rows, gap=0)
        self.caption.setVisible(bool(caption))
        self.hide()

    def show_all(self, advice: Sequence[Advice]) -> None:
        """Show these, the first ones where there are too many; nothing at all where there are none."""
        for place, row in enumerate(self.rows):
            if place < len(advice):
                row.show_advice(advice[place])
            row.setVisible(place < len(advice))
        self.setVisible(bool(advice))
