"""The program is killed while somebody types: what its window called saved is there afterwards."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path
from threading import Timer

import pytest

from workbook.model import Row, new_negotiation
from workbook.storage.edits import addition
from workbook.storage.store import open_file

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 10
LONGEST_S = 30

pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a matter of POSIX")


def typed_until_killed(path: Path, first: int, seconds: float) -> list[tuple[str, int]]:
    """What a window called saved before it was killed, so many seconds after it could be typed in."""
    command = [sys.executable, "-m", "tests.ui.typist", str(path), str(first)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as window:
        assert window.stdout is not None
        guard = Timer(LONGEST_S, window.kill)
        guard.start()
        assert window.stdout.readline() == "ready\n"
        killer = Timer(seconds, window.kill)
        killer.start()
        lines = window.stdout.read().splitlines()
        guard.cancel()
        killer.cancel()
    assert window.returncode == -signal.SIGKILL
    # The last line may have been cut by the kill; what was not said in full was not said.
    said = [line.split(" ") for line in lines if line.count(" ") == 1 and line.split(" ")[1].isdigit()]
    return [(field, int(number)) for field, number in said]


def stored(path: Path) -> tuple[int, set[int]]:
    """The number in the title, and the numbers of the rows; the rows are taken away then."""
    store = open_file(path)
    dossier = store.dossier(store.workbook().negotiations[0].id)
    numbers = {int(row.what.split()[1]) for row in dossier.leverage_items if row.what.count(" ") == 1}
    rows: tuple[Row, ...] = dossier.leverage_items
    store.apply([change for row in rows for change in store.deletion(row)])
    store.close()
    return int(dossier.negotiation.title.split()[-1]), numbers


def test_every_edit_the_window_called_saved_survives_ten_kills(workbook_file: Path) -> None:
    store = open_file(workbook_file)
    store.apply([addition(row) for row in new_negotiation(title="title 0")])
    store.close()
    chance, last, seen = random.Random(20261123), 0, 0
    for _ in range(ROUNDS):
        said = typed_until_killed(workbook_file, last, chance.uniform(0.05, 0.7))
        titles = [number for field, number in said if field == "title"]
        title, rows = stored(workbook_file)
        # One edit more may be on disk than could be said.
        assert title in (max(titles, default=last), max(titles, default=last) + 1)
        assert {number for field, number in said if field == "row"} <= rows
        last, seen = title, seen + len(said)
    assert seen > 2 * ROUNDS
    left = [path.name for path in workbook_file.parent.iterdir() if path != workbook_file]
    assert all("backups" in name for name in left)
