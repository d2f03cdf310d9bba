"""The way down from the opening to the floor."""

from collections.abc import Iterator
from itertools import combinations, pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.domains import dossiers, totals, undominated
from tests.analysis.making import Issues, choices, dossier, package
from tests.examples import examples
from workbook.analysis.tradeoffs.descent import descent
from workbook.analysis.tradeoffs.frontier import frontier
from workbook.analysis.tradeoffs.packages import worth
from workbook.analysis.tradeoffs.plan import Plan, plan
from workbook.analysis.tradeoffs.plan_steps import SETTLED
from workbook.analysis.tradeoffs.solutions import limits, nash
from workbook.analysis.tradeoffs.utility import Matrix, matrix
from workbook.model import Dossier, Issue, Option

DEAL: Issues = {
    "Price": (50, 40, {"112": (100, 0), "106": (60, 50), "100": (0, 100)}),
    "Payment": (30, 20, {"30 days": (100, 0), "60 days": (40, 70), "90 days": (0, 100)}),
    "Service": (20, 40, {"5 days": (100, 0), "24 hours": (0, 100)}),
}
#: No package reaches a walk-away of 60 of theirs.
LOW: Issues = {
    "Pay": (1, 1, {"a": (0, 50), "b": (100, 0)}),
    "Days": (1, 1, {"many": (0, 50), "few": (100, 0)}),
}
TOP = choices(Price="112", Payment="30 days", Service="5 days")


def drops(found: Plan) -> list[float]:
    return [round(-step.me_change, 9) for step in found.steps]


def test_a_plan_goes_down_to_the_walk_away_in_steps_that_shrink() -> None:
    found = plan(dossier(issues=DEAL, walk_away_worth=30), TOP)
    assert [step.sentence for step in found.steps] == [
        "If “112” on Price stays as it is, I can go to “60 days” on Payment and “24 hours” on Service.",
        "If “60 days” on Payment stays as it is, I can go to “106” on Price.",
        "If that settles the rest, I can go to “90 days” on Payment.",
    ]
    assert [step.effect for step in found.steps] == [
        "You give 38, they gain about 54.",
        "You give 20, they gain about 20.",
        "You give 12, they gain about 6.",
    ]
    assert found.sentence == (
        "From 100 to your walk-away at 30 in three steps, each smaller than the one before: "
        "38, 20 and 12 points."
    )


def test_the_opening_is_the_package_of_that_role() -> None:
    rows = package("Our offer", "opening", Price="106", Payment="30 days", Service="24 hours")
    found = plan(dossier(*rows, issues=DEAL, walk_away_worth=30))
    assert found.opening == choices(Price="106", Payment="30 days", Service="24 hours")


def test_without_an_opening_it_is_the_best_for_me_that_their_walk_away_allows() -> None:
    found = plan(dossier(issues=DEAL, walk_away_worth=30, their_walk_away_likely=35))
    assert found.opening == choices(Price="112", Payment="30 days", Service="24 hours")


def test_without_a_walk_away_the_plan_stops_at_the_fallback() -> None:
    rows = package("Last", "fallback", Price="106", Payment="60 days", Service="24 hours")
    found = plan(dossier(*rows, issues=DEAL), TOP)
    assert found.steps[-1].me == worth(dossier(issues=DEAL), rows_choices())[0]
    assert "your fallback at 42" in found.sentence


CONTRACT: Issues = {
    "Price": (40, 35, {"0.16": (100, 0), "0.14": (70, 50), "0.12": (30, 85), "0.10": (0, 100)}),
    "Rush fee": (15, 10, {"+50%": (100, 0), "+30%": (60, 50), "+15%": (0, 100)}),
    "Volume": (20, 10, {"40,000": (100, 0), "20,000": (50, 60), "none": (0, 100)}),
    "Payment": (10, 35, {"14 days": (100, 0), "30 days": (60, 40), "90 days": (0, 100)}),
    "Duration": (15, 10, {"3 years": (100, 0), "2 years": (40, 60), "1 year": (0, 100)}),
}


