"""The page is full but never crowded, for whatever anybody may have written."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from tests.brief.dossiers import ARABIC, CYRILLIC, HEBREW, PAPERS, PERSIAN, TODAY, WORD, build, printed
from tests.brief.geometry import outside, overlaps, shows
from tests.examples import examples
from workbook.brief import VERSIONS, make
from workbook.brief.arrange import in_columns, in_rows, single
from workbook.brief.block import MOVABLE, PARTS
from workbook.brief.style import SMALLEST, STYLES
from workbook.model import PARTS as PARTS_OF_A_DOSSIER
from workbook.model import (
    Alternative,
    Counter,
    Deadline,
    Disclosure,
    Interest,
    Issue,
    KeySentence,
    LeverageItem,
    Move,
    Objection,
    Option,
    Package,
    Party,
    Question,
    Reminder,
    Standard,
)  # fmt: skip

PIECES = (
    "", "a", "62,500 €", "two\nlines\tand a tab", "A sentence of the usual length. ", "<b>&amp;", "😀",
    "十二月", CYRILLIC, ARABIC, HEBREW, PERSIAN, WORD,
)  # fmt: skip
#: From nothing to more than any field takes, in every script, and two scripts beside one another.
TEXTS = (*PIECES, *(f"{piece} " * times for times in (4, 30) for piece in PIECES[1:]),
         *(f"{first} {second}" for first, second in pairwise(PIECES)))  # fmt: skip


def text(limit: int) -> st.SearchStrategy[str]:
    return st.sampled_from(tuple(dict.fromkeys(text[:limit].strip() for text in TEXTS)))


line, prose, side = text(200), text(3_000), st.sampled_from(["me", "them"])
points, steps = st.none() | st.floats(0, 100), st.integers(0, 5)


@st.composite
def many(draw, row, most=3, **fields):
    """Up to a dozen rows: some, each once or several times over."""
    drawn = draw(st.lists(st.fixed_dictionaries(fields), max_size=most))
    return [row(**values) for _ in range(draw(st.sampled_from((1, 1, 4)))) for values in drawn]


@st.composite
def dossiers(draw):
    parties = [Party(name=draw(line), side=chosen) for chosen in ("me", "them", "them")]
    issues = draw(many(Issue, name=line, weight_me=points, weight_them_low=points, weight_them_likely=points))
    rows = [*parties, *issues]
    for issue in issues:
        scores = {"score_me": points, "score_them_likely": points}
        options = draw(many(Option, issue_id=st.just(issue.id), name=line, **scores))
        if options:
            issue.opening_id, issue.target_id = options[0].id, options[-1].id
        rows += options
    party = st.sampled_from([row.id for row in parties])
    handling = st.sampled_from(["tell", "trade", "withhold"])
    for strategy in (
        many(LeverageItem, side=side, what=line, evidence=prose, answer=prose, felt=steps, evidenced=steps,
             source=st.sampled_from(["time", "money", "expertise", "authority"])),
        many(Alternative, side=side, name=line, worth=points, next_step=line),
        many(Deadline, side=side, what=line, due_on=st.none() | st.dates(TODAY.replace(year=2020))),
        many(Interest, party_id=party, text=line, importance=steps), many(Question, text=line),
        many(Standard, what=line, figure=line, source=line), many(Disclosure, fact=line, handling=handling),
        many(Package, name=line, role=st.sampled_from(["meso_a", "idea", "target"])),
        many(Move, if_you=line, i_can=line, note=prose), many(Counter, expected=line, response=prose),
        many(KeySentence, text=line, when=line), many(Objection, they_say=line, reply=prose),
        many(Reminder, text=line),
    ):  # fmt: skip
        if draw(st.booleans()):
            rows += draw(strategy)
    words = {
        name: draw(prose) for name in ("opening", "justification", "framing", "pause", "next_step", "note")
    }
    return build(*rows, script=words, title=draw(line), counterpart=draw(line), place=draw(line),
                 goal=draw(prose), their_success=draw(prose), walk_away_worth=draw(points))  # fmt: skip


@st.composite
def chosen(draw, dossier):
    """What somebody may have chosen for the page of a dossier."""
    pinnable = sorted(row.id for table in PARTS_OF_A_DOSSIER for row in dossier.rows(table))
    return {
        "hidden": draw(st.frozensets(st.sampled_from(sorted(PARTS)), max_size=4)),
        "order": tuple(draw(st.lists(st.sampled_from(MOVABLE), max_size=4, unique=True))),
        "pinned": draw(st.frozensets(st.sampled_from(pinnable), max_size=6)) if pinnable else frozenset(),
        "note": draw(line),
    }


@pytest.mark.parametrize("style", STYLES)
@examples(100, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_negotiation_with_any_choices_fits_one_page_without_overlap(style, data):
    dossier = data.draw(dossiers())
    paper, version = data.draw(st.sampled_from(sorted(PAPERS))), data.draw(st.sampled_from(VERSIONS))
    choices = data.draw(chosen(dossier)) if data.draw(st.booleans()) else {}
    found = shows(printed(dossier, paper, version, style, **choices))
    assert overlaps(found) == []
    assert outside(found, *PAPERS[paper], margin=STYLES[style].side - 0.5) == []
    assert min(letter.size for show in found for letter in show.letters) >= SMALLEST


def test_rows_put_two_blocks_side_by_side_and_the_odd_one_over_both_columns():
    found = in_rows([30, 50, 20, 20, 40], wide=25, gap=10)
    assert [(place.column, place.top) for place in found.places] == [
        (0, 0),
        (1, 0),
        (0, 60),
        (1, 60),
        (0, 90),
    ]
    assert found.places[-1].wide
    assert found.height == 115


def test_columns_are_read_from_top_to_bottom_and_as_even_as_can_be():
    found = in_columns([40, 10, 20, 30], gap=0, columns=2)
    assert [place.column for place in found.places] == [0, 0, 1, 1]
    assert found.height == 50


@given(st.lists(st.floats(1, 300), min_size=1, max_size=13), st.floats(0, 20), st.integers(1, 3))
def test_no_way_to_break_columns_is_shorter(heights, gap, columns):
    found = in_columns(heights, gap, columns)
    assert [place.column for place in found.places] == sorted(place.column for place in found.places)
    assert found.height <= sum(heights) + gap * (len(heights) - 1) + 1e-6
    assert found.height >= max(max(heights), sum(heights) / columns) - 1e-6


@given(st.lists(st.floats(1, 300), min_size=2, max_size=13), st.floats(0, 20))
def test_a_shorter_column_is_opened_up_but_stays_within_the_height(heights, stretch):
    found = in_columns(heights, 5, 2, stretch)
    for place in found.places:
        assert place.top + heights[place.index] <= found.height + 1e-6


def test_blocks_over_the_whole_width_stand_below_one_another():
    found = single([10, 20], gap=5)
    assert [place.top for place in found.places] == [0, 15]
    assert found.height == 35
    assert single([], gap=5).height == 0


@pytest.mark.parametrize("paper", PAPERS)
def test_the_page_is_filled_to_its_foot_when_there_is_more_than_fits(paper):
    rows = [Question(text=f"Question {n}? {'It goes on. ' * 12}") for n in range(80)]
    written = shows(make(build(*rows), paper=paper, today=TODAY))
    found = [show.box() for show in written if show.text.strip()]
    lowest = sorted(low for _, low, _, _ in found if low > 45)[0]
    assert lowest < 140
