"""The dialog that stands before the window while something long is made of the whole workbook."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.storage.errors import NotStored, Stopped, WorkbookError
from workbook.storage.progress import Going
from workbook.ui.keeping.snug import Snug
from workbook.ui.keeping.working import Working
from workbook.ui.layout import words

_WIDTH = 420
_UNEXPECTED = "That did not work. Your workbook is as it was; please try again."


class Underway(Snug):
    """Nothing can be edited meanwhile. ``made`` is the file that was made, or ``problem`` says why not."""

    def __init__(self, parent: QWidget, title: str, told: str, work: Callable[[Going], Path]) -> None:
        super().__init__(parent, _WIDTH)
        self.made: Path | None = None
        self.problem: WorkbookError | None = None
        self.setWindowTitle(title)
        self.working = Working()
        self.working.done.connect(self._end)
        self.working.failed.connect(self._give_up)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 18)
        box.setSpacing(12)
        box.addWidget(words(title, "section"))
        box.addWidget(self.working)
        self.working.start(told, work)

    def _end(self, made: Path) -> None:
        self.made = made
        self.accept()

    def _give_up(self, problem: object) -> None:
        self.problem = problem if isinstance(problem, WorkbookError) else NotStored(_UNEXPECTED)
        super().reject()

    def reject(self) -> None:
        # It ends when the work has: then nothing of it is left.
        self.working.stop()

    def result_or_raise(self) -> Path:
        """What was made. Raises the WorkbookError that says why there is nothing."""
        if self.made is None:
            raise self.problem or Stopped("It was stopped. Your workbook is as it was.")
        return self.made
