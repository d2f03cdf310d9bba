"""Opens the window on a workbook and types into its fields for ever, printing what it called saved.

``python -m tests.ui.typist FILE FIRST`` prints ``ready`` once the window can be typed in, and then
``title N`` or ``row N`` each time a field was left with that number and the window said that it
is saved. Meant to be killed; numbers go on from FIRST.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.ui.hands import Key, fill_in, press, type_in
from workbook import app
from workbook.ui.main_window import Workspace
from workbook.ui.shell import Shell


class Typist:
    """One window, and where the typing in it has come to."""

    def __init__(self, path: Path, first: int) -> None:
        self.number = first
        self.pulse = QTimer()
        self.pulse.timeout.connect(self.type_on)
        self.shell: Shell = app.start(path, None, lambda: QTimer.singleShot(0, self.shell, self.begin))

    def begin(self) -> None:
        """Begin to type, or end where no workbook was opened."""
        if not isinstance(self.shell.centralWidget(), Workspace):
            QApplication.exit(1)
            return
        self.workspace: Workspace = self.shell.centralWidget()
        self.shell.activateWindow()
        self.workspace.show_tab(1)
        _print("ready")
        self.pulse.start(0)

    def type_on(self) -> None:
        """Put the next number into one field after the other."""
        self.number += 1
        fill_in(self.workspace.header.title, f"title {self.number}")
        self.say("title")
        type_in(self.workspace.pages[1].items["me"].add_line, f"row {self.number}")
        press(Key.Key_Tab)
        self.say("row")

    def say(self, field: str) -> None:
        """Print what was typed, if the window says that it is saved."""
        if self.workspace.sidebar.foot.text().startswith("Saved"):
            _print(f"{field} {self.number}")


def _print(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main() -> None:
    """Type until killed."""
    application = app.application()
    typist = Typist(Path(sys.argv[1]), int(sys.argv[2]))
    assert typist.shell.isVisible()
    sys.exit(application.exec())


if __name__ == "__main__":
    main()
