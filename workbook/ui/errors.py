"""What goes wrong: the log gets where, the person gets a sentence; what they typed goes nowhere."""

import logging
import sys
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from types import TracebackType

from workbook import paths

UNEXPECTED = (
    "Something went wrong in the program. Your work is stored; please try again, or close and reopen."
)
log = logging.getLogger("workbook")


def start_log() -> None:
    """Write warnings and errors to the log file; without one (no rights) go on silently."""
    try:
        paths.log_file().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler: logging.Handler = RotatingFileHandler(
            paths.log_file(), maxBytes=200_000, backupCount=1, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.WARNING)


def catch(tell: Callable[[str], None]) -> None:
    """Have every unforeseen exception logged by its place only, and told as a sentence."""

    def hook(kind: type[BaseException], value: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, value, trace)
            return
        # Neither message nor source lines: both may quote what the person wrote.
        places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
        log.error("%s at %s", kind.__name__, " < ".join(reversed(places)))
        tell(UNEXPECTED)

    sys.excepthook = hook
