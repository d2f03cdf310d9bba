"""A workbook as it is at one moment, to be read while another program has it open and writes to it."""

from pathlib import Path

from workbook.storage import driver
from workbook.storage.store import Store, open_file


def read(path: Path, key: driver.Key | None = None) -> Store:
    """The workbook as it is now, open only to be read, whoever else has it open.

    What was left half-done is taken back, and an older version brought up to date, in a copy of its own.

    Raises as ``open_file`` does, and InUse where the file never rests, or is open in this program: there
    even reading it would let go of what SQLite holds.
    """
    return open_file(path, read_only=True, key=key)
