"""What a person chooses for the page: parts switched off, their order, entries pinned, a note."""

from dataclasses import replace

import pytest

from tests.brief.dossiers import PAPERS, build, huge, printed, sample
from tests.brief.geometry import shows, text_of
from workbook.brief.block import MOVABLE, PARTS, Choices
from workbook.model import Counter, Interest, KeySentence, Question, Reminder


def made(dossier, *rest, **chosen) -> str:
    return text_of(printed(dossier, *rest, **chosen))


def headings(pdf: bytes) -> list[str]:
    """What stands alone on its line or before the count of what was left out."""
    return [title for show in shows(pdf) if (title := show.text.strip()) in PARTS.values()]


def rich():
    """A sample with every list filled, short enough that each is on the page."""
    dossier = sample("pay-rise")
    names = ("moves", "objections", "standards", "disclosures", "interests", "packages", "deadlines")
    kept = {name: getattr(dossier, name)[:1] for name in names}
    parties = [party for party in dossier.parties if party.side != "other"][:2]
    more = {"counters": (Counter(expected="58k", response="And the lead?"),),
            "key_sentences": (KeySentence(text="Let us look at the figures."),),
            "questions": (Question(text="What would make a yes easy?"),),
            "interests": tuple(Interest(party_id=party.id, text="Peace") for party in parties)}  # fmt: skip
    return replace(dossier, **{**kept, **more})


#: What has no heading is tried by itself.
HEADED = sorted(set(PARTS) - {"names", "lead", "strip", "deadlines", "notes", "reminders"})


@pytest.mark.parametrize("name", HEADED)
def test_a_part_that_was_switched_off_is_not_on_the_page(name):
    dossier = rich()
    assert PARTS[name] in headings(printed(dossier))
    assert PARTS[name] not in headings(printed(dossier, hidden=frozenset((name,))))


@pytest.mark.parametrize(
    ("name", "words"),
    [("names", "head of engineering"), ("lead", "Open with"), ("strip", "matters to you"),
     ("deadlines", "they:"), ("notes", "Notes and offers"), ("reminders", "Say the number")],
)  # fmt: skip
def test_what_has_no_heading_can_be_switched_off_too(name, words):
    dossier = sample("pay-rise")
    dossier.reminders[0].text = "Say the number, then wait"
    assert words in made(dossier)
    assert words not in made(dossier, hidden=frozenset((name,)))


def test_with_all_parts_switched_off_the_head_is_left():
    pdf = printed(sample("pay-rise"), hidden=frozenset(PARTS))
    found = text_of(pdf)
    assert "PRIVATE" in found
    assert "made 23 November 2026" in found
    assert "in the workbook" not in found
    assert headings(pdf) == []


def test_lists_stand_in_the_chosen_order():
    found = headings(printed(sample("pay-rise"), order=("stuck", "questions", "trades")))
    places = [found.index(PARTS[name]) for name in ("stuck", "questions", "trades", "packages")]
    assert places == sorted(places)


def test_parts_nobody_placed_stay_behind_their_neighbour():
    assert list(Choices(order=("c", "a")).places("abcd")) == ["c", "d", "a", "b"]
    assert list(Choices(order=("gone",)).places("ab")) == ["a", "b"]
    assert set(MOVABLE) < set(PARTS)


def test_a_pinned_entry_is_on_the_page_however_many_count_more():
    rows = [Question(text=f"Question number {n}? {'It goes on for a while. ' * 9}") for n in range(60)]
    dossier = build(*rows)
    assert "Question number 57?" not in made(dossier)
    found = made(dossier, pinned=frozenset((rows[57].id, rows[41].id)))
    assert "Question number 57?" in found
    assert found.index("Question number 41?") < found.index("Question number 57?")
    assert "more in the workbook" in found


@pytest.mark.parametrize("paper", PAPERS)
def test_pinned_issues_deadlines_and_entries_are_on_a_page_of_too_much(paper):
    dossier = huge()
    fields = {"issues": "name", "leverage_items": "what", "standards": "what", "deadlines": "what",
              "key_sentences": "text", "counters": "expected"}  # fmt: skip
    last = {name: getattr(dossier, name)[-1] for name in fields}
    for name, row in last.items():
        setattr(row, fields[name], f"{name} marked")
    before = made(dossier, paper)
    assert not any(f"{name} marked" in before for name in last)
    found = made(dossier, paper, pinned=frozenset(row.id for row in last.values()))
    assert all(f"{name} marked" in found for name in last)


def test_more_pinned_than_a_page_holds_still_is_one_page_that_says_so():
    dossier = huge()
    found = made(dossier, pinned=frozenset(row.id for row in (*dossier.questions, *dossier.issues)))
    assert "more in the workbook" in found


def test_the_note_stands_under_the_opening():
    note = "Breathe before the number."
    found = made(sample("pay-rise"), note=note)
    assert found.index("Open with") < found.index(note) < found.index("walk away")


def test_the_two_styles_say_the_same_and_look_different():
    dossier = sample("influential-stakeholder")
    clean, compact = (shows(printed(dossier, style=name)) for name in ("clean", "compact"))
    assert columns(clean) == 2
    assert columns(compact) == 3
    assert {s.text for s in clean if s.text in PARTS.values()} <= {s.text for s in compact}


def columns(found) -> int:
    """At how many places from the left the headings of lists begin."""
    titles = {PARTS[name] for name in MOVABLE if name not in ("stuck", "questions")}
    return len({round(show.letters[0].left) for show in found if show.text.strip() in titles})


def test_an_unknown_style_is_refused_with_the_names_of_the_known_ones():
    with pytest.raises(ValueError, match="clean, compact"):
        made(sample("pay-rise"), style="loud")


def test_a_pinned_reminder_is_the_first_in_the_foot():
    rows = [Reminder(text=f"Reminder {n}: breathe and count to four") for n in range(9)]
    assert "Reminder 8" not in made(build(*rows))
    assert "Reminder 8" in made(build(*rows), pinned=frozenset((rows[8].id,)))
