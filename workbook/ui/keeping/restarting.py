"""Starting the program again in place of this run of it, so that nothing of it stays in memory."""

import os
import sys
from pathlib import Path
from typing import NoReturn

import workbook
from workbook.ui import temporary

#: Elsewhere a process with windows cannot become another program.
_IN_PLACE = "linux" in sys.platform


def command(path: Path, *, read_only: bool) -> list[str]:
    """What starts the window on a workbook; the folder one happens to be in is no source of code."""
    how = ["--read-only"] if read_only else []
    return [sys.executable, "-P", "-m", "workbook", os.path.abspath(path), *how]


def environment() -> dict[str, str]:
    """The environment there is; where the program runs from a folder of sources, that is found again."""
    root = str(Path(workbook.__file__).resolve().parents[1])
    known = os.environ.get("PYTHONPATH", "")
    if "site-packages" in root or "dist-packages" in root or root in known.split(os.pathsep):
        return dict(os.environ)
    return {**os.environ, "PYTHONPATH": os.pathsep.join(part for part in (root, known) if part)}


def again(path: Path, read_only: bool) -> NoReturn:
    """End this process at once and start the program anew on a workbook, which must have been closed.

    What the memory held goes with the process; the passphrase is handed on to nobody.
    """
    temporary.remove()
    start = command(path, read_only=read_only)
    try:
        if _IN_PLACE:
            os.execve(sys.executable, start, environment())
        import subprocess

        subprocess.Popen(start, env=environment(), close_fds=True)
    finally:
        # Also where it cannot be started again: what is locked does not stay in memory.
        os._exit(0)
