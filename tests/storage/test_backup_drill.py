"""The drill: weeks of work, then every backup restored and compared; then every one of them damaged."""

import os
import random
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.storage.some_rows import as_data
from workbook import paths
from workbook.storage import backups, portable
from workbook.storage.edits import addition, edit
from workbook.storage.errors import Damaged
from workbook.storage.store import Store, open_file

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
Rows = dict[tuple[str, str], dict[str, object]]


def weeks_of_work(store: Store, moments: list[datetime]) -> dict[str, Rows]:
    """Samples are taken in, edited and deleted again, with a backup each time; what each has to hold."""
    held: dict[str, Rows] = {}
    for number, moment in enumerate(moments):
        if number % 20 == 0:
            name = paths.sample_names()[number // 20 % 3]
            store.apply([addition(row) for row in portable.sample(name, date(2026, 3, 2))])
        titles = store.workbook().negotiations
        if number % 20 == 15 and len(titles) > 1:
            store.apply(store.deletion(titles[-1]))
        else:
            store.apply([edit(titles[0], title=f"At {moment:%d %b %H}", goal=f"Goal {number}")])
        made = store.backup("timed", moment)
        held[made.name] = as_data(store.rows())
    return held


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory, empty_workbook: Path) -> tuple[Path, dict[str, Rows]]:
    """A workbook after nine weeks, closed, with its backups; only to be copied."""
    path = tmp_path_factory.mktemp("worked") / "mine.workbook"
    shutil.copy(empty_workbook, path)
    hours = [(day, hour) for day in range(0, 63, 2) for hour in ((0, 7) if day < 56 else (0, 1, 7))]
    moments = [START + timedelta(days=day, hours=hour) for day, hour in hours]
    store = open_file(path)
    held = weeks_of_work(store, moments)
    store.close()
    return path, held


@pytest.fixture
def mine(worked: tuple[Path, dict[str, Rows]], tmp_path: Path) -> Path:
    """A copy of it with all its backups."""
    path = worked[0]
    shutil.copytree(paths.backups(path), paths.backups(tmp_path / path.name))
    return Path(shutil.copy(path, tmp_path))


def test_every_backup_of_nine_weeks_restores_to_what_was_there_at_its_time(
    worked: tuple[Path, dict[str, Rows]], tmp_path: Path
) -> None:
    path, held = worked
    kept = backups.of(path)
    assert 20 <= len(kept) < len(held)
    assert kept[-1].made_at < START + timedelta(days=15)
    for backup in kept:
        made = backups.restore(backup, tmp_path / f"{backup.sequence}.workbook")
        again = open_file(made, read_only=True)
        assert as_data(again.rows()) == held[backup.path.name]
        again.close()
        if os.name == "posix":
            assert made.stat().st_mode & 0o777 == 0o600


def test_one_flipped_bit_is_found_in_every_backup_and_none_of_them_is_restored(mine: Path) -> None:
    chance = random.Random(5)
    for backup in backups.of(mine):
        assert backups.newest_verified(mine) == backup
        content = bytearray(backup.path.read_bytes())
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        backup.path.write_bytes(content)
        place = mine.with_name("restored.workbook")
        with pytest.raises(Damaged, match=r"not as it was made.*choose another backup"):
            backups.restore(backup, place)
        assert not place.exists()
    assert backups.newest_verified(mine) is None


def test_a_damaged_newest_backup_is_no_reason_to_make_none_and_good_ones_stay(mine: Path) -> None:
    damaged = backups.of(mine)[0]
    with damaged.path.open("r+b") as file:
        file.truncate(10_000)
    good = {backup.path for backup in backups.of(mine)[1:]}
    store = open_file(mine)
    made = store.backup("opening", damaged.made_at + timedelta(minutes=1))
    store.close()
    assert made != damaged.path
    assert {backup.path for backup in backups.of(mine)} >= good
