"""The panel below the issues: three easy ways to say how much each matters, and a check."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QToolButton, QWidget

from workbook.analysis.tradeoffs.weighting import WHOLE, span
from workbook.analysis.wording import listed
from workbook.model import Dossier
from workbook.ui import numbers
from workbook.ui.document import Document
from workbook.ui.layout import Card, button, chips, column, line, words
from workbook.ui.tradeoffs import point_steps
from workbook.ui.tradeoffs.weighing.check import Check
from workbook.ui.tradeoffs.weighing.rank import Rank
from workbook.ui.tradeoffs.weighing.rows import called, same
from workbook.ui.tradeoffs.weighing.share import Share
from workbook.ui.tradeoffs.weighing.swing import Swing

WAYS = {
    "share": (
        "Share 100 points",
        "Drag one and the others make room; a lock holds what is settled. Give points for the whole way "
        "from worst to best, not for the topic.",
    ),
    "rank": (
        "Rank them",
        "Suppose everything ends at its worst. Which issue would you lift to its best first? Drag it to the "
        "top, then the next. The order alone is turned into points.",
    ),
    "swing": (
        "Compare swings",
        "The way from worst to best that means most to you is 100. How much is each of the others beside it?",
    ),
}
ISSUES_NEEDED = 2


class Weighing(Card):
    """Opens in the page and closes with Escape. ``moving`` gives the issues as they would be while a bar
    is dragged; ``closed`` tells that the keyboard should go back to where the panel was opened."""

    closed = Signal()
    moving = Signal(object)

    def __init__(self, document: Document) -> None:
        self.document = document
        self.way = "share"
        self._owner = ""
        self.share, self.rank, self.swing, self.check = Share(document), Rank(), Swing(), Check()
        self.bodies: dict[str, QWidget] = {"share": self.share, "rank": self.rank, "swing": self.swing}
        self.picks = {key: self._pick(key, said) for key, (said, _) in WAYS.items()}
        self.intro, self.locked = words("", "small"), words("", "tiny")
        self.use, self.state = button("Use these points", self._use, "main"), words("", "small")
        self.taking = line(self.use, self.state, 1, gap=12, top=False)
        super().__init__(
            line(words("How much does each issue matter to you?", "strong"), 1, self._close_button(), gap=6),
            chips(*self.picks.values()),
            self.intro,
            *self.bodies.values(),
            self.locked,
            self.taking,
            column(self.check.widget, margins=(0, 10, 0, 0)),
            gap=7,
        )
        self.setAccessibleName("How much does each issue matter to you?")
        for body in (self.share, self.rank, self.swing):
            body.escaped.connect(self.shut)
        for body in (self.rank, self.swing):
            body.changed.connect(self._show_state)
        # Rows that are walked or moved by keys would leave the window; a turn later they have their place.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._follow_focus)
        self.rank.changed.connect(lambda: self._later.start(0))
        self.rank.walked.connect(lambda: self._later.start(0))
        self.share.moving.connect(self.moving)
        self.hide()

    def _pick(self, key: str, said: str) -> QPushButton:
        made = QPushButton(said)
        made.setObjectName("pick")
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.setAccessibleName(said)
        made.clicked.connect(lambda: self.choose(key))
        return made

    def _close_button(self) -> QToolButton:
        close = QToolButton()
        close.setObjectName("rowTool")
        close.setText("×")
        close.setToolTip("Close (Esc)")
        close.setAccessibleName("Close the easy ways to weigh")
        close.clicked.connect(self.shut)
        return close

    # Opening, showing

    def open(self, dossier: Dossier) -> None:
        """Show the panel with the keyboard in it; questions begin anew."""
        self._begin(dossier)
        # Filled before it is shown, so that all its rows are laid out at once.
        self._fill(dossier)
        self.show()
        self.choose(self.way)
        QTimer.singleShot(0, self, self._come_into_view)

    def _begin(self, dossier: Dossier) -> None:
        """Forget what was thought of before: it may have been of another negotiation."""
        self._owner = dossier.negotiation.id
        self.rank.forget()
        self.swing.forget()
        self.check.begin(dossier)

    def _come_into_view(self) -> None:
        # From its top, as far as there is room: the head first, then what is below.
        self._scroll_to(self, 16)
        self._scroll_to(self.picks[self.way], 60)

    def _follow_focus(self) -> None:
        widget = QApplication.focusWidget()
        if widget is not None and self.isAncestorOf(widget):
            self._scroll_to(widget, 50)

    def _scroll_to(self, widget: QWidget, margin: int) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(widget, 0, margin)

    def shut(self) -> None:
        """Close the panel; what was stored stays."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def refresh(self, dossier: Dossier) -> None:
        """Show the issues as they are; a hidden panel waits until it is opened."""
        if self.isHidden():
            return
        if len(dossier.issues) < ISSUES_NEEDED:
            self.shut()
            return
        if dossier.negotiation.id != self._owner:
            self._begin(dossier)
        self._fill(dossier)

    def _fill(self, dossier: Dossier) -> None:
        self.dossier = dossier
        for body in (self.share, self.rank, self.swing):
            body.refresh(dossier)
        self.check.refresh(dossier)
        self._show_way()

    def choose(self, way: str) -> None:
        """Take another way, with the keyboard in its first row."""
        self.way = way
        self._show_way()
        self.bodies[way].first().setFocus(Qt.FocusReason.OtherFocusReason)  # type: ignore[attr-defined]

    def _show_way(self) -> None:
        for key, pick in self.picks.items():
            pick.setChecked(key == self.way)
            self.bodies[key].setVisible(key == self.way)
        self.intro.setText(WAYS[self.way][1] + (self._part_ways() if self.way == "share" else ""))
        held = [issue for issue in self.dossier.issues if issue.weight_locked] if self.way != "share" else []
        kept = listed(f"{called(issue)} {numbers.show(issue.weight_me or 0.0)}" for issue in held)
        self.locked.setText(f"Locked, and not asked about: {kept}." if held else "")
        self.locked.setVisible(bool(held))
        self.taking.setVisible(self.way != "share")
        self._show_state()

    def _part_ways(self) -> str:
        """Which steps from worst to best go only part of the way that points are for; empty for none."""
        part = [row for row in self.dossier.issues if span(self.dossier.options_of(row.id)) < WHOLE]
        names = listed(called(row) for row in part)
        return (
            f" Points are for a way from 0 to 100; your scores of {names} go only part of it." if part else ""
        )

    def _draft(self) -> Rank | Swing | None:
        return {"rank": self.rank, "swing": self.swing}.get(self.way)  # type: ignore[return-value]

    def _show_state(self) -> None:
        draft = self._draft()
        if draft is None:
            return
        points, lacking = draft.points(), draft.lacking()
        known = same(points, self.dossier)
        self.use.setEnabled(bool(points) and not known)
        self.state.setText(lacking or ("These are your points." if known else ""))

    def _use(self) -> None:
        draft = self._draft()
        if draft is None:
            return
        points = draft.points()
        pairs = [(issue, points[issue.id]) for issue in self.dossier.issues if issue.id in points]
        if point_steps.take_points(self.document, pairs, draft.undo_text):
            draft.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        else:
            super().keyPressEvent(event)
