"""Noticing that nobody uses the window."""

import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_USE = frozenset({
    QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
    QEvent.Type.TouchBegin, QEvent.Type.TabletMove, QEvent.Type.InputMethod,
})  # fmt: skip
_LOOKS = 20


def now() -> float:
    """Seconds that passed, those in which the computer slept with them where the system counts these."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.clock_gettime(clock) if clock is not None else time.monotonic()


class Idle(QObject):
    """Tells ``idled`` once nobody has typed or pointed in any window of the program for so many seconds."""

    idled = Signal()

    def __init__(self, parent: QObject, seconds: float) -> None:
        super().__init__(parent)
        self.seconds, self.last = seconds, now()
        self.timer = QTimer(self)
        self.timer.setInterval(max(int(seconds * 1000 / _LOOKS), 1))
        self.timer.timeout.connect(self._look)
        self.timer.start()
        # The windows of the system see each event once, and far fewer than widgets do.
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)
        for window in QGuiApplication.allWindows():
            self._watch(window)

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _USE:
            self.last = now()
        return False

    def _look(self) -> None:
        if now() - self.last >= self.seconds:
            self.timer.stop()
            self.idled.emit()
