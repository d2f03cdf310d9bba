"""What becomes of backups from before the protection was changed: the person decides."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from workbook.analysis.wording import counted
from workbook.storage import older_backups
from workbook.storage.backups import Backup
from workbook.storage.driver import Key
from workbook.ui.keeping.snug import Snug
from workbook.ui.layout import button, line, words

STAYS = (
    "Whatever you choose, copies, exports and PDFs made before stay as they are. What was deleted can "
    "sometimes be read back from a disk with special tools, from SSDs and memory cards above all; against "
    "that, only encrypting the whole disk helps."
)
_WIDTH = 500


class OlderBackups(Snug):
    """Gives older backups the new passphrase one by one, removes them, or leaves them."""

    def __init__(
        self, parent: QWidget, said: str, backups: Sequence[Backup], old: Key | None, new: Key
    ) -> None:
        super().__init__(parent, _WIDTH)
        self.backups, self.old, self.new = backups, old, new
        self.going: Iterator[bool] | None = None
        self.done_well: list[bool] = []
        self.setWindowTitle("Older backups")
        self.progress = QProgressBar()
        self.progress.setRange(0, len(backups))
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.told = words(STAYS, "small")
        them = "it" if len(backups) == 1 else "them"
        self.give = button(f"Give {them} the passphrase", self.start, "main")
        self.remove = button(f"Remove {them}", self.remove_all)
        self.leave = button(f"Leave {them}", self.reject)
        self.give.setFocus()
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 18)
        box.setSpacing(12)
        for part in (words(said, "section"), self.told, self.progress):
            box.addWidget(part)
        box.addWidget(line(0, 1, self.leave, self.remove, self.give))

    def start(self) -> None:
        """Begin with the newest; each takes about half a second, and the window stays alive between."""
        self.going = older_backups.give(self.backups, self.old, self.new)
        self.progress.show()
        self.give.setEnabled(False)
        self.remove.setEnabled(False)
        self.leave.setText("Stop here")
        self._next()

    def _next(self) -> None:
        done = next(self.going, None) if self.going else None
        if done is None:
            self._finish()
            return
        self.done_well.append(done)
        self.progress.setValue(len(self.done_well))
        QTimer.singleShot(0, self, self._next)

    def _finish(self) -> None:
        self.going = None
        left = self.done_well.count(False)
        if not left:
            self.accept()
            return
        what = counted(left, "backup")
        self._conclude(
            f"Not done: {what} stayed as before: damaged, of another passphrase, or without room for a copy."
        )

    def remove_all(self) -> None:
        """Remove them for good; there is a new backup already."""
        left = older_backups.remove(self.backups)
        if left:
            what = counted(left, "backup")
            self._conclude(
                f"Not done: {what} could not be removed. Look who may write the folder beside the workbook."
            )
        else:
            self.accept()

    def _conclude(self, sentence: str) -> None:
        self.told.setText(f"{sentence} {STAYS}")
        self.progress.hide()
        self.give.hide()
        self.remove.hide()
        self.leave.setText("Close")

    def reject(self) -> None:
        self.going = None
        super().reject()
