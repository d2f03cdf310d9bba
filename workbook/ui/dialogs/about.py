"""What this program is, and where it keeps things."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from workbook import __version__, paths
from workbook.ui.layout import button, words


class AboutDialog(QDialog):
    """Version, and where the data is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("About")
        self.setFixedWidth(460)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 16)
        box.setSpacing(8)
        box.addWidget(words("Negotiation Workbook", "section"))
        box.addWidget(words(f"Version {__version__}", "soft"))
        box.addWidget(words("Prepare a negotiation, take one page into the room, keep what you learned."))
        box.addWidget(words("Nothing leaves this computer. Workbooks, backups and the log are in:", "soft"))
        place = words(str(paths.data()))
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box.addWidget(place)
        box.addWidget(button("Close", self.accept, "main"), 0, Qt.AlignmentFlag.AlignRight)
