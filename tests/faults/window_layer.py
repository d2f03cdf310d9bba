"""Kills of the whole window while somebody works in it: what it called saved is there afterwards."""

import random
import tempfile
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests.faults.figures import Figures
from tests.faults.killing import Death, killed
from tests.faults.storage_layer import Chain, check_file, check_folder, opened
from tests.faults.window_storm import keep_typing
from workbook.model import new_negotiation
from workbook.storage.driver import Key
from workbook.storage.edits import addition
from workbook.storage.store import create

_OPENING, _SLOWLY = 0.2, 0.2
_LONGEST_OPENING_S, _LONGEST_LIFE_S, _LONGEST_TYPING_S = 0.4, 0.7, 2.5
#: Typing may be exposed for a second; what more there is, the machine may take when it is busy.
_LONGEST_EXPOSED_MS = 1250


@dataclass
class _Told:
    """What a window said before it was killed."""

    ready: bool = False
    acknowledged: list[str] = field(default_factory=list)
    doing: str = ""
    target: str = ""
    odd: list[str] = field(default_factory=list)
    typed: list[tuple[float, str]] = field(default_factory=list)


def run(seed: int, kills: int, protected: bool) -> Figures:
    """The figures of so many kills of a window over one workbook in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="workbook-faults-") as folder:
        key = Key("correct horse") if protected else None
        chain = Chain(Path(folder) / "mine.workbook", seed, key)
        store = create(chain.path, key=key)
        store.apply([addition(row) for row in new_negotiation(title="t0")])
        store.close()
        chain.held = "t0 "
        chance = random.Random(seed)
        for life in range(kills):
            _live(chain, life, chance)
        return chain.figures


def _live(chain: Chain, life: int, chance: random.Random) -> None:
    kind, storm_seed = chance.random(), chance.randrange(2**32)
    opening, slowly = kind < _OPENING, _OPENING <= kind < _OPENING + _SLOWLY
    longest = _LONGEST_OPENING_S if opening else _LONGEST_TYPING_S if slowly else _LONGEST_LIFE_S
    work = partial(keep_typing, chain.path, storm_seed, chain.key, slowly)
    # On a busy machine the first edit may take long: one is waited for, then comes the chance.
    awaited = "opening" if opening else "ready" if slowly else "ack"
    death = killed(work, awaited, chance.uniform(0, longest))
    _judge(chain, life, death)


def _judge(chain: Chain, life: int, death: Death) -> None:
    figures, said = chain.figures, _told(death.said)
    name = f"window seed {chain.seed} kill {life}"
    figures.kills += 1
    figures.while_opening += not said.ready
    figures.acknowledged += len(said.acknowledged)
    figures.in_an_edit += bool(said.doing)
    figures.killed_in(said.doing or ("between edits" if said.ready else "opening"))
    if not death.killed:
        figures.fail("damaged", name, f"ended by itself with status {death.status}")
    for odd in said.odd:
        figures.fail("half_applied", name, f"the window showed {odd}")
    store = opened(chain, name)
    if store is None:
        return
    dossier = store.dossier(store.workbook().negotiations[0].id)
    store.close()
    held = f"{dossier.negotiation.title} {','.join(row.what for row in dossier.leverage_items)}"
    last = said.acknowledged[-1] if said.acknowledged else chain.held
    if said.typed:
        _judge_typing(chain, name, said, dossier.negotiation.title, death.at)
    elif held not in (last, said.target) and not _partly(last, held, said.target):
        figures.fail("lost", name, f"holds {held!r}, saved was {last!r}, tried {said.doing} {said.target!r}")
    figures.came_through += held == said.target != last
    chain.held = held
    check_file(chain, name, chain.path)
    check_folder(chain, name)


def _partly(last: str, held: str, target: str) -> bool:
    """Whether the edit in the making is stored as far as it was typed: never more, never anything else."""
    (title, rows), (old_title, old_rows), (new_title, new_rows) = (
        state.split(" ", 1) if " " in state else (state, "") for state in (held, last, target)
    )
    if rows == old_rows == new_rows:
        return new_title.startswith(title)
    return title == old_title == new_title and rows.startswith(old_rows) and new_rows.startswith(rows)


def _judge_typing(chain: Chain, name: str, said: _Told, title: str, at: float) -> None:
    """How long the first letter that is not on the disk had stood in the window."""
    missing = [when for when, text in said.typed if text != title and not title.startswith(text)]
    exposed = 1000 * (at - missing[0]) if missing else 0.0
    chain.figures.longest_exposed_ms = max(chain.figures.longest_exposed_ms, exposed)
    if exposed > _LONGEST_EXPOSED_MS:
        chain.figures.fail("exposed_long", name, f"typing was exposed for {exposed:.0f} ms")


def _told(said: bytes) -> _Told:
    found = _Told()
    for line in said.decode().split("\n")[:-1]:
        verb, _, rest = line.partition(" ")
        if verb == "ready":
            found.ready = True
        elif verb == "try":
            found.doing, _, found.target = rest.partition(" ")
        elif verb == "ack":
            found.acknowledged.append(rest)
            found.doing = found.target = ""
        elif verb == "odd":
            found.odd.append(rest)
        elif verb == "typed":
            when, _, text = rest.partition(" ")
            found.typed.append((float(when), text))
            found.doing = "typing"
    return found
