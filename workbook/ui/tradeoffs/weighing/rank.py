"""Ranking the issues: drag them, or move them by keys; the order becomes points."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from workbook.analysis.tradeoffs.utility import my_weight
from workbook.analysis.tradeoffs.weighting import by_rank, span
from workbook.model import Dossier, Issue
from workbook.ui.layout import fixed, words
from workbook.ui.theme import mark
from workbook.ui.tradeoffs import point_steps
from workbook.ui.tradeoffs.weighing.rows import IssueName, KeptRows, called, said

Key = Qt.Key


class RankRow(QFrame):
    """One issue at its place. Alt+Up and Alt+Down move it, the arrows walk."""

    asked = Signal(str)
    dragged = Signal(int)
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rank")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.handle = fixed(words("⠿", "tiny", wrap=False), 14)
        self.place, self.name = words("", "strong", wrap=False), IssueName()
        self.points = words("", "me", wrap=False)
        self.points.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        box = QHBoxLayout(self)
        box.setContentsMargins(6, 3, 4, 3)
        box.setSpacing(8)
        for part in (self.handle, fixed(self.place, 20)):
            box.addWidget(part)
        box.addWidget(self.name, 1)
        box.addWidget(fixed(self.points, 76))
        self.up, self.down = self._arrow("▲", "up"), self._arrow("▼", "down")
        box.addWidget(self.up)
        box.addWidget(self.down)

    def _arrow(self, sign: str, wish: str) -> QToolButton:
        made = QToolButton()
        made.setObjectName("rowTool")
        made.setText(sign)
        made.setToolTip(f"Move {wish} (Alt+{wish.capitalize()})")
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.clicked.connect(lambda: self.asked.emit(wish))
        return made

    def show_issue(self, dossier: Dossier, issue: Issue, place: int, count: int, points: float) -> None:
        self.name.show_issue(dossier, issue)
        self.place.setText(f"{place + 1}.")
        self.points.setText(said(points))
        self.setAccessibleName(f"{called(issue)}, place {place + 1} of {count}")
        self.setAccessibleDescription(f"{self.points.text()}; Alt+Up and Alt+Down move it")
        self.up.setAccessibleName(f"Move {called(issue)} up")
        self.down.setAccessibleName(f"Move {called(issue)} down")
        self.up.setEnabled(place > 0)
        self.down.setEnabled(place < count - 1)

    def follow(self, row: QWidget) -> None:
        QWidget.setTabOrder(row, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        wish = {
            Key.Key_Up: "up" if alt else "previous", Key.Key_Down: "down" if alt else "next",
            Key.Key_Home: "first" if alt else "", Key.Key_End: "last" if alt else "",
        }.get(Key(event.key()))  # fmt: skip
        if wish:
            self.asked.emit(wish)
        elif event.key() == Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        mark(self, "held", True)
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(self.mapToParent(event.position().toPoint()).y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        mark(self, "held", False)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        mark(self, "active", True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        mark(self, "active", False)


class Rank(QWidget):
    """The order of the unlocked issues as it is thought of; ``points`` is what it amounts to."""

    escaped = Signal()
    changed = Signal()
    walked = Signal()
    undo_text = "weighed the issues by ranking"

    def __init__(self) -> None:
        super().__init__()
        self.rows = KeptRows(self._make)
        self.touched = False
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.rows)

    def refresh(self, dossier: Dossier) -> None:
        """Show the order of the points, until it has been changed here: then that one, new issues last."""
        self.dossier = dossier
        free = [issue for issue in dossier.issues if not issue.weight_locked]
        self.spans = {issue.id: span(dossier.options_of(issue.id)) for issue in free}
        counts = {issue.id: (my_weight(issue) or 0) * self.spans[issue.id] for issue in free}
        by_points = sorted(counts, key=lambda key: -counts[key])
        kept = [key for key in self.rows.order if key in by_points] if self.touched else []
        self._show([*kept, *(key for key in by_points if key not in kept)])

    def forget(self) -> None:
        """Begin again from the points as they are."""
        self.touched = False

    def points(self) -> dict[str, float]:
        """What the unlocked issues get by their order; empty where locks leave nothing."""
        room = point_steps.left_by_locks(self.dossier.issues)
        if room <= 0:
            return {}
        shares = by_rank(len(self.rows.order), room, [self.spans[key] for key in self.rows.order])
        return {key: float(share) for key, share in zip(self.rows.order, shares, strict=True)}

    def lacking(self) -> str:
        """Why there are no points to be taken yet; empty where there are."""
        return "" if self.points() else "The locked issues leave no points to rank for."

    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return next((self.rows.rows[key] for key in self.rows.order), self)

    def _show(self, order: Sequence[str]) -> None:
        self.rows.show_order(order)
        issues, points = {issue.id: issue for issue in self.dossier.issues}, self.points()
        for place, key in enumerate(order):
            self.rows.rows[key].show_issue(self.dossier, issues[key], place, len(order), points.get(key, 0.0))

    def _make(self, issue_id: str) -> RankRow:
        row = RankRow()
        row.asked.connect(lambda wish: self._do(issue_id, wish))
        row.dragged.connect(lambda height: self._move(issue_id, self._place_at(issue_id, height)))
        row.escaped.connect(self.escaped)
        return row

    def _do(self, issue_id: str, wish: str) -> None:
        place, last = self.rows.order.index(issue_id), len(self.rows.order) - 1
        if wish in ("previous", "next"):
            to = min(max(place + (1 if wish == "next" else -1), 0), last)
            self.rows.rows[self.rows.order[to]].setFocus()
            self.walked.emit()
        else:
            self._move(issue_id, {"up": place - 1, "down": place + 1, "first": 0, "last": last}[wish])

    def _move(self, issue_id: str, to: int) -> None:
        order = list(self.rows.order)
        to = min(max(to, 0), len(order) - 1)
        if order.index(issue_id) == to:
            return
        order.remove(issue_id)
        order.insert(to, issue_id)
        self.touched = True
        self._show(order)
        self.rows.rows[issue_id].setFocus()
        self.changed.emit()

    def _place_at(self, issue_id: str, height: int) -> int:
        """The place whose middle the pointer has passed."""
        others = [self.rows.rows[key].geometry() for key in self.rows.order if key != issue_id]
        return sum(height > other.center().y() for other in others)
