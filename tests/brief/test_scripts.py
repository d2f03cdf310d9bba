"""Any script: read in its own direction, digits in order, and copied as written."""

import pytest

from tests.brief.dossiers import (
    ARABIC,
    CYRILLIC,
    GREEK,
    HEBREW,
    OTHERS,
    PERSIAN,
    TODAY,
    build,
    scripts,
)  # fmt: skip
from tests.brief.geometry import Letter, shows, text_of
from workbook.brief import make, unprintable
from workbook.model import Alternative, Finding, LeverageItem, Move, Objection, Question

#: Old Hungarian: in no font that is likely to be there.
UNKNOWN = "\U00010c80"


def letters(dossier) -> list[Letter]:
    return [letter for show in shows(make(dossier, today=TODAY)) for letter in show.letters]


def places(found: list[Letter], digits: str) -> list[float]:
    """Where these digits stand, each from left to right in the line of the first."""
    baseline = next(letter.baseline for letter in found if letter.text == digits[0])
    line = [letter for letter in found if abs(letter.baseline - baseline) < 1]
    return [next(letter.left for letter in line if letter.text == digit) for digit in digits]


@pytest.mark.parametrize(
    ("text", "digits"), [(PERSIAN, "۶۲۵"), (ARABIC, "٦٢٥"), (HEBREW, "625"), (ARABIC, "15")]
)
def test_digits_are_never_reversed_within_text_that_runs_from_right_to_left(text, digits):
    found = places(letters(build(Question(text=text))), digits)
    assert found == sorted(found)


@pytest.mark.parametrize("text", [PERSIAN, ARABIC, HEBREW])
def test_digits_keep_their_order_beside_words_of_the_page_and_other_scripts(text):
    digits = {PERSIAN: "۶۲۵", ARABIC: "٦٢٥", HEBREW: "625"}[text]
    for row in (
        Objection(they_say="Non, trop cher !", reply=text),
        LeverageItem(side="me", what=text, evidence="proof 7"),
        Move(if_you=text, i_can="wait"),
        Alternative(side="me", name=text, worth=80),
    ):
        found = places(letters(build(row)), digits)
        assert found == sorted(found), row


@pytest.mark.parametrize("text", [PERSIAN, ARABIC, HEBREW])
def test_a_paragraph_from_right_to_left_stands_at_the_right(text):
    (first, *_) = [show for show in shows(make(build(goal=text), today=TODAY)) if text[:1] in show.text]
    assert max(letter.right for letter in first.letters) == pytest.approx(595.276 - 36, abs=1.5)


@pytest.mark.parametrize("text", [GREEK, CYRILLIC, "Straße, œuvre, żółć, Ångström – “fine”…"])
def test_a_paragraph_from_left_to_right_is_copied_as_written(text):
    assert text in text_of(make(build(Question(text=text)), today=TODAY))


@pytest.mark.parametrize("text", [ARABIC, PERSIAN, HEBREW])
def test_every_letter_written_from_right_to_left_can_be_found_again(text):
    found = "".join(letter.text for letter in letters(build(Question(text=text))))
    assert sorted(set(text) - {" "}) == sorted(set(text) & set(found) - {" "})


def test_words_of_other_scripts_are_on_the_page():
    found = "".join(letter.text for letter in letters(scripts()))
    for text in OTHERS[:3]:
        assert set(text) - set(found) - {" "} == set()


def test_arabic_letters_are_joined():
    (word,) = [show for show in shows(make(build(goal="سلام"), today=TODAY)) if "س" in show.text]
    assert sorted("".join(letter.text for letter in word.letters)) == sorted("سلام")
    assert len(word.letters) < 4


def test_a_character_that_no_font_has_is_named_and_still_can_be_copied():
    letter = UNKNOWN
    dossier = build(Question(text=f"Old Hungarian {letter}"))
    if not unprintable(dossier):
        pytest.skip("this computer has a font for it")
    assert unprintable(dossier) == (letter,)
    assert letter in "".join(found.text for found in letters(dossier))


def test_what_never_comes_onto_the_page_is_not_warned_about():
    assert unprintable(build(Finding(what=f"Runes {UNKNOWN}"))) == ()


def test_nothing_is_named_where_everything_can_be_printed():
    texts = (GREEK, CYRILLIC, ARABIC, PERSIAN, HEBREW, *OTHERS[:3], "±½…–—“”‘’€£•→✓★\u00a0\u200f")
    assert unprintable(build(*(Question(text=text) for text in texts))) == ()
