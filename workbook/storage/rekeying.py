"""The same workbook with another key, or with none: a verified copy, then swapped in whole."""

from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from itertools import zip_longest
from pathlib import Path
from typing import Any

from workbook.storage import driver, private
from workbook.storage.errors import NotStored
from workbook.storage.header import is_plain
from workbook.storage.progress import Going, go_on, on_and_on

Rows = Callable[[driver.Connection, str], Iterator[tuple[Any, ...]]]

_EVERY = 200
_MARKS = ("application_id", "user_version")
_MARK = ".rekey"


def copied_of(
    backup: Path, used: driver.Key | None, path: Path, key: driver.Key | None, going: Going = on_and_on
) -> Path:
    """A copy with that key of a backup that opens with ``used``; else as ``copied``, on any thread."""
    try:
        with closing(driver.connect(backup, write=False, key=used)) as raw:
            return copied(raw, path, key, going)
    except driver.ERRORS as error:
        raise _failed(path, _reason(error)) from None


def copied(raw: driver.Connection, path: Path, key: driver.Key | None, going: Going = on_and_on) -> Path:
    """A copy with that key of an open workbook, on the disk beside ``path``, every row compared.

    Row by row, because the two libraries cannot copy pages to each other. Raises NotStored, Stopped when
    ``going`` said so, and NoProtection where the package for a key is missing; nothing is left behind then.
    """
    try:
        _require_one_name(path)
        temporary = private.empty_file(_marked(path))
    except OSError as error:
        raise _failed(path, private.why(error)) from None
    try:
        rows = _told(raw, going)
        _write(raw, temporary, key, rows)
        private.onto_disk(temporary)
        _compare(raw, temporary, key, rows)
    except BaseException as error:
        temporary.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _failed(path, private.why(error)) from None
        if isinstance(error, driver.ERRORS):
            raise _failed(path, _reason(error)) from None
        raise
    return temporary


def swap(temporary: Path, path: Path) -> None:
    """Put the copy in the place of the closed workbook. Raises NotStored; then all is as it was."""
    try:
        temporary.replace(path)
        private.onto_disk(path.parent)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise _failed(path, private.why(error)) from None


def _require_one_name(path: Path) -> None:
    """Raises NotStored where the file has a second name, which would go on naming the old content."""
    if path.exists() and path.stat().st_nlink > 1:
        raise NotStored(
            f"“{path.name}” has another name on this disk (a hard link), under which it would stay as it is. "
            "Nothing was changed. Remove the other name first, or save a copy and protect that."
        )


def _marked(path: Path) -> Path:
    return path.with_name(f"{path.name[:80]}{_MARK}")


def _write(raw: driver.Connection, path: Path, key: driver.Key | None, rows: Rows) -> None:
    with closing(driver.connect(path, write=True, key=key)) as copy:
        # The file gets its name when it is whole: a journal of its own would be for nothing.
        copy.execute("PRAGMA journal_mode=MEMORY").fetchall()
        copy.execute("PRAGMA synchronous=OFF").fetchall()
        copy.execute("BEGIN")
        for kind, name, sql in _schema(raw):
            copy.execute(sql)
            if kind == "table":
                _fill(raw, copy, name, rows)
        for mark in _MARKS:
            copy.execute(f"PRAGMA {mark}={_mark(raw, mark)}")
        copy.execute("COMMIT")


def _fill(raw: driver.Connection, copy: driver.Connection, name: str, rows: Rows) -> None:
    columns = len(raw.execute(f'PRAGMA table_info("{name}")').fetchall())
    places = ", ".join("?" * columns)
    copy.executemany(f'INSERT INTO "{name}" VALUES ({places})', rows(raw, name))


def _compare(raw: driver.Connection, path: Path, key: driver.Key | None, rows: Rows) -> None:
    """Raises DatabaseError when the copy differs in anything, or is not protected as it should be."""
    if is_plain(path) is (key is not None):
        raise driver.DatabaseError("the copy is not protected as it should be")
    with closing(driver.connect(path, write=False, key=key)) as copy:
        same = (
            driver.passes(copy)
            and all(_mark(copy, mark) == _mark(raw, mark) for mark in _MARKS)
            and list(_schema(copy)) == list(_schema(raw))
            and all(_same_rows(raw, copy, name, rows) for kind, name, _ in _schema(raw) if kind == "table")
        )
    if not same:
        raise driver.DatabaseError("the copy differs")


def _same_rows(raw: driver.Connection, copy: driver.Connection, name: str, rows: Rows) -> bool:
    return all(ours == theirs for ours, theirs in zip_longest(rows(raw, name), _rows(copy, name)))


def _told(raw: driver.Connection, going: Going) -> Rows:
    """Reads rows, once to copy and once to compare them, and tells how far it is."""
    tables = [name for kind, name, _ in _schema(raw) if kind == "table"]
    total = 2 * sum(raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables)
    done = 0

    def rows(source: driver.Connection, name: str) -> Iterator[tuple[Any, ...]]:
        nonlocal done
        go_on(going, done / max(total, 1))
        for row in _rows(source, name):
            done += 1
            if done % _EVERY == 0:
                go_on(going, done / total)
            yield row

    return rows


def _rows(raw: driver.Connection, name: str) -> Iterator[tuple[Any, ...]]:
    yield from raw.execute(f'SELECT * FROM "{name}" ORDER BY rowid')


def _schema(raw: driver.Connection) -> Iterator[tuple[str, str, str]]:
    """Tables first, as they were made; then what hangs on them. SQLite makes its own parts itself."""
    yield from raw.execute(
        "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' "
        "ESCAPE '\\' ORDER BY type <> 'table', rowid"
    )


def _mark(raw: driver.Connection, name: str) -> int:
    return int(raw.execute(f"PRAGMA {name}").fetchone()[0])


def _reason(error: BaseException) -> str:
    code = driver.code(error)
    if code.startswith("SQLITE_FULL"):
        return "the disk is full"
    if code.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY")):
        return "the disk refused to write, it may be full or gone"
    return "the copy was not whole"


def _failed(path: Path, reason: str) -> NotStored:
    return NotStored(
        f"“{path.name}” is as it was: {reason}. Nothing is lost, and nothing was changed. Try "
        "again when that is mended."
    )
