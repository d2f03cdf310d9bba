"""Files and folders that only their owner may read, written whole or not at all."""

import contextlib
import errno
import os
import re
import secrets
import shutil
import stat
import sys
import time
from pathlib import Path

from workbook.storage.errors import NotStored

if sys.platform == "darwin":
    import fcntl

_HALF_MADE = re.compile(r"\..*\.(?P<pid>\d{1,9})-[0-9a-f]{8}\.new(-journal)?", re.DOTALL)
#: How some network folders, and folders that may not be listed, say that they cannot be synced.
_CANNOT = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EACCES)
#: No file of ours takes longer than this many seconds to be made.
_LONGEST_S = 3600.0


def make_folder(folder: Path) -> None:
    """Make a folder and those above it that are missing, each for its owner alone.

    Raises OSError when that is not possible.
    """
    if folder.is_dir():
        return
    make_folder(folder.parent)
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    # What is in the folder is on the disk only when its name is.
    onto_disk(folder.parent)


def empty_file(beside: Path) -> Path:
    """A new empty file with a name of its own in the same folder, which says who makes it. Raises OSError."""
    path = half_made(beside)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    return path


def half_made(beside: Path) -> Path:
    """A name in the same folder that nobody has, and that says which program makes what will be there."""
    return beside.with_name(f".{beside.name[:100]}.{os.getpid()}-{secrets.token_hex(4)}.new")


def sweep(folder: Path) -> None:
    """Remove the half-made files and folders that programs which were killed have left in a folder.

    What another program may still be making stays, and so do links.
    """
    names: list[str] = []
    with contextlib.suppress(OSError):
        names = os.listdir(folder)
    for name in names:
        made = _HALF_MADE.fullmatch(name)
        # One that cannot be removed is no reason to leave the others.
        with contextlib.suppress(OSError):
            if made:
                _remove_unless_at_work(folder / name, int(made["pid"]))


def _remove_unless_at_work(path: Path, pid: int) -> None:
    found = path.lstat()
    if stat.S_ISLNK(found.st_mode) or _at_work(pid, time.time() - found.st_mtime):
        return
    if stat.S_ISDIR(found.st_mode):
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _at_work(pid: int, age: float) -> bool:
    """Whether the program that makes something may still be at it; ``age`` in seconds."""
    if sys.platform == "win32" or age > _LONGEST_S:
        return age < _LONGEST_S
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def onto_disk(path: Path) -> None:
    """Return when the file, or the names in the folder, are on the disk itself; folders where the system can.

    Raises OSError.
    """
    if not path.is_dir():
        _synced(path, os.O_RDWR)
    elif os.name != "nt":
        try:
            _synced(path, os.O_RDONLY)
        except OSError as error:
            if error.errno not in _CANNOT:
                raise


def _synced(path: Path, how: int) -> None:
    handle = os.open(path, how)
    try:
        if sys.platform == "darwin":
            # What fsync brings to the disk may stay in the disk's own memory there.
            with contextlib.suppress(OSError):
                fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
        os.fsync(handle)
    finally:
        os.close(handle)


def name_new(temporary: Path, path: Path) -> None:
    """Give the file its name without ever replacing another one. Raises OSError."""
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:
        # The place knows no hard links (FAT, some network folders).
        if os.path.lexists(path):
            raise
        temporary.rename(path)


def write(path: Path, content: bytes) -> None:
    """Put the content where the path says, replacing a file there only once all of it is written.

    Raises NotStored with what is in the way; the file that was there before is then as it was.
    """
    if os.path.isdir(path):
        raise NotStored(f"“{path}” is a folder. Give the name of a file.")
    if os.path.exists(path) and not os.path.isfile(path):
        raise NotStored(f"“{path}” is not a file that can be replaced. Give the name of one.")
    try:
        _replace(Path(os.path.realpath(path)), content)
    except OSError as error:
        raise NotStored(f"“{path}” could not be written: {why(error)}. Choose another place.") from None


def _replace(path: Path, content: bytes) -> None:
    temporary = empty_file(path)
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    with contextlib.suppress(OSError):
        onto_disk(path.parent)


def why(error: OSError) -> str:
    """The system's reason in lower case, such as “no space left on device”."""
    reason = error.strerror or "the system gave no reason"
    return reason[:1].lower() + reason[1:]
