"""What gives each side power, alternatives, information, standards, disclosure, allies and deadlines."""

from datetime import date

from workbook.analysis.leverage import balance, floor
from workbook.brief.compact import balance_lines
from workbook.brief.papers.fields import day, each, fact, said, texts
from workbook.brief.papers.grid import Grid, Rows, measured
from workbook.model import Alternative, Deadline, Dossier, Finding, LeverageItem, Standard

#: The balance is no higher than this, in points of its own size.
_BALANCE = 300.0


def chapter(grid: Grid, dossier: Dossier, today: date) -> Rows:
    """Everything the tab on leverage holds."""
    alternatives = {side: _alternatives(grid, dossier, side) for side in ("me", "them")}
    return grid.chapter("Leverage", (
        _power(grid, dossier, "me", "What gives you leverage"),
        _power(grid, dossier, "them", "What gives them leverage"),
        _balance(grid, dossier),
        grid.section("Your alternatives", alternatives["me"], grid.said(_floor(dossier))),
        grid.section("Their alternatives", alternatives["them"], note="an estimate"),
        grid.section("To find out", *(_finding(grid, row) for row in dossier.findings)),
        grid.section("Standards", *(_standard(grid, dossier, row) for row in dossier.standards)),
        _disclosures(grid, dossier),
        grid.section("Allies and blockers", *(
            grid.entry(said(row, "stance"), row.name, [said(row, "status")], texts(row, "interest", "ask"))
            for row in dossier.allies)),
        _deadlines(grid, dossier, "me", "Your deadlines"),
        _deadlines(grid, dossier, "them", "Their deadlines"),
    ))  # fmt: skip


def _power(grid: Grid, dossier: Dossier, side: str, title: str) -> Rows:
    rows = each(dossier.leverage_items, side=side)
    return grid.section(title, *(_item(grid, row) for row in rows))


def _item(grid: Grid, row: LeverageItem) -> Rows:
    known = {"known": "they know it", "unknown": "they do not know it"}.get(row.known, "")
    fades = f"fades {day(row.fades_on)}" if row.fades_on else ""
    facts = [fact(row, "felt", "feels"), fact(row, "evidenced", "evidence"), known, fades]
    source = "" if row.source == "other" else said(row, "source")
    return grid.entry(source, row.what, facts, texts(row, "evidence", "grow", "answer"))


def _balance(grid: Grid, dossier: Dossier) -> Rows:
    figure = balance_lines(dossier, grid.figure_width(), _BALANCE, measured)
    if figure is None:
        return ()
    found = balance(dossier)
    told = (grid.said(text) for text in (found.sentence, *(one.sentence for one in found.findings)))
    return grid.section("Balance of leverage", grid.picture(figure, keep=True), *told,
                        note="bars by the evidence, marks as it feels")  # fmt: skip


def _alternatives(grid: Grid, dossier: Dossier, side: str) -> Rows:
    return tuple(
        line for row in each(dossier.alternatives, side=side) for line in _alternative(grid, dossier, row)
    )


def _alternative(grid: Grid, dossier: Dossier, row: Alternative) -> Rows:
    package = next((one.name for one in dossier.packages if one.id == row.package_id), "")
    facts = [fact(row, "worth"), fact(row, "cost"), fact(row, "probability"),
             f"as the package “{package}”" if package else ""]  # fmt: skip
    step = row.next_step + (f" (by {day(row.next_step_on)})" if row.next_step_on else "")
    signal = "" if row.signal == "silent" else said(row, "signal")
    how = ": ".join(filter(None, (signal, row.signal_how)))
    return grid.entry("", row.name, facts, [("", row.note), ("Next step", step), ("Signal", how)])


def _floor(dossier: Dossier) -> str:
    found = floor(dossier)
    return f"{found.sentence} {found.warning}" if found.worth is not None else ""


def _finding(grid: Grid, row: Finding) -> Rows:
    by = f"by {day(row.due_on)}" if row.due_on else ""
    return grid.entry(said(row, "topic"), row.what, [by], texts(row, "how", "answer"))


def _standard(grid: Grid, dossier: Dossier, row: Standard) -> Rows:
    issue = next((one.name for one in dossier.issues if one.id == row.issue_id), "")
    facts = [f"about {issue}" if issue else "", fact(row, "fair_to_me", "fair from your chair"),
             fact(row, "fair_to_them", "from theirs")]  # fmt: skip
    main = row.what if row.what.strip() else row.figure
    figure = row.figure if row.what.strip() else ""
    return grid.entry(said(row, "kind"), main, facts,
                      [("Figure", figure), *texts(row, "source", "note")])  # fmt: skip


def _disclosures(grid: Grid, dossier: Dossier) -> Rows:
    return grid.section(
        "Tell, trade, withhold",
        *(grid.entry(said(row, "handling"), row.fact, (), [("", row.how)]) for row in dossier.disclosures),
    )


def _deadlines(grid: Grid, dossier: Dossier, side: str, title: str) -> Rows:
    return grid.section(title, *(_deadline(grid, row) for row in each(dossier.deadlines, side=side)))


def _deadline(grid: Grid, row: Deadline) -> Rows:
    facts = [said(row, "handling").lower(), "the other side knows" if row.known else ""]
    when = day(row.due_on) if row.due_on else ""
    return grid.entry(when, row.what or when, facts, texts(row, "waiting_cost"))
