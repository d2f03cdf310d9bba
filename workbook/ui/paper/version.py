"""Which version of the page: for one's own eyes, or for the table; and what that means."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from workbook.analysis.leverage import batna, floor
from workbook.analysis.wording import listed
from workbook.brief import PRIVATE, TABLE
from workbook.brief.safe import OFFERED
from workbook.model import Dossier
from workbook.ui.layout import button, words

LABELS = {PRIVATE: "Private", TABLE: "For the table"}


class VersionSwitch(QWidget):
    """Two buttons of which one is down, and a sentence beside them; ``chosen`` gives the version."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.version = PRIVATE
        self.group = QButtonGroup(self)
        self.buttons = {version: self._button(version) for version in LABELS}
        self.buttons[PRIVATE].setChecked(True)
        self.says = words("", "small")
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for part in self.buttons.values():
            box.addWidget(part)
        box.addSpacing(12)
        box.addWidget(self.says, 1)

    def _button(self, version: str) -> QPushButton:
        made = button(LABELS[version], lambda: self.choose(version))
        made.setObjectName("segment")
        made.setProperty("at", "first" if version == PRIVATE else "last")
        made.setCheckable(True)
        made.setAccessibleName(f"Version of the page: {LABELS[version].lower()}")
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        # Moving along the group with an arrow key checks a button without a click.
        made.toggled.connect(lambda on: self.choose(version) if on else None)
        self.group.addButton(made)
        return made

    def choose(self, version: str) -> None:
        """Show a version of the page as if its button had been pressed."""
        self.buttons[version].setChecked(True)
        if version != self.version:
            self.version = version
            self.chosen.emit(version)

    def tell(self, dossier: Dossier) -> None:
        """Say what the version shows of this negotiation."""
        self.says.setText(_for_the_table(dossier) if self.version == TABLE else _private(dossier))


def proposed_name(title: str, version: str) -> str:
    """The name of a file of the page: it says which version it is."""
    return f"{title} for the table.pdf" if version == TABLE else f"{title} brief private.pdf"


def _private(dossier: Dossier) -> str:
    shown = ["your BATNA"] if batna(dossier) else []
    shown += ["your walk-away"] if floor(dossier).walk_away is not None else []
    shown += ["your deadlines"] if any(row.side == "me" for row in dossier.deadlines) else []
    shown += ["what you withhold"] if any(row.handling == "withhold" for row in dossier.disclosures) else []
    what = f"shows {listed(shown)}" if shown else "is for your eyes alone"
    return f"This page {what}. Do not leave it on the table."


def _for_the_table(dossier: Dossier) -> str:
    offers = any(package.role in OFFERED for package in dossier.packages)
    what = "your offers" if offers else "your proposal"
    return f"They may see this page: {what}, standards and questions, no limits. Read it with their eyes."
