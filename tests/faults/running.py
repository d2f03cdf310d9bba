"""So many kills, in chains of some on one workbook each, one after the other or several at a time."""

import random
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
