"""What the worked samples say in points agrees with what their packages are worth."""

import re
from collections import Counter
from itertools import product

import pytest

from tests.sample_files import (
    NAMES,
    batna,
    each_sample,
    of_role,
    offers_side_by_side,
    packages,
    row,
    rows,
    texts,
    worth,
)  # fmt: skip


@each_sample
def test_each_package_chooses_one_option_of_every_issue(name):
    issues = [issue["id"] for issue in rows(name, "issue")]
    for package in rows(name, "package"):
        chosen = [c for c in rows(name, "choice") if c["package_id"] == package["id"]]
        assert sorted(c["issue_id"] for c in chosen) == sorted(issues)
        assert all(row(name, c["option_id"]).issue_id == c["issue_id"] for c in chosen)


@each_sample
def test_opening_target_and_walk_away_of_an_issue_are_its_own_and_fall_in_worth(name):
    for issue in rows(name, "issue"):
        steps = [row(name, issue[step]) for step in ("opening_id", "target_id", "walk_away_id")]
        assert {step.issue_id for step in steps} == {issue["id"]}
        scores = [step.score_me for step in steps]
        assert scores == sorted(scores, reverse=True)


@each_sample
@pytest.mark.parametrize("role", ["opening", "target"])
def test_the_package_of_that_role_takes_what_each_issue_names(name, role):
    package = next(p["id"] for p in rows(name, "package") if p["role"] == role)
    taken = {c["issue_id"]: c["option_id"] for c in rows(name, "choice") if c["package_id"] == package}
    assert taken == {issue["id"]: issue[f"{role}_id"] for issue in rows(name, "issue")}


@each_sample
def test_issues_have_three_to_five_options_scored_from_worst_to_best(name):
    for issue in rows(name, "issue"):
        options = [o for o in rows(name, "option") if o["issue_id"] == issue["id"]]
        assert 3 <= len(options) <= 5
        for score in ("score_me", "score_them_likely"):
            assert {min(o[score] for o in options), max(o[score] for o in options)} == {0, 100}


@each_sample
def test_estimates_of_them_are_ranges_in_order(name):
    assert sum(issue["weight_me"] for issue in rows(name, "issue")) == 100
    assert sum(issue["weight_them_likely"] for issue in rows(name, "issue")) == 100
    ranges = [("weight_them", values) for values in rows(name, "issue")]
    ranges += [("score_them", values) for values in rows(name, "option") if "score_them_low" in values]
    ranges += [("their_walk_away", rows(name, "negotiation")[0])]
    for field, values in ranges:
        assert values[f"{field}_low"] <= values[f"{field}_likely"] <= values[f"{field}_high"], values
    assert len(ranges) > len(rows(name, "issue")) + 5


@each_sample
def test_offers_side_by_side_are_worth_the_same_to_me_and_differ_in_two_issues(name):
    mine = [me for me, _ in offers_side_by_side(name)]
    assert len(mine) == 3
    assert max(mine) - min(mine) <= 3
    taken = Counter(
        c["option_id"] for c in rows(name, "choice") if c["package_id"].endswith(("-a", "-b", "-c"))
    )
    assert sum(count < 3 for count in taken.values()) >= 4


@each_sample
def test_packages_fall_from_opening_to_floor_and_the_floor_is_above_the_batna(name):
    negotiation = rows(name, "negotiation")[0]
    (opening,), (target,), (fallback,) = (of_role(name, role) for role in ("opening", "target", "fallback"))
    best, least = max(offers_side_by_side(name))[0], min(offers_side_by_side(name))[0]
    assert opening[0] > target[0] > best
    assert least > fallback[0] >= negotiation["walk_away_worth"]
    assert negotiation["walk_away_worth"] >= batna(name, "me") + negotiation["safety_margin"]


@each_sample
def test_they_could_accept_what_is_offered_and_have_a_worse_alternative(name):
    limit = rows(name, "negotiation")[0]["their_walk_away_likely"]
    wanted = [*of_role(name, "target", "fallback"), *offers_side_by_side(name)]
    assert all(them >= limit for _, them in wanted)
    assert batna(name, "them") <= limit


