"""The one log: what went wrong, and at which places of the program; never what a person wrote.

Messages of exceptions, of warnings, of libraries and of Qt may quote a person's words, so none of them is
written, only their kind and place. Nothing unforeseen reaches the terminal either, where it could be kept.
"""

import contextlib
import faulthandler
import logging
import os
import sys
import threading
import traceback
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TextIO

from workbook import paths

Tell = Callable[[], None]

_LARGEST = 200_000
_DEEPEST = 12
_log = logging.getLogger("workbook")


class _File(logging.Handler):
    """Adds lines to a file for its owner alone, the older half in a second file; never fails."""

    def emit(self, record: logging.LogRecord) -> None:
        # Of what others log, the words are theirs to choose: only who spoke, and how loud, is kept.
        ours = record.name.partition(".")[0] == "workbook"
        said = record.getMessage() if ours else f"from {record.module}:{record.lineno}"
        line = f"{_moment(record)} {record.levelname} {record.name} {said}\n"
        with contextlib.suppress(OSError):
            _append(paths.log_file(), line.encode("utf-8", "backslashreplace"))


def _moment(record: logging.LogRecord) -> str:
    return logging.Formatter().formatTime(record)


def _append(path: Path, line: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with contextlib.suppress(FileNotFoundError):
        if path.stat().st_size > _LARGEST:
            path.replace(path.with_name(f"{path.name}.1"))
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(handle, line)
    finally:
        os.close(handle)


def start(tell: Tell = lambda: None) -> None:
    """Have all that goes wrong noted here and nowhere else; ``tell`` is called for what nobody foresaw.

    Does no harm twice: the last ``tell`` counts.
    """
    if not any(isinstance(handler, _File) for handler in logging.getLogger().handlers):
        logging.getLogger().addHandler(_File(logging.WARNING))
        _log.setLevel(logging.WARNING)
    logging.raiseExceptions = False
    sys.excepthook = lambda kind, value, _: _unforeseen(kind, value, tell)
    threading.excepthook = lambda found: _unforeseen(found.exc_type, found.exc_value, tell)
    sys.unraisablehook = lambda found: _unforeseen(found.exc_type, found.exc_value, lambda: None)
    warnings.showwarning = _warned
    if sys.__stderr__ is not None and not faulthandler.is_enabled():
        # After a crash of the process itself: functions and lines, no values.
        with contextlib.suppress(OSError, ValueError):
            faulthandler.enable(sys.__stderr__)


def _unforeseen(kind: type[BaseException], value: BaseException | None, tell: Tell) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    failure(value or kind())
    tell()


def failure(error: BaseException) -> None:
    """Note an exception, and those that led to it, by kind and place."""
    _log.error("%s", " because of ".join(_said(one) for one in _chain(error)))


def _chain(error: BaseException) -> Iterator[BaseException]:
    found: BaseException | None = error
    for _ in range(_DEEPEST):
        if found is None:
            return
        yield found
        found = found.__cause__ or (None if found.__suppress_context__ else found.__context__)


def _said(error: BaseException) -> str:
    return f"{type(error).__name__} at {_places(error.__traceback__)}"


def _places(trace: TracebackType | None) -> str:
    # Neither message nor source lines nor the folder it is installed in, which names the person.
    frames = traceback.extract_tb(trace)[-_DEEPEST:]
    places = [f"{short(frame.filename)}:{frame.lineno} {frame.name}" for frame in reversed(frames)]
    return " < ".join(places) or "no place"


def short(filename: str) -> str:
    """The end of the name of a source file: which one it is, without where it is installed."""
    return "/".join(Path(filename).parts[-3:])


def _warned(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    _log.warning("%s at %s:%d", category.__name__, short(filename), lineno)
