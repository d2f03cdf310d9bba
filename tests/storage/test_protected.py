"""Workbooks with a passphrase: nothing of what is in them can be read without it."""

import os
import random
import shutil
import signal
import sqlite3
import sys
import unicodedata
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from tests.storage.test_kill import in_child, said_until_killed
from workbook.model import Entry
from workbook.storage import backups, driver, older_backups
from workbook.storage.driver import Key
from workbook.storage.edits import addition
from workbook.storage.errors import (
    BadPassphrase,
    Damaged,
    NewerWorkbook,
    NoProtection,
    NotAWorkbook,
    NotStored,
    Protected,
    Refused,
    WrongPassphrase,
)
from workbook.storage.store import Store, create, open_file

MARK = "Zeppelinwalküre"
KEY = Key("Ümlaut's \"quoted\" 'x' -- ; key")
TURNS = (None, KEY, Key("another"))


@pytest.fixture(scope="session")
def locked_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "locked.workbook"
    store = create(path, KEY)
    store.apply([note("first")])
    store.close()
    return path


@pytest.fixture
def locked(tmp_path: Path, locked_template: Path) -> Path:
    """A protected workbook of the test's own with one entry, closed."""
    path = tmp_path / "mine.workbook"
    shutil.copy(locked_template, path)
    return path


def note(name: str) -> driver.Any:
    return addition(Entry(id=name, text=f"{MARK} " * 300))


def marked(folder: Path) -> list[str]:
    """The files below a folder that hold the mark, in any way a database or a log might write it."""
    signs = [MARK.encode(form) for form in ("utf-8", "utf-16-le", "utf-16-be")]
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    return [path.name for path in files if any(sign in path.read_bytes() for sign in signs)]


def entries(path: Path, key: Key | None, *, read_only: bool = True) -> list[str]:
    store = open_file(path, read_only=read_only, key=key)
    found = sorted(row.id for row in store.workbook().entries)
    store.close()
    return found


def write_without_end(path: Path, pipe: int) -> None:
    """Backs up, edits, then changes many pages inside a transaction that never ends."""
    store = open_file(path, key=KEY)
    store.backup()
    store.apply([note("second")])
    store.close()
    raw = driver.connect(path, write=True, key=KEY)
    raw.execute("PRAGMA cache_size=1")
    raw.execute("BEGIN")
    for number in range(60):
        raw.execute(
            "INSERT INTO entry SELECT 'x' || ?, NULL, NULL, 'other', '', ?, '', ''", (number, MARK * 300)
        )
    raw.execute("UPDATE entry SET text = ?", (MARK * 301,))
    os.write(pipe, b"written\n")
    signal.pause()


def test_a_protected_workbook_that_was_only_opened_gets_no_further_backup(locked: Path) -> None:
    store = open_file(locked, key=KEY)
    # At once after an edit, so that the time of the file proves nothing.
    store.apply([note("second")])
    made = store.backup()
    store.close()
    store = open_file(locked, key=KEY)
    assert store.backup("opening") == made
    store.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a process that can be killed mid-way")
def test_file_journal_and_backups_hold_no_word_while_open_and_after_a_kill(locked: Path) -> None:
    child, reading = in_child(lambda pipe: write_without_end(locked, pipe))
    with os.fdopen(os.dup(reading), "rb") as pipe:
        assert pipe.readline() == b"written\n"
    journal = locked.with_name(f"{locked.name}-journal")
    assert journal.stat().st_size > 10_000
    assert len(list((locked.parent / "mine backups").glob("*.workbook"))) == 1
    assert marked(locked.parent) == []
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reading)
    assert marked(locked.parent) == []
    with pytest.raises(WrongPassphrase):
        open_file(locked, key=Key("wrong"))
    assert marked(locked.parent) == []
    assert entries(locked, KEY) == ["first", "second"]
    open_file(locked, key=KEY).close()
    assert not journal.exists()


def test_the_same_words_are_found_in_a_workbook_without_a_passphrase(store: Store) -> None:
    store.apply([note("first")])
    store.backup()
    assert len(marked(store.path.parent)) == 2


