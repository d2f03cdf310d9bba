"""The page that asks for the passphrase of a protected workbook."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from workbook import paths
from workbook.storage.driver import Key, can_protect
from workbook.storage.errors import BadPassphrase, NoProtection, Protected, WorkbookError, WrongPassphrase
from workbook.ui.keeping import middle
from workbook.ui.keeping.passphrase import Passphrase
from workbook.ui.keeping.trouble import Ways
from workbook.ui.layout import button, chips, line, words

_WIDTH = 460
_ENOUGH_TRIES = 3


class Unlock(QWidget):
    """A protected workbook waits for its passphrase; ``then`` is given the key to try.

    What comes of it is told with ``say``, where the key did not fit.
    """

    def __init__(self, path: Path, ways: Ways, then: Callable[[Key], object]) -> None:
        super().__init__()
        self.path, self.then, self.tries = path, then, 0
        self.passphrase = Passphrase("Passphrase")
        self.field = self.passphrase.fields[0]
        self.field.returnPressed.connect(self.try_it)
        self.unlock = button("Unlock", self.try_it, "main")
        self.problem = words("", "problem")
        self.problem.hide()
        self.setFocusProxy(self.field)
        self._lay_out(ways)

    def _lay_out(self, ways: Ways) -> None:
        title = words(f"“{self.path.stem}” is locked", "emptyTitle")
        said = words("Type its passphrase to open it.", "emptyText")
        if not can_protect():
            said.setText(str(NoProtection()))
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.passphrase.hide()
            self.unlock.hide()
        offers = chips(self.unlock, button("Open another workbook…", ways.ask_open), gap=8)
        parts = [title, said, self.passphrase, self.problem, offers]
        if ways.back:
            parts.append(line(button(f"← Back to “{ways.back}”", ways.go_back, "link"), 0, 1))
        middle.fill(self, _WIDTH, *parts)

    def try_it(self) -> None:
        """Try what is typed."""
        try:
            key = Key(self.field.text())
        except BadPassphrase as problem:
            self.say(problem)
            return
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self.then(key)
        finally:
            QApplication.restoreOverrideCursor()

    def say(self, problem: WorkbookError) -> None:
        """Tell that the passphrase does not fit, and let it be typed again."""
        self.tries += isinstance(problem, WrongPassphrase)
        if type(problem) is Protected:
            return
        more = ""
        if self.tries >= _ENOUGH_TRIES:
            more = (
                " Capitals count, and so does the language of the keyboard. If you are certain of it, the "
                f"file may be damaged; its backups are in “{paths.backups(self.path).name}” beside it."
            )
        self.problem.setText(f"{problem}{more}")
        self.problem.show()
        self.field.selectAll()
        self.field.setFocus()
