"""The place of a package, and what would be better for both."""

from fractions import Fraction
from random import Random

from hypothesis import given

from tests.analysis.domains import Domain, domains, dossiers, totals, undominated
from tests.analysis.making import PAY, choices, dossier, package
from tests.examples import examples
from workbook.analysis.tradeoffs.better import better, betters, is_efficient, left
from workbook.analysis.tradeoffs.frontier import frontier
from workbook.analysis.tradeoffs.packages import (
    efficient_choices,
    overview,
    place,
    place_of,
    places,
    worth,
)
from workbook.analysis.tradeoffs.utility import matrix
from workbook.model import Dossier


def test_a_package_says_what_it_is_worth_and_how_far_above_the_walk_away():
    found = place(dossier(issues=PAY, walk_away_worth=36), choices(Pay="high", Days="few"))
    assert found.headline == "60 to you, about 90 to them"
    assert found.standing == "24 above your walk-away"
    assert (found.above_mine, found.above_theirs) == (24, None)
    assert found.efficient is True
    assert found.better is None


def test_a_package_below_their_walk_away_says_that_it_is_an_estimate():
    found = place(
        dossier(issues=PAY, walk_away_worth=60, their_walk_away_likely=95), choices(Pay="high", Days="few")
    )
    assert found.standing == "exactly at your walk-away, 5 below theirs, as you estimate it"


def test_a_better_package_for_both_is_named_by_what_changes():
    found = place(dossier(issues=PAY), choices(Pay="low", Days="many"))
    assert found.efficient is False
    assert found.better is not None
    assert found.better.choices == choices(Pay="high", Days="few")
    assert (found.better.me_gain, found.better.them_gain) == (20, 80)
    assert found.better.sentence == (
        "Better for both: take “high” on Pay and “few” on Days. You gain 20, they gain 80."
    )


def test_a_package_better_for_one_only_says_so():
    issues = {"A": (1, 0, {"x": (0, 0), "y": (100, 0)}), "B": (1, 1, {"z": (0, 0)})}
    found = place(dossier(issues=issues), choices(A="x", B="z"))
    assert found.better is not None
    assert found.better.sentence == "Better for you, no worse for them: take “y” on A. You gain 50."


def test_an_incomplete_package_counts_what_is_chosen_and_names_what_is_not():
    found = place(dossier(issues=PAY), choices(Pay="high"))
    assert (found.me, found.them) == (60, 0)
    assert found.missing == ("Days",)
    assert found.efficient is None
    assert found.better is None
    assert found.standing == "Nothing chosen yet for Days."


def test_without_issues_a_package_has_a_place_but_nothing_to_say():
    found = place(dossier(), {})
    assert (found.me, found.them, found.efficient, found.headline, found.standing) == (0, 0, None, "", "")


def test_stored_packages_come_with_their_places_in_order():
    found = dossier(
        *package("Opening", "opening", Pay="high", Days="many"),
        *package("Theirs", "theirs", Pay="low"),
        issues=PAY,
    )
    assert [(row.name, at.me, at.missing) for row, at in places(found)] == [
        ("Opening", 100, ()),
        ("Theirs", 0, ("Days",)),
    ]
    assert place_of(found, "Opening").them == 0
    assert place_of(found, "gone").missing == ("Pay", "Days")


def test_the_overview_counts_packages_and_efficient_points():
    found = overview(dossier(issues=PAY))
    assert found.efficient == ((100, 0), (60, 90), (0, 100))
    assert found.exact
    assert found.sentence == "4 packages, 3 efficient."
    assert overview(dossier()).sentence == "No issues with options yet."


def test_an_overview_that_cannot_list_every_efficient_package_says_how_near_it_comes():
    # Shares of a sum in cents: far more different totals than anybody could tell apart.
    draw = Random(6)
    shares = [[draw.randrange(10_001) / 100 for _ in range(8)] for _ in range(7)]
    issues = {
        f"I{i}": (
            10.0 + i / 100,
            10.0 + i / 100,
            {f"o{j}": (s, round(100 - s, 2)) for j, s in enumerate(row)},
        )
        for i, row in enumerate(shares)
    }
    found = overview(dossier(issues=issues))
    assert not found.exact
    assert "2,097,152 packages, more efficient ones than are listed" in found.sentence
    bound = float(found.sentence.split("at most ")[1].split(" points")[0])
    assert 0 < bound < 0.1


def test_an_efficient_point_gives_a_package_to_load():
    found = dossier(issues=PAY)
    assert efficient_choices(found, 1) == choices(Pay="high", Days="few")


@given(dossiers())
@examples(200)
def test_a_package_is_efficient_exactly_when_no_other_dominates_it(found: Dossier):
    table = matrix(found)
    efficient = set(undominated(totals(table).values()))
    for picks, point in totals(table).items():
        at = place(found, table.choices(picks))
        assert at.efficient is (point in efficient)
        assert (at.better is None) is at.efficient


