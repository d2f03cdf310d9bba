"""The passphrase of a protected workbook: asked for at the terminal, never given on the command line."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.cli.parsing import Sentence

if TYPE_CHECKING:
    from workbook.storage.driver import Key


def asked_key(path: Path) -> "Key | None":
    """What is typed at the terminal where a file needs a passphrase; None where it needs none.

    Raises Sentence where nobody can be asked, and WorkbookError where there is no file to look at.
    """
    from workbook.storage.driver import Key
    from workbook.storage.header import may_be_protected

    if not may_be_protected(path):
        return None
    if not sys.stdin.isatty():
        raise Sentence(
            f"“{path.name}” is protected. Open it in the window, or run this command at a terminal, which "
            "asks for the passphrase."
        )
    from getpass import getpass

    return Key(getpass(f"Passphrase of “{path.name}”: "))
