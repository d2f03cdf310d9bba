"""Guesses made before, the truth found after, and how well one judges."""

from functools import partial

from PySide6.QtWidgets import QWidget

from workbook.analysis.calibration import calibration
from workbook.model import Dossier, Prediction
from workbook.model.reflection import PREDICTED
from workbook.ui.form import Form
from workbook.ui.layout import Section, column, fixed, line, words
from workbook.ui.pages.page import Page
from workbook.ui.reflection.confidence import ConfidenceEditor
from workbook.ui.rehearse.picks import Pick, Picks

LABEL = 118
#: What is worth guessing, and the question behind it.
ASKED = {
    "first_offer": "What will they name first?",
    "limit": "How far would they go at most?",
    "top_interest": "What do they want most of all, and why?",
}


class Predictions(Section):
    """What one expects them to do, how sure one is, and what turned out."""

    def __init__(self, page: Page) -> None:
        self.rows = page.row_list(
            Prediction, self._build, new=page.make(Prediction), main="guess", add="Guess what they will do",
        )  # fmt: skip
        self.sentence = words("", "sentence")
        self.picks = Picks("Guess before you meet")
        super().__init__(
            "Predictions", self.rows, self.picks, self.sentence, note="guess first, look later", first=True
        )
        self.page = page

    def _build(self, form: Form) -> QWidget:
        sure = fixed(form.tie("confidence", ConfidenceEditor()), 150)
        verdict = form.choice("verdict", look="tag")
        guess = line(form.line("guess", look="strong"), 1, sure, gap=12)
        truth = line(
            form.line("truth", "What turned out, once you know", look="soft"),
            1,
            fixed(line(verdict, 0, 1), 150),
            gap=12,
        )
        return line(fixed(form.choice("about"), LABEL), column(guess, truth, gap=2), 1)

    def refresh(self, dossier: Dossier) -> None:
        self.rows.show_rows(dossier.predictions)
        self.sentence.setText(calibration(dossier.predictions).sentence)
        self.sentence.setVisible(bool(dossier.predictions))
        known = {row.about for row in dossier.predictions}
        over = dossier.negotiation.stage == "closed" or dossier.reflection.outcome != "open"
        self.picks.offer([] if over else [
            Pick(PREDICTED[about], asked, partial(self._add, about))
            for about, asked in ASKED.items() if about not in known
        ])  # fmt: skip

    def _add(self, about: str) -> None:
        rows = self.page.dossier.predictions
        made = self.page.make(Prediction, about=about, position=len(rows))()
        if self.page.document.insert(made, rows):
            self.rows.focus_row(made.id, "guess")
