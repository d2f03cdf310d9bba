"""What is done to the matrix: each is one step of undo, and tells in a sentence when it could not be done."""

from collections.abc import Iterable
from typing import Any

from workbook.model import Issue, Option, place_after, plain_text
from workbook.ui import numbers
from workbook.ui.document import Document
from workbook.ui.range_bars import TOP, moved
from workbook.ui.tradeoffs.matrix.lines import ESTIMATE, FIELDS, LOW, ME, NAME, Line, field_of

Row = Issue | Option
RANGE_WORDS = "Write a number from 0 to 100."


class Edits:
    """Edits of one document. Each gives the sentence that says what went wrong, empty when all is stored."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def doing(self, work: Any) -> str:
        """Do something with the document; the sentence that says why it failed, or nothing."""
        problems: list[str] = []
        hear = self.document.failed.connect(problems.append)
        done = work()
        self.document.failed.disconnect(hear)
        return "" if done else " ".join(problems) or "This could not be stored."

    # Cells

    def write(self, line: Line, column: int, text: str, *, typing: bool = False, before: Any = None) -> str:
        """Store what was typed in a cell; with ``typing`` in the step of what was typed there just now.

        ``before`` is the row as it was when typing began: from there its other numbers give way.
        """
        row = self._now(line)
        if row is None:
            return "This row is gone."
        if column == NAME:
            name = plain_text(text).strip()
            return self.doing(lambda: self.document.set(row, typing=typing, name=name))
        try:
            value = points(text)
        except ValueError as problem:
            return str(problem)
        base = before if isinstance(before, type(row)) and before.id == row.id else row
        values = values_with(base, {column: value})
        return self.doing(lambda: self.document.set(row, typing=typing, **values))

    def clear(self, cells: Iterable[tuple[Line, int]]) -> str:
        """Leave these numbers open."""
        gone: dict[str, tuple[Row, dict[str, Any]]] = {}
        for line, column in cells:
            row = self._now(line)
            if row is not None and column != NAME:
                gone.setdefault(row.id, (row, {}))[1][field_of(line, column)] = None
        return self.doing(lambda: self.document.change("cleared numbers", edited=gone.values()))

    # Rows

    def add(self, line: Line, text: str) -> tuple[str, Row | None]:
        """Add what was typed in a line that adds something: the problem, or the new row."""
        name = plain_text(text).strip()
        dossier = self.document.dossier
        if dossier is None or not name:
            return "", None
        row: Row
        if line.kind == "new issue":
            row = Issue(
                negotiation_id=dossier.negotiation.id, position=place_after(dossier.issues), name=name
            )
        else:
            row = self._option(line.issue_id, len(dossier.options_of(line.issue_id)), name)
        return self._insert(row), row

    def insert_below(self, line: Line) -> tuple[str, Row | None]:
        """Add an unnamed row below this one, whose name is typed next."""
        dossier = self.document.dossier
        if dossier is None or line.row is None:
            return "", None
        siblings = self.siblings(line.row)
        place = [row.id for row in siblings].index(line.row.id) + 1
        if isinstance(line.row, Option):
            row: Row = self._option(line.issue_id, place, "")
        else:
            row = Issue(negotiation_id=dossier.negotiation.id, position=place)
        problem = self._insert(row)
        if not problem:
            self.document.go_on_typing(row, "name")
        return problem, row

    def take_back(self, row_id: str) -> None:
        """A row that was inserted and left without a name goes again, as if it had never been."""
        row = self.document.find(Option, row_id) or self.document.find(Issue, row_id)
        if row is not None:
            self.document.take_back(row)

    def remove(self, lines: Iterable[Line]) -> str:
        """Delete rows with all that belongs to them."""
        rows = [row for line in lines if (row := self._now(line)) is not None]
        if not rows:
            return ""
        text = "" if len(rows) == 1 else f"deleted {len(rows)} rows"
        return self.doing(lambda: self.document.remove(*rows, text=text))

    def move(self, line: Line, step: int) -> str:
        """Move an issue among the issues, an option within its issue."""
        row = line.row
        if row is None:
            return ""
        order = list(self.siblings(row))
        place = [other.id for other in order].index(row.id)
        to = place + step
        if not 0 <= to < len(order):
            return ""
        order.insert(to, order.pop(place))
        return self.doing(lambda: self.document.place(order, moved=row))

    def siblings(self, row: Row) -> tuple[Any, ...]:
        """The rows among which this one has its place."""
        dossier = self.document.dossier
        assert dossier is not None
        return dossier.options_of(row.issue_id) if isinstance(row, Option) else dossier.issues

    # Inside

    def _now(self, line: Line) -> Row | None:
        row = line.row
        found: Any = self.document.find(type(row), row.id) if row is not None else None
        return found

    def _option(self, issue_id: str, place: int, name: str) -> Option:
        assert self.document.negotiation is not None
        return Option(
            negotiation_id=self.document.negotiation.id, issue_id=issue_id, position=place, name=name
        )

    def _insert(self, row: Row) -> str:
        return self.doing(lambda: self.document.insert(row, self.siblings(row)))


def points(text: str) -> float | None:
    """The points written, 0 to 100, or None for nothing. Raises ValueError with a sentence for the person."""
    value = numbers.parse(text.strip().removesuffix("%"))
    if value is not None and not 0 <= value <= TOP:
        raise ValueError(RANGE_WORDS)
    return value


def can_be_read(text: str, column: int) -> bool:
    """Whether what stands in a cell of this column is something already, not the beginning of it."""
    try:
        if column != NAME:
            points(text)
    except ValueError:
        return False
    return True


def values_with(row: Row, given: dict[int, float | None]) -> dict[str, Any]:
    """The fields of a row with these columns set; the rest of an estimate gives way to what is given."""
    names = FIELDS[type(row)]
    values: dict[str, Any] = {names[ME]: given[ME]} if ME in given else {}
    theirs = {column: value for column, value in given.items() if column in ESTIMATE}
    if not theirs:
        return values
    estimate = tuple(theirs.get(at, getattr(row, names[at])) for at in ESTIMATE)
    for column, value in theirs.items():
        if value is not None:
            estimate = moved(estimate, column - LOW, value)
    return values | {names[at]: estimate[at - LOW] for at in ESTIMATE}
