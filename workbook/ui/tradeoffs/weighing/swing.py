"""Comparing swings: how much the way from worst to best of each issue counts beside the greatest one."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbook.analysis.tradeoffs.utility import my_weight
from workbook.analysis.tradeoffs.weighting import by_swing, span
from workbook.analysis.wording import counted
from workbook.model import Dossier, Issue
from workbook.ui.layout import fixed, words
from workbook.ui.range_bars import WeightBar
from workbook.ui.tradeoffs import point_steps
from workbook.ui.tradeoffs.points_editor import NUMBER, PointsNumber
from workbook.ui.tradeoffs.weighing.rows import LONG, IssueName, KeptRows, called, said


class SwingRow(QWidget):
    """One issue with its swing from 0 to 100, and the points it amounts to."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.bar = IssueName(), WeightBar(LONG - 40)
        self.number = PointsNumber(low=0, high=100, width=NUMBER)
        self.number.setProperty("look", "strong")
        self.number.setPlaceholderText("–")
        self.points = words("", "me", wrap=False)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 3, 0, 3)
        box.setSpacing(6)
        box.addWidget(self.name, 1)
        for part in (self.bar, self.number, fixed(self.points, 76)):
            box.addWidget(part)

    def show_issue(self, dossier: Dossier, issue: Issue) -> None:
        self.name.show_issue(dossier, issue)
        self.bar.setAccessibleName(f"Swing of {called(issue)}, as a bar")
        self.number.setAccessibleName(f"Swing of {called(issue)}")

    def show_swing(self, swing: float | None, points: float | None) -> None:
        self.bar.show_value(swing)
        self.number.show_value(swing)
        self.points.setText("" if points is None else said(points))

    def follow(self, row: "SwingRow") -> None:
        QWidget.setTabOrder(row.number, self.bar)
        QWidget.setTabOrder(self.bar, self.number)


class Swing(QWidget):
    """The swings as they are thought of; ``points`` is what they amount to."""

    escaped = Signal()
    changed = Signal()
    undo_text = "weighed the issues by comparing swings"

    def __init__(self) -> None:
        super().__init__()
        self.rows = KeptRows(self._make)
        self.swings: dict[str, float | None] = {}
        self.touched = False
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.rows)

    def refresh(self, dossier: Dossier) -> None:
        """Show the swings the points amount to, until one has been changed here."""
        self.dossier = dossier
        free = [issue for issue in dossier.issues if not issue.weight_locked]
        known = self.swings if self.touched else swings_of(dossier, free)
        self.swings = {issue.id: known.get(issue.id) for issue in free}
        self.rows.show_order([issue.id for issue in free])
        for issue in free:
            self.rows.rows[issue.id].show_issue(dossier, issue)
        self._show()

    def forget(self) -> None:
        """Begin again from the points as they are."""
        self.touched = False

    def points(self) -> dict[str, float]:
        """What the unlocked issues get; empty until every swing is known and one is above 0."""
        room = point_steps.left_by_locks(self.dossier.issues)
        known = [swing for swing in self.swings.values() if swing is not None]
        if len(known) < len(self.swings) or not any(known) or room <= 0:
            return {}
        spans = [span(self.dossier.options_of(key)) for key in self.swings]
        shares = by_swing(known, room, spans)
        return {key: float(share) for key, share in zip(self.swings, shares, strict=True)}

    def lacking(self) -> str:
        """Why there are no points to be taken yet; empty where there are."""
        missing = sum(swing is None for swing in self.swings.values())
        if missing:
            return f"{counted(missing, 'issue').capitalize()} without a number yet."
        return "" if self.points() else "Nothing here is above 0 yet."

    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return next((self.rows.rows[key].bar for key in self.rows.order), self)

    def _make(self, issue_id: str) -> SwingRow:
        row = SwingRow()
        row.bar.moving.connect(lambda value: self._set(issue_id, value))
        for editor in (row.bar, row.number):
            editor.committed.connect(lambda value: self._set(issue_id, value))
            editor.escaped.connect(self.escaped)
        row.number.confirmed.connect(lambda: self._next(issue_id))
        return row

    def _set(self, issue_id: str, value: object) -> None:
        self.swings[issue_id] = None if value is None else float(str(value))
        self.touched = True
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        points: Mapping[str, float] = self.points()
        for key, row in self.rows.rows.items():
            row.show_swing(self.swings[key], points.get(key))

    def _next(self, issue_id: str) -> None:
        place = self.rows.order.index(issue_id) + 1
        if place < len(self.rows.order):
            below = self.rows.rows[self.rows.order[place]].number
            below.setFocus()
            below.selectAll()


def swings_of(dossier: Dossier, issues: Sequence[Issue]) -> dict[str, float | None]:
    """The swings that amount to the points there are: the greatest is 100. None where no points are given."""
    counts = {issue.id: (my_weight(issue) or 0) * span(dossier.options_of(issue.id)) for issue in issues}
    most = max(counts.values(), default=0)
    known = {issue.id for issue in issues if issue.weight_me is not None} if most else set()
    return {key: float(round(100 * counts[key] / most)) if key in known else None for key in counts}
