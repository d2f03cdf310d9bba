"""Backups nobody asks for: soon after opening, and after half an hour of work."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from workbook.storage import backups
from workbook.storage.errors import WorkbookError
from workbook.ui.dates import day_text

if TYPE_CHECKING:
    from workbook.ui.main_window import Workspace

#: Late enough that the window is there and answers.
_OPENED_MS = 1_000
_HALF_HOUR_MS = 30 * 60_000
_RETRY_MS = 5 * 60_000


class TimedBackups(QObject):
    """Makes backups of one open workbook for as long as its workspace is there.

    What fails is told once in the status line, and tried again every few minutes until it goes well.
    """

    def __init__(
        self,
        workspace: Workspace,
        *,
        opened_ms: int = _OPENED_MS,
        work_ms: int = _HALF_HOUR_MS,
        retry_ms: int = _RETRY_MS,
    ) -> None:
        super().__init__(workspace)
        self.workspace = workspace
        self._work_ms, self._retry_ms = work_ms, retry_ms
        self._told = False
        self._reason = "opening"
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._back_up)
        if not workspace.document.read_only:
            workspace.document.saved.connect(self._after_edit)
            self._timer.start(opened_ms)

    def _after_edit(self) -> None:
        # The first edit since the last backup begins the half hour, and later ones do not put it off.
        if not self._timer.isActive():
            self._reason = "timed"
            self._timer.start(self._work_ms)

    def _back_up(self) -> None:
        document = self.workspace.document
        if self.workspace.closed or (self._reason == "opening" and not _holds_anything(self.workspace)):
            return
        try:
            document.store.backup(self._reason)
        except WorkbookError as problem:
            if not self._told:
                self.workspace.tell(str(problem), wrong=True)
            self._told = True
            self._timer.start(self._retry_ms)
        else:
            self._told = False


def _holds_anything(workspace: Workspace) -> bool:
    """Whether there is anything to keep: of a workbook just made there is not."""
    document = workspace.document
    held = document.workbook
    return bool(held.negotiations or held.entries or held.practice_goals or backups.of(document.store.path))


def back_up_now(workspace: Workspace) -> None:
    """Make the backup a person asks for, and tell when it was made."""
    store = workspace.document.store
    before = backups.newest(store.path)
    try:
        made = store.backup("asked")
    except WorkbookError as problem:
        workspace.tell(str(problem), wrong=True)
        return
    if before is not None and before.path == made:
        workspace.tell(f"Nothing has changed since the backup at {moment(before.made_at)}.")
    else:
        workspace.tell(f"Backed up at {datetime.now():%H:%M}.")


def moment(made_at: datetime, now: datetime | None = None) -> str:
    """The time of day in the person's zone, with the day where that is not today."""
    local = made_at.astimezone()
    today = (now or datetime.now()).date()
    return f"{local:%H:%M}" if local.date() == today else f"{local:%H:%M} on {day_text(local.date())}"
