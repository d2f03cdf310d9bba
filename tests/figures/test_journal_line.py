"""The journal along the months: what stands where, and what a click on it means."""

from datetime import date, timedelta

import pytest

from tests.figures.looking import assert_readable, dots, paths, wide, words
from workbook.figures.journal_line import NOTHING, STACK, journal_line
from workbook.figures.labels import Measure, text_width
from workbook.model import Entry, Negotiation, Workbook

TODAY = date(2026, 11, 23)


def book(*days: date, met: tuple[date, ...] = ()) -> Workbook:
    rows = tuple(Negotiation(title=f"Meeting {day}", meeting_on=day) for day in met)
    return Workbook(negotiations=rows, entries=tuple(Entry(written_on=day) for day in days))


def daily(count: int) -> Workbook:
    return book(*(TODAY - timedelta(days=n) for n in range(count)))


def test_without_entries_and_meetings_it_says_what_would_appear():
    figure = journal_line(book(), TODAY)
    assert_readable(figure)
    assert " ".join(words(figure)) == NOTHING


def test_at_least_the_last_twelve_months_are_shown():
    figure = journal_line(book(TODAY), TODAY)
    assert len(paths(figure, "period:")) == 12
    assert figure.note("period:2025-12") == "December 2025: nothing written"


def test_each_entry_is_a_dot_in_its_month_and_a_meeting_a_diamond():
    figure = journal_line(book(date(2026, 11, 2), date(2026, 11, 9), met=(date(2026, 11, 26),)), TODAY)
    marks = dots(figure, "period:2026-11")
    assert [mark.form for mark in marks] == ["circle", "circle", "diamond"]
    assert "two entries" in figure.note("period:2026-11")
    assert "Meeting 2026-11-26" in figure.note("period:2026-11")


def test_the_chosen_month_is_marked():
    figure = journal_line(book(TODAY), TODAY, chosen="2026-10")
    assert [path.key for path in paths(figure, "period:") if path.fill] == ["period:2026-10"]


def test_a_full_month_is_a_stack_of_limited_height():
    figure = journal_line(daily(23), TODAY)
    assert 0 < len(dots(figure, "period:2026-11")) <= STACK


def test_many_years_become_a_dot_column_for_each_year():
    figure = journal_line(daily(365 * 30), TODAY, 320.0)
    assert {path.key for path in paths(figure, "period:")} >= {"period:2026", "period:1998"}


def test_a_meeting_to_come_lengthens_the_line():
    assert journal_line(book(met=(date(2027, 2, 1),)), TODAY).note("period:2027-02")


@pytest.mark.parametrize("width", [160.0, 320.0, 640.0, 1100.0])
@pytest.mark.parametrize("measure", [text_width, wide])
@pytest.mark.parametrize("count", [1, 40, 800, 365 * 15])
def test_it_is_readable_at_any_width(width: float, measure: Measure, count: int):
    figure = journal_line(daily(count), TODAY, width, measure=measure)
    assert figure.width == width
    assert_readable(figure, measure)
