"""How numbers and lists are said."""

from datetime import date

import pytest

from workbook.analysis.wording import counted, folded, in_days, listed, points, sentence


@pytest.mark.parametrize(
    ("worth", "said"),
    [
        (66.4, "66"),
        (2.5, "3"),
        (0, "0"),
        (0.2, "less than 1"),
        (-0.2, "less than 1"),
        (-3.2, "−3"),
        (0.5, "1"),
    ],
)
def test_worth_is_said_in_whole_points(worth: float, said: str):
    assert points(worth) == said


def test_lists_are_said_with_and_and_shortened():
    assert listed([]) == ""
    assert listed(["A"]) == "A"
    assert listed(["A", "B"]) == "A and B"
    assert listed(["A", "", "B", "C"]) == "A, B and C"
    assert listed("ABCDEF", 4) == "A, B, C and 3 more"


def test_counts_agree_with_their_noun():
    assert counted(1, "issue") == "one issue"
    assert counted(2, "entry", "entries") == "two entries"
    assert counted(0, "issue") == "no issues"
    assert counted(11, "issue") == "11 issues"


def test_days_are_said_from_today():
    today = date(2026, 11, 23)
    said = [in_days(date(2026, 11, day), today) for day in (23, 24, 22, 26, 20)]
    assert said == ["today", "tomorrow", "yesterday", "in 3 days", "3 days ago"]


def test_sentences_begin_large_and_end_with_a_stop():
    assert sentence("two open") == "Two open."
    assert sentence("Really?") == "Really?"
    assert sentence(" ") == ""


def test_names_are_folded_over_case_accents_and_blanks():
    assert folded("  ZOË\u00a0 Weiß ") == "zoe weiss"
    assert folded("İstanbul") == folded("istanbul")