@each_sample
def test_no_package_is_clearly_better_for_both_than_what_is_offered(name):
    options = [
        [o["id"] for o in rows(name, "option") if o["issue_id"] == issue["id"]]
        for issue in rows(name, "issue")
    ]
    possible = [worth(name, list(chosen)) for chosen in product(*options)]
    for me, them in [*of_role(name, "opening", "target", "fallback"), *offers_side_by_side(name)]:
        assert not [p for p in possible if p[0] > me + 2 and p[1] > them + 2]


@each_sample
def test_logged_offers_move_towards_each_other(name):
    logged = [(o["side"], packages(name)[o["package_id"]][0]) for o in rows(name, "offer")]
    mine = [value for side, value in logged if side == "me"]
    theirs = [value for side, value in logged if side == "them"]
    assert mine == sorted(mine, reverse=True)
    assert theirs == sorted(theirs)
    assert mine[0] > theirs[0]


@each_sample
def test_who_opened_agrees_with_the_log(name):
    assert rows(name, "reflection")[0]["opened_by"] == rows(name, "offer")[0]["side"]


@each_sample
def test_an_agreement_is_the_package_whose_options_the_results_name(name):
    reflection = rows(name, "reflection")[0]
    settled = {r["issue_id"]: r["option_id"] for r in rows(name, "issue_result")}
    assert set(settled) == {issue["id"] for issue in rows(name, "issue")}
    if rows(name, "negotiation")[0]["stage"] != "closed":
        assert "package_id" not in reflection
        return
    agreed = [c for c in rows(name, "choice") if c["package_id"] == reflection["package_id"]]
    assert reflection["outcome"] == "agreed"
    assert settled == {c["issue_id"]: c["option_id"] for c in agreed}


#: A move, and the step from one option to another that its note speaks of.
STEPS = [
    ("pay-rise", "60k", "salary", "62k", "60k"),
    ("pay-rise", "home", "home", "3", "2"),
    ("pay-rise", "stay", "stay", "1", "2"),
    ("large-corporation", "react", "react", "48", "24"),
    ("large-corporation", "price", "price", "112", "106"),
    ("large-corporation", "pay", "pay", "14", "30"),
    ("influential-stakeholder", "phase", "timing", "after", "phased"),
    ("influential-stakeholder", "staff", "scope", "plan", "staff"),
    ("influential-stakeholder", "days", "people", "none", "2days"),
    ("influential-stakeholder", "stage", "credit", "joint", "he"),
]


@pytest.mark.parametrize(("name", "move", "issue", "before", "after"), STEPS)
def test_the_points_a_move_names_are_those_of_its_step(name, move, issue, before, after):
    first, second = (worth(name, [f"option-{issue}-{key}"]) for key in (before, after))
    said = [int(number) for number in re.findall(r"\d+", row(name, f"move-{move}").note)][:2]
    assert abs(first[0] - second[0] - said[0]) <= 0.5
    assert abs(second[1] - first[1] - said[-1]) <= 0.5


@each_sample
def test_moves_get_smaller(name):
    costs = [
        worth(name, [f"option-{issue}-{before}"])[0] - worth(name, [f"option-{issue}-{after}"])[0]
        for sample, _, issue, before, after in STEPS
        if sample == name
    ]
    assert costs == sorted(costs, reverse=True)


def test_points_named_in_the_prose_are_those_of_the_packages():
    def points(name: str, package: str) -> str:
        return f"{packages(name)[f'package-{package}'][0]:.0f}"

    said = {name: " ".join(text for _, _, text in texts(name)) for name in NAMES}
    name = "pay-rise"
    assert f"({points(name, 'second')} instead of {points(name, 'opening')} points to me)" in said[name]
    name = "large-corporation"
    assert f"{points(name, 'agreed')} points instead of {points(name, 'target')}" in said[name]
    assert f"{float(points(name, 'agreed')) - 44:.0f} above the floor" in said[name]
    name = "influential-stakeholder"
    assert f"{points(name, 'agreed')} points in all, well above the floor of 42" in said[name]
