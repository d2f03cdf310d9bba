"""Numbers in the names of options, scores between scored ones, and options from one amount to another."""

import re
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.analysis.tradeoffs.scoring import MOST, along, interpolated, number_in, numbered, numbers_in
from workbook.model import Option


def option(name: str, me: float | None = None, them: float | None = None) -> Option:
    return Option(id=name, issue_id="issue", name=name, score_me=me, score_them_likely=them)


# Numbers in names


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("58k", "58000"),
        ("112 a meter", "112"),
        ("30 days", "30"),
        ("1.5m", "1500000"),
        ("2 million", "2000000"),
        ("58 thousand a year", "58000"),
        ("8 mm", "8"),
        ("3 kg", "3"),
        ("€ 1.250,50", "1250.50"),
        ("1,250.50", "1250.50"),
        ("1,5 %", "1.5"),
        ("0,125", "0.125"),
        ("12 500 EUR", "12500"),
        ("10'000", "10000"),
        ("1.234.567", "1234567"),
        ("−5 %", "-5"),
        ("at -5", "-5"),
        ("٣٠ يوم", "30"),
        ("Q3", "3"),
    ],
)
def test_a_number_is_read_as_people_write_it(name: str, number: str) -> None:
    assert number_in(name) == Decimal(number)


@pytest.mark.parametrize(
    "name",
    ["", "none", "two", "2–3 days", "2-3", "09:30", "1,234", "1.234", "1.2.2026", "1,234,56", "½", "x²"],
)
def test_what_is_no_single_clear_number_is_not_read(name: str) -> None:
    assert number_in(name) is None


def test_marks_of_thousands_are_known_from_the_names_beside() -> None:
    assert numbers_in(["$40,000", "$38,500"]) == (40000, 38500)
    assert numbers_in(["900", "1,000", "1.100"]) == (900, None, None), "two marks at once tell nothing"
    assert numbers_in(["900", "1,000"]) == (900, 1000)
    assert numbers_in(["1.250 kg", "1.5 kg"]) == (Decimal("1.25"), Decimal("1.5"))
    assert numbers_in(["2 kg", "1.250 kg"]) == (2, None)


def test_numbers_of_different_units_do_not_compare() -> None:
    assert numbers_in(["1 day", "30 days", "2 weeks", "none"]) == (1, 30, None, None)
    assert numbers_in(["1 March", "1 April", "15 April"]) == (None, 1, 15)


def test_the_unit_is_compared_without_case_and_accents() -> None:
    assert numbers_in(["3 Après", "5 apres"]) == (3, 5)


# Between scored options


def test_scores_are_filled_in_along_a_line() -> None:
    options = [option("50k", 0), option("52k"), option("55k"), option("60k", 100), option("58 thousand")]
    assert interpolated(options) == {"52k": 20, "55k": 50, "58 thousand": 80}


def test_the_line_bends_at_each_scored_option() -> None:
    options = [
        option("10 days", 100),
        option("20 days"),
        option("30 days", 80),
        option("40 days"),
        option("50 days", 0),
    ]
    assert interpolated(options) == {"20 days": 90, "40 days": 40}


def test_beyond_the_scored_ends_nothing_is_filled_in() -> None:
    options = [option("40k"), option("50k", 10), option("60k", 90), option("70k")]
    assert interpolated(options) == {}


def test_one_scored_number_is_not_enough() -> None:
    assert interpolated([option("50k", 10), option("60k"), option("as now", 0)]) == {}


def test_the_same_amount_gets_the_same_score() -> None:
    assert interpolated([option("50k", 10), option("60k", 20), option("50 k")]) == {}
    assert interpolated([option("50k", 10), option("60k", 20), option("50 thousand")]) == {"50 thousand": 10}


def test_their_scores_are_filled_in_from_the_best_estimate() -> None:
    ranged = Option(id="60k", issue_id="issue", name="60k", score_them_low=10, score_them_high=30)
    options = [option("50k", 1, 100), option("55k", 7), ranged]
    assert interpolated(options, "them") == {"55k": 60}


