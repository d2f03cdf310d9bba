"""What is left of a workbook that is damaged or gone: its newest sound backup, and what can still be read."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QVBoxLayout, QWidget

from workbook import paths
from workbook.analysis.wording import counted, listed
from workbook.storage import backups
from workbook.storage.driver import Key
from workbook.storage.errors import WorkbookError
from workbook.ui.dates import day_text
from workbook.ui.layout import Card, button, line, words
from workbook.ui.theme import look_as

_NAMED = 4


class Rescue(QWidget):
    """Both make a new file; the one there is stays as it is. ``open`` is given the new one to open."""

    def __init__(
        self, path: Path, key: Key | None, open_: Callable[[Path, Key | None], object], *, damaged: bool
    ) -> None:
        super().__init__()
        self.path, self.key, self.open = path, key, open_
        self.backup = _newest(path)
        #: The button to take first; None where there is nothing to be had.
        self.first: QPushButton | None = None
        self.told = words("")
        self.told.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        if self.backup is not None:
            box.addWidget(self._backup_card(self.backup))
        if damaged:
            box.addWidget(self._recovery_card())
        box.addWidget(self.told)

    def _backup_card(self, backup: backups.Backup) -> QWidget:
        self.restore = self.first = button("Restore into a new file…", self._ask_restore)
        title = words(f"Newest backup: {_moment(backup.made_at)}", "strong")
        why = words(backup.why, "small", wrap=False)
        return Card(line(title, 1, why, top=False), words(_inside(backup, self.key), "small"),
                    line(self.restore, 0, 1), gap=5)  # fmt: skip

    def _recovery_card(self) -> QWidget:
        self.recover = button("Recover what can be read…", self._ask_recover)
        self.first = self.first or self.recover
        told = "What can still be read of the file goes into a new one. This one is only read for it."
        return Card(words("The file itself", "strong"), words(told, "small"), line(self.recover, 0, 1), gap=5)

    def _ask_restore(self) -> None:
        into = self._asked("restored")
        if into is not None:
            self.restore_into(into)

    def restore_into(self, into: Path) -> None:
        """Make a new workbook of the backup, and open it."""
        if self.backup is None:
            return
        try:
            backups.restore(self.backup, into)
        except WorkbookError as problem:
            self._say(str(problem), wrong=True)
        else:
            self.open(into, self.key)

    def _ask_recover(self) -> None:
        into = self._asked("recovered")
        if into is not None:
            self.recover_into(into)

    def recover_into(self, into: Path) -> None:
        """Make a new workbook of what can be read, say what that is, and offer to open it."""
        from workbook.storage import recovery

        QApplication.setOverrideCursor(QCursor(Qt.CursorShape.WaitCursor))
        try:
            found = recovery.recover(self.path, into, self.key)
        except WorkbookError as problem:
            self._say(str(problem), wrong=True)
            return
        finally:
            QApplication.restoreOverrideCursor()
        self._say(" ".join(found.sentences()), wrong=False)
        self.recover.hide()
        self.opener = button(f"Open “{into.stem}”", lambda: self.open(into, self.key), "main")
        self.layout().addWidget(line(self.opener, 0, 1))  # type: ignore[union-attr]
        self.opener.setFocus(Qt.FocusReason.OtherFocusReason)

    def _asked(self, ending: str) -> Path | None:
        proposed = self.path.with_name(f"{self.path.stem} {ending}{paths.SUFFIX}")
        name, _ = QFileDialog.getSaveFileName(
            self, "New workbook", str(proposed), f"Workbooks (*{paths.SUFFIX})"
        )
        path = Path(name)
        return (path if path.suffix else path.with_suffix(paths.SUFFIX)) if name else None

    def _say(self, sentence: str, *, wrong: bool) -> None:
        look_as(self.told, "bad" if wrong else "ok")
        self.told.setText(sentence)
        self.told.show()


def _newest(path: Path) -> backups.Backup | None:
    try:
        return backups.newest_verified(path)
    except (OSError, WorkbookError):
        return None


def _inside(backup: backups.Backup, key: Key | None) -> str:
    """What a backup holds, in a sentence."""
    try:
        held = backups.content(backup, key)
    except WorkbookError as problem:
        return str(problem)
    titles = [row.title.strip() or "untitled" for row in held.negotiations]
    named = f": {listed(titles, _NAMED)}" if titles else ""
    entries = counted(len(held.entries), "journal entry", "journal entries")
    told = f"{counted(len(titles), 'negotiation')}{named}; {entries}."
    return told[:1].upper() + told[1:]


def _moment(made_at: datetime) -> str:
    local = made_at.astimezone()
    return f"{day_text(local.date())}, {local:%H:%M}"
