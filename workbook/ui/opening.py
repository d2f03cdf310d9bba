"""Filling the window: fonts and look, the workbook, its workspace; or why it could not be opened."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from workbook import paths
from workbook.storage.errors import WorkbookError
from workbook.storage.store import Store, create, open_file, open_or_create
from workbook.ui import errors, jobs, settings
from workbook.ui.awaited import Patience
from workbook.ui.document import Document
from workbook.ui.layout import button, line, words
from workbook.ui.main_window import Workspace
from workbook.ui.shell import Shell
from workbook.ui.theme import load_fonts, theme


def fill(shell: Shell, file: Path | None, sample: str | None = None) -> None:
    """Open a workbook in the window: the one named, the last one, or the default one."""
    errors.start_log()
    load_fonts()
    theme.use(settings.get("look", "system"))
    shell.setWindowIcon(QIcon(str(paths.resources() / "icons" / "app.svg")))
    geometry = settings.geometry()
    if geometry is not None:
        shell.restoreGeometry(geometry)
    _open(shell, lambda: _store(file))
    workspace = shell.centralWidget()
    if sample and isinstance(workspace, Workspace):
        _show_sample(workspace, sample)


def _store(file: Path | None) -> Store:
    if file is not None:
        return open_file(file)
    last = settings.last_workbook()
    return open_file(last) if last else open_or_create(paths.default_workbook())


def _open(shell: Shell, opening: Callable[[], Store]) -> None:
    try:
        show_store(shell, opening())
    except WorkbookError as problem:
        shell.setCentralWidget(Trouble(shell, str(problem)))


def show_store(shell: Shell, store: Store) -> Workspace:
    """Put the workspace of an open workbook into the window, in place of what was there.

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
    settings.remember_workbook(store.path)
    workspace = Workspace(shell, document)
    patience = Patience(workspace)
    workspace.replaced.connect(lambda other: _replace(shell, workspace, other, patience))
    errors.catch(lambda sentence: workspace.tell(sentence, wrong=True))
    shell.setWindowTitle(f"{store.path.stem} — Negotiation Workbook")
    shell.setCentralWidget(workspace)
    shell.before_close = lambda: _close(workspace, patience)
    workspace.take_keyboard()
    # Where no window manager hands out the keyboard, shortcuts would wait for a first click.
    shell.activateWindow()
    return workspace


def _replace(shell: Shell, workspace: Workspace, store: Store, patience: Patience) -> None:
    def show() -> None:
        try:
            show_store(shell, store)
        except WorkbookError as problem:
            workspace.tell(str(problem), wrong=True)

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


class Trouble(QWidget):
    """Why the workbook could not be opened, and what can be done instead."""

    def __init__(self, shell: Shell, sentence: str) -> None:
        super().__init__()
        self.shell = shell
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        holder = QWidget()
        holder.setMaximumWidth(560)
        box = QVBoxLayout(holder)
        box.setSpacing(12)
        self.sentence = words(sentence, "emptyText")
        box.addWidget(words("This workbook could not be opened", "emptyTitle"))
        box.addWidget(self.sentence)
        again = button("Open another workbook…", self._ask_open, "main")
        box.addWidget(line(again, button("Start a new one…", self._ask_new), 0, 1))
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addWidget(holder, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)

    def _ask_open(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Open workbook", str(paths.data()))
        if name:
            _open(self.shell, lambda: open_file(Path(name)))

    def _ask_new(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "New workbook", str(paths.data()))
        if name:
            path = Path(name)
            _open(self.shell, lambda: create(path if path.suffix else path.with_suffix(paths.SUFFIX)))
