"""A few questions that check whether the points are meant."""

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from workbook.analysis.tradeoffs.weighting import Paired, Step, consistency, paired_questions
from workbook.model import Dossier
from workbook.ui.layout import chips, column, refill, words
from workbook.ui.theme import plain_tip
from workbook.ui.tradeoffs.chips import shortened
from workbook.ui.tradeoffs.weighing.rows import called

_ASK = "Everything is at its worst, and one of the two may be put at its best. Which would you rather have?"
_LACKING = "When your options are scored, a question or two here checks whether the points are meant."
_SAME = "about the same"
_LONGEST = 36


class Check:
    """Pairs of issues to choose from. The pairs stay while the panel is open; answers are not stored."""

    def __init__(self) -> None:
        self.pairs: tuple[Paired, ...] = ()
        self.answers: dict[tuple[str, str], str] = {}
        self.questions = column(gap=6)
        self.ask = words(_ASK, "small")
        self.verdict = column(gap=3)
        self.widget: QWidget = column(
            words("Is it meant so?", "strong"), self.ask, self.questions, self.verdict, gap=5
        )

    def begin(self, dossier: Dossier) -> None:
        """Ask anew, by the points as they are now."""
        self.answers = {}
        self._ask(dossier)

    def refresh(self, dossier: Dossier) -> None:
        """Hold the answers against the points; ask anew where an issue asked about has gone."""
        known = {issue.id for issue in dossier.issues}
        if not self.pairs or any(not known.issuperset(pair.key) for pair in self.pairs):
            self._ask(dossier)
        self.dossier = dossier
        self._judge()

    def _ask(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.pairs = paired_questions(dossier)
        asked = {pair.key for pair in self.pairs}
        self.answers = {key: rather for key, rather in self.answers.items() if key in asked}
        refill(self.questions, *(self._question(pair, place) for place, pair in enumerate(self.pairs)))
        self.ask.setText(_ASK if self.pairs else _LACKING)
        self._judge()

    def _question(self, pair: Paired, place: int) -> QWidget:
        steps = [(step.issue.id, _in_short(step)) for step in (pair.first, pair.second)]
        # Now one, now the other first: else the first would always be the answer that fits.
        steps = steps[::-1] if place % 2 else steps
        wishes = (*steps, ("", _SAME))
        made = [self._answer(pair, rather, said) for rather, said in wishes]
        return chips(*made)

    def _answer(self, pair: Paired, rather: str, said: str) -> QPushButton:
        made = QPushButton(shortened(said, _LONGEST).replace("&", "&&"))
        made.setObjectName("pick")
        made.setCheckable(True)
        made.setAutoDefault(False)
        other = f"{called(pair.first.issue)} or {called(pair.second.issue)}"
        made.setAccessibleName(f"{said} (the question is {other})")
        made.setToolTip(plain_tip(said if len(said) > _LONGEST else ""))
        made.setChecked(self.answers.get(pair.key) == rather)
        made.clicked.connect(lambda chosen: self._take(pair, rather if chosen else None, made))
        return made

    def _take(self, pair: Paired, rather: str | None, made: QPushButton) -> None:
        if rather is None:
            self.answers.pop(pair.key, None)
        else:
            self.answers[pair.key] = rather
        beside = made.parentWidget()
        for other in beside.findChildren(QPushButton) if beside else ():
            other.setChecked(other is made and rather is not None)
        self._judge()

    def _judge(self) -> None:
        doubts = consistency(self.dossier, self.answers)
        said = [(doubt, "warn") for doubt in doubts]
        if self.answers and not doubts:
            said = [("Your answers fit your points.", "ok")]
        if [text for text, _ in said] != self.verdict.property("said"):
            self.verdict.setProperty("said", [text for text, _ in said])
            refill(self.verdict, *(_line(text, look) for text, look in said))
        self.verdict.setVisible(bool(said))


def _line(text: str, look: str) -> QLabel:
    label = words(text, look)
    label.setAccessibleName(text)
    return label


def _in_short(step: Step) -> str:
    return f"{called(step.issue)}: {step.worst.name.strip()} → {step.best.name.strip()}"
