"""A small line of text that never asks for more room than there is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from workbook.ui.theme import plain_tip


class QuietLine(QLabel):
    """One small line that ends in an ellipsis where there is no room for more; pointing shows it all."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName("tiny")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.full = ""

    def show_text(self, text: str) -> None:
        """Show a text, or nothing at all."""
        self.full = text
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self._fit()

    def _fit(self) -> None:
        fitting = self.fontMetrics().elidedText(self.full, Qt.TextElideMode.ElideRight, max(self.width(), 60))
        self.setToolTip(plain_tip(self.full) if fitting != self.full else "")
        if fitting != self.text():
            self.setText(fitting)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
