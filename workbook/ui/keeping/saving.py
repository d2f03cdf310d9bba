"""Whether all that was typed is in the file: watched all the time, and tried again where it is not."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from workbook.ui.add_line import AddLine
from workbook.ui.document import Document
from workbook.ui.keeping.place import Place
from workbook.ui.keeping.saving_foot import State

#: So often an edit that was not stored is tried again.
RETRY_MS = 1000
_AT_FIRST = "Everything is saved as you type"


class Fields(Protocol):
    """A window whose fields may hold what is not stored."""

    def fields(self) -> list[Any]: ...
    def isAncestorOf(self, child: QWidget) -> bool: ...


class Saving(QObject):
    """The state of an open workbook in words; ``changed`` tells of another.

    “Saved” is said only when the file has everything that was typed in any field.
    """

    changed = Signal()

    def __init__(self, document: Document, window: Fields) -> None:
        super().__init__()
        self.document, self._window = document, window
        self.state: State = "saved"
        self.words, self.why = _AT_FIRST, ""
        self._saved = _AT_FIRST
        #: Fields in which something was typed and may not be stored yet.
        self._held: list[Any] = []
        self._refused = ""
        self._again = QTimer(self)
        self._again.setInterval(RETRY_MS)
        self._again.timeout.connect(self.retry)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._settle)
        if document.read_only:
            self.state, self.words = "read-only", "Read-only"
            return
        self._place = Place(document, self)
        document.saved.connect(self._on_saved)
        document.failed.connect(self._on_failed)
        _app().focusChanged.connect(self._watch)

    def let_go(self) -> None:
        """Stop watching: the window closes."""
        self._again.stop()
        if not self.document.read_only:
            self._place.let_go()
            _app().focusChanged.disconnect(self._watch)

    def look(self) -> None:
        """See how it is now, and tell where that is something else."""
        found = self._found()
        waits = bool(self.document.problem or self.document.unsaved)
        if waits != self._again.isActive():
            self._again.start() if waits else self._again.stop()
        if found != (self.state, self.words, self.why):
            self.state, self.words, self.why = found
            self.changed.emit()

    def _found(self) -> tuple[State, str, str]:
        document = self.document
        if document.problem or document.unsaved:
            return "wrong", "NOT SAVED", document.problem
        held = [field for field in self._held if isValid(field) and field.unstored]
        wrong = [field for field in held if field.property("wrong")]
        if wrong:
            name = wrong[0].accessibleName() or "a field"
            return "wrong", "NOT SAVED", self._refused or f"What stands in “{name}” cannot be stored."
        if held:
            return "saving", "Saving…", ""
        return "saved", self._saved, ""

    def retry(self) -> None:
        """Try again to store what could not be stored; the keyboard stays where it is."""
        focus = QApplication.focusWidget()
        self.document.retry()
        if not self.document.problem:
            for field in self._window.fields():
                if hasattr(field, "try_again") and (isinstance(field, AddLine) or field.property("wrong")):
                    field.try_again()
                elif field.property("wrong"):
                    field.flush()
            if focus is not None and isValid(focus) and not isinstance(focus, AddLine):
                focus.setFocus()
        self.look()

    def _on_saved(self) -> None:
        self._saved = f"Saved {datetime.now():%H:%M}"
        # What a field holds is settled only after the document has told.
        self.look()
        self._soon.start()

    def _on_failed(self, sentence: str) -> None:
        self._refused = sentence
        # Whether a field keeps what was refused is seen only when it has been told too.
        if self.document.problem:
            self.look()
        self._soon.start()

    def _settle(self) -> None:
        self._held = [field for field in self._held if isValid(field) and field.unstored]
        self.look()

    def _watch(self, old: QWidget | None, now: QWidget | None) -> None:
        for widget in (old, now):
            self._follow(widget)
        self._soon.start()

    def _follow(self, widget: Any) -> None:
        if not hasattr(widget, "unstored") or not self._window.isAncestorOf(widget):
            return
        if not widget.property("followed"):
            widget.setProperty("followed", True)
            widget.textChanged.connect(self._typed_in(widget))
        self._hold(widget)

    def _typed_in(self, widget: Any) -> Callable[..., None]:
        def typed(*_: object) -> None:
            self._hold(widget)
            self.look() if self.state == "saved" else self._soon.start()

        return typed

    def _hold(self, widget: Any) -> None:
        if all(field is not widget for field in self._held):
            self._held.append(widget)


def _app() -> QApplication:
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found
