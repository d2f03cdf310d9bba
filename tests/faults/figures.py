"""What came out of many kills, added up."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields


@dataclass
class Figures:
    """Counts over all kills; ``failures`` names what went wrong, with the seed that shows it again."""

    kills: int = 0
    while_opening: int = 0
    in_an_edit: int = 0
    came_through: int = 0
    acknowledged: int = 0
    whole_files: int = 0
    lost: int = 0
    half_applied: int = 0
    damaged: int = 0
    ended: int = 0
    not_opened: int = 0
    copies_checked: int = 0
    copies_wrong: int = 0
    left_behind: int = 0
    leaked: int = 0
    exposed_long: int = 0
    kept_waiting: int = 0
    slowest_opening_ms: float = 0
    longest_exposed_ms: float = 0
    by_kind: dict[str, int] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)

    def add(self, other: "Figures") -> None:
        """Take another run's figures in."""
        for each in fields(self):
            mine, theirs = getattr(self, each.name), getattr(other, each.name)
            if isinstance(mine, list):
                mine.extend(theirs)
            elif isinstance(mine, dict):
                for kind, number in theirs.items():
                    mine[kind] = mine.get(kind, 0) + number
            elif each.name.endswith("_ms"):
                setattr(self, each.name, max(mine, theirs))
            else:
                setattr(self, each.name, mine + theirs)

    def fail(self, count: str, seed: str, words: str) -> None:
        """Note a failure under one of the counts."""
        setattr(self, count, getattr(self, count) + 1)
        self.failures.append(f"{seed}: {words}")

    def killed_in(self, kind: str) -> None:
        """Note what was being done when the kill came."""
        self.by_kind[kind] = self.by_kind.get(kind, 0) + 1

    def table(self, named: Mapping[str, str] | None = None) -> str:
        """The figures for a person; with ``named``, these ones in these words."""
        lines = [(words, f"{getattr(self, name):,.0f}") for name, words in (named or _WORDS).items()]
        lines += [(f"  killed in: {kind}", f"{number:,}") for kind, number in sorted(self.by_kind.items())]
        wide = max(len(words) for words, _ in lines)
        table = "\n".join(f"{words:<{wide}}  {number:>9}" for words, number in lines)
        return "\n".join([table, *(f"FAILED {failure}" for failure in self.failures)])


_WORDS = {
    "kills": "kills (SIGKILL)",
    "while_opening": "of these while opening",
    "in_an_edit": "of these in the middle of an edit",
    "came_through": "  where that edit is on the disk, whole",
    "acknowledged": "edits that were called stored",
    "whole_files": "backups, restores, passphrases called done",
    "lost": "of all these lost",
    "half_applied": "edits half-applied",
    "damaged": "workbooks damaged",
    "ended": "programs that ended or hung before they were killed",
    "not_opened": "workbooks that did not open at once",
    "copies_checked": "backups and copies opened and compared",
    "copies_wrong": "backups and copies that were not whole",
    "left_behind": "files left behind that no next start takes away",
    "leaked": "files of a protected workbook with plain text in them",
    "exposed_long": "typing not on the disk for longer than a second",
    "kept_waiting": "  the same, where the machine had no time for the program",
    "slowest_opening_ms": "slowest opening afterwards, ms",
    "longest_exposed_ms": "typing exposed for at most, ms (window)",
}
