"""The command line: the window, or one job without a window. Heavy parts are imported when needed."""

import contextlib
import gc
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from workbook import log, own_files, paths
from workbook.cli.parsing import Sentence, Usage

#: Where each command is: its module, imported when it is asked for, and its function.
_COMMANDS = {
    "brief": ("data", "brief"),
    "export": ("exchange", "export"),
    "import": ("exchange", "import_"),
    "print": ("paper", "print_"),
    "analyse": ("analyse", "analyse"),
    "divide": ("divide", "divide"),
    "check": ("check", "check"),
}
_WINDOW = ("window", "open_window")
_NO_HOME = (
    "The system names no home folder for you, so there is no usual workbook. Give the FILE, or say in "
    "NEGOTIATION_WORKBOOK_HOME which folder to use instead."
)
#: A command makes much and throws little away: looking for garbage as usual took a tenth of its time.
_GARBAGE = 100_000


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments say. Returns the exit status: 0, 1 for a failure, 2 for wrong usage or input."""
    own_files.begin()
    log.start(_say_unforeseen)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        return _run(list(sys.argv[1:] if argv is None else argv))
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else 0
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _leave_quietly()
        return 1
    except Exception as error:
        return _told(error)


def _run(arguments: list[str]) -> int:
    module, name = _COMMANDS.get(arguments[0], _WINDOW) if arguments else _WINDOW
    command: Callable[[list[str]], int] = getattr(import_module(f"{__name__}.{module}"), name)
    if (module, name) == _WINDOW:
        return command(arguments)
    before = gc.get_threshold()
    gc.set_threshold(max(_GARBAGE, before[0]), *before[1:])
    try:
        return command(arguments[1:])
    finally:
        gc.set_threshold(*before)


def _leave_quietly() -> None:
    """Have what nobody reads any more written to nowhere, so that Python does not complain on leaving."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _told(error: Exception) -> int:
    from workbook.tables.errors import WrongInput

    if isinstance(error, Usage | WrongInput):
        print(error, file=sys.stderr)
        return 2

    from workbook.storage.errors import WorkbookError

    if isinstance(error, paths.NoHome):
        print(_NO_HOME, file=sys.stderr)
        return 1
    if isinstance(error, Sentence | WorkbookError):
        print(error, file=sys.stderr)
        return 1
    log.failure(error)
    _say_unforeseen(f" ({type(error).__name__}); your workbook is as it was")
    return 1


def _say_unforeseen(what: str = "") -> None:
    try:
        noted = f" Where it happened is noted in {paths.log_file()}."
    except paths.NoHome:
        noted = ""
    print(f"Something went wrong inside the program{what}.{noted}", file=sys.stderr)
