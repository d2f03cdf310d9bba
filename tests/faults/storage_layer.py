"""Kills of the storage alone: the content must be exactly what was last called stored, or one edit more."""

import hashlib
import random
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from tests.faults import old_files
from tests.faults.chain import (
    Chain,
    check_copies,
    check_file,
    check_folder,
    check_secrets,
    first_key,
    opened,
)
from tests.faults.figures import Figures
from tests.faults.keys import PLAIN, key_of, open_with
from tests.faults.killing import Death, Say, killed
from tests.faults.ledger import Told, digest, state_of, told
from tests.faults.storm import PLAIN_FILES, PROTECTED_FILES, keep_storming
from tests.faults.storm_files import EXPORTED
from tests.storage.some_rows import full_negotiation
from workbook.storage import backup_files, portable
from workbook.storage.edits import addition
from workbook.storage.errors import WorkbookError
from workbook.storage.store import create

#: A fifth of the kills come while opening, for some come too late for it: while an older file is brought
#: up to date, while what a kill left is put right, and with nothing to do.
_MIGRATING, _AGAIN, _OPENING = 0.1, 0.2, 0.08
#: A third begins with something that is done with whole files, which takes its time.
_FILES = 0.33
_LONGEST_LIFE_S, _LONGEST_FILES_S, _LONGEST_OPENING_S = 0.1, 0.25, 0.03
_AT_ONCE, _MOST_AWAITED, _MOST_AWAITED_FILES = 0.2, 9, 4
#: Half of the others are killed in an edit, which takes a few milliseconds.
_IN_THE_MIDDLE, _LONGEST_EDIT_S = 0.5, 0.02
#: Deriving a key takes a quarter of a second, and giving another one takes five of these.
_TO_DERIVE_A_KEY_S = 0.3


