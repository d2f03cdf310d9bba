"""The line below the pages: how much is prepared, what is next, messages, and undo in reach."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QFrame, QHBoxLayout

from workbook.analysis.completeness import Open, readiness
from workbook.model import Dossier
from workbook.ui.layout import button, words
from workbook.ui.theme import counts, mark

_MESSAGE_MS = 15_000
_WHOLE = 100


class StatusLine(QFrame):
    """One quiet line; it never takes the keyboard away from the page."""

    next_wanted = Signal(str, str)
    undo_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, stack: QUndoStack, elsewhere: Callable[[], str] = str) -> None:
        """``elsewhere`` names the negotiation of the last step, where it is not the one shown."""
        super().__init__()
        self._elsewhere = elsewhere
        self.setObjectName("status")
        self._stack = stack
        self._next: Open | None = None
        self._known = False
        self._trouble = ""
        self._wrong = False
        self.prepared = counts(words("", wrap=False))
        self.next_link = counts(button("", self.next_thing, "quiet"))
        self.notice = words("", wrap=False)
        self.undo_link = button("", self.undo_wanted.emit, "quiet")
        self.undo_link.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box = QHBoxLayout(self)
        box.setContentsMargins(26, 2, 22, 2)
        for part in (self.prepared, self.next_link, self.notice):
            box.addWidget(part)
        self.copy_link = button("Save a copy elsewhere…", self.copy_wanted.emit, "link")
        self.copy_link.hide()
        box.addWidget(self.copy_link)
        box.addStretch(1)
        box.addWidget(self.undo_link)
        stack.indexChanged.connect(self.show_undo)
        self._listening = True
        self.show_undo()

    def show_state(self, dossier: Dossier | None) -> None:
        """Say how much of a negotiation is prepared; nothing where none is open."""
        self._next = None
        self._known = dossier is not None
        if dossier is not None:
            state = readiness(dossier)
            self.prepared.setText(f"{state.done} of {state.total} prepared")
            self._next = state.open[0] if state.open else None
        self._make_room()
        if self._next is not None:
            words = f"Next: {self._next.check.label} ({self._next.check.minutes} min)"
            self.next_link.setText(words)
            self.next_link.setAccessibleName(words)

    def next_thing(self) -> None:
        """Ask to go to what is worth preparing next."""
        if self._next is not None:
            self.next_wanted.emit(self._next.check.tab, self._next.check.section)

    def show_undo(self, _index: int = 0) -> None:
        """Offer to take the last step back, by its name."""
        self._make_room()
        elsewhere = self._elsewhere()
        words = f"Undo: {self._stack.undoText()}{f' in “{elsewhere}”' if elsewhere else ''}"
        self.undo_link.setText(words.replace("&", "&&"))
        self.undo_link.setAccessibleName(words)

    def show_trouble(self, sentence: str) -> None:
        """Say why the file takes no edits, as long as that is so, and offer a way out; nothing for ""."""
        if sentence == self._trouble:
            return
        before, self._trouble = self._trouble, sentence
        if sentence:
            self.tell(sentence, wrong=True)
        else:
            self._hush(before)
        self._make_room()

    def _make_room(self) -> None:
        # A sentence on what is wrong gets the whole line, and more than one where it needs that.
        calm = not (self._trouble or self._wrong)
        self.notice.setWordWrap(not calm)
        self.prepared.setVisible(calm and self._known)
        self.next_link.setVisible(calm and self._next is not None)
        self.undo_link.setVisible(calm and self._stack.canUndo())
        self.copy_link.setVisible(bool(self._trouble))
        box = self.layout()
        if isinstance(box, QHBoxLayout):
            box.setStretchFactor(self.notice, 0 if calm else _WHOLE)

    def let_go(self) -> None:
        """Stop listening: the stack tells of its own end, when there is no line left to show it in."""
        if self._listening:
            self._listening = False
            self._stack.indexChanged.disconnect(self.show_undo)

    def tell(self, sentence: str, *, wrong: bool = False) -> None:
        """Say something; it goes away by itself."""
        self.notice.setText(sentence)
        mark(self.notice, "wrong", wrong)
        self._wrong = wrong
        self._make_room()
        QTimer.singleShot(_MESSAGE_MS, self.notice, lambda: self._hush(sentence))

    def _hush(self, sentence: str) -> None:
        if self.notice.text() == sentence:
            self.notice.setText(self._trouble)
            mark(self.notice, "wrong", bool(self._trouble))
            self._wrong = False
            self._make_room()
