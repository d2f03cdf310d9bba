"""What is done with a backup on the worker thread: an answer, or the sentence that says why there is none."""

from pathlib import Path

from workbook.storage import backups
from workbook.storage.backups import Backup, Content
from workbook.storage.driver import Key
from workbook.storage.errors import WorkbookError


def content_or_why(backup: Backup, key: Key | None) -> Content | str:
    """What is inside a backup, or why that cannot be told."""
    try:
        return backups.content(backup, key)
    except WorkbookError as problem:
        return str(problem)


def restored_or_why(backup: Backup, into: Path) -> Path | str:
    """The workbook made of a backup in a new file, or why there is none."""
    try:
        return backups.restore(backup, into)
    except WorkbookError as problem:
        return str(problem)


def short(name: str, longest: int = 32) -> str:
    """A name as it fits onto a button."""
    return name if len(name) <= longest else f"{name[: longest - 1].rstrip()}…"
