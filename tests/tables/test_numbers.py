"""Numbers as spreadsheets of several countries write them."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.tables.errors import WrongInput
from workbook.tables.numbers import all_of, only


@dataclass(frozen=True)
class Place:
    text: str

    def wrong(self, what: str) -> WrongInput:
        return WrongInput(f"{self.text}: {what}")


def read(*texts: str, commas_separate: bool = True) -> list[Fraction]:
    return all_of([Place(text) for text in texts], commas_separate=commas_separate)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30, places=12))
def test_any_decimal_number_is_read_exactly(number: Decimal) -> None:
    assert read(str(number)) == [Fraction(number)] == [only(str(number))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("-7", -7),
        ("−7", -7),
        ("+7", 7),
        (".5", Fraction(1, 2)),
        ("5.", 5),
        ("1e3", 1000),
        ("-2.5E-3", Fraction(-1, 400)),
        ("12 500", 12500),
        ("12\u202f500.5", Fraction(25001, 2)),
        ("1'000'000", 10**6),
        ("1,234.5", Fraction(2469, 2)),
        ("1,234,567", 1234567),
        ("٤٢", 42),
        ("0.1234567890123456789", Fraction(1234567890123456789, 10**19)),
    ],
)
def test_what_is_clear_is_read(text: str, value: Fraction) -> None:
    assert read(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "-",
        ".",
        "e5",
        "NaN",
        "inf",
        "-Infinity",
        "1 2",
        "1.5.2",
        "1,23,4",
        "10%",
        "0x1F",
        "1_000",
        "--1",
        "²",
    ],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(WrongInput, match="is not a number"):
        read(text)
    with pytest.raises(ValueError, match="is not a number"):
        only(text)


@pytest.mark.parametrize("text", ["1e999", "1e-999", "1e99999", "9" * 51, "0." + "3" * 51])
def test_a_number_with_too_many_digits_is_refused(text: str) -> None:
    with pytest.raises(WrongInput, match="too many digits"):
        read(text)
    with pytest.raises(ValueError, match="too many digits"):
        only(text)


def test_decimal_commas_are_read_where_a_number_shows_that_they_are_meant() -> None:
    values = read("1,5", "2", "1,234", "1.234", "-0,25", "1.234,5", commas_separate=False)
    assert values == [
        Fraction(3, 2),
        2,
        Fraction("1.234"),
        1234,
        Fraction(-1, 4),
        Fraction("1234.5"),
    ]


def test_decimal_points_are_read_where_a_number_shows_that_they_are_meant() -> None:
    assert read("1.5", "1.234", "1,234", commas_separate=False) == [
        Fraction(3, 2),
        Fraction("1.234"),
        1234,
    ]


def test_points_and_commas_for_the_same_thing_are_refused_where_the_comma_stands() -> None:
    with pytest.raises(WrongInput, match=r"^2,5: “2,5” has a decimal comma, but “1\.5” has a point"):
        read("7", "1.5", "2,5")


def test_between_commas_a_single_point_is_the_decimal_mark() -> None:
    assert read("1.234", "7") == [Fraction("1.234"), 7]


@pytest.mark.parametrize(("text", "commas_separate"), [("1.234", False), ("1,234", False), ("1,234", True)])
def test_what_could_be_two_numbers_is_refused_with_both(text: str, commas_separate: bool) -> None:
    with pytest.raises(WrongInput, match=r"could be 1234, or 1 and a bit\. Write 1234, or 1\.2340"):
        read("7", text, commas_separate=commas_separate)


def test_a_walk_away_may_have_a_comma_where_that_is_clear() -> None:
    assert (only("-5,5"), only("1.234")) == (Fraction(-11, 2), Fraction("1.234"))
    with pytest.raises(ValueError, match="could be 1234"):
        only("1,234")
