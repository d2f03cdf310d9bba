"""What the next start must find after a power cut."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.chain import Chain, check_file, check_folder, check_secrets, first_key, opened
from tests.faults.figures import Figures
from tests.faults.keys import PLAIN, key_of, open_with
from tests.faults.ledger import Told, digest, state_of, told
from tests.faults.power_child import NEW, OLD
from tests.faults.storm_files import EXPORTED
from workbook.storage import backup_files, check, lock, portable
from workbook.storage.errors import WorkbookError, WrongPassphrase
from workbook.storage.header import is_plain
from workbook.storage.store import create

_BACKUP = re.compile(rf"{Path(NEW).stem} (\d{{6}}) .*\.workbook")


@dataclass
class Cuts(Figures):
    """Counts over all power cuts."""

    calls: int = 0
    edits: int = 0
    starts: int = 0


@dataclass
class Judge:
    """All cuts of one recording. ``wanted`` is what the older workbook holds once brought up to date."""

    seed: int
    protected: bool
    wanted: str
    figures: Cuts
    #: What each copy holds, by its checksum: the same ones are there after many cuts.
    held: dict[str, str] = field(default_factory=dict)

    def judge(self, folder: Path, lines: list[str], live: Iterable[str], name: str) -> None:
        """Look at what a cut has left when the program had said these lines, and had files of these names."""
        self.figures.kills += 1
        if "migrated" in lines:
            for path in (folder / OLD, lock.lock_path(folder / OLD)):
                path.unlink(missing_ok=True)
            self._judge_new(folder, lines, {Path(each).name for each in live}, name)
        else:
            self.figures.while_opening += 1
            self.figures.killed_in("bringing an older workbook up to date")
            chain = self._chain(folder / OLD, Told())
            self._open(chain, [first_key(self.protected)], [self.wanted], name)
            self._check_copies(chain, {self.wanted}, name)
            check_folder(chain, name)

    def subject(self, folder: Path, lines: list[str]) -> tuple[Path, list[str]]:
        """The workbook that matters when the program had said these lines, and its possible passphrases."""
        said = _told(lines)
        return folder / (NEW if "migrated" in lines else OLD), self._expected(said)

    def _expected(self, said: Told) -> list[str]:
        return [*filter(None, [said.key_in_flight]), (said.keys or [first_key(self.protected)])[-1]]

    def _judge_new(self, folder: Path, lines: list[str], live: set[str], name: str) -> None:
        said = _told(lines)
        chain = self._chain(folder / NEW, said)
        made = [line.split()[1] for line in lines if line.startswith("made ")]
        self._count(said, name)
        if not made and not chain.path.exists():
            create(chain.path, key_of(first_key(self.protected))).close()
        expected = self._expected(said)
        check_secrets(chain, name)
        allowed = [*([*made, *said.acknowledged][-1:]), *filter(None, [said.in_flight])]
        ever = {*made, *said.acknowledged, said.in_flight}
        held = self._open(chain, expected, allowed, name)
        self.figures.came_through += bool(held) and held == said.in_flight
        self._check_done(chain, said, lines, live, name)
        self._check_copies(chain, ever if made else {held}, name)
        check_folder(chain, name)

    def _chain(self, path: Path, said: Told) -> Chain:
        keys = [first_key(self.protected), *said.keys, *filter(None, [said.key_in_flight])]
        return Chain(path, self.seed, self.protected, keys, self.figures)

    def _count(self, said: Told, name: str) -> None:
        self.figures.while_opening += not said.ready
        self.figures.killed_in(said.doing or ("between edits" if said.ready else "making a workbook"))
        self.figures.acknowledged += len(said.acknowledged)
        self.figures.whole_files += said.whole_files
        self.figures.in_an_edit += bool(said.in_flight)

    def _open(self, chain: Chain, expected: list[str], allowed: list[str], name: str) -> str:
        """The digest of the content as the next start opens it; it must be one of those allowed, if any."""
        if chain.path.exists():
            plain = is_plain(chain.path)
            # Deriving a key takes long.
            if plain or self.figures.kills % 2:
                fitting = [key_name for key_name in expected if (key_name == PLAIN) is plain]
                self._check_reading(chain, fitting, name)
        store = opened(chain, name, expected)
        if store is None:
            return ""
        held = digest(state_of(store.rows()))
        store.close()
        if allowed and held not in allowed:
            self.figures.fail("lost", name, f"holds {held}, not one of {allowed}")
        check_file(chain, name, chain.path)
        return held

    def _check_reading(self, chain: Chain, expected: list[str], name: str) -> None:
        """The full check finds nothing wrong, and changes nothing."""
        before = _contents(chain.path.parent)
        for key_name in expected:
            try:
                found = check.check(chain.path, key_of(key_name))
            except WrongPassphrase:
                continue
            except WorkbookError as problem:
                self.figures.fail("damaged", name, f"check: {problem}")
                break
            for problem in found.problems:
                self.figures.fail("damaged", name, f"check: {problem}")
            break
        if _contents(chain.path.parent) != before:
            self.figures.fail("damaged", name, "the check changed something")

    def _check_done(self, chain: Chain, said: Told, lines: list[str], live: set[str], name: str) -> None:
        """What was called done with whole files is there, as long as the program has not removed it."""
        there = {backup.sequence for backup in backup_files.of(chain.path)}
        for path in live:
            number = _number(path)
            if number in said.backups and number not in there:
                self.figures.fail("lost", name, f"the backup {number}, which was called made")
        for file, sha256 in said.restored.items():
            if _sha256(chain.path.with_name(file)) != sha256:
                self.figures.fail("lost", name, f"{file}, which was called restored")
        exported = chain.path.with_name(EXPORTED)
        try:
            if exported.exists() or "doing import" in lines:
                portable.read(exported)
        except WorkbookError as problem:
            self.figures.fail("copies_wrong", name, f"an export: {problem}")

    def _check_copies(self, chain: Chain, ever: set[str], name: str) -> None:
        """Every backup and copy is whole, as its checksum says, and what the workbook held at some time."""
        for backup in backup_files.of(chain.path):
            fault = "has no checksum" if backup.sha256 is None else backup_files.fault(backup)
            if fault:
                self.figures.fail("copies_wrong", name, f"{backup.path.name} {fault}")
        for path in chain.copies:
            sha256 = _sha256(path)
            self.figures.copies_checked += 1
            if sha256 not in self.held:
                self.held[sha256] = self._content(chain, path)
            if self.held[sha256] not in ever:
                held = self.held.pop(sha256)
                self.figures.fail("copies_wrong", name, f"{path.name} holds what never was: {held}")

    def _content(self, chain: Chain, path: Path) -> str:
        try:
            store, _ = open_with(path, reversed(chain.keys), read_only=True)
        except WorkbookError as problem:
            return f"not to be read: {problem}"
        held = digest(state_of(store.rows()))
        store.close()
        return held


def _told(lines: list[str]) -> Told:
    return told("".join(f"{line}\n" for line in lines).encode())


def _contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _number(name: str) -> int:
    """The number of a finished backup of that name, 0 for other files."""
    found = _BACKUP.fullmatch(name)
    return int(found[1]) if found else 0


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""
