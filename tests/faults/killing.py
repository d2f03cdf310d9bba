"""A process of its own for work that is killed in the middle, forked from one with everything imported."""

import faulthandler
import os
import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

#: After this many seconds a process that is still awaited is taken to hang; on a busy machine a passphrase
#: takes many.
LONGEST_S = 300.0
Say = Callable[[str], None]


@dataclass(frozen=True)
class Death:
    """What a process said until it was killed; ``status`` is how it ended, as ``os.waitpid`` has it.

    ``at`` is when that was, and ``waited`` for how long it had waited for the processor until then; seconds.
    """

    said: bytes
    status: int
    at: float
    waited: float

    @property
    def killed(self) -> bool:
        """Whether it lived until it was killed: anything else is a failure of its own."""
        return os.WIFSIGNALED(self.status) and os.WTERMSIG(self.status) == signal.SIGKILL


def killed(work: Callable[[Say], None], awaited: str, seconds: float, times: int = 1) -> Death:
    """Do the work in another process, and kill it so many seconds after it has said a word so often."""
    child, reading = _forked(work)
    with os.fdopen(reading, "rb") as pipe:
        guard = Timer(LONGEST_S, os.kill, (child, signal.SIGABRT))
        guard.start()
        said = b""
        while line := pipe.readline():
            said += line
            times -= line.split()[:1] == [awaited.encode()]
            if not times:
                break
        time.sleep(seconds)
        at, waited = time.monotonic(), waited_for_processor(child)
        os.kill(child, signal.SIGKILL)
        said += pipe.read()
        guard.cancel()
    return Death(said, os.waitpid(child, 0)[1], at, waited)


def waited_for_processor(pid: int) -> float:
    """For how many seconds a process could have run and was not let; 0 where the system does not tell."""
    try:
        return int(Path(f"/proc/{pid}/schedstat").read_text().split()[1]) / 1e9
    except (OSError, IndexError, ValueError):
        return 0.0


def _forked(work: Callable[[Say], None]) -> tuple[int, int]:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            # Of one that hangs it is told where.
            faulthandler.enable()
            work(lambda words: _say(writing, words))
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(1)
    os.close(writing)
    return child, reading


def _say(pipe: int, words: str) -> None:
    try:
        os.write(pipe, f"{words}\n".encode())
    except BrokenPipeError:
        # Nobody is left who would kill it.
        os._exit(1)
