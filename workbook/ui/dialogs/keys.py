"""What the keyboard does, on one page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from workbook.ui.actions import shortcuts
from workbook.ui.layout import button, words


class KeysDialog(QDialog):
    """A list of actions and their keys."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard")
        box, grid = QVBoxLayout(self), QGridLayout()
        box.setContentsMargins(24, 20, 24, 16)
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(5)
        rows = shortcuts()
        half = (len(rows) + 1) // 2
        for place, (what, keys) in enumerate(rows):
            side = 2 * (place // half)
            grid.addWidget(words(what, wrap=False), place % half, side)
            grid.addWidget(words(keys, "soft", wrap=False), place % half, side + 1)
        box.addWidget(words("Keyboard", "section"))
        box.addSpacing(6)
        box.addLayout(grid)
        box.addSpacing(10)
        box.addWidget(button("Close", self.accept, "main"), 0, Qt.AlignmentFlag.AlignRight)
