"""Practising replies as cards."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.analysis.practice import next_due, practice
from workbook.model import Objection

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("box", "rating", "after", "day"),
    [(3, 1, 0, 23), (3, 2, 0, 23), (0, 3, 1, 24), (3, 3, 3, 27), (0, 4, 1, 24), (1, 5, 2, 25), (5, 5, 5, 37)],
)
def test_what_went_well_waits_longer_and_what_went_badly_comes_at_once(box, rating, after, day):
    expected = date(2026, 11, day) if day <= 30 else date(2026, 12, day - 30)
    assert next_due(box, rating, TODAY) == (after, expected)


def test_no_card_waits_beyond_the_day_before_the_meeting():
    assert next_due(4, 5, TODAY, date(2026, 11, 26)) == (5, date(2026, 11, 25))
    assert next_due(4, 5, TODAY, date(2026, 11, 1)) == (5, date(2026, 12, 7))


@given(st.integers(0, 5), st.integers(1, 5), st.integers(-3, 30))
def test_a_card_never_comes_in_the_past_and_stays_in_the_boxes(box: int, rating: int, ahead: int):
    after, due = next_due(box, rating, TODAY, date.fromordinal(TODAY.toordinal() + ahead))
    assert 0 <= after <= 5
    assert due >= TODAY


def test_due_cards_come_first_and_among_them_the_hardest():
    rows = [
        Objection(id="later", they_say="a", box=1, due_on=date(2026, 11, 24)),
        Objection(id="firm", they_say="b", box=4, due_on=date(2026, 11, 22)),
        Objection(id="new", they_say="c"),
        Objection(id="blank", they_say=" "),
    ]
    found = practice(rows, TODAY)
    assert [card.id for card in found.cards] == ["new", "firm", "later"]
    assert (found.due, found.sentence) == (2, "Two cards to practise now.")


def test_when_all_is_practised_the_next_day_is_told():
    rows = [Objection(they_say="a", box=1, due_on=date(2026, 11, 24))]
    assert practice(rows, TODAY).sentence == "All practised. Next on 24 November."
    assert practice([], TODAY).cards == ()
