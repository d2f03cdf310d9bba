"""What a person is told when the disk under an open workbook fails."""

from pathlib import Path

from sqlalchemy.exc import DBAPIError

from workbook.storage import driver
from workbook.storage.errors import NotStored, Unreadable, WorkbookError
from workbook.storage.header import damaged

_NO_RIGHT = "the file or its folder may not be written any more; check who may write it, and try again"
_REASONS = {
    "SQLITE_FULL": "the disk is full; make room and try again",
    "SQLITE_IOERR": "the disk refused to write, it may be full or gone; check it and try again",
    "SQLITE_READONLY": _NO_RIGHT,
    "SQLITE_CANTOPEN": _NO_RIGHT,
    "SQLITE_BUSY": "another program is using the file; close it there and try again",
    "SQLITE_LOCKED": "another program is using the file; close it there and try again",
}


def not_read(path: Path, error: BaseException) -> WorkbookError:
    """The error for a failed reading; Damaged where it is the content that is wrong, not the disk."""
    if driver.code(error).startswith(tuple(_REASONS)):
        return Unreadable(
            f"“{path.name}” cannot be read just now: the disk it is on may be failing or gone. What is "
            "stored is as it was; check the disk and try again."
        )
    return damaged(path, "some of its content cannot be read")


def not_stored(path: Path, error: DBAPIError) -> WorkbookError:
    """The error for a failed write, from SQLite's result code; the database has taken the write back."""
    name = driver.code(error)
    for begin, reason in _REASONS.items():
        if name.startswith(begin):
            return NotStored(
                f"Your last edit was not stored: {reason}. All earlier edits are safe in “{path.name}”."
            )
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return damaged(path, "its content cannot be read")
    return NotStored(f"Your last edit was not stored. All earlier edits are safe in “{path.name}”.")
