"""The way out and in: files of rows, the shipped samples, and the changes that an import amounts to."""

import os
import stat
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from workbook import paths
from workbook.model import Row
from workbook.storage import private
from workbook.storage.copying import fresh_ids, shifted
from workbook.storage.edits import RowChange
from workbook.storage.errors import Unreadable
from workbook.storage.incoming import Coming, Plan, plan
from workbook.storage.json_rows import Content, Going, content_of, rows_of, text_of
from workbook.storage.strict_json import MOST_OBJECTS, NAMELESS, shown, unreadable

if TYPE_CHECKING:
    from workbook.storage.store import Store

__all__ = [
    "Coming", "Content", "Plan", "content_of", "fresh_ids", "import_changes", "plan", "read", "read_content",
    "rows_of", "sample", "shifted", "text_of", "too_large", "write",
]  # fmt: skip

#: Larger files, in bytes, are not read: what is wrong in one should be told within two seconds. A workbook of
#: 5,000 long journal entries and 100 negotiations of 40 issues with 10 options each is 21 MB.
LARGEST = 48 * 1024 * 1024


def write(path: Path, rows: Iterable[Row], as_of: date | None = None) -> None:
    """Write the rows as JSON, readable by the file's owner alone; whole or not at all.

    Raises NotStored when that is not possible; a file that was there is then as it was.
    """
    private.write(path, text_of(rows, as_of).encode())


def read(path: Path) -> tuple[Row, ...]:
    """The rows in a file. Raises as ``read_content``, and Altered where the checksum is not its own."""
    return read_content(path, genuine=True).rows


def read_content(path: Path, *, genuine: bool = False, going: Going = lambda _done: True) -> Content:
    """What a file holds; where its checksum is not its own, only without ``genuine``.

    Raises Unreadable naming the file and the place in it, and then Altered; and Stopped as ``content_of``.
    """
    try:
        return content_of(_text(path), genuine=genuine, going=going)
    except Unreadable as error:
        raise type(error)(_of(path, error)) from None


def _of(path: Path, error: Unreadable) -> str:
    return str(error).replace(NAMELESS, shown(path.name), 1)


def _text(path: Path) -> str:
    try:
        raw = _bytes(path)
    except OSError as error:
        raise unreadable("", private.why(error)) from None
    except ValueError:
        raise unreadable("", "that is no name of a file") from None
    if raw.startswith(b"SQLite format 3\0"):
        raise unreadable("", "it is a workbook or another database, not an export; open it instead")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise unreadable(f"byte {error.start + 1}", "this is not text in UTF-8") from None


def _bytes(path: Path) -> bytes:
    with open(path, "rb", opener=_without_waiting) as file:
        known = os.fstat(file.fileno())
        if not stat.S_ISREG(known.st_mode):
            raise unreadable("", "it is no file but a pipe or a device")
        if known.st_size > LARGEST:
            raise _too_large(known.st_size)
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise _too_large(len(content))
    return content


def _without_waiting(path: str, flags: int) -> int:
    """Opening a pipe would wait for somebody to write into it."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _too_large(size: int) -> Unreadable:
    return unreadable("", f"with {size / 1e6:,.0f} MB it is too large, {LARGEST / 1e6:,.0f} MB are the most")


def too_large(size: int, rows: int) -> bool:
    """Whether an export of so many bytes and rows is more than is read in again."""
    # The file and its tables are objects too.
    return size > LARGEST or rows + 2 > MOST_OBJECTS


def import_changes(store: "Store", rows: Sequence[Row], *, replace: bool = False) -> tuple[RowChange, ...]:
    """The changes that bring rows into a workbook, as ``plan`` has them; to be undone like any others."""
    return plan(store.rows(), rows, replace=replace).changes


def sample(name: str, today: date) -> tuple[Row, ...]:
    """The rows of a shipped sample under new ids, its dates as if it had been written today.

    Raises FileNotFoundError, naming the samples there are, when there is none of that name.
    """
    content = content_of(paths.sample(name).read_text(encoding="utf-8"))
    return fresh_ids(shifted(content.rows, (today - content.as_of).days))
