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
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tests.faults import old_files
from tests.faults.chain import first_key
from tests.faults.power_calls import Failed, can_record, record
from tests.faults.power_child import OLD
from tests.faults.power_disk import Disk, State
from tests.faults.power_events import Event, Record, Said, Write
from tests.faults.power_judge import Cuts, Judge

_CUTS_OF_A_START = 4
#: After these lines something is promised.
_PROMISES = ("ack", "keyed", "backed-up", "restored", "made", "migrated", "doing")


@dataclass(frozen=True)
class Plan:
    """One recording: how many edits, whether it begins with an older workbook, and how often it is cut.

    After ``again`` cuts in the middle of a write, what the next start does is recorded too, and cut.
    """

    protected: bool
    steps: int = 40
    older: bool = True
    cuts: int = 100
    again: int = 5


def run(cuts: int, seed: int, plan: Plan, say: Callable[[str], object] = lambda _: None) -> Cuts:
    """The figures of so many cuts, in recordings of some, each with a seed of its own."""
    chance, figures = random.Random(seed), Cuts()
    for begin in range(0, cuts, plan.cuts):
        with tempfile.TemporaryDirectory(prefix="workbook-power-") as folder:
            again = replace(plan, cuts=min(plan.cuts, cuts - begin))
            _cut(Path(folder).resolve(), chance.randrange(2**32), again, figures)
        say(f"{figures.kills} cuts, {len(figures.failures)} failures\n")
    return figures


def _cut(folder: Path, seed: int, plan: Plan, figures: Cuts) -> None:
    """One recording, and its cuts somewhere in it."""
    watched = folder / "disk"
    watched.mkdir(0o700)
    wanted = old_files.put(watched / OLD, first_key(plan.protected)) if plan.older else ""
    judge = Judge(seed, plan.protected, wanted, figures)
    kind = "protected" if plan.protected else "plain"
    taken = _recorded(watched, [str(watched), str(seed), str(plan.steps), kind])
    figures.calls += len(taken.events)
    figures.edits += sum(isinstance(event, Said) and event.line.startswith("ack") for event in taken.events)
    chance, disk, done = random.Random(seed), Disk(taken), 0
    again = plan.again
    for number, place in enumerate(sorted(_places(taken.events, plan.cuts, chance))):
        for event in taken.events[done:place]:
            disk.do(event)
        done = place
        state = disk.cut(chance)
        name = f"power seed {seed} cut {number} after call {place}, {state.how}"
        if state.interrupted and again:
            again -= 1
            _cut_again(folder / f"again {number}", judge, disk, state, name, chance)
        with tempfile.TemporaryDirectory(dir=folder) as after:
            state.put(Path(after))
            judge.judge(Path(after), disk.said, disk.names, name)


def _cut_again(
    folder: Path, judge: Judge, disk: Disk, state: State, name: str, chance: random.Random
) -> None:
    """The power fails again while the next start puts right what the first cut has left."""
    folder.mkdir(0o700)
    state.put(folder)
    path, keys = judge.subject(folder, disk.said)
    if not path.exists():
        # It was being made, under another name as yet.
        return
    judge.figures.starts += 1
    try:
        taken = _recorded(folder, ["again", str(path), *keys])
    except Failed as problem:
        judge.figures.fail("not_opened", name, str(problem))
        return
    for place in _places(taken.events, _CUTS_OF_A_START, chance):
        second = Disk(taken)
        for event in taken.events[:place]:
            second.do(event)
        left = second.cut(chance)
        with tempfile.TemporaryDirectory(dir=folder.parent) as after:
            left.put(Path(after))
            judge.judge(Path(after), disk.said, disk.names, f"{name}, again after call {place}, {left.how}")


def _recorded(watched: Path, given: Sequence[str]) -> Record:
    with tempfile.TemporaryDirectory(dir=watched.parent) as more:
        places = {"XDG_RUNTIME_DIR": more, "TMPDIR": more, "NEGOTIATION_WORKBOOK_HOME": more}
        command = [sys.executable, "-m", "tests.faults.power_child", *given]
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
        places = chance.choices([anywhere, promises, borders], (1, 1, 2))[0]
        yield chance.choice(places or anywhere)


_WORDS = {
    "calls": "recorded changes to the disk",
    "edits": "recorded edits that were called stored",
    "kills": "power cuts",
    "starts": "starts after a cut that were cut as well",
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
    figures = run(given.cuts, given.seed, Plan(given.protected), sys.stderr.write)
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
