"""What a pasted table changes: rows that are not there yet are added, others get the numbers given."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from workbook.analysis.wording import folded, listed, named
from workbook.model import Dossier, Issue, Option, Row, place_after
from workbook.ui import numbers
from workbook.ui.tradeoffs.matrix.clipboard import NotPasted
from workbook.ui.tradeoffs.matrix.edits import values_with
from workbook.ui.tradeoffs.matrix.entries import Entry, Number

MOST_ROWS = 2_000
_NOUNS = ((Issue, "issue"), (Option, "option"))


@dataclass
class Merge:
    """What is added, and which fields of which rows change; made by ``merged``."""

    dossier: Dossier
    issues: dict[str, Issue] = field(default_factory=dict)
    options: dict[tuple[str, str], Option] = field(default_factory=dict)
    new: dict[str, Row] = field(default_factory=dict)
    edited: dict[str, tuple[Row, dict[str, Any]]] = field(default_factory=dict)
    first: Row | None = None
    _taken: set[str] = field(default_factory=set)
    _given: dict[tuple[str, int], Number] = field(default_factory=dict)
    _places: dict[str, int] = field(default_factory=dict)

    @property
    def changed(self) -> int:
        """How many numbers of rows that were there differ now."""
        edits = [(row, name, value) for row, values in self.edited.values() for name, value in values.items()]
        return sum(getattr(row, name) != value for row, name, value in edits)

    @property
    def sentence(self) -> str:
        """What was done, in words."""
        counts = [(sum(isinstance(row, table) for row in self.new.values()), noun) for table, noun in _NOUNS]
        parts = [_counted(number, noun) for number, noun in counts if number]
        done = [f"{' and '.join(parts)} added"] if parts else []
        if self.changed:
            done.append(f"{_counted(self.changed, 'number')}{self._where()} changed")
        return f"Pasted: {', '.join(done)}." if done else "All of this is there already: nothing was changed."

    def _where(self) -> str:
        known = {issue.id: named(issue.name, "unnamed issue") for issue in self.dossier.issues}
        ids = [row.issue_id if isinstance(row, Option) else row.id for row, _ in self.edited.values()]
        names = list(dict.fromkeys(known[key] for key in ids if key in known))
        return f" of {listed(names)}" if names else ""

    # Making it

    def take(self, entry: Entry) -> None:
        """Take over one line. Raises NotPasted where it contradicts another."""
        issue = self._issue(entry)
        self._numbers(issue, entry.weights, entry)
        if entry.option:
            self._numbers(self._option(issue, entry), entry.scores, entry)
        self.first = self.first or issue

    def _issue(self, entry: Entry) -> Issue:
        if isinstance(entry.issue, Issue):
            return entry.issue
        key = folded(entry.issue)
        if key not in self.issues:
            self.issues[key] = Issue(
                negotiation_id=self.dossier.negotiation.id,
                position=self._next("", self.dossier.issues),
                name=entry.issue,
            )
            self.new[self.issues[key].id] = self.issues[key]
        return self.issues[key]

    def _option(self, issue: Issue, entry: Entry) -> Option:
        known = isinstance(entry.option, Option)
        key = (issue.id, "" if known else folded(str(entry.option)))
        option = entry.option if isinstance(entry.option, Option) else self.options.get(key)
        if option is None:
            option = Option(
                negotiation_id=self.dossier.negotiation.id,
                issue_id=issue.id,
                position=self._next(issue.id, self.dossier.options_of(issue.id)),
                name=str(entry.option),
            )
            self.options[key] = option
            self.new[option.id] = option
        if option.id in self._taken:
            raise NotPasted(f"Row {entry.row} gives “{option.name}” of “{named(issue.name)}” a second time.")
        self._taken.add(option.id)
        self.first = self.first or option
        return option

    def _next(self, owner: str, known: Sequence[Row]) -> int:
        self._places[owner] = self._places.get(owner, place_after(known) - 1) + 1
        return self._places[owner]

    def _numbers(self, row: Issue | Option, given: Any, entry: Entry) -> None:
        for column, number in given.items():
            before = self._given.setdefault((row.id, column), number)
            if before.value != number.value:
                raise NotPasted(
                    f"“{named(row.name)}” has two weights: {numbers.show(before.value)} in {before.where} "
                    f"and {numbers.show(number.value)} in {number.where}."
                )
        values = values_with(row, {column: number.value for column, number in given.items()})
        if row.id in self.new:
            for name, value in values.items():
                setattr(row, name, value)
        elif values:
            self.edited.setdefault(row.id, (row, {}))[1].update(values)


def merged(dossier: Dossier, entries: Iterable[Entry]) -> Merge:
    """What the entries change. Raises NotPasted where they contradict each other or are too many."""
    made = Merge(dossier)
    for issue in dossier.issues:
        made.issues.setdefault(folded(issue.name), issue)
    for option in dossier.options:
        made.options.setdefault((option.issue_id, folded(option.name)), option)
    for entry in entries:
        made.take(entry)
    if len(made.new) > MOST_ROWS:
        raise NotPasted(f"This would add {len(made.new):,} rows; {MOST_ROWS:,} are the most at once.")
    return made


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