def regained(table: Matrix, route: list[tuple[int, ...]]) -> bool:
    """Whether any issue ever rises for me after it fell."""
    for row, picks in zip(table.me.steps, zip(*route, strict=True), strict=True):
        worths = [row[pick] for pick in picks]
        fell = [place for place, (one, other) in enumerate(pairwise(worths)) if other < one]
        rose = [place for place, (one, other) in enumerate(pairwise(worths)) if other > one]
        if fell and rose and max(rose) > min(fell):
            return True
    return False


def route_of(table: Matrix, found: Plan) -> list[tuple[int, ...]]:
    every = [table.picks(row) for row in (found.opening, *(step.choices for step in found.steps))]
    return [tuple(pick for pick in picks if pick is not None) for picks in every]


@pytest.mark.parametrize("least", range(30, 70))
def test_nothing_is_taken_back_that_an_earlier_step_gave(least: int) -> None:
    known = dossier(issues=CONTRACT, walk_away_worth=least)
    found = plan(known)
    assert len(found.steps) > 1
    assert not regained(matrix(known), route_of(matrix(known), found))
    assert "takes back" not in found.sentence


@given(dossiers())
@examples(400)
def test_what_is_taken_back_is_said_and_only_where_no_way_without_it_is_found(known: Dossier) -> None:
    table, found = matrix(known), plan(known)
    if not found.steps:
        return
    route = route_of(table, found)
    assert regained(table, route) == ("takes back" in found.sentence)
    if regained(table, route):
        assert not list(two_steps_without(table, route[0], route[-1]))


def two_steps_without(
    table: Matrix, top: tuple[int, ...], last: tuple[int, ...]
) -> Iterator[tuple[int, ...]]:
    """Efficient packages that make two shrinking steps to the last one without taking anything back."""
    efficient = undominated(totals(table).values())
    for picks, point in totals(table).items():
        first, second = table.me.total(top) - point[0], point[0] - table.me.total(last)
        fits = point in efficient and point[1] > table.them.total(top)
        shrinks_enough = second >= table.me.unit and first - second >= table.me.unit
        if fits and shrinks_enough and not regained(table, [top, picks, last]):
            yield picks


def test_what_a_step_holds_on_to_is_not_the_same_each_time() -> None:
    found = plan(dossier(issues=CONTRACT, walk_away_worth=30))
    asked = [step.if_you for step in found.steps]
    assert asked == [
        "“40,000” on Volume stays as it is",
        "“2 years” on Duration stays as it is",
        "“0.12” on Price stays as it is",
        SETTLED,
    ]


def test_with_one_issue_a_step_asks_for_nothing_else() -> None:
    price: Issues = {"Price": (None, None, {"9": (100, 0), "8": (60, 40), "7": (30, 70), "6": (0, 100)})}
    found = plan(dossier(issues=price, walk_away_worth=30))
    assert [step.sentence for step in found.steps] == [
        "If you come closer too, I can go to “8” on Price.",
        "If that settles it, I can go to “7” on Price.",
    ]


def test_with_one_issue_the_plan_ends_at_the_option_marked_as_walk_away_and_not_without() -> None:
    price: Issues = {"Price": (None, None, {"9": (100, 0), "8": (67, 33), "7": (33, 67), "6": (0, 100)})}
    known = dossier(issues=price)
    assert plan(known).mend == "walk_away_worth"
    marked = dossier(issues=price)
    marked.issues[0].walk_away_id = "Price/7"
    assert plan(marked).steps[-1].choices == choices(Price="7")
    assert plan(marked).sentence == (
        "One step only, from 100 to your walk-away at 33: the packages between make no steps that shrink."
    )


def rows_choices() -> dict[str, str]:
    return choices(Price="106", Payment="60 days", Service="24 hours")


def test_without_walk_away_and_fallback_the_plan_stops_where_the_gain_is_shared_most_evenly() -> None:
    known = dossier(issues=DEAL)
    table = matrix(known)
    point = nash(table, limits(known))
    assert point is not None
    assert plan(known, TOP).steps[-1].me == float(table.me.worth(point[0]))


def test_a_step_that_asks_for_something_says_what() -> None:
    rows = choices(Price="112", Payment="90 days", Service="24 hours")
    found = plan(dossier(issues=DEAL, walk_away_worth=40), rows)
    assert found.steps[0].if_you == "you accept “60 days” on Payment"


