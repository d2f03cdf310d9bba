"""The fields in which options are written: a new one behind the chips, a new name in place of a chip."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from workbook.model import plain_text
from workbook.ui.keeping.reading import edits


class NewOption(QLineEdit):
    """The small field behind the chips: Enter adds what is typed as an option."""

    begun = Signal(str)
    stepped_back = Signal()

    def __init__(self) -> None:
        super().__init__()
        edits(self).setObjectName("newOption")
        self.setPlaceholderText("+ option")
        self.setFixedWidth(86)
        self.textChanged.connect(lambda text: self.setFixedWidth(86 if len(text) < 9 else 170))

    @property
    def unstored(self) -> bool:
        """Whether something was typed that is no option: not yet, or because it could not be stored."""
        return bool(self.text().strip())

    def flush(self) -> None:
        """Add what was typed and not yet added."""
        text = plain_text(self.text()).strip()
        self.clear()
        if text:
            self.begun.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.flush()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
        elif event.key() == Qt.Key.Key_Left and not self.text():
            self.stepped_back.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.flush()


class Rename(QLineEdit):
    """The name of an option while it is edited; ``done`` tells the new one, or nothing for none."""

    done = Signal(str)

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setProperty("look", "box")
        self.setAccessibleName("New name of the option")
        self.selectAll()
        self._open = True

    def flush(self) -> None:
        self._finish(plain_text(self.text()).strip())

    def _finish(self, text: str) -> None:
        if self._open:
            self._open = False
            self.hide()
            self.deleteLater()
            self.done.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.flush()
        elif event.key() == Qt.Key.Key_Escape:
            self._finish("")
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()
