"""A workbook as it lies on the disk, read without ever writing to it, also while a program has it open.

What an interrupted write left beside it (a rollback journal, a write-ahead log) is taken back in a
private copy. Nothing here is for a file this process has open itself: closing any other handle on it
would drop SQLite's locks.
"""

import atexit
import shutil
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from workbook import paths
from workbook.storage import driver, private, scratch
from workbook.storage.errors import InUse, NotStored, Unreadable

_TRIES = 20
_PAUSE_SECONDS = 0.05
_MARK = 8
_NAME = f"copy{paths.SUFFIX}"
#: Where a file says whether SQLite keeps a write-ahead log for it (file format, section 1.3.3).
WRITE_AHEAD = slice(18, 20)


@dataclass(frozen=True)
class Parts:
    """The bytes of a workbook and of what lies beside it, all of one moment; empty where there is none."""

    main: bytes
    journal: bytes
    log: bytes

    @property
    def interrupted(self) -> bool:
        """Whether SQLite would write to the file before it reads it."""
        return bool(self.journal or self.log) or self.main[WRITE_AHEAD] == b"\2\2"

    def alone(self) -> "Parts":
        """The workbook without what lies beside it."""
        return Parts(self.main, b"", b"")


def journal_of(path: Path) -> Path:
    """Where SQLite keeps what takes an unfinished write back."""
    return path.with_name(f"{path.name}-journal")


def log_of(path: Path) -> Path:
    """Where SQLite keeps the write-ahead log that other programs may have it use."""
    return path.with_name(f"{path.name}-wal")


def has_company(path: Path) -> bool:
    """Whether something of SQLite's lies beside the file, or may."""
    if journal_of(path).exists() or log_of(path).exists():
        return True
    with path.open("rb") as file:
        return file.read(WRITE_AHEAD.stop)[WRITE_AHEAD] == b"\2\2"


def parts(path: Path) -> Parts:
    """What is there now. Raises Unreadable, and InUse when it is being written all the time."""
    try:
        for turn in range(_TRIES):
            if turn:
                time.sleep(_PAUSE_SECONDS)
            found = _read(path)
            if found == _read(path):
                return found
    except OSError as error:
        raise Unreadable(f"“{path}” cannot be read: {private.why(error)}.") from None
    raise InUse(f"“{path.name}” is being written by another program. Try again in a moment.", path=path)


def _read(path: Path) -> Parts:
    main, journal, log = path.read_bytes(), _bytes(journal_of(path)), _bytes(log_of(path))
    # A journal that is kept for the next write has its beginning wiped out.
    return Parts(main, journal if any(journal[:_MARK]) else b"", log)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes() if path.is_file() else b""
    except FileNotFoundError:
        return b""


def opened(found: Parts, key: driver.Key | None) -> driver.Connection:
    """A connection to a private copy, of which nothing is on any disk by then that could be read.

    Raises one of ``driver.ERRORS``, and NotStored where no copy can be made.
    """
    if key is None:
        return driver.in_memory(settled(found))
    folder = _put(found)
    try:
        raw = driver.connect(folder / _NAME, write=True, key=key)
        try:
            _settle(raw)
            raw.execute("PRAGMA journal_mode=MEMORY").fetchall()
        except BaseException:
            raw.close()
            raise
    finally:
        _remove(folder)
    return raw


def settled(found: Parts) -> bytes:
    """The file of an unprotected workbook after SQLite took back, or finished, what was interrupted.

    Raises one of ``driver.ERRORS``, and NotStored where no copy can be made.
    """
    if not found.interrupted:
        return found.main
    folder = _put(found)
    try:
        with closing(driver.connect(folder / _NAME, write=True)) as raw:
            _settle(raw)
        return (folder / _NAME).read_bytes()
    finally:
        _remove(folder)


def _settle(raw: driver.Connection) -> None:
    for pragma in ("locking_mode=EXCLUSIVE", "journal_mode=DELETE", "schema_version"):
        raw.execute(f"PRAGMA {pragma}").fetchall()


def _put(found: Parts) -> Path:
    """A private folder with the parts as files."""
    try:
        folder = scratch.folder()
        path = folder / _NAME
        path.write_bytes(found.main)
        for place, content in ((journal_of(path), found.journal), (log_of(path), found.log)):
            if content:
                place.write_bytes(content)
    except OSError as error:
        raise NotStored(f"No private copy could be made: {private.why(error)}.") from None
    return folder


def _remove(folder: Path) -> None:
    """Take the folder away, though its file is open: it needs no name to be read."""
    shutil.rmtree(folder, ignore_errors=True)
    if folder.exists():
        # A system that keeps files that are open.
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
