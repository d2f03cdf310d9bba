"""The command line: the window, or one job without a window. Heavy parts are imported when needed."""

import contextlib
import os
import sys
import traceback
from collections.abc import Sequence

from workbook import paths
from workbook.cli import analyse, data, divide, paper
from workbook.cli.parsing import Sentence, Usage
from workbook.cli.window import open_window

_COMMANDS = {
    "brief": data.brief,
    "export": data.export,
    "import": data.import_,
    "print": paper.print_,
    "analyse": analyse.analyse,
    "divide": divide.divide,
}


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments say. Returns the exit status: 0, 1 for a failure, 2 for wrong usage or input."""
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
    command = _COMMANDS.get(arguments[0]) if arguments else None
    return command(arguments[1:]) if command else open_window(arguments)


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

    if isinstance(error, Sentence | WorkbookError):
        print(error, file=sys.stderr)
        return 1
    _log(error)
    print(
        f"Something went wrong inside the program ({type(error).__name__}); your workbook is as it was. "
        f"Where it happened is noted in {paths.log_file()}.",
        file=sys.stderr,
    )
    return 1


def _log(error: Exception) -> None:
    """Note where it happened; not the message, which may quote what the person wrote."""
    with contextlib.suppress(OSError):
        paths.log_file().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(paths.log_file(), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        with open(handle, "a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"{type(error).__name__}\n{''.join(traceback.format_tb(error.__traceback__))}\n")
