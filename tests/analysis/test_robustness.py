"""In how many possible versions of them a package holds, and what it may be worth to them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.making import PAY, choices, dossier, package
from tests.analysis.uncertain import ranged, uncertain_dossiers, without_ranges
from tests.examples import examples
from workbook.analysis.tradeoffs.counterparts import counterparts, seen_by
from workbook.analysis.tradeoffs.frontier import frontier
from workbook.analysis.tradeoffs.packages import is_efficient, place
from workbook.analysis.tradeoffs.robustness import prefer_robust, robustness, spread_of, spreads
from workbook.analysis.tradeoffs.utility import matrix
from workbook.analysis.wording import points
from workbook.model import Dossier, Option

WIDE = {"Pay": (20.0, 50.0, 80.0), "Days": (20.0, 50.0, 80.0)}


def some_package(given: Dossier, data: st.DataObject) -> dict[str, str]:
    table = matrix(given)
    return {
        key: data.draw(st.sampled_from(row))
        for key, row in zip(table.issue_ids, table.option_ids, strict=True)
    }


@given(uncertain_dossiers(), st.data())
@examples(80)
def test_the_counts_are_what_each_possible_other_side_says_by_itself(given: Dossier, data: st.DataObject):
    chosen, table = some_package(given, data), matrix(given)
    picks = table.picks(chosen)
    found = robustness(given, chosen, count=9, seed=4)
    others = counterparts(given, 9, seed=4)
    if others[0].least is not None:
        assert found.acceptable == sum(other.accepts(picks) for other in others)
    if picks:
        views = [seen_by(table, other.them) for other in others]
        steps = [(view.me.total(picks), view.them.total(picks)) for view in views]
        held = [is_efficient(frontier(view), at) for view, at in zip(views, steps, strict=True)]
        assert found.efficient == sum(held)


@given(uncertain_dossiers(), st.data())
@examples(80)
def test_without_ranges_it_is_all_or_nothing_and_as_the_likely_estimate_says(
    given: Dossier, data: st.DataObject
):
    bare = without_ranges(given)
    chosen = some_package(bare, data)
    found, known = robustness(bare, chosen, count=5), place(bare, chosen)
    if known.efficient is not None:
        assert found.efficient == 5 * known.efficient
    if known.above_theirs is not None:
        assert found.acceptable == 5 * (known.above_theirs >= 0)
    assert found.low == pytest.approx(known.them)
    assert found.high == pytest.approx(known.them)


@given(uncertain_dossiers(), st.data())
@examples(60)
def test_the_same_seed_gives_the_same_and_the_spread_holds_the_likely_worth(
    given: Dossier, data: st.DataObject
):
    chosen = some_package(given, data)
    assert robustness(given, chosen, 20, seed=7) == robustness(given, chosen, 20, seed=7)
    spread = spread_of(given, chosen)
    if spread is not None:
        assert 0 <= spread[0] <= spread[1] <= 100.000001
        assert spread[0] - 1e-9 <= place(given, chosen).them <= spread[1] + 1e-9


@given(st.integers(1, 9), st.integers(2, 4), st.lists(st.integers(0, 2), min_size=3, max_size=3))
def test_wider_ranges_of_scores_never_narrow_the_spread(narrow: int, times: int, picks: list[int]):
    def spread(width: int) -> float:
        known = ranged(weights=dict.fromkeys(("A", "B", "C"), (40, 40, 40)))
        for option in known.options:
            likely = option.score_them_likely = 50.0
            option.score_them_low, option.score_them_high = likely - width, likely + width
        chosen = {name: f"{name}/{('no', 'half', 'yes')[n]}" for name, n in zip("ABC", picks, strict=True)}
        found = spread_of(known, chosen)
        assert found is not None
        return found[1] - found[0]

    # Drawn scores are rounded to the grid of the narrower range, half a tenth at most.
    assert spread(narrow * times) >= spread(narrow) - 0.1


def test_a_package_they_may_or_may_not_accept_is_counted_and_said():
    known = ranged(weights=WIDE, walk_away=(30, 50, 70))
    found = robustness(known, choices(Pay="no", Days="yes"))
    assert found.samples == 200
    assert found.acceptable in range(80, 121)
    assert found.sentence.startswith(f"Acceptable to {found.acceptable} of 200 possible versions of them, ")
    # Both weights are drawn alike, so the worth lies evenly around 50.
    assert found.low + found.high == pytest.approx(100, abs=2)
    assert found.sentence.endswith(f"Worth about {points(found.low)} to {points(found.high)} to them.")


def test_what_all_or_none_accept_is_said_so():
    known = ranged(weights=WIDE, walk_away=(30, 50, 70))
    everything, nothing = (robustness(known, choices(Pay=pick, Days=pick)) for pick in ("yes", "no"))
    assert (
        everything.sentence == "Acceptable to all 200 possible versions of them, efficient with all of them."
    )
    assert (
        nothing.sentence == "Acceptable to none of 200 possible versions of them, efficient with all of them."
    )


def test_without_their_walk_away_nothing_is_said_about_accepting():
    found = robustness(ranged(weights=WIDE), choices(Pay="yes", Days="yes"))
    assert found.acceptable is None
    assert found.sentence == (
        "Estimate their walk-away to see whether they can accept; "
        "efficient with all 200 possible versions of them."
    )


def test_what_always_can_be_bettered_is_said_so():
    issues = {"Lead": (1.0, 1.0, {"no": (0.0, 0.0), "yes": (100.0, 60.0)}), **PAY}
    known = dossier(
        issues=issues, their_walk_away_low=0.0, their_walk_away_likely=1.0, their_walk_away_high=3.0
    )
    found = robustness(known, choices(Lead="no", Pay="low", Days="few"))
    assert (found.acceptable, found.efficient) == (200, 0)
    assert found.sentence.startswith(
        "Acceptable to all 200 possible versions of them; with each of them a better package can be found."
    )


def test_without_ranges_it_is_said_that_there_are_none():
    known = dossier(issues=PAY, their_walk_away_likely=20.0)
    assert robustness(known, choices(Pay="high", Days="few")).sentence == (
        "If they are just as you estimate, this is acceptable to them and efficient. "
        "Give ranges to see how sure that is."
    )


def test_a_package_that_is_not_whole_says_what_to_do_and_has_no_spread():
    known = ranged(weights=WIDE, walk_away=(30, 50, 70))
    part = choices(Pay="yes")
    assert robustness(known, part).efficient is None
    assert robustness(known, part).sentence == "Choose an option on every issue to see how sure this is."
    assert spread_of(known, part) is None
    assert robustness(dossier(), {}).efficient is None


def test_it_stops_when_told_with_what_was_found_until_then():
    asked: list[int] = []

    def stop() -> bool:
        asked.append(1)
        return len(asked) > 10

    found = robustness(ranged(weights=WIDE, walk_away=(0, 1, 2)), choices(Pay="yes", Days="yes"), stop=stop)
    assert (found.samples, found.acceptable, found.efficient) == (10, 10, 10)
    assert robustness(ranged(weights=WIDE), choices(Pay="yes", Days="yes"), stop=lambda: True).sentence == ""


def test_stored_packages_have_the_spread_of_their_choices_and_unfinished_ones_none():
    rows = [*package("all", Pay="yes", Days="no"), *package("part", Pay="yes")]
    known = ranged(*rows, weights=WIDE)
    assert spreads(known) == {"all": spread_of(known, choices(Pay="yes", Days="no"))}


def test_the_spread_of_one_uncertain_score_is_where_its_triangle_has_a_tenth_on_each_side():
    known = ranged(weights={"Pay": (50, 50, 50)})
    option: Option = known.options[1]
    option.score_them_low, option.score_them_likely, option.score_them_high = 20.0, 60.0, 100.0
    # A tenth of the triangle lies within the root of 0.1 x 80 x 40 of each end.
    assert spread_of(known, choices(Pay="half")) == pytest.approx((38, 82), abs=1)


def test_packages_more_of_them_accept_come_first_and_equals_stay_in_order():
    known = ranged(weights=WIDE, walk_away=(30, 50, 70))
    offers = [
        choices(Pay=pay, Days=days)
        for pay, days in (("no", "no"), ("yes", "no"), ("yes", "yes"), ("no", "no"))
    ]
    assert prefer_robust(known, offers) == (2, 1, 0, 3)
    assert prefer_robust(ranged(weights=WIDE), offers) == (0, 1, 2, 3)
    assert prefer_robust(known, []) == ()


def test_a_worth_exactly_at_the_walk_away_is_acceptable():
    known = dossier(issues=PAY, their_walk_away_likely=90.0)
    found = robustness(known, choices(Pay="high", Days="few"), count=4)
    assert place(known, choices(Pay="high", Days="few")).above_theirs == Fraction(0)
    assert found.acceptable == 4
