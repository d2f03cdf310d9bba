"""Who is at the table, what they say, why, how it fits together, and what to ask."""

from workbook.analysis.interests import interest_map
from workbook.brief.papers.fields import each, fact, said
from workbook.brief.papers.grid import Grid, Rows, measured
from workbook.figures.interests_map import interests_map
from workbook.model import Dossier, Interest, InterestLink, Party, Question

_SIDES = {"me": "Your side", "them": "Their side", "other": "Third parties"}


def chapter(grid: Grid, dossier: Dossier) -> Rows:
    """Everything the tab on interests holds."""
    sides = [grid.section(title, *(_party(grid, dossier, row) for row in each(dossier.parties, side=side)))
             for side, title in _SIDES.items()]  # fmt: skip
    questions = grid.section("Questions", *(_question(grid, dossier, row) for row in dossier.questions))
    return grid.chapter("Interests", (*sides, _fit(grid, dossier), questions))


def _party(grid: Grid, dossier: Dossier, party: Party) -> Rows:
    rows = list(grid.entry("", party.name, [party.role]))
    for position in dossier.positions_of(party.id):
        rows += grid.entry("wants", position.text, bold=False)
    for interest in dossier.interests_of(party.id):
        rows += _interest(grid, dossier, interest)
    return tuple(rows)


def _interest(grid: Grid, dossier: Dossier, row: Interest) -> Rows:
    issues = {one.id: one.name for one in dossier.issues}
    served = [issues[one.issue_id] for one in each(dossier.services, interest_id=row.id)
              if issues.get(one.issue_id)]  # fmt: skip
    position = next((one.text for one in dossier.positions if one.id == row.position_id), "")
    facts = [fact(row, "importance"), said(row, "certainty"),
             f"served by {', '.join(served)}" if served else "",
             "for the table" if row.shared else ""]  # fmt: skip
    explains = [("Explains", position)] if position else []
    return grid.entry(said(row, "kind").lower(), row.text, facts, explains, bold=False)


def _fit(grid: Grid, dossier: Dossier) -> Rows:
    if not dossier.interests:
        return ()
    found = interest_map(dossier)
    figure = interests_map(dossier, grid.figure_width(wide=True), measured)
    texts = {row.id: row.text for row in dossier.interests}
    links = (_link(grid, row, texts) for row in dossier.interest_links)
    pictures = grid.picture(figure, wide=True) if found.mine and found.theirs else ()
    return grid.section(
        "How they fit together", pictures, *(grid.said(text) for text in found.findings), *links
    )


def _link(grid: Grid, row: InterestLink, texts: dict[str, str]) -> Rows:
    both = " – ".join(filter(None, (texts.get(row.first_id, ""), texts.get(row.second_id, ""))))
    return grid.entry(said(row, "relation"), both, (), [("", row.note)], bold=False)


def _question(grid: Grid, dossier: Dossier, row: Question) -> Rows:
    interest = next((one.text for one in dossier.interests if one.id == row.interest_id), "")
    facts = [f"about “{interest}”" if interest else "", "" if row.on_brief else "not on the brief"]
    return grid.entry("asked" if row.asked else "", row.text, facts, [("Answer", row.answer)], bold=False)
