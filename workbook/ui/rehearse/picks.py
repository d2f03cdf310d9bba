"""Suggestions that can be taken over with a click: chips, and one suggestion at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from workbook.ui.keeping.reading import edits
from workbook.ui.layout import button, chips, line, refill, words
from workbook.ui.theme import plain_tip


@dataclass(frozen=True)
class Pick:
    """A suggestion: what the chip says, what pointing at it tells, and what taking it does."""

    label: str
    tip: str
    take: Callable[[], object]


class Picks(QWidget):
    """A caption with chips; those that do not fit the number come round with “Others”."""

    def __init__(self, caption: str, at_once: int = 5, *, inset: int = 11) -> None:
        super().__init__()
        edits(self)
        self.at_once, self.first = at_once, 0
        self.picks: tuple[Pick, ...] = ()
        self._shown: tuple[str, ...] = ()
        self.chips = chips(gap=6)
        box = QVBoxLayout(self)
        box.setContentsMargins(inset, 4, 0, 2)
        box.setSpacing(5)
        self.caption = words(caption, "caption")
        box.addWidget(self.caption)
        box.addWidget(self.chips)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def offer(self, picks: Sequence[Pick]) -> None:
        """Offer these; with none there is nothing to see."""
        self.picks = tuple(picks)
        self.setVisible(bool(picks))
        self.first = self.first if self.first < len(picks) else 0
        self._fill()

    def _fill(self) -> None:
        shown = self.picks[self.first : self.first + self.at_once]
        names = (*(pick.label for pick in shown), str(len(self.picks) > self.at_once))
        if names == self._shown:
            return
        self._shown = names
        made = [self._chip(pick) for pick in shown]
        if len(self.picks) > self.at_once:
            made.append(button("Others", self._turn, "quiet"))
        before = [part for part in self.chips.findChildren(QPushButton) if not part.isHidden()]
        held = next((place for place, part in enumerate(before) if part.hasFocus()), None)
        refill(self.chips, *made)
        if held is not None and made:
            # The chip that had the keyboard is gone: its place in the line keeps it.
            heir = made[-1] if held == len(before) - 1 else made[min(held, len(made) - 1)]
            heir.show()
            heir.setFocus()

    def _chip(self, pick: Pick) -> QPushButton:
        made = button(f"+ {pick.label}", lambda: self._take(pick.label))
        made.setObjectName("pick")
        made.setToolTip(plain_tip(pick.tip))
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        return made

    def _take(self, label: str) -> None:
        pick = next((pick for pick in self.picks if pick.label == label), None)
        if pick is not None:
            pick.take()

    def _turn(self) -> None:
        last = max(0, len(self.picks) - self.at_once)
        self.first = 0 if self.first >= last else min(self.first + self.at_once, last)
        self._fill()


class Suggestion(QWidget):
    """One suggestion in words, with a link to take it over and one to see another."""

    def __init__(self, take: Callable[[int], object], take_words: str = "Use this") -> None:
        super().__init__()
        self.texts: tuple[str, ...] = ()
        self.place = 0
        self.label = words("", "sentence")
        self.take = button(take_words, lambda: take(self.place), "link", edits=True)
        another = button("Another", self.turn, "quiet")
        box = QVBoxLayout(self)
        box.setContentsMargins(4, 2, 0, 2)
        box.setSpacing(0)
        box.addWidget(self.label)
        box.addWidget(line(self.take, another, gap=10))

    def offer(self, texts: Sequence[str]) -> None:
        """Offer these one after another; with none there is nothing to see."""
        self.texts = tuple(texts)
        self.setVisible(bool(texts))
        self.place = self.place % max(1, len(texts))
        self.label.setText(self.texts[self.place] if texts else "")

    def turn(self) -> None:
        """Show the next one."""
        self.place = (self.place + 1) % max(1, len(self.texts))
        self.offer(self.texts)
