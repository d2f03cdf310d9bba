"""A line that says what happened and what can be done about it."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from workbook.ui.layout import button, line, refill, words
from workbook.ui.theme import mark

Ask = tuple[str, Callable[[], object]]


class Notice(QFrame):
    """Hidden until it has something to say; ``tone`` is ask, wrong or nothing (a warning)."""

    def __init__(self, *, closable: bool = True) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.text = words("")
        self._closable = closable
        self._links = line(gap=6)
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 5, 6, 5)
        box.addWidget(self.text, 1)
        box.addWidget(self._links)
        self.hide()

    def say(self, sentence: str, *asks: Ask, tone: str = "") -> None:
        """Say a sentence, with links to what can be done; nothing hides the line."""
        self.text.setText(sentence)
        links: list[QWidget] = [button(name, then, "link") for name, then in asks]
        refill(self._links, *links, *([self._close_button()] if self._closable else []))
        mark(self, "tone", tone)
        self.setVisible(bool(sentence))

    def _close_button(self) -> QToolButton:
        close = QToolButton()
        close.setObjectName("rowTool")
        close.setText("×")
        close.setAccessibleName("Close this message")
        close.clicked.connect(self.hide)
        return close
