"""Locking a protected workbook: everything is stored and hidden, and the program starts again, locked."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog

from workbook.ui import jobs
from workbook.ui.keeping import restarting
from workbook.ui.keeping.covering import Cover
from workbook.ui.keeping.idle import Idle
from workbook.ui.keeping.lock_after import chosen, remember
from workbook.ui.keeping.session import Session

if TYPE_CHECKING:
    from workbook.ui.main_window import Workspace

_log = logging.getLogger(__name__)


def choose(minutes: int) -> None:
    """Remember after how many minutes to lock, and begin to count anew."""
    remember(minutes)
    for window in QApplication.topLevelWidgets():
        for locking in window.findChildren(Locking):
            locking.count(minutes * 60)


def watch(workspace: Workspace) -> None:
    """Have a protected workbook lock itself from now on; one that is not protected any more, never."""
    found = workspace.findChild(Locking)
    if workspace.document.store.protected and found is None:
        Locking(workspace)
    elif isinstance(found, Locking) and not workspace.document.store.protected:
        found.setParent(None)
        found.deleteLater()


class Locking(QObject):
    """Locks the workbook of one workspace: by hand, without use, with the session, before sleep."""

    def __init__(
        self, workspace: Workspace, restart: Callable[[Path, bool], object] = restarting.again
    ) -> None:
        super().__init__(workspace)
        self.workspace, self.restart = workspace, restart
        self.idle: Idle | None = None
        self.cover: Cover | None = None
        Session(self).locked.connect(self.lock)
        self.count(chosen() * 60)

    def count(self, seconds: float) -> None:
        """Lock after so many seconds without use, counted from now; 0 is never."""
        if self.idle is not None:
            self.idle.deleteLater()
        self.idle = Idle(self, seconds) if seconds else None
        if self.idle is not None:
            self.idle.idled.connect(self.lock)

    def lock(self) -> None:
        """Store what is typed, hide all windows, end, and start again at the passphrase.

        Where something cannot be stored it is hidden only, because ending would lose it.
        """
        if self.cover is not None or self.workspace.closed:
            return
        lost = self._lost()
        hide_all()
        if lost:
            self.cover = Cover(self.workspace, lost, self._end, self._uncovered)
            return
        self._end()

    def _lost(self) -> str:
        """What could not be stored, as a person finds it again; nothing may keep the window from hiding."""
        try:
            self.workspace.flush()
            unstored = self.workspace.unstored()
            changes = self.workspace.document.unsaved.changes()
        except Exception as problem:
            _log.error("Storing before locking failed: %s", type(problem).__name__)
            return "the field typed in last"
        return f"“{unstored}”" if unstored else "the last edit" if changes else ""

    def _end(self) -> None:
        store = self.workspace.document.store
        path, read_only = store.path, store.read_only
        try:
            self.workspace.close_down()
            jobs.finish()
        finally:
            self.restart(path, read_only)

    def _uncovered(self) -> None:
        self.cover = None
        self.count(chosen() * 60)


def hide_all() -> None:
    """Hide every window of the program; dialogs that wait for an answer get none."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.hide()
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QDialog):
            window.reject()
        window.hide()
