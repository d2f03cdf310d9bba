"""A bar for one piece of long work done beside the window, with a way to stop it."""

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from workbook.storage.progress import Going
from workbook.ui import jobs
from workbook.ui.layout import button, line, stacked, words

_STEPS = 1000


class Working(QWidget):
    """Seen only while something is done. ``done`` tells what came of it, ``failed`` why nothing did."""

    done = Signal(object)
    failed = Signal(object)
    _went_on = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self._job = jobs.Job(self)
        self._stop = threading.Event()
        self.told = words("", "small")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.cancel = button("Cancel", self.stop)
        stacked(self, self.told, line(self.bar, 1, self.cancel, top=False), gap=4)
        self._went_on.connect(self._show)
        self._job.done.connect(self._end)
        self._job.failed.connect(self._give_up)
        self.hide()

    def start(self, told: str, work: Callable[[Going], Any], *, stoppable: bool = True) -> None:
        """Begin with ``work``, which says how far it is and breaks off by an exception when told to.

        One that is not ``stoppable`` does neither.
        """
        self._stop = stop = threading.Event()
        # Also where the page goes: then nobody waits for the end.
        self.destroyed.connect(stop.set)

        def going(share: float) -> bool:
            with suppress(RuntimeError):
                self._went_on.emit(share)
            return not (stop.is_set() or jobs.closing())

        self.told.setText(told)
        self.bar.setRange(0, _STEPS if stoppable else 0)
        self.bar.setValue(0)
        self.bar.setAccessibleName(told)
        self.cancel.setEnabled(True)
        self.cancel.setVisible(stoppable)
        self.show()
        self._job.start(lambda: work(going))

    def stop(self) -> None:
        """Have it break off as soon as it can."""
        self._stop.set()
        self.cancel.setEnabled(False)
        self.told.setText("Stopping…")

    def _show(self, share: float) -> None:
        self.bar.setValue(round(share * _STEPS))

    def _end(self, found: object) -> None:
        self.hide()
        self.done.emit(found)

    def _give_up(self, problem: object) -> None:
        self.hide()
        self.failed.emit(problem)