@pytest.mark.parametrize(
    ("known", "start", "why", "mend"),
    [
        (dossier(), None, "Add issues with options first: a plan goes from package to package.", "options"),
        (
            dossier(issues=DEAL),
            choices(Price="112", Service="5 days"),
            "The opening leaves Payment open: choose an option there first.",
            "opening",
        ),
        (
            dossier(issues=DEAL, their_walk_away_likely=100, walk_away_worth=100),
            choices(Price="106", Payment="30 days", Service="5 days"),
            "The opening is worth no more to you than your walk-away (100): open higher to have room.",
            "opening",
        ),
        (
            dossier(issues={"Pay": (1, 1, {"a": (0, 50), "b": (100, 0)})}, their_walk_away_likely=60),
            None,
            "No package reaches their walk-away, as you estimate it, so there is none to open with.",
            "options",
        ),
        (
            dossier(issues={"Pay": (1, 1, {"a": (0, 50), "b": (100, 0)})}, their_walk_away_likely=60),
            choices(Pay="b"),
            "Nothing says yet where to stop: set your walk-away, or mark it among the options of Pay.",
            "walk_away_worth",
        ),
        (
            dossier(issues=LOW, their_walk_away_likely=60),
            choices(Pay="b", Days="few"),
            "Nothing says yet where to stop: set your walk-away, or save a package as fallback.",
            "walk_away_worth",
        ),
        (
            dossier(issues={"Pay": (1, None, {"a": (100, None), "b": (0, None)})}, walk_away_worth=0),
            choices(Pay="a"),
            "Nothing you could give is worth anything to them yet: estimate their scores first.",
            "weights",
        ),
        (
            dossier(issues={"Pay": (1, 1, {"a": (100, 100), "b": (0, 0)})}, walk_away_worth=0),
            choices(Pay="a"),
            "One package is the best for both of you: there is nothing to give.",
            "",
        ),
        (
            dossier(issues={"Pay": (1, 1, {"a": (100, 0), "b": (0, 100)})}, walk_away_worth=50),
            choices(Pay="a"),
            "Between the opening and your walk-away no package gives them more: open higher to have room.",
            "opening",
        ),
    ],
)
def test_where_there_is_no_plan_it_says_why_and_what_to_work_on(
    known: Dossier, start: dict[str, str] | None, why: str, mend: str
) -> None:
    found = plan(known, start)
    assert (found.sentence, found.steps, found.shrinking, found.mend) == (why, (), False, mend)


def test_it_tells_from_which_step_on_they_can_accept() -> None:
    known = dossier(issues=DEAL, walk_away_worth=30, their_walk_away_likely=50)
    assert plan(known, TOP).sentence.endswith(" As you estimate them, step one is the first they can accept.")
    known.negotiation.their_walk_away_likely = 90.0
    hopeless = plan(dossier(issues=DEAL, walk_away_worth=30, their_walk_away_likely=90), TOP)
    assert hopeless.sentence.endswith("even the last is less than they need: add issues or options.")


@given(dossiers(), st.integers(1, 5))
@examples(300)
def test_each_step_is_efficient_above_the_floor_and_smaller_than_the_one_before(
    known: Dossier, count: int
) -> None:
    table, found = matrix(known), plan(known, count=count)
    if not found.steps:
        assert found.sentence
        return
    efficient = set(undominated(totals(table).values()))
    least, before = limits(known), worth(known, found.opening)
    for step in found.steps:
        picks = table.picks(step.choices)
        assert (table.me.total(picks), table.them.total(picks)) in efficient
        assert least.me is None or table.me.worth(table.me.total(picks)) >= least.me
        assert (step.me, step.them) == worth(known, step.choices)
        assert step.me_change == pytest.approx(step.me - before[0])
        assert step.them_change == pytest.approx(step.them - before[1])
        assert step.me_change < 0 < step.them_change
        before = step.me, step.them
    assert len(found.steps) <= count
    assert all(later <= earlier - 1 + 1e-9 for earlier, later in pairwise(drops(found)))
    assert found.shrinking == (len(found.steps) > 1)


