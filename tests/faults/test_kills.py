"""The short form of the kills; ``python -m tests.faults --kills 1000`` is the long one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL and fork are matters of POSIX")


@pytest.mark.parametrize("asked", [("storage", "6", "1"), ("window", "3", "1")])
def test_nothing_called_saved_is_lost_or_half_applied_by_a_few_kills(asked: tuple[str, str, str]) -> None:
    layer, kills, seed = asked
    command = [sys.executable, "-m", "tests.faults", "--layer", layer, "--kills", kills, "--seed", seed]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    figures = dict(line.rsplit(maxsplit=1) for line in done.stdout.splitlines()[1:])
    assert figures["kills (SIGKILL)"] == kills
    assert int(figures["edits that were called stored"]) > 0
    assert figures["of all these lost"] == "0"
