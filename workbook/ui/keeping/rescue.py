"""What is left of a workbook that is damaged or gone: its newest sound backup, and what can still be read."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget

from workbook import paths
from workbook.analysis.wording import counted, listed
from workbook.storage import backups
from workbook.storage.driver import Key
from workbook.storage.errors import Stopped, WorkbookError
from workbook.storage.progress import Going
from workbook.ui.dates import day_text
from workbook.ui.keeping.working import Working
from workbook.ui.layout import Card, button, line, words
from workbook.ui.theme import counts, look_as, mark

if TYPE_CHECKING:
    from workbook.storage.recovery import Recovered

_NAMED = 4
_UNEXPECTED = "That did not work. The file is as it was; please try again."


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
        self.restore: QPushButton | None = None
        self.recover: QPushButton | None = None
        self.recovery: QWidget | None = None
        self.told = words("")
        self.told.hide()
        self.working = Working()
        self.working.done.connect(self._finish)
        self.working.failed.connect(self._give_up)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        if self.backup is not None:
            box.addWidget(self._backup_card(self.backup))
        if damaged:
            self.recovery = self._recovery_card()
            box.addWidget(self.recovery)
        box.addWidget(self.working)
        box.addWidget(self.told)

    def _backup_card(self, backup: backups.Backup) -> QWidget:
        self.restore = self.first = button("Restore into a new file…", self._ask_restore)
        title = counts(words(f"Newest backup: {_moment(backup.made_at)}", "strong"))
        why = words(backup.why, "small", wrap=False)
        return Card(line(title, 1, why, top=False), words(_inside(backup, self.key), "small"),
                    _below(self.restore), gap=5)  # fmt: skip

    def _recovery_card(self) -> QWidget:
        self.recover = button("Recover what can be read…", self._ask_recover)
        self.first = self.first or self.recover
        told = "What can still be read of the file goes into a new one. This one is only read for it."
        return Card(words("The file itself", "strong"), words(told, "small"), _below(self.recover), gap=5)

    def _ask_restore(self) -> None:
        into = self._asked("restored")
        if into is not None:
            self.restore_into(into)

    def restore_into(self, into: Path) -> None:
        """Make a new workbook of the backup, and open it."""
        backup = self.backup
        if backup is not None:
            self._begin("Restoring the backup…", lambda _: backups.restore(backup, into), stoppable=False)

    def _ask_recover(self) -> None:
        into = self._asked("recovered")
        if into is not None:
            self.recover_into(into)

    def recover_into(self, into: Path) -> None:
        """Make a new workbook of what can be read, say what that is, and offer to open it."""
        from workbook.storage import recovery

        path, key = self.path, self.key
        self._begin("Reading what can be read…", lambda going: recovery.recover(path, into, key, going))

    def _begin(self, told: str, work: Callable[[Going], object], *, stoppable: bool = True) -> None:
        self.told.hide()
        self._allow(on=False)
        self.working.start(told, work, stoppable=stoppable)
        if stoppable:
            self.working.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _allow(self, *, on: bool) -> None:
        for each in (self.restore, self.recover):
            if each is not None:
                each.setEnabled(on)

    def _finish(self, found: object) -> None:
        self._allow(on=True)
        if isinstance(found, Path):
            self.open(found, self.key)
        else:
            self._show_recovered(found)  # type: ignore[arg-type]

    def _show_recovered(self, found: "Recovered") -> None:
        more = "" if found.whole or self.backup is None else " The backup above may have what is missing."
        self._say(" ".join(found.sentences()) + more, "ok" if found.whole else "warn")
        if self.recovery is not None:
            self.recovery.hide()
        if self.restore is not None:
            mark(self.restore, "look", "")
        into = found.path
        self.opener = button(f"Open “{into.stem}”", lambda: self.open(into, self.key), "main")
        self.layout().addWidget(line(self.opener, 0, 1))  # type: ignore[union-attr]
        self.opener.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_up(self, problem: object) -> None:
        self._allow(on=True)
        if isinstance(problem, Stopped):
            self._say(str(problem), "soft")
        else:
            self._say(str(problem) if isinstance(problem, WorkbookError) else _UNEXPECTED, "bad")
        if self.first is not None:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _asked(self, ending: str) -> Path | None:
        proposed = self.path.with_name(f"{self.path.stem} {ending}{paths.SUFFIX}")
        # No question whether to replace a file: none is ever replaced.
        kinds, asking = f"Workbooks (*{paths.SUFFIX})", QFileDialog.Option.DontConfirmOverwrite
        name, _ = QFileDialog.getSaveFileName(self, "New workbook", str(proposed), kinds, "", asking)
        path = Path(name)
        return (path if path.suffix else path.with_suffix(paths.SUFFIX)) if name else None

    def _say(self, sentence: str, look: str) -> None:
        look_as(self.told, look)
        self.told.setText(sentence)
        self.told.show()


def _below(first: QPushButton) -> QWidget:
    """A button with some room above it."""
    made = line(first, 0, 1)
    made.setContentsMargins(0, 5, 0, 2)
    return made


def _newest(path: Path) -> backups.Backup | None:
    try:
        # They are beside the file itself, not beside a link to it.
        return backups.newest_verified(Path(os.path.realpath(path)))
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
