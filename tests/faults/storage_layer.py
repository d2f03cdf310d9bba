"""Kills of the storage alone: the content must be exactly what was last called stored, or one edit more."""

import random
import tempfile
import time
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests.faults import old_files
from tests.faults.figures import Figures
from tests.faults.killing import Death, Say, killed
from tests.faults.ledger import digest, state_of, told
from tests.faults.storm import keep_storming
from tests.storage.some_rows import full_negotiation
from workbook import paths
from workbook.storage import driver
from workbook.storage.driver import Key
from workbook.storage.edits import addition
from workbook.storage.errors import WorkbookError
from workbook.storage.store import Store, create, open_file

#: A fifth of the kills come while opening, half of these while an older file is brought up to date.
_OPENING, _MIGRATING = 0.1, 0.1
_LONGEST_LIFE_S = 0.1
_LONGEST_OPENING_S = 0.025
_TO_DERIVE_A_KEY_S = 0.25


@dataclass
class Chain:
    """One workbook that is killed again and again, and what it has held so far."""

    path: Path
    seed: int
    key: Key | None
    figures: Figures = field(default_factory=Figures)
    held: str = ""
    ever: set[str] = field(default_factory=set)
    checked: set[tuple[str, int]] = field(default_factory=set)

    def name(self, life: int) -> str:
        """What shows a failure again."""
        return f"storage seed {self.seed} kill {life}"


def run(seed: int, kills: int, protected: bool) -> Figures:
    """The figures of so many kills of one workbook in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="workbook-faults-") as folder:
        key = Key("correct horse") if protected else None
        chain = Chain(Path(folder) / "mine.workbook", seed, key)
        store = create(chain.path, key=key) if key else create(chain.path)
        store.apply([addition(row) for row in full_negotiation("a")])
        chain.held = digest(state_of(store.rows()))
        chain.ever.add(chain.held)
        store.close()
        chance = random.Random(seed)
        for life in range(kills):
            _live(chain, life, chance)
        _check_copies(chain, "at the end", list(chain.path.parent.glob("*.workbook")))
        return chain.figures


def _live(chain: Chain, life: int, chance: random.Random) -> None:
    kind, storm_seed = chance.random(), chance.randrange(2**32)
    slower = _TO_DERIVE_A_KEY_S if chain.key else 0
    if kind < _MIGRATING and not chain.key:
        _migrate(chain, life, chance.uniform(0, 2 * _LONGEST_OPENING_S))
        return
    opening = kind < _OPENING + _MIGRATING
    work = partial(keep_storming, chain.path, storm_seed, chain.key)
    longest = _LONGEST_OPENING_S + slower if opening else _LONGEST_LIFE_S
    death = killed(work, "opening" if opening else "ready", chance.uniform(0, longest))
    _judge(chain, life, death)


def _judge(chain: Chain, life: int, death: Death) -> None:
    figures, said, name = chain.figures, told(death.said), chain.name(life)
    figures.kills += 1
    figures.while_opening += not said.ready
    figures.acknowledged += len(said.acknowledged)
    figures.killed_in(said.doing or ("between edits" if said.ready else "opening"))
    if not death.killed:
        figures.fail("damaged", name, f"ended by itself with status {death.status}")
    last = said.acknowledged[-1] if said.acknowledged else chain.held
    chain.ever |= {*said.acknowledged, said.in_flight} - {""}
    store = opened(chain, name)
    if store is None:
        return
    chain.held = digest(state_of(store.rows()))
    store.close()
    figures.in_an_edit += bool(said.in_flight)
    figures.came_through += chain.held == said.in_flight != last
    if chain.held not in (last, said.in_flight):
        what = "lost" if chain.held in chain.ever else "half_applied"
        figures.fail(what, name, f"not what was called stored, after {said.doing or 'nothing more'}")
        chain.ever.add(chain.held)
    check_file(chain, name, chain.path)
    _check_copies(chain, name, sorted(paths.backups(chain.path).glob("*.workbook")))
    check_folder(chain, name)


def opened(chain: Chain, name: str) -> Store | None:
    """The workbook as the next start opens it: at once, and without a question."""
    begun = time.monotonic()
    try:
        store = open_file(chain.path, key=chain.key) if chain.key else open_file(chain.path)
    except WorkbookError as problem:
        chain.figures.fail("not_opened", name, f"{type(problem).__name__}: {problem}")
        return None
    took = 1000 * (time.monotonic() - begun)
    chain.figures.slowest_opening_ms = max(chain.figures.slowest_opening_ms, took)
    return store


def check_file(chain: Chain, name: str, path: Path) -> None:
    connection = driver.connect(path, write=False, key=chain.key)
    whole = connection.execute("PRAGMA integrity_check").fetchone()[0]
    loose = connection.execute("PRAGMA foreign_key_check").fetchall()
    connection.close()
    if whole != "ok" or loose:
        chain.figures.fail("damaged", name, f"{path.name}: {whole}, {len(loose)} loose links")


def _check_copies(chain: Chain, name: str, found: list[Path]) -> None:
    """Every new backup and copy is whole, and what the workbook held at some time."""
    for path in found:
        known = path.name, path.stat().st_mtime_ns
        if known in chain.checked:
            continue
        chain.checked.add(known)
        chain.figures.copies_checked += 1
        try:
            store = (
                open_file(path, read_only=True, key=chain.key)
                if chain.key
                else open_file(path, read_only=True)
            )
            held = digest(state_of(store.rows()))
            store.close()
            check_file(chain, name, path)
        except WorkbookError as problem:
            held = str(problem)
        if held not in chain.ever:
            chain.figures.fail("copies_wrong", name, f"{path.name} holds what never was: {held}")


def check_folder(chain: Chain, name: str) -> None:
    """The next start, which was just made, has left nothing that a person would have to remove."""
    folder, backups = chain.path.parent, paths.backups(chain.path)
    found = [path for path in (*folder.iterdir(), *backups.glob("*")) if path.name.startswith(".")]
    journals = [path for path in folder.iterdir() if path.name.endswith(("-journal", "-wal", "-shm"))]
    if found or journals:
        chain.figures.fail("left_behind", name, ", ".join(sorted(path.name for path in found + journals)))
        for path in (*found, *journals):
            path.unlink()


def _migrate(chain: Chain, life: int, seconds: float) -> None:
    """Killed while an older file is brought up to date: it is old or new, and opens to the same content."""
    with tempfile.TemporaryDirectory(prefix="workbook-faults-") as folder:
        path = Path(folder) / "old.workbook"
        wanted = old_files.put(path)
        old = Chain(path, chain.seed, None, chain.figures, wanted, {wanted})
        death = killed(partial(_only_open, path), "opening", seconds)
        _judge(old, life, death)


def _only_open(path: Path, say: Say) -> None:
    say("opening")
    store = open_file(path)
    say("ready")
    while store.rows():
        pass
