"""The concession plan: from the opening to the walk-away in steps that shrink, kept as moves when wanted."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from workbook.analysis.tradeoffs.next_step import NextStep, next_step
from workbook.analysis.tradeoffs.plan import Plan, PlanStep, plan
from workbook.analysis.tradeoffs.said import is_scored
from workbook.analysis.tradeoffs.solutions import limits
from workbook.analysis.tradeoffs.utility import matrix
from workbook.analysis.wording import counted, listed, verb
from workbook.model import Dossier
from workbook.ui.document import Document
from workbook.ui.jobs import Job
from workbook.ui.layout import ROW_INSET, Card, button, column, line, stacked, words
from workbook.ui.theme import look_as
from workbook.ui.tradeoffs import steps
from workbook.ui.tradeoffs.draft import Draft
from workbook.ui.tradeoffs.keeping import Halves, keep_moves, new_moves
from workbook.ui.tradeoffs.plan_rows import PlanRow

MOST = 4
#: So long after the last change the plan is made anew.
PAUSE_MS = 150
UNSCORED = Plan(
    {},
    (),
    "Score the options first: then it can be told what a step costs you and gives them.",
    False,
    "weights",
)
BEGIN = "Plan from opening to walk-away"
MEND = {
    "options": "Go to the options",
    "opening": "Build an opening in the card",
    "walk_away_worth": "Set your walk-away",
    "weights": "Fill in what is missing",
}


class PlanSection(QWidget):
    """A link; once it was followed, the plan, which keeps up with edits until it is closed.

    ``go_to`` is told the section of the page in which something has to be mended.
    """

    def __init__(self, document: Document, draft: Draft, go_to: Callable[[str], object]) -> None:
        super().__init__()
        self.document, self.draft, self.go_to = document, draft, go_to
        self.plan = Plan({}, (), "", False)
        self._opened: set[str] = set()
        self._mend = ""
        self._basis: tuple[object, ...] = ()
        self.begin = button(BEGIN, self.open, "link")
        self.begin.setToolTip("Steps that get smaller, each with what you ask for in return")
        self.said, self.stand, self.unscored = words(), words(), words("", "warn")
        self.rows = [PlanRow(draft.load) for _ in range(MOST + 1)]
        self.kept = words("", "ok", wrap=False)
        self.keep = button("Keep as moves", self._keep, edits=True)
        self.mend = button("", lambda: self.go_to(self._mend), "link")
        self.close_link = button("Close the plan", self.close_plan, "quiet")
        foot = line(self.keep, self.kept, 0, 1, self.mend, self.close_link, gap=14, top=False)
        self.card = Card(self.said, self.stand, self.unscored, column(*self.rows, gap=0), foot)
        self.card.setAccessibleName("Plan from opening to walk-away")
        self.closed = line(self.begin)
        self.closed.setContentsMargins(ROW_INSET, 0, 0, 0)
        stacked(self, self.closed, self.card, gap=4, margins=(0, 0, 0, 6))
        self.job = Job(self)
        self.job.done.connect(self._take)
        self.pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self.pause.timeout.connect(self._begin)

    def refresh(self, dossier: Dossier) -> None:
        """Show the link, or the plan that was opened; nothing where there is nothing to plan with."""
        opened = dossier.negotiation.id in self._opened and bool(dossier.options)
        self.card.setVisible(opened)
        self.closed.setVisible(not opened)
        self.setVisible(bool(dossier.options))

    def follow(self, dossier: Dossier) -> None:
        """Plan anew where something has changed. What is only a preview is waited for."""
        if dossier is not self.document.dossier or dossier.negotiation.id not in self._opened:
            return
        basis = _basis(dossier)
        if basis[:1] != self._basis[:1]:
            self.pause.stop()
            self._take_plan(_planned(dossier))
        elif basis != self._basis:
            # Many issues take a tenth of a second: what is typed does not wait for that.
            look_as(self.said, "pending")
            self.pause.start()
        self._basis = basis
        self._show(dossier)

    def _begin(self) -> None:
        dossier, basis = self.document.dossier, self._basis
        if dossier is not None:
            self.job.start(lambda: (basis, _planned(dossier)))

    def _take(self, answer: tuple[object, Plan]) -> None:
        basis, made = answer
        if self.document.dossier is not None and basis == self._basis:
            self._take_plan(made)
            self._show(self.document.dossier)

    def _take_plan(self, made: Plan) -> None:
        self.plan = made
        look_as(self.said, "")

    def open(self) -> None:
        """Make the plan, and take the keyboard there."""
        if self.document.dossier is not None:
            self._opened.add(self.document.dossier.negotiation.id)
            self._basis = ()
            self.refresh(self.document.dossier)
            self.follow(self.document.dossier)
            self._take_focus()

    def close_plan(self) -> None:
        """Leave the link in its place."""
        if self.document.dossier is not None:
            self._opened.discard(self.document.dossier.negotiation.id)
            self.refresh(self.document.dossier)
            self._take_focus()

    def way_in(self) -> QWidget | None:
        """Where the keyboard goes: the plan, or the link that makes it; None where neither is shown."""
        wanted = (self.begin, self.rows[0].button, self.mend, self.close_link)
        return next((each for each in wanted if each.isVisibleTo(self)), None) if self.isVisible() else None

    def _take_focus(self) -> None:
        found = self.way_in()
        if found is not None:
            found.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, dossier: Dossier) -> None:
        made = self.plan
        self.said.setText(made.sentence)
        lacking = sum(not is_scored(row) for row in dossier.options)
        count = verb(range(lacking), "counts", "count")
        self.unscored.setText(f"Here {counted(lacking, 'option')} without a score {count} as 0.")
        self.unscored.setVisible(lacking > 0 and made is not UNSCORED)
        stand = next_step(dossier, made.steps) if made.steps else None
        self.stand.setText(stand.sentence if stand else "")
        self.stand.setVisible(stand is not None)
        look_as(self.stand, "ok" if stand and stand.accept else "soft")
        self._show_rows(dossier, made, stand)
        self._show_foot(dossier, made)

    def _show_rows(self, dossier: Dossier, made: Plan, stand: NextStep | None) -> None:
        least = limits(dossier).me
        floor = None if least is None else float(least)
        now = self.draft.choices
        if made.steps:
            first = made.steps[0]
            worths = first.me - first.me_change, first.them - first.them_change
            self.rows[0].show_opening(made.opening, _opening(dossier, made.opening), worths, floor)
        for number, (row, step) in enumerate(zip(self.rows[1:], made.steps, strict=False), 1):
            row.show_step(number, step, floor, is_next=stand is not None and stand.number == number)
        for place, row in enumerate(self.rows):
            row.setVisible(bool(made.steps) and place <= len(made.steps))
            row.mark_here(now)

    def _show_foot(self, dossier: Dossier, made: Plan) -> None:
        left = still_to_keep(dossier, made.steps)
        self.keep.setVisible(bool(left))
        some = 0 < len(left) < len(made.steps)
        self.keep.setText("Keep the others as moves" if some else "Keep as moves")
        self.keep.setAccessibleName(self.keep.text())
        self.kept.setText("" if left or not made.steps else "Kept: the steps are among your moves.")
        self.kept.setVisible(bool(self.kept.text()))
        open_ended = "walk_away_worth" if made.steps and limits(dossier).me is None else ""
        self._mend = "weights" if self.unscored.isVisibleTo(self) else made.mend or open_ended
        self.mend.setText(MEND.get(self._mend, ""))
        self.mend.setAccessibleName(self.mend.text())
        self.mend.setVisible(bool(self._mend))

    def _keep(self) -> None:
        dossier = self.document.dossier
        if dossier is not None and keep_moves(self.document, dossier, _halves(self.plan.steps)):
            self.close_link.setFocus(Qt.FocusReason.OtherFocusReason)


def still_to_keep(dossier: Dossier, planned: Sequence[PlanStep]) -> list[Halves]:
    """The steps that are no moves yet, as what to ask for and what to give."""
    return new_moves(dossier, _halves(planned))


def _halves(planned: Sequence[PlanStep]) -> list[Halves]:
    return [(step.if_you, step.i_can) for step in planned]


def _planned(dossier: Dossier) -> Plan:
    return plan(dossier, count=MOST) if any(map(is_scored, dossier.options)) else UNSCORED


def _basis(dossier: Dossier) -> tuple[object, ...]:
    """Whose plan it is, and all that it depends on."""
    roles = [dossier.choices_of(row.id) for row in dossier.packages if row.role == "opening"][:1]
    stops = [dossier.choices_of(row.id) for row in dossier.packages if row.role == "fallback"]
    return dossier.negotiation.id, matrix(dossier), limits(dossier), roles, stops


def _opening(dossier: Dossier, choices: dict[str, str]) -> str:
    """What to open with, in words."""
    names = {row.id: row.name.strip() for row in dossier.options}
    known = steps.same_choices(dossier, choices)
    taken = listed([names.get(option, "") for option in choices.values()], limit=12)
    name = known.name.strip() if known else ""
    return f"Open with “{name}”: {taken}" if name else f"Open with {taken}"
