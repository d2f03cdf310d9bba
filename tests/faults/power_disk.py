"""What may be on a disk after a power cut, worked out from what a program asked of the file system.

What was synced is there. Of the writes to a file since then any may be there, also without those before
them, and the last one torn between two sectors. Names are there once their folder was synced; those given
or taken since then may be or not, in one of two ways:

- in order, as on ext4: all up to some moment, over all folders, and syncing one folder brings all earlier
  ones along; a file is no longer than what was written of it;
- lagging: each folder by itself, in any order but that of the same name, and a file may be as long as it
  was to become, with zeros or with what lay on the disk before in place of what was not written.
"""

import os
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.power_events import (
    Event,
    Name,
    Record,
    Said,
    Sync,
    SyncFolder,
    Truncate,
    Write,
    overwrite,
    resize,
)

_SECTOR = 512
_STALE = 0xA5
SHARES = ("none", "all", "some", "torn")


@dataclass(frozen=True)
class State:
    """The files on a disk by path, with their inodes, and how they came to be so."""

    root: str
    names: dict[str, int]
    contents: dict[int, bytes]
    how: str

    @property
    def interrupted(self) -> bool:
        """Whether something is to be taken back: a journal is there, and its beginning is not wiped out."""
        journals = [inode for name, inode in self.names.items() if name.endswith("-journal")]
        return any(any(self.contents[inode][:8]) for inode in journals)

    def put(self, into: Path) -> None:
        """Make the folder so; two names of one file are two names of one file again."""
        made: dict[int, Path] = {}
        for name in sorted(self.names):
            path, inode = into / os.path.relpath(name, self.root), self.names[name]
            if inode < 0:
                path.mkdir(0o700)
            elif inode in made:
                os.link(made[inode], path)
            else:
                path.touch(0o600)
                path.write_bytes(self.contents[inode])
                made[inode] = path


@dataclass
class _Names:
    """The names on the disk, and those that may not be there yet."""

    root: str
    lags: bool
    known: dict[str, int]
    pending: list[Name] = field(default_factory=list)

    def sync(self, folder: str) -> None:
        done = [change for change in self.pending if not self.lags or change.folder == folder]
        self.pending = [change for change in self.pending if self.lags and change.folder != folder]
        for change in done:
            _apply(change, self.known)

    def after_a_cut(self, chance: random.Random, share: str) -> dict[str, int]:
        names = dict(self.known)
        for change in self._survivors(chance, share):
            _apply(change, names)
        return {path: inode for path, inode in names.items() if self._reachable(path, names)}

    def _reachable(self, path: str, names: dict[str, int]) -> bool:
        """Whether all folders on the way to it are there."""
        parent = os.path.dirname(path)
        return parent == self.root or (names.get(parent, 0) < 0 and self._reachable(parent, names))

    def _survivors(self, chance: random.Random, share: str) -> Sequence[Name]:
        if share in ("none", "all"):
            return self.pending if share == "all" else ()
        if not self.lags:
            return self.pending[: chance.randint(0, len(self.pending))]
        kept, held_back = [], set()
        for change in self.pending:
            if change.touched & held_back or chance.random() < 0.5:
                held_back |= change.touched
            else:
                kept.append(change)
        return kept


def _apply(change: Name, names: dict[str, int]) -> None:
    for path in change.takes:
        names.pop(path, None)
    names.update(change.gives)


@dataclass
class _File:
    """A file's content on the disk, and the changes that may not be there yet."""

    synced: bytearray
    pending: list[Write | Truncate] = field(default_factory=list)

    def sync(self) -> None:
        for change in self.pending:
            _change(self.synced, change)
        self.pending.clear()

    def after_a_cut(self, chance: random.Random, share: str, lags: bool) -> bytes:
        content, gap = bytearray(self.synced), chance.choice([0, _STALE]) if lags else 0
        for change in self._survivors(chance, share):
            _change(content, change, gap)
        longest = max((_end(change) for change in self.pending), default=0)
        if lags and share != "none" and longest > len(content) and chance.random() < 0.5:
            resize(content, longest, gap)
        return bytes(content)

    def _survivors(self, chance: random.Random, share: str) -> list[Write | Truncate]:
        if share in ("none", "all"):
            return self.pending if share == "all" else []
        kept, cuts_go_on = [], True
        for change in self.pending:
            stays = share == "torn" or chance.random() < 0.5
            if isinstance(change, Truncate):
                # Lengths are metadata: they change in order.
                cuts_go_on = stays = stays and cuts_go_on
            if stays:
                kept.append(change)
        if kept and isinstance(kept[-1], Write):
            kept[-1] = _torn(kept[-1], chance)
        return kept


def _change(content: bytearray, change: Write | Truncate, gap: int = 0) -> None:
    if isinstance(change, Write):
        overwrite(content, change.offset, change.data, gap)
    else:
        resize(content, change.size, gap)


def _end(change: Write | Truncate) -> int:
    return change.size if isinstance(change, Truncate) else change.offset + len(change.data)


def _torn(write: Write, chance: random.Random) -> Write:
    """The first sectors of a write, or the last ones, or all of it."""
    end = _end(write)
    first = (write.offset // _SECTOR + 1) * _SECTOR
    borders = range(first, end, _SECTOR)
    if not borders:
        return write
    border = chance.choice(borders)
    if chance.random() < 0.5:
        return Write(write.inode, write.offset, write.data[: border - write.offset])
    return Write(write.inode, border, write.data[border - write.offset :])


class Disk:
    """The disk after each event in turn, and what a power cut may leave of it."""

    def __init__(self, record: Record) -> None:
        self.root, self.names = record.root, dict(record.names)
        self.said: list[str] = []
        self._files = {inode: _File(bytearray(data)) for inode, data in record.contents.items()}
        self._names = {lags: _Names(record.root, lags, dict(record.names)) for lags in (False, True)}

    def do(self, event: Event) -> None:
        """Take one event more."""
        if isinstance(event, Said):
            self.said.append(event.line)
        elif isinstance(event, Write | Truncate):
            self._files[event.inode].pending.append(event)
        elif isinstance(event, Sync):
            self._files[event.inode].sync()
        elif isinstance(event, SyncFolder):
            for names in self._names.values():
                names.sync(event.folder)
        else:
            self._rename(event)

    def _rename(self, event: Name) -> None:
        _apply(event, self.names)
        for _, inode in event.gives:
            self._files.setdefault(inode, _File(bytearray()))
        for names in self._names.values():
            names.pending.append(event)

    def cut(self, chance: random.Random) -> State:
        """What one power cut now may leave."""
        lags, of_names, of_data = chance.random() < 0.5, chance.choice(SHARES), chance.choice(SHARES)
        names = self._names[lags].after_a_cut(chance, of_names)
        contents = {
            inode: self._files[inode].after_a_cut(chance, of_data, lags)
            for inode in sorted({inode for inode in names.values() if inode >= 0})
        }
        order = "lagging" if lags else "in order"
        return State(self.root, names, contents, f"names {order}: {of_names}, writes: {of_data}")
