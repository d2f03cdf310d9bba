"""The words for the beginning, and for being stuck."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook import guidance
from workbook.analysis.wording import listed
from workbook.model import Dossier, Script
from workbook.ui.form import Form
from workbook.ui.layout import ROW_INSET, column, line, section, words
from workbook.ui.pages.page import Page
from workbook.ui.rehearse.advice import Advice
from workbook.ui.rehearse.picks import Pick, Picks, Suggestion

SPOKEN = ("opening", "justification", "framing")


class Beginning(QWidget):
    """Opening, justification with its standard, and the same in their interest."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.form = page.form(Script)
        self.opening = self.form.text(
            "opening",
            "The first thing you will say, word for word: your proposal and its reason",
            look="lead",
            lines=2,
        )
        self.standard = self.form.choice("standard_id", {}, look="tag", none="No standard")
        self.figure, self.their_interests = words("", "small"), words("", "small")
        self.their_interests.setContentsMargins(4, 0, 0, 0)
        self.frames = Picks("Ways to open", at_once=7, inset=4)
        self.advice: dict[str, Advice] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(ROW_INSET, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(section("Opening", *self._opening(), note="as you will say it", first=True))
        box.addWidget(column(*self._reasons(), gap=12, margins=(0, 12, 0, 0)))

    def _opening(self) -> tuple[QWidget, ...]:
        return self.opening, self._advice(self.opening, "opening"), self.frames

    def _reasons(self) -> tuple[QWidget, ...]:
        why = self.form.text("justification")
        interest = self.form.text("framing")
        head = line(labelled_caption("Justification"), self.standard, self.figure, 1, gap=8, top=False)
        return (
            column(head, why, self._advice(why, "justification"), gap=1),
            column(
                self.form.labelled("framing", interest),
                self._advice(interest, "framing"),
                self.their_interests,
                gap=1,
            ),
        )

    def _advice(self, editor, field: str) -> Advice:
        self.advice[field] = Advice(editor, field)
        return self.advice[field]

    def refresh(self, dossier: Dossier) -> None:
        script = dossier.script
        self.standard.offer({row.id: row.what or row.source or "Unnamed" for row in dossier.standards})
        self.standard.setVisible(bool(dossier.standards))
        self.form.show(script)
        for field, advice in self.advice.items():
            advice.show_text(script.id, getattr(script, field))
        standard = next((row for row in dossier.standards if row.id == script.standard_id), None)
        self.figure.setText(standard.figure if standard else "")
        wanted = [row.text for row in dossier.interests_on("them") if row.text.strip()]
        self.their_interests.setText(f"They care about: {listed(wanted, 3)}" if wanted else "")
        self.their_interests.setVisible(bool(wanted))
        self.frames.offer(
            [Pick(frame.title, frame.text, partial(self._open_with, frame.text))
             for frame in guidance.frames()] if not script.opening.strip() else []
        )  # fmt: skip

    def _open_with(self, pattern: str) -> None:
        self.page.document.set(self.page.dossier.script, opening=pattern)
        self.opening.focus_end()

    def look_again(self, closed: set[str]) -> None:
        """Show the remarks that are not closed (any more)."""
        for advice in self.advice.values():
            advice.look_again(closed)


class Stuck(QWidget):
    """A sentence that wins time, and the step to propose instead of an answer."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.form: Form = page.form(Script)
        pause = self.form.labelled("pause", self.form.text("pause"), "Say")
        step = self.form.labelled("next_step", self.form.text("next_step"), "Do")
        self.suggestion = Suggestion(self._take)
        box = QVBoxLayout(self)
        box.setContentsMargins(ROW_INSET, 0, 0, 0)
        box.setSpacing(0)
        pair = line(pause, 1, step, 1, gap=16)
        box.addWidget(section("If stuck", pair, self.suggestion, note="a door to leave by"))

    def refresh(self, dossier: Dossier) -> None:
        script = dossier.script
        self.form.show(script)
        full = script.pause.strip() and script.next_step.strip()
        self.suggestion.offer([] if full else [f"{row.pause} — {row.next_step}" for row in guidance.stuck()])

    def _take(self, place: int) -> None:
        chosen, script = guidance.stuck()[place], self.page.dossier.script
        values: dict[str, Any] = {
            name: text
            for name, text in (("pause", chosen.pause), ("next_step", chosen.next_step))
            if not getattr(script, name).strip()
        }
        self.page.document.set(script, **values)


def labelled_caption(text: str) -> QWidget:
    """A caption as forms have it, to stand beside something."""
    caption = words(text, "caption", wrap=False)
    caption.setContentsMargins(4, 0, 0, 0)
    return caption
