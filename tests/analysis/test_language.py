"""Words that weaken or sharpen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.making import dossier
from workbook import guidance
from workbook.analysis.language import remarks, spoken
from workbook.guidance import Phrase
from workbook.model import KeySentence

PHRASES = (
    Phrase("just", "minimising", "Leave it out.", ""),
    Phrase("only", "minimising", "Leave it out.", ""),
    Phrase("i'm sorry but", "apologising", "Thank them instead.", "Thank you for …"),
    Phrase("i'm sorry", "apologising", "Thank them instead.", ""),
    Phrase("or else", "threatening", "Say what you would do.", ""),
)


def found(text: str) -> list[tuple[str, str]]:
    return [(remark.kind, remark.words) for remark in remarks(text, PHRASES)]


def test_a_phrase_is_found_whatever_its_case_and_where_it_stands_is_told():
    [remark] = remarks("Sign this OR ELSE.", PHRASES)
    assert (remark.start, remark.end, remark.words, remark.advice) == (
        10,
        17,
        "OR ELSE",
        "Say what you would do.",
    )


def test_curly_apostrophes_and_line_breaks_are_no_hiding_place():
    assert found("I’m  sorry\nbut this is low") == [("apologising", "I’m  sorry\nbut")]


def test_letters_that_only_look_alike_without_case_are_survived():
    assert found("\u0130'm sorry, ju\u017ft this") == [
        ("apologising", "\u0130'm sorry"),
        ("minimising", "ju\u017ft"),
    ]


def test_the_longer_phrase_is_found_where_two_fit():
    [remark] = remarks("I'm sorry but no.", PHRASES)
    assert remark.instead == "Thank you for …"


def test_words_within_words_are_not_found():
    assert found("Adjust the lonely justice") == []


@pytest.mark.parametrize("text", ["I am the only one who can", "Not just once", "This is my only request"])
def test_words_that_make_nobody_smaller_are_left_alone(text: str):
    assert found(text) == []


def test_three_reasons_in_one_sentence_explain_too_much():
    text = "I ask for 60k because the market pays it, because I lead, and since you asked. That is all."
    [remark] = [r for r in remarks(text, ()) if r.kind == "explaining"]
    assert remark.words == text[: text.index(" That")]
    assert remarks("Because of this. Because of that. Since then.", ()) == ()


def test_a_very_long_sentence_is_too_long_to_say():
    assert [r.kind for r in remarks("word " * 46, ())] == ["explaining"]
    assert remarks("word " * 45, ()) == ()


def test_the_shipped_phrases_know_hedging_apologising_minimising_and_threats():
    text = "I was hoping we could talk. Sorry to ask. It's no big deal. Take it, or else."
    kinds = {remark.kind for remark in remarks(text)}
    assert {"hedging", "apologising", "minimising", "threatening"} <= kinds


def test_every_shipped_phrase_is_found_in_itself():
    for phrase in guidance.phrases():
        assert any(remark.advice for remark in remarks(f"Well, {phrase.text} …")), phrase.text


def test_only_what_is_said_aloud_is_looked_at():
    case = dossier(KeySentence(id="k", text="I just want this"))
    case.script.opening = "I propose 62k."
    told = spoken(case, PHRASES)
    assert [(row.table, row.field, len(row.remarks)) for row in told] == [
        ("script", "opening", 0),
        ("key_sentence", "text", 1),
    ]


@given(st.text(alphabet="justonly i'm’sorrybut.,\n\u0130ß", max_size=60))
def test_remarks_name_the_words_that_stand_there(text: str):
    for remark in remarks(text, PHRASES):
        assert text[remark.start : remark.end] == remark.words
