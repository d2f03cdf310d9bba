"""Pasting into the table: all of it in one step of undo, or nothing and a sentence that says why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from workbook.analysis.wording import listed
from workbook.model import Option
from workbook.ui.tradeoffs.matrix.clipboard import NOTHING, NotPasted, cells
from workbook.ui.tradeoffs.matrix.copying import shape_of
from workbook.ui.tradeoffs.matrix.entries import Entry, Reading
from workbook.ui.tradeoffs.matrix.lines import NAME
from workbook.ui.tradeoffs.matrix.merging import merged
from workbook.ui.tradeoffs.matrix.placing import Place, understood
from workbook.ui.tradeoffs.matrix.scaling import outside, scaled, told

if TYPE_CHECKING:
    from workbook.ui.tradeoffs.matrix.table import MatrixTable


class Pasting:
    """What the clipboard does to one table."""

    def __init__(self, table: MatrixTable) -> None:
        self.table = table

    def paste(self) -> None:
        """Take over what the clipboard holds at the current cell."""
        text = QGuiApplication.clipboard().text()
        at = self.table.view.currentIndex()
        place = Place(self.table.model.lines, max(at.row(), 0), max(at.column(), NAME))
        try:
            block = cells(text)
            if len(block) == len(block[0]) == 1 and place.column == NAME and place.line.is_stored:
                self.table.rename(place.line, block[0][0])
                return
            self._take(understood(block, place, shape_of(text)))
        except NotPasted as problem:
            self.table.say(str(problem), wrong=True)

    def _take(self, reading: Reading) -> None:
        found = outside(reading.entries)
        if not found:
            self._store(reading.entries, _left_out(reading))
            return
        scale = ("Scale to 0–100", lambda: self._scale(reading))
        self.table.say(f"{told(found)} {NOTHING}", scale, wrong=True)

    def _scale(self, reading: Reading) -> None:
        try:
            entries, done = scaled(reading.entries, self.table.page.dossier)
            self._store(entries, f" {done}{_left_out(reading)}")
        except NotPasted as problem:
            self.table.say(str(problem), wrong=True)

    def _store(self, entries: Sequence[Entry], more: str) -> None:
        made = merged(self.table.page.dossier, entries)
        edited = [(row, values) for row, values in made.edited.values()]
        before = self.table.last_step()
        problem = self.table.edits.doing(
            lambda: self.table.document.change("pasted cells", added=made.new.values(), edited=edited)
        )
        if problem:
            self.table.say(problem, wrong=True)
            return
        if made.first is not None:
            kind = "option" if isinstance(made.first, Option) else "issue"
            self.table.view.go_to(kind, made.first.id, max(self.table.view.currentIndex().column(), NAME))
        self.table.view.setFocus()
        offers = [("Undo", self.table.undo)] if self.table.last_step() is not before else []
        self.table.say(f"{made.sentence}{more}", *offers)


def _left_out(reading: Reading) -> str:
    if not reading.left_out:
        return ""
    names = listed(f"“{word[:30]}”" for word in reading.left_out)
    return f" Left out: the column{'' if len(reading.left_out) == 1 else 's'} {names}."
