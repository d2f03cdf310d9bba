"""Changes to a disk, in the order a program asked for them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Write:
    inode: int
    offset: int
    data: bytes


@dataclass(frozen=True)
class Truncate:
    inode: int
    size: int


@dataclass(frozen=True)
class Sync:
    """A file is on the disk."""

    inode: int


@dataclass(frozen=True)
class SyncFolder:
    """The names in a folder are on the disk."""

    folder: str


@dataclass(frozen=True)
class Name:
    """Names taken from a folder and given to files in it, all at once; a folder's own inode is negative."""

    folder: str
    takes: tuple[str, ...] = ()
    gives: tuple[tuple[str, int], ...] = ()

    @property
    def touched(self) -> set[str]:
        return {*self.takes, *(path for path, _ in self.gives)}


@dataclass(frozen=True)
class Said:
    """A line the program wrote to its output."""

    line: str


Event = Write | Truncate | Sync | SyncFolder | Name | Said


@dataclass(frozen=True)
class Record:
    """The files there were in a folder at the beginning, by path and inode, and what happened then."""

    root: str
    names: dict[str, int]
    contents: dict[int, bytes]
    events: list[Event]


def overwrite(content: bytearray, offset: int, data: bytes, gap: int = 0) -> None:
    """Write into a file's content; a gap that comes of it is filled with one value."""
    content.extend(bytes([gap]) * (offset - len(content)))
    content[offset : offset + len(data)] = data


def resize(content: bytearray, size: int, gap: int = 0) -> None:
    """Cut a file's content, or fill it up."""
    del content[size:]
    content.extend(bytes([gap]) * (size - len(content)))
