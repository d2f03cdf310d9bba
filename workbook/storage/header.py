"""Recognising a workbook by its first bytes, before SQLite may touch it."""

import stat
import struct
from dataclasses import dataclass
from pathlib import Path

from workbook import paths
from workbook.storage.errors import Damaged, NewerWorkbook, NotAWorkbook, Protected, Unreadable
from workbook.storage.private import why

#: “NWBK”: what SQLite's header says the file belongs to.
APPLICATION_ID = 0x4E57424B

#: No workbook is larger, in bytes: it would hold more words than anybody writes.
LARGEST = 2**30

_MAGIC = b"SQLite format 3\0"
_LENGTH = 100
#: Where the schema stands in a file that was never rearranged.
_SCHEMA = 2**19
#: SQLCipher's pages; the first one of a protected file looks like noise from its first byte on.
_PAGE = 4096
_BYTES = 256
#: Noise of this length has a chi-square of 255 ± 23 (255 degrees of freedom); text and pictures, thousands.
_NOISE = (80.0, 450.0)
#: How other files that look like noise begin. Four bytes at least: the noise of ours must not hit one.
_OTHERS = (
    b"PK\3\4",
    b"\x1f\x8b\x08\0",
    b"\x1f\x8b\x08\x08",
    b"\xff\xd8\xff\xe0",
    b"\xff\xd8\xff\xe1",
    b"\x89PNG",
    b"GIF8",
    b"RIFF",
    b"%PDF",
    b"7z\xbc\xaf",
    b"\xfd7zXZ",
    b"(\xb5/\xfd",
    b"BZh9",
    b"Rar!",
    b"OggS",
)


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

    Raises NotAWorkbook, NewerWorkbook, Damaged or Unreadable, and Protected for a file that may be a
    workbook with a passphrase; the file is only read.
    """
    size = regular_size(path)
    if size == 0:
        raise NotAWorkbook(f"“{path.name}” is an empty file, not a workbook. It was left as it is.")
    if size > LARGEST:
        raise NotAWorkbook(f"“{path.name}” is too large to be a workbook. It was left as it is.")
    if may_be_protected(path):
        raise Protected(f"“{path.name}” is protected. It opens with its passphrase.")
    header = _read(path)
    if header.magic != _MAGIC:
        raise damaged(path, "its beginning is missing") if _holds_our_tables(path) else _foreign(path)
    require_ours(path, header.application_id, header.user_version, newest)
    interrupted = path.with_name(f"{path.name}-journal").exists()
    if size < header.size and not interrupted:
        raise damaged(path, "its end is missing")
    return header


def require_ours(path: Path, application_id: int, user_version: int, newest: int) -> None:
    """Raises NotAWorkbook or NewerWorkbook for marks in the file that are not ours."""
    if application_id != APPLICATION_ID or user_version == 0:
        raise _foreign(path)
    if user_version > newest:
        raise NewerWorkbook(
            f"“{path.name}” was made by a newer version of this program. It was left as it is; "
            "update the program to open it."
        )


def _holds_our_tables(path: Path) -> bool:
    """Whether a file that begins with something else goes on as our workbooks do."""
    return all(mark in _start(path, _SCHEMA) for mark in (b"CREATE TABLE", b"negotiation_id VARCHAR"))


def is_plain(path: Path) -> bool:
    """Whether the file begins as every SQLite file without a passphrase does. Raises Unreadable."""
    return _start(path, len(_MAGIC)) == _MAGIC


def may_be_protected(path: Path) -> bool:
    """Whether the file looks like a protected workbook: noise from its first byte on, in whole pages.

    Only the right passphrase tells for certain. Raises NotAWorkbook for what is no file, and Unreadable.
    """
    size = regular_size(path)
    page = _start(path, _PAGE)
    if len(page) < _PAGE or page.startswith(_OTHERS):
        return False
    # One of ours whose end is missing is damaged, which its key can tell.
    whole = size % _PAGE == 0 or path.suffix == paths.SUFFIX
    return whole and _NOISE[0] < _chi_square(page) < _NOISE[1]


def _chi_square(page: bytes) -> float:
    """Pearson's statistic of the bytes against all 256 values being equally likely."""
    expected = len(page) / _BYTES
    return sum((page.count(value) - expected) ** 2 for value in range(_BYTES)) / expected


def _foreign(path: Path) -> NotAWorkbook:
    return NotAWorkbook(f"“{path.name}” is not a negotiation workbook. It was left as it is.")


def _start(path: Path, length: int) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(length)
    except OSError as error:
        raise Unreadable(f"“{path}” cannot be read: {why(error)}.") from None


def _read(path: Path) -> Header:
    raw = _start(path, _LENGTH).ljust(_LENGTH, b"\0")
    page_size, journal, counter, pages, user_version, application_id, valid_for = struct.unpack_from(
        ">HBx4xII28xI4xI20xI", raw, 16
    )
    # A page size of 1 stands for 65,536; the page count counts only when both counters agree.
    size = (65_536 if page_size == 1 else page_size) * (pages if counter == valid_for else 0)
    return Header(raw[:16], journal == 2, application_id, user_version, size)


def damaged(path: Path, what: str) -> Damaged:
    """The error for a workbook that is not whole."""
    folder = paths.backups(path)
    backups = f"; the folder “{folder.name}” beside it holds the backups there are" if folder.is_dir() else ""
    return Damaged(f"“{path.name}” is damaged: {what}. It was left as it is{backups}.", path=path)
