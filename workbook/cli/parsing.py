"""What every command has in common: its name, its parser, and the two ways it is refused."""

import argparse
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from workbook import paths

PROGRAM = "negotiation-workbook"


class Sentence(Exception):
    """What a person is told when a command cannot be done."""


class Usage(Exception):
    """The command was not written as it must be."""


class Parser(argparse.ArgumentParser):
    """An argument parser that raises Usage, with one sentence, instead of leaving the program."""

    def error(self, message: str) -> NoReturn:
        raise Usage(f"{message[:1].upper()}{message[1:]}. See: {self.prog} --help")


def command(name: str, about: str) -> Parser:
    """The parser of one command, by its name and what it does."""
    return Parser(prog=f"{PROGRAM} {name}", description=about)


def add_workbook(parser: argparse.ArgumentParser) -> None:
    """FILE, the workbook to work on; the person's own without it."""
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="the workbook (default: your own)")


def add_sample(parser: argparse.ArgumentParser) -> None:
    """--sample, one of the worked samples by name."""
    parser.add_argument(
        "--sample", metavar="NAME", help=f"a worked sample: {', '.join(paths.sample_names())}"
    )


def add_negotiation(parser: argparse.ArgumentParser) -> None:
    """--negotiation, one of a workbook by its title."""
    parser.add_argument("--negotiation", metavar="TITLE", help="which one, by its title or a part of it")


def add_output(parser: argparse.ArgumentParser, name: str) -> None:
    """--output, the file to write."""
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar=name,
        help="the file to write; one of that name is replaced",
    )


def sample_path(name: str) -> Path:
    """Where a sample is. Raises Sentence, with the names there are, for an unknown one."""
    try:
        return paths.sample(name)
    except FileNotFoundError as error:
        raise Sentence(str(error)) from None


def joined(arguments: Sequence[str], options: Sequence[str]) -> list[str]:
    """The arguments with each negative number joined to its option: argparse takes -1e3 for an option."""
    found: list[str] = []
    for argument in arguments:
        if found and found[-1] in options and re.match(r"-[\d.,]", argument):
            found[-1] += f"={argument}"
        else:
            found.append(argument)
    return found


def print_json(content: dict[str, Any]) -> None:
    """Write JSON on one line, in ASCII so that any terminal and any pipe keeps it whole."""
    print(json.dumps(content, allow_nan=False), flush=True)
