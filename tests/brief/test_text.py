"""Text measured, broken, shortened and embedded."""

import io

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from tests.brief.dossiers import TODAY, WORD, scripts
from workbook.brief import make, text
from workbook.brief.runs import LONGEST, Run, clean, is_rtl, ours, own, quoted, shortened, words
from workbook.brief.text.layout import elided, laid, measure

SENTENCE = "The market pays 61k for what I do here, and I would like to lead the migration."


@pytest.fixture(autouse=True)
def _fonts(qapp):
    text.ready()


def test_height_grows_with_the_lines_and_width_stays_within_the_column():
    one, three = measure((own(SENTENCE),), 1000, 9), measure((own(SENTENCE),), 150, 9)
    assert (one.lines, three.lines) == (1, 3)
    assert three.height == pytest.approx(3 * one.height)
    assert 150 >= three.width > 100


def test_measures_grow_in_step_with_the_size():
    small, large = measure((own(SENTENCE),), 150, 8), measure((own(SENTENCE),), 300, 16)
    assert (large.height, large.width) == pytest.approx((2 * small.height, 2 * small.width))
    assert large.lines == small.lines


def test_bold_and_larger_runs_are_wider():
    def width(**style):
        return measure((Run("worth 49", **style),), 500, 9).width

    assert width(bold=True) > width()
    assert width(size=2.0) == pytest.approx(2 * width(), rel=0.02)


def test_tabular_figures_are_all_as_wide_as_one_another():
    found = {round(measure((ours(digit * 4, tabular=True),), 500, 9).width, 2) for digit in "0123456789"}
    assert len(found) == 1


def test_a_word_longer_than_the_line_is_broken():
    found = measure((own(WORD),), 120, 9)
    assert found.lines > 10
    assert found.width <= 120


@pytest.mark.parametrize("lines", [1, 2, 3])
@pytest.mark.parametrize("sentence", [SENTENCE, WORD, SENTENCE * 30])
def test_what_is_too_long_ends_in_an_ellipsis_within_its_lines(sentence, lines):
    runs = (own(sentence[:40], bold=True), own(sentence[40:], ink="soft"))
    short = elided(runs, 12.0, lines)
    assert words(short).endswith("…")
    assert words(runs).startswith(words(short)[:-1])
    assert len(laid(short).break_at(12.0)) == lines
    assert measure(runs, 120, 10, max_lines=lines).cut


def test_what_fits_is_left_as_it_is():
    runs = (own(SENTENCE),)
    assert elided(runs, 100, 3) is runs
    assert not measure(runs, 1000, 10, max_lines=3).cut


def test_text_is_cleaned_of_what_cannot_be_printed():
    assert clean(" a\tb  c\x00\x07\ud800 ") == "a b c"
    assert clean("first\nsecond\r\nthird.\nfourth") == "first · second · third. fourth"
    assert len(clean("word " * 5000)) <= LONGEST + 1
    assert clean("word " * 5000).endswith("…")


def test_the_direction_is_that_of_what_the_person_wrote():
    assert is_rtl((ours("If you "), own("أريد")))
    assert not is_rtl((own("mixed אבג"),))
    assert not is_rtl((own("12, "),))


def test_quotes_are_those_of_the_script_and_never_doubled():
    assert quoted("No.") == "“No.”"
    assert quoted("“No.”") == "“No.”"
    assert quoted("«لا»") == "«لا»"
    assert quoted("لا") == "«لا»"
    assert quoted("") == ""


def test_shortening_keeps_the_styles():
    runs = (own("BATNA", bold=True), Run(" second employer", ink="soft"))
    assert shortened(runs, 9) == (own("BATNA", bold=True), Run(" sec…", ink="soft"))


def test_the_fonts_in_the_file_are_sound_and_hold_each_outline_once_a_text():
    (page,) = PdfReader(io.BytesIO(make(scripts(), today=TODAY))).pages
    for entry in page["/Resources"]["/Font"].values():
        descendant = entry.get_object()["/DescendantFonts"][0]
        data = descendant["/FontDescriptor"]["/FontFile2"].get_object().get_data()
        font = TTFont(io.BytesIO(data), checkChecksums=2)
        widths = [font["hmtx"][name][0] for name in font.getGlyphOrder()]
        assert widths[1:] == list(descendant["/W"][1])
        assert font["head"].unitsPerEm == 1000
        names = font.getGlyphOrder()
        drawn = [font["glyf"][name] for name in names if font["glyf"][name].numberOfContours]
        assert drawn
        assert font["maxp"].maxPoints == max(len(glyph.coordinates) for glyph in drawn)
