"""What is not prepared yet, worst first, each a click or a key away from where it is filled in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout, QWidget

from workbook.analysis.completeness import Open, readiness
from workbook.model import Dossier
from workbook.ui.layout import button, column, line, refill, words
from workbook.ui.theme import counts

FIRST = 6


class Todo(QFrame):
    """One thing to prepare: what it is, what is lacking, and how many minutes it takes."""

    chosen = Signal()

    def __init__(self, item: Open) -> None:
        super().__init__()
        self.setObjectName("todo")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.link = button(item.check.label, self.chosen.emit, "link")
        self.link.setAccessibleName(f"{item.check.label}: {item.sentence}")
        minutes = counts(words(f"{item.check.minutes} min", "tiny", wrap=False))
        top = line(self.link, 0, 1, minutes, top=False)
        says = words(item.sentence, "small")
        says.setContentsMargins(2, 0, 0, 0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 8, 6)
        box.setSpacing(0)
        box.addWidget(top)
        box.addWidget(says)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)


class ReadinessList(QWidget):
    """How far the preparation is, and the open things; ``chosen`` gives the tab and section of one."""

    chosen = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.heading = words("Not prepared yet", "section", wrap=False)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Prepared")
        self.state = counts(words("", "small"))
        self.rows = column(gap=0)
        self.more = counts(button("", self._toggle, "quiet"))
        self.reflect = button(
            "Write down what you learned", lambda: self.chosen.emit("reflection", "reflection"), "link"
        )
        self.todos: list[Todo] = []
        self._all = False
        self.open: tuple[Open, ...] = ()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        for part in (self.heading, self.bar, self.state, self.rows, self.more, self.reflect):
            box.addWidget(part)
        self._fill()

    def show_state(self, dossier: Dossier) -> None:
        """Show what a negotiation still lacks."""
        found = readiness(dossier)
        self.bar.setRange(0, found.total)
        self.bar.setValue(found.done)
        closed = dossier.negotiation.stage == "closed"
        left = f" · about {_duration(found.minutes)} to go" if found.open and not closed else ""
        self.heading.setText("Prepared" if closed else "Not prepared yet" if found.open else "You are ready")
        self.state.setText(f"{found.done} of {found.total} prepared{left}")
        self.reflect.setVisible(closed)
        # What was not prepared is no task any more once it is over.
        wanted = () if closed else found.open
        if wanted != self.open:
            self.open = wanted
            self._fill()

    def _fill(self) -> None:
        shown = self.open if self._all else self.open[:FIRST]
        self.todos = [self._todo(item) for item in shown]
        refill(self.rows, *self.todos)
        hidden = len(self.open) - len(shown)
        self.more.setText(f"Show {hidden} more" if hidden else "Show fewer")
        self.more.setAccessibleName(self.more.text())
        self.more.setVisible(len(self.open) > FIRST)
        self.rows.setVisible(bool(shown))

    def _todo(self, item: Open) -> Todo:
        made = Todo(item)
        made.chosen.connect(lambda: self.chosen.emit(item.check.tab, item.check.section))
        return made

    def _toggle(self) -> None:
        self._all = not self._all
        self._fill()


def _duration(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{minutes} min"
    return f"{hours} h {rest} min" if rest else f"{hours} h"
