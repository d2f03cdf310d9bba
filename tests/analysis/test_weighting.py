"""Weights by points with locks, by ranking, by swing; and questions that check them."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.analysis.making import dossier
from tests.examples import examples
from workbook.analysis.tradeoffs.weighting import (
    by_rank,
    by_swing,
    consistency,
    paired_questions,
    rank_order_centroid,
    span,
    whole_points,
    with_points,
)
from workbook.model import Dossier

GOOD_BAD = {"good": (100.0, 0.0), "bad": (0.0, 100.0)}
JOB = {
    "Salary": (50.0, 20.0, GOOD_BAD),
    "Start": (30.0, 20.0, GOOD_BAD),
    "Days": (20.0, 60.0, GOOD_BAD),
}


@st.composite
def moves(draw: st.DrawFn) -> tuple[list[float], list[bool], int, float]:
    """Points that add up to 100 with locks, and one issue given a value."""
    shares = [
        float(share)
        for share in whole_points(
            [Fraction(part) for part in draw(st.lists(st.integers(0, 50), min_size=1, max_size=7))], least=0
        )
    ]
    locked = draw(st.lists(st.booleans(), min_size=len(shares), max_size=len(shares)))
    place = draw(st.integers(0, len(shares) - 1))
    return shares, locked, place, draw(st.sampled_from([0.0, 1.0, 12.5, 33.3, 60.0, 100.0, 250.0, -4.0]))


# Points with locks


def test_the_others_share_what_is_left_in_proportion() -> None:
    assert with_points([50, 30, 20], [False] * 3, 0, 75) == (75, 15, 10)


def test_a_locked_issue_keeps_its_points() -> None:
    assert with_points([50, 30, 20], [False, True, False], 0, 60) == (60, 30, 10)


def test_points_give_way_to_what_is_locked() -> None:
    assert with_points([50, 30, 20], [False, True, False], 0, 90) == (70, 30, 0)


def test_the_last_unlocked_issue_has_the_rest_whatever_is_asked() -> None:
    assert with_points([50, 30, 20], [False, True, True], 0, 10) == (50, 30, 20)


def test_issues_without_points_share_evenly() -> None:
    assert with_points([100, 0, 0], [False] * 3, 0, 40) == (40, 30, 30)


def test_a_fraction_typed_leaves_one_fraction_elsewhere() -> None:
    assert with_points([50, 30, 20], [False] * 3, 0, 41.5) == (41.5, 35.5, 23)


def test_decimals_are_reckoned_as_written() -> None:
    assert with_points([50, 30, 20], [False] * 3, 0, 0.1) == (0.1, 59.9, 40)


def test_locks_beyond_a_hundred_leave_nothing_for_the_rest() -> None:
    assert with_points([50, 80, 40], [False, True, True], 0, 10) == (0, 80, 40)


def test_a_lock_on_the_issue_itself_does_not_hold_it() -> None:
    assert with_points([50, 30, 20], [True, False, False], 0, 75) == (75, 15, 10)


@given(moves())
def test_the_total_stays_a_hundred_and_locks_hold(
    move: tuple[list[float], list[bool], int, float],
) -> None:
    points, locked, place, value = move
    found = with_points(points, locked, place, value)
    assert sum(Fraction(str(point)) for point in found) == 100
    assert all(0 <= point <= 100 for point in found)
    assert all(found[at] == points[at] for at, lock in enumerate(locked) if lock and at != place)


@given(moves())
def test_whoever_had_more_does_not_get_less(move: tuple[list[float], list[bool], int, float]) -> None:
    points, locked, place, value = move
    found = with_points(points, locked, place, value)
    free = [at for at, lock in enumerate(locked) if not lock and at != place]
    for one in free:
        for other in free:
            assert points[one] <= points[other] or found[one] >= found[other]


# Whole points


@given(st.lists(st.fractions(0, 50), min_size=1, max_size=12), st.integers(0, 100), st.integers(0, 1))
def test_whole_points_add_up_and_keep_the_order(parts: list[Fraction], total: int, least: int) -> None:
    found = whole_points(parts, total, least=least)
    assert sum(found) == total
    assert min(found) >= 0
    for one, mine in zip(parts, found, strict=True):
        assert all(one <= other or mine >= theirs for other, theirs in zip(parts, found, strict=True))


def test_a_small_part_still_gets_a_point() -> None:
    assert whole_points([Fraction(1000), Fraction(900), Fraction(1)]) == (52, 47, 1)
    assert whole_points([Fraction(1000), Fraction(900), Fraction(1)], least=0) == (53, 47, 0)


def test_more_parts_than_points_leave_some_without() -> None:
    assert sorted(whole_points([Fraction(1)] * 120)) == [0] * 20 + [1] * 100


def test_no_parts_get_no_points() -> None:
    assert whole_points([]) == ()


# Ranking


@pytest.mark.parametrize(
    ("count", "published"),
    [
        (2, "3/4 1/4"),
        (3, "11/18 5/18 1/9"),
        (4, "25/48 13/48 7/48 1/16"),
        (5, "137/300 77/300 47/300 9/100 1/25"),
        (6, "49/120 29/120 19/120 37/360 11/180 1/36"),
    ],
)
def test_rank_order_centroids_are_as_published(count: int, published: str) -> None:
    # Barron and Barrett 1996, table of ROC weights.
    assert rank_order_centroid(count) == tuple(Fraction(each) for each in published.split())


def test_a_ranking_becomes_whole_points() -> None:
    assert by_rank(4) == (52, 27, 15, 6)
    assert by_rank(3, total=60) == (37, 17, 6)
    assert by_rank(1) == (100,)
    assert by_rank(0) == ()
    assert by_rank(3, Fraction("60.5")) == (37.5, 17, 6)


def test_the_last_of_forty_still_counts() -> None:
    found = by_rank(40)
    assert sum(found) == 100
    assert list(found) == sorted(found, reverse=True)
    assert found[-1] == 1


# Swings


def test_swings_become_points_in_proportion() -> None:
    assert by_swing([100, 60, 40]) == (50, 30, 20)
    assert by_swing([100, 0, 100], total=50) == (25, 0, 25)
    assert by_swing([0, 0]) == (50, 50)


# Questions


def test_questions_pair_neighbours_in_the_order_of_points() -> None:
    asked = paired_questions(dossier(issues=JOB))
    assert [pair.key for pair in asked] == [("Salary", "Start"), ("Start", "Days")]
    assert asked[0].first.words == "Salary from “bad” to “good”"


def test_no_more_questions_are_asked_than_wanted() -> None:
    many = {f"issue {place}": (float(place), 1.0, GOOD_BAD) for place in range(9)}
    assert [pair.first.issue.name for pair in paired_questions(dossier(issues=many), 2)] == [
        "issue 8",
        "issue 7",
    ]


def test_issues_without_a_step_or_without_points_are_not_asked_about() -> None:
    flat = {**JOB, "Car": (90.0, 1.0, {"big": (70.0, 1.0), "small": (70.0, 2.0), "odd": (None, 3.0)})}
    unweighed = {**flat, "Bonus": (None, 1.0, GOOD_BAD), "Title": (95.0, 1.0, {})}
    assert {key for pair in paired_questions(dossier(issues=unweighed)) for key in pair.key} == set(JOB)


def test_a_short_way_from_worst_to_best_counts_less() -> None:
    short = {**JOB, "Salary": (50.0, 1.0, {"60k": (70.0, 0.0), "58k": (40.0, 9.0)})}
    asked = paired_questions(dossier(issues=short))
    assert [(pair.first.issue.name, pair.first.counts) for pair in asked] == [("Start", 30), ("Days", 20)]
    assert asked[1].second.counts == 15


def test_answers_that_fit_bring_no_doubt() -> None:
    answers = {("Salary", "Start"): "Salary", ("Start", "Days"): ""}
    assert consistency(dossier(issues=JOB), answers) == ()


def test_an_answer_against_the_points_is_named_with_both() -> None:
    found = consistency(dossier(issues=JOB), {("Start", "Days"): "Days"})
    assert found == (
        "You would rather improve Days, yet Start counts 30 points and Days only 20. "
        "Which of the two do you mean?",
    )


def test_about_the_same_is_doubted_where_one_counts_much_more() -> None:
    found = consistency(dossier(issues=JOB), {("Salary", "Start"): ""})
    assert found == (
        "Both steps are about the same to you, yet Salary counts 50 points and Start only 30. "
        "Which of the two do you mean?",
    )


def test_a_preference_between_equals_asks_for_a_little_more() -> None:
    even = dossier(issues=dict.fromkeys(("Salary", "Start"), (50.0, 1.0, GOOD_BAD)))
    for wanted, other in (("Salary", "Start"), ("Start", "Salary")):
        assert consistency(even, {("Salary", "Start"): wanted}) == (
            f"You would rather improve {wanted}, yet {other} counts just as much: "
            f"give {wanted} a little more.",
        )
    assert consistency(even, {("Salary", "Start"): ""}) == ()


def test_answers_about_issues_that_are_gone_are_passed_over() -> None:
    assert consistency(dossier(issues=JOB), {("Salary", "Car"): "Car"}) == ()


STEPS = st.lists(
    st.tuples(st.integers(0, 100), st.integers(5, 100).map(Fraction)), min_size=2, max_size=8
).filter(lambda rows: any(swing for swing, _ in rows))


def judged(points: Sequence[Fraction], spans: Sequence[Fraction]) -> Dossier:
    """Issues with these points, whose scores go from 0 as far as is given."""
    return dossier(
        issues={
            f"I{i}": (float(weight), 10, {"worst": (0, 0), "best": (float(way), 0)})
            for i, (weight, way) in enumerate(zip(points, spans, strict=True))
        }
    )


def test_swings_of_steps_that_go_part_of_the_way_get_more_points() -> None:
    assert by_swing([100, 100], spans=[Fraction(100), Fraction(20)]) == (17, 83)
    assert by_swing([100, 25], spans=[Fraction(100), Fraction(50)]) == (67, 33)


def test_a_ranked_step_that_goes_part_of_the_way_gets_more_points() -> None:
    assert by_rank(2, spans=[Fraction(100), Fraction(25)]) == (43, 57)


def test_how_far_scores_go_is_taken_from_the_worst_to_the_best() -> None:
    known = dossier(issues={"A": (1, 1, {"x": (40, 0), "y": (60.5, 0), "z": (None, 0)})})
    assert span(known.options) == Fraction("20.5")
    assert span(()) == span(known.options[:1]) == 100


@given(STEPS)
@example([(8, Fraction(9)), (8, Fraction(90)), (8, Fraction(27)), (31, Fraction(7))])
@examples(300)
def test_points_from_swings_agree_with_every_answer_the_swings_give(rows: list[tuple[int, Fraction]]) -> None:
    swings, spans = zip(*rows, strict=True)
    known = judged(by_swing(swings, spans=spans), spans)
    assert abs(sum(issue.weight_me or 0 for issue in known.issues) - 100) < 1e-9
    ids = [issue.id for issue in known.issues]
    answers = {
        (one, other): "" if swings[i] == swings[i + 1] else (one if swings[i] > swings[i + 1] else other)
        for i, (one, other) in enumerate(pairwise(ids))
    }
    doubts = consistency(known, answers)
    # Two steps next to each other may round to the same.
    assert [doubt for doubt in doubts if "just as much" not in doubt] == []


@given(STEPS)
@examples(300)
def test_points_from_a_ranking_agree_with_every_answer_the_ranking_gives(
    rows: list[tuple[int, Fraction]],
) -> None:
    spans = [way for _, way in rows]
    known = judged(by_rank(len(spans), spans=spans), spans)
    ids = [issue.id for issue in known.issues]
    doubts = consistency(known, {pair: pair[0] for pair in pairwise(ids)})
    assert [doubt for doubt in doubts if "just as much" not in doubt] == []
