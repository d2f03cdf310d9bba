"""What all commands that write a PDF have in common: the sheet, the locale, a password, the file."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from typing import Any

from workbook.cli.parsing import (
    Parser,
    Sentence,
    add_negotiation,
    add_output,
    add_sample,
    add_workbook,
    command,
)

_NO_TERMINAL = (
    "A password is asked for at a terminal, so that it stands in no list of commands; there is none here."
)


def parser(name: str, about: str, output: str) -> Parser:
    """The parser of a command that writes a PDF from a workbook or a sample."""
    made = command(name, about)
    add_workbook(made)
    add_sample(made)
    add_negotiation(made)
    made.add_argument("--paper", choices=("a4", "letter"), default="a4", help="the sheet (default: a4)")
    made.add_argument(
        "--password", action="store_true", help="ask for a password, without which the PDF cannot be read"
    )
    add_output(made, output)
    return made


def ways(options: argparse.Namespace) -> dict[str, Any]:
    """How it is printed: the sheet, the day it is made on, and whose days and numbers it has."""
    from workbook import brief

    return {"paper": options.paper, "today": date.today(), "locale": brief.desktop_locale()}


def asked_password(options: argparse.Namespace) -> str:
    """The password typed twice at the terminal where one is wanted; empty where none is.

    Raises Sentence without a terminal, and where it is empty, too long, or not the same twice.
    """
    if not options.password:
        return ""
    if not sys.stdin.isatty():
        raise Sentence(_NO_TERMINAL)
    from getpass import getpass

    from workbook.brief.lock import LONGEST

    typed = getpass("Password for the PDF: ")
    if not typed:
        raise Sentence("Nothing was typed, so nothing was written.")
    if len(typed.encode()) > LONGEST:
        raise Sentence(f"This password is too long; at most {LONGEST} letters can be used.")
    if getpass("Once more: ") != typed:
        raise Sentence("The two were not the same; nothing was written.")
    return typed


def write(options: argparse.Namespace, content: bytes, password: str, missing: Sequence[str]) -> None:
    """Write the PDF for its owner alone, locked where there is a password; name what no font here has."""
    from workbook.brief.lock import locked
    from workbook.storage import private

    private.write(options.output, locked(content, password) if password else content)
    if missing:
        print(f"No font here has: {' '.join(missing)}. They are printed as hollow boxes.", file=sys.stderr)
