"""The window, and what --help says of the whole program."""

import argparse
import os
import sys
from pathlib import Path

from workbook import __version__
from workbook.cli.parsing import PROGRAM, Parser, Sentence, Usage, add_sample, sample_path

_ABOUT = "Prepare a negotiation, take one page into the room, keep a private journal of what you learned."
_COMMANDS = """\
commands, each with its own --help:
  brief     write the one-page brief of a negotiation as a PDF
  export    write the workbook, or one negotiation, as JSON, Markdown, CSV, XLSX or calendar
  import    bring what was exported into a workbook
  print     write the whole dossier, a reflection, the journal or a role-play sheet as a PDF
  analyse   the efficient packages of a table of issues, and those that stand out
  divide    divide things between two by Adjusted Winner
  check     check a workbook and its backups; recover what can be read of a damaged one

examples:
  negotiation-workbook                              open the window
  negotiation-workbook --sample pay-rise            open it on a worked sample, the first time
  negotiation-workbook brief --negotiation "Pay rise" -o brief.pdf
  negotiation-workbook brief --sample pay-rise --paper letter -o brief.pdf
  negotiation-workbook print journal --tag pay -o journal.pdf
  negotiation-workbook export -o everything.json
  negotiation-workbook export --as xlsx -o tables.xlsx
  negotiation-workbook import elsewhere.workbook everything.json
  negotiation-workbook analyse lease.csv --walk-away-me 45
  negotiation-workbook divide things.csv --json
  negotiation-workbook check damaged.workbook --recover mended.workbook

Without FILE it is your own workbook. A file that has the name of a command is given as ./brief.
The exit status is 0, or 1 with a sentence on what went wrong, or 2 for wrong usage
or a table that cannot be read.
"""


def open_window(arguments: list[str]) -> int:
    """Open the window, or answer --help and --version. Returns the exit status."""
    parser = Parser(
        prog=PROGRAM,
        usage=f"{PROGRAM} [--read-only] [FILE] [--sample NAME]\n"
        f"       {PROGRAM} brief|print|export|import|analyse|divide|check ...",
        description=_ABOUT,
        epilog=_COMMANDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="the workbook to open")
    add_sample(parser)
    parser.add_argument(
        "--read-only", action="store_true", help="open it to be read, also while another program has it open"
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    options = parser.parse_args(arguments)
    if options.sample and options.read_only:
        raise Usage("A sample is added to a workbook, which is not possible with --read-only.")
    if options.sample:
        sample_path(options.sample)
    _require_screen()
    from workbook import app

    return app.run(options.file, options.sample, read_only=options.read_only)


def _require_screen() -> None:
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise Sentence(
            f"There is no screen to open a window on. “{PROGRAM} brief” makes the page without one; "
            f"“{PROGRAM} --help” says what else there is."
        )
