"""A workbook as it is at one moment, to be read while another program has it open and writes to it.

SQLite lets nobody else read what is held for writing. The bytes are read twice, with those of the journal in
between and after: where both readings agree nothing was written between them, so that they are the file of
one moment, with what belongs to it to take an unfinished change back. Nothing but reading is done to the
file, and afterwards nothing of it is held: it may be changed, moved or deleted.
"""

import os
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Final

from workbook.storage import driver, file, private
from workbook.storage.errors import InUse, Unreadable, WorkbookError
from workbook.storage.store import Store

_TRIES: Final = 20
_PAUSE_SECONDS: Final = 0.05
_JOURNAL, _AHEAD = "-journal", "-wal"
#: How a journal begins that is not yet done with (the SQLite file format, section 3).
_MAGIC: Final = bytes.fromhex("d9d505f920a163d7")
#: Folders that can only be removed when the program ends, because the system keeps open files.
_kept: list[tempfile.TemporaryDirectory[str]] = []


def read(path: Path, key: driver.Key | None = None) -> Store:
    """The workbook as it is now, open only to be read, whoever else has it open.

    What was left half-done is taken back, and an older version brought up to date, in a copy of its own.

    Raises as ``open_file`` does, and InUse where the file never rests, or is open in this program: there
    even reading it would let go of what SQLite holds.
    """
    path = Path(os.path.realpath(path))
    if file.is_open_here(path):
        raise InUse(f"“{path.name}” is already open in this program.")
    file.require_workbook(path, key)
    content, beside = _moment(path)
    return Store(
        _from_memory(path, content, beside) if key is None else _from_file(path, content, beside, key)
    )


def _moment(path: Path) -> tuple[bytes, dict[str, bytes]]:
    """The file's bytes at one moment, and those beside it that are part of it."""
    for turn in range(_TRIES):
        if turn:
            time.sleep(_PAUSE_SECONDS)
        content, beside = _bytes(path), _beside(path)
        if (content, beside) == (_bytes(path), _beside(path)):
            return content, beside
    raise InUse(f"“{path.name}” is being written by another program all the time. Try again in a moment.")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Unreadable(f"“{path}” cannot be read: {private.why(error)}.") from None


def _beside(path: Path) -> dict[str, bytes]:
    found = {}
    for suffix in (_JOURNAL, _AHEAD):
        try:
            found[suffix] = path.with_name(f"{path.name}{suffix}").read_bytes()
        except OSError:
            continue
    # A journal that is kept for the next change has its beginning wiped out.
    done = not found.get(_JOURNAL, b"").startswith(_MAGIC)
    return {suffix: held for suffix, held in found.items() if held and not (suffix == _JOURNAL and done)}


def _from_memory(path: Path, content: bytes, beside: dict[str, bytes]) -> file.Opened:
    if beside:
        with tempfile.TemporaryDirectory(prefix="workbook-", ignore_cleanup_errors=True) as folder:
            content = _mended(path, Path(folder), content, beside)
    try:
        raw = driver.in_memory(content)
    except driver.ERRORS as error:
        raise file.opening_failed(path, error) from None
    return file.over_copy(path, raw, None)


def _mended(path: Path, folder: Path, content: bytes, beside: dict[str, bytes]) -> bytes:
    """The bytes of one whole file, made in the folder of what belongs together."""
    copy = _put(folder, content, beside)
    try:
        with closing(driver.connect(copy, write=True)) as raw:
            raw.execute("PRAGMA journal_mode=DELETE").fetchall()
            raw.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    except driver.ERRORS as error:
        raise file.opening_failed(path, error) from None
    return copy.read_bytes()


def _from_file(path: Path, content: bytes, beside: dict[str, bytes], key: driver.Key) -> file.Opened:
    # Its bytes say nothing without the key; open, it needs no name any more, so that nothing stays behind.
    folder = tempfile.TemporaryDirectory(prefix="workbook-", ignore_cleanup_errors=True)
    try:
        raw = driver.connect(_put(Path(folder.name), content, beside), write=True, key=key)
        opened = file.over_copy(path, raw, key)
    except driver.ERRORS as error:
        folder.cleanup()
        raise file.opening_failed(path, error) from None
    except WorkbookError:
        folder.cleanup()
        raise
    if os.name == "nt":
        _kept.append(folder)
    else:
        folder.cleanup()
    return opened


def _put(folder: Path, content: bytes, beside: dict[str, bytes]) -> Path:
    copy = folder / "copy"
    try:
        copy.write_bytes(content)
        for suffix, held in beside.items():
            copy.with_name(f"copy{suffix}").write_bytes(held)
    except OSError as error:
        raise Unreadable(f"A copy to read could not be made: {private.why(error)}.") from None
    return copy
