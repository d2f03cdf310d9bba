"""The bare window: shown at once, filled when the rest of the program has been imported."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QWidget

SIZE = (1280, 800)
LEAST = (760, 520)
SIDEBAR = 236
_UNSEEN_MS = 500


class Waiting(QWidget):
    """What stands in the window until its content is there: the sidebar's place, and nothing to read."""

    painted = Signal()

    def __init__(self, dark: bool) -> None:
        super().__init__()
        self.colours = ("#1d2023", "#17191c") if dark else ("#fbfaf8", "#f1efea")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self.colours[0]))
        painter.fillRect(0, 0, SIDEBAR, self.height(), QColor(self.colours[1]))
        self.painted.emit()


class Shell(QMainWindow):
    """The top window. ``before_close`` is asked first, and may refuse."""

    def __init__(self, *, dark: bool = False) -> None:
        super().__init__()
        self.before_close: Callable[[], bool] = lambda: True
        self.setWindowTitle("Negotiation Workbook")
        self.setMinimumSize(*LEAST)
        self.resize(*SIZE)
        self.waiting = Waiting(dark)
        self.setCentralWidget(self.waiting)

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
