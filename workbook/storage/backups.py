"""Copies of a workbook, made through SQLite from the open connection and checked before they count."""

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from workbook import paths
from workbook.storage import driver, private
from workbook.storage.errors import NotStored

#: How many backups are kept; the oldest go first.
KEPT = 20


def back_up(raw: driver.Connection, workbook: Path, key: driver.Key | None = None) -> Path:
    """A verified copy of the open workbook among its backups, named by the present time.

    The backup of a workbook with a key has the same key.

    Raises NotStored when it could not be made; then there is no new backup, and the others are there.
    """
    folder = paths.backups(workbook)
    try:
        private.make_folder(folder)
        path = _free_name(workbook)
        _copy(raw, path, key)
    except _failures() as error:
        raise NotStored(
            f"No backup could be made in “{folder}”: {_why(error)}. Your workbook is safe."
        ) from None
    _forget_oldest(workbook, path)
    return path


def make_copy(raw: driver.Connection, path: Path, key: driver.Key | None = None) -> None:
    """A verified copy of the open workbook at any path. Raises NotStored; then nothing was replaced."""
    if os.path.exists(path) and not os.path.isfile(path):
        raise NotStored(f"“{path}” is not a file that can be replaced. Give the name of one.")
    try:
        _copy(raw, path, key)
    except _failures() as error:
        raise NotStored(f"No copy could be made at “{path}”: {_why(error)}. Choose another place.") from None


def _failures() -> tuple[type[Exception], ...]:
    return (OSError, *driver.ERRORS)


def _why(error: Exception) -> str:
    return private.why(error) if isinstance(error, OSError) else "the copy is not whole"


def backups_of(workbook: Path) -> tuple[Path, ...]:
    """The backups there are of a workbook, newest first."""
    found = paths.backups(workbook).glob(f"*{paths.SUFFIX}")
    shown = (path for path in found if not path.name.startswith("."))
    return tuple(sorted(shown, key=lambda path: path.stem, reverse=True))


def _copy(raw: driver.Connection, path: Path, key: driver.Key | None) -> None:
    temporary = private.empty_file(path)
    try:
        with _connection(temporary, key) as copy:
            raw.backup(copy)
            if copy.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok" or _counts(copy) != _counts(
                raw
            ):
                raise driver.DatabaseError("the copy differs")
        private.onto_disk(temporary)
        temporary.replace(path)
        private.onto_disk(path.parent)
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def _connection(path: Path, key: driver.Key | None) -> Iterator[driver.Connection]:
    connection = driver.connect(path, write=True, key=key)
    try:
        yield connection
    finally:
        connection.close()


def _counts(raw: driver.Connection) -> dict[str, int]:
    names = raw.execute("SELECT name FROM sqlite_schema WHERE type='table' ORDER BY name").fetchall()
    return {name: raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in names}


def _free_name(workbook: Path) -> Path:
    """A name by the present second, numbered after the last one of the same second."""
    stem = f"{workbook.stem} {datetime.now():%Y-%m-%d %H-%M-%S}"
    tails = [path.stem[len(stem) :].strip() for path in backups_of(workbook) if path.stem.startswith(stem)]
    number = max((int(tail or 1) for tail in tails if not tail or tail.isdecimal()), default=0) + 1
    again = f" {number:03}" if number > 1 else ""
    return paths.backups(workbook) / f"{stem}{again}{paths.SUFFIX}"


def _forget_oldest(workbook: Path, newest: Path) -> None:
    # A clock set back makes the newest look old: it is kept whatever its name says.
    for path in backups_of(workbook)[KEPT:]:
        if path != newest:
            with contextlib.suppress(OSError):
                path.unlink()
