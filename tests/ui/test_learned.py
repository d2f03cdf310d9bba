"""What their offers tell, in the Trade-offs tab: proposals that are accepted or left."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.bench import button, issue, stored
from workbook.analysis.tradeoffs.learned import learned
from workbook.model import Choice, Dossier, Issue, Offer, Option, Package
from workbook.ui.document import Document
from workbook.ui.pages.tradeoffs import TradeoffsPage

LEFT = Qt.MouseButton.LeftButton
RANGE = {"weight_them_low": 5.0, "weight_them_likely": 25.0, "weight_them_high": 45.0}
NAMES = ("Price", "Payment", "Delivery", "Service")
Weights = tuple[float | None, float | None, float | None]


def an_offer(dossier: Dossier, best: int, place: int) -> list[Package | Choice | Offer]:
    """An offer of theirs that keeps what is best for them on the first ``best`` issues."""
    owner = dossier.negotiation.id
    package = Package(negotiation_id=owner, name=f"Theirs {place}", role="theirs", position=place)
    offer = Offer(negotiation_id=owner, text=f"Offer {place}", package_id=package.id, position=place)
    picks = [
        Choice(
            negotiation_id=owner,
            package_id=package.id,
            issue_id=row.id,
            option_id=dossier.options_of(row.id)[2 if number < best else 0].id,
        )
        for number, row in enumerate(dossier.issues)
    ]
    return [package, *picks, offer]


@pytest.fixture
def page(started: Document, shown: Callable[[QWidget], QWidget]) -> TradeoffsPage:
    """The tab over four issues of which nothing is known, and two of their offers: they give in on Service,
    and then on Delivery."""
    owner = started.negotiation.id
    issues = [
        Issue(negotiation_id=owner, name=name, position=place, weight_me=25, **RANGE)
        for place, name in enumerate(NAMES)
    ]
    options = [
        Option(
            negotiation_id=owner,
            issue_id=row.id,
            position=place,
            name=f"{row.name} {place}",
            score_me=100 - 50 * place,
            score_them_likely=50 * place,
        )
        for row in issues
        for place in range(3)
    ]
    assert started.add(*issues, *options)
    assert started.dossier is not None
    assert started.add(*an_offer(started.dossier, 3, 0), *an_offer(started.dossier, 2, 1))
    started.undo_stack.clear()
    made = shown(TradeoffsPage(started))
    assert isinstance(made, TradeoffsPage)
    return made


@pytest.fixture
def heard(page: TradeoffsPage, qtbot: QtBot) -> TradeoffsPage:
    """The same once their offers have been weighed."""
    told(page, qtbot)
    return page


def told(page: TradeoffsPage, qtbot: QtBot) -> None:
    """Wait until their offers have been weighed anew."""
    with qtbot.waitSignal(page.talk.learned.told, timeout=10_000):
        pass


def at_rest(page: TradeoffsPage, qtbot: QtBot) -> None:
    """Wait until what was changed is seen, and nothing is weighed or waits for it."""
    QApplication.processEvents()
    QApplication.processEvents()
    waiting = page.talk.learned
    qtbot.waitUntil(lambda: not waiting.pause.isActive() and not waiting.job.busy, timeout=10_000)


def weights(page: TradeoffsPage) -> dict[str, Weights]:
    rows = stored(page).issues
    return {row.name: (row.weight_them_low, row.weight_them_likely, row.weight_them_high) for row in rows}


def accepts(page: TradeoffsPage) -> list[QPushButton]:
    QApplication.processEvents()
    return [row.accept for row in page.talk.learned.rows if row.isVisible()]


def test_their_offers_propose_another_estimate_for_each_issue_they_tell_about(heard: TradeoffsPage) -> None:
    known = learned(heard.dossier).weights
    assert len(known) > 1
    assert [row.said.text() for row in heard.talk.learned.rows if row.isVisible()] == [
        row.sentence for row in known
    ]
    assert heard.talk.learned.title.text() == "What their two offers say"
    assert "5–45 → " in heard.talk.learned.rows[0].numbers.text()
    assert accepts(heard)[0].accessibleName().startswith(f"Accept: {known[0].sentence}")


def test_accepting_one_proposal_is_one_step_and_leaves_the_others(heard: TradeoffsPage, qtbot: QtBot) -> None:
    known, before = learned(heard.dossier).weights, weights(heard)
    qtbot.mouseClick(accepts(heard)[1], LEFT)
    assert weights(heard) == {**before, known[1].issue: known[1].after}
    qtbot.waitUntil(lambda: len(accepts(heard)) == len(known) - 1)
    left = [row.said.text() for row in heard.talk.learned.rows if row.isVisible()]
    assert left == [row.sentence for row in known if row is not known[1]]
    heard.document.undo()
    assert weights(heard) == before
    qtbot.waitUntil(lambda: len(accepts(heard)) == len(known))


def test_accepting_all_is_one_step_and_the_same_offers_propose_nothing_more(
    heard: TradeoffsPage, qtbot: QtBot
) -> None:
    known, before = learned(heard.dossier).weights, weights(heard)
    qtbot.mouseClick(button(heard, "Accept all"), LEFT)
    assert weights(heard) == {**before, **{row.issue: row.after for row in known}}
    qtbot.waitUntil(lambda: not heard.talk.learned.isVisible())
    assert learned(heard.dossier).weights == (), "counted a second time they would tell still more"
    heard.document.set(issue(heard, "Price"), note="They said so on the phone")
    at_rest(heard, qtbot)
    assert not heard.talk.learned.isVisible()
    heard.document.undo()
    heard.document.undo()
    assert weights(heard) == before
    qtbot.waitUntil(lambda: heard.talk.learned.isVisible())


def test_where_nothing_was_estimated_the_other_issues_get_an_even_share(
    page: TradeoffsPage, qtbot: QtBot
) -> None:
    empty = dict.fromkeys(RANGE)
    page.document.change("cleared", edited=[(row, empty) for row in stored(page).issues])
    told(page, qtbot)
    known, before = learned(page.dossier).weights, weights(page)
    assert "than an even share: " in known[0].sentence
    qtbot.mouseClick(accepts(page)[0], LEFT)
    even = dict.fromkeys(before, (None, 25.0, None))
    assert weights(page) == {**even, known[0].issue: known[0].after}
    at_rest(page, qtbot)
    assert [row.said.text() for row in page.talk.learned.rows if row.isVisible()] == [
        row.sentence for row in known[1:]
    ]
    page.document.undo()
    assert weights(page) == before


def test_after_a_restart_what_was_accepted_is_not_learned_again(
    heard: TradeoffsPage, shown: Callable[[QWidget], QWidget], qtbot: QtBot
) -> None:
    before = weights(heard)
    qtbot.mouseClick(button(heard, "Accept all"), LEFT)
    accepted = weights(heard)
    assert accepted != before
    assert {row.heard for row in stored(heard).offers} == {True}
    again = shown(TradeoffsPage(heard.document))
    assert isinstance(again, TradeoffsPage)
    at_rest(again, qtbot)
    assert not again.talk.learned.isVisible()
    assert learned(again.dossier).weights == ()
    again.document.add(*an_offer(again.dossier, 1, 2))
    told(again, qtbot)
    assert again.talk.learned.found is not None
    assert again.talk.learned.found.offers == 1
    if again.talk.learned.isVisible():
        assert again.talk.learned.title.text() == "What their new offer says"
    again.document.undo()
    again.document.undo()
    assert weights(again) == before
    assert {row.heard for row in stored(again).offers} == {False}


def test_what_was_put_off_comes_back_with_another_offer(heard: TradeoffsPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(heard, "Not now"), LEFT)
    assert not heard.talk.learned.isVisible()
    heard.document.set(issue(heard, "Price"), weight_them_high=50.0)
    told(heard, qtbot)
    assert not heard.talk.learned.isVisible()
    heard.document.add(*an_offer(heard.dossier, 1, 2))
    told(heard, qtbot)
    assert heard.talk.learned.isVisible()
    assert heard.talk.learned.title.text() == "What their three offers say"


def test_one_offer_tells_nothing(page: TradeoffsPage, qtbot: QtBot) -> None:
    page.document.remove(stored(page).offers[-1])
    at_rest(page, qtbot)
    assert not page.talk.learned.isVisible()
    page.document.undo()
    told(page, qtbot)
    assert page.talk.learned.isVisible()


def test_a_weight_that_is_dragged_starts_no_work(heard: TradeoffsPage, qtbot: QtBot) -> None:
    price, asked = issue(heard, "Price"), []
    heard.talk.learned.told.connect(lambda: asked.append(True))
    for weight in (30.0, 35.0, 40.0):
        heard.preview_row(price.model_copy(update={"weight_them_likely": weight}))
        QApplication.processEvents()
        assert not heard.talk.learned.pause.isActive()
    at_rest(heard, qtbot)
    assert asked == []
    heard.document.set(price, weight_them_likely=40.0)
    told(heard, qtbot)
    assert asked == [True]
