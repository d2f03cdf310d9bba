"""Kills of the whole window while somebody works in it: what it called saved is there afterwards."""

import random
import tempfile
from functools import partial
from pathlib import Path

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
from tests.faults.keys import PLAIN, key_of
from tests.faults.killing import Death, killed
from tests.faults.ledger import Told, told
from tests.faults.storage_layer import check_done, expected
from tests.faults.window_storm import PLAIN_FILES, PROTECTED_FILES, keep_typing
from workbook.model import new_negotiation
from workbook.storage.edits import addition
from workbook.storage.store import create

_OPENING, _SLOWLY, _FILES = 0.3, 0.2, 0.2
_LONGEST_OPENING_S, _LONGEST_LIFE_S, _LONGEST_TYPING_S, _LONGEST_FILES_S = 0.35, 0.7, 2.5, 0.6
_TO_DERIVE_A_KEY_S = 0.3
_MOST_AWAITED = 8
#: So many of the others are killed in an edit, which takes some hundredths of a second.
_IN_THE_MIDDLE, _LONGEST_EDIT_S = 0.6, 0.1
#: For so long typing may be exposed while the program has the processor.
_LONGEST_EXPOSED_S = 1.0


def run(seed: int, kills: int, protected: bool) -> Figures:
    """The figures of so many kills of a window over one workbook in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="workbook-faults-") as folder:
        chain = Chain(Path(folder) / "mine.workbook", seed, protected, [first_key(protected)])
        store = create(chain.path, key=key_of(chain.keys[-1]))
        store.apply([addition(row) for row in new_negotiation(title="t0")])
        store.close()
        chain.held = "t0|"
        chance = random.Random(seed)
        for life in range(kills):
            _live(chain, f"window {chain.name(life)}", chance)
        return chain.figures


def _live(chain: Chain, name: str, chance: random.Random) -> None:
    kind, seed = chance.random(), chance.randrange(2**32)
    slower = _TO_DERIVE_A_KEY_S if chain.keys[-1] != PLAIN else 0.0
    first, slowly, times = "", False, 1
    if kind < _OPENING:
        awaited, longest = "opening", _LONGEST_OPENING_S + 2 * slower
    elif kind < _OPENING + _SLOWLY:
        awaited, longest, slowly = "ready", _LONGEST_TYPING_S, True
    elif kind < _OPENING + _SLOWLY + _FILES:
        first = chance.choice(PROTECTED_FILES if chain.protected else PLAIN_FILES)
        keyed = first in ("rekey", "protect")
        awaited, longest = "ready", _LONGEST_FILES_S + 6 * (_TO_DERIVE_A_KEY_S if keyed else slower)
    else:
        # On a busy machine the first edit may take long: some are waited for, then comes the chance.
        awaited, longest, times = "ack", _LONGEST_LIFE_S, chance.randint(1, _MOST_AWAITED)
        if chance.random() < _IN_THE_MIDDLE:
            awaited, longest, times = "try", _LONGEST_EDIT_S, times + 1
    work = partial(keep_typing, chain.path, seed, chain.keys[-1], first, slowly)
    _judge(chain, name, killed(work, awaited, chance.uniform(0, longest), times))


def _judge(chain: Chain, name: str, death: Death) -> None:
    said = told(death.said)
    _count(chain.figures, name, said, death)
    chain.keys = [*filter(None, [said.key_in_flight]), *chain.keys, *said.keys]
    check_secrets(chain, name)
    store = opened(chain, name, expected(chain, said))
    if store is None:
        return
    dossier = store.dossier(store.workbook().negotiations[0].id)
    store.close()
    held = f"{dossier.negotiation.title}|{','.join(row.what for row in dossier.leverage_items)}"
    if said.typed:
        _judge_typing(chain, name, said, held, death)
    else:
        _judge_edits(chain, name, said, held)
    chain.held = held
    check_file(chain, name, chain.path)
    check_done(chain, name, said)
    check_copies(chain, name, exactly=False)
    check_folder(chain, name)
    for path in chain.path.parent.glob("restored-*.workbook"):
        path.unlink()


def _count(figures: Figures, name: str, said: Told, death: Death) -> None:
    figures.kills += 1
    figures.while_opening += not said.ready
    figures.acknowledged += len(said.acknowledged) + bool(said.saved)
    figures.whole_files += said.whole_files
    figures.in_an_edit += bool(said.in_flight)
    figures.killed_in(said.doing or ("between edits" if said.ready else "opening"))
    if not death.killed:
        figures.fail("ended", name, f"ended with status {death.status} after {death.said[-60:]!r}")
    for odd in said.odd:
        figures.fail("half_applied", name, f"the window showed {odd}")


def _judge_edits(chain: Chain, name: str, said: Told, held: str) -> None:
    last = said.acknowledged[-1] if said.acknowledged else chain.held
    chain.figures.came_through += held == said.in_flight != last
    if held not in (last, said.in_flight) and not _partly(last, held, said):
        words = f"holds {held!r}, saved was {last!r}, tried {said.doing} {said.in_flight!r}"
        chain.figures.fail("lost", name, words)


def _partly(last: str, held: str, said: Told) -> bool:
    """Whether what is being typed is stored as far as it was typed: never more, never anything else."""
    if said.doing not in ("title", "add"):
        return False
    (title, rows), (old_title, old_rows), (new_title, new_rows) = (
        state.split("|") for state in (held, last, said.in_flight)
    )
    if rows == old_rows == new_rows:
        return new_title.startswith(title)
    return title == old_title == new_title and rows.startswith(old_rows) and new_rows.startswith(rows)


def _judge_typing(chain: Chain, name: str, said: Told, held: str, death: Death) -> None:
    """Nothing called saved is lost; and how long the first key was exposed that is not stored."""
    title, (before, rows) = held.split("|")[0], chain.held.split("|")
    texts = [typed.text for typed in said.typed]
    # A key may come through that was pressed and not told of any more.
    known = next((place for place in reversed(range(len(texts))) if texts[place] in (title, title[:-1])), -1)
    if held.split("|")[1] != rows or (known < 0 and title != before):
        chain.figures.fail("half_applied", name, f"holds {held!r} after typing {texts[-1]!r}")
    if said.saved and known < texts.index(said.saved):
        chain.figures.fail("lost", name, f"holds {title!r}, called saved was {said.saved!r}")
    if known + 1 < len(texts):
        first = said.typed[known + 1]
        exposed = death.at - first.at
        chain.figures.longest_exposed_ms = max(chain.figures.longest_exposed_ms, 1000 * exposed)
        if exposed > _LONGEST_EXPOSED_S:
            _note_exposed(chain, name, exposed, death.waited - first.waited)


def _note_exposed(chain: Chain, name: str, exposed: float, waited: float) -> None:
    """The time for which the machine gave the processor to others is no fault of the program."""
    chain.figures.exposed_long += 1
    if exposed - waited <= _LONGEST_EXPOSED_S:
        chain.figures.kept_waiting += 1
    else:
        words = f"typing was exposed for {exposed:.2f} s, {waited:.2f} s of it without the processor"
        chain.figures.failures.append(f"{name}: {words}")
