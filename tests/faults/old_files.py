"""A workbook of the first version, and what it holds once it is brought up to date."""

import shutil
import tempfile
from functools import cache
from pathlib import Path

from tests.faults.keys import key_of
from tests.faults.ledger import digest, state_of
from tests.storage.some_rows import full_negotiation
from workbook.model import TABLES
from workbook.storage import driver, migrations
from workbook.storage.header import APPLICATION_ID
from workbook.storage.store import open_file


def put(path: Path, key_name: str) -> str:
    """Put a workbook of the first version there; the digest of its content as it is to be afterwards."""
    content, wanted = _made(key_name)
    path.write_bytes(content)
    path.chmod(0o600)
    return wanted


@cache
def _made(key_name: str) -> tuple[bytes, str]:
    key = key_of(key_name)
    with tempfile.TemporaryDirectory(prefix="workbook-faults-") as folder:
        path = Path(folder) / "first.workbook"
        path.touch(0o600)
        connection = driver.connect(path, write=True, key=key)
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        migrations.migrate(connection, migrations.steps()[:1])
        _fill(connection)
        connection.close()
        shutil.copy(path, Path(folder) / "newest.workbook")
        store = open_file(Path(folder) / "newest.workbook", key=key)
        wanted = digest(state_of(store.rows()))
        store.close()
        return path.read_bytes(), wanted


def _fill(connection: driver.Connection) -> None:
    rows = [row for number in range(20) for row in full_negotiation(f"old{number}")]
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("BEGIN")
    for table in TABLES:
        known = {row[1] for row in connection.execute(f'PRAGMA table_info("{table.__tablename__}")')}
        names = [name for name in table.model_fields if name in known]
        marks = ", ".join("?" for _ in names)
        columns = ", ".join(f'"{name}"' for name in names)
        for row in rows if names else []:
            if type(row) is table:
                connection.execute(
                    f'INSERT INTO "{table.__tablename__}" ({columns}) VALUES ({marks})',
                    [_plain(getattr(row, name)) for name in names],
                )
    connection.execute("COMMIT")


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, str | int | float) else str(value)
