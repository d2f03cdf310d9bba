"""Options of an issue that is a matter of amount: from, to, in steps of."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from workbook.model.fields import LINE
from workbook.ui.layout import button, fixed, line, words

_WIDTH = 84


class AmountField(QLineEdit):
    """One amount as it is written: 50k, 30 days."""

    confirmed = Signal()
    escaped = Signal()

    def __init__(self, name: str, example: str) -> None:
        super().__init__()
        self.setProperty("look", "box")
        self.setAccessibleName(name)
        self.setPlaceholderText(example)
        self.setMaxLength(LINE)
        self.setFixedWidth(_WIDTH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirmed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class ByAmount(QWidget):
    """Three small fields in a line. ``make`` gets first, last and step, and tells whether the options were
    stored; a ValueError of it says in a sentence what is to be written differently."""

    shut = Signal()

    def __init__(self, make: Callable[[str, str, str], bool]) -> None:
        super().__init__()
        self.make = make
        self.first = AmountField("Best amount for you", "such as 60k")
        self.last = AmountField("Least amount for you", "such as 50k")
        self.step = AmountField("In steps of", "2.5k")
        self.add = button("Add them", self._make)
        self.add.setAccessibleName("Add these options")
        self.problem = words("", "warn")
        for field in (self.first, self.last, self.step):
            field.confirmed.connect(self._make)
            field.escaped.connect(self.toggle)
        parts = (
            self._caption("from the best for you"),
            self.first,
            self._caption("to"),
            self.last,
            self._caption("in steps of"),
            fixed(self.step, 64),
            self.add,
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 2, 0, 4)
        box.setSpacing(3)
        box.addWidget(line(*parts, gap=7, top=False))
        box.addWidget(self.problem)
        self.problem.hide()
        self.hide()

    @staticmethod
    def _caption(text: str) -> QWidget:
        return words(text, "small", wrap=False)

    def toggle(self) -> None:
        """Open the line with the keyboard in it, or close it."""
        opening = self.isHidden()
        self.setVisible(opening)
        if opening:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._say("")
            self.shut.emit()

    def _make(self) -> None:
        try:
            done = self.make(self.first.text(), self.last.text(), self.step.text())
        except ValueError as problem:
            self._say(str(problem))
            return
        self._say("")
        if done:
            for field in (self.first, self.last, self.step):
                field.clear()
            self.toggle()

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
