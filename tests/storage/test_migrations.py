"""The schema of the steps is that of the model; a migration is whole or not at all, after a backup."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from tests.storage.schema import declared_schema
from tests.storage.some_rows import as_data, full_negotiation
from workbook.storage import backups, file, migrations
from workbook.storage.edits import addition
from workbook.storage.errors import NewerWorkbook, NotStored
from workbook.storage.store import Store, open_file

_STEPS = migrations.steps()
_REBUILD = """
CREATE TABLE "new" (id VARCHAR(64) NOT NULL PRIMARY KEY, colour VARCHAR);
-- a comment; with a semicolon
INSERT INTO "new" SELECT id, 'blue; green' FROM negotiation;
ALTER TABLE negotiation ADD COLUMN colour VARCHAR;
UPDATE negotiation SET colour = (SELECT colour FROM "new" WHERE "new".id = negotiation.id);
DROP TABLE "new";
"""


def made(*statements: str) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    for statement in statements:
        connection.executescript(statement)
    return connection


def described(connection: sqlite3.Connection) -> dict[str, object]:
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type='table'")]
    words = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    return {
        # A table made anew under another name comes back with its name in quotes.
        "words": {
            name: " ".join(sql.split()).replace(f'CREATE TABLE "{name}"', f"CREATE TABLE {name}")
            for name, sql in words
        },
        "columns": {name: connection.execute(f'PRAGMA table_info("{name}")').fetchall() for name in names},
        "links": {
            name: sorted(connection.execute(f'PRAGMA foreign_key_list("{name}")').fetchall())
            for name in names
        },
        "indexes": {
            name: sorted(row[1:] for row in connection.execute(f'PRAGMA index_list("{name}")'))
            for name in names
        },
    }


def test_the_steps_make_the_tables_the_model_declares() -> None:
    migrated = made()
    migrations.migrate(migrated, _STEPS)
    fresh = described(made(declared_schema()))
    assert described(migrated) == fresh
    assert len(fresh["columns"]) == 32  # type: ignore[arg-type]


def held(connection: sqlite3.Connection) -> dict[str, list[dict[str, object]]]:
    connection.row_factory = sqlite3.Row
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type='table'")]
    return {name: [dict(row) for row in connection.execute(f'SELECT * FROM "{name}"')] for name in names}


def test_a_workbook_of_the_first_version_keeps_everything_it_holds() -> None:
    old = made(_STEPS[0], "PRAGMA user_version=1")
    for row in full_negotiation():
        table = row.__tablename__
        known = [column[1] for column in old.execute(f'PRAGMA table_info("{table}")')]
        values = [
            str(value) if isinstance(value, date) else value for value in map(row.__getattribute__, known)
        ]
        if known:
            columns, marks = ", ".join(f'"{name}"' for name in known), ", ".join("?" * len(known))
            old.execute(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', values)
    before = held(old)
    migrations.migrate(old, _STEPS)
    after = held(old)
    assert len(before) == 30
    assert all(len(rows) == 1 for rows in before.values())
    for name, (row,) in before.items():
        assert after[name][0].items() >= row.items()
    assert after["issue"][0]["weight_locked"] == 0
    assert after["offer"][0]["heard"] == 0
    assert old.execute("PRAGMA foreign_key_check").fetchall() == []


def test_steps_are_applied_in_one_go_with_the_version(tmp_path: Path) -> None:
    connection = made()
    migrations.migrate(connection, ["CREATE TABLE a (x)", "CREATE TABLE b (x); CREATE TABLE c (x)"])
    assert migrations.version(connection) == 2
    migrations.migrate(connection, ["fails if run", "fails if run", "CREATE TABLE d (x)"])
    assert migrations.version(connection) == 3


def test_a_failing_step_leaves_everything_as_it_was() -> None:
    connection = made("CREATE TABLE a (x)")
    with pytest.raises(sqlite3.Error):
        migrations.migrate(connection, ["CREATE TABLE b (x); INSERT INTO a VALUES (1); no SQL"])
    assert described(connection)["columns"].keys() == {"a"}  # type: ignore[attr-defined]
    assert connection.execute("SELECT count(*) FROM a").fetchone() == (0,)
    assert (migrations.version(connection), connection.in_transaction) == (0, False)


def test_a_step_that_leaves_a_link_to_nothing_is_taken_back() -> None:
    connection = made("CREATE TABLE a (id PRIMARY KEY); CREATE TABLE b (a REFERENCES a(id))")
    connection.execute("INSERT INTO a VALUES (1)")
    connection.execute("INSERT INTO b VALUES (1)")
    with pytest.raises(sqlite3.IntegrityError):
        migrations.migrate(connection, ["DELETE FROM a"])
    assert connection.execute("SELECT count(*) FROM a").fetchone() == (1,)
    assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)


def filled(store: Store) -> Path:
    store.apply([addition(row) for row in full_negotiation()])
    store.close()
    return store.path


def test_an_older_workbook_is_brought_up_to_date_after_a_backup(store: Store) -> None:
    path = filled(store)
    original = path.read_bytes()
    opened = file.open_path(path, steps=[*_STEPS, _REBUILD])
    found = opened.raw.execute("SELECT id, title, colour FROM negotiation").fetchall()
    children = opened.raw.execute("SELECT count(*) FROM issue").fetchone()
    opened.close()
    assert found == [("n", "Title of n", "blue; green")]
    assert children == (1,)
    (backup,) = backups.of(path)
    old = open_file(backup.path)
    assert as_data(old.rows()) == as_data(full_negotiation())
    old.close()
    assert path.read_bytes() != original
    with pytest.raises(NewerWorkbook):
        open_file(path)


def test_a_workbook_that_cannot_be_brought_up_to_date_is_as_it_was(store: Store) -> None:
    path = filled(store)
    original = path.read_bytes()
    with pytest.raises(NotStored, match="could not be brought up to date"):
        file.open_path(path, steps=[*_STEPS, "DELETE FROM negotiation; DROP TABLE nowhere"])
    assert path.read_bytes() == original
    again = open_file(path)
    assert as_data(again.rows()) == as_data(full_negotiation())
    again.close()


def test_an_older_workbook_opened_for_reading_is_brought_up_to_date_too(store: Store) -> None:
    path = filled(store)
    opened = file.open_path(path, read_only=True, steps=[*_STEPS, _REBUILD])
    assert migrations.version(opened.raw) == len(_STEPS) + 1
    opened.close()


def test_every_step_is_part_of_what_is_installed() -> None:
    assert len(_STEPS) >= 1
    assert all("CREATE" in step or "ALTER" in step or "UPDATE" in step for step in _STEPS)
