"""Long work beside the window: one worker, and of each kind only the newest request counts."""

import logging
import threading
import time
import weakref
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from workbook.storage.errors import WorkbookError

log = logging.getLogger(__name__)
_closing = threading.Event()
_asked: "weakref.WeakSet[Job]" = weakref.WeakSet()


class _Answer(QObject):
    done = Signal(int, object)
    failed = Signal(int, object)


class _Task(QRunnable):
    def __init__(
        self, number: int, work: Callable[[], Any], answer: _Answer, newest: Callable[[], int]
    ) -> None:
        super().__init__()
        self.number, self.work, self.answer, self.newest = number, work, answer, newest

    def run(self) -> None:
        if self.number != self.newest():
            return
        try:
            result = self.work()
        except WorkbookError as problem:
            # Foreseen: who asked has a sentence for it.
            self._tell("failed", problem)
        except Exception as problem:
            log.error("A job failed: %s", type(problem).__name__)
            self._tell("failed", problem)
        else:
            self._tell("done", result)

    def _tell(self, how: str, what: object) -> None:
        # The window may have gone meanwhile, and who asked with it: then nobody is to be told.
        with suppress(RuntimeError):
            getattr(self.answer, how).emit(self.number, what)


class Job(QObject):
    """One kind of long work. ``start`` asks for it anew; answers to older requests are dropped."""

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._finished = 0
        self._answer = _Answer()
        self._answer.done.connect(self._take)
        self._answer.failed.connect(self._give_up)

    @property
    def busy(self) -> bool:
        return self._finished != self._number

    def start(self, work: Callable[[], Any]) -> None:
        """Do ``work`` on the worker thread, then tell ``done`` its result, or ``failed`` the exception."""
        self._number += 1
        _asked.add(self)
        _pool().start(_Task(self._number, work, self._answer, lambda: self._number))

    def drop(self) -> None:
        """Want no answer any more: what was asked for is not told, and not done where it was not begun."""
        self._number += 1
        self._finished = self._number

    def _take(self, number: int, result: object) -> None:
        if number == self._number:
            self._finished = number
            self.done.emit(result)

    def _give_up(self, number: int, problem: object) -> None:
        if number == self._number:
            self._finished = number
            self.failed.emit(problem)


def _pool() -> QThreadPool:
    pool = QThreadPool.globalInstance()
    # Pages are made one at a time: several threads were slower, and not the same byte for byte.
    pool.setMaxThreadCount(1)
    # The thread never ends: the fonts kept for later pages would die with it, and using them then is fatal.
    pool.setExpiryTimeout(-1)
    return pool


def closing() -> bool:
    """Whether the window is being closed: long work asks for it now and then, and breaks off."""
    return _closing.is_set()


def finish(seconds: float = 5.0) -> None:
    """Wait for what is running, at closing; what was only asked for is dropped, and nothing is busy then."""
    pool, last = _pool(), time.monotonic() + seconds
    pool.clear()
    _closing.set()
    # Not by waitForDone, which ends the thread too.
    while pool.activeThreadCount() and time.monotonic() < last:
        time.sleep(0.002)
    for job in [job for job in _asked if job.busy]:
        job.drop()
    _closing.clear()