@given(dossiers())
@examples(200)
def test_the_last_step_is_the_lowest_efficient_package_above_the_floor(known: Dossier) -> None:
    table, found, least = matrix(known), plan(known), limits(known)
    if least.me is not None and found.steps:
        efficient = undominated(totals(table).values())
        low = min(me for me, _ in efficient if table.me.worth(me) >= least.me)
        assert found.steps[-1].me == float(table.me.worth(low))


@given(dossiers())
@examples(200)
def test_what_is_given_and_asked_is_what_changes(known: Dossier) -> None:
    found = plan(known)
    names = {option.id: f"“{option.name}” on {option.issue_id}" for option in known.options}
    table, before = matrix(known), found.opening
    for step in found.steps:
        for place, issue in enumerate(table.issue_ids):
            if before[issue] != step.choices[issue]:
                row, ids = table.me.steps[place], table.option_ids[place]
                better = row[ids.index(step.choices[issue])] > row[ids.index(before[issue])]
                assert names[step.choices[issue]] in (step.if_you if better else step.i_can)
        assert step.sentence == f"If {step.if_you}, I can {step.i_can}."
        before = step.choices


@given(st.lists(st.integers(0, 60), max_size=9, unique=True), st.integers(0, 5))
@examples(200)
def test_a_descent_has_as_many_shrinking_steps_as_there_can_be(given_: list[int], count: int) -> None:
    worths = sorted(given_, reverse=True)
    found = descent(worths, 61, 1, count, lambda at, worth: 0)
    most = max(
        (len(way) for size in range(count + 1) for way in combinations(worths, size) if shrinks(way, worths)),
        default=0,
    )
    assert len(found) == (most if count else len(found))
    assert not found or (found[-1] == worths[-1] and shrinks(found, worths))


def shrinks(way: tuple[int, ...], worths: list[int]) -> bool:
    falls = [one - other for one, other in pairwise((61, *way))]
    return way[-1:] == tuple(worths[-1:]) and all(one > other for one, other in pairwise(falls))


def test_a_descent_takes_nothing_back_where_it_need_not() -> None:
    worths = list(range(99, -1, -1))
    smooth = descent(worths, 100, 1, 3, lambda at, worth: 0)
    even = descent(worths, 100, 1, 3, lambda at, worth: worth % 2)
    assert any(worth % 2 for worth in smooth)
    assert not any(worth % 2 for worth in even)


def test_a_plan_for_forty_issues_keeps_to_the_aims() -> None:
    rows: list[Issue | Option] = []
    for i in range(40):
        rows.append(Issue(id=f"i{i}", name=f"i{i}", weight_me=1.0 + i % 7, weight_them_likely=1.0 + i % 5))
        for j in range(10):
            option = Option(id=f"i{i}o{j}", issue_id=f"i{i}", score_me=90.0 - 10 * j)
            option.score_them_likely = float(j * j)
            rows.append(option)
    found = plan(dossier(*rows, walk_away_worth=30.0))
    assert drops(found) == pytest.approx([27.2, 16.3, 9.8, 5.9], abs=1)
    assert SETTLED in found.steps[-1].if_you


def test_a_plan_on_a_thinned_frontier_still_shrinks_and_keeps_above_the_floor() -> None:
    draw = Random(7)
    rows: list[Issue | Option] = []
    for i in range(30):
        weight = draw.randint(1, 1000) / 10
        rows.append(Issue(id=f"i{i}", name=f"i{i}", weight_me=weight, weight_them_likely=weight))
        for j in range(8):
            score = draw.randint(0, 1000) / 10
            option = Option(id=f"i{i}o{j}", issue_id=f"i{i}", score_me=score)
            option.score_them_likely = round(100 - score, 1)
            rows.append(option)
    known = dossier(*rows, walk_away_worth=40.0)
    assert frontier(matrix(known)).slack
    found = plan(known)
    assert len(found.steps) == 4
    assert all(later < earlier for earlier, later in pairwise(drops(found)))
    assert 40 <= found.steps[-1].me < 40.1


def test_a_step_changes_few_issues_where_the_worths_allow_it() -> None:
    worths = [100 - place for place in range(101)]
    few = descent(worths, 101, 1, 3, lambda at, worth: int(worth % 10 != 0))
    assert [worth % 10 for worth in few] == [0, 0, 0]
