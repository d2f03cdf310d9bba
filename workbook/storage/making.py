"""Making a workbook: whole under another name first, then given its own."""

import os
from pathlib import Path

from workbook.storage import driver, migrations, private
from workbook.storage.errors import NoProtection, NotStored
from workbook.storage.header import APPLICATION_ID, is_plain


def make(path: Path, key: driver.Key | None = None) -> None:
    """Make an empty workbook, readable by its owner alone; with a key, a protected one.

    Raises NotStored when something of that name is there, or the place cannot be written, and
    NoProtection for a key where the package for it is missing.
    """
    if os.path.lexists(path):
        raise NotStored(f"“{path}” is already there and was left as it is. Choose another name, or open it.")
    try:
        private.make_folder(path.parent)
        temporary = private.empty_file(path)
        try:
            _fill(temporary, key)
            private.onto_disk(temporary)
            private.name_new(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
        private.onto_disk(path.parent)
    except OSError as error:
        raise NotStored(f"No workbook could be made at “{path}”: {private.why(error)}.") from None
    except driver.ERRORS:
        raise NotStored(f"No workbook could be made at “{path}”: it could not be written whole.") from None


def _fill(path: Path, key: driver.Key | None) -> None:
    raw = driver.connect(path, write=True, key=key)
    try:
        raw.execute("PRAGMA synchronous=EXTRA")
        raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
        migrations.migrate(raw, migrations.steps())
    finally:
        raw.close()
    if key and is_plain(path):
        raise NoProtection
