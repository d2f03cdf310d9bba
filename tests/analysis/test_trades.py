"""Trades that leave both better off."""

from datetime import datetime
from fractions import Fraction
from itertools import pairwise, product

import pytest
from hypothesis import given

from tests.analysis.domains import dossiers
from tests.analysis.making import PAY, choices, dossier, package
from tests.examples import examples
from workbook.analysis.tradeoffs.packages import worth
from workbook.analysis.tradeoffs.trades import concessions, starting_point, steps, trades
from workbook.analysis.tradeoffs.utility import matrix
from workbook.model import Dossier, Offer


def test_a_pair_of_moves_is_said_as_give_and_ask():
    issues = {
        "Delivery": (10, 30, {"early": (100, 0), "late": (70, 40)}),
        "Payment": (90, 70, {"60 days": (0, 100), "30 days": (10, 97)}),
    }
    found = trades(dossier(issues=issues), choices(Delivery="early", Payment="60 days"))
    assert found[0].sentence == (
        "Give “late” on Delivery (you lose 3, they gain 12), "
        "ask for “30 days” on Payment (you gain 9, they lose 2)."
    )
    assert (found[0].me, round(found[0].them, 9)) == (6, 9.9)


def test_a_move_that_both_like_is_said_alone():
    issues = {"Lead": (1, 1, {"no": (0, 0), "yes": (100, 60)})}
    found = trades(dossier(issues=issues), choices(Lead="no"))
    assert [trade.sentence for trade in found] == ["Take “yes” on Lead: both gain (you 100, they 60)."]


def test_a_move_that_costs_the_other_side_nothing_says_so():
    issues = {"A": (1, 0, {"x": (0, 0), "y": (30, 0)}), "B": (1, 1, {"z": (0, 0), "w": (0, 8)})}
    said = [trade.sentence for trade in trades(dossier(issues=issues), choices(A="x", B="z"))]
    assert "Ask for “y” on A: you gain 15, it costs them nothing." in said
    assert "Give “w” on B: they gain 8, it costs you nothing." in said


def test_from_an_efficient_package_there_is_nothing_to_trade():
    assert trades(dossier(issues=PAY), choices(Pay="high", Days="few")) == ()


def test_without_issues_or_choices_there_are_no_trades():
    assert trades(dossier()) == ()
    assert trades(dossier(issues=PAY), {}) == ()


def test_each_pair_of_issues_and_each_issue_is_not_repeated_over_and_over():
    issues = {
        f"I{i}": (i + 1, 10 - i, {f"o{j}": (j * 10, 100 - j * 10) for j in range(10)}) for i in range(9)
    }
    found = trades(dossier(issues=issues), limit=8)
    about = [tuple(change.issue for change in trade.changes) for trade in found]
    assert len(set(about)) == len(about)
    assert all(sum(name in pair for pair in about) <= 2 for name in issues)


def test_trades_start_from_their_last_offer_where_it_leaves_room():
    rows = [
        *package("First", "theirs", Pay="high", Days="few"),
        *package("Second", "theirs", Pay="low", Days="many"),
        Offer(id="2", side="them", package_id="Second", made_at=datetime(2026, 11, 2)),
        Offer(id="1", side="them", package_id="First", made_at=datetime(2026, 11, 1)),
    ]
    found = starting_point(dossier(*rows, issues=PAY))
    assert (found.name, found.choices) == ("their last offer", choices(Pay="low", Days="many"))


def test_without_offers_trades_start_from_the_middle():
    issues = {"A": (1, 1, {"x": (100, 0), "y": (0, 9), "z": (40, 2)})}
    found = starting_point(dossier(issues=issues))
    assert (found.name, found.choices) == ("the middle of every issue", {"A": "A/z"})


def test_a_step_is_worth_the_range_divided_by_the_steps():
    issues = {
        "Pay": (50, 40, {"a": (0, 100), "b": (50, 50), "c": (100, 0)}),
        "Lead": (50, 60, {"no": (0, 0), "yes": (100, 100)}),
        "Place": (0, 0, {"here": (0, 0)}),
    }
    found = steps(dossier(issues=issues))
    assert [step.sentence for step in found] == ["25 to you, 20 to them", "both gain", "0 to you, 0 to them"]
    assert (found[0].me, found[0].them) == (25, 20)


def test_a_trade_tells_what_they_gain_for_each_point_i_give():
    issues = {
        "Delivery": (10, 30, {"early": (100, 0), "late": (70, 40)}),
        "Payment": (90, 70, {"60 days": (0, 100), "30 days": (10, 97)}),
    }
    assert [
        t.ratio for t in trades(dossier(issues=issues), choices(Delivery="early", Payment="60 days"))
    ] == [4]
    both = {"Lead": (1, 1, {"no": (0, 0), "yes": (100, 60)})}
    assert [t.ratio for t in trades(dossier(issues=both), choices(Lead="no"))] == [None]


