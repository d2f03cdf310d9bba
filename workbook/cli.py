"""The command line: the window, or one job without a window. Heavy parts are imported when needed."""

import argparse
import contextlib
import os
import sys
import traceback
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from workbook import __version__, paths

if TYPE_CHECKING:
    from workbook.model import Dossier, Negotiation
    from workbook.storage.store import Store

PROGRAM = "negotiation-workbook"

_ABOUT = "Prepare a negotiation, take one page into the room, keep a private journal of what you learned."
_COMMANDS = """\
commands, each with its own --help:
  brief     write the one-page brief of a negotiation as a PDF
  export    write the workbook, or one negotiation, as JSON
  import    bring what was exported into a workbook

examples:
  negotiation-workbook                              open the window
  negotiation-workbook --sample pay-rise            open it on a worked sample, the first time
  negotiation-workbook brief --negotiation "Pay rise" -o brief.pdf
  negotiation-workbook brief --sample pay-rise --paper letter -o brief.pdf
  negotiation-workbook export -o everything.json
  negotiation-workbook import elsewhere.workbook everything.json

Without FILE it is your own workbook. A file that has the name of a command is given as ./brief.
The exit status is 0, or 1 with a sentence on what went wrong, or 2 for wrong usage.
"""


class _Sentence(Exception):
    """What a person is told when a command cannot be done."""


class _Usage(Exception):
    """The command was not written as it must be."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _Usage(f"{message[:1].upper()}{message[1:]}. See: {self.prog} --help")


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments say. Returns the exit status: 0, 1 for a failure, 2 for wrong usage."""
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
        return 1
    except Exception as error:
        return _told(error)


def _run(arguments: list[str]) -> int:
    commands = {"brief": _brief, "export": _export, "import": _import}
    command = commands.get(arguments[0]) if arguments else None
    return command(arguments[1:]) if command else _window(arguments)


def _told(error: Exception) -> int:
    from workbook.storage.errors import WorkbookError

    if isinstance(error, _Usage):
        print(error, file=sys.stderr)
        return 2
    if isinstance(error, _Sentence | WorkbookError):
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


def _window(arguments: list[str]) -> int:
    parser = _Parser(
        prog=PROGRAM,
        usage=f"{PROGRAM} [FILE] [--sample NAME]\n       {PROGRAM} brief|export|import ...",
        description=_ABOUT,
        epilog=_COMMANDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="the workbook to open")
    _add_sample(parser)
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    options = parser.parse_args(arguments)
    if options.sample:
        _sample_path(options.sample)
    _require_screen()
    from workbook import app

    return app.run(options.file, options.sample)


def _add_sample(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--sample", metavar="NAME", help=f"a worked sample: {', '.join(paths.sample_names())}"
    )


def _require_screen() -> None:
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise _Sentence(
            f"There is no screen to open a window on. “{PROGRAM} brief” makes the page without one; "
            f"“{PROGRAM} --help” says what else there is."
        )


def _brief(arguments: list[str]) -> int:
    parser = _command("brief", "Write the one-page brief of a negotiation as a PDF.")
    _add_sample(parser)
    _add_negotiation(parser)
    parser.add_argument("--paper", choices=("a4", "letter"), default="a4", help="the sheet (default: a4)")
    _add_output(parser, "out.pdf")
    options = parser.parse_args(arguments)
    if options.file and options.sample:
        raise _Usage("Give either FILE or --sample, not both. See: negotiation-workbook brief --help")
    dossier = _sample(options) if options.sample else _stored(options)

    from workbook import brief
    from workbook.storage import private

    private.write(options.output, brief.make(dossier, paper=options.paper, today=date.today()))
    missing = brief.unprintable(dossier)
    if missing:
        print(f"No font here has: {' '.join(missing)}. They are printed as hollow boxes.", file=sys.stderr)
    print(f"Wrote {options.output}")
    return 0


def _export(arguments: list[str]) -> int:
    parser = _command("export", "Write the whole workbook, or one negotiation with its journal, as JSON.")
    _add_negotiation(parser)
    _add_output(parser, "out.json")
    options = parser.parse_args(arguments)

    from workbook.storage import portable

    with contextlib.closing(_reading(options)) as store:
        chosen = _picked(store.workbook().negotiations, options.negotiation) if options.negotiation else None
        portable.write(options.output, store.rows(chosen.id if chosen else None))
    print(f"Wrote {options.output}")
    return 0


def _import(arguments: list[str]) -> int:
    parser = _command(
        "import",
        "Bring what was exported into a workbook, which is made where there is none. "
        "A row that is there already gets the imported values; a backup is made before.",
    )
    parser.add_argument("source", type=Path, metavar="IN.json", help="what was exported")
    options = parser.parse_args(arguments)

    from workbook.storage import portable, store

    rows = portable.read(options.source)
    target = options.file or paths.default_workbook()
    existed = os.path.lexists(target)
    with contextlib.closing(store.open_or_create(target)) as opened:
        changes = portable.import_changes(opened, rows)
        if existed and changes:
            opened.backup()
        opened.apply(changes)
    print(f"Read {len(rows)} rows, of which {len(changes)} were new or different, into {target}")
    return 0


def _command(name: str, about: str) -> _Parser:
    parser = _Parser(prog=f"{PROGRAM} {name}", description=about)
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="the workbook (default: your own)")
    return parser


def _add_negotiation(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--negotiation", metavar="TITLE", help="which one, by its title or a part of it")


def _add_output(parser: argparse.ArgumentParser, name: str) -> None:
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar=name,
        help="the file to write; one of that name is replaced",
    )


def _reading(options: argparse.Namespace) -> "Store":
    from workbook.storage.store import open_file

    path = options.file or paths.default_workbook()
    with contextlib.suppress(OSError):
        if options.output.samefile(path):
            raise _Sentence(f"“{options.output}” is the workbook itself. Give another name to write to.")
    return open_file(path, read_only=True)


def _stored(options: argparse.Namespace) -> "Dossier":
    with contextlib.closing(_reading(options)) as store:
        return store.dossier(_picked(store.workbook().negotiations, options.negotiation).id)


def _sample(options: argparse.Namespace) -> "Dossier":
    _sample_path(options.sample)
    from workbook.model import Entry, Negotiation, PracticeGoal
    from workbook.storage import portable, reading

    rows = portable.sample(options.sample, date.today())
    chosen = _picked([row for row in rows if isinstance(row, Negotiation)], options.negotiation)
    return reading.dossier_of(
        row
        for row in rows
        if row is chosen
        or (not isinstance(row, Entry | PracticeGoal) and getattr(row, "negotiation_id", None) == chosen.id)
    )


def _sample_path(name: str) -> Path:
    try:
        return paths.sample(name)
    except FileNotFoundError as error:
        raise _Sentence(str(error)) from None


def _picked(negotiations: "Sequence[Negotiation]", title: str | None) -> "Negotiation":
    """The one negotiation of that title, or the only one there is."""
    if not negotiations:
        raise _Sentence("There is no negotiation in this workbook yet.")
    wanted = (title or "").strip().casefold()
    exact = [row for row in negotiations if row.title.strip().casefold() == wanted]
    found = exact or [row for row in negotiations if wanted in row.title.casefold()]
    if len(found) == 1:
        return found[0]
    titles = ", ".join(f"“{row.title}”" for row in (found or negotiations))
    if title is None:
        raise _Sentence(f"Say which negotiation with --negotiation. There are: {titles}.")
    much = "More than one negotiation is" if found else "No negotiation is"
    raise _Sentence(f"{much} called “{title}”. There are: {titles}.")
