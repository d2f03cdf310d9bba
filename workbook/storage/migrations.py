"""The schema, step by step: numbered SQL files, each applied once, all of a kind in one transaction."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from workbook.storage import driver


@cache
def steps() -> tuple[str, ...]:
    """The text of every step, the first one first; a file at version n has had the first n."""
    return tuple(
        path.read_text(encoding="utf-8") for path in sorted(Path(__file__).with_name("steps").glob("*.sql"))
    )


def version(connection: driver.Connection) -> int:
    """How many steps the file has had."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: driver.Connection, all_steps: Sequence[str]) -> None:
    """Apply the steps the file has not had, and the version, in one transaction.

    The connection must be in autocommit mode (``isolation_level=None``). Foreign keys are off
    meanwhile, because rebuilding a table would delete what hangs on it, and are checked at the end.
    Raises one of ``driver.ERRORS`` when a step fails or leaves a link that points nowhere; then the
    file is as it was.
    """
    connection.execute("PRAGMA foreign_keys=OFF")
    try:
        connection.execute("BEGIN IMMEDIATE")
        _run(connection, all_steps)
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.execute("PRAGMA foreign_keys=ON")


def _run(connection: driver.Connection, all_steps: Sequence[str]) -> None:
    for step in all_steps[version(connection) :]:
        for statement in _statements(step):
            connection.execute(statement)
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise driver.IntegrityError("a step left a link that points nowhere")
    connection.execute(f"PRAGMA user_version={len(all_steps)}")


def _statements(script: str) -> Iterator[str]:
    pending = ""
    for piece in re.split("(?<=;)", script):
        pending += piece
        if driver.complete_statement(pending):
            yield pending
            pending = ""
    if pending.strip():
        yield pending
