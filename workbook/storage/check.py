"""The full check of a workbook and its backups, in sentences; nothing is written."""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbook.storage import backup_files, driver
from workbook.storage.edits import values_of
from workbook.storage.errors import Damaged, Refused
from workbook.storage.store import Store, open_file
from workbook.storage.validation import validated

_SHOWN = 10


@dataclass(frozen=True)
class Report:
    """What a check found: what is there, and a sentence for each thing that is wrong."""

    told: tuple[str, ...]
    problems: tuple[str, ...]


def check(path: Path, key: driver.Key | None = None) -> Report:
    """Look at all of a workbook: pages, links, schema, every value by the model, every backup.

    The file is only read. Raises as ``open_file`` does for a file that is no workbook, cannot be read,
    or needs another key; a damaged workbook is no error here but a report.
    """
    try:
        store = open_file(path, read_only=True, key=key)
    except Damaged as error:
        found = Report((), (str(error),))
    else:
        try:
            found = _of_rows(store)
        except Damaged as error:
            found = Report((), (str(error),))
        finally:
            store.close()
    told, problems = _of_backups(Path(os.path.realpath(path)))
    return Report((*found.told, *told), (*found.problems, *problems))


def _of_rows(store: Store) -> Report:
    rows = store.rows()
    counts = Counter(row.__tablename__ for row in rows)
    problems = list(_wrong_values(store))
    more = len(problems) - _SHOWN
    shown = [*problems[:_SHOWN], *([f"And {more:,} more of the kind."] if more > 0 else [])]
    told = (
        f"Its pages, its links and its tables are whole: {len(rows):,} rows, "
        f"{counts['negotiation']:,} of them negotiations, {counts['entry']:,} journal entries."
    )
    return Report((told,), tuple(shown))


def _wrong_values(store: Store) -> Iterator[str]:
    """Rows that the model would refuse; by number, so that nothing a person wrote is repeated."""
    numbers: Counter[str] = Counter()
    for row in store.rows():
        table = type(row)
        numbers[table.__tablename__] += 1
        try:
            validated(table, row.id, values_of(row))
        except Refused as refusal:
            where = f"{table.__tablename__}, row {numbers[table.__tablename__]}"
            yield f"{where}: {str(refusal)[:1].upper()}{str(refusal)[1:]}"


def _of_backups(path: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    backups = backup_files.of(path)
    faults = [(backup.path.name, backup_files.fault(backup)) for backup in backups]
    problems = tuple(f"The backup “{name}” {fault}." for name, fault in faults if fault)
    sound = len(backups) - len(problems)
    if not backups:
        return ("There are no backups yet.",), ()
    return (f"Backups as they were made: {sound:,} of {len(backups):,}.",), problems
