"""Commands on a protected workbook: the passphrase is asked for at a terminal, and nowhere else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from workbook.model import new_negotiation
from workbook.storage.driver import Key
from workbook.storage.edits import addition
from workbook.storage.store import create

pty = pytest.importorskip("pty")
KEY = Key("lentil harbour")


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "secret.workbook"
    store = create(path, KEY)
    store.apply([addition(row) for row in new_negotiation(title="Lease")])
    store.close()
    return path


def command(locked: Path, output: Path) -> list[str]:
    return [sys.executable, "-m", "workbook", "export", str(locked), "-o", str(output)]


def test_without_a_terminal_the_command_says_where_the_passphrase_is_asked_for(
    locked: Path, tmp_path: Path
) -> None:
    run = command(locked, tmp_path / "out.json")
    done = subprocess.run(run, capture_output=True, text=True, input=KEY.passphrase)
    assert done.returncode == 1
    assert "is protected. Open it in the window" in done.stderr
    assert not (tmp_path / "out.json").exists()


def test_at_a_terminal_the_passphrase_is_asked_for_and_not_shown(locked: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.json"
    child, terminal = pty.fork()
    if child == 0:
        os.execv(sys.executable, command(locked, output))
    said = b""
    while b": " not in said:
        said += os.read(terminal, 1000)
    os.write(terminal, f"{KEY.passphrase}\n".encode())
    try:
        while more := os.read(terminal, 1000):
            said += more
    except OSError:
        # How a terminal on Linux says that nobody is at its other end.
        pass
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    os.close(terminal)
    assert KEY.passphrase.encode() not in said
    assert "Lease" in output.read_text("utf-8")
