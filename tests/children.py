"""Processes that tests split off, which have none of the threads their parent had."""

import gc
import os
import signal

from PySide6.QtCore import QThreadPool

_SECONDS = 100


def fork() -> int:
    """What ``os.fork`` returns; the child ends by itself after a while, so that nobody waits for ever.

    Threads that work while a process is split off may hold what the child then waits for, and objects
    of its parent wait for threads when they are collected there.
    """
    QThreadPool.globalInstance().waitForDone(10_000)
    child = os.fork()
    if child == 0:
        gc.freeze()
        signal.alarm(_SECONDS)
    return child
