"""Filling the window: fonts and look, the workbook, its workspace; or why it could not be opened."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFileDialog, QWidget

from workbook import paths
from workbook.storage.driver import Key
from workbook.storage.errors import NotAWorkbook, NotStored, Protected, WorkbookError
from workbook.storage.store import Store, create, open_file, open_or_create
from workbook.ui import errors, jobs, settings
from workbook.ui.awaited import Patience
from workbook.ui.document import Document
from workbook.ui.keeping.banner import CHOSEN, Reading
from workbook.ui.keeping.reading import only_read
from workbook.ui.keeping.trouble import Trouble
from workbook.ui.keeping.unlocking import Unlock
from workbook.ui.main_window import Workspace
from workbook.ui.shell import Shell
from workbook.ui.theme import load_fonts, theme


def fill(shell: Shell, file: Path | None, sample: str | None = None, *, read_only: bool = False) -> None:
    """Open a workbook in the window: the one named, the last one, or the default one.

    Where that cannot be, or the last one has gone, a page says why and what can be done.
    """
    errors.start_log()
    load_fonts()
    theme.use(settings.get("look", "system"))
    shell.setWindowIcon(QIcon(str(paths.resources() / "icons" / "app.svg")))
    geometry = settings.geometry()
    if geometry is not None:
        shell.restoreGeometry(geometry)
    _begin(OpenWays(shell, sample), file, read_only=read_only)
    workspace = shell.centralWidget()
    if isinstance(workspace, Workspace) and (complaint := settings.complaint()):
        workspace.tell(complaint, wrong=True)


def _begin(ways: "OpenWays", file: Path | None, *, read_only: bool) -> None:
    last = None if file else settings.last_workbook()
    path = file or last or _usual()
    if last is not None and not last.exists():
        ways.say_gone(last)
    elif path is None or (file is None and not path.exists()):
        ways.start_default()
    elif read_only:
        ways.read(path, CHOSEN)
    else:
        ways.open(path)


def _usual() -> Path | None:
    try:
        return paths.default_workbook()
    except OSError:
        return None


def show_store(shell: Shell, store: Store, reading: Reading | None = None) -> Workspace:
    """Put the workspace of an open workbook into the window, in place of what was there.

    ``reading`` says why it is only read, where it is.

    Raises WorkbookError when its content cannot be read; it is closed then, and what was there stays.
    """
    try:
        document = Document(store)
    except WorkbookError:
        store.close()
        raise
    old = shell.centralWidget()
    if isinstance(old, Workspace):
        old.close_down()
    if not store.read_only:
        # What was only looked at is not what the next start opens to be edited.
        settings.remember_workbook(store.path)
    only_read(shell, store.read_only)
    workspace = Workspace(shell, document, (reading or CHOSEN) if store.read_only else None)
    patience = Patience(workspace)
    workspace.replaced.connect(lambda other, why: _replace(shell, workspace, other, why, patience))
    workspace.not_opened.connect(lambda problem, path, why: OpenWays(shell).say(problem, path, reading=why))
    errors.catch(lambda sentence: workspace.tell(sentence, wrong=True))
    shell.setWindowTitle(
        f"{store.path.stem}{' (read-only)' if store.read_only else ''} — Negotiation Workbook"
    )
    shell.setCentralWidget(workspace)
    shell.before_close = lambda: _close(workspace, patience)
    if store.protected:
        from workbook.ui.keeping import locking

        locking.watch(workspace)
    workspace.take_keyboard()
    # Where no window manager hands out the keyboard, shortcuts would wait for a first click.
    shell.activateWindow()
    return workspace


def _replace(
    shell: Shell, workspace: Workspace, store: Store, reading: Reading | None, patience: Patience
) -> None:
    def show() -> None:
        try:
            show_store(shell, store, reading)
        except WorkbookError as problem:
            workspace.not_opened.emit(problem, store.path, reading)

    if not patience.puts_off("the other workbook opens", show, store.close):
        show()


def _close(workspace: Workspace, patience: Patience) -> bool:
    """Close down, but not the first time while something could not be stored or is still being made."""
    lost = workspace.unstored()
    if lost != workspace.said_unstored:
        workspace.said_unstored = lost
        if lost:
            workspace.tell(
                f"What stands in “{lost}” could not be stored. Change it or copy it elsewhere; "
                "close once more to leave without it.",
                wrong=True,
            )
            return False
    if not workspace.closed and patience.puts_off("the window closes", workspace.shell.close):
        return False
    done = workspace.close_down()
    jobs.finish()
    return done


def _show_sample(workspace: Workspace, name: str) -> None:
    """Load a sample the first time it is asked for; later starts go on where the person left off."""
    if name in settings.samples_seen() and workspace.document.workbook.negotiations:
        return
    workspace.files.load_sample(name)
    settings.see_sample(name)


class OpenWays:
    """How a page about a file that could not be opened goes on in its window.

    Where a workbook is open the page stands beside its pages, and that workbook stays until another is open.
    The ``sample`` that was asked for at the start is shown in the first one that opens.
    """

    def __init__(self, shell: Shell, sample: str | None = None) -> None:
        self.shell, self.sample = shell, sample

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
        self._attempt(path, lambda: open_file(path, key=key))

    def read(self, path: Path, reading: Reading, key: Key | None = None) -> None:
        """Open a workbook to be read, for the reason given."""
        self._attempt(path, lambda: open_file(path, read_only=True, key=key), reading)

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

    def _attempt(self, path: Path, opening: Callable[[], Store], reading: Reading | None = None) -> None:
        if self._inside is not None:
            self._inside.files.attempt(path, opening, reading)
            return
        try:
            workspace = show_store(self.shell, opening(), reading)
        except WorkbookError as problem:
            self.say(problem, path, reading=reading)
            return
        if self.sample and not workspace.document.read_only:
            _show_sample(workspace, self.sample)

    def say(
        self, problem: WorkbookError, path: Path, *, title: str = "", reading: Reading | None = None
    ) -> None:
        """Show what is the matter with a file, and what can be done."""
        if isinstance(problem, Protected):
            self._ask_passphrase(problem, path, reading)
        else:
            self._show(Trouble(problem, path, self, title=title))

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
            self.shell.setCentralWidget(page)
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_gone(self, path: Path) -> None:
        """Say that the workbook that was open last is not where it was; no other is opened in its place."""
        sentence = (
            f"It was last open from “{path.parent}”. It may have been moved, renamed or deleted, or the disk "
            "it is on is not connected. No other workbook was opened in its place."
        )
        self.say(NotAWorkbook(sentence), path, title=f"“{path.stem}” is not where it was")


def _folder() -> str:
    try:
        return str(paths.data())
    except OSError:
        return ""
