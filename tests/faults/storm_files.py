"""What a storm does with whole files: import, export, backup, restore, a copy, another passphrase."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from tests.faults.keys import PLAIN, key_of
from tests.storage.some_rows import full_negotiation
from workbook.model import Negotiation, Part
from workbook.storage import backups, older_backups, portable

if TYPE_CHECKING:
    from tests.faults.storm import Storm

#: What the storm writes for others to read; it is never protected.
EXPORTED = "coming.json"


def take_in(storm: Storm) -> None:
    """Export rows, new ones or some that are there, and import that file as the window does it."""
    storm.say("doing export")
    path = storm.store.path.with_name(EXPORTED)
    portable.write(path, _new(storm) if storm.chance.random() < 0.5 else _known(storm))
    storm.say("doing import")
    content = portable.read_content(path)
    plan = portable.plan(storm.store.rows(), content.rows, replace=storm.chance.random() < 0.5)
    back_up(storm, "import")
    storm.step("import", plan.changes)
    storm.say("doing")


def _new(storm: Storm) -> tuple:
    return full_negotiation(f"n{storm.chance.randrange(10**9)}")


def _known(storm: Storm) -> tuple:
    """A negotiation as it is but for its title, and without some of its rows: these are left or go."""
    owner = storm.one(Negotiation)
    if owner is None:
        return _new(storm)
    rows = storm.store.rows(owner.id)
    owner.title = f"Imported {storm.chance.randrange(10**6)}"
    gone = storm.chance.choice(["leverage_item", "entry"])
    kept = [row for row in rows if not (isinstance(row, Negotiation) or row.__tablename__ == gone)]
    return owner, *(row for row in kept if isinstance(row, Part))


def back_up(storm: Storm, reason: str = "asked") -> None:
    """Make a backup, at times long after the one before, so that old ones have to go."""
    now = storm.now + timedelta(hours=storm.chance.choice([0, 0, 5, 30, 200]))
    storm.now = now
    storm.say("doing backup")
    path = storm.store.backup(reason, now=now)
    made = next(backup for backup in backups.of(storm.store.path) if backup.path == path)
    storm.say(f"backed-up {made.sequence}")
    storm.say("doing")


def copy(storm: Storm) -> None:
    """Replace a copy elsewhere by one of now."""
    storm.say("doing copy")
    storm.store.copy_to(storm.store.path.with_name("copy.workbook"))
    storm.say("doing")


def restore(storm: Storm) -> None:
    """Make a new workbook of one of the backups, after a backup of now."""
    back_up(storm, "restore")
    chosen = storm.chance.choice(backups.of(storm.store.path))
    name = f"restored-{storm.chance.randrange(10**9)}.workbook"
    storm.say("doing restore")
    backups.restore(chosen, storm.store.path.with_name(name))
    storm.say(f"restored {name} {chosen.sha256}")
    storm.say("doing")


def rekey(storm: Storm) -> None:
    """Give the workbook another passphrase, and most of the older backups with it."""
    _give(storm, f"k{storm.chance.randrange(10**6)}", "rekey")


def protect(storm: Storm) -> None:
    """Give the workbook a passphrase, or take it away."""
    if storm.store.protected:
        _give(storm, PLAIN, "unprotect")
    else:
        _give(storm, f"k{storm.chance.randrange(10**6)}", "protect")


def _give(storm: Storm, name: str, doing: str) -> None:
    old, new = storm.store.key, key_of(name)
    storm.say(f"doing {doing}")
    storm.say(f"key {name}")
    storm.store.change_key(new)
    storm.say(f"keyed {name}")
    storm.store.backup("protect", now=storm.now)
    before = older_backups.protected(storm.store.path) if old else older_backups.unprotected(storm.store.path)
    if new and storm.chance.random() < 0.7:
        storm.say("doing older-backups")
        list(older_backups.give(before[-2:], old, new))
    storm.say("doing")


def first_moment(path: Path) -> datetime:
    """When the newest backup was made, or now where there is none."""
    newest = backups.of(path)
    return newest[0].made_at if newest else datetime.now(UTC)


Verb = Callable[["Storm"], None]
