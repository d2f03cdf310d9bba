"""Issues with their options, packages, moves, offers, limits and things to divide."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

from workbook.analysis.division import sharing
from workbook.analysis.tradeoffs.offers import in_time, offer_worths
from workbook.analysis.tradeoffs.packages import overview, places
from workbook.analysis.tradeoffs.said import all_said
from workbook.analysis.wording import named
from workbook.brief.blocks import trades
from workbook.brief.facts import Facts
from workbook.brief.papers.fields import day, fact, range_of, said, texts
from workbook.brief.papers.grid import Column, Grid, Rows, measured
from workbook.brief.prose import whole
from workbook.brief.runs import Run, Runs, ours, tidy
from workbook.brief.words import number
from workbook.figures.offers import offer_lines
from workbook.figures.scatter import tradeoff_scatter
from workbook.model import Dossier, Issue, Item, Option, Package, altered

_ISSUES = (Column("issue", 30), Column("open", 19), Column("target", 19), Column("walk away", 19),
           Column("you", 10, right=True), Column("they, about", 19, right=True))  # fmt: skip
_OPTIONS = (Column("option", 40), Column("", 24), Column("score for you", 18, right=True),
            Column("for them, about", 22, right=True))  # fmt: skip
_SCATTER = 300.0


def chapter(grid: Grid, dossier: Dossier, today: date) -> Rows:
    """Everything the tab on trade-offs holds."""
    counters = (grid.entry("They may offer", row.expected, (), texts(row, "response"), bold=False)
                for row in dossier.counters)  # fmt: skip
    return grid.chapter("Trade-offs", (
        _table(grid, dossier),
        *(_issue(grid, dossier, issue) for issue in dossier.issues),
        _limits(grid, dossier),
        grid.section("Packages", *_packages(grid, dossier)),
        _scatter(grid, dossier),
        grid.section("Trades to offer", *_moves(grid, dossier, today)),
        grid.section("If they offer", *counters),
        _offers(grid, dossier),
        _division(grid, dossier),
    ))  # fmt: skip


def _text(text: str, *, bold: bool = False) -> Runs:
    return tidy((Run(whole(text), bold),))


def _figure(text: str) -> Runs:
    return tidy((ours(text, tabular=True),))


def _table(grid: Grid, dossier: Dossier) -> Rows:
    names = {option.id: option.name for option in dossier.options}
    lines = [
        (
            _text(issue.name, bold=True),
            *(_text(names.get(mark or "", ""))
              for mark in (issue.opening_id, issue.target_id, issue.walk_away_id)),
            _figure("" if issue.weight_me is None else number(issue.weight_me)),
            _figure(_theirs(issue)),
        )
        for issue in dossier.issues
        if issue.name.strip()
    ]  # fmt: skip
    told = overview(dossier).sentence if lines else ""
    return grid.section("Issues", grid.table(_ISSUES, lines), grid.said(told), note="weights in points")


def _theirs(issue: Issue) -> str:
    told = range_of(issue.weight_them_low, issue.weight_them_likely, issue.weight_them_high)
    return told.removeprefix("about ")


def _issue(grid: Grid, dossier: Dossier, issue: Issue) -> Rows:
    lines = [_option(issue, option) for option in dossier.options_of(issue.id)]
    note = grid.prose("About it", issue.note)
    kept = grid.said("Not on the page for the table.") if not issue.shared else ()
    return grid.section(named(issue.name, "Unnamed issue"), grid.table(_OPTIONS, lines), note, kept, level=2)


def _option(issue: Issue, option: Option) -> tuple[Runs, ...]:
    marks = (("opening", issue.opening_id), ("target", issue.target_id), ("walk-away", issue.walk_away_id))
    held = ", ".join(word for word, mark in marks if mark == option.id)
    mine = "" if option.score_me is None else number(option.score_me)
    theirs = range_of(option.score_them_low, option.score_them_likely, option.score_them_high)
    return (_text(option.name), tidy((ours(held, ink="soft"),)), _figure(mine),
            _figure(theirs.removeprefix("about ")))  # fmt: skip


def _limits(grid: Grid, dossier: Dossier) -> Rows:
    row = dossier.negotiation
    margin = fact(row, "safety_margin") if row.safety_margin else ""
    mine = ", ".join(filter(None, (said(row, "walk_away_worth"), margin)))
    theirs = range_of(row.their_walk_away_low, row.their_walk_away_likely, row.their_walk_away_high)
    return grid.section(
        "Where to stop",
        grid.prose("You", mine),
        grid.prose("They", f"{theirs} points, an estimate" if theirs else ""),
    )


def _packages(grid: Grid, dossier: Dossier) -> list[Rows]:
    known = all_said(dossier, {package.id: place for package, place in places(dossier)})
    found = []
    for package in dossier.packages:
        at = known[package.id]
        worth = at.headline if at.me != "none" or at.them != "none" else ""
        told = [] if package.role == "idea" and not worth else [worth, at.standing]
        content = [("", _contents(dossier, package)), *texts(package, "note")]
        main = package.name if package.name.strip() else said(package, "role")
        found.append(grid.entry(said(package, "role"), main, told, content))
    return found


def _contents(dossier: Dossier, package: Package) -> str:
    picks, names = dossier.choices_of(package.id), {option.id: option.name for option in dossier.options}
    return "; ".join(
        f"{named(issue.name)}: {named(names[picks[issue.id]])}"
        for issue in dossier.issues
        if picks.get(issue.id) in names
    )


def _scatter(grid: Grid, dossier: Dossier) -> Rows:
    if not overview(dossier).efficient:
        return ()
    figure = tradeoff_scatter(dossier, grid.figure_width(), _SCATTER, measure=measured)
    return grid.section("All packages", grid.picture(figure, keep=True), grid.said(figure.says))


def _moves(grid: Grid, dossier: Dossier, today: date) -> Iterator[Rows]:
    """The trades in the words of the brief, each with its note in full."""
    bare = replace(dossier, moves=tuple(altered(row, note="") for row in dossier.moves))
    notes = {row.id: row.note for row in dossier.moves}
    told = {item.row: item.runs for item in trades.block(Facts(bare, today)).items}
    for row_id, note in notes.items():
        yield grid.entry("", told.get(row_id, ()), (), [("", note)], bold=False)


def _offers(grid: Grid, dossier: Dossier) -> Rows:
    known = {one.offer.id: one for one in offer_worths(dossier)}
    names = {package.id: package.name for package in dossier.packages}
    rows: list[Rows] = []
    for row in in_time(dossier.offers):
        package = names.get(row.package_id or "", "")
        facts = [day(row.made_at) if row.made_at else "", f"as the package “{package}”" if package else "",
                 known[row.id].sentence]  # fmt: skip
        who = said(row, "side")
        rows.append(grid.entry(who, row.text or package or "An offer", facts, [("", row.note)], bold=False))
    valued = [one for one in known.values() if one.place is not None]
    figure = offer_lines(dossier, grid.figure_width(), measure=measured) if len(valued) > 1 else None
    return grid.section("Offers so far", grid.picture(figure, keep=True) if figure else (), *rows)


def _division(grid: Grid, dossier: Dossier) -> Rows:
    found = sharing(dossier)
    things = (_thing(grid, row, found.mine.get(row.id)) for row in dossier.items)
    told = (grid.said(text) for text in (found.sentence, *found.notes)) if dossier.items else ()
    return grid.section("Things to divide", *things, *told)


def _thing(grid: Grid, row: Item, mine: Fraction | None) -> Rows:
    facts = [fact(row, "points_me"), fact(row, "points_them")]
    if mine is not None:
        share = f"{float(mine):.0%}".replace("%", " %")
        facts.append("yours" if mine == 1 else "theirs" if not mine else f"{share} yours")
    return grid.entry("", row.name or "Unnamed thing", facts, [("", row.note)], bold=False)
