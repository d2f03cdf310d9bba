"""What the trade-off engine takes, against listing every package, with numpy and with negmas.

``python -m tests.benchmarks.tradeoffs`` prints for tables of issues by options how long the efficient
frontier and the four solutions take, how long after one weight was changed, how long a negotiation's
rows take to become a table, and the memory of a process that does nothing else. Listing is done up to
eight issues of five options, by whichever of numpy and negmas can be imported, and must find the same.
"""

import json
import resource
import statistics
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from random import Random

from tests.analysis.domains import plain
from tests.analysis.making import dossier
from tests.benchmarks import listing
from workbook.analysis.tradeoffs.frontier import frontier
from workbook.analysis.tradeoffs.solutions import (
    Limits,
    egalitarian,
    greatest_total,
    kalai_smorodinsky,
    nash,
)
from workbook.analysis.tradeoffs.utility import Matrix, matrix, side
from workbook.model import Dossier, Issue, Option

SIZES = ((4, 4), (6, 5), (8, 5), (10, 5), (20, 10), (40, 10))
LARGE = ((20, 10), (40, 10))
KINDS = ("integer", "opposed", "zero-sum", "payroll")
ROUNDS = 5
LISTED = 400_000
#: Seconds that listing may take.
PATIENCE = 60
RULES = (nash, kalai_smorodinsky, egalitarian, greatest_total)
NO_LIMIT = Limits()
Numbers = list[Fraction | None]


def table(kind: str, issues: int, options: int, seed: int, heavier: int = 0) -> Matrix:
    """A table of a kind: whole points that add up to 100 and scores of 0 to 100, or sums of money.

    ``integer``: both sides' scores are drawn freely. ``opposed``: the options of each issue run opposite
    ways, with different weights. ``zero-sum``: one gains what the other loses. ``payroll``: opposed, and
    the scores are amounts of money, in cents, weighted by 1. ``heavier`` points are added to the weight
    of the fourth issue.
    """
    draw = Random(f"{kind} {issues} {options} {seed}")
    mine, theirs = (_points(draw, issues) for _ in range(2))
    rows = [[Fraction(draw.randint(0, 100)) for _ in range(options)] for _ in range(issues)]
    others = [[Fraction(draw.randint(0, 100)) for _ in range(options)] for _ in range(issues)]
    if kind == "zero-sum":
        others, theirs = [[100 - one for one in row] for row in rows], mine
    if kind == "payroll":
        rows, others = ([_money(draw, options) for _ in range(issues)] for _ in range(2))
        mine = theirs = [Fraction(1)] * issues
    if kind in ("opposed", "payroll"):
        rows, others = [sorted(row) for row in rows], [sorted(row, reverse=True) for row in others]
    added = [weight + heavier * (place == 3) for place, weight in enumerate(mine)]
    return plain(side(added, rows), side(added if kind == "zero-sum" else theirs, others))


def _points(draw: Random, count: int) -> list[Fraction]:
    cuts = [0, *sorted(draw.sample(range(1, 100), count - 1)), 100]
    return [Fraction(high - low) for low, high in pairwise(cuts)]


def _money(draw: Random, count: int) -> list[Fraction]:
    return [Fraction(draw.randint(0, 6_000_000), 100) for _ in range(count)]


@dataclass(frozen=True)
class Measured:
    """Medians in seconds, and what came out for the first table."""

    frontier: float
    solutions: float
    points: int
    slack: int


def measured(kind: str, issues: int, options: int) -> Measured:
    """The frontier and the four solutions of several tables, none like the one before."""
    tables = [table(kind, issues, options, seed) for seed in range(ROUNDS)]
    fronts = [timed(lambda t=each: frontier(t)) for each in tables]
    # What was reckoned last is remembered: the solutions are timed without the frontier.
    solved = [
        timed(lambda t=each: [rule(t, NO_LIMIT) for rule in RULES])
        for each in tables
        if frontier(each).points
    ]
    first = frontier(tables[0])
    return Measured(statistics.median(fronts), statistics.median(solved), len(first.points), first.slack)


def timed(action: Callable[[], object]) -> float:
    """Seconds."""
    begin = time.perf_counter()
    action()
    return time.perf_counter() - begin


def memory(kind: str, issues: int, options: int) -> tuple[float, float]:
    """Megabytes at the most, in a process of its own: what the engine allocates, and the whole process."""
    told = _alone("memory", kind, issues, options)
    return told["engine"], told["process"]


