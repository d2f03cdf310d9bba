"""Reading an export beside the window: a bar with a way to stop it, seen only where that takes long."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.storage import portable
from workbook.storage.errors import Stopped
from workbook.ui.keeping.snug import Snug
from workbook.ui.keeping.working import Working

_WIDTH = 420
_LONG_MS = 400


class ReadingIn(Snug):
    """``read`` tells what the file holds, ``refused`` why it cannot be read; nothing where it is stopped."""

    read = Signal(object)
    refused = Signal(object)

    def __init__(self, parent: QWidget, path: Path) -> None:
        super().__init__(parent, _WIDTH)
        self.setWindowTitle("Import")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.working = Working()
        self.working.done.connect(self._finish)
        self.working.failed.connect(self._give_up)
        self.working.cancel.clicked.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 18, 24, 16)
        box.addWidget(self.working)
        self._wanted = True
        self._waits = QTimer(self)
        self._waits.setSingleShot(True)
        self._waits.timeout.connect(self.show)
        self._waits.start(_LONG_MS)
        self.working.start(f"Reading “{path.name}”…", lambda going: portable.read_content(path, going=going))

    def stop(self) -> None:
        """Want it no more."""
        self._wanted = False
        self._waits.stop()
        self.working.stop()

    def reject(self) -> None:
        self.stop()
        super().reject()

    def _finish(self, content: object) -> None:
        self._waits.stop()
        self.hide()
        # It may have come to its end while it was being stopped.
        if self._wanted:
            self.read.emit(content)

    def _give_up(self, problem: object) -> None:
        self._waits.stop()
        self.hide()
        if self._wanted and not isinstance(problem, Stopped):
            self.refused.emit(problem)
