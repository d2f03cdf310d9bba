"""The line of stages above the Trade-offs tab."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.bench import focus, stored
from workbook.model import Issue, Option
from workbook.ui.document import Document
from workbook.ui.pages.tradeoffs import TradeoffsPage


@pytest.fixture
def page(started: Document, shown: Callable[[QWidget], QWidget]) -> TradeoffsPage:
    """The tab over two issues, of which one has options without scores."""
    owner = started.negotiation.id
    rent = Issue(negotiation_id=owner, name="Rent", weight_me=60, weight_them_likely=40)
    term = Issue(negotiation_id=owner, name="Term", position=1)
    options = [
        Option(negotiation_id=owner, issue_id=rent.id, position=place, name=name)
        for place, name in enumerate(("low", "high"))
    ]
    assert started.add(rent, term, *options)
    made = shown(TradeoffsPage(started))
    assert isinstance(made, TradeoffsPage)
    return made


def test_nothing_is_asked_before_the_first_issue(
    started: Document, shown: Callable[[QWidget], QWidget]
) -> None:
    made = shown(TradeoffsPage(started))
    assert made.path.widget.isHidden()


def test_each_stage_says_how_far_it_is_and_the_next_one_stands_out(page: TradeoffsPage) -> None:
    links = page.path.links
    assert links["issues"].text() == "✓ Issues"
    assert links["options"].text() == "Options 1 of 2"
    assert links["weights"].text() == "Points 1 of 2"
    assert links["scores"].text() == "Scores"
    assert [key for key, link in links.items() if link.property("state") == "next"] == ["options"]


def test_a_stage_leads_to_what_it_asks_for(page: TradeoffsPage, qtbot: QtBot) -> None:
    links, rows = page.path.links, {row.name: row.id for row in stored(page).issues}
    links["options"].click()
    assert focus() is page.issues.chip_rows[rows["Term"]].field
    links["weights"].click()
    assert focus() is page.issues.field(rows["Term"], True)
    links["scores"].click()
    qtbot.waitUntil(lambda: focus().accessibleName() == "Score for you")
    links["walk_away_worth"].click()
    assert focus() is page.limits.form.editors["walk_away_worth"]
    links["moves"].click()
    assert focus() is page.talk.plan.begin, "as long as there is no move, a plan is a click away"


def test_a_stage_is_ticked_as_soon_as_it_is_done(page: TradeoffsPage) -> None:
    page.document.set(page.dossier.negotiation, walk_away_worth=40)
    assert page.path.links["walk_away_worth"].text() == "✓ Walk-away"
    page.document.undo()
    assert page.path.links["walk_away_worth"].text() == "Walk-away"


def test_it_is_said_whose_points_and_scores_are_missing(page: TradeoffsPage) -> None:
    term = next(row for row in stored(page).issues if row.name == "Term")
    page.document.set(term, weight_me=40)
    page.document.change("scored", edited=[(row, {"score_them_likely": 1.0}) for row in page.dossier.options])
    links = page.path.links
    assert links["weights"].text() == "Points 1 of 2 · theirs"
    assert links["weights"].accessibleName() == "Points: 1 of 2, theirs are missing"
    assert links["scores"].text() == "Scores · yours"
    page.document.set(term, weight_them_likely=60)
    assert links["weights"].text() == "✓ Points"


def test_three_offers_leads_to_where_they_are_built_and_builds_nothing(
    sample_document: Document, shown: Callable[[QWidget], QWidget]
) -> None:
    page = shown(TradeoffsPage(sample_document))
    assert isinstance(page, TradeoffsPage)
    page.document.remove(*[row for row in page.dossier.packages if row.role.startswith("meso")])
    before, steps, picked = stored(page).packages, page.document.undo_stack.count(), page.draft.choices
    page.path.links["meso"].click()
    assert stored(page).packages == before
    assert page.document.undo_stack.count() == steps
    assert page.draft.choices == picked
    assert focus() is page.card.save
    assert "“Save as” builds three offers" in page.card.told.text()
