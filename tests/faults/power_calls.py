"""What a program asks of the file system, in order: recorded by strace, and read as changes to a disk."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.faults.power_events import Record
from tests.faults.power_kernel import Kernel

#: With a ? because not every machine has all of them.
_CALLS = (
    "?openat,?openat2,?open,?creat,?close,?dup,?dup2,?dup3,?lseek,?write,?pwrite64,?fsync,?fdatasync,"
    "?ftruncate,?truncate,?sendfile,?rename,?renameat,?renameat2,?unlink,?unlinkat,?link,?linkat,"
    "?mkdir,?mkdirat,?rmdir,?mmap,?writev,?pwritev,?pwritev2,?fallocate,?copy_file_range,?splice,"
    "?symlink,?symlinkat"
)
#: Longer strings would be cut, and are then refused.
_LONGEST = 4_000_000
_TRACER = ("strace", "-f", "--seccomp-bpf", "-y", "-xx", "-s", str(_LONGEST), "-e", f"trace={_CALLS}")


class Failed(Exception):
    """The program that was to be recorded ended with this error."""


def can_record() -> bool:
    """Whether strace is there and may be used."""
    if shutil.which(_TRACER[0]) is None:
        return False
    return subprocess.run([*_TRACER, "-o", os.devnull, "true"], capture_output=True).returncode == 0


def record(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Record:
    """Run a program and record what it does to a folder, and what it says.

    Raises NotRecorded when the record would not be true, Failed when the program fails.
    """
    log = folder.with_name(f"{folder.name}.strace")
    kernel = Kernel(str(folder), os.getcwd())
    before = Record(
        str(folder), dict(kernel.names), {inode: bytes(data) for inode, data in kernel.files.items()}, []
    )
    done = subprocess.run(
        [*_TRACER, "-o", str(log), *command], env=environment, capture_output=True, text=True
    )
    if done.returncode:
        raise Failed(done.stderr.strip().rpartition("\n")[2])
    with log.open(encoding="ascii") as lines:
        before.events.extend(event for line in lines for event in kernel.read(line))
    log.unlink()
    kernel.compare()
    return before
