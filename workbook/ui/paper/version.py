"""Which version of the page: for one's own eyes, or for the table; and what that means."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from workbook.analysis.leverage import batna, floor
from workbook.analysis.wording import counted, listed
from workbook.brief import PRIVATE, TABLE
from workbook.brief.blocks.table import offers
from workbook.brief.choices import hidden
from workbook.brief.safe import safe
from workbook.model import Dossier
from workbook.ui.layout import button, words
from workbook.ui.paper.chosen import sheet
from workbook.ui.writing import file_name

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


def proposed_name(dossier: Dossier, version: str) -> str:
    """The name of a file of the page, under the title it has: it says which version it is."""
    if version == TABLE:
        return f"{file_name(safe(dossier).negotiation.title)} for the table.pdf"
    return f"{file_name(dossier.negotiation.title)} brief private.pdf"


def _private(dossier: Dossier) -> str:
    shown = ["your BATNA"] if batna(dossier) else []
    shown += ["your walk-away"] if floor(dossier).walk_away is not None else []
    shown += ["your deadlines"] if any(row.side == "me" for row in dossier.deadlines) else []
    shown += ["what you withhold"] if any(row.handling == "withhold" for row in dossier.disclosures) else []
    what = f"shows {listed(shown)}" if shown else "is for your eyes alone"
    return f"This page {what}. Do not leave it on the table."


def _for_the_table(dossier: Dossier) -> str:
    shown, off = safe(dossier), hidden(sheet(dossier, TABLE))
    script = shown.script
    proposal = "lead" not in off and bool(script.opening.strip() or script.justification.strip())
    parts: list[tuple[str, Sequence[object], str, str]] = [
        ("strip", [row for row in shown.issues if row.name.strip()], "issue", "issues"),
        ("packages", offers(shown), "offer", "offers"),
        ("my_interests", [row for row in shown.interests if row.text.strip()], "reason", "reasons"),
        ("standards", shown.standards, "standard", "standards"),
        ("disclosure", [row for row in shown.disclosures if row.fact.strip()], "fact", "facts"),
        ("questions", [row for row in shown.questions if row.text.strip()], "question", "questions"),
    ]
    counts = [counted(len(rows), one, many) for name, rows, one, many in parts if rows and name not in off]
    said = listed([*(["your proposal"] if proposal else []), *counts], limit=9) or "no more than its head"
    return f"They may see this page; on it: {said}. None of your limits. Read it with their eyes."
