"""What stands in the lines of the table: issues, their options, and the lines in which one is added."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any, Literal

from workbook.model import Dossier, Issue, Option
from workbook.ui import numbers
from workbook.ui.tradeoffs.chips import MARKS

NAME, ME, LOW, LIKELY, HIGH, RANGE = range(6)
NUMBERS = (ME, LOW, LIKELY, HIGH)
ESTIMATE = (LOW, LIKELY, HIGH)
#: The field behind each column, of an issue and of an option.
FIELDS: Mapping[type, tuple[str, ...]] = {
    Issue: ("name", "weight_me", "weight_them_low", "weight_them_likely", "weight_them_high"),
    Option: ("name", "score_me", "score_them_low", "score_them_likely", "score_them_high"),
}
_READ = {table: attrgetter(*names) for table, names in FIELDS.items()}
Kind = Literal["issue", "option", "new option", "new issue"]
TIPS = {
    NAME: "Issues in bold, the options of each below it",
    ME: "Beside an issue: how many points it matters to you. Beside an option: its score, 0 to 100",
    LOW: "Their weight or score is at least this, as far as you know",
    LIKELY: "Your best guess of their weight or score",
    HIGH: "Their weight or score is at most this, as far as you know",
}
_SAID = {ME: "you", LOW: "they, at least", LIKELY: "they, likely", HIGH: "they, at most"}


@dataclass(frozen=True)
class Line:
    """One line; ``cells`` is what it shows: the name and the four numbers; ``note`` an option’s marks."""

    kind: Kind
    issue: Issue | None = None
    option: Option | None = None
    cells: tuple[Any, ...] = ("", None, None, None, None)
    note: str = ""

    @cached_property
    def key(self) -> tuple[str, str]:
        """What makes it the same line after an edit."""
        row = self.option or self.issue
        return self.kind, row.id if row else ""

    @property
    def row(self) -> Issue | Option | None:
        """The stored row that is edited here; None in a line that adds one."""
        return self.option or (self.issue if self.kind == "issue" else None)

    @property
    def is_stored(self) -> bool:
        return self.kind in ("issue", "option")

    @property
    def issue_id(self) -> str:
        return self.issue.id if self.issue else ""


def lines_of(dossier: Dossier, folded: Collection[str] = ()) -> tuple[Line, ...]:
    """Every line in order; the options of ``folded`` issues are left out."""
    within: dict[str, list[Option]] = {issue.id: [] for issue in dossier.issues}
    for option in dossier.options:
        within.setdefault(option.issue_id, []).append(option)
    made: list[Line] = []
    for issue in dossier.issues:
        made.append(Line("issue", issue, None, cells_of(issue)))
        if issue.id not in folded:
            marks = _marks(issue)
            made += [
                Line("option", issue, row, cells_of(row), marks.get(row.id, "")) for row in within[issue.id]
            ]
            made.append(Line("new option", issue))
    return (*made, Line("new issue"))


def _marks(issue: Issue) -> dict[str, str]:
    """What is said of the options that are marked, by their ids."""
    found: dict[str, list[str]] = {}
    for name, said in MARKS.items():
        found.setdefault(getattr(issue, name) or "", []).append(said)
    return {key: " · ".join(said) for key, said in found.items() if key}


def cells_of(row: Issue | Option) -> tuple[Any, ...]:
    """What a row shows in the columns from the name to the highest estimate."""
    cells: tuple[Any, ...] = _READ[type(row)](row)
    return cells


def field_of(line: Line, column: int) -> str:
    """The field that a column shows of the line's row."""
    return FIELDS[type(line.row)][column]


def shown(line: Line, column: int) -> str:
    """The text of a cell."""
    if column == NAME:
        return str(line.cells[NAME])
    return numbers.show(line.cells[column]) if column in NUMBERS else ""


def spoken(line: Line, column: int, *, picked: bool = False) -> str:
    """A cell as a screen reader says it: what it is, whose it is, and what stands in it."""
    issue = line.issue.name.strip() or "unnamed issue" if line.issue else ""
    if line.kind == "new issue":
        return "Add an issue"
    if line.kind == "new option":
        return f"Add an option to {issue}"
    if column == NAME:
        return f"Issue {issue}" if line.option is None else _option(line, issue, picked)
    if column not in NUMBERS:
        return ""
    what = f"{issue}, weight" if line.option is None else f"{_name(line)} of {issue}, score"
    value = shown(line, column)
    return f"{what}, {_SAID[column]}: {f'{value} points' if value else 'not given'}"


def _name(line: Line) -> str:
    return str(line.cells[NAME]).strip() or "unnamed option"


def _option(line: Line, issue: str, picked: bool) -> str:
    marks = f", {line.note.replace(' · ', ', ')}" if line.note else ""
    return f"{_name(line)}, option of {issue}{marks}{', in the package' if picked else ''}"
