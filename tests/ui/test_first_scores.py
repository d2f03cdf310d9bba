"""Scoring everything at once, as a first draft."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui.bench import button, options, stored
from workbook.model import Issue, Option, Row
from workbook.ui.document import Document
from workbook.ui.pages.tradeoffs import TradeoffsPage


@pytest.fixture
def page(started: Document, shown: Callable[[QWidget], QWidget]) -> TradeoffsPage:
    """The tab over three issues: one scored, one with numbers, one with words."""
    owner = started.negotiation.id
    rows: list[Row] = []
    for place, (name, named) in enumerate(
        (("Rent", ("900", "950", "1100")), ("Term", ("long", "middle", "short")), ("Parking", ("yes", "no")))
    ):
        issue = Issue(negotiation_id=owner, name=name, position=place)
        rows.append(issue)
        rows += [
            Option(negotiation_id=owner, issue_id=issue.id, position=at, name=word)
            for at, word in enumerate(named)
        ]
    rows[-1].score_me = 20  # type: ignore[attr-defined]
    assert started.add(*rows)
    made = shown(TradeoffsPage(started))
    assert isinstance(made, TradeoffsPage)
    return made


def scores(page: TradeoffsPage, name: str) -> list[tuple[float | None, float | None]]:
    return [(row.score_me, row.score_them_likely) for row in options(page, name)]


def test_all_bare_issues_are_scored_in_one_step_and_others_are_left_alone(page: TradeoffsPage) -> None:
    assert page.first_scores.said.text().startswith("Two issues have no scores yet")
    button(page, "Score them by their order").click()
    assert scores(page, "Rent") == [(100, 0), (75, 25), (0, 100)]
    assert scores(page, "Term") == [(100, 0), (50, 50), (0, 100)]
    assert scores(page, "Parking") == [(None, None), (20, None)]
    assert page.first_scores.widget.isHidden()
    page.document.undo()
    assert {row.score_me for row in stored(page).options} == {None, 20}
    assert page.first_scores.widget.isVisible()
