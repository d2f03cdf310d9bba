"""Where files lie that are needed for a while: in a folder for its owner alone, in memory if possible."""

import contextlib
import os
import stat
from pathlib import Path

from workbook import paths
from workbook.storage import private


def base() -> Path:
    """The folder the system has for the time one is logged in, which is in memory; else one of our own.

    It may not exist yet. Raises OSError where there is no place for it.
    """
    given = Path(os.environ.get("XDG_RUNTIME_DIR") or "")
    # Windows has neither the folder nor such rights.
    with contextlib.suppress(OSError, AttributeError):
        found = given.stat()
        mine = found.st_uid == os.getuid() and not stat.S_IMODE(found.st_mode) & 0o077
        if given.is_absolute() and mine and os.access(given, os.W_OK):
            return given / paths.APP
    return paths.data() / "temporary"


def folder() -> Path:
    """A new empty folder, whose name says who made it. Raises OSError."""
    here = base()
    private.make_folder(here)
    made = private.half_made(here / "copy")
    made.mkdir(mode=0o700)
    return made


def sweep() -> None:
    """Remove the folders of programs that were killed."""
    with contextlib.suppress(OSError):
        private.sweep(base())