def run(seed: int, kills: int, protected: bool) -> Figures:
    """The figures of so many kills of one workbook in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="workbook-faults-") as folder:
        chain = Chain(Path(folder) / "mine.workbook", seed, protected, [first_key(protected)])
        store = create(chain.path, key=key_of(chain.keys[-1]))
        store.apply([addition(row) for row in full_negotiation("a")])
        chain.held = digest(state_of(store.rows()))
        chain.ever.add(chain.held)
        store.close()
        chance = random.Random(seed)
        while chain.figures.kills < kills:
            _live(chain, f"storage {chain.name(chain.figures.kills)}", chance)
        return chain.figures


def _live(chain: Chain, name: str, chance: random.Random) -> None:
    kind, slower = chance.random(), _TO_DERIVE_A_KEY_S if chain.keys[-1] != PLAIN else 0.0
    longest_opening = _LONGEST_OPENING_S + slower
    if kind < _MIGRATING:
        _migrate(chain, name, chance.uniform(0, 2 * longest_opening))
        return
    if kind < _MIGRATING + _OPENING:
        _judge(chain, name, [killed(_opening(chain), "opening", chance.uniform(0, longest_opening))])
        return
    deaths = [_stormed(chain, chance, slower)]
    if kind < _MIGRATING + _OPENING + _AGAIN:
        deaths.append(
            killed(_opening(chain, told(deaths[0].said)), "opening", chance.uniform(0, longest_opening))
        )
    _judge(chain, name, deaths)


def _stormed(chain: Chain, chance: random.Random, slower: float) -> Death:
    files = PROTECTED_FILES if chain.protected else PLAIN_FILES
    first = chance.choice(files) if chance.random() < _FILES else ""
    longest = _LONGEST_FILES_S + 6 * slower if first else _LONGEST_LIFE_S
    if first == "protect":
        longest = _LONGEST_FILES_S + 4 * _TO_DERIVE_A_KEY_S
    seed = chance.randrange(2**32)
    work = partial(keep_storming, chain.path, seed, chain.keys[::-1], first, chain.protected)
    # On a busy machine the first edit may take long: mostly some are waited for, then comes the chance.
    awaited, most = ("doing", _MOST_AWAITED_FILES) if first else ("ack", _MOST_AWAITED)
    if chance.random() < _AT_ONCE:
        awaited, most = "ready", 1
    elif not first and chance.random() < _IN_THE_MIDDLE:
        awaited, longest = "try", _LONGEST_EDIT_S
    return killed(work, awaited, chance.uniform(0, longest), chance.randint(1, most))


def _opening(chain: Chain, said: Told | None = None) -> partial[None]:
    """Opening alone, with what the last life may have left the workbook with."""
    return partial(_only_open, chain.path, [*expected(chain, said or Told()), *chain.keys[::-1]])


def _only_open(path: Path, keys: Sequence[str], say: Say) -> None:
    say("opening")
    store, _ = open_with(path, keys)
    say("ready")
    while store.rows():
        pass


def expected(chain: Chain, said: Told) -> list[str]:
    """The passphrase that the workbook must have, or one of the two where a kill came between."""
    last = said.keys[-1] if said.keys else chain.keys[-1]
    return [*filter(None, [said.key_in_flight]), last]


def _judge(chain: Chain, name: str, deaths: Sequence[Death]) -> None:
    figures, said = chain.figures, told(b"".join(death.said for death in deaths))
    _count(figures, said, deaths, name)
    last = said.acknowledged[-1] if said.acknowledged else chain.held
    chain.ever |= {*said.acknowledged, said.in_flight} - {""}
    chain.keys = [*filter(None, [said.key_in_flight]), *chain.keys, *said.keys]
    check_secrets(chain, name)
    store = opened(chain, name, expected(chain, said))
    if store is None:
        return
    chain.held = digest(state_of(store.rows()))
    store.close()
    figures.came_through += chain.held == said.in_flight != last
    if chain.held not in (last, said.in_flight):
        what = "lost" if chain.held in chain.ever else "half_applied"
        figures.fail(what, name, f"not what was called stored, after {said.doing or 'nothing more'}")
        chain.ever.add(chain.held)
    check_file(chain, name, chain.path)
    check_done(chain, name, said)
    check_copies(chain, name)
    check_folder(chain, name)
    for path in chain.path.parent.glob("restored-*.workbook"):
        path.unlink()


def _count(figures: Figures, said: Told, deaths: Sequence[Death], name: str) -> None:
    figures.kills += len(deaths)
    figures.while_opening += sum(b"ready" not in death.said for death in deaths)
    figures.acknowledged += len(said.acknowledged)
    figures.whole_files += said.whole_files
    figures.in_an_edit += bool(said.in_flight)
    figures.killed_in(said.doing or ("between edits" if said.ready else "opening"))
    for again in deaths[1:]:
        figures.killed_in("opening again" if b"ready" not in again.said else "between edits")
    for death in deaths:
        if not death.killed:
            figures.fail("ended", name, f"ended with status {death.status} after {death.said[-60:]!r}")


def check_done(chain: Chain, name: str, said: Told) -> None:
    """What was called done with whole files is there: the backups, what was restored, what was exported."""
    newest = backup_files.newest_verified(chain.path)
    if said.backups and (newest is None or newest.sequence < max(said.backups)):
        chain.figures.fail("lost", name, f"the backup {max(said.backups)}, which was called made")
    for file, sha256 in said.restored.items():
        path = chain.path.with_name(file)
        if not path.exists() or hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
            chain.figures.fail("lost", name, f"{file}, which was called restored")
    exported = chain.path.with_name(EXPORTED)
    try:
        if exported.exists():
            portable.read(exported)
    except WorkbookError as problem:
        chain.figures.fail("copies_wrong", name, f"an export: {problem}")


def _migrate(chain: Chain, name: str, seconds: float) -> None:
    """Killed while an older file is brought up to date: it is old or new, and opens to the same content."""
    with tempfile.TemporaryDirectory(prefix="workbook-faults-") as folder:
        path, key = Path(folder) / "old.workbook", first_key(chain.protected)
        wanted = old_files.put(path, key)
        old = Chain(path, chain.seed, chain.protected, [key], chain.figures, wanted, {wanted})
        death = killed(_opening(old), "opening", seconds)
        _judge(old, f"{name}, migrating", [death])
