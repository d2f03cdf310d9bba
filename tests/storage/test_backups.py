"""Backups are whole, checked, private copies, made when something was stored since the last one."""

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.storage.some_rows import as_data, full_negotiation
from workbook import paths
from workbook.model import Entry
from workbook.storage import backups, driver, migrations
from workbook.storage.edits import addition, edit
from workbook.storage.errors import Damaged, NotStored, Protected, WrongPassphrase
from workbook.storage.store import Store, create, open_file


def fill(store: Store) -> None:
    store.apply([addition(row) for row in full_negotiation()])


def test_a_backup_is_a_workbook_with_the_same_rows(store: Store) -> None:
    fill(store)
    saved = open_file(store.backup())
    assert as_data(saved.rows()) == as_data(store.rows())
    saved.close()


def test_backups_are_beside_the_workbook_and_only_its_owner_may_read_them(store: Store) -> None:
    path = store.backup()
    assert path.parent == paths.backups(store.path)
    assert path.suffix == paths.SUFFIX
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600
        assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_backup_made_again_without_an_edit_between_is_the_same_one(store: Store) -> None:
    fill(store)
    first = store.backup()
    assert store.backup() == first
    store.apply([edit(store.dossier("n").negotiation, title="Other")])
    second = store.backup()
    assert second != first
    assert [backup.path for backup in backups.of(store.path)] == [second, first]


@pytest.mark.parametrize("other", ["mine.db", "mine", "mine.WORKBOOK"])
def test_workbooks_whose_names_differ_in_the_ending_alone_have_backups_of_their_own(
    store: Store, other: str
) -> None:
    theirs = create(store.path.with_name(other))
    fill(theirs)
    mine, made = store.backup(), theirs.backup()
    assert [backup.path for backup in backups.of(store.path)] == [mine]
    assert [backup.path for backup in backups.of(theirs.path)] == [made]
    theirs.close()


def test_a_backup_that_was_removed_is_made_again(store: Store) -> None:
    store.backup().unlink()
    assert store.backup().exists()


def test_the_workbook_keeps_its_lock_while_a_backup_is_made_and_afterwards(
    store: Store, tmp_path: Path
) -> None:
    fill(store)
    store.backup()
    store.apply([edit(store.dossier("n").negotiation, title="Still mine")])
    store.close()
    again = open_file(store.path)
    assert again.dossier("n").negotiation.title == "Still mine"
    again.close()


def test_a_copy_can_be_saved_elsewhere_and_replaces_what_was_there(store: Store, tmp_path: Path) -> None:
    fill(store)
    path = tmp_path / "copy.workbook"
    path.write_text("older")
    store.copy_to(path)
    copy = open_file(path)
    assert as_data(copy.rows()) == as_data(store.rows())
    copy.close()


def test_a_copy_is_never_made_onto_an_open_workbook_or_a_folder(store: Store, tmp_path: Path) -> None:
    fill(store)
    for place in (store.path, tmp_path, tmp_path / "missing" / "copy.workbook"):
        with pytest.raises(NotStored):
            store.copy_to(place)
    assert len(store.workbook().negotiations) == 1
    assert {path.name for path in tmp_path.iterdir()} <= {
        "mine.workbook",
        "mine.workbook-journal",
        ".mine.workbook.lock",
    }


def test_a_workbook_whose_file_was_deleted_can_be_saved_as_a_copy(store: Store, tmp_path: Path) -> None:
    fill(store)
    store.path.unlink()
    store.copy_to(store.path)
    store.close()
    again = open_file(store.path)
    assert len(again.workbook().negotiations) == 1
    again.close()


def beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.sha256")


