"""Passphrases by name, so that a killed process can say which one the workbook is being given."""

from collections.abc import Iterable
from pathlib import Path

from workbook.storage.driver import Key
from workbook.storage.errors import WrongPassphrase
from workbook.storage.header import is_plain
from workbook.storage.store import Store, open_file

#: The name of no passphrase at all.
PLAIN = "-"


def key_of(name: str) -> Key | None:
    """The passphrase of that name."""
    return None if name == PLAIN else Key(f"correct horse {name}")


def open_with(path: Path, names: Iterable[str], *, read_only: bool = False) -> tuple[Store, str]:
    """The workbook, opened by the first of these passphrases that fits, and the name of that one.

    Raises WorkbookError as ``open_file`` does: WrongPassphrase when none fits.
    """
    if is_plain(path):
        return open_file(path, read_only), PLAIN
    for name in names:
        if name != PLAIN:
            try:
                return open_file(path, read_only, key_of(name)), name
            except WrongPassphrase:
                continue
    raise WrongPassphrase(f"“{path.name}” opens with none of its passphrases.")
