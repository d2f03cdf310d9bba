"""The offers of both sides in the Trade-offs tab: what each move is called, and the pictures of them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.bench import button, focus, stored
from workbook.analysis.tradeoffs.offers import MOVES, offer_worths
from workbook.figures.shapes import Dot
from workbook.model import Offer
from workbook.ui import settings
from workbook.ui.document import Document
from workbook.ui.pages.tradeoffs import TradeoffsPage
from workbook.ui.tradeoffs.offers_picture import KEY

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(sample_document: Document, shown: Callable[[QWidget], QWidget]) -> TradeoffsPage:
    """The tab over the worked sample."""
    settings.put(KEY, "time")
    made = shown(TradeoffsPage(sample_document))
    assert isinstance(made, TradeoffsPage)
    QApplication.processEvents()
    return made


def kind(page: TradeoffsPage, offer: Offer) -> QLabel:
    found = page.talk.offers.frames[offer.id].content.findChild(QLabel, "kind")
    assert found is not None
    return found


def mark_at(page: TradeoffsPage, key: str) -> QPoint:
    figure = page.talk.picture.figure.figure
    assert figure is not None
    spot = next(shape for shape in figure.shapes if isinstance(shape, Dot) and shape.key == key)
    return QPoint(round(spot.x), round(spot.y))


def test_each_move_is_called_by_its_name_and_explained(page: TradeoffsPage) -> None:
    first, _, second, last = stored(page).offers
    assert kind(page, second).text() == "concession"
    assert kind(page, last).text() == "fortunate"
    assert MOVES["fortunate"] in kind(page, last).toolTip()
    told = page.talk.offers.frames[last.id].form.editors["text"].accessibleDescription()
    assert told.endswith(f"Kind of move: fortunate. {MOVES['fortunate']}")
    assert kind(page, first).isHidden(), "an opening is no move yet"


def test_a_move_gets_another_name_with_another_package(page: TradeoffsPage) -> None:
    opening, _, second, _ = stored(page).offers
    page.document.set(second, package_id=opening.package_id)
    assert kind(page, second).text() == "silent"
    page.document.set(second, package_id=None)
    assert kind(page, second).isHidden()
    page.document.undo()
    page.document.undo()
    assert kind(page, second).text() == "concession"


def test_the_picture_is_switched_and_the_choice_is_remembered(page: TradeoffsPage, qtbot: QtBot) -> None:
    picture = page.talk.picture
    before = picture.figure.accessibleDescription()
    assert before.startswith("Your offers are worth 95 and 92 to you.")
    qtbot.mouseClick(button(page, "Both sides"), LEFT)
    assert picture.figure.accessibleDescription().startswith("1. You opened at")
    assert settings.get(KEY) == "both"
    again = TradeoffsPage(page.document)
    qtbot.addWidget(again)
    again.resize(1044, 700)
    again.show()
    assert again.talk.picture.switch.value() == "both"
    qtbot.mouseClick(button(page, "Over time"), LEFT)
    assert picture.figure.accessibleDescription() == before


@pytest.mark.parametrize("view", ["Over time", "Both sides"])
def test_a_click_on_an_offer_puts_its_package_into_the_card_and_leads_to_its_row(
    page: TradeoffsPage, qtbot: QtBot, view: str
) -> None:
    qtbot.mouseClick(button(page, view), LEFT)
    offer = stored(page).offers[1]
    assert page.draft.package_id != offer.package_id
    qtbot.mouseClick(page.talk.picture.figure, LEFT, pos=mark_at(page, f"offer:{offer.id}"))
    assert page.draft.choices == stored(page).choices_of(str(offer.package_id))
    assert page.draft.package_id == offer.package_id
    assert focus() is page.talk.offers.frames[offer.id].form.editors["text"]


def test_a_click_on_an_offer_among_all_packages_puts_it_into_the_card_beside(
    page: TradeoffsPage, qtbot: QtBot
) -> None:
    offer, there = stored(page).offers[3], page.verticalScrollBar().value()
    page.picture.figure.clicked.emit(f"offer:{offer.id}")
    assert page.draft.package_id == offer.package_id
    QApplication.processEvents()
    assert page.verticalScrollBar().value() == there, "the card is in sight there"


def test_a_click_on_an_offer_without_a_package_keeps_what_is_in_the_card(page: TradeoffsPage) -> None:
    offer, chosen = stored(page).offers[0], page.draft.choices
    page.document.set(offer, package_id=None)
    page.talk.open_offer(f"offer:{offer.id}")
    assert page.draft.choices == chosen
    assert focus() is page.talk.offers.frames[offer.id].form.editors["text"]


def test_there_is_no_picture_before_an_offer_is_known_as_a_package(page: TradeoffsPage, qtbot: QtBot) -> None:
    assert page.talk.picture.isVisible()
    assert {row.move for row in offer_worths(page.dossier)} == {"", "concession", "fortunate"}
    page.document.remove(*stored(page).offers)
    qtbot.waitUntil(lambda: not page.talk.picture.isVisible())
    page.document.undo()
    qtbot.waitUntil(lambda: page.talk.picture.isVisible())
