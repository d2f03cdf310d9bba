"""The pages of a database file read one by one, without the database: what is whole on each is found.

After “Database File Format” of the SQLite documentation, sections 1.5 (freelist), 1.6 (b-tree pages)
and 2.1 (record format). Nothing here raises for content that makes no sense: it is left out.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

LEAF = 0x0D
INTERIOR = 0x05
_FIRST = 100
_USUAL = 4096
_LARGEST = 65_536
#: No text of ours is longer: larger records are damage.
_RECORD = 1_000_000

Values = tuple[Any, ...]


@dataclass(frozen=True)
class Pages:
    """The bytes of a file as pages of ``size`` bytes, of which ``usable`` hold content; from page 1."""

    content: bytes
    size: int
    usable: int

    @property
    def count(self) -> int:
        """How many pages there are, counting one that is cut off."""
        return -(-len(self.content) // self.size)

    def kind(self, number: int) -> int:
        """What kind of page it is (LEAF, INTERIOR of a table); 0 where there is none."""
        start = self._start(number)
        return self.content[start] if 0 <= start < len(self.content) else 0

    def children(self, number: int) -> list[int]:
        """The pages below an interior page, in order."""
        start = self._start(number)
        found = [self._number(place) for place in self._cells(number, 12)]
        last = self._number(start + 8)
        return [child for child in (*found, last) if 0 < child <= self.count]

    def rows(self, number: int) -> Iterator[tuple[int, Values]]:
        """Every record on a leaf page that can be read: its rowid and its values."""
        for place in self._cells(number, 8):
            try:
                yield self._row(place)
            except (IndexError, struct.error, ValueError):
                continue

    def free(self) -> set[int]:
        """The pages that hold nothing any more."""
        found: set[int] = set()
        trunk = self._number(32)
        while 0 < trunk <= self.count and trunk not in found:
            found.add(trunk)
            start = (trunk - 1) * self.size
            entries = min(self._number(start + 4), self.usable // 4 - 2)
            found |= {self._number(start + 8 + 4 * entry) for entry in range(entries)}
            trunk = self._number(start)
        return found

    def _start(self, number: int) -> int:
        return _FIRST if number == 1 else (number - 1) * self.size

    def _number(self, place: int) -> int:
        part = self.content[place : place + 4]
        return int.from_bytes(part, "big") if len(part) == 4 else 0

    def _cells(self, number: int, header: int) -> list[int]:
        start, base = self._start(number), (number - 1) * self.size
        count = int.from_bytes(self.content[start + 3 : start + 5], "big")
        end = min(start + header + 2 * count, base + self.usable)
        raw = self.content[start + header : end]
        return [base + place for (place,) in struct.iter_unpack(">H", raw[: len(raw) // 2 * 2])]

    def _row(self, place: int) -> tuple[int, Values]:
        length, place = self._varint(place)
        rowid, place = self._varint(place)
        if length > _RECORD:
            raise ValueError
        return rowid, _values(self._payload(place, length))

    def _payload(self, place: int, length: int) -> bytes:
        """A record's bytes: those on the page, and those on the chain of pages that it overflows to."""
        least = (self.usable - 12) * 32 // 255 - 23
        local = least + (length - least) % (self.usable - 4)
        if length <= self.usable - 35:
            local = length
        elif local > self.usable - 35:
            local = least
        parts, missing = [self.content[place : place + local]], length - local
        following = self._number(place + local) if missing else 0
        while missing > 0:
            start = (following - 1) * self.size
            part = self.content[start + 4 : start + 4 + min(missing, self.usable - 4)]
            if following < 1 or not part:
                raise ValueError
            parts.append(part)
            missing -= len(part)
            following = self._number(start)
        found = b"".join(parts)
        if len(found) != length:
            raise ValueError
        return found

    def _varint(self, place: int) -> tuple[int, int]:
        return _varint(self.content, place)


def pages_of(content: bytes) -> Pages:
    """The pages of a file; where its beginning is damaged, as this program makes them."""
    size = int.from_bytes(content[16:18], "big")
    size = _LARGEST if size == 1 else size
    sound = 512 <= size <= _LARGEST and size & (size - 1) == 0
    reserved = content[20] if sound and len(content) > 20 else 0
    if not sound or reserved > 32:
        size, reserved = _USUAL, 0
    return Pages(content, size, size - reserved)


def _varint(content: bytes, place: int) -> tuple[int, int]:
    value = 0
    for step in range(8):
        byte = content[place + step]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + step + 1
    value = value << 8 | content[place + 8]
    return value - (1 << 64 if value >= 1 << 63 else 0), place + 9


def _values(record: bytes) -> Values:
    length, place = _varint(record, 0)
    kinds = []
    while place < length:
        kind, place = _varint(record, place)
        kinds.append(kind)
    found = []
    for kind in kinds:
        value, place = _value(record, place, kind)
        found.append(value)
    if place != len(record):
        raise ValueError
    return tuple(found)


def _value(record: bytes, place: int, kind: int) -> tuple[Any, int]:
    if kind == 0:
        return None, place
    if kind in (8, 9):
        return kind - 8, place
    if kind in (10, 11) or kind < 0:
        raise ValueError
    width = {5: 6, 6: 8, 7: 8}.get(kind, kind) if kind < 8 else (kind - 12) // 2
    part = record[place : place + width]
    if len(part) != width:
        raise ValueError
    return _decoded(part, kind), place + width


def _decoded(part: bytes, kind: int) -> Any:
    if kind < 7:
        return int.from_bytes(part, "big", signed=True)
    if kind == 7:
        return struct.unpack(">d", part)[0]
    return part.decode("utf-8", "replace") if kind % 2 else part
