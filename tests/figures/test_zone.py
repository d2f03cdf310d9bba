"""One issue alone: walk-aways, the zone, and the gap."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.making import Issues, dossier
from tests.examples import examples
from tests.figures.looking import assert_readable, dots, paths, texts, wide, words
from workbook.figures.zone import NOTHING, one_issue
from workbook.model import Dossier, Issue, Option

NAMES = ("50k", "52k", "54k", "56k", "58k", "60k")
SALARY: Issues = {"Pay": (100, 100, {name: (20.0 * i, 100 - 20.0 * i) for i, name in enumerate(NAMES)})}


def pay(mine: float | None = 30, theirs: float | None = 35, **more: float | None) -> Dossier:
    return dossier(issues=SALARY, walk_away_worth=mine, their_walk_away_likely=theirs, **more)


def test_options_stand_in_the_order_of_my_score_evenly_spaced():
    figure = one_issue(pay(), 480)
    marks = dots(figure, "option:")
    assert [dot.key for dot in marks] == [f"option:Pay/{name}" for name in NAMES]
    steps = {round(b.x - a.x, 6) for a, b in pairwise(marks)}
    assert len(steps) == 1


def test_the_zone_lies_between_both_walk_aways_and_holds_the_options_that_suit_both():
    figure = one_issue(pay(), 480)
    [zone] = paths(figure, "zone")
    left, right = zone.points[0][0], zone.points[1][0]
    marks = {dot.key[-3:]: dot for dot in dots(figure, "option:")}
    step = marks["52k"].x - marks["50k"].x
    assert left == pytest.approx(marks["52k"].x + step / 2)
    assert right == pytest.approx(marks["56k"].x + step / 4)
    assert [name for name, dot in marks.items() if dot.fill == "me"] == ["54k", "56k"]
    assert figure.says == (
        "Pay: there is a zone of possible agreement: “54k” and “56k” suit both, "
        "as far as you know their walk-away."
    )
    assert "zone of agreement" in words(figure)
    assert paths(figure, "gap") == []


def test_the_option_of_the_package_being_built_has_a_ring():
    figure = one_issue(pay(), 480, chosen={"Pay": "Pay/54k"})
    [ring], [mark] = dots(figure, "chosen"), dots(figure, "option:Pay/54k")
    assert (ring.x, ring.y, ring.fill) == (mark.x, mark.y, None)
    assert ring.radius > mark.radius
    assert figure.note("chosen") == "This package, 54k: 40 to you, about 60 to them"
    assert_readable(figure)
    assert dots(one_issue(pay(), 480, chosen={"Pay": "gone"}), "chosen") == []


def test_walk_aways_that_do_not_meet_leave_a_gap():
    figure = one_issue(pay(80, 60), 480)
    assert paths(figure, "zone") == []
    line = paths(figure, "gap")[0]
    marks = {dot.key[-3:]: dot for dot in dots(figure, "option:")}
    assert [x for x, _ in line.points] == pytest.approx([marks["54k"].x, marks["58k"].x])
    assert "gap" in words(figure)
    assert figure.says == "Pay: there is a gap: no option suits both, as far as you know their walk-away."
    assert figure.note("gap").startswith("No option suits both")


def test_a_zone_between_two_options_asks_for_one_there():
    figure = one_issue(pay(45, 50), 480)
    assert len(paths(figure, "zone")) == 1
    assert (
        figure.says
        == "Pay: there is a zone of possible agreement: the zone lies between two options; add one there."
    )


def test_their_walk_away_is_a_band_from_its_highest_to_its_lowest_estimate():
    figure = one_issue(pay(their_walk_away_low=20, their_walk_away_high=60), 480)
    perhaps, surely = (
        next(p for p in paths(figure, "walk-away:them") if p.fill == fill) for fill in ("them-soft", "them")
    )
    marks = {dot.key[-3:]: dot for dot in dots(figure, "option:")}
    assert perhaps.points[1][0] == pytest.approx(marks["58k"].x)
    assert surely.points[1][0] == pytest.approx(marks["54k"].x)
    [likely] = [p for p in paths(figure, "walk-away:them") if p.dash]
    assert surely.points[1][0] < likely.points[0][0] < perhaps.points[1][0]
    assert "their walk-away (estimate)" in words(figure)


def test_opening_and_target_have_their_own_form_and_their_name_below():
    found = pay()
    found.issues[0].opening_id, found.issues[0].target_id = "Pay/60k", "Pay/58k"
    figure = one_issue(found, 480)
    forms = {dot.key[-3:]: dot.form for dot in dots(figure, "option:")}
    assert (forms["60k"], forms["58k"], forms["56k"]) == ("square", "diamond", "circle")
    below = {text.text: text.key for text in texts(figure)}
    assert below["opening"] == "option:Pay/60k"
    assert below["target"] == "option:Pay/58k"
    assert figure.note("option:Pay/58k") == "58k (target): 80 to you, about 20 to them"


def test_the_option_marked_as_walk_away_counts_where_there_are_no_points():
    found = pay(mine=None)
    found.issues[0].walk_away_id = "Pay/54k"
    [zone] = paths(one_issue(found, 480), "zone")
    [mark] = dots(one_issue(found, 480), "option:Pay/54k")
    assert zone.points[0][0] == pytest.approx(mark.x)


@pytest.mark.parametrize(
    ("mine", "theirs", "said"),
    [(None, 35, "set your walk-away"), (30, None, "estimate their scores and where they stop")],
)
def test_an_unknown_walk_away_is_asked_for_and_neither_zone_nor_gap_is_claimed(
    mine: float | None, theirs: float | None, said: str
):
    figure = one_issue(pay(mine, theirs), 480)
    assert said in figure.says
    assert paths(figure, "zone") == paths(figure, "gap") == []


def test_an_option_they_have_no_score_for_leaves_their_side_open():
    found = pay()
    found.options[2].score_them_likely = None
    figure = one_issue(found, 480)
    assert paths(figure, "walk-away:them") == []
    assert figure.note("option:Pay/54k") == "54k: 40 to you"


def test_without_two_scored_options_the_figure_says_what_would_appear():
    assert one_issue(dossier()).says == NOTHING
    lone = dossier(issues={"Pay": (1, 1, {"a": (0, 1), "b": (None, 1)})})
    assert one_issue(lone).says == NOTHING


def test_both_may_want_the_same_and_then_the_zone_reaches_the_best_end():
    same: Issues = {"Pay": (1, 1, {name: (20.0 * i, 20.0 * i) for i, name in enumerate(NAMES)})}
    figure = one_issue(dossier(issues=same, walk_away_worth=30, their_walk_away_likely=70), 480)
    [zone] = paths(figure, "zone")
    assert zone.points[1][0] > dots(figure, "option:")[-1].x
    assert "“58k” and “60k” suit both" in figure.says


scores = st.one_of(st.none(), st.integers(0, 100).map(float))


@given(
    st.lists(st.tuples(st.text("abc mW漢", max_size=30), scores, scores), min_size=1, max_size=24),
    st.tuples(scores, scores, scores, scores),
    st.floats(200, 900),
    st.booleans(),
)
@examples(150)
def test_any_issue_is_readable(
    drawn: list[tuple[str, float | None, float | None]],
    limits: tuple[float | None, float | None, float | None, float | None],
    width: float,
    broad: bool,
):
    issue = Issue(id="i", name="Pay", opening_id="0", target_id=str(len(drawn) - 1))
    options = [
        Option(id=str(i), issue_id="i", name=name, score_me=me, score_them_likely=them)
        for i, (name, me, them) in enumerate(drawn)
    ]
    mine, low, likely, high = limits
    found = dossier(
        issue, *options, walk_away_worth=mine, their_walk_away_low=low, their_walk_away_likely=likely,
        their_walk_away_high=high,
    )  # fmt: skip
    figure = one_issue(found, width, wide) if broad else one_issue(found, width)
    assert_readable(figure, wide) if broad else assert_readable(figure)
