"""What goes wrong in the window: the log gets where, the person a sentence; what they typed goes nowhere."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from workbook import log

UNEXPECTED = (
    "Something went wrong in the program. Your work is stored; please try again, or close and reopen."
)
_LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_log = logging.getLogger("workbook.qt")


def start_log() -> None:
    """Have what Qt complains of noted in the log, and nowhere else."""
    qInstallMessageHandler(_from_qt)


def catch(tell: Callable[[str], None]) -> None:
    """Have everything unforeseen noted in the log by its place only, and told as a sentence."""
    log.start(lambda: tell(UNEXPECTED))


def _from_qt(kind: QtMsgType, context: QMessageLogContext, _message: str) -> None:
    # Qt quotes what it was given: names of files, markup, style sheets. Where it spoke is enough.
    level = _LEVELS.get(kind)
    if level is not None:
        place = f"{log.short(context.file or '')}:{context.line}" if context.file else context.function
        _log.log(level, "Qt, %s, %s", context.category, place or "no place")
