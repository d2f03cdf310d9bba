"""Cuts the power many times, as far as a disk can tell, and prints what came of it.

A program does everything the storage does and is recorded; then states are made in which a disk may be
after a power cut in the middle of the record, and each is opened as the next start would open it.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.faults import old_files
from tests.faults.chain import first_key
from tests.faults.power_calls import can_record, record
from tests.faults.power_child import OLD
from tests.faults.power_disk import Disk
from tests.faults.power_events import Event, Record, Said, Write
from tests.faults.power_judge import Cuts, Judge

_CUTS_EACH, _STEPS = 100, 40
#: After these lines something is promised.
_PROMISES = ("ack", "keyed", "backed-up", "restored", "made", "migrated", "doing")


def run(cuts: int, seed: int, protected: bool, steps: int = _STEPS, each: int = _CUTS_EACH) -> Cuts:
    """The figures of so many cuts, in recordings of some, each with a seed of its own."""
    chance, figures = random.Random(seed), Cuts()
    for begin in range(0, cuts, each):
        with tempfile.TemporaryDirectory(prefix="workbook-power-") as folder:
            _cut(
                Path(folder).resolve(),
                chance.randrange(2**32),
                min(each, cuts - begin),
                protected,
                steps,
                figures,
            )
    return figures


def _cut(folder: Path, seed: int, cuts: int, protected: bool, steps: int, figures: Cuts) -> None:
    """One recording, and so many cuts somewhere in it."""
    watched = folder / "disk"
    watched.mkdir(0o700)
    judge = Judge(seed, protected, old_files.put(watched / OLD, first_key(protected)), figures)
    taken = _recorded(watched, seed, steps, protected)
    figures.calls += len(taken.events)
    figures.edits += sum(isinstance(event, Said) and event.line.startswith("ack") for event in taken.events)
    chance, disk, done = random.Random(seed), Disk(taken), 0
    for number, place in enumerate(sorted(_places(taken.events, cuts, chance))):
        for event in taken.events[done:place]:
            disk.do(event)
        done = place
        state = disk.cut(chance)
        with tempfile.TemporaryDirectory(dir=folder) as after:
            state.put(Path(after))
            name = f"power seed {seed} cut {number} after call {place}, {state.how}"
            judge.judge(Path(after), disk.said, disk.names, name)


def _recorded(watched: Path, seed: int, steps: int, protected: bool) -> Record:
    kind = "protected" if protected else "plain"
    more = watched.with_name("more")
    more.mkdir(0o700)
    command = [sys.executable, "-m", "tests.faults.power_child", str(watched), str(seed), str(steps), kind]
    places = {"XDG_RUNTIME_DIR": str(more), "TMPDIR": str(more), "NEGOTIATION_WORKBOOK_HOME": str(more)}
    return record(command, watched, {**os.environ, **places})


def _places(events: list[Event], cuts: int, chance: random.Random) -> Iterator[int]:
    """Where to cut: a quarter anywhere, a quarter after a promise, half beside what is no write."""
    anywhere = range(len(events) + 1)
    promises = [
        place
        for place, event in enumerate(events, 1)
        if isinstance(event, Said) and event.line.split()[0] in _PROMISES
    ]
    borders = [
        place + side
        for place, event in enumerate(events)
        if not isinstance(event, Write | Said)
        for side in (0, 1)
    ]
    for _ in range(cuts):
        yield chance.choice(chance.choices([anywhere, promises, borders], (1, 1, 2))[0])


_WORDS = {
    "calls": "recorded changes to the disk",
    "edits": "recorded edits that were called stored",
    "kills": "power cuts",
    "while_opening": "of these while making or opening a workbook",
    "in_an_edit": "of these in the middle of an edit",
    "came_through": "  where that edit is on the disk, whole",
    "acknowledged": "edits called stored before a cut, over all cuts",
    "whole_files": "backups, restores, passphrases called done before one",
    "lost": "of these lost, or half-applied",
    "damaged": "workbooks damaged",
    "not_opened": "workbooks that did not open at once",
    "copies_checked": "backups and copies compared",
    "copies_wrong": "backups, copies and exports that were not whole",
    "left_behind": "files left behind that the next start does not take away",
    "leaked": "files of a protected workbook with plain text in them",
}


def main() -> int:
    """Exit status 0 when nothing was lost, damaged or left behind."""
    given = _parser().parse_args()
    if not can_record():
        sys.stderr.write("Power cuts need strace, and the right to use it.\n")
        return 2
    begun = time.monotonic()
    figures = run(given.cuts, given.seed, given.protected)
    kind = "protected" if given.protected else "plain"
    head = f"{kind} workbook, seed {given.seed}, {time.monotonic() - begun:.0f} s"
    sys.stdout.write(f"{head}\n{figures.table(_WORDS)}\n")
    return 1 if figures.failures else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.power", description=__doc__)
    parser.add_argument("--cuts", type=int, default=1000)
    parser.add_argument("--protected", action="store_true", help="a workbook with a passphrase")
    parser.add_argument("--seed", type=int, default=20261123)
    return parser


if __name__ == "__main__":
    sys.exit(main())
