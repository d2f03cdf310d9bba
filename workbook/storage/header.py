"""Recognising a workbook by its first bytes, before SQLite may touch it."""

import stat
import struct
from dataclasses import dataclass
from pathlib import Path

from workbook import paths
from workbook.storage.errors import Damaged, NewerWorkbook, NotAWorkbook, Unreadable
from workbook.storage.private import why

#: “NWBK”: what SQLite's header says the file belongs to.
APPLICATION_ID = 0x4E57424B

_MAGIC = b"SQLite format 3\0"
_LENGTH = 100


@dataclass(frozen=True)
class Header:
    """What the first 100 bytes say (the SQLite file format, section 1.3). ``size`` is what is promised."""

    magic: bytes
    write_ahead: bool
    application_id: int
    user_version: int
    size: int


def regular_size(path: Path) -> int:
    """The file's size in bytes. Raises NotAWorkbook for nothing, a folder, and anything but a file."""
    try:
        found = path.stat()
    except OSError as error:
        missing = isinstance(error, FileNotFoundError | NotADirectoryError)
        reason = "There is no such file" if missing else f"The system says: {why(error)}"
        raise NotAWorkbook(f"“{path}” cannot be opened. {reason}.") from None
    if stat.S_ISDIR(found.st_mode):
        raise NotAWorkbook(f"“{path}” is a folder, not a workbook.")
    if not stat.S_ISREG(found.st_mode):
        raise NotAWorkbook(f"“{path}” is not a file, so it cannot be a workbook.")
    return found.st_size


def recognise(path: Path, newest: int) -> Header:
    """The header of a file that is one of our workbooks, of this version or an older one.

    Raises NotAWorkbook, NewerWorkbook, Damaged or Unreadable; the file is only read.
    """
    size = regular_size(path)
    if size == 0:
        raise NotAWorkbook(f"“{path.name}” is an empty file, not a workbook. It was left as it is.")
    header = _read(path)
    if header.magic != _MAGIC or header.application_id != APPLICATION_ID or header.user_version == 0:
        raise NotAWorkbook(f"“{path.name}” is not a negotiation workbook. It was left as it is.")
    if header.user_version > newest:
        raise NewerWorkbook(
            f"“{path.name}” was made by a newer version of this program. It was left as it is; "
            "update the program to open it."
        )
    interrupted = path.with_name(f"{path.name}-journal").exists()
    if size < header.size and not interrupted:
        raise damaged(path, "its end is missing")
    return header


def _read(path: Path) -> Header:
    try:
        with path.open("rb") as file:
            raw = file.read(_LENGTH).ljust(_LENGTH, b"\0")
    except OSError as error:
        raise Unreadable(f"“{path}” cannot be read: {why(error)}.") from None
    page_size, journal, counter, pages, user_version, application_id, valid_for = struct.unpack_from(
        ">HBx4xII28xI4xI20xI", raw, 16
    )
    # A page size of 1 stands for 65,536; the page count counts only when both counters agree.
    size = (65_536 if page_size == 1 else page_size) * (pages if counter == valid_for else 0)
    return Header(raw[:16], journal == 2, application_id, user_version, size)


def damaged(path: Path, what: str) -> Damaged:
    """The error for a workbook that is not whole."""
    folder = paths.backups(path).name
    return Damaged(
        f"“{path.name}” is damaged: {what}. It was left as it is; the folder “{folder}” beside it "
        "holds the backups there are."
    )
