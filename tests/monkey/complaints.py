"""Everything that complains while a monkey is at work: exceptions, what the program logs, what Qt says."""

import logging
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

#: What a platform without a screen cannot do, and says so.
_OF_THE_PLATFORM = "This plugin does not support"
#: What the monkey itself chose: to close without what could not be stored.
_CHOSEN = "Closed with"
_HARMLESS = (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)


class Complaints:
    """Listens until ``end``; ``found`` has the words of each complaint since it was last emptied."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._before = (sys.excepthook, sys.unraisablehook, threading.excepthook)
        self._handler = logging.Handler(logging.WARNING)
        self._handler.emit = self._from_log  # type: ignore[method-assign]
        logging.getLogger().addHandler(self._handler)
        self._qt = qInstallMessageHandler(self._from_qt)
        self.listen()

    def _from_log(self, record: logging.LogRecord) -> None:
        if not record.getMessage().startswith(_CHOSEN):
            self.found.append(f"Logged: {record.getMessage()}")

    def listen(self) -> None:
        """Take the hooks again: each window that is filled sets its own."""
        sys.excepthook = self._unforeseen
        sys.unraisablehook = lambda what: self._unforeseen(what.exc_type, what.exc_value, what.exc_traceback)
        threading.excepthook = lambda what: self._unforeseen(
            what.exc_type, what.exc_value, what.exc_traceback
        )

    def _unforeseen(
        self, kind: type[BaseException], value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.found.append("".join(traceback.format_exception(kind, value, trace)))

    def _from_qt(self, kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if kind not in _HARMLESS and not message.startswith(_OF_THE_PLATFORM):
            where = "".join(traceback.format_stack(limit=9)[:-1])
            self.found.append(f"Qt: {message}\n{where}")

    def end(self) -> None:
        """Leave everything as it was."""
        sys.excepthook, sys.unraisablehook, threading.excepthook = self._before
        logging.getLogger().removeHandler(self._handler)
        qInstallMessageHandler(self._qt)
