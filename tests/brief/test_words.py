"""Days and numbers on the page are written as the person writes them."""

from datetime import date

import pytest

from tests.brief.dossiers import TODAY, build
from tests.brief.geometry import text_of
from workbook.brief import make
from workbook.brief.text import habits
from workbook.brief.words import full_date, month_name, near_date, number, plain_date, written_as
from workbook.model import Deadline, Issue

DAY = date(2026, 12, 15)


@pytest.mark.parametrize(
    ("locale", "full", "plain", "short"),
    [
        ("en_US", "Tuesday, December 15, 2026", "December 15, 2026", "December 15"),
        ("en_GB", "Tuesday, 15 December 2026", "15 December 2026", "15 December"),
        ("de_DE", "Dienstag, 15. Dezember 2026", "15. Dezember 2026", "15. Dezember"),
        ("fr_FR", "mardi 15 décembre 2026", "15 décembre 2026", "15 décembre"),
        ("es_ES", "martes, 15 de diciembre de 2026", "15 de diciembre de 2026", "15 de diciembre"),
        ("pt_BR", "terça-feira, 15 de dezembro de 2026", "15 de dezembro de 2026", "15 de dezembro"),
        ("ja_JP", "2026年12月15日火曜日", "2026年12月15日", "12月15日"),
        ("hu_HU", "2026. december 15., kedd", "2026. december 15.", "december 15."),
        ("th_TH", "วันอังคารที่ 15 ธันวาคม 2026", "15 ธันวาคม 2026", "15 ธันวาคม"),
    ],
)
def test_a_day_is_written_in_the_order_and_the_language_of_the_locale(locale, full, plain, short):
    with written_as(habits(locale)):
        assert (full_date(DAY), plain_date(DAY), near_date(DAY, TODAY)) == (full, plain, short)
        assert near_date(DAY.replace(year=2028), TODAY) != short


@pytest.mark.parametrize(
    ("locale", "month", "short"),
    [
        ("en_US", "December 2026", "December 15"),
        ("es_ES", "diciembre de 2026", "15 de diciembre"),
        ("ru_RU", "декабрь 2026\u202fг.", "15 декабря"),
        ("hu_HU", "2026. december", "december 15."),
        ("ja_JP", "2026年12月", "12月15日"),
        ("ko_KR", "2026년 12월", "12월 15일"),
        ("eu_ES", "2026(e)ko abendua", "abenduaren 15(a)"),
        ("hy_AM", "2026 թ. դեկտեմբեր", "դեկտեմբերի 15"),
    ],
)
def test_a_month_has_the_name_it_has_alone_and_a_day_nothing_of_the_year(locale, month, short):
    with written_as(habits(locale)):
        assert (month_name(DAY), near_date(DAY, TODAY)) == (month, short)


def test_a_number_has_the_decimal_sign_of_the_locale():
    with written_as(habits("de_DE")):
        assert (number(7.5), number(34.0)) == ("7,5", "34")
    assert number(7.5) == "7.5"


def test_the_page_is_written_as_the_locale_has_it_and_in_english_without_one():
    rows = [Deadline(side="them", what="Budget closes", due_on=DAY), Issue(name="Salary", weight_me=7.5)]
    dossier = build(*rows, meeting_on=DAY)
    german, plain = (text_of(make(dossier, today=TODAY, locale=locale)) for locale in ("de_DE", ""))
    for words in (
        "Dienstag, 15. Dezember 2026",
        "Budget closes 15. Dezember",
        "7,5",
        "made 23. November 2026",
    ):
        assert words in german
    for words in ("Tuesday 15 December 2026", "Budget closes 15 December", "7.5"):
        assert words in plain
