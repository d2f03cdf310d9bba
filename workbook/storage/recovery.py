"""Reading what can be read of a damaged workbook into a new one; the damaged one is only read."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from workbook.model import BY_NAME, TABLES, Negotiation, Part, Row
from workbook.storage import driver, file, header, making, moment, private, recovery_words
from workbook.storage.carving import carved
from workbook.storage.edits import addition
from workbook.storage.errors import (
    Damaged,
    InUse,
    NotAWorkbook,
    NotStored,
    Protected,
    WrongPassphrase,
)
from workbook.storage.mending import Sound, fits, sound
from workbook.storage.progress import Going, go_on, on_and_on
from workbook.storage.salvage import Raw, Salvage, salvaged

#: The shares after which rows have been found, made sound, and stored.
_FOUND, _MENDED, _STORED = 0.2, 0.5, 0.95
_EVERY = 100
#: So many rows are stored at a time.
_CHUNK = 1000


@dataclass(frozen=True)
class Recovered:
    """A new workbook and what is in it.

    ``rows``, ``left_out`` and ``made`` count rows by table: those in the new workbook, those found but
    belonging to nothing any more, those put in the place of lost ones. ``broken`` are tables not all of
    which could be read. ``emptied`` counts values, ``cleared`` links that could not be kept.
    """

    path: Path
    rows: Mapping[str, int]
    left_out: Mapping[str, int]
    made: Mapping[str, int]
    broken: tuple[str, ...]
    emptied: int
    cleared: int

    @property
    def whole(self) -> bool:
        """Whether all of it was there, as it was."""
        return not (self.left_out or self.made or self.broken or self.emptied or self.cleared)

    def sentences(self) -> tuple[str, ...]:
        """What to tell a person about it: what came back, then in up to five sentences what did not."""
        return (recovery_words.came_back(self), *recovery_words.missing(self))


def recover(path: Path, into: Path, key: driver.Key | None = None, going: Going = on_and_on) -> Recovered:
    """Make a new workbook at ``into`` of all that can be read at ``path``; with the same key, if any.

    Raises NotAWorkbook, Unreadable, Protected or WrongPassphrase for a file that cannot be read, Damaged
    when nothing of it can be, InUse when this program has it open, NotStored when the new one cannot be
    made, and Stopped when ``going`` said so. Then there is no new one.
    """
    path = Path(os.path.realpath(path))
    if os.path.lexists(into):
        raise NotStored(f"“{into}” is already there and was left as it is. Choose another name.")
    header.regular_size(path)
    if file.is_open_here(path):
        raise InUse(f"“{path.name}” is open in this program. Close it first.")
    if key is None and header.may_be_protected(path):
        raise Protected(f"“{path.name}” is protected. It opens with its passphrase.")
    found, result = _best(moment.parts(path), path, key, going)
    if not result.rows:
        if not header.is_plain(path):
            raise NotAWorkbook(f"“{path.name}” is not a negotiation workbook. It was left as it is.")
        raise Damaged(f"Nothing could be read in “{path.name}”. It was left as it is.")
    _write(result.rows, into, key, going)
    return Recovered(
        path=into,
        rows=_counts(result.rows),
        left_out=result.left_out,
        made=result.made,
        broken=tuple(name for name in BY_NAME if name in found.broken),
        emptied=result.emptied,
        cleared=result.cleared,
    )


def _best(found: moment.Parts, path: Path, key: driver.Key | None, going: Going) -> tuple[Salvage, Sound]:
    """What gives most: the file with what lies beside it, or without."""
    tries = [found, found.alone()] if found.interrupted else [found]
    results = []
    for one in tries:
        go_on(going, 0)
        salvage = _read(one, path, key)
        results.append((salvage, sound(_in_order(salvage, going))))
    return max(results, key=lambda result: len(result[1].rows) - sum(result[1].made.values()))


def _read(found: moment.Parts, path: Path, key: driver.Key | None) -> Salvage:
    if key:
        return _through_the_database(found, path, key)
    try:
        whole = moment.Parts(moment.settled(found), b"", b"")
    except driver.ERRORS:
        whole = found.alone()
    return _joined(carved(whole.main), _through_the_database(whole, path, None))


def _joined(first: Salvage, second: Salvage) -> Salvage:
    """What was found page by page, and what only the database found, where it makes sense."""
    rows = {}
    for name, table in BY_NAME.items():
        there = {row.get("id") for row in first.rows[name]}
        more = (row for row in second.rows.get(name, ()) if row.get("id") not in there)
        rows[name] = [*first.rows[name], *(row for row in more if fits(table, row))]
    return Salvage(rows, first.broken & second.broken)


def _through_the_database(found: moment.Parts, path: Path, key: driver.Key | None) -> Salvage:
    try:
        raw = moment.opened(found, key)
    except driver.ERRORS as error:
        if key and driver.code(error) == "SQLITE_NOTADB":
            raise WrongPassphrase(
                f"This passphrase does not open “{path.name}”, or its beginning is damaged. "
                "Nothing was changed."
            ) from None
        return Salvage({}, set(BY_NAME))
    with closing(raw):
        return salvaged(raw, BY_NAME)


def _in_order(salvage: Salvage, going: Going) -> Iterator[tuple[type[Row], Raw]]:
    count, total = 0, sum(map(len, salvage.rows.values()))
    for table in TABLES:
        for row in salvage.rows.get(table.__tablename__, ()):
            if count % _EVERY == 0:
                go_on(going, _FOUND + (_MENDED - _FOUND) * count / total)
            count += 1
            yield table, row


def _write(rows: Sequence[Row], into: Path, key: driver.Key | None, going: Going) -> None:
    """The new workbook under another name, opened, filled, checked; then it gets its own."""
    from workbook.storage.store import Store

    try:
        private.make_folder(into.parent)
        temporary = private.empty_file(into)
    except OSError as error:
        raise NotStored(f"No workbook could be made at “{into}”: {private.why(error)}.") from None
    temporary.unlink()
    try:
        making.make(temporary, key)
        with closing(Store(file.open_path(temporary, key=key))) as store:
            done = 0
            for some in _together(rows):
                go_on(going, _MENDED + (_STORED - _MENDED) * done / len(rows))
                store.apply([addition(row) for row in some])
                done += len(some)
        go_on(going, _STORED)
        file.open_path(temporary, key=key).close()
        private.name_new(temporary, into)
        private.onto_disk(into.parent)
    except OSError as error:
        raise NotStored(f"No workbook could be made at “{into}”: {private.why(error)}.") from None
    finally:
        temporary.unlink(missing_ok=True)


def _together(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """The rows in parts that can be stored one after the other: negotiations whole, then what is over all."""
    negotiations: dict[str, list[Row]] = {}
    others: list[Row] = []
    for row in rows:
        if isinstance(row, Negotiation):
            negotiations.setdefault(row.id, []).append(row)
        elif isinstance(row, Part):
            negotiations.setdefault(row.negotiation_id, []).append(row)
        else:
            others.append(row)
    some: list[Row] = []
    for more in (*negotiations.values(), *(others[at : at + _CHUNK] for at in range(0, len(others), _CHUNK))):
        some += more
        if len(some) >= _CHUNK:
            yield some
            some = []
    if some:
        yield some


def _counts(rows: Iterable[Row]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.__tablename__] = counts.get(row.__tablename__, 0) + 1
    return counts
