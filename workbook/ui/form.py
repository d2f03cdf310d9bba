"""Editors tied to the fields of one row: what is typed is stored, what is stored is shown."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from workbook.model import Row, Spec, altered, spec
from workbook.ui.bubble import Bubble
from workbook.ui.day_editor import DayEditor
from workbook.ui.document import Document
from workbook.ui.keeping import reading
from workbook.ui.small_editors import ChoiceEditor, DotsEditor, FlagEditor
from workbook.ui.text_editor import TextEditor
from workbook.ui.typed_editors import ClockEditor, NumberEditor, TypedEditor


class Form(QObject):
    """The editors of one row. Pages make them one by one, and place them by hand.

    ``show`` gives it the row to edit; a field whose text could not be stored keeps what was typed.
    """

    focused = Signal(object)
    #: The row as it would be, while something is dragged; nothing is stored yet.
    moving = Signal(object)

    def __init__(self, document: Document, table: type[Row]) -> None:
        super().__init__()
        self.document, self.table = document, table
        self.row: Row | None = None
        self.editors: dict[str, QWidget] = {}
        self.watchers: list[Callable[[Any], None]] = []
        self._problem: QLabel | None = None

    def show(self, row: Row) -> None:
        """Show a row's fields as they are stored."""
        if self.row is not None and self.row.id != row.id:
            self._leave_row()
        self.row = row
        for name, editor in self.editors.items():
            # What was chosen and waits to be stored is shown; what was typed so, its field keeps itself.
            shown = (
                getattr(row, name)
                if hasattr(editor, "keep_typed")
                else self.document.unsaved.value(row, name)
            )
            editor.show_value(shown)  # type: ignore[attr-defined]
        for watcher in self.watchers:
            watcher(row)

    def _leave_row(self) -> None:
        """Store what is being typed where it belongs; never let it get into another row."""
        for editor in self.editors.values():
            if hasattr(editor, "flush"):
                editor.flush()
            if hasattr(editor, "forget"):
                editor.forget()
            self._say(editor, "")

    def let_go(self) -> None:
        """The row is gone: what is typed in its fields goes nowhere any more."""
        self.row = None

    def watch(self, watcher: Callable[[Any], None]) -> None:
        """Have ``watcher`` called with the row each time it is shown, for what is not a plain field."""
        self.watchers.append(watcher)

    def line(self, name: str, placeholder: str | None = None, *, look: str = "") -> TextEditor:
        """One line that wraps when it is long."""
        return self._text(name, placeholder, look, single=True, least_lines=1)

    def text(
        self, name: str, placeholder: str | None = None, *, look: str = "", lines: int = 1
    ) -> TextEditor:
        """Text of any length; it is at least ``lines`` high and grows."""
        return self._text(name, placeholder, look, single=False, least_lines=lines)

    def _text(
        self, name: str, placeholder: str | None, look: str, *, single: bool, least_lines: int
    ) -> TextEditor:
        editor = TextEditor(single=single, least_lines=least_lines)
        known = self.spec(name)
        editor.setPlaceholderText(known.help or known.label if placeholder is None else placeholder)
        editor.setProperty("look", look)
        return self._tie(name, editor, typing=True)

    def dots(self, name: str, *, role: str = "me") -> DotsEditor:
        """A strength from 0 to 5."""
        return self._tie(name, DotsEditor(role=role))

    def choice(
        self, name: str, choices: Mapping[str, str] | None = None, *, look: str = "", none: str = ""
    ) -> ChoiceEditor:
        """One of the declared choices, or of those given (for links, with words for no link)."""
        return self._tie(name, ChoiceEditor(choices or self.spec(name).choices or {}, look=look, none=none))

    def number(self, name: str, *, width: int = 56) -> NumberEditor:
        """A number within its declared range."""
        known = self.spec(name)
        editor = NumberEditor(low=known.low, high=known.high, width=width)
        editor.setToolTip(known.help)
        return self._tie(name, editor)

    def day(self, name: str, empty: str | None = None, *, look: str = "") -> DayEditor:
        """A day with its distance from today."""
        editor = DayEditor(empty or self.spec(name).label)
        editor.setProperty("look", look)
        return self._tie(name, editor)

    def clock(self, name: str) -> ClockEditor:
        """A time of day."""
        return self._tie(name, ClockEditor())

    def flag(self, name: str, words: str | None = None) -> FlagEditor:
        """Yes or no."""
        return self._tie(name, FlagEditor(self.spec(name).label if words is None else words))

    def tie(self, name: str, editor: Any) -> Any:
        """Tie a page's own editor (``committed``, ``show_value``) to a field."""
        return self._tie(name, editor)

    def tie_several(self, names: tuple[str, ...], editor: Any) -> Any:
        """Tie an editor to several fields at once: it shows and commits their values as a tuple."""
        editor.setAccessibleName(self.spec(names[0]).label)
        self.hold(editor)
        editor.committed.connect(lambda values: self._store_several(editor, names, values))
        editor.left.connect(self._left)
        editor.wrong.connect(lambda words: self._say(editor, words))
        kept = self.document.unsaved
        self.watch(lambda row: editor.show_value(tuple(kept.value(row, name) for name in names)))
        return editor

    def hold(self, editor: QWidget) -> None:
        """Still an editor where the workbook is only read; those that are tied to fields are stilled so."""
        if self.document.read_only:
            reading.hold(editor)

    def labelled(self, name: str, editor: QWidget, label: str | None = None) -> QWidget:
        """The editor below its label."""
        return labelled(self.spec(name).label if label is None else label, editor)

    def spec(self, name: str) -> Spec:
        return spec(self.table, name)

    def _tie(self, name: str, editor: Any, *, typing: bool = False) -> Any:
        self.editors[name] = editor
        editor.setAccessibleName(self.spec(name).label)
        self.hold(editor)
        typing = typing or isinstance(editor, TypedEditor)
        editor.committed.connect(lambda value: self.store(name, value, typing=typing))
        if hasattr(editor, "left"):
            editor.left.connect(self._left)
        if hasattr(editor, "wrong"):
            editor.wrong.connect(lambda words: self._say(editor, words))
        return editor

    def preview(self, **values: object) -> None:
        """Tell, by ``moving``, what the row would be with these values, as long as a drag goes on."""
        if self.row is not None:
            self.moving.emit(altered(self.row, **values))

    def store(self, name: str, value: object, *, typing: bool = False, typed: bool = True) -> None:
        """Store a field's new value; when that fails, say why beside the field and keep what was typed."""
        if self.row is not None:
            current = self.document.find(self.table, self.row.id) or self.row
            self.attempt(
                name, lambda: self.document.set(current, typing=typing, **{name: value}), typed=typed
            )

    def attempt(self, name: str, store: Callable[[], bool], *, typed: bool = True) -> bool:
        """Store in a page's own way what belongs to a field; False when that failed, why is said beside it.

        What was typed is kept then; of what was dragged (not ``typed``) nothing stays.
        """
        return self._attempt(self.editors.get(name), store, typed=typed)

    def _attempt(self, editor: Any, store: Callable[[], bool], *, typed: bool) -> bool:
        problems: list[str] = []
        hear = self.document.failed.connect(problems.append)
        stored = store()
        self.document.failed.disconnect(hear)
        if not stored and typed and hasattr(editor, "keep_typed") and not self.document.read_only:
            editor.keep_typed()
        elif not stored:
            self.show_stored()
        if editor is not None:
            # What is wrong with the file is no matter of this field: its border says enough beside the line
            # below, and no sentence lies over what is next to it.
            of_the_file = typed and bool(self.document.problem)
            self._say(editor, "" if stored or of_the_file else " ".join(problems), wrong=typed)
            if of_the_file:
                _mark(editor, wrong=True)
        return stored

    def show_stored(self) -> None:
        """Show what is stored, where the editors may show something else."""
        if self.row is not None:
            self.show(self.document.find(self.table, self.row.id) or self.row)

    def note(self, name: str, words: str) -> None:
        """Say something beside a field that is no mistake in it."""
        self._say(self.editors[name], words, wrong=False)

    def _store_several(self, editor: Any, names: tuple[str, ...], values: tuple[object, ...]) -> None:
        if self.row is None:
            return
        current = self.document.find(self.table, self.row.id) or self.row
        given = dict(zip(names, values, strict=True))
        self._attempt(editor, lambda: self.document.set(current, typing=True, **given), typed=True)
        self.show_stored()

    def _left(self) -> None:
        self.document.end_typing()

    def _say(self, editor: QWidget, words: str, *, wrong: bool = True) -> None:
        _mark(editor, wrong=wrong and bool(words))
        if self._problem is not None:
            self._problem.hide()
            self._problem.deleteLater()
            self._problem = None
        if words:
            self._problem = problem_below(editor, words)


def _mark(editor: Any, *, wrong: bool) -> None:
    if hasattr(editor, "mark_wrong") and bool(editor.property("wrong")) != wrong:
        editor.mark_wrong(wrong)


def problem_below(editor: QWidget, words: str) -> QLabel:
    """A sentence about what is wrong, floating right below the field it is about."""
    return Bubble(editor, words)


def labelled(words: str, editor: QWidget) -> QWidget:
    """A caption above an editor."""
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(1)
    caption = QLabel(words)
    caption.setObjectName("caption")
    caption.setContentsMargins(4, 0, 0, 0)
    caption.setBuddy(editor)
    box.addWidget(caption)
    grows = editor.sizePolicy().horizontalPolicy() in (
        QSizePolicy.Policy.Expanding,
        QSizePolicy.Policy.Preferred,
    )
    box.addWidget(editor, 0, Qt.AlignmentFlag(0) if grows else Qt.AlignmentFlag.AlignLeft)
    return holder


Builder = Callable[[Form], QWidget]
