"""The words to say, replies, reminders; and what was chosen for the page for the table."""

from workbook.brief.papers.fields import day, each, fact, said, texts
from workbook.brief.papers.grid import Grid, Rows
from workbook.model import Dossier, Objection, Script


def chapter(grid: Grid, dossier: Dossier) -> Rows:
    """Everything the tab on rehearsing holds."""
    script = dossier.script
    return grid.chapter("Rehearse", (
        grid.section("How you begin", *_beginning(grid, dossier, script)),
        grid.section("Sentences to have ready", *(
            grid.entry("", row.text, (), [("", row.when)], bold=False) for row in dossier.key_sentences)),
        grid.section("They say, you say", *(_objection(grid, row) for row in dossier.objections)),
        grid.section("If stuck", grid.prose("Say", script.pause), grid.prose("Do", script.next_step)),
        grid.section("Reminders", *(
            grid.entry("" if row.kind == "other" else said(row, "kind"), row.text, bold=False)
            for row in dossier.reminders)),
        grid.section("For the page", grid.prose("Private", script.note), *_sheet(grid, dossier)),
    ))  # fmt: skip


def _beginning(grid: Grid, dossier: Dossier, script: Script) -> list[Rows]:
    standard = next((row for row in dossier.standards if row.id == script.standard_id), None)
    named = " – ".join(filter(None, (standard.what, standard.figure))) if standard else ""
    return [
        grid.prose("Opening", script.opening, bold=True),
        grid.prose("Justification", script.justification),
        grid.prose("Standard", named),
        grid.prose("In their interest", script.framing),
    ]


def _objection(grid: Grid, row: Objection) -> Rows:
    practised = f"practised {row.times} times" if row.times > 1 else "practised once" if row.times else ""
    again = f"again on {day(row.due_on)}" if row.due_on else ""
    return grid.entry("", row.they_say, [practised, fact(row, "rating", "went"), again], texts(row, "reply"))


def _sheet(grid: Grid, dossier: Dossier) -> list[Rows]:
    sheets = list(each(dossier.sheets, version="table-safe"))
    return [
        rows
        for sheet in sheets
        for rows in (grid.prose("Title for the table", sheet.title), grid.prose("For the table", sheet.note))
    ]
