"""Editors of a row that is stored only when something is first written into it."""

from collections.abc import Callable, Sequence
from typing import Any

from workbook.model import Part, place_after
from workbook.ui.document import Document
from workbook.ui.form import Form


class LateForm(Form):
    """A form that may show a row not stored yet; the first value stores it, in one step with that value.

    ``siblings`` gives the stored rows of its kind, behind which it takes its place.
    """

    def __init__(self, document: Document, table: type[Part], siblings: Callable[[], Sequence[Part]]) -> None:
        super().__init__(document, table)
        self.siblings = siblings

    def store(self, name: str, value: object, *, typing: bool = False, typed: bool = True) -> None:
        row: Any = self.row
        if row is None or self.document.find(self.table, row.id) is not None:
            super().store(name, value, typing=typing, typed=typed)
            return
        values = row.model_dump() | {name: value, "position": place_after(self.siblings())}
        fresh: Any = self.table(**values)
        self.attempt(name, lambda: self.document.add(fresh, typing=name if typing else ""), typed=typed)
