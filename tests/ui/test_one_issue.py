"""The Trade-offs tab of a negotiation about one thing only."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from workbook.model import Issue, Option
from workbook.ui.document import Document
from workbook.ui.pages.tradeoffs import TradeoffsPage

PRICES = {"9,000": (100.0, 0.0), "8,000": (67.0, 33.0), "7,000": (33.0, 67.0), "6,000": (0.0, 100.0)}


@pytest.fixture
def sale(started: Document, shown: Callable[[QWidget], QWidget]) -> TradeoffsPage:
    """One issue, scored by the order of its options."""
    owner = started.negotiation.id
    price = Issue(id="price", negotiation_id=owner, name="Price")
    options = [
        Option(
            id=name,
            negotiation_id=owner,
            issue_id=price.id,
            name=name,
            position=place,
            score_me=me,
            score_them_likely=them,
        )
        for place, (name, (me, them)) in enumerate(PRICES.items())
    ]
    assert started.add(price, *options)
    made = shown(TradeoffsPage(started))
    assert isinstance(made, TradeoffsPage)
    return made


def test_where_the_rules_leave_two_prices_equally_good_both_are_named(
    sale: TradeoffsPage, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: sale.settled.section.isVisible())
    first, total = [row for row in sale.settled.lines if row.isVisible()]
    assert first.text.text() == "Where three rules of fairness meet"
    assert first.names.text().endswith("“8,000” and “7,000” are as good: these rules do not decide.")
    assert total.names.text().endswith("“6,000” are as good: this rule does not decide.")


def test_the_option_marked_as_walk_away_is_where_to_stop(sale: TradeoffsPage, qtbot: QtBot) -> None:
    sale.document.set(sale.dossier.issues[0], walk_away_id="7,000")
    qtbot.waitUntil(lambda: "your walk-away, “7,000”" in sale.limits.floor.text())


def test_the_option_picked_is_marked_in_the_picture(sale: TradeoffsPage, qtbot: QtBot) -> None:
    sale.draft.load({"price": "8,000"})
    qtbot.waitUntil(lambda: "This package, 8,000" in dict(sale.picture.figure.figure.notes).get("chosen", ""))


def test_nothing_is_said_of_weights(sale: TradeoffsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: sale.settled.section.isVisible())
    assert not sale.foot.line.isVisible()
    seen = [label.text() for label in sale.findChildren(QLabel) if label.isVisible()]
    assert not [text for text in seen if "no weight" in text or "count the same" in text or "last?" in text]
