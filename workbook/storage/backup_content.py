"""What is inside a backup, and what it and the open workbook have that the other has not."""

import hashlib
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from shutil import copyfile
from typing import Any

from workbook.model import TABLES, Entry, Negotiation
from workbook.storage import backup_files, driver, migrations, private
from workbook.storage.backup_files import Backup
from workbook.storage.errors import Damaged, NotStored, Protected, WrongPassphrase
from workbook.storage.header import is_plain, require_ours


@dataclass(frozen=True)
class Summary:
    """A negotiation or a journal entry by name. ``stage`` is empty for an entry."""

    id: str
    title: str
    stage: str
    day: date | None


@dataclass(frozen=True)
class Content:
    """Negotiations and journal entries, newest first; the rows of all tables by what they hold.

    ``rows`` has for each row a digest of all its fields, and the negotiation it belongs to.
    """

    negotiations: tuple[Summary, ...]
    entries: tuple[Summary, ...]
    rows: dict[tuple[str, str], tuple[bytes, str | None]]


@dataclass(frozen=True)
class Difference:
    """What one of two contents has that the other has not; ``changed`` is in both, but not alike.

    ``same`` says that every row of every table is alike, also those that belong to no negotiation.
    """

    only_first: tuple[Summary, ...]
    only_second: tuple[Summary, ...]
    changed: tuple[Summary, ...]
    same: bool


def content(backup: Backup, key: driver.Key | None = None) -> Content:
    """What a backup holds, as a workbook restored from it would; ``key`` opens a protected one.

    Raises Damaged when the backup is not as it was made, Protected when it needs a passphrase and
    WrongPassphrase when this one does not fit, NewerWorkbook, NoProtection.
    """
    backup_files.verify(backup)
    if is_plain(backup.path):
        key = None
    elif key is None:
        raise Protected("This backup is protected. What is in it shows only with its passphrase.")
    try:
        with _opened(backup.path, key) as raw:
            return content_of(raw)
    except driver.ERRORS as error:
        if key is not None and driver.code(error) == "SQLITE_NOTADB":
            raise WrongPassphrase(
                "This backup has another passphrase, from before it was changed. Restored into a new file, "
                "it opens with that one."
            ) from None
        raise Damaged(f"The backup “{backup.path.name}” cannot be read. Choose another one.") from None


@contextmanager
def _opened(path: Path, key: driver.Key | None) -> Iterator[driver.Connection]:
    """A backup to read; one of an earlier version is brought up to date in a copy that goes again."""
    with closing(driver.connect(path, write=False, key=key)) as raw:
        version = migrations.version(raw)
        mark = raw.execute("PRAGMA application_id").fetchone()[0]
        require_ours(path, mark, version, len(migrations.steps()))
        if version == len(migrations.steps()):
            yield raw
            return
    with _brought_up_to_date(path, key) as copy:
        yield copy


@contextmanager
def _brought_up_to_date(path: Path, key: driver.Key | None) -> Iterator[driver.Connection]:
    try:
        temporary = private.empty_file(path.with_name("look"))
        copyfile(path, temporary)
    except OSError as error:
        raise NotStored(f"The backup is of an earlier version, and no room was found to look into it: "
                        f"{private.why(error)}.") from None  # fmt: skip
    try:
        with closing(driver.connect(temporary, write=True, key=key)) as copy:
            migrations.migrate(copy, migrations.steps())
            yield copy
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def content_of(raw: driver.Connection) -> Content:
    """What an open workbook holds. Raises one of ``driver.ERRORS`` where it cannot be read."""
    rows: dict[tuple[str, str], tuple[bytes, str | None]] = {}
    found: dict[type, list[Summary]] = {Negotiation: [], Entry: []}
    for table in TABLES:
        names = list(table.model_fields)
        columns = ", ".join(f'"{name}"' for name in names)
        owner = names.index("negotiation_id") if "negotiation_id" in names else names.index("id")
        for values in raw.execute(f'SELECT {columns} FROM "{table.__tablename__}"'):
            rows[table.__tablename__, values[names.index("id")]] = _digest(values), values[owner]
            if table in found:
                found[table].append(_summary(dict(zip(names, values, strict=True))))
    return Content(_newest_first(found[Negotiation]), _newest_first(found[Entry]), rows)


def _digest(values: tuple[Any, ...]) -> bytes:
    return hashlib.blake2b(repr(values).encode(), digest_size=16).digest()


def _newest_first(found: list[Summary]) -> tuple[Summary, ...]:
    return tuple(sorted(found, key=lambda known: (known.day or date.min, known.id), reverse=True))


def _summary(values: dict[str, Any]) -> Summary:
    day = values.get("written_on") or values.get("meeting_on") or values.get("created_at")
    return Summary(values["id"], values["title"], values.get("stage", ""), _day(day))


def _day(stored: str | None) -> date | None:
    with suppress(ValueError):
        return datetime.fromisoformat(stored).date() if stored else None
    return None


def difference(first: Content, second: Content) -> Difference:
    """What the one has that the other has not, by negotiations and journal entries."""
    here, there = (
        {known.id: known for known in (*one.negotiations, *one.entries)} for one in (first, second)
    )
    touched = _owners(first, second) | _owners(second, first)
    return Difference(
        tuple(known for known_id, known in here.items() if known_id not in there),
        tuple(known for known_id, known in there.items() if known_id not in here),
        tuple(known for known_id, known in here.items() if known_id in there and known_id in touched),
        same=first.rows == second.rows,
    )


def _owners(first: Content, second: Content) -> set[str | None]:
    """The negotiations and entries with a row that the other has not, or has otherwise."""
    other = [
        (name, row_id, owner)
        for (name, row_id), (fields, owner) in first.rows.items()
        if second.rows.get((name, row_id)) != (fields, owner)
    ]
    return {row_id if name == Entry.__tablename__ else owner for name, row_id, owner in other}
