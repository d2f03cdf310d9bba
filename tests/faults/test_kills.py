"""The short form of the kills; ``python -m tests.faults --kills 1000`` is the long one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL and fork are matters of POSIX")


def test_nothing_called_saved_is_lost_or_half_applied_by_a_few_kills() -> None:
    command = [sys.executable, "-m", "tests.faults", "--kills", "2", "--seed", "1", "--layer"]
    done = subprocess.run(
        [*command, "storage", "window"], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    said = [line.rsplit(maxsplit=1) for line in done.stdout.splitlines()]
    counts = [(words.strip(), int(number)) for words, number in said if number.isdecimal()]
    assert counts.count(("of all these lost", 0)) == 2
    assert all(count >= 2 for words, count in counts if words == "kills (SIGKILL)")
    assert all(count for words, count in counts if words == "edits that were called stored")
