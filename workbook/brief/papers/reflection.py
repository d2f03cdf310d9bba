"""Afterwards: what was predicted, what came out, how it went, and what to take along."""

from collections.abc import Iterable

from workbook.analysis.calibration import calibration
from workbook.analysis.reflection import IssueOutcome, issue_outcomes, outcome
from workbook.analysis.wording import named
from workbook.brief.papers.fields import day, said
from workbook.brief.papers.grid import Grid, Rows
from workbook.brief.words import number
from workbook.model import Dossier, PracticeGoal, Prediction, Reflection


def chapter(grid: Grid, dossier: Dossier) -> Rows:
    """The reflection as a chapter of the dossier; nothing where nothing was noted."""
    return grid.chapter("Reflection", sections(grid, dossier))


def sections(grid: Grid, dossier: Dossier, goals: Iterable[PracticeGoal] = ()) -> tuple[Rows, ...]:
    """What the tab on reflection holds, in its order, with the goals to practise."""
    row = dossier.reflection
    return (
        _predictions(grid, dossier),
        _result(grid, dossier, row),
        grid.section("How it went", *_fields(grid, row, _STORY)),
        _relationship(grid, row),
        _qualities(grid, row),
        grid.section("To take along", *_fields(grid, row, _LESSONS)),
        practice(grid, goals),
    )


_STORY = {"concessions": "Concessions", "surprises": "Surprises", "revealed": "Revealed",
          "felt": "How it felt"}  # fmt: skip
_LESSONS = {"keep": "Keep", "change": "Change", "practise": "Practise"}


def _fields(grid: Grid, row: Reflection, labels: dict[str, str]) -> list[Rows]:
    return [grid.prose(label, getattr(row, name)) for name, label in labels.items()]


def _predictions(grid: Grid, dossier: Dossier) -> Rows:
    rows = [_prediction(grid, row) for row in dossier.predictions]
    told = (
        calibration(dossier.predictions).sentence if any(row.verdict for row in dossier.predictions) else ""
    )
    return grid.section("Predictions", *rows, grid.said(told) if any(rows) else ())


def _prediction(grid: Grid, row: Prediction) -> Rows:
    verdict = said(row, "verdict") if row.verdict else ""
    facts = [f"{number(row.confidence)} % sure", verdict]
    main = row.guess if row.guess.strip() else row.truth
    truth = row.truth if row.guess.strip() else ""
    rows = grid.entry(said(row, "about"), main, facts, [("Turned out", truth)], bold=False)
    return rows if main.strip() else ()


def _result(grid: Grid, dossier: Dossier, row: Reflection) -> Rows:
    package = next((one.name for one in dossier.packages if one.id == row.package_id), "")
    result = "" if row.outcome == "open" else said(row, "outcome")
    opened = said(row, "opened_by") if row.opened_by else ""
    found = [
        grid.prose("Outcome", ", ".join(filter(None, (result, day(row.held_on) if row.held_on else "")))),
        grid.prose("Agreed", row.agreement),
        grid.prose("As the package", package),
        grid.prose("First figure", opened),
        *(grid.prose(named(one.issue.name, "Unnamed issue"), _settled(one), close=True)
          for one in issue_outcomes(dossier)),
        *(grid.said(text) for text in outcome(dossier).sentences),
    ]  # fmt: skip
    return grid.section("What came out", *found)


def _settled(one: IssueOutcome) -> str:
    """What came out for an issue, without its name."""
    if one.option is None:
        return one.result
    told = one.sentence.removeprefix(named(one.issue.name)).strip(" .")
    return ". ".join(filter(None, (told[:1].upper() + told[1:], one.result)))


def _relationship(grid: Grid, row: Reflection) -> Rows:
    judged = said(row, "relationship_after")
    return grid.section(
        "The relationship after", grid.prose("Judged", judged), grid.prose("Note", row.relationship_note)
    )


def _qualities(grid: Grid, row: Reflection) -> Rows:
    process, result = said(row, "process_quality"), said(row, "outcome_quality")
    return grid.section(
        "Process and outcome",
        grid.prose("The process", process),
        grid.prose("The outcome", result),
        grid.prose("What worked", row.worked),
        grid.prose("What did not", row.did_not_work),
        grid.prose("Differently", row.differently),
        note="judged apart",
    )


def practice(grid: Grid, goals: Iterable[PracticeGoal]) -> Rows:
    """The goals to practise, with what came of them."""
    rows = [
        grid.entry("done" if row.done else "", row.goal,
                   [row.where, f"follow up on {day(row.due_on)}" if row.due_on else ""],
                   [("What came of it", row.result)], bold=False)
        for row in goals
    ]  # fmt: skip
    return grid.section("Practice", *rows)
