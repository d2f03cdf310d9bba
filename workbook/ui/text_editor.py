"""A text field that reads as text at rest, grows with what is written, and stores while one types."""

import math
from functools import cached_property

from PySide6.QtCore import QEvent, QMimeData, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from workbook.model import plain_text
from workbook.ui.theme import mark

PAUSE_MS = 400
LONGEST_MS = 900
#: Twice what the largest field holds.
MOST_PASTED = 100_000
MOST_ROWS = 300


class TextEditor(QPlainTextEdit):
    """One field of text. ``committed`` gives the text when typing pauses or the field is left."""

    committed = Signal(object)
    left = Signal()
    entered = Signal()
    emptied = Signal()
    escaped = Signal()
    lines_pasted = Signal(list)
    stepped = Signal(int)

    def __init__(self, *, single: bool = False, least_lines: int = 1) -> None:
        super().__init__()
        self.single = single
        self.least_lines = least_lines
        self._stored = ""
        self._typed = False
        self._set_up()
        self.textChanged.connect(self._on_text)

    def _set_up(self) -> None:
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(1)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    @cached_property
    def _pause(self) -> QTimer:
        return single_shot(self, PAUSE_MS, self.flush)

    @cached_property
    def _longest(self) -> QTimer:
        return single_shot(self, LONGEST_MS, self.flush)

    def value(self) -> str:
        """What stands in the field now. Read raw: the plain reading turns no-break spaces into spaces."""
        raw = self.document().toRawText()
        # A line that came from elsewhere may hold a separator that no line may end with here.
        end = " " if self.single else "\n"
        return plain_text(raw.replace("\u2029", end).replace("\u2028", end))

    def show_value(self, value: object) -> None:
        """Show what is stored, unless something newer is being typed."""
        text = str(value or "")
        if self._typed or (text == self._stored and text == self.value()):
            self._stored = text
            return
        place = min(self.textCursor().position(), len(text))
        self._stored = text
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        cursor = self.textCursor()
        cursor.setPosition(place)
        self.setTextCursor(cursor)
        self._grow()

    @property
    def unstored(self) -> bool:
        """Whether something was typed that is not stored: not yet, or because it could not be."""
        return self._typed and self.value() != self._stored

    def flush(self) -> None:
        """Hand over what was typed and not yet stored."""
        if self._typed:
            self._pause.stop()
            self._longest.stop()
            self._typed = False
            self.committed.emit(self.value())

    def keep_typed(self) -> None:
        """The text could not be stored: keep it in the field, and try again when it changes."""
        self._typed = True

    def forget(self) -> None:
        """Give up what was typed and could not be stored: the field is to show another row."""
        self._typed = False

    def mark_wrong(self, wrong: bool) -> None:
        mark(self, "wrong", wrong)

    def _on_text(self) -> None:
        self._typed = True
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()
        self._grow()

    def _grow(self, *_: object) -> None:
        block, text_height = self.document().begin(), 0.0
        while block.isValid():
            text_height += self.blockBoundingRect(block).height()
            block = block.next()
        least = self.least_lines * self.fontMetrics().height()
        wanted = math.ceil(max(least, text_height) + 2 * self.document().documentMargin()) + 2
        if self.height() != wanted:
            self.setFixedHeight(wanted)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(120, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._grow()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            for standard in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo):
                if event.matches(standard):
                    event.ignore()
                    return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = (
            event.key(),
            event.modifiers()
            in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            ),
        )
        if self.single and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # With Shift too, which would break the line.
            self.flush()
            self.entered.emit()
        elif plain and key == Qt.Key.Key_Backspace and not self.value():
            self.emptied.emit()
        elif plain and key == Qt.Key.Key_Escape:
            self.flush()
            self.escaped.emit()
        elif plain and key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._at_edge(key):
            self.stepped.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def _at_edge(self, key: int) -> bool:
        cursor = QTextCursor(self.textCursor())
        up = key == Qt.Key.Key_Up
        return not cursor.movePosition(QTextCursor.MoveOperation.Up if up else QTextCursor.MoveOperation.Down)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.flush()
            self.left.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        # Before anything is made of it: ten million characters would hold the window for minutes.
        trouble = too_much(text, single=self.single)
        if trouble:
            self._refuse(trouble)
            return
        text = plain_text(text).replace("\u2028", "\n").replace("\u2029", "\n")
        lines = [line for line in text.split("\n") if line.strip()]
        if not self.single:
            self.insertPlainText(text)
        elif len(lines) <= 1:
            self.insertPlainText(text.replace("\n", ""))
        else:
            self.paste_lines([lines[0].rstrip(), *(line.strip() for line in lines[1:])])

    def _refuse(self, sentence: str) -> None:
        # Imported here: a form is made of these editors.
        from workbook.ui.form import problem_below

        problem_below(self, sentence)

    def paste_lines(self, lines: list[str]) -> None:
        """Take the first of several pasted lines; ``lines_pasted`` gives the others."""
        self.insertPlainText(lines[0])
        self.flush()
        self.lines_pasted.emit(lines[1:])

    def focus_end(self) -> None:
        """Take the keyboard with the cursor behind the text."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.moveCursor(QTextCursor.MoveOperation.End)


def too_much(text: str, *, single: bool) -> str:
    """Why a pasted text is not taken, in a sentence; empty where it is. Nothing is cut off in silence."""
    if len(text) > MOST_PASTED:
        return (
            f"Nothing was pasted: these are {len(text):,} characters, and at most {MOST_PASTED:,} "
            "are taken at once. Paste a part of it."
        )
    rows = text.count("\n") if single else 0
    if rows > MOST_ROWS:
        return (
            f"Nothing was pasted: these are {rows:,} lines, and at most {MOST_ROWS} become rows at once. "
            "Paste a part of them."
        )
    return ""


def single_shot(parent: QObject, milliseconds: int, then: object) -> QTimer:
    """A timer that calls ``then`` once, so many milliseconds after it was started last."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setInterval(milliseconds)
    timer.timeout.connect(then)
    return timer