def test_a_protected_workbook_opens_with_its_passphrase_alone(locked: Path) -> None:
    before = locked.read_bytes()
    with pytest.raises(Protected, match="passphrase"):
        open_file(locked)
    for wrong in (Key("wrong"), Key(KEY.passphrase.upper())):
        with pytest.raises(WrongPassphrase, match="Nothing was changed"):
            open_file(locked, key=wrong)
    with pytest.raises(sqlite3.DatabaseError), sqlite3.connect(locked) as raw:
        raw.execute("SELECT * FROM entry")
    assert locked.read_bytes() == before
    assert entries(locked, KEY) == ["first"]
    assert list(locked.parent.iterdir()) == [locked]


def test_a_passphrase_typed_in_another_form_is_the_same(locked: Path) -> None:
    decomposed = Key(unicodedata.normalize("NFD", KEY.passphrase))
    assert decomposed == KEY
    assert entries(locked, decomposed, read_only=False) == ["first"]


def test_other_programs_open_it_with_the_passphrase_as_it_was_typed(locked: Path) -> None:
    raw = sqlcipher.connect(locked)
    raw.execute(f"PRAGMA key='{KEY.passphrase.replace(chr(39), chr(39) * 2)}'")
    assert raw.execute("SELECT id FROM entry").fetchall() == [("first",)]
    raw.close()


@pytest.mark.parametrize("passphrase", ["", "x" * 1001, "half \ud83d"])
def test_a_passphrase_that_cannot_be_one_is_refused(passphrase: str) -> None:
    with pytest.raises(BadPassphrase):
        Key(passphrase)


def test_a_key_shows_nothing_of_its_passphrase() -> None:
    assert MARK not in repr(Key(MARK)) + str(Key(MARK))


def test_errors_of_the_database_are_told_as_without_a_passphrase(locked: Path) -> None:
    store = open_file(locked, key=KEY)
    assert store.protected
    with pytest.raises(Refused, match="already there"):
        store.apply([note("first")])
    with pytest.raises(Refused, match="points to something"):
        store.apply([addition(Entry(id="loose", negotiation_id="nowhere"))])
    copy = locked.with_name("copy.workbook")
    store.copy_to(copy)
    store.close()
    assert entries(copy, KEY) == ["first"]
    assert marked(locked.parent) == []


def as_text(path: Path) -> None:
    path.write_bytes(f"{MARK} ".encode() * 1000)


def as_picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(8184))


def as_even_bytes(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 32)


def as_noise_of_no_pages(path: Path) -> None:
    path.with_suffix(".bin").write_bytes(random.Random(1).randbytes(8000))


@pytest.mark.parametrize("make", [as_text, as_picture, as_even_bytes, as_noise_of_no_pages])
def test_other_files_are_not_taken_for_protected_workbooks(tmp_path: Path, make: driver.Any) -> None:
    make(tmp_path / "other.workbook")
    (path,) = tmp_path.iterdir()
    before = path.read_bytes()
    for key in (None, KEY):
        with pytest.raises(NotAWorkbook):
            open_file(path, key=key)
    assert path.read_bytes() == before


def test_a_plain_workbook_is_not_opened_with_a_passphrase(workbook_file: Path) -> None:
    with pytest.raises(NotAWorkbook, match="not a protected workbook"):
        open_file(workbook_file, key=KEY)


@pytest.mark.parametrize(
    ("sql", "kind"),
    [("PRAGMA application_id=7", NotAWorkbook), ("PRAGMA user_version=999", NewerWorkbook)],
)
def test_protected_files_of_others_are_left_as_they_are(locked: Path, sql: str, kind: type) -> None:
    raw = driver.connect(locked, write=True, key=KEY)
    raw.execute(sql)
    raw.close()
    before = locked.read_bytes()
    with pytest.raises(kind):
        open_file(locked, key=KEY)
    assert locked.read_bytes() == before


