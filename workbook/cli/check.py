"""The command that checks a workbook, and recovers what can be read of a damaged one."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from workbook import paths
from workbook.cli.parsing import add_workbook, command
from workbook.cli.passphrase import asked_key

if TYPE_CHECKING:
    from workbook.storage.driver import Key

_PROBLEMS, _UNREADABLE = 1, 2


def check(arguments: list[str]) -> int:
    """Check a workbook and its backups. Returns 0 when all is sound, 1 for problems, 2 for unreadable."""
    parser = command(
        "check",
        "Check a workbook and its backups, and say what was found; nothing is changed. "
        "The exit status is 0 when all is sound, 1 when there are problems, 2 when it cannot be read.",
    )
    add_workbook(parser)
    parser.add_argument(
        "--recover",
        type=Path,
        metavar="INTO",
        help="make a new workbook of all that can be read of it",
    )
    options = parser.parse_args(arguments)
    path = options.file or paths.default_workbook()

    from workbook.storage.errors import WorkbookError

    try:
        key = asked_key(path)
        return _recovered(path, options.recover, key) if options.recover else _checked(path, key)
    except WorkbookError as error:
        print(error, file=sys.stderr)
        return _UNREADABLE


def _checked(path: Path, key: "Key | None") -> int:
    from workbook.storage.check import check as check_all

    report = check_all(path, key)
    for sentence in report.told:
        print(sentence)
    for sentence in report.problems:
        print(sentence, file=sys.stderr)
    if not report.problems:
        print(f"“{path.name}” is sound.")
    return _PROBLEMS if report.problems else 0


def _recovered(path: Path, into: Path, key: "Key | None") -> int:
    from workbook.storage.recovery import recover

    found = recover(path, into, key)
    print(f"Wrote {into}")
    for sentence in found.sentences():
        print(sentence)
    return 0 if found.whole else _PROBLEMS
