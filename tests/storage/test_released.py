"""A workbook of every version opens with all it held; no migration that is killed leaves one between."""

import os
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.children import fork
from tests.storage.some_rows import as_data, full_negotiation
from tests.storage.test_migrations import described, held, made
from workbook.storage import backups, driver, inspection, migrations
from workbook.storage.store import open_file

RELEASED = sorted(Path(__file__).with_name("released").glob("*.sql"))
_STEPS = migrations.steps()


def old_workbook(dump: Path, path: Path) -> Path:
    """The workbook that a dump is of, as a file."""
    connection = sqlite3.connect(path)
    connection.executescript(dump.read_text(encoding="utf-8"))
    connection.close()
    return path


def test_there_is_a_literal_file_of_every_version() -> None:
    assert [dump.stem for dump in RELEASED] == [f"{number:04}" for number in range(1, len(_STEPS) + 1)]
    assert len(inspection.SCHEMAS) == len(_STEPS)


@pytest.mark.parametrize("dump", RELEASED, ids=lambda dump: dump.stem)
def test_a_workbook_of_that_version_opens_with_all_it_held_and_is_as_a_new_one(
    dump: Path, tmp_path: Path
) -> None:
    path = old_workbook(dump, tmp_path / "old.workbook")
    before = held(sqlite3.connect(path))
    content = path.read_bytes()
    reading = open_file(path, read_only=True)
    shown = as_data(reading.rows())
    reading.close()
    assert path.read_bytes() == content
    store = open_file(path)
    assert as_data(store.rows()) == shown
    store.close()
    migrated, fresh = sqlite3.connect(path), made(*_STEPS)
    assert described(migrated) == described(fresh)
    after = held(migrated)
    for name, rows in before.items():
        for old, new in zip(rows, after[name], strict=True):
            assert new.items() >= old.items()
    migrated.close()
    assert len(backups.of(path)) == (0 if dump is RELEASED[-1] else 1)
    assert len(before["negotiation"]) == 2
    assert {row_id for table, row_id in shown if table == "issue"} == {
        row.id for name in ("rent", "pay") for row in full_negotiation(name) if row.__tablename__ == "issue"
    }


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a process that can be killed mid-way")
def test_killed_at_any_statement_of_a_migration_it_is_old_or_new(tmp_path: Path) -> None:
    template = old_workbook(RELEASED[0], tmp_path / "template")
    before = held(sqlite3.connect(template))
    path = tmp_path / "old.workbook"
    total = statements(template)
    assert total > 100
    versions = set()
    for last in (1, *range(5, total, total // 7), total - 1, total, total + 1):
        path.write_bytes(template.read_bytes())
        killed_at(path, last)
        connection = sqlite3.connect(path)
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        versions.add(version)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert inspection.fingerprint(connection) == inspection.SCHEMAS[version - 1]
        if version == 1:
            assert held(connection) == before
        connection.close()
        # No question and nothing to remove by hand.
        open_file(path).close()
        assert not path.with_name(f"{path.name}-journal").exists()
    assert versions == {1, len(_STEPS)}


def statements(template: Path) -> int:
    seen: list[str] = []
    copy = template.with_name("counted")
    copy.write_bytes(template.read_bytes())
    migrate_telling(copy, seen.append)
    return len(seen)


def migrate_telling(path: Path, tell: Callable[[str], object]) -> None:
    raw = driver.connect(path, write=True)
    # Pages go to the file long before the commit.
    raw.execute("PRAGMA cache_size=1")
    raw.set_trace_callback(tell)
    migrations.migrate(raw, _STEPS)
    raw.set_trace_callback(None)
    raw.close()


def killed_at(path: Path, last: int) -> None:
    """Bring the workbook up to date in a process that dies before it runs that statement, or at the end."""
    child = fork()
    if child == 0:
        count = 0

        def die(_: str) -> None:
            nonlocal count
            count += 1
            if count == last:
                os.kill(os.getpid(), signal.SIGKILL)

        try:
            migrate_telling(path, die)
        finally:
            os.kill(os.getpid(), signal.SIGKILL)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
