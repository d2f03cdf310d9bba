"""Options by amount, and scores filled in between."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.bench import button, focus, issue, options
from tests.ui.hands import named, press, type_in
from workbook.model import Issue, Option
from workbook.ui.document import Document
from workbook.ui.pages.tradeoffs import TradeoffsPage
from workbook.ui.tradeoffs.option_table import OptionTable

Key = Qt.Key


@pytest.fixture
def page(started: Document, shown: Callable[[QWidget], QWidget]) -> TradeoffsPage:
    """The tab over a negotiation with the issues Rent and Start, without options."""
    owner = started.dossier.negotiation.id
    started.add(
        Issue(negotiation_id=owner, name="Rent"), Issue(negotiation_id=owner, name="Start", position=1)
    )
    made = shown(TradeoffsPage(started))
    assert isinstance(made, TradeoffsPage)
    return made


def table(page: TradeoffsPage, name: str) -> OptionTable:
    """The open options of an issue."""
    frame = page.issues.list.frames[issue(page, name).id]
    if frame.details is None or frame.details.isHidden():
        frame.toggle_details()
    assert isinstance(frame.details, OptionTable)
    return frame.details


def opened(page: TradeoffsPage) -> OptionTable:
    """The options of Rent, with the line that adds them by amount."""
    found = table(page, "Rent")
    QTest.mouseClick(button(page, "Options by amount ▾"), Qt.MouseButton.LeftButton)
    return found


def write(first: str, last: str, step: str) -> None:
    """Write the three amounts where the keyboard is, and press Enter."""
    for text, then in ((first, Key.Key_Tab), (last, Key.Key_Tab), (step, Key.Key_Return)):
        type_in(focus(), text)
        press(then)


def scores(page: TradeoffsPage, side: str = "score_me") -> dict[str, float | None]:
    return {row.name: getattr(row, side) for row in options(page, "Rent")}


def add(page: TradeoffsPage, **given: float | None) -> None:
    """Options of Rent named “<number> EUR” after the letter e, with my scores."""
    parent = issue(page, "Rent")
    rows = [
        Option(
            negotiation_id=parent.negotiation_id,
            issue_id=parent.id,
            name=f"{name[1:]} EUR",
            position=place,
            score_me=score,
        )
        for place, (name, score) in enumerate(given.items())
    ]
    page.document.add(*rows)


def test_three_amounts_make_scored_options_in_one_step(page: TradeoffsPage) -> None:
    found = opened(page)
    steps = page.document.undo_stack.count()
    write("900 EUR", "1200 EUR", "100")
    assert scores(page) == {"900 EUR": 100, "1000 EUR": 67, "1100 EUR": 33, "1200 EUR": 0}
    assert set(scores(page, "score_them_likely").values()) == {None}, "theirs are not guessed unasked"
    assert found.by_amount.isHidden()
    assert page.document.undo_stack.count() == steps + 1
    page.document.undo()
    assert options(page, "Rent") == []


def test_options_there_are_already_keep_their_scores(page: TradeoffsPage) -> None:
    add(page, e900=80)
    opened(page)
    write("900 eur", "1100 eur", "100")
    assert scores(page) == {"900 EUR": 80, "1000 eur": 50, "1100 eur": 0}


def test_what_is_no_amount_is_said_and_nothing_is_added(page: TradeoffsPage) -> None:
    found = opened(page)
    write("cheap", "1200", "")
    assert found.by_amount.problem.isVisible()
    assert "Write one number at each end" in found.by_amount.problem.text()
    assert options(page, "Rent") == []
    assert found.by_amount.first.text() == "cheap"
    press(Key.Key_Escape)
    assert found.by_amount.isHidden()
    assert not found.by_amount.problem.isVisible()


def test_options_that_could_not_be_stored_stay_written(page: TradeoffsPage) -> None:
    found = opened(page)
    page.document.store.path.unlink()
    write("900", "1200", "100")
    assert found.by_amount.isVisible()
    assert found.by_amount.first.text() == "900"


def test_scores_in_between_are_filled_in_once_two_are_given(page: TradeoffsPage) -> None:
    add(page, e900=100, e1000=None, e1100=None, e1200=40)
    found = table(page, "Rent")
    steps = page.document.undo_stack.count()
    QTest.mouseClick(button(page, "Fill in yours in between"), Qt.MouseButton.LeftButton)
    assert scores(page) == {"900 EUR": 100, "1000 EUR": 80, "1100 EUR": 60, "1200 EUR": 40}
    assert page.document.undo_stack.count() == steps + 1
    assert not found.between_me.isVisible()
    page.document.undo()
    assert scores(page)["1000 EUR"] is None
    assert found.between_me.isVisible()


def test_theirs_are_filled_in_as_likely_scores(page: TradeoffsPage) -> None:
    add(page, e900=None, e1000=None, e1200=None)
    found = table(page, "Rent")
    assert not found.between_them.isVisible()
    first, _, last = options(page, "Rent")
    page.document.change(
        "", edited=[(first, {"score_them_low": 0, "score_them_high": 20}), (last, {"score_them_likely": 100})]
    )
    QTest.mouseClick(button(page, "Fill in theirs in between"), Qt.MouseButton.LeftButton)
    assert scores(page, "score_them_likely") == {"900 EUR": None, "1000 EUR": 40, "1200 EUR": 100}


def test_spreading_evenly_follows_the_numbers(page: TradeoffsPage) -> None:
    add(page, e900=None, e1000=None, e1300=None)
    table(page, "Rent")
    QTest.mouseClick(button(page, "Spread yours evenly, first is best"), Qt.MouseButton.LeftButton)
    assert scores(page) == {"900 EUR": 100, "1000 EUR": 75, "1300 EUR": 0}


def test_every_field_of_the_line_has_a_name(page: TradeoffsPage) -> None:
    found = opened(page)
    for name in ("Best amount for you", "Least amount for you", "In steps of", "Add these options"):
        assert found.by_amount.isAncestorOf(named(page, name))
