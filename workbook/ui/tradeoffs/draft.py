"""The package being built: what the person has picked so far. It is shown, not stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from workbook.model import Dossier, Package

_FIRST = ("target", "opening", "meso_a")


@dataclass(frozen=True)
class _State:
    choices: dict[str, str] = field(default_factory=dict)
    package_id: str = ""


class Draft(QObject):
    """Option id by issue id, and the stored package it was taken from; one draft a negotiation."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._all: dict[str, _State] = {}
        self._before: dict[str, _State] = {}
        self._at = ""

    def begin(self, dossier: Dossier) -> None:
        """Go to a negotiation's draft; the first time it is the target package, or the first there is."""
        self._at = dossier.negotiation.id
        if self._at not in self._all:
            first = _first(dossier)
            self._all[self._at] = _of(dossier, first) if first else _State()

    @property
    def choices(self) -> dict[str, str]:
        return dict(self._now.choices)

    @property
    def package_id(self) -> str:
        return self._now.package_id

    @property
    def _now(self) -> _State:
        return self._all.get(self._at, _State())

    def take(self, issue_id: str, option_id: str) -> None:
        """Pick an option; picking it again leaves the issue open."""
        choices = self.choices
        if choices.get(issue_id) == option_id:
            del choices[issue_id]
        else:
            choices[issue_id] = option_id
        self._all[self._at] = _State(choices, self.package_id)
        self.changed.emit()

    def load(self, choices: Mapping[str, str], package_id: str = "") -> None:
        """Replace the draft by other choices; what was there can be brought back once."""
        state = _State(dict(choices), package_id)
        if state != self._now:
            self._before[self._at] = self._now
            self._all[self._at] = state
            self.changed.emit()

    def name(self, package_id: str) -> None:
        """The draft is stored as this package now."""
        self._all[self._at] = _State(self.choices, package_id)
        self._before.pop(self._at, None)
        self.changed.emit()

    @property
    def can_go_back(self) -> bool:
        before = self._before.get(self._at)
        return before is not None and bool(before.choices) and before != self._now

    def go_back(self) -> None:
        """Bring back what was there before another package was loaded."""
        before = self._before.get(self._at)
        if before is not None:
            self.load(before.choices, before.package_id)

    def differs(self, dossier: Dossier) -> bool:
        """Whether the draft is no longer what the stored package says."""
        # What was picked of an issue that is gone says nothing: the package has lost it as well.
        there = {option.id for option in dossier.options}
        picked = {issue: option for issue, option in self._now.choices.items() if option in there}
        return picked != dossier.choices_of(self.package_id)


def _first(dossier: Dossier) -> Package | None:
    ranked = [row for role in _FIRST for row in dossier.packages if row.role == role]
    return next(iter((*ranked, *dossier.packages)), None)


def _of(dossier: Dossier, package: Package) -> _State:
    return _State(dossier.choices_of(package.id), package.id)
