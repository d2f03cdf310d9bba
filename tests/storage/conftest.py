"""Running parts of a test in another process, as somebody who may not do everything."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may enter."""
    folder = Path(mkdtemp(prefix="workbook-test-"))
    folder.chmod(0o755)
    yield folder
    rmtree(folder)


# Everything is imported, and a workbook opened once, while the program's own files may be read.
_PREPARE = """
import os, tempfile
from pathlib import Path
from workbook.storage.store import create
with tempfile.TemporaryDirectory() as folder:
    store = create(Path(folder) / "first.workbook")
    store.workbook()
    store.close()
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
"""


@pytest.fixture
def as_nobody() -> Callable[[str], str]:
    """Runs a script as a user without special rights, and gives what it printed."""

    def run(script: str) -> str:
        command = [sys.executable, "-c", _PREPARE + script]
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
        assert done.returncode == 0, done.stderr
        return done.stdout

    if os.name != "posix":
        pytest.skip("users without rights are made the POSIX way")
    return run
