"""What stands in the window in place of the content, while something of it could not be stored."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from workbook.storage.driver import Key
from workbook.storage.errors import BadPassphrase
from workbook.ui.keeping import middle
from workbook.ui.keeping.leaving import unstored_names
from workbook.ui.keeping.passphrase import Passphrase
from workbook.ui.layout import button, chips, words

if TYPE_CHECKING:
    from workbook.ui.main_window import Workspace

_WIDTH = 480
_WRONG = "That is not the passphrase. Type it again."


class Cover(QWidget):
    """Hides a workspace without ending it, and gives it back for the passphrase.

    ``end`` is what locks for good; ``uncovered`` is told when the content is seen again.
    """

    def __init__(
        self, workspace: Workspace, lost: str, end: Callable[[], object], uncovered: Callable[[], object]
    ) -> None:
        super().__init__()
        self.workspace, self.end, self.uncovered = workspace, end, uncovered
        self.shell, self.title = workspace.shell, workspace.shell.windowTitle()
        self.closing = self.shell.before_close
        self.passphrase = Passphrase("Passphrase")
        self.field = self.passphrase.fields[0]
        self.field.returnPressed.connect(self.try_it)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._look)
        self.problem = words("", "problem")
        self.problem.hide()
        self._lay_out(lost)
        self._cover()
        workspace.document.saved.connect(self._soon.start)

    def _lay_out(self, lost: str) -> None:
        said = (
            f"What stands in {lost} could not be stored, so the program has not ended: it would be lost. "
            "The content is hidden, but still in the memory of this computer. Type the passphrase to go back "
            "and store it elsewhere."
        )
        self.leave = button("Close without it", self._leave)
        self.leave.hide()
        lock = button("Lock for good and lose it", self.end)
        buttons = chips(button("Go back", self.try_it, "main"), lock, self.leave, gap=8)
        title, text = words("Hidden, not locked", "emptyTitle"), words(said, "emptyText")
        middle.fill(self, _WIDTH, title, text, self.passphrase, self.problem, buttons)

    def _cover(self) -> None:
        self.shell.takeCentralWidget()
        self.workspace.setParent(None)
        self.workspace.hide()
        self.shell.setCentralWidget(self)
        self.shell.menuBar().setEnabled(False)
        self.shell.menuBar().hide()
        for action in self.shell.actions():
            self.shell.removeAction(action)
        self.shell.setWindowTitle("Hidden — Negotiation Workbook")
        self.shell.before_close = self._close
        self.shell.show()
        self.field.setFocus()
        # Once it is there again: a window that is just being shown cannot have the keyboard.
        QTimer.singleShot(0, self.shell, self.shell.activateWindow)

    def _close(self) -> bool:
        if self.shell.must_close or not unstored_names(self.workspace):
            return self.workspace.close_down()
        self.leave.show()
        self._say("Something is not stored yet. Go back and store it elsewhere, or close without it.")
        return False

    def _leave(self) -> None:
        self.shell.must_close = True
        self.shell.close()

    def _look(self) -> None:
        # The disk is back, and all is stored: there is nothing more to wait for.
        if not unstored_names(self.workspace):
            self.end()

    def try_it(self) -> None:
        """Give the content back where the passphrase is right."""
        try:
            right = Key(self.field.text()) == self.workspace.document.store.key
        except BadPassphrase:
            right = False
        if right:
            self._uncover()
        else:
            self._say(_WRONG)

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()
        self.field.selectAll()
        self.field.setFocus()

    def _uncover(self) -> None:
        self.passphrase.forget()
        self.shell.takeCentralWidget()
        self.shell.setCentralWidget(self.workspace)
        self.workspace.show()
        self.shell.menuBar().setEnabled(True)
        self.shell.menuBar().show()
        for action in self.workspace.actions_made.values():
            self.shell.addAction(action)
        self.shell.setWindowTitle(self.title)
        self.shell.before_close = self.closing
        self.workspace.document.saved.disconnect(self._soon.start)
        self._soon.stop()
        self.uncovered()
        self.hide()
        self.deleteLater()
