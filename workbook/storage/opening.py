"""What a file has to pass before it counts as a workbook of ours, whichever way it is opened."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from workbook.storage import driver, inspection, lock, migrations, moment
from workbook.storage.errors import (
    Damaged,
    NotAWorkbook,
    NotStored,
    WorkbookError,
    WrongPassphrase,
)
from workbook.storage.header import damaged, may_be_protected, recognise, require_ours


def require_recognised(path: Path, all_steps: Sequence[str], key: driver.Key | None) -> None:
    """Raises as ``recognise`` does; with a key, NotAWorkbook for what cannot be a protected workbook."""
    if key is None:
        recognise(path, len(all_steps))
    elif not may_be_protected(path):
        raise NotAWorkbook(f"“{path.name}” is not a protected workbook. It was left as it is.")


def require_ours_and_whole(
    raw: driver.Connection, path: Path, key: driver.Key | None, all_steps: Sequence[str]
) -> None:
    """Raises NotAWorkbook, NewerWorkbook, Damaged or WrongPassphrase for what a connection shows.

    Nothing is written to the file, unless an interrupted write is to be taken back.
    """
    try:
        application_id = raw.execute("PRAGMA application_id").fetchone()[0]
    except driver.ERRORS as error:
        raise failed(path, error, key) from None
    try:
        require_ours(path, application_id, migrations.version(raw), len(all_steps))
        wrong = inspection.problem(raw)
    except driver.ERRORS as error:
        raise failed(path, error, None) from None
    if wrong:
        raise damaged(path, wrong)


def require_worth_finishing(path: Path, key: driver.Key | None, all_steps: Sequence[str]) -> None:
    """Try on a private copy what SQLite would do first to a file whose last write was interrupted.

    Raises Damaged when the file would not be whole afterwards, with what lies beside it that does not
    belong to it, if that is why; the file is untouched.
    """
    if not moment.has_company(path):
        return
    found = moment.parts(path)
    if not found.interrupted:
        return
    stray = found.log and found.main[moment.WRITE_AHEAD] == b"\1\1"
    try:
        if not stray:
            _try(found, path, key, all_steps)
            return
    except Damaged:
        if not is_whole(found.alone(), path, key, all_steps):
            raise
    beside = moment.log_of(path) if found.log else moment.journal_of(path)
    raise Damaged(
        f"“{path.name}” was not opened, because “{beside.name}” lies beside it and does not belong to it. "
        "Nothing was changed. Move that file elsewhere, then open the workbook again.",
        path=path,
    )


def _try(found: moment.Parts, path: Path, key: driver.Key | None, all_steps: Sequence[str]) -> None:
    try:
        raw = moment.opened(found, key)
    except driver.ERRORS as error:
        raise failed(path, error, key) from None
    with closing(raw):
        require_ours_and_whole(raw, path, key, all_steps)


def is_whole(found: moment.Parts, path: Path, key: driver.Key | None, all_steps: Sequence[str]) -> bool:
    """Whether the file would be a whole workbook of ours, as tried on a private copy."""
    try:
        _try(found, path, key, all_steps)
    except WorkbookError:
        return False
    return True


def failed(path: Path, error: BaseException, key: driver.Key | None) -> WorkbookError:
    """The error for a workbook that SQLite would not open or read."""
    name = driver.code(error)
    if key and name == "SQLITE_NOTADB":
        return WrongPassphrase(f"This passphrase does not open “{path.name}”. Nothing was changed.")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return lock.in_use(path)
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_FULL")):
        return NotStored(f"“{path.name}” cannot be opened for writing here. It was left as it is.")
    return damaged(path, "its content cannot be read")
