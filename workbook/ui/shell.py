"""The bare window: shown at once, filled when the rest of the program has been imported.

What stands here avoids Qt's enumerations and painters: making their Python types takes longer than
everything else before the first painting.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QMainWindow

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent

SIZE = (1280, 800)
LEAST = (760, 520)
SIDEBAR = 236
_UNSEEN_MS = 500
_TALLEST = 10_000
_LIGHT, _DARK = ("#fbfaf8", "#f1efea"), ("#1d2023", "#17191c")


class Waiting(QFrame):
    """What stands in the window until its content is there: the sidebar's place, and nothing to read."""

    painted = Signal()

    def __init__(self, dark: bool) -> None:
        super().__init__()
        page, sidebar = _DARK if dark else _LIGHT
        self.setStyleSheet(f"background: {page}")
        side = QFrame(self)
        side.setStyleSheet(f"background: {sidebar}")
        side.setGeometry(0, 0, SIDEBAR, _TALLEST)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted.emit()


class Shell(QMainWindow):
    """The top window. ``before_close`` is asked first, and may refuse.

    With ``must_close`` nobody is asked any more: it was answered, or nobody is there to answer.
    """

    def __init__(self, *, dark: bool = False) -> None:
        super().__init__()
        self.before_close: Callable[[], bool] = lambda: True
        self.must_close = False
        #: Stores all that is typed; tells whether nothing is left that is not stored.
        self.store_all: Callable[[], bool] = lambda: True
        self.setWindowTitle("Negotiation Workbook")
        self.setMinimumSize(*LEAST)
        self.resize(*SIZE)
        self.waiting = Waiting(dark)
        self.setCentralWidget(self.waiting)

    def name_workbook(self, name: str, *, read_only: bool) -> None:
        """Say at the head of the window which workbook is in it."""
        self.setWindowTitle(f"{name}{' (read-only)' if read_only else ''} — Negotiation Workbook")

    def when_painted(self, then: Callable[[], None]) -> None:
        """Call ``then`` once: after the first painting, or soon where a window is not seen at first."""
        once = QTimer(self)
        once.setSingleShot(True)
        once.timeout.connect(then)
        once.start(_UNSEEN_MS)

        def hurry() -> None:
            if once.isActive():
                once.start(0)

        self.waiting.painted.connect(hurry)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.before_close():
            event.accept()
        else:
            event.ignore()
