"""One open workbook: what is read from it, and the one door through which it changes."""

import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError

from workbook.model import (
    NAMES,
    TABLES,
    Dossier,
    Entry,
    Negotiation,
    PracticeGoal,
    Prediction,
    Reflection,
    Row,
    Workbook,
)
from workbook.storage import backups, driver, failing, file, finding, making, reading, rekeying, writing
from workbook.storage.edits import RowChange
from workbook.storage.errors import Damaged, NotStored, Refused, WorkbookError
from workbook.storage.header import damaged
from workbook.storage.search import Hit, Index

__all__ = ["Hit", "Store", "create", "open_file", "open_or_create"]


class Store:
    """An open workbook. Used from the thread that opened it, until it is closed."""

    def __init__(self, opened: file.Opened) -> None:
        self._file = opened
        self._index = Index()
        self._last_backup: backups.Backup | None = None
        self._edited = False
        #: What was found wrong with the content while it was open: from then on nothing is written to it.
        self._broken: WorkbookError | None = None

    @property
    def path(self) -> Path:
        """The file, without symbolic links."""
        return self._file.path

    @property
    def read_only(self) -> bool:
        """Whether the workbook was opened only to be read."""
        return self._file.read_only

    @property
    def protected(self) -> bool:
        """Whether the file, its journal and its backups can be read only with a passphrase."""
        return self._file.key is not None

    @property
    def key(self) -> driver.Key | None:
        """What opened a protected workbook."""
        return self._file.key

    def in_place(self) -> bool:
        """Whether the path still names the file that was opened; else nothing can be stored in it."""
        return self.read_only or self._file.in_place()

    def apply(self, changes: Sequence[RowChange]) -> None:
        """Store the changes, all or none; on return they are on the disk.

        Raises Refused when a field cannot hold its value or a link would point nowhere, NotStored
        when the file cannot be written. Nothing has changed then.
        """
        if self.read_only:
            raise NotStored(f"“{self.path.name}” is open for reading only, so nothing was changed.")
        if self._broken:
            raise damaged(self.path, "its content cannot be read, so nothing more is written to it")
        self._require_place()
        try:
            with self._transaction() as connection:
                writing.write_all(connection, changes)
                self._require_place()
        except IntegrityError:
            raise self._refusal(changes) from None
        except DBAPIError as error:
            problem = failing.not_stored(self.path, error)
            self._broken = problem if isinstance(problem, Damaged) else None
            raise problem from None
        self._last_backup, self._edited = None, True
        self._index.stale |= {(change.table, change.id) for change in changes}
        self._require_place()

    def deletion(self, row: Row) -> tuple[RowChange, ...]:
        """The changes that delete a row with all that hangs on it, for ``apply``.

        Rows that cannot be without it go too; others that point to one of these lose the pointer.
        """
        with self._reading() as connection:
            return writing.deletion(connection, row)

    def dossier(self, negotiation_id: str) -> Dossier:
        """One negotiation with all its rows. Raises KeyError when it is not there (any more)."""
        with self._reading() as connection:
            return reading.assembled(
                {table: reading.rows_of_negotiation(connection, table, negotiation_id) for table in NAMES}
            )

    def workbook(self) -> Workbook:
        """What is over all negotiations; negotiations and journal entries newest first."""
        tables = (Negotiation, Reflection, Prediction, Entry, PracticeGoal)
        with self._reading() as connection:
            return reading.workbook_of({table: reading.rows_where(connection, table) for table in tables})

    def rows(self, negotiation_id: str | None = None) -> tuple[Row, ...]:
        """All rows, or those of one negotiation with its journal entries; in the order of ``TABLES``.

        Raises KeyError for a negotiation that is not there.
        """
        with self._reading() as connection:
            if negotiation_id is None:
                return tuple(row for table in TABLES for row in reading.rows_where(connection, table))
            found = tuple(
                row
                for table in TABLES
                for row in reading.rows_of_negotiation(connection, table, negotiation_id)
            )
        if not found:
            raise KeyError(negotiation_id)
        return found

    def search(
        self, text: str, limit: int = 60, tables: Collection[type[Row]] | None = None
    ) -> tuple[Hit, ...]:
        """The rows that hold every word of a text, in any script, whatever the case and the accents.

        Titles of negotiations come first, then journal entries, newest first, then all others; with
        ``tables`` only rows of these. Nothing is found for an empty text.
        """
        with self._reading() as connection:
            return finding.hits(connection, self._index, text, limit, tables)

    def backup(self, reason: str = "asked", now: datetime | None = None) -> Path:
        """A verified copy among the backups, or the last one where nothing was stored since.

        ``reason`` is one of ``backups.REASONS``; ``now`` has a time zone. Raises NotStored when it could
        not be made, or the workbook is only read; the other backups are all there then.
        """
        if self.read_only:
            raise NotStored(
                f"“{self.path.name}” is open for reading only, so no backup is made; who edits it makes them."
            )
        if self._last_backup is None and not self._edited:
            self._last_backup = backups.up_to_date(self.path)
            if self._last_backup is None and self.key is not None:
                self._last_backup = backups.unchanged(self._file.raw, self.path, self.key)
        if self._last_backup is None or backups.fault(self._last_backup):
            self._last_backup = backups.back_up(self._file.raw, self.path, self.key, reason=reason, now=now)
        return self._last_backup.path

    def content(self) -> backups.Content:
        """What the workbook holds now, to be compared with a backup. Raises Damaged or Unreadable."""
        try:
            return backups.content_of(self._file.raw)
        except driver.ERRORS as error:
            raise self._unread(error) from None

    def copy_to(self, path: Path) -> None:
        """A whole, checked copy of the workbook as it is open, at another path; one there is replaced.

        Works too when the workbook's own file is gone. Raises NotStored when it could not be made.
        """
        if file.is_open_here(path):
            raise NotStored(f"“{path.name}” is open in this program. Choose another name for the copy.")
        backups.make_copy(self._file.raw, path, self.key)

    def change_key(self, key: driver.Key | None) -> None:
        """Give the workbook this key in place of the one it has; None takes the protection away.

        A backup is made before, with the key there was. The file is then replaced by a copy that was
        compared row by row: whenever this is interrupted, one of the two is there, whole. Older backups
        keep what they have. Raises NotStored or NoProtection; the workbook is as it was then, and open.
        """
        backup = self.before_new_key(key)
        self.take_copy(rekeying.copied(self._file.raw, self.path, key), key, backup)

    def before_new_key(self, key: driver.Key | None) -> Path:
        """The backup to be made before the workbook gets this key. Raises NotStored.

        Other threads can make a copy of it with ``rekeying.copied_of``, for ``take_copy``.
        """
        if self.read_only:
            raise NotStored(f"“{self.path.name}” is open for reading only, so nothing was changed.")
        self._require_place()
        return self.backup("rekey" if key and self.key else "protect")

    def take_copy(self, copy: Path, key: driver.Key | None, backup: Path) -> None:
        """Put a copy with this key in the place of the workbook, where it is still as in the backup.

        Raises NotStored; the copy is gone then.
        """
        if self._last_backup is None or self._last_backup.path != backup:
            copy.unlink(missing_ok=True)
            raise NotStored(f"“{self.path.name}” was edited meanwhile, and is as it was. Try again.")
        used = self.key
        self._file.close()
        try:
            rekeying.swap(copy, self.path)
            used = key
        finally:
            self._file = file.open_path(self.path, key=used)
            self._last_backup, self._edited = None, True

    def close(self) -> None:
        """Let go of the file; afterwards exactly one complete file is there. Does no harm twice."""
        self._file.close()

    @property
    def closed(self) -> bool:
        """Whether the file was let go of."""
        return self._file.connection.closed

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        try:
            with self._file.connection.begin():
                yield self._file.connection
        finally:
            # SQLite keeps a transaction open whose commit it refused; SQLAlchemy takes it for ended.
            self._file.raw.rollback()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._transaction() as connection:
                yield connection
        except (StatementError, ValueError) as error:
            raise self._unread(error) from None

    def _unread(self, error: BaseException) -> WorkbookError:
        problem = failing.not_read(self.path, error)
        # A disk may be back at any moment: what is stored is not wrong because of that.
        self._broken = problem if isinstance(problem, Damaged) else self._broken
        return problem

    def _refusal(self, changes: Sequence[RowChange]) -> WorkbookError:
        """What the schema had against the changes: found by trying them again and taking them back."""
        trial = self._file.connection.begin()
        try:
            writing.write_all(self._file.connection, changes)
            broken = writing.broken_link(self._file.connection)
        except DBAPIError:
            broken = None
        finally:
            trial.rollback()
        return broken or Refused(changes[0].table, changes[0].id, "", "holds what the workbook cannot store")

    def _require_place(self) -> None:
        if not self._file.in_place():
            raise NotStored(
                f"“{self.path.name}” was moved, deleted or replaced by another program, so your last edit "
                "was not stored. What you see is still here: save it as a copy elsewhere."
            )


def create(path: Path, key: driver.Key | None = None) -> Store:
    """Make an empty workbook, with a key a protected one, and open it.

    Raises NotStored when something of that name is there, NoProtection when the package is missing.
    """
    making.make(path, key)
    return open_file(path, key=key)


def open_file(path: Path, read_only: bool = False, key: driver.Key | None = None) -> Store:
    """Open a workbook that is there; never makes one.

    Raises NotAWorkbook, NewerWorkbook, Damaged, Unreadable, InUse or NotStored (it may not be
    written, or not be brought up to date), Protected (a key is needed), WrongPassphrase or NoProtection.
    A refused file is as it was.
    """
    return Store(file.open_path(path, read_only=read_only, key=key))


def open_or_create(path: Path) -> Store:
    """Open the workbook, or make it where there is nothing of that name. Raises as both do."""
    return open_file(path) if os.path.lexists(path) else create(path)
