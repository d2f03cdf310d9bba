"""Above the pages: title, the line with counterpart, date and stage, and the tabs."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from workbook.model import Negotiation
from workbook.model.negotiation import RELATIONSHIPS, STAGES
from workbook.ui.dates import day_text, distance
from workbook.ui.document import Document
from workbook.ui.form import Form
from workbook.ui.layout import words


class Header(QWidget):
    """Title in place to be edited, what is known of the meeting, and one tab a page."""

    chosen = Signal(int)

    def __init__(self, document: Document, titles: list[str]) -> None:
        super().__init__()
        self.document = document
        self.setObjectName("head")
        self.form = Form(document, Negotiation)
        self.title = self.form.line("title", "Untitled negotiation", look="title")
        self.about = words("", "headLine", wrap=False)
        self.tabs = QButtonGroup(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 12, 28, 0)
        box.setSpacing(0)
        box.addWidget(self.title)
        box.addWidget(self.about)
        box.addWidget(self._tab_bar(titles))
        self.about.setContentsMargins(4, 0, 0, 0)
        document.changed.connect(lambda tables: self.fill() if Negotiation in tables else None)
        document.selected.connect(self.fill)

    def _tab_bar(self, titles: list[str]) -> QWidget:
        frame = QFrame()
        frame.setObjectName("tabs")
        box = QHBoxLayout(frame)
        box.setContentsMargins(4, 10, 0, 0)
        box.setSpacing(20)
        for place, title in enumerate(titles):
            box.addWidget(self._tab(place, title))
        box.addStretch(1)
        self.tabs.idClicked.connect(self.chosen)
        return frame

    def _tab(self, place: int, title: str) -> QToolButton:
        tab = QToolButton()
        tab.setObjectName("tab")
        tab.setText(title)
        tab.setCheckable(True)
        tab.setToolTip(f"Ctrl+{place + 1}")
        tab.setCursor(Qt.CursorShape.PointingHandCursor)
        tab.setAccessibleName(f"{title} tab")
        self.tabs.addButton(tab, place)
        return tab

    def show_tab(self, place: int) -> None:
        """Mark a tab as the one that is open."""
        self.tabs.button(place).setChecked(True)

    def fill(self) -> None:
        """Show the negotiation's title and what is known of the meeting."""
        negotiation = self.document.negotiation
        if negotiation is not None:
            self.form.show(negotiation)
            self.about.setText("   ·   ".join(part for part in _about(negotiation) if part))


def _about(negotiation: Negotiation) -> list[str]:
    meeting = ""
    if negotiation.meeting_on:
        clock = f", {negotiation.meeting_time}" if negotiation.meeting_time else ""
        meeting = f"{day_text(negotiation.meeting_on)}{clock} — {distance(negotiation.meeting_on)}"
    known = RELATIONSHIPS[negotiation.relationship].lower()
    return [negotiation.counterpart, meeting, STAGES[negotiation.stage], known]
