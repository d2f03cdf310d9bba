"""One short session of the real program, watched: what it leaves, and what it asks of the network."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.ui.conftest import document, look, workspace  # noqa: F401
from workbook import paths

TRACER = ("strace", "-f", "--seccomp-bpf", "-e", "trace=network")
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Session:
    """What was made where, and the trace of its sockets (None where no tracer is there)."""

    folder: Path
    trace: Path | None
    alone: bool
    tracer = TRACER

    @property
    def home(self) -> Path:
        return self.folder / paths.APP


def works(*command: str) -> bool:
    """Whether a command is there and may be used."""
    if shutil.which(command[0]) is None:
        return False
    return subprocess.run([*command, "true"], capture_output=True).returncode == 0


@pytest.fixture(scope="session")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """A window and some commands, started with rights for everybody, where it may be without a network."""
    folder = tmp_path_factory.mktemp("session")
    for name in ("out", "run", "tmp", "config"):
        (folder / name).mkdir(mode=0o700)
    trace = folder / "trace"
    tracer = (*TRACER, "-o", str(trace))
    cut = ("unshare", "-rn")
    traced, alone = works(*tracer), works(*cut)
    done = subprocess.run(
        [
            *(cut if alone else ()),
            *(tracer if traced else ()),
            *(sys.executable, "-m", "tests.privacy.session", str(folder / "out")),
        ],
        cwd=ROOT,
        env={
            **os.environ,
            "NEGOTIATION_WORKBOOK_HOME": str(folder / paths.APP),
            "XDG_RUNTIME_DIR": str(folder / "run"),
            "TMPDIR": str(folder / "tmp"),
            "XDG_CONFIG_HOME": str(folder / "config"),
        },
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return Session(folder, trace if traced else None, alone)
