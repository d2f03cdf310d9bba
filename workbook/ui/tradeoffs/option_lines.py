"""The fields in which options are written: a new one behind the chips, a new name in place of a chip."""

from functools import cached_property

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from workbook.model import plain_text
from workbook.ui.keeping.reading import edits
from workbook.ui.text_editor import LONGEST_MS, PAUSE_MS, single_shot


class NewOption(QLineEdit):
    """What is typed becomes an option when typing pauses, and goes on growing; Enter is for the next one.

    ``grown`` gives the name so far, ``begun`` the whole one; ``given_up`` tells that it is not wanted.
    """

    begun = Signal(str)
    grown = Signal(str)
    given_up = Signal()
    stepped_back = Signal()

    def __init__(self) -> None:
        super().__init__()
        edits(self).setObjectName("newOption")
        #: The option that grows out of what is typed here, once there is one, and the name it has.
        self.option_id, self.stored = "", ""
        self.setPlaceholderText("+ option")
        self.setFixedWidth(86)
        self.textChanged.connect(lambda text: self.setFixedWidth(86 if len(text) < 9 else 170))
        self.textEdited.connect(self._on_typed)

    @cached_property
    def _pause(self) -> QTimer:
        return single_shot(self, PAUSE_MS, self.grow)

    @cached_property
    def _longest(self) -> QTimer:
        return single_shot(self, LONGEST_MS, self.grow)

    def _on_typed(self) -> None:
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def _name(self) -> str:
        return plain_text(self.text()).strip()

    @property
    def unstored(self) -> bool:
        """Whether something was typed that is no option: not yet, or because it could not be stored."""
        return bool(self._name()) and self._name() != self.stored

    def grow(self) -> None:
        """Store what was typed so far."""
        self._stop()
        if self.unstored:
            self.grown.emit(self._name())

    def flush(self) -> None:
        """Store what was typed, and be free for the next."""
        self._stop()
        name = self._name()
        self.clear()
        if name:
            self.begun.emit(name)
        else:
            self.given_up.emit()

    def _stop(self) -> None:
        self._pause.stop()
        self._longest.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.flush()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.flush()
        elif event.key() == Qt.Key.Key_Left and not self.text():
            self.stepped_back.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.flush()


class Rename(QLineEdit):
    """The name of an option while it is edited; ``done`` tells the new one, or nothing for none.

    ``grown`` gives the name so far when typing pauses.
    """

    done = Signal(str)
    grown = Signal(str)

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setProperty("look", "box")
        self.setAccessibleName("New name of the option")
        self.selectAll()
        self._open = True
        self._pause = single_shot(self, PAUSE_MS, self.grow)
        self._longest = single_shot(self, LONGEST_MS, self.grow)
        self.textEdited.connect(lambda: self._pause.start())
        self.textEdited.connect(lambda: self._longest.isActive() or self._longest.start())

    def grow(self) -> None:
        """Tell the name so far."""
        self._pause.stop()
        self._longest.stop()
        name = plain_text(self.text()).strip()
        if self._open and name:
            self.grown.emit(name)

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
