"""One of a few words, all in sight: chips of which one is chosen."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from workbook.ui.layout import button, chips, refill
from workbook.ui.theme import plain_tip

_LONGEST = 44


class PickOne(QWidget):
    """An editor for a choice that shows all its words; the arrow keys walk, Space or a click chooses.

    Where ``none`` is given, it is the value of nothing chosen, and a second click takes a choice back.
    """

    committed = Signal(object)

    def __init__(self, choices: Mapping[str, str] | None = None, *, none: str | None = None) -> None:
        super().__init__()
        self.none = none
        self.buttons: dict[str, QPushButton] = {}
        self._choices: dict[str, str] = {}
        self._value: str | None = None
        self.holder = chips(gap=6)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.holder)
        self.offer(choices or {})

    def offer(self, choices: Mapping[str, str]) -> None:
        """Offer these values with their words."""
        if dict(choices) == self._choices:
            return
        self._choices = dict(choices)
        self.buttons = {key: self._button(key, text) for key, text in choices.items()}
        refill(self.holder, *self.buttons.values())
        self.show_value(self._value)

    def _button(self, key: str, text: str) -> QPushButton:
        short = text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
        made = button(short or "—", lambda: self._clicked(key))
        made.setToolTip(plain_tip(text) if short != text else "")
        made.setObjectName("pick")
        made.setAccessibleName(text)
        made.setCheckable(True)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        return made

    def value(self) -> str | None:
        return self._value

    def show_value(self, value: object) -> None:
        self._value = None if value is None else str(value)
        for key, made in self.buttons.items():
            made.setChecked(key == self._value)

    def mark(self, key: str | None, tip: str) -> None:
        """Outline one of the words, such as the other side's choice; ``tip`` says what that means."""
        for other, made in self.buttons.items():
            if bool(made.property("theirs")) != (other == key):
                made.setProperty("theirs", other == key)
                made.setAccessibleDescription(tip if other == key else "")
                made.style().unpolish(made)
                made.style().polish(made)

    def _clicked(self, key: str) -> None:
        chosen = self.none if self.none is not None and key == self._value else key
        changed = chosen != self._value
        self.show_value(chosen)
        if changed:
            self.committed.emit(chosen)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        for key, made in self.buttons.items():
            made.setAccessibleName(f"{name}: {self._choices[key]}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}.get(
            Qt.Key(event.key())
        )
        if step is None:
            super().keyPressEvent(event)
            return
        order = list(self.buttons.values())
        here = next((place for place, made in enumerate(order) if made.hasFocus()), 0)
        order[(here + step) % len(order)].setFocus()
