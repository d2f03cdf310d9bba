"""So many kills, in chains of some on one workbook each, one after the other or several at a time."""

import random
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from tests.faults.figures import Figures

#: How often one workbook is killed before another takes its place.
CHAIN = {"storage": 50, "window": 15}


def run(layer: str, kills: int, seed: int, protected: bool, jobs: int) -> Figures:
    """The figures of so many kills, in chains of some, each with a seed of its own."""
    chain, chance, whole = CHAIN[layer], random.Random(seed), Figures()
    numbers = [min(chain, kills - start) for start in range(0, kills, chain)]
    seeds = [chance.randrange(2**32) for _ in numbers]
    if jobs == 1:
        for number, each in zip(numbers, seeds, strict=True):
            _take(whole, _chain(layer, each, number, protected), kills)
        return whole
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        parts = [
            pool.submit(_chain, layer, each, number, protected)
            for number, each in zip(numbers, seeds, strict=True)
        ]
        for part in parts:
            _take(whole, part.result(), kills)
    return whole


def _take(whole: Figures, part: Figures, kills: int) -> None:
    """Add a chain's figures, and say how far it is and what went wrong in it."""
    whole.add(part)
    for failure in part.failures:
        sys.stderr.write(f"FAILED {failure}\n")
    sys.stderr.write(f"{whole.kills} of {kills} kills, {whole.acknowledged} edits called stored\n")
    sys.stderr.flush()


def _chain(layer: str, seed: int, kills: int, protected: bool) -> Figures:
    if layer == "window":
        from tests.faults import window_layer

        return window_layer.run(seed, kills, protected)
    from tests.faults import storage_layer

    return storage_layer.run(seed, kills, protected)
