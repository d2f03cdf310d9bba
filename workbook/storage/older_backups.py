"""Backups from before the protection of a workbook was changed: given the new passphrase, or removed."""

from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path

from workbook import paths
from workbook.storage import backup_files, driver, private, rekeying
from workbook.storage.backup_files import Backup
from workbook.storage.errors import NotStored, WorkbookError
from workbook.storage.header import is_plain


def unprotected(workbook: Path) -> tuple[Backup, ...]:
    """The backups that anybody can read who has the file, newest first."""
    return tuple(backup for backup in backup_files.of(workbook) if _is_plain(backup))


def protected(workbook: Path) -> tuple[Backup, ...]:
    """The backups that need a passphrase, newest first; which one shows only with it."""
    return tuple(backup for backup in backup_files.of(workbook) if not _is_plain(backup))


def give(backups: Iterable[Backup], old: driver.Key | None, new: driver.Key) -> Iterator[bool]:
    """Replace each backup by a verified copy with another key; for each in turn, whether that was done.

    ``old`` opens those that are protected. One that is damaged, has another passphrase or finds no room
    stays as it is. At any moment each is there, whole: the old one goes when the new one is on the disk.
    """
    for backup in backups:
        try:
            _give(backup, None if is_plain(backup.path) else old, new)
        except (OSError, WorkbookError):
            yield False
        except driver.ERRORS:
            yield False
        else:
            yield True


def remove(backups: Iterable[Backup]) -> int:
    """Remove backups with their checksums; the number of those that are still there."""
    return backup_files.remove(backups)


def _is_plain(backup: Backup) -> bool:
    with suppress(WorkbookError):
        return is_plain(backup.path)
    return False


def _give(backup: Backup, old: driver.Key | None, new: driver.Key) -> None:
    if backup.sha256 is not None:
        backup_files.verify(backup)
    path = _free_name(backup.path)
    private.sweep(path.parent)
    with closing(driver.connect(backup.path, write=False, key=old)) as raw:
        temporary = rekeying.copied(raw, path, new)
    try:
        noted = backup_files.note(
            path,
            backup_files.digest(temporary),
            reason=backup.reason,
            made_at=backup.made_at,
            source="",
        )
        private.write(backup_files.beside(path), noted)
        temporary.replace(path)
        private.onto_disk(path.parent)
    except (OSError, WorkbookError):
        temporary.unlink(missing_ok=True)
        backup_files.beside(path).unlink(missing_ok=True)
        raise
    remove([backup])


def _free_name(path: Path) -> Path:
    """The same name with a number after it, as backups of the same second have it."""
    stem = path.stem[:-4] if path.stem[-4:-3] == " " and path.stem[-3:].isdecimal() else path.stem
    for number in range(1, 1000):
        free = path.with_name(f"{stem} {number:03}{paths.SUFFIX}")
        if not free.exists():
            return free
    raise NotStored(f"There are too many backups of the same moment as “{path.name}”.")
