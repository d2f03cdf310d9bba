"""What becomes of backups from before the protection was changed: the person decides."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.analysis.wording import counted
from workbook.storage import older_backups
from workbook.storage.backups import Backup
from workbook.storage.driver import Key
from workbook.storage.progress import Going
from workbook.ui.keeping.snug import Snug
from workbook.ui.keeping.working import Working
from workbook.ui.layout import button, line, words

STAYS = (
    "Whatever you choose, copies, exports and PDFs made before stay as they are. What was deleted can "
    "sometimes be read back from a disk with special tools, from SSDs and memory cards above all; against "
    "that, only encrypting the whole disk helps."
)
_WIDTH = 500
_UNEXPECTED = "That did not work. Each backup is there as before, or with the new passphrase."


class OlderBackups(Snug):
    """Gives older backups the new passphrase one by one, removes them, or leaves them."""

    def __init__(
        self, parent: QWidget, said: str, backups: Sequence[Backup], old: Key | None, new: Key
    ) -> None:
        super().__init__(parent, _WIDTH)
        self.backups, self.old, self.new = backups, old, new
        self.setWindowTitle("Older backups")
        self.working = Working()
        self.working.told.hide()
        self.working.done.connect(self._finish)
        self.working.failed.connect(lambda _: self._conclude(_UNEXPECTED))
        self.told = words(STAYS, "small")
        them = "it" if len(backups) == 1 else "them"
        self.give = button(f"Give {them} the passphrase", self.start, "main")
        self.remove = button(f"Remove {them}", self.remove_all)
        self.leave = button(f"Leave {them}", self.reject)
        self.give.setFocus()
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 18)
        box.setSpacing(12)
        for part in (words(said, "section"), self.told, self.working):
            box.addWidget(part)
        box.addWidget(line(0, 1, self.leave, self.remove, self.give))

    def start(self) -> None:
        """Begin with the newest, beside the window; each takes about half a second."""
        self.give.setEnabled(False)
        self.remove.setEnabled(False)
        self.leave.setText("Stop here")
        backups, old, new = self.backups, self.old, self.new

        def give(going: Going) -> list[bool]:
            done: list[bool] = []
            for well in older_backups.give(backups, old, new):
                done.append(well)
                if not going(len(done) / len(backups)):
                    break
            return done

        self.working.start("", give)
        # “Stop here” below does the same.
        self.working.cancel.hide()

    def _finish(self, done: list[bool]) -> None:
        left = done.count(False)
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
        self.give.hide()
        self.remove.hide()
        self.leave.setText("Close")

    def reject(self) -> None:
        self.working.stop()
        super().reject()