def by_negmas(kind: str, issues: int, options: int) -> float | None:
    """Seconds negmas takes in a process of its own, at the most ``PATIENCE``; None without negmas."""
    if find_spec("negmas") is None:
        return None
    try:
        return _alone("negmas", kind, issues, options)["seconds"]
    except subprocess.TimeoutExpired:
        return float(PATIENCE)


def _alone(what: str, kind: str, issues: int, options: int) -> dict[str, float]:
    run = [sys.executable, "-m", "tests.benchmarks.tradeoffs", what, kind, str(issues), str(options)]
    done = subprocess.run(run, check=True, capture_output=True, text=True, timeout=PATIENCE)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _measure_alone(what: str, kind: str, issues: int, options: int) -> None:
    known = table(kind, issues, options, 0)
    if what == "negmas":
        print(json.dumps({"seconds": listing.by_negmas(known)}))
        return
    tracemalloc.start()
    for rule in RULES:
        rule(known, NO_LIMIT)
    engine = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    print(json.dumps({"engine": engine, "process": _most_of_process()}))


def _most_of_process() -> float:
    # What getrusage tells on Linux counts the parent, from before the program was exchanged.
    status = Path("/proc/self/status")
    if status.exists():
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(lines["VmHWM"].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def _tables() -> None:
    print(f"{'table':>7} {'kind':9}{'packages':>11}{'points':>8}{'frontier':>10}{'solutions':>10}"
          f"{'memory':>8}{'process':>9}{'numpy':>10}{'negmas':>10}{'faster':>11}")  # fmt: skip
    for issues, options in SIZES:
        for kind in KINDS:
            _row(kind, issues, options)


def _row(kind: str, issues: int, options: int) -> None:
    found, (engine, whole) = measured(kind, issues, options), memory(kind, issues, options)
    count = options**issues
    shown = f"{count:,}" if count < 10**7 else f"{count:.0e}"
    about = "~" if found.slack else " "
    line = (
        f"{issues:>4}x{options:<3}{kind:9}{shown:>11}{about}{found.points:>7,}{_ms(found.frontier)}"
        f"{_ms(found.solutions)}{engine:>6.1f}MB{whole:>7.0f}MB"
    )
    if count <= LISTED:
        peer = by_negmas(kind, issues, options)
        line += f"{_ms(listing.by_numpy(table(kind, issues, options, 0)))}{_ms(peer)}"
        if peer is not None:
            over = ">" if peer == PATIENCE else " "
            line += f"{over}{peer / (found.frontier + found.solutions):>9,.0f}x"
    print(line, flush=True)


def _ms(seconds: float | None) -> str:
    return f"{'–':>10}" if seconds is None else f"{1000 * seconds:>8,.1f}ms"


def _drags() -> None:
    print("\none weight dragged, a point at a time: first step, then the median and the slowest")
    for issues, options in LARGE:
        for kind in KINDS:
            frontier(table(kind, issues, options, 0))
            dragged = [table(kind, issues, options, 0, heavier=points) for points in range(1, 13)]
            first, *others = [timed(lambda t=each: frontier(t)) for each in dragged]
            print(f"{issues:>4}x{options:<3}{kind:9}{_ms(first)}{_ms(statistics.median(others))}"
                  f"{_ms(max(others))}")  # fmt: skip


def _rows() -> None:
    print("\nfrom a negotiation's rows to a table")
    for issues, options in LARGE:
        known = [_dossier(issues, options, seed) for seed in range(ROUNDS)]
        taken = statistics.median(timed(lambda d=each: matrix(d)) for each in known)
        print(f"{issues:>4}x{options:<3}{_ms(taken)}")


def _dossier(issues: int, options: int, seed: int) -> Dossier:
    draw = Random(seed)
    rows: list[Issue | Option] = []
    for i in range(issues):
        weight, other = float(draw.randint(1, 9)), float(draw.randint(1, 9))
        rows.append(Issue(id=f"i{i}", name=f"Issue {i}", weight_me=weight, weight_them_likely=other))
        for j in range(options):
            score, estimate = float(draw.randint(0, 100)), draw.randint(0, 1000) / 10
            option = Option(id=f"i{i}o{j}", issue_id=f"i{i}", name=f"Option {j}", score_me=score)
            option.score_them_likely = estimate
            rows.append(option)
    return dossier(*rows)


def main() -> None:
    """Measure and print; with four arguments be one of the processes that measure alone."""
    if len(sys.argv) == 5:
        _measure_alone(*sys.argv[1:3], *map(int, sys.argv[3:]))
        return
    _tables()
    _drags()
    _rows()


if __name__ == "__main__":
    main()
