"""The short form of the power cuts; ``python -m tests.faults.power --cuts 1000`` is the long one."""

import random

import pytest

from tests.faults.power import Plan, run
from tests.faults.power_calls import can_record
from tests.faults.power_disk import Disk
from tests.faults.power_events import Event, Name, Record, Sync, SyncFolder, Write

OLD, NEW = Write(0, 0, b"a" * 1024), Write(0, 0, b"b" * 1024)
NAMED = Name("/d", gives=(("/d/x", 0),))


def _left(*events: Event) -> set[bytes | None]:
    """Every content of the file x that a power cut may leave after these; None where it has no name."""
    disk, chance = Disk(Record("/d", {}, {}, [])), random.Random(1)
    for event in events:
        disk.do(event)
    states = [disk.cut(chance) for _ in range(300)]
    return {state.contents[state.names["/d/x"]] if state.names else None for state in states}


def test_a_power_cut_takes_what_was_not_synced_and_leaves_what_was() -> None:
    assert _left(NAMED, OLD, Sync(0)) == {None, b"a" * 1024}
    assert _left(NAMED, OLD, Sync(0), SyncFolder("/d")) == {b"a" * 1024}
    assert {b"", b"a" * 512, b"a" * 1024, bytes(1024), None} <= _left(NAMED, OLD)


def test_a_power_cut_tears_a_write_between_two_sectors() -> None:
    left = _left(NAMED, OLD, Sync(0), SyncFolder("/d"), NEW)
    assert left == {first * 512 + second * 512 for first in (b"a", b"b") for second in (b"a", b"b")}


def test_nothing_called_stored_is_lost_by_a_few_power_cuts() -> None:
    if not can_record():
        pytest.skip("strace is not here, or may not be used")
    figures = run(cuts=8, seed=1, plan=Plan(protected=False, steps=4, older=False, again=0))
    assert figures.failures == []
    assert figures.kills == 8
    assert figures.acknowledged > 0
