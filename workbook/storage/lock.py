"""Who has a workbook open: a small file beside it, locked by the system for as long as the process lives.

The lock belongs to the process, not to the file: after a crash nothing is left to remove by hand.
"""

import contextlib
import json
import os
import platform
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

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
        os.close(handle)
        raise in_use(workbook, _told(path)) from None
    except OSError:
        mine = False
    if mine:
        _say_who(handle, workbook)
    else:
        os.close(handle)
    return mine


def in_use(workbook: Path, who: Mapping[str, Any] | None = None) -> InUse:
    """The error that names who has the workbook open, as far as that is known.

    Without ``who`` it is looked for among the locks in the folder: somebody may have opened the same
    file by another of its names.
    """
    who = _holder_by_another_name(workbook) if who is None else who
    host, pid, since = who.get("host"), who.get("pid"), _moment(who.get("since"))
    known = [f"on {host}" if isinstance(host, str) else "", f"process {pid}" if type(pid) is int else ""]
    known.append(f"since {since:%Y-%m-%d %H:%M}" if since else "")
    told = ", ".join(part for part in known if part)
    where = f"open in another window ({told})" if told else "in use by another program"
    return InUse(
        f"“{workbook.name}” is {where}. Close it there first.",
        path=workbook,
        host=host if isinstance(host, str) else None,
        pid=pid if type(pid) is int else None,
        since=since,
    )


def _holder_by_another_name(workbook: Path) -> Mapping[str, Any]:
    with contextlib.suppress(OSError):
        mine = _identity(workbook)
        for path in workbook.parent.glob(".*.lock"):
            who = _told(path)
            if who.get("file") == mine:
                return who
    return {}


def _identity(workbook: Path) -> str:
    found = workbook.stat()
    return f"{found.st_dev}:{found.st_ino}"


def _say_who(handle: int, workbook: Path) -> None:
    with contextlib.suppress(OSError):
        now = f"{datetime.now():%Y-%m-%d %H:%M}"
        who = {"pid": os.getpid(), "host": platform.node(), "since": now, "file": _identity(workbook)}
        os.lseek(handle, 0, os.SEEK_SET)
        os.truncate(handle, 0)
        os.write(handle, json.dumps(who).encode())


def _told(path: Path) -> Mapping[str, Any]:
    """What a lock file says; nothing where it says nothing that can be read."""
    try:
        who = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return who if isinstance(who, dict) else {}


def _moment(text: object) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
