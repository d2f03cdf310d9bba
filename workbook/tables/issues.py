"""The table of a negotiation as people have it in a spreadsheet: a row an option."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from workbook.tables import numbers, sheet
from workbook.tables.errors import WrongInput, quoted
from workbook.tables.scored import MOST_ISSUES, MOST_OPTIONS, ScoredIssue, ScoredTable
from workbook.tables.sheet import Cell

HEADER = ("issue", "option", "weight_me", "score_me", "weight_them", "score_them")

Row = dict[str, Cell]
Numbers = dict[Cell, Fraction]


def read(path: Path) -> ScoredTable:
    """The issues in a CSV file with the columns of HEADER, one row an option.

    What an option adds is its score times the weight of its issue. A weight may be left empty where another
    row of the issue has it; the rows of an issue need not stand together. Raises WrongInput, naming line and
    column, where a cell is empty or no number, weights of an issue differ, or an option is there twice.
    """
    found = sheet.read(path, HEADER)
    issues = _by_issue(found.rows)
    given = [row[label] for row in found.rows for label in HEADER[2:] if row[label].text or "score" in label]
    values = dict(zip(given, numbers.all_of(given, commas_separate=found.commas_separate), strict=True))
    return ScoredTable(tuple(_issue(name, rows, values) for name, rows in issues.items()))


def _by_issue(rows: Sequence[Row]) -> dict[str, list[Row]]:
    issues: dict[str, list[Row]] = {}
    for row in rows:
        for label in ("issue", "option"):
            if not row[label].text:
                raise row[label].wrong(f"the cell is empty. Write the name of the {label}.")
        same = issues.setdefault(row["issue"].text, [])
        same.append(row)
        _check_counts(row, len(issues), len(same))
    for same in issues.values():
        _check_options(same)
    return issues


def _check_counts(row: Row, issues: int, options: int) -> None:
    if issues > MOST_ISSUES:
        raise row["issue"].wrong(f"more than {MOST_ISSUES} issues cannot be read.")
    if options > MOST_OPTIONS:
        raise row["option"].wrong(f"an issue cannot have more than {MOST_OPTIONS:,} options.")


def _check_options(rows: Sequence[Row]) -> None:
    seen: dict[str, int] = {}
    for row in rows:
        cell = row["option"]
        if cell.text in seen:
            issue = quoted(row["issue"].text)
            raise cell.wrong(
                f"the option {quoted(cell.text)} of {issue} is in line {seen[cell.text]} already."
            )
        seen[cell.text] = cell.line


def _issue(name: str, rows: Sequence[Row], values: Numbers) -> ScoredIssue:
    me, them = _weight(rows, "weight_me", values), _weight(rows, "weight_them", values)
    return ScoredIssue(
        name,
        tuple(row["option"].text for row in rows),
        tuple(me * values[row["score_me"]] for row in rows),
        tuple(them * values[row["score_them"]] for row in rows),
    )


def _weight(rows: Sequence[Row], label: str, values: Numbers) -> Fraction:
    given = [row[label] for row in rows if row[label].text]
    if not given:
        raise _no_weight(rows[0], label)
    weight = values[given[0]]
    for cell in given:
        if values[cell] != weight:
            raise cell.wrong(
                f"{quoted(cell.text)} differs from {quoted(given[0].text)} in line {given[0].line}: "
                "an issue has one weight."
            )
    return weight


def _no_weight(row: Row, label: str) -> WrongInput:
    return row[label].wrong(f"the cell is empty. Write the weight of {quoted(row['issue'].text)}.")
