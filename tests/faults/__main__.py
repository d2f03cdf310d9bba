"""Kills the program many times, and prints what came of it."""

import argparse
import os
import random
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from tests.faults.figures import Figures

_CHAIN = {"storage": 50, "window": 15}


def main() -> int:
    """Exit status 0 when nothing was lost, half-applied, damaged or left behind."""
    given = _parser().parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false")
    begun = time.monotonic()
    figures = run(given.layer, given.kills, given.seed, given.protected, given.jobs)
    kind = "protected" if given.protected else "plain"
    head = f"{given.layer}, {kind} workbook, seed {given.seed}, {time.monotonic() - begun:.0f} s"
    sys.stdout.write(f"{head}\n{figures.table()}\n")
    return 1 if figures.failures else 0


def run(layer: str, kills: int, seed: int, protected: bool, jobs: int) -> Figures:
    """The figures of so many kills, in chains of some, each with a seed of its own."""
    chain, chance, whole = _CHAIN[layer], random.Random(seed), Figures()
    numbers = [min(chain, kills - start) for start in range(0, kills, chain)]
    seeds = [chance.randrange(2**32) for _ in numbers]
    if jobs == 1:
        for number, each in zip(numbers, seeds, strict=True):
            whole.add(_chain(layer, each, number, protected))
        return whole
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        parts = [
            pool.submit(_chain, layer, each, number, protected)
            for number, each in zip(numbers, seeds, strict=True)
        ]
        for part in parts:
            whole.add(part.result())
    return whole


def _chain(layer: str, seed: int, kills: int, protected: bool) -> Figures:
    if layer == "window":
        from tests.faults import window_layer

        return window_layer.run(seed, kills, protected)
    from tests.faults import storage_layer

    return storage_layer.run(seed, kills, protected)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--layer", choices=sorted(_CHAIN), default="storage")
    parser.add_argument("--protected", action="store_true", help="a workbook with a passphrase")
    parser.add_argument("--seed", type=int, default=20261123)
    parser.add_argument("--jobs", type=int, default=1, help="how many at the same time")
    return parser


if __name__ == "__main__":
    sys.exit(main())
