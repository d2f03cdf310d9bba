"""Giving edits to the open file, and keeping what it did not take until it does."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from workbook.model import Negotiation, Workbook
from workbook.storage.edits import RowChange
from workbook.storage.errors import Refused, WorkbookError
from workbook.storage.store import Store
from workbook.ui.steps import Unsaved

Found = TypeVar("Found")

_GONE = (
    "“{name}” was moved, deleted or replaced by another program, so nothing more can be stored in it. "
    "What you see is still here: put the file back, or save a copy elsewhere."
)


class Storing(QObject):
    """What a document and its file have to do with each other when an edit is written."""

    saved = Signal()
    failed = Signal(str)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        #: Whether the workbook is only read: then every edit is refused, without a word.
        self.read_only = store.read_only
        self.unsaved = Unsaved()
        #: Why the file takes no edits, as far as is known; empty when it took the last one.
        self.problem = ""

    def read(self, reading: Callable[[], Found], instead: Found) -> Found:
        """What the file gives; where it cannot be read now that is told, and ``instead`` comes out."""
        try:
            return reading()
        except WorkbookError as error:
            self.failed.emit(str(error))
            return instead

    def write(self, changes: Sequence[RowChange], *, keep: bool = True) -> bool:
        """Store the changes, or tell why not; with ``keep`` values of fields are kept to be tried again."""
        if self.read_only:
            return False
        try:
            self.store.apply(changes)
        except WorkbookError as error:
            if keep:
                self.unsaved.note(changes, error)
            self.problem = self.problem if isinstance(error, Refused) else str(error)
            self.failed.emit(str(error))
            return False
        self._stored(changes)
        return True

    def write_again(self, workbook: Workbook) -> list[RowChange]:
        """Try again, in order, what the file did not take; what it took now comes out.

        Where nothing of it is left to be written, a value is stored that is stored already: that shows
        whether the file takes edits again. ``failed`` speaks only where the reason is a new one.
        """
        waiting = self.unsaved.changes()
        if not waiting and self.problem and self.store.in_place():
            self._try(_nothing_new(workbook))
        done: list[RowChange] = []
        for change in waiting:
            if not self._try([change]):
                break
            done.append(change)
        return done

    def tell_gone(self) -> None:
        """The file is not where it was: that is known before the next edit is lost to it."""
        if not self.problem:
            self.problem = _GONE.format(name=self.store.path.name)
            self.failed.emit(self.problem)

    def go_on_in(self, store: Store) -> None:
        """Let go of the file there was: this one, a copy of it, takes its place, for what waits too."""
        self.store.close()
        self.store, self.problem = store, ""

    def _try(self, changes: Sequence[RowChange]) -> bool:
        try:
            self.store.apply(changes)
        except Refused as error:
            # The row has gone meanwhile, or its field takes no such value: no later try can help.
            self.unsaved.forget(changes)
            self.failed.emit(str(error))
            return False
        except WorkbookError as error:
            known, self.problem = self.problem, str(error)
            if known != self.problem:
                self.failed.emit(self.problem)
            return False
        self._stored(changes)
        return True

    def _stored(self, changes: Sequence[RowChange]) -> None:
        self.problem = ""
        self.unsaved.forget(changes)
        self.saved.emit()


def _nothing_new(workbook: Workbook) -> list[RowChange]:
    return [
        RowChange(Negotiation.__tablename__, row.id, {"title": row.title}, {"title": row.title})
        for row in workbook.negotiations[:1]
    ]
