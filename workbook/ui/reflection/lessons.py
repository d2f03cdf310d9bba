"""What one takes along: what worked, and one thing each to keep, change and practise."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from workbook.analysis.wording import folded
from workbook.model import Dossier, Entry, PracticeGoal, Workbook, place_after
from workbook.ui.dates import distance
from workbook.ui.form import Form
from workbook.ui.layout import ROW_INSET, Card, Section, button, column, line, words
from workbook.ui.pages.page import Page

FOLLOW_UP = timedelta(weeks=2)
_LONGEST = 1_000
_ASKED = {
    "worked": "What would you do again?",
    "did_not_work": "What you did, not what you are: “I answered too fast” can be changed",
    "differently": "Next time …",
}


class Lessons(Section):
    """What worked, what did not, what to do differently; and three small things that will be done."""

    def __init__(self, page: Page, form: Form) -> None:
        self.page = page
        texts = [form.labelled(name, form.text(name, ask)) for name, ask in _ASKED.items()]
        three = [self._thing(form, name, title) for name, title in
                 (("keep", "Keep"), ("change", "Change"), ("practise", "Practise"))]  # fmt: skip
        self.goal_link = button("Make it a practice goal", self.make_goal, "link", edits=True)
        self.goal_made = words("", "ok")
        three[2].layout().addWidget(self.goal_link)  # type: ignore[union-attr]
        three[2].layout().addWidget(self.goal_made)  # type: ignore[union-attr]
        body = column(
            *texts,
            line(three[0], 1, three[1], 1, three[2], 1, gap=12, top=False),
            gap=12,
            margins=(ROW_INSET, 2, 0, 0),
        )
        super().__init__("What you take along", body, note="keep one, change one, practise one")
        self.head.setContentsMargins(ROW_INSET, 0, 0, 0)

    @staticmethod
    def _thing(form: Form, name: str, title: str) -> QWidget:
        card = Card(words(title, "strong"), form.text(name, "One thing"), gap=2)
        card.layout().setAlignment(Qt.AlignmentFlag.AlignTop)  # type: ignore[union-attr]
        return card

    def refresh(self, dossier: Dossier, workbook: Workbook) -> None:
        wanted = dossier.reflection.practise.strip()
        made = goal_for(workbook, dossier.negotiation.id, wanted)
        self.goal_link.setVisible(bool(wanted) and made is None)
        self.goal_made.setVisible(made is not None)
        if made is not None:
            when = f", follow up {distance(made.due_on)}" if made.due_on and not made.done else ""
            self.goal_made.setText("A practice goal" + (", done" if made.done else when))

    def make_goal(self) -> None:
        """Put the thing to practise among the practice goals, to be followed up in two weeks."""
        dossier, document = self.page.dossier, self.page.document
        wanted = one_line(dossier.reflection.practise)
        goals = document.workbook.practice_goals
        if wanted and goal_for(document.workbook, dossier.negotiation.id, wanted) is None:
            document.add(
                PracticeGoal(
                    negotiation_id=dossier.negotiation.id,
                    position=place_after(goals),
                    goal=wanted,
                    due_on=date.today() + FOLLOW_UP,
                )
            )


def goal_for(workbook: Workbook, negotiation_id: str, text: str) -> PracticeGoal | None:
    """The practice goal that was made of this text, or None."""
    wanted = folded(one_line(text))
    return next(
        (goal for goal in workbook.practice_goals
         if goal.negotiation_id == negotiation_id and folded(goal.goal) == wanted),
        None,
    )  # fmt: skip


def one_line(text: str) -> str:
    """The text as one line, no longer than a goal may be."""
    return " ".join(text.split())[:_LONGEST].strip()


def new_entry(dossier: Dossier, today: date) -> Entry:
    """A journal entry about the negotiation, dated when it was held (or today)."""
    negotiation = dossier.negotiation
    return Entry(
        negotiation_id=negotiation.id,
        written_on=dossier.reflection.held_on or today,
        kind="negotiation",
        title=negotiation.title,
    )
