"""Where a negotiation begins: a few fields, or one of the worked samples."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from workbook import paths
from workbook.model.negotiation import KINDS
from workbook.ui.day_editor import DayEditor
from workbook.ui.document import Document
from workbook.ui.form import problem_below
from workbook.ui.layout import button, column, labelled_box, line, words
from workbook.ui.small_editors import ChoiceEditor

SAMPLES = {
    "pay-rise": ("A pay rise", "From one’s employer, with a budget that is “closed”"),
    "large-corporation": ("A much larger company", "A small firm’s contract with a corporation"),
    "influential-stakeholder": ("An influential opponent", "A conflict with somebody who has more say"),
}


class Welcome(QScrollArea):
    """The empty state: start a negotiation in a few seconds, or look at one that is complete."""

    sample_wanted = Signal(str)
    started = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self.setObjectName("page")
        self.title = _field("Pay rise, office lease, supply contract …", "Title")
        self.counterpart = _field("A person, a company, a department", "Counterpart")
        self.kind = ChoiceEditor(KINDS, look="box")
        self.day = DayEditor("No date yet")
        self.day.setProperty("look", "box")
        self.start = button("Start", self.begin, "main")
        self.clear()
        self._lay_out()
        for field in (self.title, self.counterpart):
            field.returnPressed.connect(self.begin)

    def _lay_out(self) -> None:
        holder = QWidget()
        holder.setMaximumWidth(620)
        box = QVBoxLayout(holder)
        box.setSpacing(10)
        self._fill_only_read(box) if self.document.read_only else self._fill(box)
        self._centre(holder)

    @staticmethod
    def _fill_only_read(box: QVBoxLayout) -> None:
        box.addWidget(words("No negotiation is shown", "emptyTitle"))
        box.addWidget(words("Choose one at the left, or the journal.", "emptyText"))

    def _fill(self, box: QVBoxLayout) -> None:
        box.addWidget(words("What do you want to negotiate?", "emptyTitle"))
        box.addWidget(words(
            "Write down what you know, see where you stand, print one page for the room. "
            "Everything stays in one file on this computer.", "emptyText"))  # fmt: skip
        box.addSpacing(10)
        box.addWidget(labelled_box("Title", self.title))
        box.addWidget(labelled_box("With whom", self.counterpart))
        kind, day = labelled_box("What it is about", self.kind), labelled_box("When you meet", self.day)
        box.addWidget(line(kind, day, gap=16))
        box.addWidget(line(self.start, 0, 1))
        box.addSpacing(18)
        box.addWidget(words("Or look at a complete one first", "section"))
        box.addWidget(self._samples())

    def _centre(self, holder: QWidget) -> None:
        page = QWidget()
        across, down = QHBoxLayout(), QVBoxLayout(page)
        across.addStretch(1)
        across.addWidget(holder, 100)
        across.addStretch(1)
        down.setContentsMargins(28, 20, 28, 20)
        down.addStretch(2)
        down.addLayout(across)
        down.addStretch(3)
        self.setWidgetResizable(True)
        self.setWidget(page)

    def _samples(self) -> QWidget:
        there = paths.sample_names()
        names = [name for name in SAMPLES if name in there] + [name for name in there if name not in SAMPLES]
        return column(*(self._sample(name) for name in names), gap=8)

    def _sample(self, name: str) -> QWidget:
        title, about = SAMPLES.get(name, (name, ""))
        tile = button("", lambda: self.sample_wanted.emit(name), "tile")
        tile.setAccessibleName(f"{title}: {about}")
        box = QVBoxLayout(tile)
        box.setContentsMargins(14, 8, 14, 9)
        box.setSpacing(1)
        for label in (words(title, "strong"), words(about, "small")):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            box.addWidget(label)
        tile.setMinimumHeight(52)
        return tile

    def clear(self) -> None:
        """Empty the fields for the next negotiation."""
        self.title.clear()
        self.counterpart.clear()
        self.kind.show_value("pay")
        self.day.show_value(None)

    def begin(self) -> None:
        """Start the negotiation described; a title is all it takes."""
        title = self.title.text().strip()
        if not title:
            problem_below(self.title, "Give it a title first: a word or two is enough.")
            self.title.setFocus()
            return
        problems: list[str] = []
        hear = self.document.failed.connect(problems.append)
        made = self.document.new_negotiation(
            title=title,
            counterpart=self.counterpart.text().strip(),
            kind=self.kind.value() or "other",
            meeting_on=self.day.value(),
        )
        self.document.failed.disconnect(hear)
        if made is None:
            problem_below(self.title, " ".join(problems))
            return
        self.clear()
        self.started.emit()


class _Field(QLineEdit):
    """A field in which undo and redo are the window's, wherever it has nothing of its own to take back."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
            idle = (event.matches(undo) and not self.isUndoAvailable()) or (
                event.matches(redo) and not self.isRedoAvailable()
            )
            if idle:
                event.ignore()
                return False
        return super().event(event)


def _field(placeholder: str, name: str) -> QLineEdit:
    field = _Field()
    field.setPlaceholderText(placeholder)
    field.setAccessibleName(name)
    field.setProperty("look", "box")
    field.setMinimumHeight(32)
    return field
