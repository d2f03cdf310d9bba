"""Starting the window: shown at once, filled when the model has been imported."""

import builtins
import gc
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from workbook import plain_import
from workbook.ui.shell import Shell

_MIDDLE = 128


def run(file: Path | None = None, sample: str | None = None, *, read_only: bool = False) -> int:
    """Open the window on a workbook (the last one, or the default) and stay until it is closed.

    With ``sample`` a shipped sample is opened: in the workbook where there is none yet of that name.
    With ``read_only`` nothing in the workbook can be changed, and others may have it open.
    Returns the exit status of the event loop.
    """
    app = application()
    shell = start(file, sample, read_only=read_only)
    _quit_on_signals(shell)
    app.commitDataRequest.connect(lambda manager: session_ends(shell, manager))
    return app.exec() if shell.isVisible() else 0


def application() -> QApplication:
    """The one application object, named so that the desktop knows it."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("negotiation-workbook")
    app.setApplicationDisplayName("Negotiation Workbook")
    app.setDesktopFileName("negotiation-workbook")
    return app


def start(
    file: Path | None = None,
    sample: str | None = None,
    then: Callable[[], None] | None = None,
    *,
    read_only: bool = False,
) -> Shell:
    """Show the bare window, and fill it as soon as it has been painted; ``then`` is called at the end."""
    # The palette tells as well as the style hints do, without making all of Qt's enumerations.
    dark = QApplication.palette().window().color().lightness() < _MIDDLE
    shell = Shell(dark=dark)
    shell.when_painted(lambda: _fill(shell, file, sample, read_only, then))
    shell.show()
    return shell


def _fill(
    shell: Shell,
    file: Path | None,
    sample: str | None,
    read_only: bool,
    then: Callable[[], None] | None,
) -> None:
    # Thousands of objects are made here that stay: looking for garbage among them costs a fifth of it.
    gc.disable()
    try:
        # Imported here: the model alone takes longer than showing the window does.
        with _plain_imports():
            from workbook.ui import temporary
            from workbook.ui.opening import fill

            fill(shell, file, sample, read_only=read_only)
    finally:
        gc.freeze()
        gc.enable()
    temporary.remove_left()
    if then:
        then()


@contextmanager
def _plain_imports() -> Iterator[None]:
    """Without PySide's own import function, which looks for ``__feature__`` and makes each import slower."""
    theirs = builtins.__import__
    builtins.__import__ = plain_import
    try:
        yield
    finally:
        builtins.__import__ = theirs


def _quit_on_signals(shell: Shell) -> None:
    # Python sees a signal only when its code runs: a slow timer gives it the occasion.
    names = ("SIGINT", "SIGTERM", "SIGHUP")
    for number in (getattr(signal, name) for name in names if hasattr(signal, name)):
        signal.signal(number, lambda *_: _quit(shell))
    shell.pulse = QTimer(shell)  # type: ignore[attr-defined]
    shell.pulse.start(250)  # type: ignore[attr-defined]
    shell.pulse.timeout.connect(lambda: None)  # type: ignore[attr-defined]


def _quit(shell: Shell) -> None:
    try:
        end(shell)
    finally:
        QApplication.exit(0)


def end(shell: Shell) -> None:
    """Store what is typed and close the window with every dialog: nobody is there to answer."""
    shell.must_close = True
    shell.close()
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QDialog):
            window.reject()


def session_ends(shell: Shell, manager: Any) -> None:
    """Store what is typed before the desktop ends the session; keep that back where something cannot be."""
    if not shell.store_all() and manager.allowsInteraction():
        manager.cancel()
        QTimer.singleShot(0, shell, shell.close)
