"""The simulated counterpart: it concedes with time, answers steps, and never goes below its limit."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.making import PAY, choices, dossier
from workbook.analysis.sparring import (
    BETAS,
    ROUNDS,
    Counterpart,
    Talk,
    accept,
    answer,
    counterpart,
    obstacle,
    open_first,
)
from workbook.analysis.sparring_review import caution, review
from workbook.analysis.tradeoffs.packages import place, worth

STEPS = {"good": (100, 0), "fair": (70, 40), "middling": (40, 70), "poor": (0, 100)}
TALK = {"Pay": (50, 40, STEPS), "Days": (30, 40, STEPS), "Start": (20, 20, STEPS)}
CASE = dossier(
    issues=TALK, their_walk_away_low=30.0, their_walk_away_likely=40.0, their_walk_away_high=50.0,
    walk_away_worth=30.0,
)  # fmt: skip
MINE = choices(Pay="good", Days="good", Start="good")
GIVEN = choices(Pay="good", Days="good", Start="poor")
names = st.sampled_from(sorted(STEPS))
packages = st.builds(lambda a, b, c: choices(Pay=a, Days=b, Start=c), names, names, names)
talks = st.tuples(st.integers(0, 10_000), st.sampled_from(sorted(BETAS)), st.lists(packages, max_size=ROUNDS))


def play(seed, manner, offers) -> Talk:
    talk = Talk(counterpart(CASE, seed, manner))
    for offer in offers:
        talk = answer(CASE, talk, offer)
    return talk


@given(talks)
def test_what_they_ask_for_never_rises_and_never_falls_below_their_limit(played):
    talk = play(*played)
    asked = [talk.counterpart.best, *(turn.asked for turn in talk.turns)]
    assert all(after <= before for before, after in pairwise(asked))
    assert all(ask >= talk.counterpart.limit - 1e-9 for ask in asked)


@given(talks)
def test_their_offers_are_efficient_and_worth_what_they_ask(played):
    for turn in play(*played).turns:
        if turn.theirs is not None:
            at = place(CASE, turn.theirs)
            assert at.efficient
            assert at.them >= turn.asked - 1e-9


@given(talks)
def test_they_accept_exactly_what_is_worth_what_they_would_ask_next_or_at_last_their_limit(played):
    talk = play(*played)
    for number, turn in enumerate(talk.turns, start=1):
        least = talk.counterpart.limit if number == ROUNDS else turn.asked
        assert (turn.verdict == "accepted") == (worth(CASE, turn.mine)[1] >= least)


@given(talks)
def test_the_same_seed_and_offers_give_the_same_talk(played):
    assert play(*played) == play(*played)


@given(st.integers(0, 10_000))
def test_the_limit_lies_in_the_estimated_range(seed):
    assert 30 <= counterpart(CASE, seed).limit <= 50


def test_without_an_estimate_the_limit_is_half_way_up_their_range():
    assert counterpart(dossier(issues=PAY), 1).limit == pytest.approx(50)


def test_a_tough_counterpart_gives_late_and_a_yielding_one_early():
    early = {manner: play(7, manner, [MINE]).turns[0].asked for manner in BETAS}
    assert early["tough"] > early["even"] > early["yielding"]
    assert early["even"] == pytest.approx(100 - (100 - play(7, "even", []).counterpart.limit) / ROUNDS)


def test_who_moves_gets_more_than_who_stands_still():
    still, moved = play(3, "even", [MINE, MINE]), play(3, "even", [MINE, GIVEN])
    assert moved.turns[1].asked < still.turns[1].asked
    assert "did not move" in still.turns[1].why
    assert "You moved 20 towards them" in moved.turns[1].why


def test_after_the_last_round_they_leave_and_nothing_more_is_answered():
    talk = play(5, "even", [MINE] * ROUNDS)
    assert talk.over
    assert talk.turns[-1].verdict == "left"
    assert answer(CASE, talk, GIVEN) is talk
    assert accept(talk) is talk
    assert review(CASE, talk)[0].startswith("No agreement")


def test_they_may_open_with_what_is_best_for_them_and_i_may_take_it():
    talk = open_first(CASE, Talk(counterpart(CASE, 1)))
    assert worth(CASE, talk.their_offer)[1] == 100
    assert open_first(CASE, talk) is talk
    taken = accept(talk)
    assert taken.agreed == talk.their_offer
    assert "0 to you, about 100 to them" in review(CASE, taken)[0]


def test_nothing_can_be_accepted_before_they_offered_anything():
    talk = Talk(counterpart(CASE, 1))
    assert accept(talk) is talk


def test_their_answer_says_what_they_need_and_what_they_give_for_it():
    talk = open_first(CASE, Talk(Counterpart(1.0, 40.0, 100.0, seed=2)))
    turn = answer(CASE, talk, MINE).turns[-1]
    assert turn.said.endswith(
        "We can go to “middling” on Start if you take “poor” on Pay and “poor” on Days."
    )
    assert "they still ask for 93" in turn.why
    assert "Seven rounds left." in turn.why


def test_the_review_names_what_was_left_on_the_table_and_how_the_own_steps_ran():
    fair, poor = (
        choices(Pay="fair", Days="good", Start="poor"),
        choices(Pay="poor", Days="poor", Start="fair"),
    )
    offers = [MINE, GIVEN, fair, poor]
    talk = play(4, "yielding", offers)
    told = " ".join(review(CASE, talk))
    assert talk.agreed == offers[-1]
    assert "They would have gone down to" in told
    assert "Better for both" in told or "Better for you" in told
    assert "a later step was greater" in told


@pytest.mark.parametrize(
    ("issues", "told"),
    [({}, "two options"), ({"Pay": (50, 50, {"all": (100, 100)})}, "two options"),
     ({"Pay": (50, None, {"high": (100, None), "low": (0, None)})}, "worth to them")],
)  # fmt: skip
def test_what_is_missing_for_a_talk_is_said(issues, told):
    assert told in obstacle(dossier(issues=issues))
    assert obstacle(CASE) == ""


def test_an_offer_below_what_they_offered_is_cautioned_against_and_reviewed():
    talk = play(4, "yielding", [MINE])
    theirs = worth(CASE, talk.their_offer)[0]
    poor = choices(Pay="poor", Days="poor", Start="poor")
    assert theirs > 0
    assert caution(CASE, talk, MINE) == ""
    assert "worth more to you" in caution(CASE, talk, poor)
    taken = answer(CASE, talk, poor)
    assert any(told.startswith("What they had offered before was worth more") for told in review(CASE, taken))
    assert caution(CASE, taken, poor) == ""
    assert not any("offered before" in told for told in review(CASE, accept(talk)))
