"""What the program makes is for its owner alone: the files, the folders, and the process while it runs."""

import contextlib
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

from workbook import paths


def begin() -> None:
    """Have every file made from now on readable by its owner alone, and no memory written to disk in a crash.

    Files and folders that an earlier version left readable to others are closed to them.
    """
    os.umask(0o077)
    _no_core_dumps()
    tighten()


def _no_core_dumps() -> None:
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def tighten() -> None:
    """Take the rights of others from what the program itself made in its own folder; touch nothing else."""
    if sys.platform == "win32":
        return
    for path in _ours():
        # Neither what a link points to, nor what belongs to somebody else.
        with contextlib.suppress(OSError):
            found = path.lstat()
            if stat.S_ISLNK(found.st_mode) or found.st_uid != os.getuid():
                continue
            if found.st_mode & 0o077:
                path.chmod(stat.S_IMODE(found.st_mode) & ~0o077)


def _ours() -> Iterator[Path]:
    try:
        folder = paths.data()
    except FileNotFoundError:
        return
    if folder.name == paths.APP:
        yield folder
    for name in ("settings.ini", "log.txt", "log.txt.1"):
        yield folder / name
    workbook = paths.default_workbook()
    backups = paths.backups(workbook)
    yield workbook
    yield backups
    with contextlib.suppress(OSError):
        yield from backups.iterdir()
