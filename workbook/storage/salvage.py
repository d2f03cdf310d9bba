"""What the database itself still gives of a damaged workbook: row by row, around what is broken."""

from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from workbook.storage import driver

#: A row as it was found: the values by column name, as the database has them.
Raw = dict[str, Any]

_HIGHEST = 2**63 - 1
#: How many rowids a broken place may hide beyond the last row that was read.
_HIDDEN = 100_000
_TRIES = 2_000


@dataclass
class Salvage:
    """The rows found, by table and in the order they were made; ``broken`` are tables not read whole."""

    rows: dict[str, list[Raw]] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)


def salvaged(raw: driver.Connection, tables: Iterable[str]) -> Salvage:
    """Every row of these tables that can be read over a connection, whatever else is damaged."""
    raw.text_factory = _text
    found = Salvage()
    with suppress(*driver.ERRORS):
        # Else a file that ends too early is refused whole.
        raw.execute("PRAGMA writable_schema=ON").fetchall()
    for name in tables:
        try:
            columns = [row[1] for row in raw.execute(f'PRAGMA table_info("{name}")')]
        except driver.ERRORS:
            columns = []
        rows: dict[int, tuple[Any, ...]] = {}
        if not columns or not _read(raw, name, rows):
            found.broken.add(name)
        found.rows[name] = [dict(zip(columns, rows[rowid], strict=True)) for rowid in sorted(rows)]
    return found


def _text(content: bytes) -> str:
    return content.decode("utf-8", "replace")


def _read(raw: driver.Connection, name: str, rows: dict[int, tuple[Any, ...]]) -> bool:
    """Read a table into ``rows``; whether all of it was there.

    From below to the first broken place, from above to the last, then in halves between.
    """
    pending, tries, whole = deque([(1, _HIGHEST)]), _TRIES, True
    while pending and tries:
        low, high = pending.popleft()
        tries -= 1
        below = _until_broken(raw, name, rows, low, high, "ASC")
        if below is None:
            continue
        whole = False
        above = _until_broken(raw, name, rows, low, high, "DESC")
        if above is None:
            continue
        low = below + 1
        high = min(above - 1, low + _HIDDEN)
        if low < high:
            middle = (low + high) // 2
            pending.extend(((low, middle), (middle + 1, high)))
    return whole


def _until_broken(
    raw: driver.Connection, name: str, rows: dict[int, tuple[Any, ...]], low: int, high: int, way: str
) -> int | None:
    """Read a range of rowids; None when it was whole, else the last rowid before the broken place."""
    query = f'SELECT rowid, * FROM "{name}" NOT INDEXED WHERE rowid BETWEEN ? AND ? ORDER BY rowid {way}'
    last = low - 1 if way == "ASC" else high + 1
    try:
        for rowid, *values in raw.execute(query, (low, min(high, _HIGHEST))):
            rows[rowid] = tuple(values)
            last = rowid
    except driver.ERRORS:
        return last
    return None
