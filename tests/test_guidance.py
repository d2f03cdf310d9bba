"""The shipped advice is complete, short, and fits what the model knows."""

import pytest

from workbook import guidance, paths
from workbook.model import Dossier, Negotiation, specs
from workbook.model.dossier import NAMES
from workbook.model.leverage import SOURCES
from workbook.model.negotiation import KINDS
from workbook.model.script import REMINDER_KINDS

ALL_HINTS = [hint for page in guidance.PAGES for hint in guidance.hints(page)]
#: Sections that are neither a part of the dossier nor a field: what the pages call them.
SECTIONS = {"theirs", "anchor_guard", "restraint", "weights", "meso", "table_safe", "roleplay"} | {
    "brief", "readiness", "entries", "practice_goals", "learning",
}  # fmt: skip


def known_sections() -> set[str]:
    fields = {name for table in (Negotiation, *NAMES) for name in specs(table)}
    return SECTIONS | set(Dossier.__dataclass_fields__) | fields


def test_every_page_has_hints_and_an_unknown_page_is_refused():
    assert all(guidance.hints(page) for page in guidance.PAGES)
    with pytest.raises(KeyError):
        guidance.hints("elsewhere")


def test_hint_keys_are_unique_because_dismissals_are_remembered_by_them():
    keys = [hint.key for hint in ALL_HINTS]
    assert len(keys) == len(set(keys))
    assert all(hint.key.startswith(page) for page in guidance.PAGES for hint in guidance.hints(page))


@pytest.mark.parametrize("hint", ALL_HINTS, ids=lambda hint: hint.key)
def test_a_hint_is_short_and_stands_beside_something_that_exists(hint):
    assert hint.about in known_sections()
    assert 0 < len(hint.title) <= 60
    assert 5 <= len(hint.text.split()) <= 35
    assert len(hint.ask) <= 30


def test_hints_can_be_asked_for_by_section():
    found = guidance.hints_about("leverage", "alternatives")
    assert found
    assert {hint.about for hint in found} == {"alternatives"}
    assert guidance.hints_about("leverage", "moves") == ()


@pytest.mark.parametrize("source", SOURCES)
def test_every_source_of_power_has_two_to_four_questions(source):
    questions = guidance.questions(source)
    assert 2 <= len(questions) <= 4
    assert all(question.endswith("?") and len(question) <= 90 for question in questions)


def test_an_unknown_source_has_no_questions():
    assert guidance.questions("luck") == ()


def test_probing_questions_are_open_and_fit_the_brief():
    probes = guidance.probes()
    assert {probe.topic for probe in probes} >= {"constraints", "success", "worries", "alternatives"}
    assert len({probe.key for probe in probes}) == len(probes)
    for probe in probes:
        assert len(probe.text) <= 90
        assert probe.text.endswith("?")
        assert not probe.text.startswith(("Do ", "Is ", "Are ", "Will ", "Can "))


def test_probing_questions_can_be_asked_for_by_topic():
    assert {probe.topic for probe in guidance.probes("worries")} == {"worries"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_negotiation_has_further_issues_with_options(kind):
    found = guidance.suggestions(kind)
    assert len(found) >= 5
    for row in found:
        assert row.kind == kind
        assert 3 <= len(row.options) <= 5
        assert len(set(row.options)) == len(row.options)
        assert len(row.name) <= 24
        assert all(0 < len(option) <= 18 for option in row.options)


def test_pay_suggests_what_is_usually_forgotten():
    names = {row.name for row in guidance.suggestions("pay")}
    assert {"Flexible work", "Development", "Extra leave", "Bonus"} <= names


def test_an_unknown_kind_gets_the_general_suggestions():
    assert guidance.suggestions("barter") == guidance.suggestions("other")


def test_every_phrase_is_searchable_and_its_kind_is_explained():
    phrases = guidance.phrases()
    texts = [phrase.text for phrase in phrases]
    assert len(texts) == len(set(texts))
    assert all(text == text.casefold().strip() for text in texts)
    assert {phrase.kind for phrase in phrases} == set(guidance.language_notes())
    assert {"hedging", "apologising", "minimising", "threatening"} <= set(guidance.language_notes())
    assert all(phrase.advice for phrase in phrases)


def test_what_to_say_instead_is_free_of_the_phrases_it_replaces():
    weak = [f" {phrase.text} " for phrase in guidance.phrases()]
    for phrase in guidance.phrases():
        said = f" {phrase.instead.casefold()} "
        assert not [text for text in weak if text in said], phrase


def test_reminders_use_the_kinds_of_the_model_and_cover_presence():
    rows = guidance.reminders()
    assert {row.kind for row in rows} == set(REMINDER_KINDS)
    assert all(len(row.text) <= 60 for row in rows)
    assert {row.kind for row in guidance.reminders("silence")} == {"silence"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_objections_of_its_own_first_and_the_general_ones_after(kind):
    kinds = [row.kind for row in guidance.objections(kind)]
    assert kinds[0] == kind
    assert kinds == sorted(kinds, key=lambda found: found == "any")
    assert "any" in kinds


@pytest.mark.parametrize(
    "row", dict.fromkeys(row for kind in KINDS for row in guidance.objections(kind)), ids=str
)
def test_an_objection_and_its_reply_fit_the_brief(row):
    assert 0 < len(row.they_say) <= 70
    assert 0 < len(row.reply) <= 110


def test_openings_have_gaps_to_fill_and_being_stuck_has_a_next_step():
    assert all("…" in frame.text for frame in guidance.frames())
    assert all(row.pause and row.next_step for row in guidance.stuck())


def test_starters_are_found_by_name_and_an_unknown_name_is_refused():
    for name in ("restraint", "standards", "disclosures", "signals", "reflection", "journal"):
        assert len(guidance.prompts(name)) >= 4
    with pytest.raises(KeyError):
        guidance.prompts("elsewhere")


def test_every_file_of_guidance_is_used():
    files = {path.stem for path in (paths.resources() / "guidance").glob("*.toml")}
    assert files == {*guidance.PAGES, "language", "prompts"}
