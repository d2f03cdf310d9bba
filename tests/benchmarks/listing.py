"""The same frontier by listing every package, as research tools do; for comparison only."""

import time
from importlib.util import find_spec
from itertools import product

from workbook.analysis.tradeoffs.frontier import frontier
from workbook.analysis.tradeoffs.utility import Matrix


def by_numpy(table: Matrix) -> float | None:
    """Seconds for the frontier and the four solutions with all totals in two arrays; None without numpy.

    Raises AssertionError where it finds another frontier than the engine.
    """
    if find_spec("numpy") is None:
        return None
    import numpy as np

    begin = time.perf_counter()
    mine, theirs = (_totals(np, steps) for steps in (table.me.steps, table.them.steps))
    order = np.lexsort((-theirs, -mine))
    mine, theirs = mine[order], theirs[order]
    best = np.maximum.accumulate(theirs)
    kept = np.concatenate(([True], theirs[1:] > best[:-1]))
    mine, theirs = mine[kept], theirs[kept]
    ours, other = mine - mine.min(), theirs - theirs.min()
    np.argmax(ours.astype(float) * other)
    np.argmax(np.minimum(ours / max(1, ours.max()), other / max(1, other.max())))
    np.argmax(np.minimum(mine / table.me.unit, theirs / table.them.unit))
    np.argmax(mine / table.me.unit + theirs / table.them.unit)
    taken = time.perf_counter() - begin
    known = frontier(table)
    if not known.slack:
        assert list(zip(mine.tolist(), theirs.tolist(), strict=True)) == list(known.points)
    return taken


def _totals(np, steps):  # type: ignore[no-untyped-def]
    totals = np.zeros(1, dtype=np.int64)
    for row in steps:
        totals = np.add.outer(totals, np.array(row, dtype=np.int64)).ravel()
    return totals


def by_negmas(table: Matrix) -> float | None:
    """Seconds negmas takes for its frontier and its four kinds of solution; None where it is not installed.

    Its sums are floats, which can tell apart or merge totals that whole numbers would not: how many
    points it finds is not compared.
    """
    if find_spec("negmas") is None:
        return None
    from negmas import LinearAdditiveUtilityFunction, make_issue, make_os
    from negmas.preferences.ops import (
        kalai_points,
        ks_points,
        max_welfare_points,
        nash_points,
        pareto_frontier,
    )

    issues = [
        make_issue([str(j) for j in range(len(row))], name)
        for name, row in zip(table.issue_ids, table.option_ids, strict=True)
    ]
    space = make_os(issues)
    both = [
        LinearAdditiveUtilityFunction(
            values=[{str(j): steps / side.unit for j, steps in enumerate(row)} for row in side.steps],
            weights=[1.0] * len(issues),
            outcome_space=space,
            reserved_value=0.0,
        )
        for side in (table.me, table.them)
    ]
    begin = time.perf_counter()
    outcomes = list(product(*([str(j) for j in range(len(row))] for row in table.option_ids)))
    points, _ = pareto_frontier(both, outcomes=outcomes)
    for rule in (nash_points, kalai_points, ks_points, max_welfare_points):
        rule(both, points, outcome_space=space)
    return time.perf_counter() - begin
