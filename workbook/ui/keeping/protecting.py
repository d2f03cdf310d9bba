"""What the menu does with passphrases: a new protected workbook, and protecting the one that is open."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu

from workbook import paths
from workbook.analysis.wording import counted
from workbook.storage import older_backups
from workbook.storage.driver import Key
from workbook.storage.errors import Stopped, WorkbookError
from workbook.storage.store import Store, create
from workbook.ui.keeping import lock_after
from workbook.ui.keeping.waiting import waiting
from workbook.ui.theme import counts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbook.storage.backups import Backup
    from workbook.ui.keeping.choosing import Choosing
    from workbook.ui.main_window import Workspace

_FOREVER = (
    "Without the passphrase nobody can read it, nor the backups made of it. Nobody can tell it you again "
    "either: who forgets it has lost the workbook. Write it down, and keep that in a safe place."
)
_NOTHING_TO_LOCK = (
    "This workbook has no passphrase, so there is nothing to lock. File > Protection gives it one."
)


class Protecting:
    """The verbs of protection of one window. Each tells the person what happened; none raises."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    @property
    def store(self) -> Store:
        return self.workspace.document.store

    def fill(self, menu: QMenu) -> None:
        """What can be done with the protection of the workbook that is open."""
        locked, can = self.store.protected, not self.store.read_only
        self._entry(menu, "&Protect this workbook…", self.protect, on=can and not locked)
        self._entry(menu, "&Change the passphrase…", self.change, on=can and locked)
        self._entry(menu, "&Remove the protection…", self.remove, on=can and locked)
        menu.addSeparator()
        after = counts(menu.addMenu("Lock when not &used"))
        group = QActionGroup(after)
        for minutes in lock_after.CHOICES:
            words = f"After {minutes} minutes" if minutes else "Never"
            entry = self._entry(after, words, partial(self._lock_after, minutes))
            entry.setCheckable(True)
            entry.setChecked(minutes == lock_after.chosen())
            group.addAction(entry)

    def _lock_after(self, minutes: int) -> None:
        from workbook.ui.keeping import locking

        locking.choose(minutes)

    def _entry(self, menu: QMenu, words: str, then: Callable[[], object], *, on: bool = True) -> QAction:
        made = QAction(words, menu)
        made.triggered.connect(lambda _=False: then())
        made.setEnabled(on)
        menu.addAction(made)
        return made

    def new(self) -> None:
        """Ask where and for a passphrase, then start an empty protected workbook there."""
        kinds = f"Workbooks (*{paths.SUFFIX})"
        folder = str(self.store.path.parent)
        name, _ = QFileDialog.getSaveFileName(self.workspace, "New protected workbook", folder, kinds)
        if not name:
            return
        path = Path(name) if Path(name).suffix else Path(name).with_suffix(paths.SUFFIX)
        dialog = self._choosing(
            f"A passphrase for “{path.stem}”", _FOREVER, "Make it", present=None, new=True
        )
        if self._asked(dialog):
            key = dialog.key
            self.workspace.files.attempt(path, lambda: create(path, key))

    def protect(self) -> None:
        """Ask for a passphrase, and give it to the workbook that is open."""
        dialog = self._choosing("Protect this workbook", _FOREVER, "Protect it", present=None, new=True)
        if self._asked(dialog) and self._give(dialog.key, "Protected. It opens with its passphrase only."):
            self._offer(
                older_backups.unprotected(self.store.path), "can still be read without the passphrase"
            )

    def change(self) -> None:
        """Ask for the passphrase there is and for another, and give that to the workbook."""
        old = self.store.key
        dialog = self._choosing("Change the passphrase", _FOREVER, "Change it", present=old, new=True)
        if self._asked(dialog) and self._give(dialog.key, "The passphrase was changed."):
            # The newest was made with the new one.
            before = older_backups.protected(self.store.path)[1:]
            self._offer(before, "can still be opened with the passphrase from before", old)

    def remove(self) -> None:
        """Ask for the passphrase, and take the protection away."""
        said = "Everybody who gets the file can read it then. Older backups keep the passphrase they have."
        dialog = self._choosing("Remove the protection", said, "Remove it", present=self.store.key, new=False)
        if self._asked(dialog):
            self._give(None, "The workbook opens without a passphrase now.")

    def lock(self) -> None:
        """Lock the workbook now."""
        from workbook.ui.keeping import locking

        found = self.workspace.findChild(locking.Locking)
        if isinstance(found, locking.Locking):
            found.lock()
        else:
            self.workspace.tell(_NOTHING_TO_LOCK)

    def _choosing(self, title: str, said: str, verb: str, *, present: Key | None, new: bool) -> Choosing:
        # Imported late: a passphrase is chosen once in years, and the window opens every day.
        from workbook.ui.keeping.choosing import Choosing

        return Choosing(self.workspace, title, said, verb, present=present, new=new)

    def _asked(self, dialog: QDialog) -> bool:
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return accepted

    def _give(self, key: Key | None, told: str) -> bool:
        """Whether the workbook has that key now, and a backup with it; told either way."""
        from workbook.ui.keeping import locking

        self.workspace.flush()
        lost = self.workspace.unstored()
        if lost:
            self.workspace.tell(f"“{lost}” holds what could not be stored. Change it first.", wrong=True)
            return False
        try:
            backup = self.store.before_new_key(key)
            copy = self._copied(backup, key)
            with waiting():
                self.store.take_copy(copy, key, backup)
                self.store.backup("protect")
        except WorkbookError as problem:
            self.workspace.tell(str(problem), wrong=not isinstance(problem, Stopped))
            return False
        finally:
            if not self.workspace.closed:
                locking.watch(self.workspace)
        self.workspace.tell(told)
        return True

    def _copied(self, backup: Path, key: Key | None) -> Path:
        """A copy of the workbook with another key, made while the window waits. Raises WorkbookError."""
        from workbook.storage import rekeying
        from workbook.ui.keeping.underway import Underway

        path, used = self.store.path, self.store.key
        title = "Removing the protection" if key is None else "Protecting"
        dialog = Underway(
            self.workspace,
            title,
            "A copy is made and compared row by row…",
            lambda going: rekeying.copied_of(backup, used, path, key, going),
        )
        self._asked(dialog)
        return dialog.result_or_raise()

    def _offer(self, backups: Sequence[Backup], how: str, old: Key | None = None) -> None:
        if not backups or self.store.key is None:
            return
        from workbook.ui.keeping.older import OlderBackups

        what = f"{counted(len(backups), 'older backup')} {how}"
        self._asked(OlderBackups(self.workspace, what[:1].upper() + what[1:], backups, old, self.store.key))
