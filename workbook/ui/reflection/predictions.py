"""Guesses made before, the truth found after, and how well one judges."""

from PySide6.QtWidgets import QWidget

from workbook.analysis.calibration import calibration
from workbook.model import Dossier, Prediction
from workbook.ui.form import Form
from workbook.ui.layout import Section, column, fixed, line, words
from workbook.ui.pages.page import Page
from workbook.ui.reflection.confidence import ConfidenceEditor

LABEL = 118


class Predictions(Section):
    """What one expects them to do, how sure one is, and what turned out."""

    def __init__(self, page: Page) -> None:
        self.rows = page.row_list(
            Prediction, self._build, new=page.make(Prediction), main="guess", add="Guess what they will do",
        )  # fmt: skip
        self.sentence = words("", "sentence")
        super().__init__("Predictions", self.rows, self.sentence, note="guess first, look later", first=True)

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
