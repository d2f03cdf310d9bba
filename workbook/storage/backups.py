"""Copies of a workbook, made through SQLite from the open connection and checked before they count."""

import os
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from workbook import paths
from workbook.storage import backup_files, driver, private, retention
from workbook.storage.backup_content import Content, Difference, Summary, content, content_of, difference
from workbook.storage.backup_files import (
    REASONS,
    Backup,
    fault,
    newest,
    newest_verified,
    of,
    up_to_date,
    verify,
)
from workbook.storage.errors import NotStored, WorkbookError
from workbook.storage.header import is_plain
from workbook.storage.restoring import restore

__all__ = [
    "REASONS",
    "Backup",
    "Content",
    "Difference",
    "Summary",
    "back_up",
    "content",
    "content_of",
    "difference",
    "fault",
    "make_copy",
    "newest",
    "newest_verified",
    "of",
    "restore",
    "unchanged",
    "up_to_date",
    "verify",
]


def back_up(
    raw: driver.Connection,
    workbook: Path,
    key: driver.Key | None = None,
    *,
    reason: str,
    now: datetime | None = None,
) -> Backup:
    """A verified copy of the open workbook among its backups; with a key, protected by the same key.

    ``reason`` is one of ``REASONS``. Afterwards older backups go as ``retention`` has it. Where the last
    backup holds the very same bytes it is that one, and nothing new is kept.

    Raises NotStored when it could not be made, or the open workbook is not whole; then there is no new
    backup, and the others are all there.
    """
    folder, now = paths.backups(workbook), now or datetime.now(UTC)
    try:
        private.make_folder(folder)
        private.sweep(folder)
        made = _made(raw, workbook, key, reason, now)
    except _failures() as error:
        raise NotStored(
            f"No backup could be made in “{folder}”: {_why(error)}. Your workbook is safe, and the other "
            "backups are as they were."
        ) from None
    with suppress(OSError):
        _forget(workbook, now)
    return made


def unchanged(raw: driver.Connection, workbook: Path, key: driver.Key) -> Backup | None:
    """The newest backup of an open protected workbook, where it opens with that key and holds the same rows.

    Two copies of a protected workbook are never the same bytes, so what is in them is compared.
    """
    last = newest(workbook)
    if last is not None:
        with suppress(OSError, WorkbookError, *driver.ERRORS):
            if not is_plain(last.path) and content(last, key).rows == content_of(raw).rows:
                return last
    return None


def make_copy(raw: driver.Connection, path: Path, key: driver.Key | None = None) -> None:
    """A verified copy of the open workbook at any path. Raises NotStored; then nothing was replaced."""
    if os.path.exists(path) and not os.path.isfile(path):
        raise NotStored(f"“{path}” is not a file that can be replaced. Give the name of one.")
    try:
        _copy(raw, path, key, lambda temporary: path)
    except _failures() as error:
        raise NotStored(f"No copy could be made at “{path}”: {_why(error)}. Choose another place.") from None


class _NotWhole(Exception):
    """The copy is not what the workbook should be."""


def _failures() -> tuple[type[Exception], ...]:
    return (OSError, _NotWhole, *driver.ERRORS)


def _why(error: Exception) -> str:
    if isinstance(error, OSError):
        return private.why(error)
    name = driver.code(error)
    if name.startswith("SQLITE_FULL"):
        return "the disk is full"
    if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY")):
        return "the disk refused to write, it may be full or gone"
    return "the content of the workbook does not pass the check"


def _made(
    raw: driver.Connection, workbook: Path, key: driver.Key | None, reason: str, now: datetime
) -> Backup:
    path, last = backup_files.new_path(workbook, now), newest(workbook)
    source = backup_files.source_of(workbook)

    def placed(temporary: Path) -> Path:
        sha256 = backup_files.digest(temporary)
        again = last if last is not None and last.sha256 == sha256 and not fault(last) else None
        noted = backup_files.note(
            again.path if again else path,
            sha256,
            reason=again.reason if again else reason,
            made_at=again.made_at if again else now,
            source=source,
        )
        _put(backup_files.beside(again.path if again else path), noted)
        return again.path if again else path

    final = _copy(raw, path, key, placed)
    found = next((backup for backup in of(workbook) if backup.path == final), None)
    if found is None:
        raise FileNotFoundError(2, "the backup was removed as soon as it was made")
    return found


def _copy(raw: driver.Connection, path: Path, key: driver.Key | None, placed: Callable[[Path], Path]) -> Path:
    """The copy under the name that ``placed`` gives it once it is on the disk and has been checked."""
    temporary = private.empty_file(path)
    try:
        _fill(raw, temporary, key)
        private.onto_disk(temporary)
        _check(raw, temporary, key)
        final = placed(temporary)
        temporary.replace(final)
        private.onto_disk(final.parent)
    finally:
        temporary.unlink(missing_ok=True)
    return final


def _fill(raw: driver.Connection, path: Path, key: driver.Key | None) -> None:
    with closing(driver.connect(path, write=True, key=key)) as copy:
        # The file has another name until it is whole: a journal of its own would be for nothing.
        copy.execute("PRAGMA journal_mode=MEMORY").fetchall()
        copy.execute("PRAGMA synchronous=OFF").fetchall()
        raw.backup(copy)


def _check(raw: driver.Connection, path: Path, key: driver.Key | None) -> None:
    """Raises _NotWhole, or one of ``driver.ERRORS``, when the copy is not sound or not all of it."""
    with closing(driver.connect(path, write=False, key=key)) as copy:
        sound = driver.passes(copy)
        if not sound or copy.execute("PRAGMA foreign_key_check").fetchone() or _counts(copy) != _counts(raw):
            raise _NotWhole


def _counts(raw: driver.Connection) -> dict[str, int]:
    names = raw.execute("SELECT name FROM sqlite_schema WHERE type='table' ORDER BY name").fetchall()
    return {name: raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in names}


def _put(path: Path, content: bytes) -> None:
    temporary = private.empty_file(path)
    try:
        temporary.write_bytes(content)
        private.onto_disk(temporary)
        temporary.replace(path)
        # Never is a backup there without it, whatever a power cut leaves of what comes next.
        private.onto_disk(path.parent)
    finally:
        temporary.unlink(missing_ok=True)


def _forget(workbook: Path, now: datetime) -> None:
    backup_files.remove(retention.removable(of(workbook), now, lambda known: not fault(known)))
