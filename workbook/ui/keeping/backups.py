"""File > Backups: what there is, what is inside each, and a way back to it in a new file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbook import paths
from workbook.storage import backups
from workbook.storage.backups import Backup, Content
from workbook.storage.errors import Unreadable, WorkbookError
from workbook.storage.header import is_plain
from workbook.storage.store import open_file
from workbook.ui.jobs import Job
from workbook.ui.keeping.backup_list import BackupList, BackupModel
from workbook.ui.keeping.backup_preview import BackupPreview, empty, how
from workbook.ui.keeping.backup_work import content_or_why, restored_or_why, short
from workbook.ui.layout import button, line, words
from workbook.ui.theme import counts, look_as

if TYPE_CHECKING:
    from workbook.ui.main_window import Workspace

_SIZE = (900, 600)
_LIST = 330
#: What takes longer than this shows that it is being done.
_PATIENCE_MS = 500
_UNEXPECTED = "That did not work. Nothing was changed; please try again."


class BackupsDialog(QDialog):
    """The backups of the open workbook. Nothing done here changes the workbook."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.shell)
        self.workspace = workspace
        self.store = workspace.document.store
        self._now: Content | None = None
        self.setWindowTitle("Backups")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self.model = BackupModel(backups.of(self.store.path))
        self.list, self.preview = BackupList(self.model), BackupPreview()
        self.looking, self.checking, self.verifying, self.restoring = (Job(self) for _ in range(4))
        self._build()
        self._connect()
        if self.model.backups:
            self.list.setCurrentIndex(self.model.index(0))
            self.list.setFocus()

    # Layout

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 16)
        box.setSpacing(10)
        box.addWidget(words("Backups", "section"))
        self.how = counts(words(how(self.model.backups), "small"))
        box.addWidget(self.how)
        self.whole = QStackedWidget()
        self.whole.addWidget(self._both())
        self.first = button("Back up now", self._back_up, "main")
        self.first.setVisible(not self.store.read_only)
        self.whole.addWidget(empty(self.first))
        self.whole.setCurrentIndex(0 if self.model.backups else 1)
        box.addWidget(self.whole, 1)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.told = words("")
        self.told.hide()
        box.addWidget(self.progress)
        box.addWidget(self.told)
        box.addWidget(self._buttons())

    def _both(self) -> QWidget:
        holder = QWidget()
        beside = QHBoxLayout(holder)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(10)
        self.list.setFixedWidth(_LIST)
        beside.addWidget(self.list)
        beside.addWidget(self.preview, 1)
        return holder

    def _buttons(self) -> QWidget:
        self.restore = button("Restore into a new file…", self.ask_restore, "main")
        self.verify = button("Verify", self.verify_chosen)
        self.folder = button("Show in folder", self._show_folder)
        self.opener = button("Open it", self._open_restored)
        self.opener.hide()
        self.close_ = button("Close", self.reject)
        for part in (self.restore, self.verify, self.folder):
            part.setVisible(bool(self.model.backups))
        return line(self.restore, self.opener, self.verify, self.folder, 0, 1, self.close_, top=False)

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.looking.done.connect(self._show)
        self.looking.failed.connect(self._show_why_not)
        self.checking.done.connect(self._note)
        self.verifying.done.connect(self._tell_verdict)
        self.restoring.done.connect(self._restored)
        for job in (self.verifying, self.restoring):
            job.failed.connect(self._tell_failure)
        self.restored: Path | None = None
        self.finished.connect(self._let_go)
        self.finished.connect(self.workspace.shell.activateWindow)
        self._check_next()

    def _let_go(self) -> None:
        for job in (self.looking, self.checking, self.verifying, self.restoring):
            job.drop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.hasFocus():
            self.ask_restore()
            return
        super().keyPressEvent(event)

    # Looking

    def _choose(self, _now: QModelIndex, _before: QModelIndex) -> None:
        backup = self.list.chosen()
        if backup is None:
            return
        self._say("")
        self.preview.show_told(backup, "Looking into it…")
        key = self.store.key
        self.looking.start(lambda: (backup, content_or_why(backup, key)))
        self._show_busy(self.looking)

    def _show(self, found: tuple[Backup, Content | str]) -> None:
        backup, content = found
        if isinstance(content, str):
            self.preview.show_told(backup, content, "bad")
            return
        try:
            if self._now is None:
                self._now = self.store.content()
        except WorkbookError as problem:
            self.preview.show_told(backup, str(problem), "bad")
            return
        self.preview.show_content(backup, content, backups.difference(content, self._now))

    def _show_why_not(self, _problem: object) -> None:
        backup = self.list.chosen()
        if backup is not None:
            self.preview.show_told(backup, _UNEXPECTED, "bad")

    # Checking: one after the other, so that looking into one need not wait for all

    def _check_next(self) -> None:
        backup = self.model.unchecked()
        if backup is not None:
            self.checking.start(lambda: (backup, backups.fault(backup)))

    def _note(self, found: tuple[Backup, str]) -> None:
        self.model.found(*found)
        self._check_next()

    def verify_chosen(self) -> None:
        """Check the chosen backup once more, and tell what was found."""
        backup = self.list.chosen()
        if backup is not None:
            self.verifying.start(lambda: (backup, backups.fault(backup)))
            self._show_busy(self.verifying)

    def _tell_verdict(self, found: tuple[Backup, str]) -> None:
        backup, fault = found
        self.model.found(backup, fault)
        if fault:
            self._say(f"This backup {fault}. Choose another one.", "bad")
        elif backup.sha256 is None:
            self._say("This backup is whole, as far as can be told: no checksum was kept of it.", "ok")
        else:
            self._say("This backup is whole: it is as it was made, to the last bit.", "ok")

    # Restoring

    def ask_restore(self) -> None:
        """Ask where, then make a workbook of the chosen backup there."""
        backup = self.list.chosen()
        if backup is None:
            return
        fault = self.model.faults.get(str(backup.path))
        if fault:
            self._say(f"This backup {fault}. Choose another one.", "bad")
            return
        path = self.store.path
        day = f"{backup.made_at.astimezone():%Y-%m-%d}"
        name, _ = QFileDialog.getSaveFileName(
            self,
            "Restore into a new file",
            str(path.with_name(f"{path.stem} of {day}{paths.SUFFIX}")),
            f"Workbooks (*{paths.SUFFIX})",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            into = Path(name)
            self.restore_into(backup, into if into.suffix else into.with_suffix(paths.SUFFIX))

    def restore_into(self, backup: Backup, into: Path) -> None:
        """Make a workbook of a backup in a new file, beside the open one, which stays as it is."""
        self._keep_what_is_now()
        self.opener.hide()
        self.restore.setEnabled(False)
        self.restoring.start(partial(restored_or_why, backup, into))
        self._show_busy(self.restoring)

    def _keep_what_is_now(self) -> None:
        # The open workbook stays as it is: where no backup of it can be made, the way back is still open.
        if self.store.read_only:
            return
        try:
            self.store.backup("restore")
        except WorkbookError as problem:
            self.workspace.tell(str(problem), wrong=True)
        else:
            self._list_again()

    def _restored(self, found: Path | str) -> None:
        self.restore.setEnabled(True)
        if isinstance(found, str):
            self._say(found, "bad")
            return
        self.restored = found
        self._say(
            f"“{found.name}” is there, with everything of this backup. Your workbook is as it was.", "ok"
        )
        self.opener.setText(f"Open “{short(found.stem)}”".replace("&", "&&"))
        self.opener.setAccessibleName(f"Open “{found.stem}”")
        self.opener.show()
        self.opener.setFocus()

    def _open_restored(self) -> None:
        path, workspace = self.restored, self.workspace
        if path is None:
            return
        try:
            key = None if is_plain(path) else self.store.key
        except Unreadable as problem:
            self._say(str(problem), "bad")
            return
        self.accept()
        workspace.files.attempt(path, lambda: open_file(path, key=key))

    def _back_up(self) -> None:
        try:
            self.store.backup("asked")
        except WorkbookError as problem:
            self._say(str(problem), "bad")
            return
        self._list_again()
        self.whole.setCurrentIndex(0)
        for part in (self.restore, self.verify, self.folder):
            part.show()
        self.list.setFocus()

    def _list_again(self) -> None:
        """Show what there is now, with the same one chosen."""
        chosen, found = self.list.chosen(), backups.of(self.store.path)
        if list(found) != self.model.backups:
            self.model.show(found)
            self.how.setText(how(found))
            self.list.setCurrentIndex(self.model.index(found.index(chosen) if chosen in found else 0))
            self._check_next()

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(paths.backups(self.store.path))))

    def _tell_failure(self, _problem: object) -> None:
        self.restore.setEnabled(True)
        self._say(_UNEXPECTED, "bad")

    def _say(self, sentence: str, look: str = "soft") -> None:
        look_as(self.told, look)
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))

    def _show_busy(self, job: Job) -> None:
        QTimer.singleShot(_PATIENCE_MS, self, lambda: self.progress.setVisible(job.busy))
        for end in (job.done, job.failed):
            end.connect(self.progress.hide, Qt.ConnectionType.UniqueConnection)