def listing(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_backup_has_its_checksum_beside_it_as_sha256sum_reads_it_and_says_why_it_was_made(
    tmp_path: Path,
) -> None:
    store = create(tmp_path / "Søren's 100% %s \\ book.workbook")
    fill(store)
    path = store.backup("import", datetime(2026, 11, 23, 9, 30, tzinfo=UTC))
    store.close()
    (backup,) = backups.of(store.path)
    assert (backup.path, backup.reason, backup.why) == (path, "import", "Before an import")
    assert backup.made_at == datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
    assert backups.fault(backup) == ""
    if shutil.which("sha256sum"):
        done = subprocess.run(["sha256sum", "-c", beside(path).name], cwd=path.parent, capture_output=True)
        assert done.returncode == 0, done
    if os.name == "posix":
        assert beside(path).stat().st_mode & 0o777 == 0o600


def test_opening_again_makes_no_second_backup_of_what_has_not_changed(two: Path) -> None:
    long_ago = datetime.now().timestamp() - 100
    os.utime(two, (long_ago, long_ago))
    for _ in range(2):
        store = open_file(two)
        store.backup("opening")
        store.close()
    assert len(backups.of(two)) == 1
    before = listing(paths.backups(two))
    # What was written just now cannot be told from what was there by its time: it is, by its bytes.
    os.utime(two)
    store = open_file(two)
    store.backup("opening")
    assert [*before] == [*listing(paths.backups(two))]
    store.apply([edit(store.workbook().negotiations[0], goal="More")])
    store.backup("opening")
    store.close()
    assert len(backups.of(two)) == 2


def test_backups_of_earlier_versions_are_found_and_come_before_all_numbered_ones(store: Store) -> None:
    fill(store)
    first = store.backup()
    folder = paths.backups(store.path)
    for name in ("mine 2027-11-23 10-00-00", "mine 2027-11-23 10-00-00 002", "mine 2026-01-05 08-00-00"):
        shutil.copy(first, folder / f"{name}.workbook")
    (folder / "my own note.workbook").write_text("mine")
    (folder / "mine 2026-01-05 08-00-00 (copy).workbook").write_text("mine")
    found = backups.of(store.path)
    assert [backup.path.stem for backup in found[1:]] == [
        "mine 2027-11-23 10-00-00 002",
        "mine 2027-11-23 10-00-00",
        "mine 2026-01-05 08-00-00",
    ]
    assert found[0].path == first
    assert [backups.fault(backup) for backup in found] == [""] * 4
    assert len(backups.content(found[-1]).negotiations) == 1
    store.apply([edit(store.dossier("n").negotiation, goal="More")])
    assert " 000002 " in store.backup().name
    assert (folder / "my own note.workbook").read_text() == "mine"


def test_numbers_go_on_where_the_clock_went_back(store: Store) -> None:
    made = []
    for year in (2026, 1990, 2099, 2026):
        store.apply([addition(row) for row in full_negotiation(f"{len(made)}")])
        made.append(store.backup("timed", datetime(year, 11, 23, 12, tzinfo=UTC)))
    assert [backup.path for backup in backups.of(store.path)] == made[::-1]


def test_a_workbook_damaged_under_the_program_makes_no_backup_and_drives_none_out(store: Store) -> None:
    store.apply([addition(Entry(title=f"{n}", text="word " * 9_000)) for n in range(100)])
    path = store.path
    old = datetime.now(UTC) - timedelta(days=300)
    store.backup("timed", old)
    for day in range(3):
        store.apply([addition(Entry(title="another"))])
        store.backup("timed", old + timedelta(hours=day))
    store.apply([addition(Entry(title="last"))])
    before = listing(paths.backups(path))
    with path.open("r+b") as file:
        file.seek(40_960)
        file.write(bytes(path.stat().st_size // 2))
    with pytest.raises(NotStored, match=r"does not pass the check.*other backups are as they were"):
        store.backup("timed")
    assert listing(paths.backups(path)) == before
    store.close()


def test_a_full_disk_makes_no_backup_and_leaves_the_others(store: Store) -> None:
    resource = pytest.importorskip("resource")
    fill(store)
    store.backup()
    store.apply([edit(store.dossier("n").negotiation, goal="More")])
    before = listing(paths.backups(store.path))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(NotStored, match=r"No backup could be made.*the disk"):
            store.backup()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert listing(paths.backups(store.path)) == before
    store.backup()
    assert len(backups.of(store.path)) == 2


def test_what_a_killed_program_left_half_made_is_swept_away_and_nothing_else(store: Store) -> None:
    folder = paths.backups(store.path)
    folder.mkdir()
    left = ".mine 000007 2026-11-23 10-00-00.workbook"
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    mark = f"{ended.pid}-0a1b2c3d.new"
    for name in (f"{left}.{mark}", f"{left}.sha256.{mark}", f"{left}.{mark}-journal"):
        (folder / name).write_text("half")
    at_work = f".copy.workbook.{os.getpid()}-0a1b2c3d.new"
    kept = {".mine", at_work, ".notes.new"}
    for name in kept:
        (folder / name).write_text("hers")
    made = store.backup()
    assert {path.name for path in folder.iterdir()} == {*kept, made.name, beside(made).name}


def test_a_backup_is_restored_into_a_new_file_and_never_over_another(two: Path, tmp_path: Path) -> None:
    store = open_file(two)
    store.backup()
    (backup,) = backups.of(two)
    rows = as_data(store.rows())
    again = open_file(backups.restore(backup, tmp_path / "new folder" / "again.workbook"))
    assert as_data(again.rows()) == rows
    again.close()
    taken = tmp_path / "taken.workbook"
    taken.write_text("mine")
    for place in (taken, two, tmp_path):
        with pytest.raises(NotStored, match="already there and was left"):
            backups.restore(backup, place)
    assert taken.read_text() == "mine"
    store.close()


def test_what_is_in_a_backup_is_told_and_compared_with_the_workbook(two: Path) -> None:
    store = open_file(two)
    store.backup()
    (backup,) = backups.of(two)
    assert backups.difference(backups.content(backup), store.content()).same
    first, second = (store.dossier(name).negotiation for name in "ab")
    store.apply([edit(store.dossier("a").alternatives[0], name="Another way")])
    store.apply(store.deletion(second))
    store.apply([addition(Entry(id="new", title="Later"))])
    found = backups.content(backup)
    assert {known.title for known in found.negotiations} == {first.title, second.title}
    assert {known.stage for known in found.negotiations} == {"preparing"}
    assert len(found.entries) == 2
    other = backups.difference(found, store.content())
    assert {known.id for known in other.only_first} == {"b"}
    assert {known.id for known in other.only_second} == {"new"}
    assert {known.id for known in other.changed} == {"a", "b-entry"}
    assert not other.same
    store.close()


def test_a_backup_of_an_earlier_version_shows_what_is_in_it_and_stays_as_it_was(one: Path) -> None:
    store = open_file(one)
    made = store.backup()
    store.close()
    beside(made).unlink()
    raw = driver.connect(made, write=True)
    raw.execute("PRAGMA foreign_keys=OFF")
    raw.execute("PRAGMA user_version=0")
    for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type='table'").fetchall():
        raw.execute(f'DROP TABLE "{name}"')
    migrations.migrate(raw, migrations.steps()[:1])
    raw.execute("PRAGMA application_id=0x4E57424B")
    raw.close()
    before = listing(made.parent)
    assert backups.content(backups.of(one)[0]).negotiations == ()
    assert listing(made.parent) == before


@pytest.mark.skipif(not driver.can_protect(), reason="needs the package for protected workbooks")
def test_backups_of_a_protected_workbook_are_protected_by_the_passphrase_of_their_time(
    tmp_path: Path,
) -> None:
    key, other = driver.Key("red letters"), driver.Key("blue")
    store = create(tmp_path / "secret.workbook", key)
    fill(store)
    made = store.backup()
    store.close()
    (backup,) = backups.of(store.path)
    assert b"Title of n" not in made.read_bytes() + beside(made).read_bytes()
    assert backups.newest_verified(store.path) == backup
    assert [known.id for known in backups.content(backup, key).negotiations] == ["n"]
    with pytest.raises(WrongPassphrase, match="another passphrase, from before it was changed"):
        backups.content(backup, other)
    with pytest.raises(Protected, match="only with its passphrase"):
        backups.content(backup)
    again = open_file(backups.restore(backup, tmp_path / "again.workbook"), key=key)
    assert len(again.workbook().negotiations) == 1
    again.close()
    whole = made.read_bytes()
    made.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    with pytest.raises(Damaged):
        backups.content(backup, key)