@given(st.lists(st.integers(-999, 999), min_size=3, max_size=8, unique=True), st.data())
def test_a_filled_score_lies_between_its_neighbours(amounts: list[int], data: st.DataObject) -> None:
    scores = data.draw(
        st.lists(st.none() | st.integers(0, 100), min_size=len(amounts), max_size=len(amounts))
    )
    rows = [option(f"{amount} EUR", score) for amount, score in zip(amounts, scores, strict=True)]
    known = sorted(
        (amount, score) for amount, score in zip(amounts, scores, strict=True) if score is not None
    )
    found = interpolated(rows)
    for amount, score in zip(amounts, scores, strict=True):
        below = [each for each in known if each[0] < amount]
        above = [each for each in known if each[0] > amount]
        assert (f"{amount} EUR" in found) == (score is None and bool(below) and bool(above))
        if score is None and below and above:
            ends = sorted((below[-1][1], above[0][1]))
            assert ends[0] <= found[f"{amount} EUR"] <= ends[1]


# Scores along the options


def test_scores_follow_the_numbers_from_the_first_to_the_last() -> None:
    assert along(["62k", "60k", "56k"]) == (100, 67, 0)
    assert along(["1 day", "2 days", "5 days"]) == (100, 75, 0)


def test_scores_are_even_steps_where_numbers_do_not_run_one_way() -> None:
    assert along(["senior", "lead", "as now"]) == (100, 50, 0)
    assert along(["1 day", "5 days", "3 days"]) == (100, 50, 0)
    assert along(["60k", "55k", "none"]) == (100, 50, 0)


def test_a_single_option_has_all() -> None:
    assert along(["60k"]) == (100,)
    assert along([]) == ()


# Options by amount


@pytest.mark.parametrize(
    ("ends", "names"),
    [
        (("50k", "60k", "2.5k"), "50k 52.5k 55k 57.5k 60k"),
        (("50k", "60k", "5"), "50k 55k 60k"),
        (("50k", "60", "5"), "50k 55k 60k"),
        (("50", "60k", "5k"), "50k 55k 60k"),
        (("50k", "51k", "500"), "50k 50.5k 51k"),
        (("900", "1.2k", "100"), "0.9k 1k 1.1k 1.2k"),
        (("900k", "1.2m", "100k"), "0.9m 1m 1.1m 1.2m"),
        (("60k", "52k", ""), "60k 58k 56k 54k 52k"),
        (("$40,000", "$32,000", "4000"), "$40,000 $36,000 $32,000"),
        (("1.000€", "2.000€", "500"), "1.000€ 1.500€ 2.000€"),
        (("0,5%", "1,5%", "0,5"), "0,5% 1% 1,5%"),
        (("-5%", "5%", "5"), "-5% 0% 5%"),
        (("10", "20", "3"), "10 13 16 19 20"),
        (("12500", "900", "5800"), "12500 6700 900"),
    ],
)
def test_options_run_from_one_amount_to_the_other(ends: tuple[str, str, str], names: str) -> None:
    assert numbered(*ends) == tuple(names.split())


def test_words_are_taken_over_with_the_plural() -> None:
    assert numbered("1 day", "3 days", "1") == ("1 day", "2 days", "3 days")
    assert numbered("12 500 EUR", "15 000 EUR", "1250") == ("12 500 EUR", "13 750 EUR", "15 000 EUR")


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        (("", "60k", ""), "Write one number at each end"),
        (("50–60k", "70k", ""), "Write one number at each end"),
        (("50k", "50k", ""), "Both ends are the same"),
        (("50k", "50 000", ""), "Both ends are the same"),
        (("50k", "60k", "0"), "Write a step above 0"),
        (("50k", "60k", "-1"), "Write a step above 0"),
        (("50k", "60k", "small"), "Write the step as one number"),
        (("1", "100", "1"), f"That would be 100 options. Take a larger step: {MOST} are the most"),
        (("2 weeks", "30 days", ""), "Say both ends in the same unit"),
        (("1.250 kg", "2 kg", ""), "may be read in two ways"),
    ],
)
def test_what_makes_no_row_of_options_is_said_in_a_sentence(ends: tuple[str, str, str], said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        numbered(*ends)


@given(st.integers(-500, 500), st.integers(-500, 500), st.integers(1, 200))
def test_both_ends_are_among_the_options_and_all_can_be_read_again(first: int, last: int, step: int) -> None:
    if first == last or abs(first - last) / step > MOST - 2:
        return
    names = numbered(f"{first} EUR", f"{last} EUR", str(step))
    numbers = numbers_in(names)
    assert (numbers[0], numbers[-1]) == (first, last)
    assert None not in numbers
    assert all(abs(one - other) <= step for one, other in pairwise(numbers))  # type: ignore[operator]
