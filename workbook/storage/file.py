"""The file itself: recognised before it is opened, opened by one connection."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import StaticPool

from workbook.storage import backup_files, driver, lock, migrations, moment, opening, private, scratch
from workbook.storage.backups import back_up
from workbook.storage.errors import InUse, NotStored, WorkbookError

_SAFE = (
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "temp_store=MEMORY",
)
_WRITING = (
    # Going from PERSIST to DELETE takes away the journal that a program which was killed has left.
    "journal_mode=PERSIST",
    "journal_mode=DELETE",
    "locking_mode=EXCLUSIVE",
    "journal_mode=DELETE",
    "synchronous=EXTRA",
    # Heeded on macOS alone, where a sync may stay in the disk's own memory.
    "fullfsync=ON",
    "secure_delete=ON",
)
#: Files this process has open. Opening one again, even to look, would drop SQLite's locks on it.
_open_here: set[tuple[int, int]] = set()


@dataclass
class Opened:
    """An open workbook. ``identity`` is the file it was, whatever its path names later."""

    path: Path
    read_only: bool
    connection: Connection
    raw: driver.Connection
    identity: tuple[int, int]
    held: lock.Lock | None
    key: driver.Key | None = None

    def close(self) -> None:
        """Let go of the file; afterwards exactly one complete file is there. Does no harm twice."""
        self.connection.close()
        self.connection.engine.dispose()
        self.raw.close()
        _open_here.discard(self.identity)
        if self.held:
            self.held.release()

    def in_place(self) -> bool:
        """Whether the path still names the file that was opened."""
        try:
            return identity_of(self.path) == self.identity
        except OSError:
            return False


def identity_of(path: Path) -> tuple[int, int]:
    """What tells a file from every other one at the same time. Raises OSError when there is none."""
    found = path.stat()
    return found.st_dev, found.st_ino


def open_path(
    path: Path,
    *,
    read_only: bool = False,
    steps: Sequence[str] | None = None,
    key: driver.Key | None = None,
) -> Opened:
    """Open a workbook that is there; an older one is brought up to date, after a verified backup.

    Raises NotAWorkbook, NewerWorkbook, Damaged or Unreadable, InUse when somebody else has it open,
    NotStored when it may not be written, Protected when it needs a key, WrongPassphrase for one that
    does not fit. A refused file is untouched.
    """
    path = Path(os.path.realpath(path))
    all_steps = migrations.steps() if steps is None else steps
    if is_open_here(path):
        raise InUse(f"“{path.name}” is already open in this program.", path=path, pid=os.getpid())
    opening.require_recognised(path, all_steps, key)
    return _open_copy(path, all_steps, key) if read_only else _open_for_writing(path, all_steps, key)


def _open_copy(path: Path, all_steps: Sequence[str], key: driver.Key | None) -> Opened:
    """The workbook as it lies there now, read into memory: nothing is written, whoever has it open.

    What lies beside it and does not belong to it is left out.
    """
    found = moment.parts(path)
    if found.interrupted and not opening.is_whole(found, path, key, all_steps):
        found = found.alone()
    try:
        raw = moment.opened(found, key)
    except driver.ERRORS as error:
        raise opening.failed(path, error, key) from None
    return _over_copy(path, raw, key, all_steps)


def _over_copy(
    path: Path, raw: driver.Connection, key: driver.Key | None, all_steps: Sequence[str]
) -> Opened:
    """A workbook over a connection to a private copy of its file, brought up to date, only to be read.

    Raises as ``open_path`` does; then the connection is closed.
    """
    try:
        opening.require_ours_and_whole(raw, path, key, all_steps)
        for pragma in _SAFE:
            raw.execute(f"PRAGMA {pragma}").fetchall()
        if migrations.version(raw) < len(all_steps):
            migrations.migrate(raw, all_steps)
        raw.execute("PRAGMA query_only=ON")
    except driver.ERRORS as error:
        raw.close()
        raise opening.failed(path, error, None) from None
    except WorkbookError:
        raw.close()
        raise
    # A copy is no file that anybody else could have open.
    return Opened(path, True, _sqlalchemy(raw, key), raw, (0, 0), None, key)


def is_open_here(path: Path) -> bool:
    """Whether this process has the file open as a workbook, by whatever name."""
    try:
        return identity_of(path) in _open_here
    except OSError:
        return False


def _open_for_writing(path: Path, all_steps: Sequence[str], key: driver.Key | None) -> Opened:
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise NotStored(
            f"You may not write “{path.name}” or the folder it is in. Open it for reading only, "
            "or copy it to a folder of yours."
        )
    held = lock.take(path)
    try:
        private.sweep(path.parent)
        backup_files.sweep(path)
        scratch.sweep()
        opening.require_worth_finishing(path, key, all_steps)
        opened = _connect(path, held, key, all_steps)
    except BaseException:
        held.release()
        raise
    try:
        if migrations.version(opened.raw) < len(all_steps):
            _bring_up_to_date(opened, all_steps)
    except BaseException:
        opened.close()
        raise
    return opened


def _connect(path: Path, held: lock.Lock, key: driver.Key | None, all_steps: Sequence[str]) -> Opened:
    identity = identity_of(path)
    try:
        raw = driver.connect(path, write=True, key=key)
    except driver.ERRORS as error:
        raise opening.failed(path, error, key) from None
    _open_here.add(identity)
    try:
        # All of it is looked at before anything is written.
        opening.require_ours_and_whole(raw, path, key, all_steps)
        for pragma in (*_SAFE, *_WRITING):
            raw.execute(f"PRAGMA {pragma}").fetchall()
        raw.execute("BEGIN EXCLUSIVE")
        raw.execute("COMMIT")
    except driver.ERRORS as error:
        _abandon(raw, identity)
        raise opening.failed(path, error, key) from None
    except WorkbookError:
        _abandon(raw, identity)
        raise
    return Opened(path, False, _sqlalchemy(raw, key), raw, identity, held, key)


def _abandon(raw: driver.Connection, identity: tuple[int, int]) -> None:
    raw.close()
    _open_here.discard(identity)


def _bring_up_to_date(opened: Opened, all_steps: Sequence[str]) -> None:
    back_up(opened.raw, opened.path, opened.key, reason="migration")
    try:
        migrations.migrate(opened.raw, all_steps)
    except driver.ERRORS:
        raise NotStored(
            f"“{opened.path.name}” is of an older version and could not be brought up to date. "
            "It is as it was, and a backup was made."
        ) from None


def _sqlalchemy(raw: driver.Connection, key: driver.Key | None) -> Connection:
    """SQLAlchemy over this one connection; its errors never quote what a person wrote."""
    engine = create_engine(
        "sqlite://",
        module=driver.module(key),
        creator=lambda: raw,
        poolclass=StaticPool,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine.connect()
