"""Files that other programs read for a while: in a folder for their owner alone, gone when this program ends.

Where the system has a folder for the time one is logged in, which is in memory, they never reach the disk.
"""

import atexit
import contextlib
import secrets
import shutil
from pathlib import Path

from workbook.storage import lock, private, scratch
from workbook.storage.errors import WorkbookError

_LOCKED = "session"
_held: dict[Path, lock.Lock] = {}


def folder() -> Path:
    """The folder of this run of the program, made when first asked for. Raises OSError."""
    here = next((path for path in _held if path.is_dir()), None)
    if here is None:
        here = scratch.base() / secrets.token_hex(8)
        private.make_folder(here)
        _held[here] = lock.take(here / _LOCKED)
        atexit.register(remove)
    return here


def remove() -> None:
    """Remove what this run of the program made here. Does no harm twice."""
    while _held:
        here, hold = _held.popitem()
        shutil.rmtree(here, ignore_errors=True)
        hold.release()


def remove_left() -> None:
    """Remove what runs of the program made that were killed; what others use still is left to them."""
    scratch.sweep()
    with contextlib.suppress(OSError):
        for path in scratch.base().iterdir():
            named = path.name.startswith(".")
            if not named and path.is_dir() and not path.is_symlink() and path not in _held:
                _remove_unless_used(path)


def _remove_unless_used(path: Path) -> None:
    with contextlib.suppress(WorkbookError):
        hold = lock.take(path / _LOCKED)
        shutil.rmtree(path, ignore_errors=True)
        hold.release()
