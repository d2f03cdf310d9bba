"""Faults of disks, folders and files, each real, and each over at the end of its ``with``."""

import ctypes
import os
import resource
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

#: CLONE_NEWNS of Linux: what is mounted then is seen by this process alone.
_OF_ITS_OWN = 0x20000


@contextmanager
def no_larger_files(path: Path) -> Iterator[None]:
    """No file can be written beyond its first bytes. Python ignores the signal that says so."""
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (600, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


@contextmanager
def full_disk(path: Path) -> Iterator[None]:
    """The disk that the file is on has no room at all; a small one, where it is to be quick."""
    filler = path.with_name("filler")
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            pass
    yield
    filler.unlink()


def may_make_disks() -> bool:
    """Whether a process here may have a file system of its own."""
    return subprocess.run(["unshare", "-m", "true"], capture_output=True).returncode == 0


@contextmanager
def small_disk(folder: Path, megabytes: int = 1) -> Iterator[Path]:
    """A small disk at this folder, which this process alone sees; OSError where it may not be made."""
    if ctypes.CDLL(None, use_errno=True).unshare(_OF_ITS_OWN):
        raise OSError(ctypes.get_errno(), "no disks of its own")
    subprocess.run(["mount", "--make-rprivate", "/"], check=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)], check=True)
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@contextmanager
def locked_folder(path: Path) -> Iterator[None]:
    """Nobody but the administrator may write to the folder."""
    path.parent.chmod(0o500)
    yield
    path.parent.chmod(0o700)


@contextmanager
def moved_folder(path: Path) -> Iterator[None]:
    """The folder is somewhere else, as when a disk is not connected."""
    elsewhere = path.parent.with_name("elsewhere")
    path.parent.rename(elsewhere)
    yield
    elsewhere.rename(path.parent)


@contextmanager
def moved_file(path: Path) -> Iterator[None]:
    """The file has another name."""
    path.rename(path.with_name("renamed"))
    yield
    path.with_name("renamed").rename(path)


@contextmanager
def replaced_file(path: Path) -> Iterator[None]:
    """Another file stands at the path, as a program that syncs folders would put it there."""
    kept, other = path.with_name("kept"), path.with_name("incoming")
    shutil.copy(path, other)
    theirs = other.read_bytes()
    os.link(path, kept)
    other.replace(path)
    yield
    assert path.read_bytes() == theirs
    kept.replace(path)


@contextmanager
def failing_disk(path: Path) -> Iterator[None]:
    """The disk refuses every write to the file that is open."""
    number = next(fd for fd in _open_files() if os.readlink(f"/proc/self/fd/{fd}") == str(path))
    working, broken = os.dup(number), os.open(path, os.O_RDONLY)
    os.dup2(broken, number)
    yield
    os.dup2(working, number)


def _open_files() -> Iterator[int]:
    for name in os.listdir("/proc/self/fd"):
        if os.path.exists(f"/proc/self/fd/{name}"):
            yield int(name)
