"""What an edit costs on disk, against a bare sqlite3 commit with the same safety.

``python -m tests.benchmarks.edit`` prints the median times of both, and their ratio.
"""

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from workbook.model import Issue, Option, Row, new_negotiation
from workbook.storage.edits import addition, edit
from workbook.storage.store import Store, create

_EDITS = 300
_PRAGMAS = (
    "locking_mode=EXCLUSIVE", "journal_mode=DELETE", "synchronous=EXTRA", "foreign_keys=ON",
    "trusted_schema=OFF", "cell_size_check=ON", "secure_delete=ON",
)  # fmt: skip


def _large(store: Store) -> str:
    """Fill the workbook with a negotiation of forty issues of ten options."""
    rows: list[Row] = [*new_negotiation(title="Large")]
    owner = rows[0].id
    for place in range(40):
        issue = Issue(negotiation_id=owner, position=place, name=f"Issue {place}")
        rows += [issue, *(Option(negotiation_id=owner, issue_id=issue.id, position=at) for at in range(10))]
    store.apply([addition(row) for row in rows])
    return owner


def _median_ms(edit_once: Callable[[int], None]) -> float:
    times = []
    for number in range(_EDITS):
        start = time.perf_counter()
        edit_once(number)
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def _ours(path: Path) -> tuple[float, float]:
    store = create(path)
    owner = _large(store)
    issue = store.dossier(owner).issues[7]
    stored = _median_ms(lambda number: store.apply([edit(issue, name=f"name {number}")]))
    read = _median_ms(lambda _: store.dossier(owner) and None)
    store.close()
    return stored, read


def _bare(path: Path) -> float:
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    (row_id,) = connection.execute("SELECT id FROM issue").fetchone()

    def commit(number: int) -> None:
        connection.execute("BEGIN")
        connection.execute("UPDATE issue SET name = ? WHERE id = ?", (f"name {number}", row_id))
        connection.execute("COMMIT")

    found = _median_ms(commit)
    connection.close()
    return found


def main() -> None:
    """Measure both on the same file and print what came out."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "measured.workbook"
        (stored, read), bare = _ours(path), _bare(path)
    print(f"an edit, validated and committed: {stored:.2f} ms")
    print(f"a bare sqlite3 commit:            {bare:.2f} ms")
    print(f"ratio:                            {stored / bare:.2f}")
    print(f"reading 40 issues of 10 options:  {read:.2f} ms")


if __name__ == "__main__":
    main()
