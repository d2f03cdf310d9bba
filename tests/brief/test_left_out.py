"""Nothing is lost in silence: what a list leaves out is counted on the page."""

import re
from itertools import product

import pytest

from tests.brief.dossiers import PAPERS, build, printed
from tests.brief.geometry import text_of
from workbook.brief.style import STYLES
from workbook.model import (
    Counter,
    Deadline,
    Disclosure,
    Interest,
    Issue,
    KeySentence,
    LeverageItem,
    Move,
    Objection,
    Package,
    Party,
    Question,
    Reminder,
    Standard,
)  # fmt: skip

TAIL = "and so on and so forth, " * 6
#: What each list is recognised by, and how the page says that there is more of it.
LISTS = {
    "Trade": r"Trades to offer ", "Package": r"Packages to offer ", "Theirs": r"What they care about ",
    "Mine": r"What you care about ", "Power": r"Your leverage ", "Standard": r"Standards to point to ",
    "Question": r"Ask ", "Objection": r"They say, you say ", "Fact": r"Tell, trade, withhold ",
}  # fmt: skip


def full(count: int):
    """A negotiation with so many of everything, each known by a word and a number."""
    me, them = Party(name="me", side="me"), Party(name="them", side="them")
    rows = [me, them]
    for n in range(count):
        rows += [
            Issue(name=f"Issue{n}.", weight_me=n), Move(if_you=f"you Trade{n}. {TAIL}"),
            Package(name=f"Package{n}. {TAIL}"), LeverageItem(side="me", what=f"Power{n}.", evidence=TAIL),
            LeverageItem(side="them", what=f"Force{n}.", answer=TAIL),
            Interest(party_id=them.id, text=f"Theirs{n}. {TAIL}"),
            Interest(party_id=me.id, text=f"Mine{n}. {TAIL}"), Standard(what=f"Standard{n}.", source=TAIL),
            Question(text=f"Question{n}. {TAIL}"), Objection(they_say=f"Objection{n}.", reply=TAIL),
            Counter(expected=f"Counter{n}.", response=TAIL), KeySentence(text=f"Sentence{n}. {TAIL}"),
            Disclosure(fact=f"Fact{n}.", how=TAIL), Reminder(text=f"Reminder{n}. Breathe and count to four"),
            Deadline(what=f"Day{n}.", side="them"),
        ]  # fmt: skip
    return build(*rows, title="Everything")


def shown(page: str, word: str) -> int:
    return len(set(re.findall(rf"{word}\d+\.", page)))


@pytest.mark.parametrize(("paper", "style", "count"), list(product(PAPERS, STYLES, (4, 9, 25))))
def test_each_list_says_how_much_of_it_is_not_on_the_page(paper, style, count):
    page = text_of(printed(full(count), paper, style=style))
    for word in (*LISTS, "Force", "Issue", "Counter", "Sentence", "Reminder", "Day"):
        left_out = count - shown(page, word)
        if not left_out:
            continue
        gone = {"Counter": "“If they offer”", "Sentence": "“Sentences to have ready”"}.get(word, "")
        said = rf"\+{left_out} more (deadlines )?in the workbook"
        assert re.search(said, page) or f"{left_out} under {gone}" in page, (word, left_out)
    for word, heading in LISTS.items():
        if (left_out := count - shown(page, word)) and style == "clean":
            assert f"{heading}+{left_out} more in the workbook" in page


@pytest.mark.parametrize("style", STYLES)
def test_a_page_that_leaves_nothing_out_does_not_say_so(style):
    page = text_of(printed(full(1), style=style))
    assert "in the workbook" not in page
    assert all(shown(page, word) == 1 for word in (*LISTS, "Force", "Issue", "Counter", "Sentence", "Day"))


def test_what_has_no_words_for_the_page_is_counted_with_what_is_left_out():
    rows = [
        Objection(they_say="Too dear"), Objection(reply="Compared with what?"),
        Counter(response="Then the date moves"), KeySentence(when="at the end"),
        LeverageItem(side="me", what="A rival offer"), LeverageItem(side="me", evidence="a letter"),
        LeverageItem(side="them", answer="Nobody else can do it"), Move(note="only if pressed"),
        Standard(figure="62k"), Standard(note="from the survey"), Disclosure(how="at the end"),
        Question(answer="they do"), Issue(name="Salary"), Issue(note="what is this called?"), Issue(),
    ]  # fmt: skip
    page = text_of(printed(build(*rows, title="Half written")))
    for heading in ("They say, you say", "Your leverage", "Standards to point to"):
        assert f"{heading} +1 more in the workbook" in page or f"{heading}+1 more in the workbook" in page
    assert "Also in the workbook: 6 under 6 headings" in page
    assert page.count("+1 more in the workbook") == 4, "an issue, too, but not the one nobody wrote into"


def test_the_page_for_the_table_says_that_there_is_more_but_not_where():
    rows = [Disclosure(fact=f"Fact {n}. {TAIL}", handling="tell") for n in range(40)]
    rows += [Question(text=f"Question {n}? {TAIL}") for n in range(40)]
    page = text_of(printed(build(*rows, title="Agenda"), version="table-safe"))
    assert re.search(r"\+\d+ more", page)
    assert "workbook" not in page


def test_a_list_that_is_not_there_at_all_is_named_where_there_is_room():
    page = text_of(printed(build(Objection(reply="Compared with what?"), Counter(response="Then later"))))
    assert "Also in the workbook: 1 under “They say, you say”, 1 under “If they offer”" in page
