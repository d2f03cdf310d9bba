"""How a page about a file that could not be opened goes on in its window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from workbook import paths
from workbook.storage.driver import Key
from workbook.storage.errors import (
    InUse,
    NotAWorkbook,
    NotStored,
    Protected,
    WorkbookError,
    WrongPassphrase,
)
from workbook.storage.store import Store, create, open_file, open_or_create
from workbook.ui import jobs, settings
from workbook.ui.keeping.banner import Reading
from workbook.ui.keeping.trouble import Trouble
from workbook.ui.keeping.unlocking import Unlock
from workbook.ui.main_window import Workspace
from workbook.ui.shell import Shell

Show = Callable[[Shell, Store, Reading | None], Workspace]


class OpenWays:
    """Opens workbooks, and says what is the matter with those it cannot open.

    Where a workbook is open the page stands beside its pages, and that workbook stays until another is open.
    ``show`` puts an open workbook into the window. The ``sample`` that was asked for at the start is shown
    in the first one that opens.
    """

    def __init__(self, shell: Shell, show: Show, sample: str | None = None) -> None:
        self.shell, self.show, self.sample = shell, show, sample

    @property
    def _inside(self) -> Workspace | None:
        found = self.shell.centralWidget()
        return found if isinstance(found, Workspace) and not found.closed else None

    @property
    def back(self) -> str:
        return self._inside.document.store.path.stem if self._inside else ""

    def go_back(self) -> None:
        """Show what was shown before."""
        inside = self._inside
        if inside is not None and inside.document.negotiation is not None:
            inside.show_tab(inside.stack.currentIndex())
        elif inside is not None:
            inside.start_negotiation()

    def open(self, path: Path, key: Key | None = None) -> None:
        """Open a workbook to be edited."""
        self._attempt(path, lambda: open_file(path, key=key), key=key)

    def read(self, path: Path, reading: Reading, key: Key | None = None) -> None:
        """Open a workbook to be read, for the reason given."""
        self._attempt(path, lambda: open_file(path, read_only=True, key=key), reading, key=key)

    def make(self, path: Path) -> None:
        """Start an empty workbook at a path."""
        self._attempt(path, lambda: create(path))

    def start_default(self) -> None:
        """Open the person's usual workbook; where there is none yet, make it."""
        try:
            path = paths.default_workbook()
        except OSError as error:
            self.say(NotStored(str(error)), Path())
        else:
            self._attempt(path, lambda: open_or_create(path))

    def ask_open(self) -> None:
        """Ask which workbook, then open it."""
        kinds = f"Workbooks (*{paths.SUFFIX});;All files (*)"
        name, _ = QFileDialog.getOpenFileName(self.shell, "Open workbook", _folder(), kinds)
        if name:
            self.open(Path(name))

    def ask_new(self) -> None:
        """Ask where, then start an empty workbook there."""
        kinds = f"Workbooks (*{paths.SUFFIX})"
        name, _ = QFileDialog.getSaveFileName(self.shell, "New workbook", _folder(), kinds)
        if name:
            self.make(Path(name) if Path(name).suffix else Path(name).with_suffix(paths.SUFFIX))

    def _attempt(
        self,
        path: Path,
        opening: Callable[[], Store],
        reading: Reading | None = None,
        *,
        key: Key | None = None,
    ) -> None:
        def refused(problem: WorkbookError) -> None:
            self.say(_sooner(problem, path, key), path, reading=reading, key=key)

        if self._inside is not None:
            self._inside.files.attempt(path, opening, reading, refused=refused)
            return
        try:
            workspace = self.show(self.shell, opening(), reading)
        except WorkbookError as problem:
            refused(problem)
            return
        if self.sample and not workspace.document.read_only:
            _show_sample(workspace, self.sample)

    def say(
        self,
        problem: WorkbookError,
        path: Path,
        *,
        title: str = "",
        reading: Reading | None = None,
        key: Key | None = None,
    ) -> None:
        """Show what is the matter with a file, and what can be done; ``key`` is forgotten with the page."""
        if isinstance(problem, Protected):
            self._ask_passphrase(problem, path, reading)
        else:
            self._show(Trouble(problem, path, self, title=title, key=key))

    def _ask_passphrase(self, problem: Protected, path: Path, reading: Reading | None) -> None:
        page = self._inside.aside if self._inside else self.shell.centralWidget()
        if not isinstance(page, Unlock) or page.path != path:
            page = Unlock(path, self, lambda key: self._unlock(path, key, reading))
            self._show(page)
        page.say(problem)

    def _unlock(self, path: Path, key: Key, reading: Reading | None) -> None:
        if reading is None:
            self.open(path, key)
        else:
            self.read(path, reading, key)

    def _show(self, page: QWidget) -> None:
        if self._inside is not None:
            self._inside.show_aside(page)
        else:
            self.shell.before_close = _break_off
            self.shell.setCentralWidget(page)
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_gone(self, path: Path) -> None:
        """Say that the workbook that was open last is not where it was; no other is opened in its place."""
        sentence = (
            f"It was last open from “{path.parent}”. It may have been moved, renamed or deleted, or the disk "
            "it is on is not connected. No other workbook was opened in its place."
        )
        self.say(NotAWorkbook(sentence), path, title=f"“{path.stem}” is not where it was")


def _sooner(problem: WorkbookError, path: Path, key: Key | None) -> WorkbookError:
    """What is to be told first: that a passphrase is wrong, also where the file is open elsewhere."""
    if key is not None and isinstance(problem, InUse):
        try:
            open_file(path, read_only=True, key=key).close()
        except WrongPassphrase as wrong:
            return wrong
        except WorkbookError:
            return problem
    return problem


def _folder() -> str:
    try:
        return str(paths.data())
    except OSError:
        return ""


def _show_sample(workspace: Workspace, name: str) -> None:
    """Load a sample the first time it is asked for; later starts go on where the person left off."""
    if name in settings.samples_seen() and workspace.document.workbook.negotiations:
        return
    workspace.files.load_sample(name)
    settings.see_sample(name)


def _break_off() -> bool:
    """End what a page without a workbook is still doing."""
    jobs.finish()
    return True
