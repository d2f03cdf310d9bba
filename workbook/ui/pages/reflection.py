"""Reflection: what was predicted, what came out, how it went, and what to take along."""

from datetime import date

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from workbook import guidance
from workbook.analysis.reflection import outcome
from workbook.analysis.wording import counted
from workbook.model import Dossier, Entry, IssueResult, Prediction, Reflection, Row
from workbook.ui.dates import distance
from workbook.ui.layout import ROW_INSET, Columns, button, column, section, words
from workbook.ui.pages.page import Page, stack
from workbook.ui.reflection.lessons import Lessons, new_entry
from workbook.ui.reflection.outcome import WhatCameOut
from workbook.ui.reflection.predictions import Predictions
from workbook.ui.reflection.results import Results
from workbook.ui.reflection.story import TwoQualities, how_it_went, relationship
from workbook.ui.rehearse.picks import Suggestion

BEFORE = ("predictions", "reflection")
AFTER = (
    "outcome_quality", "concessions", "opened_by", "revealed", "did_not_work", "keep", "relationship_after",
)  # fmt: skip


class ReflectionPage(Page):
    """Afterwards: result and work, kept apart, and the lessons."""

    key = "reflection"
    title = "Reflection"
    tables = frozenset({Reflection, IssueResult, Prediction})

    def build(self) -> QWidget:
        self.row = self.form(Reflection)
        return stack(Columns(self._main(), self._aside()))

    def _main(self) -> QWidget:
        self.predictions = Predictions(self)
        self.waiting_words = words("")
        self.waiting = strip(self.waiting_words)
        self.outcome, self.results = WhatCameOut(self, self.row), Results(self)
        story, self.qualities = how_it_went(self.row), TwoQualities(self.row)
        after = relationship(self.row)
        self.lessons = Lessons(self, self.row)
        return column(
            self.predictions, self.waiting, self.outcome, self.results, story, after,
            self.qualities, self.lessons, gap=0,
        )  # fmt: skip

    def _aside(self) -> QWidget:
        self.compared = words("", "sentence")
        self.comparison = section("As a whole", self.compared, first=True)
        self.entries = words("", "small")
        journal = section(
            "Journal",
            self.entries,
            button("Write a journal entry about it", self.write_entry, "link", edits=True),
            first=True,
        )
        self.thoughts = Suggestion(lambda _: None)
        self.thoughts.take.hide()
        thinking = section("To think with", self.thoughts, first=True)
        return column(self.comparison, self.hints(self._hints_now), thinking, journal, gap=18)

    # Showing

    def refresh(self, dossier: Dossier) -> None:
        self.row.show(dossier.reflection)
        self.predictions.refresh(dossier)
        self._show_waiting(dossier)
        for part in (self.outcome, self.results, self.qualities):
            part.refresh(dossier)
        self.lessons.refresh(dossier, self.document.workbook)
        self._show_aside(dossier)

    def _show_waiting(self, dossier: Dossier) -> None:
        waits = is_before(dossier, date.today())
        met = dossier.negotiation.meeting_on
        when = f" You meet {distance(met)}." if met else ""
        self.waiting_words.setText(
            f"The rest waits until afterwards.{when} Until then only your guesses belong here, "
            "but nothing stops you from noting more."
        )
        self.waiting.setVisible(waits)

    def _show_aside(self, dossier: Dossier) -> None:
        told = outcome(dossier).sentences
        self.compared.setText("\n".join(told))
        self.comparison.setVisible(bool(told))
        self.thoughts.offer(guidance.prompts("reflection"))
        count = sum(row.negotiation_id == dossier.negotiation.id for row in self.document.workbook.entries)
        self.entries.setText(
            f"{counted(count, 'entry', 'entries').capitalize()} about it so far." if count else ""
        )
        self.entries.setVisible(bool(count))

    def _hints_now(self, dossier: Dossier) -> list[str]:
        row = dossier.reflection
        if is_before(dossier, date.today()):
            return list(BEFORE)
        first = ["reflection"] if not (row.agreement.strip() or row.felt.strip()) else []
        first += ["issue_results"] if dossier.issues and not dossier.issue_results else []
        # A piece of advice on what is written already comes after that on what is not.
        return [*first, *sorted(AFTER, key=lambda name: bool(getattr(row, name)))]

    # Doing

    def write_entry(self) -> None:
        """Add a journal entry about this negotiation and go to it."""
        entry = new_entry(self.dossier, date.today())
        if self.document.add(entry):
            self.go.emit("journal", "entries")
            self.document.went_to.emit(Entry, entry.id, frozenset())

    def follow(self, key: str) -> None:
        if key == "reflection.keep" and self.dossier.reflection.practise.strip():
            self.lessons.make_goal()
        elif key == "reflection.keep":
            self.reveal_section("practise")
        else:
            super().follow(key)

    def reveal_section(self, name: str) -> bool:
        if name == "issue_results":
            return self.results.focus_first()
        return super().reveal_section({"reflection": "agreement"}.get(name, name))

    def reveal(self, table: type[Row], row_id: str) -> bool:
        return (table is IssueResult and self.results.reveal(row_id)) or super().reveal(table, row_id)


def strip(*parts: QWidget) -> QWidget:
    """A quiet band across the main column, with some space above."""
    frame = QFrame()
    frame.setObjectName("hint")
    frame.setProperty("tone", "ask")
    box = QHBoxLayout(frame)
    box.setContentsMargins(12, 9, 12, 9)
    for part in parts:
        box.addWidget(part)
    return column(frame, margins=(ROW_INSET, 18, 0, 0))


def is_before(dossier: Dossier, today: date) -> bool:
    """Whether the talk is still ahead, as far as what is written says."""
    row, met = dossier.reflection, dossier.negotiation.meeting_on
    written = row.outcome != "open" or row.held_on is not None or bool(row.agreement.strip())
    return not written and dossier.negotiation.stage != "closed" and (met is None or met >= today)
