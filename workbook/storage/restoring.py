"""A backup made a workbook again: byte for byte, in a new file, never over another one."""

import os
import shutil
from pathlib import Path

from workbook.storage import backup_files, private
from workbook.storage.backup_files import Backup
from workbook.storage.errors import NotStored


def restore(backup: Backup, into: Path) -> Path:
    """Make a workbook of a backup at a path where nothing is yet, and give that path.

    A protected backup stays protected, by the passphrase of its time. One of an earlier version is
    brought up to date when it is opened.

    Raises Damaged when the backup is not as it was made, and NotStored when something of that name is
    there or the place cannot be written; then nothing is there that was not before.
    """
    if os.path.lexists(into):
        raise NotStored(f"“{into}” is already there and was left as it is. Choose another name.")
    backup_files.verify(backup)
    try:
        private.make_folder(into.parent)
        temporary = private.empty_file(into)
        try:
            shutil.copyfile(backup.path, temporary)
            private.onto_disk(temporary)
            # What was read a moment ago may differ from what is on the disk now.
            backup_files.verify_copy(backup, temporary)
            private.name_new(temporary, into)
        finally:
            temporary.unlink(missing_ok=True)
        private.onto_disk(into.parent)
    except OSError as error:
        raise NotStored(
            f"The backup could not be restored to “{into}”: {private.why(error)}. Choose another place."
        ) from None
    return into
