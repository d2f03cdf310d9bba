"""Kills the program many times, and prints what came of it."""

import argparse
import os
import sys
import time

from tests.faults.running import CHAIN, run


def main() -> int:
    """Exit status 0 when nothing was lost, half-applied, damaged or left behind."""
    given = _parser().parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false")
    kind, failed = "protected" if given.protected else "plain", False
    for layer in given.layer:
        begun = time.monotonic()
        figures = run(layer, given.kills, given.seed, given.protected, given.jobs)
        head = f"{layer}, {kind} workbook, seed {given.seed}, {time.monotonic() - begun:.0f} s"
        sys.stdout.write(f"{head}\n{figures.table()}\n")
        failed = failed or bool(figures.failures)
    return 1 if failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--layer", nargs="+", choices=sorted(CHAIN), default=["storage"])
    parser.add_argument("--protected", action="store_true", help="a workbook with a passphrase")
    parser.add_argument("--seed", type=int, default=20261123)
    parser.add_argument("--jobs", type=int, default=1, help="how many at the same time")
    return parser


if __name__ == "__main__":
    sys.exit(main())
