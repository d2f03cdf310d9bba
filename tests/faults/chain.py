"""One workbook that is killed again and again, and what the next start is to find each time."""

import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.figures import Figures
from tests.faults.keys import PLAIN, key_of, open_with
from tests.faults.ledger import digest, state_of
from workbook import paths
from workbook.storage import backup_files, driver
from workbook.storage.errors import WorkbookError
from workbook.storage.store import Store

#: What a protected file must not hold anywhere: how plain ones begin and go on, and what the storm types.
_MARKS = (b"SQLite format 3", b"CREATE TABLE", b"xxxxxxxxxxxx", b"Title of ", b"Imported ")
_OPEN = (".json", ".lock")


@dataclass
class Chain:
    """One workbook that is killed again and again, and what it has held so far.

    ``keys`` are the names of the passphrases it may have had, the present one last.
    """

    path: Path
    seed: int
    protected: bool
    keys: list[str]
    figures: Figures = field(default_factory=Figures)
    held: str = ""
    ever: set[str] = field(default_factory=set)
    checked: set[tuple[str, int]] = field(default_factory=set)

    def name(self, life: int) -> str:
        """What shows a failure again."""
        return f"seed {self.seed} kill {life}"

    @property
    def copies(self) -> list[Path]:
        """All other workbooks there are: backups, restored ones, copies."""
        found = [*self.path.parent.glob("*.workbook"), *paths.backups(self.path).glob("*.workbook")]
        return sorted(path for path in found if path != self.path)


def opened(chain: Chain, name: str, expected: list[str]) -> Store | None:
    """The workbook as the next start opens it: at once, without a question but for its passphrase."""
    begun = time.monotonic()
    try:
        store, key_name = open_with(chain.path, expected)
    except WorkbookError as problem:
        chain.figures.fail("not_opened", name, f"{type(problem).__name__}: {problem}")
        return None
    took = 1000 * (time.monotonic() - begun)
    chain.figures.slowest_opening_ms = max(chain.figures.slowest_opening_ms, took)
    if key_name not in expected:
        chain.figures.fail("lost", name, f"opened with {key_name}, not with one of {expected}")
    chain.keys = [*(known for known in chain.keys if known != key_name), key_name]
    return store


def check_file(chain: Chain, name: str, path: Path) -> None:
    """The workbook that was just opened is sound."""
    connection = driver.connect(path, write=False, key=key_of(chain.keys[-1]))
    whole = connection.execute("PRAGMA integrity_check").fetchone()[0]
    loose = connection.execute("PRAGMA foreign_key_check").fetchall()
    connection.close()
    if whole != "ok" or loose:
        chain.figures.fail("damaged", name, f"{path.name}: {whole}, {len(loose)} loose links")


def check_copies(chain: Chain, name: str, *, exactly: bool = True) -> None:
    """Every new backup and copy is whole, as its checksum says, and what the workbook held at some time."""
    by_path = {backup.path: backup for backup in backup_files.of(chain.path)}
    for path in chain.copies:
        known = path.name, path.stat().st_ino
        if known in chain.checked:
            continue
        chain.checked.add(known)
        chain.figures.copies_checked += 1
        backup = by_path.get(path)
        if backup is not None and (backup.sha256 is None or backup_files.fault(backup)):
            chain.figures.fail("copies_wrong", name, f"{path.name} {backup_files.fault(backup)}")
        held = _held(chain, path)
        if held not in chain.ever and (exactly or held.startswith("not ")):
            chain.figures.fail("copies_wrong", name, f"{path.name} holds what never was: {held}")


def _held(chain: Chain, path: Path) -> str:
    try:
        # Looked at as a whole before it opens: what is damaged anywhere does not.
        store, _ = open_with(path, reversed(chain.keys), read_only=True)
        held = digest(state_of(store.rows()))
        store.close()
    except WorkbookError as problem:
        return f"not to be read: {problem}"
    return held


def check_folder(chain: Chain, name: str) -> None:
    """The next start, which was just made, has left nothing that a person would have to remove."""
    folder, backups = chain.path.parent, paths.backups(chain.path)
    found = [path for path in (*folder.iterdir(), *backups.glob("*")) if path.name.startswith(".")]
    found += [path for path in folder.iterdir() if path.name.endswith(("-journal", "-wal", "-shm"))]
    found += [path for path in backups.glob("*.sha256") if not path.with_suffix("").exists()]
    if found:
        chain.figures.fail("left_behind", name, ", ".join(sorted(path.name for path in found)))
        for path in found:
            path.unlink()


def check_secrets(chain: Chain, name: str) -> None:
    """Nothing that a killed program with a protected workbook left can be read, whatever its name."""
    if not chain.protected:
        return
    for path in (*chain.path.parent.iterdir(), *paths.backups(chain.path).glob("*")):
        if path.is_file() and not any(ending in path.name for ending in _OPEN):
            known = f"{path.name} leaked", path.stat().st_ino
            content = b"" if known in chain.checked else path.read_bytes()
            if path != chain.path and path.suffix != ".new":
                chain.checked.add(known)
            if any(mark in content for mark in _MARKS):
                chain.figures.fail("leaked", name, path.name)


def first_key(protected: bool) -> str:
    """The name of the passphrase that a chain begins with."""
    return "first" if protected else PLAIN
