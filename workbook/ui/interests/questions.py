"""Questions that turn guesses into knowledge, and ready ones to adopt."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QToolButton, QVBoxLayout, QWidget

from workbook import guidance
from workbook.model import Question
from workbook.ui.form import Form
from workbook.ui.interests.links import shrinking
from workbook.ui.keeping.reading import edits
from workbook.ui.layout import chips, column, line, refill, words
from workbook.ui.pages.page import Page
from workbook.ui.row_list import RowList

TOPICS = {
    "constraints": "Their constraints",
    "success": "Success to them",
    "worries": "What worries them",
    "interests": "What is behind it",
    "alternatives": "Their alternatives",
    "process": "How it is decided",
    "options": "What could work",
}


def question_list(page: Page) -> RowList:
    """The questions: asked or not, about which interest, the answer, and whether the brief shows it."""

    def build(form: Form) -> QWidget:
        asked = form.flag("asked", "")
        asked.setToolTip("Asked")
        answer = form.text("answer", "The answer, in their words", look="soft")
        about = form.choice("interest_id", {}, none="choose an interest")
        form.watch(lambda row: answer.setVisible(row.asked or bool(row.answer)))
        form.watch(lambda _: about.offer({one.id: one.text or "unnamed" for one in page.dossier.interests}))
        shrinking(about)
        said = words("about", "tiny", wrap=False)
        said.setContentsMargins(5, 0, 0, 0)
        below = line(
            line(said, about, gap=0, top=False),
            form.flag("on_brief", "on the brief"),
            0,
            1,
            gap=12,
            top=False,
        )
        texts = column(form.line("text", "What, how, why: not yes or no"), answer, below, gap=0)
        return line(column(asked, margins=(4, 4, 0, 0)), texts, 1, gap=6)

    return page.row_list(
        Question, build, new=page.make(Question), main="text", add="Add a question to ask them"
    )


class Probes(QWidget):
    """Ready questions by topic; ``adopted`` gives the text of the one that was chosen."""

    adopted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        edits(self)
        self.topic = next(iter(TOPICS))
        self.topics = QButtonGroup(self)
        self.buttons: list[QPushButton] = []
        self._have: frozenset[str] = frozenset()
        self._offers = column(gap=1)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 10, 0, 0)
        box.setSpacing(6)
        box.addWidget(words("Ready to adopt", "caption"))
        box.addWidget(chips(*(self._topic(key, name) for key, name in TOPICS.items())))
        box.addWidget(self._offers)
        self._fill()

    def show_asked(self, texts: frozenset[str]) -> None:
        """Leave out the questions that are already written."""
        if texts != self._have:
            self._have = texts
            self._fill()

    def choose(self, topic: str) -> None:
        """Show the questions of a topic."""
        self.topic = topic
        self._fill()

    def _topic(self, key: str, name: str) -> QToolButton:
        made = QToolButton()
        made.setObjectName("pick")
        made.setText(name)
        made.setAccessibleName(name)
        made.setCheckable(True)
        made.setChecked(key == self.topic)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.clicked.connect(lambda: self.choose(key))
        self.topics.addButton(made)
        return made

    def _fill(self) -> None:
        open_ones = [probe.text for probe in guidance.probes(self.topic) if probe.text not in self._have]
        self.buttons = [self._offer(text) for text in open_ones]
        done = [] if open_ones else [words("All of these are in your list.", "small")]
        refill(self._offers, *self.buttons, *done)

    def _offer(self, text: str) -> QPushButton:
        made = QPushButton(f"+  {text}")
        made.setProperty("look", "probe")
        made.setAccessibleName(f"Adopt: {text}")
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.clicked.connect(lambda: self.adopted.emit(text))
        return made