@pytest.mark.parametrize("harm", ["cut", "flipped"])
def test_a_damaged_protected_workbook_is_told_from_a_wrong_passphrase(locked: Path, harm: str) -> None:
    content = bytearray(locked.read_bytes())
    if harm == "cut":
        del content[-5000:]
    else:
        content[6000] ^= 1
    locked.write_bytes(content)
    with pytest.raises(Damaged, match="It was left as it is"):
        open_file(locked, key=KEY)
    assert locked.read_bytes() == content


# Other keys


def test_protection_is_put_on_changed_and_taken_away_with_every_row_kept(store: Store) -> None:
    store.apply([note("first"), note("second")])
    rows = store.rows()
    for key in (*TURNS[1:], None):
        store.change_key(key)
        assert store.protected is (key is not None)
        assert store.rows() == rows
        assert (MARK.encode() in store.path.read_bytes()) is (key is None)
        assert store.path.stat().st_mode & 0o777 == 0o600
    store.apply([note("third")])
    store.close()
    assert entries(store.path, None) == ["first", "second", "third"]
    assert not list(store.path.parent.glob(".*"))


def change_keys_for_ever(path: Path, place: int, pipe: int) -> None:
    store = open_file(path, key=TURNS[place])
    while True:
        place += 1
        store.change_key(TURNS[place % 3])
        os.write(pipe, b"%d\n" % place)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a process that can be killed mid-way")
def test_killed_while_the_key_is_changed_the_workbook_is_old_or_new(store: Store) -> None:
    store.apply([note("first"), note("second")])
    store.close()
    chance, place = random.Random(20261123), 0
    # The long form is the kills of tests/faults, which change keys too.
    for _ in range(2):
        child, reading = in_child(lambda pipe, place=place: change_keys_for_ever(store.path, place, pipe))
        changed = int(said_until_killed(child, reading, chance.uniform(0.0, 0.4)).split()[-1])
        place = place_of(store.path)
        assert place in (changed % 3, (changed + 1) % 3)
        assert entries(store.path, TURNS[place], read_only=False) == ["first", "second"]
        assert not list(store.path.parent.glob(".*"))


def place_of(path: Path) -> int:
    if path.read_bytes().startswith(b"SQLite format 3\0"):
        return 0
    try:
        entries(path, KEY)
    except WrongPassphrase:
        return 2
    return 1


def test_without_the_package_it_says_how_to_add_it(
    tmp_path: Path, locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    monkeypatch.delitem(sys.modules, "sqlcipher3.dbapi2")
    with pytest.raises(NoProtection, match=r'pip install "negotiation-workbook\[encryption\]"'):
        create(tmp_path / "new.workbook", KEY)
    with pytest.raises(NoProtection):
        open_file(locked, key=KEY)
    with pytest.raises(Protected):
        open_file(locked)
    assert list(tmp_path.iterdir()) == [locked]


def test_a_file_with_a_second_name_is_not_protected_under_one_of_them(store: Store) -> None:
    store.path.with_name("second.workbook").hardlink_to(store.path)
    with pytest.raises(NotStored, match="another name"):
        store.change_key(KEY)
    assert not store.protected
    store.apply([note("first")])


# Backups from before


def test_older_backups_get_the_new_passphrase_and_keep_their_place(store: Store) -> None:
    store.apply([note("first")])
    store.backup()
    store.apply([note("second")])
    store.change_key(KEY)
    old = backups.of(store.path)
    assert [backup.path for backup in older_backups.unprotected(store.path)] == [at.path for at in old]
    whole = old[0].path.read_bytes()
    old[0].path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert list(older_backups.give(old, None, KEY)) == [False, True]
    damaged, given = backups.of(store.path)
    assert damaged == old[0]
    assert (given.sequence, given.made_at, given.reason) == (old[1].sequence, old[1].made_at, "asked")
    assert not backups.fault(given)
    assert [entry.id for entry in backups.content(given, KEY).entries] == ["first"]
    assert older_backups.remove(older_backups.unprotected(store.path)) == 0
    assert backups.of(store.path) == older_backups.protected(store.path) == (given,)
    assert list(older_backups.give([given], Key("wrong"), Key("x"))) == [False]
    assert backups.of(store.path) == (given,)
    assert marked(store.path.parent) == []
