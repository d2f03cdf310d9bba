"""The way out and in: files of rows, the shipped samples, and the changes that an import amounts to."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from workbook import paths
from workbook.model import Part, Reflection, Row, Script, new_id, specs
from workbook.storage import private
from workbook.storage.edits import RowChange, addition, edit, values_of
from workbook.storage.errors import Unreadable
from workbook.storage.json_rows import Content, content_of, rows_of, text_of
from workbook.storage.links import links_of
from workbook.storage.soundness import derived_id
from workbook.storage.store import Store
from workbook.storage.strict_json import NAMELESS, unreadable

__all__ = [
    "Content", "content_of", "fresh_ids", "import_changes", "read", "rows_of", "sample", "shifted",
    "text_of", "write",
]  # fmt: skip

R = TypeVar("R", bound=Row)
Key = tuple[str, str]

#: Files above this size in bytes are not read: they cannot be ours.
LARGEST = 256 * 1024 * 1024


def write(path: Path, rows: Iterable[Row], as_of: date | None = None) -> None:
    """Write the rows as JSON, readable by the file's owner alone; whole or not at all.

    Raises NotStored when that is not possible; a file that was there is then as it was.
    """
    private.write(path, text_of(rows, as_of).encode())


def read(path: Path) -> tuple[Row, ...]:
    """The rows in a file. Raises Unreadable naming the file and the place in it."""
    try:
        return rows_of(_text(path))
    except Unreadable as error:
        raise Unreadable(str(error).replace(NAMELESS, f"“{path.name}”", 1)) from None


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise unreadable("", "it is too large to be an export")
        raw = path.read_bytes()
    except OSError as error:
        raise unreadable("", private.why(error)) from None
    if raw.startswith(b"SQLite format 3\0"):
        raise unreadable("", "it is a workbook or another database, not an export; open it instead")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise unreadable(f"byte {error.start + 1}", "this is not text in UTF-8") from None


def import_changes(store: Store, rows: Sequence[Row]) -> tuple[RowChange, ...]:
    """The changes that bring rows into a workbook: a row of a known id replaces that one's fields.

    A row whose id belongs to another negotiation here comes in under an id of its own, always the
    same one. Everything else in the workbook stays; the changes can be undone like any others.
    """
    there = {(row.__tablename__, row.id): row for row in store.rows()}
    single = {
        (type(row), row.negotiation_id): row for row in there.values() if isinstance(row, Script | Reflection)
    }
    changes = []
    for row in _renamed(rows, _taken(rows, there)):
        known = there.get((row.__tablename__, row.id))
        if known is None and isinstance(row, Script | Reflection):
            known = single.get((type(row), row.negotiation_id))
            if known is not None and row.id == derived_id(row.__tablename__, row.negotiation_id):
                continue
        changes.append(addition(row) if known is None else edit(known, **values_of(row)))
    return tuple(change for change in changes if change.after)


def _taken(rows: Iterable[Row], there: Mapping[Key, Row]) -> dict[Key, str]:
    """New ids for the parts whose own are those of another negotiation's parts."""
    taken = {}
    for row in rows:
        known = there.get((row.__tablename__, row.id))
        if isinstance(row, Part) and isinstance(known, Part) and row.negotiation_id != known.negotiation_id:
            key = (row.__tablename__, row.id)
            taken[key] = derived_id(row.__tablename__, f"{row.negotiation_id}:{row.id}")
    return taken


def _renamed(rows: Iterable[R], ids: Mapping[Key, str]) -> tuple[R, ...]:
    """Copies of the rows with these ids changed, and the links to them following."""
    copies = []
    for row in rows:
        values = {"id": ids.get((row.__tablename__, row.id), row.id), **values_of(row)}
        for link in links_of(type(row)):
            target = values[link.field]
            values[link.field] = ids.get((link.target, target), target)
        copies.append(type(row)(**values))
    return tuple(copies)


def fresh_ids(rows: Iterable[R]) -> tuple[R, ...]:
    """The same rows under new ids, with the links among them following."""
    rows = tuple(rows)
    return _renamed(rows, {(row.__tablename__, row.id): new_id() for row in rows})


def shifted(rows: Iterable[R], days: int) -> tuple[R, ...]:
    """The same rows with every date and moment moved by so many days.

    Raises OverflowError for a date beyond the years 1 to 9999.
    """
    copies = []
    for row in rows:
        moved = {
            name: getattr(row, name) + timedelta(days=days)
            for name, known in specs(type(row)).items()
            if known.kind in ("day", "moment") and getattr(row, name) is not None
        }
        copies.append(type(row)(**{"id": row.id, **values_of(row), **moved}))
    return tuple(copies)


def sample(name: str, today: date) -> tuple[Row, ...]:
    """The rows of a shipped sample under new ids, its dates as if it had been written today.

    Raises FileNotFoundError, naming the samples there are, when there is none of that name.
    """
    content = content_of(paths.sample(name).read_text(encoding="utf-8"))
    return fresh_ids(shifted(content.rows, (today - content.as_of).days))
