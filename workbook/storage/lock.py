"""Who has a workbook open: a small file beside it, locked by the system for as long as the process lives.

The lock belongs to the process, not to the file: after a crash nothing is left to remove by hand.
"""

import contextlib
import json
import os
import platform
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from workbook.storage.errors import InUse

if sys.platform == "win32":
    import msvcrt

    # Beyond the text: Windows forbids others to read what is locked.
    _PLACE = 1_000_000

    def _seize(handle: int) -> None:
        os.lseek(handle, _PLACE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise BlockingIOError(*error.args) from None
else:
    import fcntl

    def _seize(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


_TRIES = 10


@dataclass
class Lock:
    """A workbook held open for writing. ``handle`` is None where the place allows no lock file."""

    path: Path
    handle: int | None

    def release(self) -> None:
        """Let others open the workbook, and leave nothing behind."""
        if self.handle is None:
            return
        handle, self.handle = self.handle, None
        with contextlib.suppress(OSError):
            if sys.platform == "win32":
                os.close(handle)
                handle = -1
            self.path.unlink(missing_ok=True)
        if handle >= 0:
            os.close(handle)


def lock_path(workbook: Path) -> Path:
    """The file beside a workbook that says who has it open."""
    return workbook.with_name(f".{workbook.name}.lock")


def take(workbook: Path) -> Lock:
    """Hold the workbook. Raises InUse, naming who has it, when somebody else does.

    Where no lock file can be made or locked, SQLite's own exclusive lock is what is left.
    """
    path = lock_path(workbook)
    for _ in range(_TRIES):
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        except OSError:
            break
        if _held(handle, path, workbook):
            return Lock(path, handle)
    return Lock(path, None)


def _held(handle: int, path: Path, workbook: Path) -> bool:
    """Whether the lock is ours; False when its file was removed meanwhile, or cannot be locked."""
    try:
        _seize(handle)
        mine = os.path.samestat(os.fstat(handle), path.stat())
    except BlockingIOError:
        holder = _holder(path)
        os.close(handle)
        raise InUse(f"“{workbook.name}” is open in another window{holder}. Close it there first.") from None
    except OSError:
        mine = False
    if mine:
        _say_who(handle)
    else:
        os.close(handle)
    return mine


def _say_who(handle: int) -> None:
    who = {"pid": os.getpid(), "host": platform.node(), "since": f"{datetime.now():%Y-%m-%d %H:%M}"}
    with contextlib.suppress(OSError):
        os.lseek(handle, 0, os.SEEK_SET)
        os.truncate(handle, 0)
        os.write(handle, json.dumps(who).encode())


def _holder(path: Path) -> str:
    try:
        who = json.loads(path.read_text(encoding="utf-8"))
        return f" (on {who['host']}, process {who['pid']}, since {who['since']})"
    except (OSError, ValueError, KeyError, TypeError):
        return ""
