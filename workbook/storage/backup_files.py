"""The backups there are of a workbook: their names, what is noted beside each, and whether it is whole.

Beside “NAME 000042 2026-11-23 10-00-00.workbook” stands the same name with “.sha256”: lines that begin
with # say why and when it was made and of what file, then comes its checksum as ``sha256sum -c`` reads it.
Backups of earlier versions have no number and nothing beside them; they count as older than all others.
"""

import hashlib
import os
import re
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from workbook import paths
from workbook.storage import driver, private
from workbook.storage.errors import Damaged, InUse, Unreadable
from workbook.storage.header import is_plain

#: Why a backup was made, as a person reads it.
REASONS = {
    "asked": "You asked for it",
    "opening": "At opening",
    "timed": "After half an hour of work",
    "migration": "Before the file was brought up to date",
    "import": "Before an import",
    "restore": "Before a backup was restored",
    "rekey": "Before the passphrase was changed",
    "protect": "Before the protection was changed",
}

_ENDING = ".sha256"
_NAME = re.compile(
    r"(?P<stem>.*?)(?: (?P<number>\d{6,18}))? (?P<day>\d{4}-\d\d-\d\d) (?P<time>\d\d-\d\d-\d\d)(?: \d{3})?",
    re.DOTALL,
)
#: How exact the system's note of a file's last change is at worst.
_TICK_NS = 2_000_000_000


@dataclass(frozen=True)
class Backup:
    """One backup. ``sha256`` is None where no checksum was kept, and empty where it cannot be read.

    ``source`` is what the system said of the workbook's file then.
    """

    path: Path
    sequence: int
    made_at: datetime
    reason: str
    sha256: str | None
    size: int
    source: str

    @property
    def why(self) -> str:
        """Why it was made, in words; empty where that is not known."""
        return REASONS.get(self.reason, "")


def of(workbook: Path) -> tuple[Backup, ...]:
    """The backups of a workbook, newest first. Names that are not ours are passed over."""
    return tuple(_listed(workbook))


def newest(workbook: Path) -> Backup | None:
    """The backup made last, whether it is whole or not."""
    return next(_listed(workbook), None)


def newest_verified(workbook: Path) -> Backup | None:
    """The newest backup that is as it was made; one without a checksum only where no other is sound."""
    by_proof = sorted(_listed(workbook), key=lambda backup: backup.sha256 is None)
    return next((backup for backup in by_proof if not fault(backup)), None)


def up_to_date(workbook: Path) -> Backup | None:
    """The newest backup, where the workbook's file was not written since and the backup is whole.

    The file is not opened: its name, size and time of change are compared.
    """
    last = newest(workbook)
    same = last is not None and bool(last.source) and last.source == source_of(workbook).rpartition(" ")[0]
    return last if last is not None and same and not fault(last) else None


def source_of(workbook: Path) -> str:
    """What tells this state of the file from others, and at the end whether that can be relied on."""
    with suppress(OSError):
        found = workbook.stat()
        # An edit within the same tick of the clock would not show: what was just written proves nothing.
        settled = "settled" if time.time_ns() - found.st_mtime_ns > _TICK_NS else "fresh"
        return f"{found.st_dev} {found.st_ino} {found.st_size} {found.st_mtime_ns} {settled}"
    return " fresh"


def fault(backup: Backup) -> str:
    """What is wrong with a backup, to complete “this backup …”; empty when it is as it was made."""
    try:
        if backup.sha256 is None:
            return _structural_fault(backup.path)
        if not backup.sha256:
            return "has a checksum beside it that cannot be read"
        changed = digest(backup.path) != backup.sha256
    except FileNotFoundError:
        return "is not there any more"
    except OSError as error:
        return f"cannot be read: {private.why(error)}"
    except (InUse, Unreadable):
        return "is open in this program, or cannot be read"
    return "is not as it was made: the file was changed or damaged since" if changed else ""


def verify(backup: Backup) -> None:
    """Raises Damaged, with what can be done instead, when the backup is not as it was made."""
    found = fault(backup)
    if found:
        raise Damaged(f"The backup “{backup.path.name}” {found}. Nothing was changed; choose another backup.")


