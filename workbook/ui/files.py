"""What the File menu does with files: other workbooks, samples, backups, copies."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from workbook import paths
from workbook.storage import portable
from workbook.storage.driver import Key
from workbook.storage.errors import InUse, WorkbookError
from workbook.storage.file import is_open_here
from workbook.storage.store import Store, create, open_file
from workbook.ui import settings
from workbook.ui.keeping.banner import CHOSEN, Reading
from workbook.ui.keeping.timed import back_up_now

if TYPE_CHECKING:
    from workbook.ui.main_window import Workspace

_WORKBOOKS = f"Workbooks (*{paths.SUFFIX})"


class Files:
    """The file verbs of one window. Each tells the person what happened; none raises."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    @property
    def store(self) -> Store:
        return self.workspace.document.store

    def ask_new(self) -> None:
        """Ask where, then start an empty workbook there."""
        name, _ = QFileDialog.getSaveFileName(self.workspace, "New workbook", self._folder(), _WORKBOOKS)
        if name:
            path = _with_suffix(Path(name), paths.SUFFIX)
            self.attempt(path, lambda: create(path))

    def ask_open(self) -> None:
        """Ask which workbook, then open it."""
        name = self._asked("Open workbook")
        if name:
            self.open(Path(name))

    def ask_read(self) -> None:
        """Ask which workbook, then open it only to be read."""
        name = self._asked("Open a workbook read-only")
        if name:
            self.read(Path(name))

    def _asked(self, title: str) -> str:
        kinds = f"{_WORKBOOKS};;All files (*)"
        return QFileDialog.getOpenFileName(self.workspace, title, self._folder(), kinds)[0]

    def open(self, path: Path) -> None:
        """Open another workbook; when that fails, the one that is open stays."""
        if self._is_here(path):
            self.workspace.tell("This workbook is open here already.")
        else:
            self.attempt(path, lambda: open_file(path))

    def read(self, path: Path, reading: Reading = CHOSEN, key: Key | None = None) -> None:
        """Open a workbook as it is now, only to be read."""
        if self._is_here(path):
            self.workspace.tell("This workbook is open here already, and can be edited.")
        else:
            self.attempt(path, lambda: open_file(path, read_only=True, key=key), reading)

    def _is_here(self, path: Path) -> bool:
        return not self.store.read_only and is_open_here(path)

    def reload(self) -> None:
        """Show what is stored now of a workbook that is only read."""
        self.read(self.store.path, self.workspace.reading or CHOSEN, self.store.key)

    def edit_again(self) -> None:
        """Open the workbook that is only read to be edited; where that cannot be, it stays as it is."""
        path, key = self.store.path, self.store.key
        try:
            store = open_file(path, key=key)
        except InUse as problem:
            self.workspace.tell(f"Not yet: {str(problem)[:1].lower()}{str(problem)[1:]}")
        except WorkbookError as problem:
            self.workspace.tell(str(problem), wrong=True)
        else:
            self.workspace.replaced.emit(store, None)

    def attempt(
        self,
        path: Path,
        opening: Callable[[], Store],
        reading: Reading | None = None,
        refused: Callable[[WorkbookError], object] | None = None,
    ) -> None:
        """Open another workbook in place of this one; ``reading`` says why it is only read.

        When that fails, the window is told why and what can be done (``refused``), and this one stays.
        """
        lost = self.workspace.unstored()
        if lost:
            self.workspace.tell(f"“{lost}” holds what could not be stored. Change it first.", wrong=True)
            return
        try:
            store = opening()
        except WorkbookError as problem:
            refused(problem) if refused else self.workspace.not_opened.emit(problem, path, reading)
        else:
            self.workspace.replaced.emit(store, reading)

    def load_sample(self, name: str) -> None:
        """Add a worked sample as a negotiation of its own, with its dates moved to today."""
        before = {row.id for row in self.workspace.document.workbook.negotiations}
        try:
            rows = portable.sample(name, date.today())
        except (WorkbookError, OSError) as problem:
            self.workspace.tell(str(problem), wrong=True)
            return
        if self.workspace.document.add(*rows, text="opened a sample"):
            self._select_new(before)
            self.workspace.show_tab(0)

    def _select_new(self, before: set[str]) -> None:
        rows = self.workspace.document.workbook.negotiations
        added = [row for row in rows if row.id not in before]
        if added:
            self.workspace.document.select(added[0].id)

    def back_up(self) -> None:
        """Make a checkpoint among the backups."""
        back_up_now(self.workspace)

    def ask_copy(self) -> None:
        """Ask where, then write the whole workbook there and go on in that copy."""
        name, _ = QFileDialog.getSaveFileName(self.workspace, "Save a copy", self._folder(), _WORKBOOKS)
        if name:
            self.copy_to(_with_suffix(Path(name), paths.SUFFIX))

    def copy_to(self, path: Path) -> None:
        """Write the whole workbook to another file and go on there: the way out when this one is gone.

        What could not be stored in this one is stored in the copy; what no workbook could hold stays in
        its field.
        """
        try:
            self.store.copy_to(path)
            copy = open_file(path, key=self.store.key)
        except WorkbookError as problem:
            self.workspace.tell(str(problem), wrong=True)
            return
        if self.store.read_only:
            self.workspace.replaced.emit(copy, None)
            return
        # The pages stay as they are, with all that stands in their fields, and so does what can be undone.
        self.workspace.document.go_on_in(copy)
        settings.remember_workbook(copy.path)
        self.workspace.shell.name_workbook(copy.path.stem, read_only=False)
        self.workspace.saving.retry()
        self.workspace.tell(f"You are in the copy “{copy.path.name}” now.")

    def _folder(self) -> str:
        return str(self.store.path.parent)


def _with_suffix(path: Path, suffix: str) -> Path:
    return path if path.suffix else path.with_suffix(suffix)
