"""How it went: who opened, what was given, what came to light, how it felt, and how good it was."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from workbook.analysis.judgement import process_and_outcome
from workbook.model import Dossier
from workbook.model.reflection import OPENERS
from workbook.ui.form import Form
from workbook.ui.layout import ROW_INSET, Section, column, line, section, words
from workbook.ui.pick_one import PickOne

_OPENERS = {key: told for key, told in OPENERS.items() if key}
_ASKED = {
    "surprises": "What happened that you did not expect?",
    "felt": "Before, during, right after",
}


def how_it_went(form: Form) -> Section:
    """The course of the talk."""
    opened = form.labelled("opened_by", form.tie("opened_by", PickOne(_OPENERS, none="")))
    pairs = [
        line(_text(form, first), 1, _text(form, second), 1, gap=20)
        for first, second in (("concessions", "surprises"), ("revealed", "felt"))
    ]
    return _inset(section("How it went", column(opened, *pairs, gap=12, margins=(ROW_INSET, 2, 0, 0))))


def relationship(form: Form) -> Section:
    """How things stand between both afterwards."""
    dots = line(
        form.dots("relationship_after"), words("1 is strained, 5 better than before", "tiny", wrap=False)
    )
    note = form.text("relationship_note", "Would they come back gladly?")
    return _inset(section("The relationship after", column(dots, note, gap=2, margins=(ROW_INSET, 2, 0, 0))))


class TwoQualities(Section):
    """How well one negotiated and how good the result is, each for itself."""

    def __init__(self, form: Form) -> None:
        pair = line(
            _judgement(form, "process_quality", "How you negotiated", "whatever came out"), 1,
            _judgement(form, "outcome_quality", "What came out", "however it came about"), 1,
            gap=14,
        )  # fmt: skip
        self.verdict = words("", "sentence")
        why = words(
            "Kept apart, because luck gives good results for poor work, and the other way round.", "small"
        )
        body = column(pair, why, self.verdict, gap=8, margins=(ROW_INSET, 4, 0, 0))
        super().__init__("Work and result", body)
        _inset(self)

    def refresh(self, dossier: Dossier) -> None:
        row = dossier.reflection
        said = process_and_outcome(row.process_quality, row.outcome_quality)
        self.verdict.setText(said)
        self.verdict.setVisible(bool(said))


def _judgement(form: Form, name: str, title: str, note: str) -> QWidget:
    card = QFrame()
    card.setObjectName("card")
    box = QVBoxLayout(card)
    box.setContentsMargins(14, 10, 14, 10)
    box.setSpacing(3)
    box.addWidget(line(words(title, "strong", wrap=False), 1, form.dots(name), top=False))
    box.addWidget(words(note, "small"))
    return card


def _text(form: Form, name: str) -> QWidget:
    return form.labelled(name, form.text(name, _ASKED.get(name)))


def _inset(made: Section) -> Section:
    made.head.setContentsMargins(ROW_INSET, 0, 0, 0)
    return made