def verify_copy(backup: Backup, copy: Path) -> None:
    """Raises Damaged when a copy is not the backup, byte for byte."""
    if digest(copy) != (backup.sha256 or digest(backup.path)):
        raise Damaged(f"The copy of “{backup.path.name}” came out wrong; the disk may be failing. Try again.")


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal. Raises OSError, and InUse for a workbook open here."""
    from workbook.storage.file import is_open_here

    if is_open_here(path):
        # Opening and closing it again would drop the locks on it.
        raise InUse(f"“{path.name}” is open in this program.")
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _structural_fault(path: Path) -> str:
    """Finds less than a checksum does: a changed letter inside a text goes unseen."""
    if not is_plain(path):
        return "has no checksum beside it, so it cannot be checked"
    try:
        with closing(driver.connect(path, write=False)) as raw:
            sound = driver.passes(raw)
    except driver.ERRORS:
        sound = False
    return "" if sound else "is damaged"


# Names, and what stands beside


def remove(backups: Iterable[Backup]) -> int:
    """Remove backups with their checksums, for good on return; the number of those that are still there."""
    gone, left = [], 0
    for backup in backups:
        try:
            backup.path.unlink(missing_ok=True)
            gone.append(backup.path)
        except OSError:
            left += 1
    for folder in {path.parent for path in gone}:
        with suppress(OSError):
            # Else a power cut may leave one of them without its checksum.
            private.onto_disk(folder)
    for path in gone:
        with suppress(OSError):
            beside(path).unlink(missing_ok=True)
    return left


def sweep(workbook: Path) -> None:
    """Remove what programs that were killed have left among the backups: halves, and checksums of none."""
    folder = paths.backups(workbook)
    private.sweep(folder)
    names = set(_names(folder))
    for name in names:
        alone = name.endswith(_ENDING) and name.removesuffix(_ENDING) not in names
        if alone and _parsed(name.removesuffix(_ENDING)):
            with suppress(OSError):
                (folder / name).unlink(missing_ok=True)


def new_path(workbook: Path, made_at: datetime) -> Path:
    """The path of the next backup: its number is above all there are, whatever the clock says."""
    folder = paths.backups(workbook)
    used = [number for name in _names(folder) if (number := _number(name.removesuffix(_ENDING)))]
    stamp = f"{made_at.astimezone():%Y-%m-%d %H-%M-%S}"
    return folder / f"{workbook.stem} {max(used, default=0) + 1:06} {stamp}{paths.SUFFIX}"


def beside(path: Path) -> Path:
    """The file with the checksum of a backup."""
    return path.with_name(f"{path.name}{_ENDING}")


def note(path: Path, sha256: str, *, reason: str, made_at: datetime, source: str) -> bytes:
    """What is written beside a backup."""
    state, _, reliance = source.rpartition(" ")
    # As sha256sum does it for names with a line break in them.
    name = path.name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    mark = "\\" if name != path.name else ""
    lines = [
        f"# reason: {reason}",
        f"# made: {made_at.astimezone(UTC).isoformat()}",
        f"# source: {state if reliance == 'settled' else ''}",
        f"{mark}{sha256}  {name}",
    ]
    return ("\n".join(lines) + "\n").encode("utf-8", "surrogateescape")


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _parsed(name: str) -> re.Match[str] | None:
    if not name.endswith(paths.SUFFIX) or name.startswith("."):
        return None
    return _NAME.fullmatch(name.removesuffix(paths.SUFFIX))


def _number(name: str) -> int | None:
    found = _parsed(name)
    return int(found["number"]) if found and found["number"] else None


def _listed(workbook: Path) -> Iterator[Backup]:
    folder = paths.backups(workbook)
    known = sorted((name for name in _names(folder) if _parsed(name)), key=lambda name: Path(name).stem)
    old = [name for name in known if _number(name) is None]
    order = {name: place - len(old) + 1 for place, name in enumerate(old)}
    order |= {name: _number(name) or 0 for name in known if name not in order}
    for name in sorted(known, key=lambda name: (order[name], name), reverse=True):
        with suppress(FileNotFoundError):
            yield _backup(folder / name, order[name])


def _backup(path: Path, sequence: int) -> Backup:
    size, noted, sha256 = path.stat().st_size, "", None
    try:
        noted = beside(path).read_text(encoding="utf-8", errors="replace")[:10_000]
        found = re.search(r"^\\?([0-9a-f]{64})  ", noted, re.MULTILINE)
        sha256 = found[1] if found else ""
    except FileNotFoundError:
        pass
    except OSError:
        sha256 = ""
    made_at = _moment(_noted(noted, "made")) or _moment_of_name(path.name)
    return Backup(path, sequence, made_at, _noted(noted, "reason"), sha256, size, _noted(noted, "source"))


def _noted(text: str, word: str) -> str:
    found = re.search(rf"^# {word}: (.*)$", text, re.MULTILINE)
    return found[1].strip() if found else ""


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None


def _moment_of_name(name: str) -> datetime:
    found = _parsed(name)
    try:
        local = datetime.strptime(f"{found['day']} {found['time']}" if found else "", "%Y-%m-%d %H-%M-%S")
        return local.astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return datetime(1, 1, 2, tzinfo=UTC)
