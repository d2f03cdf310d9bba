"""Typing in a cell: storing what was typed, going on to the next cell, staying where it cannot be stored."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QAbstractItemDelegate

from workbook.ui.tradeoffs.matrix.cell_editor import CellEditor
from workbook.ui.tradeoffs.matrix.edits import can_be_read
from workbook.ui.tradeoffs.matrix.lines import ME, NAME, Line

if TYPE_CHECKING:
    from workbook.model import Row
    from workbook.ui.tradeoffs.matrix.view import MatrixView

Store = Callable[[Line, int, str], str]


class CellTyping:
    """The one field of a table that is open. ``store`` gives the sentence that says why it could not."""

    def __init__(self, view: MatrixView, store: Store) -> None:
        self.view, self.store = view, store
        self.editor: CellEditor | None = None
        #: The row as it was when typing began in the cell.
        self.before: Row | None = None
        self._half_stored = False
        self._at = QPersistentModelIndex()
        # Heard before the view removes the field: what is typed in a row that is gone goes nowhere.
        view.lines.rowsAboutToBeRemoved.connect(self._let_go)

    def _let_go(self, _parent: QModelIndex, first: int, last: int) -> None:
        if self.editor is not None and first <= self._at.row() <= last:
            self._close(self.editor, keep=True)

    def begin(self) -> None:
        """Begin to type in the current cell."""
        if self.view.lines.only_read:
            return
        self.view.edit(self.view.currentIndex())

    def erase(self) -> None:
        """Empty the field that is open."""
        if self.editor is not None:
            self.editor.clear()
            self.editor.setModified(True)

    def leave(self) -> bool:
        """Store what is typed and close the field; False, and it stays, where it cannot be stored."""
        self._finish("leave")
        if self.editor is not None:
            self.editor.setFocus()
        return self.editor is None

    def listen(self, editor: CellEditor, index: QModelIndex | QPersistentModelIndex) -> None:
        """A field was opened for a cell."""
        self.editor, self._at = editor, QPersistentModelIndex(index)
        self.before, self._half_stored = None, False
        editor.begun.connect(self._begin)
        editor.asked.connect(self._asked)

    def _begin(self) -> None:
        line = self.view.lines.line_at(self._at.row())
        self.before = line.row if line is not None else None

    def _asked(self, way: str) -> None:
        try:
            self._finish(way)
        except Exception:
            # An exception that leaves an event handler ends the whole process.
            sys.excepthook(*sys.exc_info())

    def _finish(self, way: str) -> None:
        editor = self.editor
        if editor is None:
            return
        if way in ("cancel", "paste"):
            back = way == "cancel" and self._half_stored
            self._close(editor, keep=False)
            self.view.wished.emit("undo" if back else "left blank" if way == "cancel" else "paste")
            return
        line = self.view.lines.line_at(self._at.row())
        if way == "pause":
            self._store_on_the_way(editor, line)
            return
        typed = editor.isModified()
        if line is not None and typed and not self._stored(editor, line):
            return
        if way != "stay":
            self._close(editor, keep=way == "leave")
            if line is not None and way != "leave":
                self._land(way, line, added=typed and not line.is_stored)
            if not typed:
                self.view.wished.emit("left blank")

    def _store_on_the_way(self, editor: CellEditor, line: Line | None) -> None:
        text, column = editor.text(), self._at.column()
        if line is None or not can_be_read(text, column):
            return
        if line.is_stored:
            # Still as if it was not: while it is being stored the table is shown anew, and would rewrite it.
            if self._told(editor, self.store(line, column, text)):
                editor.setModified(False)
                self._half_stored = True
        elif text.strip():
            self._go_on_in_new_row(editor, line)

    def _go_on_in_new_row(self, editor: CellEditor, line: Line) -> None:
        text, cursor = editor.text(), editor.cursorPosition()
        if not self._told(editor, self.store(line, NAME, text)):
            return
        self._close(editor, keep=False, left=False)
        self.view.go(self._at.row() - (1 if line.kind == "new option" else 2), NAME)
        self.begin()
        if self.editor is not None:
            self.editor.setText(text)
            self.editor.setCursorPosition(cursor)
            self._half_stored = True

    def _stored(self, editor: CellEditor, line: Line) -> bool:
        text = editor.text()
        # While it is being stored the table is shown anew, this cell too.
        editor.setModified(False)
        problem = self.store(line, self._at.column(), text)
        if problem:
            editor.setText(text)
            editor.setModified(True)
        elif not line.is_stored:
            editor.clear()
        return self._told(editor, problem)

    def _told(self, editor: CellEditor, problem: str) -> bool:
        editor.mark_wrong(bool(problem))
        self.view.wrong.emit(problem)
        return not problem

    def _close(self, editor: CellEditor, *, keep: bool, left: bool = True) -> None:
        self.editor = None
        editor.forget()
        if left:
            self.view.left.emit()
        self.view.wrong.emit("")
        self.view.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        if not keep:
            self.view.setFocus()

    def _land(self, way: str, line: Line, *, added: bool) -> None:
        if not self._at.isValid():
            return
        if added:
            self._land_after_adding(way, line)
            return
        index = self.view.lines.index(self._at.row(), self._at.column())
        self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if not self.view.step(way) and way in ("next", "previous"):
            self.view.walk_out(forward=way == "next")

    def _land_after_adding(self, way: str, line: Line) -> None:
        # The line itself has moved down. Enter goes on adding: another option, or the new issue's first one.
        row, option = self._at.row(), line.kind == "new option"
        added = row - 1 if option else row - 2
        if way == "next":
            self.view.go(added, ME)
        elif way in ("up", "previous"):
            self.view.go(added, NAME)
        else:
            self.view.go(row if option else row - 1, NAME)
            self.begin()
