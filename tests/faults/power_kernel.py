"""The file system as a program sees it, followed through each call of its trace."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.power_events import (
    Event,
    Name,
    Said,
    Sync,
    SyncFolder,
    Truncate,
    Write,
    overwrite,
    resize,
)

_LINE = re.compile(r"(\d+) +(\w+)\((.*)\) += (-?\d+)(?:<.*)?")
_HANDLE = re.compile(r"(-?\d+|AT_FDCWD)<([^>]*)>(?:\(deleted\))?")


class NotRecorded(Exception):
    """Something was done to the watched folder that this record does not understand."""


@dataclass
class _Handle:
    """An open file; ``inode`` is None for what is not watched, ``folder`` is set for a folder."""

    inode: int | None = None
    folder: str = ""
    place: int = 0
    appends: bool = False


@dataclass
class Kernel:
    """The names, files and handles there are after each call, as the program sees them."""

    root: str
    cwd: str
    names: dict[str, int] = field(default_factory=dict)
    files: dict[int, bytearray] = field(default_factory=dict)
    handles: dict[int, _Handle] = field(default_factory=dict)
    process: str = ""
    folders: int = 0

    def __post_init__(self) -> None:
        for path in sorted(Path(self.root).rglob("*")):
            self.names[str(path)] = self._new(b"") if path.is_file() else self._new_folder()
            if path.is_file():
                self.files[self.names[str(path)]][:] = path.read_bytes()

    def read(self, line: str) -> Iterator[Event]:
        """The changes that one line of the trace stands for."""
        found = _LINE.match(line)
        if found is None:
            if "unfinished" in line:
                raise NotRecorded("two things at the same time")
            return
        process, call, given, result = found[1], found[2], found[3].split(", "), int(found[4])
        self.process = self.process or process
        if result < 0 and call != "mmap":
            return
        if process != self.process:
            raise NotRecorded("more than one process")
        handler = getattr(self, f"_{call}", None)
        if handler is not None:
            yield from handler(given, result)
        elif self._watched_in(given):
            raise NotRecorded(call)

    def compare(self) -> None:
        """Raises NotRecorded when the files are not what the record says."""
        there = {str(path): path for path in Path(self.root).rglob("*")}
        if there.keys() != self.names.keys():
            raise NotRecorded(f"other names: {there.keys() ^ self.names.keys()}")
        for name, inode in self.names.items():
            if inode >= 0 and there[name].read_bytes() != self.files[inode]:
                raise NotRecorded(f"another content of {name}")

    # Files

    def _openat(self, given: list[str], handle: int) -> Iterator[Event]:
        path, flags = self._at(given[0], given[1]), given[2].split("|")
        self.handles[handle] = opened = _Handle(appends="O_APPEND" in flags)
        if not self._watched(path):
            return
        if path == self.root or self.names.get(path, 0) < 0:
            opened.folder = path
            return
        if path not in self.names:
            self.names[path] = self._new(b"")
            yield Name(os.path.dirname(path), gives=((path, self.names[path]),))
        opened.inode = self.names[path]
        if "O_TRUNC" in flags and self.files[opened.inode]:
            yield self._cut(opened.inode, 0)

    def _close(self, given: list[str], _result: int) -> Iterator[Event]:
        self.handles.pop(_number(given[0]), None)
        yield from ()

    def _lseek(self, given: list[str], result: int) -> Iterator[Event]:
        self._handle(given[0]).place = result
        yield from ()

    def _write(self, given: list[str], result: int) -> Iterator[Event]:
        data = _bytes(given[1])[:result]
        if _number(given[0]) == 1:
            yield from (Said(line) for line in data.decode().splitlines())
            return
        handle = self._handle(given[0])
        if handle.inode is not None:
            place = len(self.files[handle.inode]) if handle.appends else handle.place
            handle.place = place + result
            yield self._put(handle.inode, place, data)

    def _pwrite64(self, given: list[str], result: int) -> Iterator[Event]:
        handle = self._handle(given[0])
        if handle.inode is not None:
            yield self._put(handle.inode, int(given[3]), _bytes(given[1])[:result])

    def _sendfile(self, given: list[str], result: int) -> Iterator[Event]:
        to, source, begin = self._handle(given[0]), self._handle(given[1]), re.match(r"\[(\d+)\]", given[2])
        if to.inode is None or not result:
            return
        if source.inode is None or begin is None:
            raise NotRecorded("sendfile")
        place = to.place
        to.place += result
        yield self._put(to.inode, place, bytes(self.files[source.inode][int(begin[1]) :][:result]))

    def _ftruncate(self, given: list[str], _result: int) -> Iterator[Event]:
        handle = self._handle(given[0])
        if handle.inode is not None:
            yield self._cut(handle.inode, int(given[1]))

    def _truncate(self, given: list[str], _result: int) -> Iterator[Event]:
        path = self._at("", given[0])
        if self._watched(path):
            yield self._cut(self.names[path], int(given[1]))

    def _fsync(self, given: list[str], _result: int) -> Iterator[Event]:
        handle = self._handle(given[0])
        if handle.folder:
            yield SyncFolder(handle.folder)
        elif handle.inode is not None:
            yield Sync(handle.inode)

    _fdatasync = _fsync

    def _mmap(self, given: list[str], _result: int) -> Iterator[Event]:
        if "MAP_SHARED" in given[3] and "PROT_WRITE" in given[2] and self._watched_in(given):
            raise NotRecorded("a file written through memory")
        yield from ()

    # Names

    def _rename(self, given: list[str], _result: int) -> Iterator[Event]:
        yield from self._renamed(self._at("", given[0]), self._at("", given[1]))

    def _renameat2(self, given: list[str], _result: int) -> Iterator[Event]:
        yield from self._renamed(self._at(*given[:2]), self._at(*given[2:4]))

    _renameat = _renameat2

    def _renamed(self, old: str, new: str) -> Iterator[Event]:
        if not (self._watched(old) or self._watched(new)) or self.names.get(old) == self.names.get(new):
            return
        if os.path.dirname(old) != os.path.dirname(new) or self.names[old] < 0:
            raise NotRecorded("a rename from folder to folder, or of one")
        self.names[new] = self.names.pop(old)
        yield Name(os.path.dirname(new), (old,), ((new, self.names[new]),))

    def _linkat(self, given: list[str], _result: int) -> Iterator[Event]:
        yield from self._linked(self._at(*given[:2]), self._at(*given[2:4]))

    def _link(self, given: list[str], _result: int) -> Iterator[Event]:
        yield from self._linked(self._at("", given[0]), self._at("", given[1]))

    def _linked(self, old: str, new: str) -> Iterator[Event]:
        if self._watched(new):
            self.names[new] = self.names[old]
            yield Name(os.path.dirname(new), gives=((new, self.names[old]),))

    def _unlinkat(self, given: list[str], _result: int) -> Iterator[Event]:
        yield from self._removed(self._at(*given[:2]))

    def _unlink(self, given: list[str], _result: int) -> Iterator[Event]:
        yield from self._removed(self._at("", given[0]))

    _rmdir = _unlink

    def _removed(self, path: str) -> Iterator[Event]:
        if self._watched(path):
            del self.names[path]
            yield Name(os.path.dirname(path), takes=(path,))

    def _mkdirat(self, given: list[str], _result: int) -> Iterator[Event]:
        yield from self._made(self._at(*given[:2]))

    def _mkdir(self, given: list[str], _result: int) -> Iterator[Event]:
        yield from self._made(self._at("", given[0]))

    def _made(self, path: str) -> Iterator[Event]:
        if self._watched(path):
            self.names[path] = self._new_folder()
            yield Name(os.path.dirname(path), gives=((path, self.names[path]),))

    # Inside

    def _new(self, content: bytes) -> int:
        self.files[len(self.files)] = bytearray(content)
        return len(self.files) - 1

    def _new_folder(self) -> int:
        self.folders += 1
        return -self.folders

    def _put(self, inode: int, offset: int, data: bytes) -> Write:
        overwrite(self.files[inode], offset, data)
        return Write(inode, offset, data)

    def _cut(self, inode: int, size: int) -> Truncate:
        resize(self.files[inode], size)
        return Truncate(inode, size)

    def _handle(self, given: str) -> _Handle:
        number = _number(given)
        if number not in self.handles:
            if self._watched_in([given]):
                raise NotRecorded(f"a handle from nowhere: {given}")
            return _Handle()
        return self.handles[number]

    def _at(self, folder: str, name: str) -> str:
        found = _HANDLE.match(folder)
        base = _text(found[2]) if found else self.cwd
        return os.path.normpath(os.path.join(base, os.fsdecode(_bytes(name))))

    def _watched(self, path: str) -> bool:
        return path == self.root or path.startswith(f"{self.root}/")

    def _watched_in(self, given: list[str]) -> bool:
        paths = [_text(found[2]) for each in given if (found := _HANDLE.match(each))]
        paths += [self._at("", each) for each in given if each.startswith('"')]
        return any(self._watched(path) for path in paths)


def _number(given: str) -> int:
    return int(given.partition("<")[0])


def _bytes(given: str) -> bytes:
    if not given.endswith('"'):
        raise NotRecorded("a write that is too long")
    return bytes.fromhex(given.strip('"').replace("\\x", ""))


def _text(given: str) -> str:
    return os.fsdecode(bytes.fromhex(given.replace("\\x", ""))) if given.startswith("\\x") else given
