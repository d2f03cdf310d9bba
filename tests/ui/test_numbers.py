"""Numbers as people write them: read right under every locale, or refused; never tenfold."""

import math
from collections.abc import Iterator

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from workbook.ui.numbers import NotANumber, parse, show

LOCALES = ("C", "de_DE", "en_US", "fr_FR", "de_CH", "ar_EG", "fa_IR", "hi_IN")


@pytest.fixture(params=LOCALES)
def locale(request: pytest.FixtureRequest) -> Iterator[str]:
    """Each test under each locale."""
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None), ("  ", None), ("0", 0), ("40", 40), (" 40 ", 40), ("007", 7),
        ("+3", 3), ("-3", -3), ("−3", -3),
        ("1,5", 1.5), ("1.5", 1.5), (",5", 0.5), (".5", 0.5), ("5.", 5), ("5,", 5),
        ("0.125", 0.125), ("0,125", 0.125),
        ("12,75", 12.75), ("1234,5", 1234.5), ("1234.567", 1234.567),
        ("12345,678", 12345.678), ("1.2345", 1.2345),
        ("1.234,56", 1234.56), ("1,234.56", 1234.56), ("12.345.678", 12345678), ("12,345,678", 12345678),
        ("1.234.567,5", 1234567.5), ("1,234,567.5", 1234567.5),
        ("12 500", 12500), ("12\u00a0500", 12500), ("12\u202f500,75", 12500.75), ("12’500.75", 12500.75),
        ("12 500.750", 12500.75), ("1 234,567", 1234.567), ("٤٠", 40),
        ("۱۲٫۵", 12.5), ("१२", 12), ("٣٬٠٠٠٬٠٠٠", 3_000_000),
    ],
)  # fmt: skip
def test_what_can_be_read_in_one_way_is_read(text: str, value: float | None, locale: str) -> None:
    assert parse(text) == value


@pytest.mark.parametrize("text", ["1,234", "1.234", "12,500", "12.500", "-1,234", "999.999", "٣٬٠٠٠"])
def test_what_could_be_a_thousand_or_a_little_over_one_is_refused(text: str, locale: str) -> None:
    with pytest.raises(NotANumber, match="Is this"):
        parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "NaN", "nan", "inf", "-Infinity", "1e3", "1_000", "0x10", "ten", "12 %", "€ 12", "1..5", "1,,5",
        "1,5,5",
        "1.2.3", "1,23.456,7", "1 2", "12 50", "1234 567", "--1", "+-1", "1-", "-", "+", ".", ",", "½",
        "²", "1²", "1 234 56",
        "1.234,567.8", "12,34,567", "1\n2", "1\t2", "12..345,6",
    ],
)  # fmt: skip
def test_what_is_no_number_is_refused_in_a_sentence(text: str, locale: str) -> None:
    with pytest.raises(NotANumber, match=r"^\w.*\.$"):
        parse(text)


@given(st.floats(-1e12, 1e12))
def test_what_is_shown_is_read_back_or_refused_never_as_something_else(value: float) -> None:
    for name in LOCALES:
        QLocale.setDefault(QLocale(name))
        try:
            assert parse(show(value)) == value
        except NotANumber:
            # Only a number of three decimals, which could also be a thousand, may be asked about.
            assert len(show(abs(value)).partition(QLocale().decimalPoint())[2]) == 3
    QLocale.setDefault(QLocale.c())


@given(st.text(st.sampled_from("0123456789.,- '\u00a0"), max_size=12))
def test_no_reading_is_off_by_a_power_of_ten(text: str) -> None:
    try:
        value = parse(text)
    except NotANumber:
        return
    assume(value is not None)
    assert math.isfinite(value)
    digits = "".join(char for char in text if char.isdigit()).lstrip("0")
    assert "".join(char for char in show(abs(value)) if char.isdigit()).strip("0") == digits.strip("0")


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (0.0, "0"), (40.0, "40"), (1e6, "1000000"), (0.1, "0.1"), (1e-5, "0.00001")],
)
def test_a_number_is_shown_with_the_decimals_it_has(value: float | None, text: str) -> None:
    QLocale.setDefault(QLocale.c())
    assert show(value) == text


def test_the_decimal_mark_is_that_of_the_country() -> None:
    QLocale.setDefault(QLocale("de_DE"))
    assert show(12.5) == "12,5"
    QLocale.setDefault(QLocale.c())
