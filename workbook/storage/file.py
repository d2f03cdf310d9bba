"""The file itself: recognised before it is opened, opened by one connection."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import StaticPool

from workbook.model import TABLES
from workbook.storage import driver, lock, migrations, rekeying
from workbook.storage.backups import back_up
from workbook.storage.errors import (
    InUse,
    NotAWorkbook,
    NotStored,
    WorkbookError,
    WrongPassphrase,
)
from workbook.storage.header import (
    Header,
    damaged,
    may_be_protected,
    recognise,
    require_ours,
)

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
        raise InUse(f"“{path.name}” is already open in this program.")
    header = _recognised(path, all_steps, key)
    if not read_only:
        return _open_for_writing(path, all_steps, key)
    left_over = (header and header.write_ahead) or path.with_name(f"{path.name}-journal").exists()
    if left_over or (header and header.user_version < len(all_steps)):
        # Make it one whole file again, and bring it up to date.
        _open_for_writing(path, all_steps, key).close()
    opened = _connect(path, None, key, all_steps, read_only=True)
    if migrations.version(opened.raw) < len(all_steps):
        # How old a protected one is shows only now.
        opened.close()
        _open_for_writing(path, all_steps, key).close()
        opened = _connect(path, None, key, all_steps, read_only=True)
    return _complete(opened, all_steps)


def require_workbook(path: Path, key: driver.Key | None) -> None:
    """Raises as ``open_path`` does for what is no workbook, judged by the first bytes alone."""
    _recognised(path, migrations.steps(), key)


def over_copy(path: Path, raw: driver.Connection, key: driver.Key | None) -> Opened:
    """A workbook over a connection to a private copy of its file, brought up to date, only to be read.

    Raises as ``open_path`` does; then the connection is closed.
    """
    steps = migrations.steps()
    try:
        if key:
            _try_key(raw, path, len(steps))
        _check(raw, path)
        for pragma in _SAFE:
            raw.execute(f"PRAGMA {pragma}").fetchall()
        if migrations.version(raw) < len(steps):
            migrations.migrate(raw, steps)
        raw.execute("PRAGMA query_only=ON")
        # A copy is no file that anybody else could have open.
        opened = Opened(path, True, _sqlalchemy(raw, key), raw, (0, 0), None, key)
        _check_tables(opened)
    except driver.ERRORS as error:
        raw.close()
        raise opening_failed(path, error) from None
    except WorkbookError:
        raw.close()
        raise
    return opened


def _recognised(path: Path, all_steps: Sequence[str], key: driver.Key | None) -> Header | None:
    """What the first bytes say; None for a protected one, whose bytes say nothing without the key."""
    if key is None:
        return recognise(path, len(all_steps))
    if not may_be_protected(path):
        raise NotAWorkbook(f"“{path.name}” is not a protected workbook. It was left as it is.")
    return None


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
        rekeying.sweep(path)
        opened = _connect(path, held, key, all_steps, read_only=False)
    except BaseException:
        held.release()
        raise
    return _complete(opened, all_steps)


def _complete(opened: Opened, all_steps: Sequence[str]) -> Opened:
    """The same, with every step done and every table there; else it is closed and an error raised."""
    try:
        if migrations.version(opened.raw) < len(all_steps):
            _bring_up_to_date(opened, all_steps)
        _check_tables(opened)
    except BaseException:
        opened.close()
        raise
    return opened


def _connect(
    path: Path,
    held: lock.Lock | None,
    key: driver.Key | None,
    all_steps: Sequence[str],
    *,
    read_only: bool,
) -> Opened:
    identity = identity_of(path)
    raw = _raw(path, key, read_only)
    _open_here.add(identity)
    try:
        if key:
            _try_key(raw, path, len(all_steps))
        _check(raw, path)
        # The locking mode is set before the journal mode, which reads the file and so takes a lock.
        for pragma in (*_SAFE, *(() if read_only else _WRITING)):
            raw.execute(f"PRAGMA {pragma}").fetchall()
        if not read_only:
            raw.execute("BEGIN EXCLUSIVE")
            raw.execute("COMMIT")
    except driver.ERRORS as error:
        _abandon(raw, identity)
        raise opening_failed(path, error) from None
    except WorkbookError:
        _abandon(raw, identity)
        raise
    return Opened(path, read_only, _sqlalchemy(raw, key), raw, identity, held, key)


def _try_key(raw: driver.Connection, path: Path, newest: int) -> None:
    """Raises WrongPassphrase, or as ``require_ours`` does for what the key has opened."""
    try:
        raw.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except driver.ERRORS as error:
        if driver.code(error) != "SQLITE_NOTADB":
            raise
        raise WrongPassphrase(f"This passphrase does not open “{path.name}”. Nothing was changed.") from None
    application_id = raw.execute("PRAGMA application_id").fetchone()[0]
    require_ours(path, application_id, migrations.version(raw), newest)


def _raw(path: Path, key: driver.Key | None, read_only: bool) -> driver.Connection:
    try:
        return driver.connect(path, write=not read_only, key=key)
    except driver.ERRORS as error:
        raise opening_failed(path, error) from None


def _abandon(raw: driver.Connection, identity: tuple[int, int]) -> None:
    raw.close()
    _open_here.discard(identity)


def _check(raw: driver.Connection, path: Path) -> None:
    """Raises Damaged when the content is not whole, or holds what this program never puts there."""
    verdict = raw.execute("PRAGMA quick_check(1)").fetchone()[0]
    if verdict != "ok":
        raise damaged(path, "its content does not pass the check")
    if raw.execute("SELECT 1 FROM sqlite_schema WHERE type IN ('trigger', 'view')").fetchone():
        raise damaged(path, "it holds parts that this program does not put there")


def opening_failed(path: Path, error: Exception) -> WorkbookError:
    """The error for a workbook that SQLite would not open or read."""
    name = driver.code(error)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return InUse(f"“{path.name}” is in use by another program. Close it there first.")
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_FULL")):
        return NotStored(f"“{path.name}” cannot be opened for writing here. It was left as it is.")
    return damaged(path, "its content cannot be read")


def _bring_up_to_date(opened: Opened, all_steps: Sequence[str]) -> None:
    back_up(opened.raw, opened.path, opened.key, reason="migration")
    try:
        migrations.migrate(opened.raw, all_steps)
    except driver.ERRORS:
        raise NotStored(
            f"“{opened.path.name}” is of an older version and could not be brought up to date. "
            "It is as it was, and a backup was made."
        ) from None


def _check_tables(opened: Opened) -> None:
    for table in TABLES:
        found = {row[1] for row in opened.raw.execute(f'PRAGMA table_info("{table.__tablename__}")')}
        if not found >= set(table.model_fields):
            raise damaged(opened.path, "parts of it are missing")


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
