"""Quiet remarks on wording: a wavy line below the words, advice below the text, never in the way."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QToolButton, QVBoxLayout, QWidget

from workbook import guidance
from workbook.analysis.language import Remark, remarks
from workbook.analysis.wording import listed
from workbook.ui import settings
from workbook.ui.layout import column, line, refill, words
from workbook.ui.text_editor import TextEditor
from workbook.ui.theme import theme

#: At most so many kinds of remark stand below one text.
AT_ONCE = 2
_EXPLAINING = "explaining"
_TITLES = {_EXPLAINING: "Explains a great deal"}


@dataclass(frozen=True)
class Group:
    """The remarks of one kind on one text, said once."""

    kind: str
    title: str
    words: tuple[str, ...]
    advice: str
    instead: str
    note: str


def groups(found: Iterable[Remark]) -> tuple[Group, ...]:
    """Remarks by kind, in the order of the text, with when it is right to leave the words as they are."""
    by_kind: dict[str, list[Remark]] = {}
    for remark in found:
        by_kind.setdefault(remark.kind, []).append(remark)
    # Single words first: the remark on a whole sentence often goes away with them.
    kinds = sorted(by_kind, key=lambda kind: kind == _EXPLAINING)
    return tuple(_group(kind, by_kind[kind]) for kind in kinds)


def _group(kind: str, rows: Sequence[Remark]) -> Group:
    note = guidance.language_notes().get(kind)
    quoted = dict.fromkeys(_quoted(row.words) for row in rows)
    instead = next((row.instead for row in rows if row.instead), "")
    title = note.title if note else _TITLES.get(kind, "")
    return Group(kind, title, tuple(quoted), rows[0].advice, instead, note.note if note else "")


def _quoted(text: str, most: int = 34) -> str:
    return f"“{text if len(text) <= most else text[: most - 1].rstrip() + '…'}”"


class Advice(QWidget):
    """The remarks on one field's text. Closing one keeps it closed for that text's field."""

    def __init__(self, editor: TextEditor, field: str) -> None:
        super().__init__()
        self.editor, self.field = editor, field
        self.row_id = ""
        self.text: str | None = None
        self.all: tuple[Remark, ...] = ()
        self.found: tuple[Remark, ...] = ()
        box = QVBoxLayout(self)
        box.setContentsMargins(6, 0, 0, 4)
        box.setSpacing(4)
        self.setVisible(False)
        theme.changed.connect(self.underline)

    def show_text(self, row_id: str, text: str) -> None:
        """Look at a stored text; the same text is looked at once."""
        if (row_id, text) != (self.row_id, self.text):
            self.row_id, self.text = row_id, text
            self.all = remarks(text)
            self._show(settings.dismissed() if self.all else set())

    def look_again(self, closed: set[str]) -> None:
        """Show what is not among the closed remarks (keys as the settings have them)."""
        if self.all and self.found != self._open(closed):
            self._show(closed)

    def _show(self, closed: set[str]) -> None:
        self.found = self._open(closed)
        shown = groups(self.found)[:AT_ONCE]
        refill(self, *(self._card(group) for group in shown))
        self.setVisible(bool(shown))
        self.underline()

    def _open(self, closed: set[str]) -> tuple[Remark, ...]:
        return tuple(row for row in self.all if self._key(row.kind) not in closed)

    def underline(self) -> None:
        """Mark the words in the field; the text itself is not touched."""
        # Whole sentences first, so that the waves are drawn over their dots.
        drawn = sorted(self.found, key=lambda remark: remark.kind != _EXPLAINING)
        self.editor.setExtraSelections([self._selection(remark) for remark in drawn])

    def _key(self, kind: str) -> str:
        return f"wording.{kind}.{self.field}.{self.row_id}"

    def _selection(self, remark: Remark) -> QTextEdit.ExtraSelection:
        marked = QTextEdit.ExtraSelection()
        style = QTextCharFormat()
        whole = remark.kind == _EXPLAINING
        lines = QTextCharFormat.UnderlineStyle
        style.setUnderlineStyle(lines.DotLine if whole else lines.WaveUnderline)
        style.setUnderlineColor(theme.ink("faint" if whole else "warn"))
        cursor = QTextCursor(self.editor.document())
        last = max(0, self.editor.document().characterCount() - 1)
        cursor.setPosition(min(_units(self.text or "", remark.start), last))
        cursor.setPosition(min(_units(self.text or "", remark.end), last), QTextCursor.MoveMode.KeepAnchor)
        marked.cursor, marked.format = cursor, style
        return marked

    def _card(self, group: Group) -> QWidget:
        said = f"{group.title}. {group.advice}" + (f" Say: {group.instead}" if group.instead else "")
        texts: list[QWidget] = [words(said, "small")]
        if group.kind != _EXPLAINING:
            texts = [line(words(listed(group.words, 3), "remark", wrap=False), texts[0], 1, gap=8)]
        if group.note:
            texts.append(words(group.note, "remarkNote"))
        made = line(column(*texts, gap=0), 1, self._close_button(group), gap=6)
        made.setAccessibleName(f"Remark on wording: {said}")
        return made

    def _close_button(self, group: Group) -> QToolButton:
        close = QToolButton()
        close.setObjectName("rowTool")
        close.setText("×")
        close.setToolTip("It is meant like this: leave it")
        close.setAccessibleName(f"Leave {listed(group.words, 3)} as it is")
        close.setCursor(Qt.CursorShape.PointingHandCursor)
        close.clicked.connect(lambda: self._dismiss(group.kind))
        return close

    def _dismiss(self, kind: str) -> None:
        settings.dismiss(self._key(kind))
        self._show(settings.dismissed())


def _units(text: str, place: int) -> int:
    """A place counted in characters, as Qt counts it: characters beyond 16 bits count twice."""
    return len(text[:place].encode("utf-16-le")) // 2
