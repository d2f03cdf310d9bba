"""``python -m tests.monkey --events 20000 --seed 1``: a monkey at the window, for as long as it takes."""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false")


def main() -> int:
    """Returns 0 when nothing went wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.monkey")
    parser.add_argument("--events", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tell", action="store_true", help="say each event before it is done")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NEGOTIATION_WORKBOOK_HOME"] = folder
        from tests.monkey.watching import Watched, Wrong
        from workbook import app

        app.application()
        watched = Watched(Path(folder), options.seed)
        watched.monkey.tell = print if options.tell else str
        begin = time.monotonic()
        try:
            watched.run(options.events)
        except Wrong as wrong:
            print(f"seed {options.seed}: {wrong}")
            return 1
        took, rounds = time.monotonic() - begin, watched.rounds
        print(
            f"seed {options.seed}: {options.events} events in {took:.0f} s, {rounds} times undone and redone"
        )
        watched.close()
    return 0


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    # Nothing is left to be done in order: windows and the application would only race each other.
    os._exit(status)
