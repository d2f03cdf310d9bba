"""What narrows the journal: kind, negotiation, tags and time, as chips in a line that wraps."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from workbook.analysis.journal import Wanted
from workbook.model.journal import ENTRY_KINDS
from workbook.ui.flow import Flow
from workbook.ui.layout import button
from workbook.ui.small_editors import ChoiceEditor
from workbook.ui.theme import mark


class Filters(QWidget):
    """The filters; ``changed`` tells that ``wanted`` is another."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.wanted = Wanted()
        self.kind = ChoiceEditor(ENTRY_KINDS, look="box", none="All kinds")
        self.kind.setAccessibleName("Kind of entry")
        self.kind.committed.connect(lambda kind: self.want(kind=kind or ""))
        self.negotiation = ChoiceEditor({}, look="box", none="All negotiations")
        self.negotiation.setAccessibleName("Negotiation of the entry")
        self.negotiation.committed.connect(lambda row_id: self.want(negotiation_id=row_id or ""))
        self.clear = button("Show all", self.show_all, "link")
        self.clear.setMaximumHeight(22)
        self.tags: dict[str, QPushButton] = {}
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._flow = Flow(self)
        for choice in (self.kind, self.negotiation):
            choice.setProperty("filter", True)
            self._flow.addWidget(choice)
        self._flow.addWidget(self.clear)

    def want(self, **values: object) -> None:
        """Narrow to something else in one respect."""
        self._take(replace(self.wanted, **values))  # type: ignore[arg-type]

    def show_all(self) -> None:
        """Narrow to nothing."""
        self._take(Wanted())

    def _take(self, wanted: Wanted) -> None:
        if wanted != self.wanted:
            self.wanted = wanted
            self.changed.emit()

    def show_state(self, tags: Sequence[str], titles: Mapping[str, str]) -> None:
        """Offer these tags and negotiations, and mark what is chosen."""
        self.kind.show_value(self.wanted.kind or None)
        self.negotiation.offer(titles)
        self.negotiation.show_value(self.wanted.negotiation_id or None)
        offered = [*tags, *sorted(self.wanted.tags - set(tags))]
        if offered != list(self.tags):
            self._offer_tags(offered)
        for tag, chip in self.tags.items():
            chip.setChecked(tag in self.wanted.tags)
        mark(self.kind, "on", bool(self.wanted.kind))
        mark(self.negotiation, "on", bool(self.wanted.negotiation_id))
        self.clear.setVisible(bool(self.wanted))

    def _offer_tags(self, tags: Sequence[str]) -> None:
        for chip in self.tags.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.tags = {tag: self._chip(tag) for tag in tags}
        self._flow.removeWidget(self.clear)
        for part in (*self.tags.values(), self.clear):
            self._flow.addWidget(part)

    def _chip(self, tag: str) -> QPushButton:
        chip = QPushButton(tag.replace("&", "&&"))
        chip.setObjectName("pick")
        chip.setCheckable(True)
        chip.setAutoDefault(False)
        chip.setAccessibleName(f"Tag {tag}")
        chip.clicked.connect(lambda _=False: self._take(self.wanted.toggled(tag)))
        return chip
