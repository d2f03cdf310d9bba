"""Sharing 100 points: what one issue gets the others give, but for those that are locked."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbook.analysis.tradeoffs.weighting import with_points
from workbook.model import Dossier, Issue, altered
from workbook.ui.document import Document
from workbook.ui.layout import column
from workbook.ui.range_bars import WeightBar
from workbook.ui.tradeoffs import point_steps
from workbook.ui.tradeoffs.lock_toggle import LockToggle
from workbook.ui.tradeoffs.points_editor import NUMBER, PointsNumber
from workbook.ui.tradeoffs.weighing.rows import LONG, IssueName, KeptRows, called, stored


class ShareRow(QWidget):
    """One issue with a long bar, its number and its lock."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.bar, self.lock = IssueName(), WeightBar(LONG), LockToggle()
        self.number = PointsNumber(low=0, high=100, width=NUMBER)
        self.number.setProperty("look", "strong")
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 3, 0, 3)
        box.setSpacing(6)
        box.addWidget(self.name, 1)
        for part in (self.bar, self.number, self.lock):
            box.addWidget(part)

    def show_issue(self, dossier: Dossier, issue: Issue) -> None:
        self.name.show_issue(dossier, issue)
        self.bar.setAccessibleName(f"Share of {called(issue)}, as a bar")
        self.number.setAccessibleName(f"Share of {called(issue)}")
        self.lock.setAccessibleName(f"Lock the share of {called(issue)}")
        self.lock.show_value(issue.weight_locked)
        self.show_points(issue.weight_me or 0.0)

    def show_points(self, points: float) -> None:
        self.bar.show_value(points)
        self.number.show_value(points)

    def follow(self, row: "ShareRow") -> None:
        QWidget.setTabOrder(row.lock, self.bar)
        QWidget.setTabOrder(self.bar, self.number)
        QWidget.setTabOrder(self.number, self.lock)


class Share(QWidget):
    """All issues at once. What is dragged is stored when it is let go, each time as one step of undo."""

    escaped = Signal()
    moving = Signal(object)

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self.rows = KeptRows(self._make)
        self._begun: tuple[str, dict[str, float]] | None = None
        self._given: Mapping[str, float] = {}
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(column(self.rows))

    def refresh(self, dossier: Dossier) -> None:
        """Show the points as they are."""
        self.dossier = dossier
        if stored(dossier) != self._given:
            self._begun = None
        self.rows.show_order([issue.id for issue in dossier.issues])
        for issue in dossier.issues:
            self.rows.rows[issue.id].show_issue(dossier, issue)

    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return next((row.bar for row in self.rows.rows.values()), self)

    def _make(self, issue_id: str) -> ShareRow:
        row = ShareRow()
        row.bar.moving.connect(lambda value: self._show(self._after(issue_id, value)))
        for editor in (row.bar, row.number):
            editor.committed.connect(lambda value: self._give(issue_id, value))
            editor.left.connect(self._leave)
            editor.escaped.connect(self.escaped)
        row.lock.committed.connect(lambda locked: self._lock(issue_id, locked))
        row.number.confirmed.connect(lambda: self._next(issue_id))
        return row

    def _after(self, issue_id: str, value: object) -> dict[str, float]:
        """The points after one is given a value, reckoned from where its moving began: going there and back
        changes nothing."""
        if self._begun is None or self._begun[0] != issue_id:
            self._begun = issue_id, stored(self.dossier)
        before, issues = self._begun[1], self.dossier.issues
        place = [issue.id for issue in issues].index(issue_id)
        given, locked = [before[row.id] for row in issues], [row.weight_locked for row in issues]
        after = with_points(given, locked, place, float(str(value or 0)))
        return dict(zip((row.id for row in issues), after, strict=True))

    def _show(self, points: Mapping[str, float]) -> None:
        for key, row in self.rows.rows.items():
            row.show_points(points[key])
        rows = [altered(row, weight_me=points[row.id]) for row in self.dossier.issues]
        self.moving.emit(rows)

    def _give(self, issue_id: str, value: object) -> None:
        points = self._after(issue_id, value)
        self._given = points
        pairs = [(issue, points[issue.id]) for issue in self.dossier.issues]
        typing = f"sharing {issue_id}"
        if not point_steps.take_points(self.document, pairs, "shared 100 points", typing=typing):
            self.refresh(self.dossier)
        elif self.document.dossier is not None:
            # Nothing may have changed on disk, while a bar shows what locks leave no room for.
            self.refresh(self.document.dossier)

    def _leave(self) -> None:
        self._begun = None
        self.document.end_typing()

    def _lock(self, issue_id: str, locked: object) -> None:
        issue = next((row for row in self.dossier.issues if row.id == issue_id), None)
        if issue is not None and not self.document.set(issue, weight_locked=bool(locked)):
            self.refresh(self.dossier)

    def _next(self, issue_id: str) -> None:
        place = self.rows.order.index(issue_id) + 1
        if place < len(self.rows.order):
            below = self.rows.rows[self.rows.order[place]].number
            below.setFocus()
            below.selectAll()