@given(dossiers())
@examples(200)
def test_a_better_package_is_worth_what_it_promises_and_is_itself_efficient(found: Dossier):
    table = matrix(found)
    for picks in totals(table):
        at = place(found, table.choices(picks))
        if at.better is not None:
            me, them = worth(found, at.better.choices)
            assert me >= at.me
            assert them >= at.them
            assert (me, them) != (at.me, at.them)
            assert abs(me - at.me - at.better.me_gain) < 1e-9
            assert abs(them - at.them - at.better.them_gain) < 1e-9
            assert place(found, at.better.choices).efficient
            changed = {i for i in at.choices if at.choices[i] != at.better.choices[i]}
            assert len(changed) == len(at.better.changes)


@given(domains())
@examples(300)
def test_of_the_better_packages_the_one_with_the_greatest_product_of_gains_is_named(known: Domain):
    points = set(known.every.values())
    for picks, (me, them) in known.every.items():
        rivals = [(u - me) * (v - them) for u, v in points if u >= me and v >= them]
        found = better(known.table, picks, (me, them))
        if found is not None:
            gained = known.every[known.table.picks(found.choices)]
            assert (gained[0] - me) * (gained[1] - them) == max(rivals)


@given(domains())
@examples(200)
def test_what_is_left_on_the_table_is_what_listing_every_package_finds(known: Domain):
    table, points = known.table, set(known.every.values())
    for me, them in points:
        found = left(table, (me, them))
        mine = max(u for u, v in points if v >= them) - me
        theirs = max(v for u, v in points if u >= me) - them
        assert found.me == float(Fraction(mine, table.me.unit))
        assert found.them == float(Fraction(theirs, table.them.unit))
        assert (found.me == found.them == 0) == is_efficient(frontier(table), (me, them))


def test_what_is_left_on_the_table_is_said():
    found = place(dossier(issues=PAY), choices(Pay="low", Days="many"))
    assert found.left is not None
    assert (found.left.me, found.left.them) == (20, 80)
    assert found.left.sentence == (
        "Left on the table: up to 20 for you at no loss to them, "
        "or up to about 80 for them at no loss to you."
    )
    best = place(dossier(issues=PAY), choices(Pay="high", Days="few"))
    assert best.left is not None
    assert best.left.sentence == "Nothing is left on the table."
    assert place(dossier(issues=PAY), choices(Pay="low")).left is None


@given(dossiers())
@examples(300)
def test_the_nearest_better_packages_are_what_listing_every_package_finds(found: Dossier):
    table = matrix(found)
    every = totals(table)
    efficient = set(undominated(every.values()))
    for picks, (me, them) in list(every.items())[::7]:
        rivals = {p: at for p, at in every.items() if at in efficient and at[0] >= me and at[1] >= them}
        strict = {p: at for p, at in rivals.items() if at[0] > me and at[1] > them}
        wanted = strict or {p: at for p, at in rivals.items() if at != (me, them)}
        keys = {}
        for p, at in wanted.items():
            far = sum(a != b for a, b in zip(p, picks, strict=True))
            keys[at] = min(keys.get(at, (99, 0)), (far, -(at[0] - me) * (at[1] - them)))
        named = betters(found, table.choices(picks), 3)
        reached = [every[table.picks(one.choices)] for one in named]
        assert len(set(reached)) == len(reached) == min(3, len(keys))
        assert [keys[at] for at in reached] == sorted(keys.values())[:3]
        assert [len(one.changes) for one in named] == [keys[at][0] for at in reached]


def test_the_nearest_better_package_changes_one_issue_though_another_gains_more():
    issues = {
        "A": (10, 10, {"x": (0, 0), "y": (10, 10)}),
        "B": (45, 45, {"x": (0, 0), "y": (100, 0), "z": (0, 100)}),
        "C": (45, 45, {"x": (0, 0), "y": (0, 100), "z": (100, 0)}),
    }
    found = betters(dossier(issues=issues), choices(A="x", B="y", C="y"))
    assert [one.changes for one in found] == [("“y” on A",)]
    assert (found[0].me_gain, found[0].them_gain) == (1, 1)


def test_no_better_package_is_named_for_an_efficient_or_an_unfinished_one():
    assert betters(dossier(issues=PAY), choices(Pay="high", Days="few")) == ()
    assert betters(dossier(issues=PAY), choices(Pay="low")) == ()
    assert betters(dossier(), {}) == ()


def test_where_very_many_packages_are_as_good_a_near_one_is_still_found():
    issues = {
        **{f"I{i}": (10, 10, {f"o{j}": (j * 10, 100 - j * 10) for j in range(11)}) for i in range(9)},
        "Both": (10, 10, {"worse": (0, 0), "better": (100, 100)}),
    }
    start = {name: f"{name}/o5" for name in issues} | {"Both": "Both/worse"}
    found = betters(dossier(issues=issues), start)
    assert found[0].changes == ("“better” on Both",)
    assert all(place(dossier(issues=issues), one.choices).efficient for one in found)


def test_forty_issues_of_ten_options_are_reckoned_exactly():
    issues = {
        f"I{i}": (i % 7 + 1, i % 5 + 1, {f"o{j}": (j * 11, 99 - j * 11) for j in range(10)})
        for i in range(40)
    }
    found = dossier(issues=issues)
    at = place(found, {name: f"{name}/o5" for name in issues})
    assert at.efficient is False
    assert at.better is not None
    assert place(found, at.better.choices).efficient is True
    assert overview(found).exact
    assert overview(found).sentence.startswith("More than a billion packages")
