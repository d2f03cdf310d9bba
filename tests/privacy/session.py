"""A short session: ``python -m tests.privacy.session FOLDER`` opens a window, then runs commands.

FOLDER gets what commands write; the person's own data goes where the environment says, as always.
"""

import os
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from shiboken6 import delete

from workbook import app, cli, paths


def commands(folder: Path) -> None:
    """A workbook brought out and in again, and a page made of it."""
    done("export", "-o", folder / "all.json")
    done("import", paths.default_workbook(), folder / "all.json")
    done("brief", "--sample", "pay-rise", "-o", folder / "brief.pdf")


def done(*arguments: object) -> None:
    """Run a command that must succeed."""
    if cli.main([str(argument) for argument in arguments]):
        sys.exit(f"{arguments[0]} failed")


def window() -> None:
    """The window over a sample: every tab shown, a setting kept, a backup made, closed again."""
    begin = app.start
    use = partial(_use, app.application())
    app.start = lambda file, sample, **how: begin(file, sample, use, **how)  # type: ignore[assignment]
    QTimer.singleShot(60_000, lambda: os._exit(3))
    done("--sample", "pay-rise")


def _use(application) -> None:
    from workbook.ui import settings

    shell = next(widget for widget in application.topLevelWidgets() if hasattr(widget, "before_close"))
    workspace = shell.centralWidget()
    settings.put("look", "dark")
    for place in range(len(workspace.pages)):
        workspace.show_tab(place)
        application.processEvents()
    workspace.show_journal()
    workspace.files.back_up()
    _name_a_file(shell)
    QTimer.singleShot(0, shell.close)


def _name_a_file(shell) -> None:
    """Use Qt's own dialog for files, as where the desktop has none."""
    from PySide6.QtWidgets import QFileDialog

    dialog = QFileDialog(shell, "Save", sys.argv[1])
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile("named.txt")
    dialog.accept()
    delete(dialog)


if __name__ == "__main__":
    os.umask(0)
    paths.data().mkdir(parents=True, exist_ok=True, mode=0o755)
    window()
    commands(Path(sys.argv[1]))