def test_what_to_give_first_is_what_gains_them_most_for_each_point():
    issues = {
        "Price": (60, 50, {"112": (100, 0), "106": (70, 50), "100": (0, 100)}),
        "Delivery": (10, 30, {"2 weeks": (100, 0), "4 weeks": (70, 30), "8 weeks": (0, 100)}),
        "Payment": (30, 20, {"30 days": (100, 0), "60 days": (0, 100)}),
    }
    start = choices(Price="112", Delivery="2 weeks", Payment="30 days")
    assert [trade.sentence for trade in concessions(dossier(issues=issues), start)] == [
        "Give “4 weeks” on Delivery: you lose 3, they gain about 9, three times what it costs you.",
        "Give “106” on Price: you lose 18, they gain about 25, one and a half times what it costs you.",
        "Give “60 days” on Payment: you lose 30, they gain about 20, less than it costs you.",
    ]
    assert len(concessions(dossier(issues=issues), start, limit=2)) == 2


def test_a_gift_that_gains_them_nothing_or_costs_me_nothing_is_no_concession():
    issues = {"A": (1, 1, {"x": (100, 50), "y": (0, 50)}), "B": (0, 1, {"z": (0, 0), "w": (0, 100)})}
    assert concessions(dossier(issues=issues), choices(A="x", B="z")) == ()
    assert concessions(dossier(issues=issues), {}) == ()
    assert concessions(dossier(), {}) == ()


@pytest.mark.parametrize(
    ("gain", "said"),
    [
        (99, "more than ten times what it costs you"),
        (40, "four times what it costs you"),
        (20, "twice what it costs you"),
        (15, "one and a half times what it costs you"),
        (11, "as much as it costs you"),
        (7, "less than it costs you"),
        (5, "half of what it costs you"),
        (1, "far less than it costs you"),
    ],
)
def test_how_a_gain_stands_to_its_cost_is_said_in_words(gain: int, said: str):
    cost = 9 if gain == 99 else 10
    issues = {
        "A": (50, 50, {"x": (cost, 0), "y": (0, gain if gain != 99 else 100)}),
        "B": (50, 50, {"z": (100, 100)}),
    }
    found = concessions(dossier(issues=issues), choices(A="x", B="z"))
    assert found[0].sentence.endswith(f", {said}.")


@given(dossiers())
@examples(150)
def test_no_concession_of_an_issue_gains_them_more_for_what_it_costs(found: Dossier):
    table, start = matrix(found), starting_point(found).choices
    picks = table.picks(start)
    told = concessions(found, start, limit=9)
    best = {}
    for issue, pick in enumerate(picks):
        mine, theirs = table.me.steps[issue], table.them.steps[issue]
        gives = [(theirs[o] - theirs[pick], mine[pick] - mine[o]) for o in range(len(mine))]
        ratios = [Fraction(won, lost) for won, lost in gives if won > 0 and lost > 0]
        if ratios:
            best[table.issue_ids[issue]] = float(max(ratios) * table.me.unit / table.them.unit)
    assert {trade.changes[0].issue_id for trade in told} == set(best)
    assert all(abs(trade.ratio / best[trade.changes[0].issue_id] - 1) < 1e-9 for trade in told)
    ratios = [trade.ratio for trade in told]
    assert all(one >= other * (1 - 1e-9) for one, other in pairwise(ratios))


@given(dossiers())
@examples(200)
def test_a_trade_leaves_nobody_worse_off_and_is_worth_what_it_says(found: Dossier):
    start = starting_point(found).choices
    before = worth(found, start)
    for trade in trades(found):
        after = worth(found, start | {change.issue_id: change.option_id for change in trade.changes})
        assert abs(after[0] - before[0] - trade.me) < 1e-9
        assert abs(after[1] - before[1] - trade.them) < 1e-9
        assert min(trade.me, trade.them) > -1e-9
        assert max(trade.me, trade.them) > 0


@given(dossiers())
@examples(150)
def test_the_first_trade_has_the_greatest_product_of_gains_of_all_single_and_paired_moves(found: Dossier):
    table, start = matrix(found), starting_point(found).choices
    first = next(iter(trades(found)), None)
    best = max(_products(found, start), default=0.0)
    if first is None:
        assert best <= 1e-9
    else:
        assert abs(first.me * first.them - best) < 1e-6 * max(1.0, best)
    assert table.picks(start) is not None


def _products(found: Dossier, start: dict[str, str]) -> list[float]:
    # Moves of one issue, and of two where one side loses in each.
    before = worth(found, start)
    moves = [(o.issue_id, o.id) for o in found.options if start.get(o.issue_id) not in (None, o.id)]
    gains = {move: _gain(found, start, before, [move]) for move in moves}
    products = [me * them for me, them in gains.values() if me >= 0 and them >= 0]
    for give, ask in product(moves, moves):
        (a, b), (c, d) = gains[give], gains[ask]
        if give[0] != ask[0] and a < 0 < b and d < 0 < c and a + c >= 0 and b + d >= 0:
            products.append((a + c) * (b + d))
    return products


def _gain(
    found: Dossier, start: dict[str, str], before: tuple[float, float], moves: list[tuple[str, str]]
) -> tuple[float, float]:
    me, them = worth(found, start | dict(moves))
    return round(me - before[0], 9), round(them - before[1], 9)
