"""The last line of a list."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent

from workbook.ui.keeping.reading import edits
from workbook.ui.text_editor import TextEditor


class AddLine(TextEditor):
    """The last line of a list: what is typed here becomes a row at once."""

    begun = Signal(str)

    def __init__(self, words: str) -> None:
        super().__init__(single=True)
        self.setObjectName("add")
        edits(self)
        self.setPlaceholderText(f"+ {words}")
        self.setAccessibleName(words)
        self.document().setDocumentMargin(6)
        self.textChanged.connect(self._begin)

    def _begin(self) -> None:
        text = self.value()
        if text.strip():
            self.setPlainText("")
            self._typed = False
            self.begun.emit(text)

    def put_back(self, text: str) -> None:
        """No row could be made of this: keep it here, and try again at the next key."""
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        self._typed = True
        self.focus_end()

    def try_again(self) -> None:
        """Make a row of what no row could be made of before."""
        if self._typed:
            self._begin()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.setCursorWidth(1)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        # The keyboard leaves in the middle of a key stroke; Qt would draw the cursor once more after it.
        self.setCursorWidth(0)
        super().focusOutEvent(event)

    def flush(self) -> None:
        self._typed = bool(self.value().strip())

    def paste_lines(self, lines: list[str]) -> None:
        self.lines_pasted.emit([line.strip() for line in lines])
