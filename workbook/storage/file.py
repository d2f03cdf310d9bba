"""The file itself: made whole, recognised before it is opened, opened by one connection."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import StaticPool

from workbook.model import TABLES
from workbook.storage import driver, lock, migrations, private
from workbook.storage.backups import back_up
from workbook.storage.errors import InUse, NotStored, WorkbookError
from workbook.storage.header import APPLICATION_ID, damaged, recognise

_SAFE = (
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "temp_store=MEMORY",
)
_WRITING = (
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


def make(path: Path) -> None:
    """Make an empty workbook, readable by its owner alone.

    Raises NotStored when something of that name is there, or the place cannot be written.
    """
    if os.path.lexists(path):
        raise NotStored(f"“{path}” is already there and was left as it is. Choose another name, or open it.")
    try:
        private.make_folder(path.parent)
        temporary = private.empty_file(path)
        try:
            _fill(temporary)
            private.onto_disk(temporary)
            _name(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
        private.onto_disk(path.parent)
    except OSError as error:
        raise NotStored(f"No workbook could be made at “{path}”: {private.why(error)}.") from None
    except driver.ERRORS:
        raise NotStored(f"No workbook could be made at “{path}”: it could not be written whole.") from None


def _fill(path: Path) -> None:
    raw = driver.connect(path, write=True)
    try:
        raw.execute("PRAGMA synchronous=EXTRA")
        raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
        migrations.migrate(raw, migrations.steps())
    finally:
        raw.close()


def _name(temporary: Path, path: Path) -> None:
    """Give the file its name without ever replacing another one."""
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:
        # The place knows no hard links (FAT, some network folders).
        if os.path.lexists(path):
            raise
        temporary.rename(path)


def open_path(path: Path, *, read_only: bool = False, steps: Sequence[str] | None = None) -> Opened:
    """Open a workbook that is there; an older one is brought up to date, after a verified backup.

    Raises NotAWorkbook, NewerWorkbook, Damaged or Unreadable, InUse when somebody else has it open,
    NotStored when it may not be written. A refused file is untouched.
    """
    path = Path(os.path.realpath(path))
    all_steps = migrations.steps() if steps is None else steps
    if is_open_here(path):
        raise InUse(f"“{path.name}” is already open in this program.")
    header = recognise(path, len(all_steps))
    if not read_only:
        return _open_for_writing(path, all_steps)
    left_over = header.write_ahead or path.with_name(f"{path.name}-journal").exists()
    if left_over or header.user_version < len(all_steps):
        # Make it one whole file again, and bring it up to date.
        _open_for_writing(path, all_steps).close()
    return _complete(_connect(path, None, read_only=True), all_steps)


def is_open_here(path: Path) -> bool:
    """Whether this process has the file open as a workbook, by whatever name."""
    try:
        return identity_of(path) in _open_here
    except OSError:
        return False


def _open_for_writing(path: Path, all_steps: Sequence[str]) -> Opened:
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise NotStored(
            f"You may not write “{path.name}” or the folder it is in. Open it for reading only, "
            "or copy it to a folder of yours."
        )
    held = lock.take(path)
    try:
        opened = _connect(path, held, read_only=False)
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


def _connect(path: Path, held: lock.Lock | None, *, read_only: bool) -> Opened:
    identity = identity_of(path)
    raw = _raw(path, read_only)
    _open_here.add(identity)
    try:
        _check(raw, path)
        # The locking mode is set before the journal mode, which reads the file and so takes a lock.
        for pragma in (*_SAFE, *(() if read_only else _WRITING)):
            raw.execute(f"PRAGMA {pragma}").fetchall()
        if not read_only:
            raw.execute("BEGIN EXCLUSIVE")
            raw.execute("COMMIT")
    except driver.ERRORS as error:
        _abandon(raw, identity)
        raise _opening_failed(path, error) from None
    except WorkbookError:
        _abandon(raw, identity)
        raise
    return Opened(path, read_only, _sqlalchemy(raw), raw, identity, held)


def _raw(path: Path, read_only: bool) -> driver.Connection:
    try:
        return driver.connect(path, write=not read_only)
    except driver.ERRORS as error:
        raise _opening_failed(path, error) from None


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


def _opening_failed(path: Path, error: Exception) -> WorkbookError:
    name = driver.code(error)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return InUse(f"“{path.name}” is in use by another program. Close it there first.")
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_FULL")):
        return NotStored(f"“{path.name}” cannot be opened for writing here. It was left as it is.")
    return damaged(path, "its content cannot be read")


def _bring_up_to_date(opened: Opened, all_steps: Sequence[str]) -> None:
    back_up(opened.raw, opened.path)
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


def _sqlalchemy(raw: driver.Connection) -> Connection:
    """SQLAlchemy over this one connection; its errors never quote what a person wrote."""
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool, hide_parameters=True)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine.connect()
