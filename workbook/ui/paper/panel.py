"""The panel beside the page: which parts are on it, in which order, what must be there, a note, a style."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.brief import PRIVATE, TABLE
from workbook.brief.choices import Part
from workbook.brief.safe import TITLE
from workbook.model import Dossier, Script, Sheet, spec
from workbook.model.sheet import STYLES
from workbook.ui.document import Document
from workbook.ui.form import labelled, problem_below
from workbook.ui.keeping.reading import hold
from workbook.ui.layout import button, line, words
from workbook.ui.paper import chosen
from workbook.ui.paper.part_row import PartRow
from workbook.ui.small_editors import ChoiceEditor
from workbook.ui.text_editor import TextEditor


class ChoicesPanel(QWidget):
    """What is chosen for one version of the page. Filled by ``offer``, kept up to date by ``show_state``."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document, self.version = document, PRIVATE
        self.dossier: Dossier | None = None
        self.parts: tuple[Part, ...] = ()
        self.rows: dict[str, PartRow] = {}
        self.style_choice = ChoiceEditor(STYLES, look="box")
        self.style_choice.setAccessibleName("Style of the page")
        self.style_choice.setToolTip("Style")
        self.style_choice.committed.connect(self._choose_style)
        self.reset = button("Reset", self._reset, "quiet", edits=True)
        self.reset.setToolTip("All parts in their own order, nothing pinned")
        self.title = self._text("title")
        self.title_box = labelled("Title, as they are to read it", self.title)
        self.note = self._text("note")
        self.list = QWidget()
        for editor in (self.style_choice, self.title, self.note):
            self._hold(editor)
        QVBoxLayout(self.list).setContentsMargins(0, 0, 0, 0)
        self.list.layout().setSpacing(0)  # type: ignore[union-attr]
        self._lay_out()

    def _hold(self, editor: QWidget) -> None:
        if self.document.read_only:
            hold(editor)

    def _lay_out(self) -> None:
        head = line(words("On the page", "section", wrap=False), 1, self.reset, self.style_choice, top=False)
        self.help = words("", "small")
        self.advice = words("", "smallMe")
        self.advice.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        for part in (
            head,
            self.help,
            self.advice,
            self.title_box,
            self.list,
            labelled("Note line", self.note),
        ):
            box.addWidget(part)

    def _text(self, name: str) -> TextEditor:
        editor = TextEditor(single=name == "title")
        editor.setAccessibleName(spec(Sheet, name).label)
        editor.committed.connect(lambda value: self._type(name, editor, str(value)))
        editor.left.connect(self.document.end_typing)
        return editor

    # Showing

    def show_version(self, version: str) -> None:
        """Show the choices for another version; what is being typed belongs to the one before."""
        self.flush()
        for editor in (self.title, self.note):
            editor.forget()
        self.version = version

    def flush(self) -> None:
        """Store what is being typed."""
        self.title.flush()
        self.note.flush()

    def offer(self, parts: Sequence[Part], dossier: Dossier) -> None:
        """Offer these parts of the page, in this order."""
        self.parts, rows = tuple(parts), chosen.rows_of(dossier)
        for name in [name for name in self.rows if name not in {part.name for part in parts}]:
            gone = self.rows.pop(name)
            gone.hide()
            gone.deleteLater()
        layout = self.list.layout()
        assert isinstance(layout, QVBoxLayout)
        for at, part in enumerate(parts):
            row = self.rows.get(part.name) or self._row(part.name)
            row.show_part(part, self.version, rows.get)
            if layout.indexOf(row) != at:
                layout.insertWidget(at, row)
        movable = [part.name for part in parts if part.movable]
        for at, name in enumerate(movable):
            self.rows[name].may_move(at > 0, at < len(movable) - 1)
        self.show_state(dossier)

    def _row(self, name: str) -> PartRow:
        made = PartRow(name)
        made.switched.connect(lambda on: self._switch(name, on))
        made.moved.connect(lambda step: self._move(name, step))
        made.marked.connect(self._mark)
        self._hold(made.toggle)
        self._hold(made.entries)
        self.rows[name] = made
        return made

    def show_state(self, dossier: Dossier) -> None:
        """Show what is chosen now."""
        if self.dossier is not None and self.dossier.negotiation.id != dossier.negotiation.id:
            # What is being typed belongs to the negotiation before.
            self.show_version(self.version)
        self.dossier = dossier
        now = chosen.sheet(dossier, self.version)
        hidden, rows = now.hidden.split(), chosen.rows_of(dossier)
        for name, row in self.rows.items():
            row.show_state(name not in hidden, self.version, rows.get)
        self.style_choice.show_value(now.style)
        self.title.show_value(now.title)
        self.note.show_value(now.note if self.version == TABLE else dossier.script.note)
        self.title_box.setVisible(self.version == TABLE)
        self.title.setPlaceholderText(TITLE)
        self.note.setPlaceholderText("" if self.document.read_only else _NOTES[self.version])
        self.reset.setVisible(chosen.changed(dossier, self.version))
        self.help.setText(_HELP[self.version])
        advice = [_UNDERCUT] if chosen.undercut(dossier) else []
        advice += [_DOUBLED] if chosen.doubled(dossier) else []
        self.advice.setText(" ".join(advice))
        self.advice.setVisible(self.version == TABLE and bool(advice))

    def reveal(self, row_id: str) -> bool:
        """Take the keyboard to what was changed: the mark of a row, or the first part."""
        for row in self.rows.values():
            if row_id in row.marks:
                if row.entries.isHidden():
                    row.unfold()
                row.marks[row_id].setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    # Choosing

    def _title_of(self, name: str) -> str:
        return next((part.title for part in self.parts if part.name == name), name)

    def _switch(self, name: str, on: bool) -> None:
        if self.dossier is not None:
            chosen.switch(self.document, self.dossier, self.version, name, self._title_of(name), on)
            self._show_again()

    def _move(self, name: str, step: int) -> None:
        names = [part.name for part in self.parts if part.movable]
        at = names.index(name)
        if self.dossier is not None and 0 <= at + step < len(names):
            names[at], names[at + step] = names[at + step], names[at]
            chosen.place(self.document, self.dossier, self.version, names, self._title_of(name))

    def _mark(self, row_id: str, on: bool) -> None:
        row = chosen.rows_of(self.dossier).get(row_id) if self.dossier is not None else None
        if row is not None:
            chosen.mark(self.document, self.version, row, on)
        self._show_again()

    def _choose_style(self, style: object) -> None:
        if self.dossier is not None:
            chosen.choose(self.document, self.dossier, self.version, "chose another style", style=str(style))
            self._show_again()

    def _reset(self) -> None:
        if self.dossier is not None:
            chosen.reset(self.document, self.dossier, self.version)

    def _show_again(self) -> None:
        """Show what is stored: where a choice could not be, the mark goes back."""
        if self.document.dossier is not None:
            self.show_state(self.document.dossier)

    def _type(self, name: str, editor: TextEditor, text: str) -> None:
        problems: list[str] = []
        hear = self.document.failed.connect(problems.append)
        stored = self._store(name, text)
        self.document.failed.disconnect(hear)
        editor.mark_wrong(not stored)
        if not stored:
            editor.keep_typed()
            problem_below(editor, " ".join(problems))

    def _store(self, name: str, text: str) -> bool:
        dossier = self.dossier
        if dossier is None:
            return True
        if name == "note" and self.version == PRIVATE:
            script: Script = dossier.script
            return self.document.set(script, typing=True, note=text)
        values: dict[str, Any] = {name: text}
        if getattr(chosen.sheet(dossier, self.version), name) == text:
            return True
        label = f"edited the {spec(Sheet, name).label.lower()}"
        return chosen.choose(
            self.document, dossier, self.version, label, typing=f"{self.version} {name}", **values
        )


_UNDERCUT = (
    "Your opening and offers that ask for less stand on one page. Give it out when you make the offers, or "
    "leave one of them out."
)
_DOUBLED = "Several of your packages are the same offer A, B or C: the first of them is on the page."
_NOTES = {
    PRIVATE: "Anything else to have before your eyes",
    TABLE: "Anything else they should read",
}
_HELP = {
    PRIVATE: "Leave parts out, move them, pin what must be there.",
    TABLE: "Nothing else gets onto this page. Leave out what they need not read; choose what may be told.",
}
