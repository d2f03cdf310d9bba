"""Filling the window: fonts and look, the workbook, its workspace; or why it could not be opened."""

from pathlib import Path

from PySide6.QtGui import QIcon

from workbook import paths
from workbook.storage.errors import WorkbookError
from workbook.storage.store import Store
from workbook.ui import errors, jobs, settings
from workbook.ui.awaited import Patience
from workbook.ui.document import Document
from workbook.ui.keeping.banner import CHOSEN, Reading
from workbook.ui.keeping.leaving import may_close, unstored_names
from workbook.ui.keeping.reading import only_read
from workbook.ui.main_window import Workspace
from workbook.ui.open_ways import OpenWays
from workbook.ui.shell import Shell
from workbook.ui.theme import load_fonts, theme


def fill(shell: Shell, file: Path | None, sample: str | None = None, *, read_only: bool = False) -> None:
    """Open a workbook in the window: the one named, the last one, or the default one.

    Where that cannot be, or the last one has gone, a page says why and what can be done.
    """
    errors.start_log()
    settings.let_qt_remember_nothing()
    load_fonts()
    theme.use(settings.get("look", "system"))
    shell.setWindowIcon(QIcon(str(paths.resources() / "icons" / "app.svg")))
    geometry = settings.geometry()
    if geometry is not None:
        shell.restoreGeometry(geometry)
    _begin(OpenWays(shell, show_store, sample), file, read_only=read_only)
    workspace = shell.centralWidget()
    if isinstance(workspace, Workspace) and (complaint := settings.complaint()):
        workspace.tell(complaint, wrong=True)


def _begin(ways: OpenWays, file: Path | None, *, read_only: bool) -> None:
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
    workspace.not_opened.connect(
        lambda problem, path, why: OpenWays(shell, show_store).say(problem, path, reading=why)
    )
    errors.catch(lambda sentence: workspace.tell(sentence, wrong=True))
    shell.name_workbook(store.path.stem, read_only=store.read_only)
    shell.setCentralWidget(workspace)
    shell.before_close = lambda: _close(workspace, patience)
    shell.store_all = lambda: workspace.closed or not unstored_names(workspace)
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
    """Close down; not before something that could not be stored was asked about, nor what is being made was
    waited for once."""
    if not may_close(workspace):
        return False
    hurry = workspace.closed or workspace.shell.must_close
    if not hurry and patience.puts_off("the window closes", workspace.shell.close):
        return False
    done = workspace.close_down()
    jobs.finish()
    return done
