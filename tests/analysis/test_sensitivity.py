"""Which estimate to check first."""

from dataclasses import replace
from math import sqrt
from typing import Any

import pytest
from hypothesis import given

from tests.analysis.domains import totals
from tests.analysis.making import PAY, dossier
from tests.analysis.uncertain import ranged, uncertain_dossiers, without_ranges
from tests.examples import examples
from workbook.analysis.tradeoffs.cases import EVERY
from workbook.analysis.tradeoffs.counterparts import estimates
from workbook.analysis.tradeoffs.frontier import frontier, realise
from workbook.analysis.tradeoffs.sensitivity import LEAST, sensitivity
from workbook.analysis.tradeoffs.solutions import limits, nash
from workbook.analysis.tradeoffs.utility import matrix
from workbook.model import Dossier, Row


def effect(today: Dossier, changed: Dossier) -> float:
    """The loss by today's advice in a changed negotiation, from listing every package."""
    table, world, least = matrix(today), matrix(changed), limits(changed)
    advice = nash(table, limits(today))
    assert advice is not None
    old = realise(table, frontier(table), advice)
    zero_me = float(least.me) if least.me is not None else _worst(world.me.steps, world.me.unit)
    zero_them = float(least.them) if least.them is not None else _worst(world.them.steps, world.them.unit)

    def mean(steps: tuple[int, int]) -> float:
        me, them = float(world.me.worth(steps[0])) - zero_me, float(world.them.worth(steps[1])) - zero_them
        return sqrt(max(me, 0) * max(them, 0)) if me >= 0 and them >= 0 else 0.0

    every = totals(world)
    return max(map(mean, every.values())) - mean(every[old])


def _worst(steps: tuple[tuple[int, ...], ...], unit: int) -> float:
    return sum(map(min, steps)) / unit


def effects(today: Dossier) -> dict[str, float]:
    """The greatest effect of any estimate, per issue and for the walk-away (“”)."""
    bare, found = without_ranges(today), dict[str, float]()
    for end in ("low", "high"):
        changes = [(row.id, {"issues": _moved(bare.issues, row, "weight_them", end)}) for row in today.issues]
        changes += [
            (row.issue_id, {"options": _moved(bare.options, row, "score_them", end)}) for row in today.options
        ]
        walk_away = _moved((bare.negotiation,), today.negotiation, "their_walk_away", end)[0]
        changes.append(("", {"negotiation": walk_away}))
        for place, change in changes:
            loss = effect(today, replace(bare, **change))
            found[place] = max(found.get(place, 0.0), loss)
    return found


def _moved(rows: tuple[Any, ...], source: Row, stem: str, end: str) -> tuple[Any, ...]:
    value = getattr(source, f"{stem}_{end}")
    if value is None:
        return rows
    moved = {f"{stem}_likely": value}
    return tuple(type(row)(**{**row.model_dump(), **moved}) if row.id == source.id else row for row in rows)


@given(uncertain_dossiers())
@examples(150)
def test_the_effect_is_what_listing_every_package_at_every_end_finds(today: Dossier):
    if estimates(today).certain or nash(matrix(today), limits(today)) is None:
        return
    said = {doubt.issue_id or "": doubt.effect for doubt in sensitivity(today, limit=100)}
    for place, expected in effects(today).items():
        if expected > LEAST + 1e-6:
            assert said[place] == pytest.approx(expected, abs=1e-6)
        else:
            assert said.get(place, LEAST) == pytest.approx(LEAST, abs=1e-5)


@given(uncertain_dossiers())
@examples(50)
def test_the_greatest_effect_comes_first_and_no_issue_twice(today: Dossier):
    found = sensitivity(today, limit=100)
    assert [doubt.effect for doubt in found] == sorted((doubt.effect for doubt in found), reverse=True)
    assert len({doubt.issue_id for doubt in found}) == len(found)
    assert sensitivity(today, limit=1) == found[:1]


def test_a_weight_that_changes_the_advice_is_said_with_a_question():
    known = ranged(weights={"Pay": (60, 60, 60), "Days": (5, 40, 90)})
    (doubt,) = sensitivity(known)
    assert (doubt.kind, doubt.issue_id, doubt.option_id) == ("weight", "Days", None)
    assert doubt.sentence.startswith("Find out how much Days matters to them: if it is 90 instead of 40, ")
    assert doubt.question == "How important is Days to you, compared with all the rest?"


def test_a_score_that_changes_the_advice_names_the_option():
    known = ranged(weights={"Pay": (50, 50, 50), "Days": (50, 50, 50)})
    half = known.options[1]
    half.score_them_low, half.score_them_high = 10.0, 95.0
    (doubt,) = sensitivity(known)
    assert (doubt.kind, doubt.issue_id, doubt.option_id) == ("score", "Pay", "Pay/half")
    assert doubt.sentence.startswith("Find out how good “half” on Pay is for them: if it is ")
    assert doubt.question == "What would “half” on Pay mean for you?"


def test_a_walk_away_that_may_be_higher_than_the_advice_is_said_so():
    known = ranged(weights={"Pay": (60, 60, 60), "Days": (40, 40, 40)}, walk_away=(20, 20, 80))
    (doubt,) = sensitivity(known)
    assert (doubt.kind, doubt.issue_id, doubt.option_id) == ("walk-away", None, None)
    assert doubt.sentence == (
        "Find out where they would walk away: if it is 80 instead of 20, they would refuse what now looks "
        "best, and you would do better with “half” on Days."
    )


def test_where_no_range_is_given_each_weight_is_tried_at_half_and_at_one_and_a_half_times():
    options = {"no": (100.0, 0.0), "half": (60.0, 50.0), "yes": (0.0, 100.0)}
    known = dossier(issues={"Pay": (50.0, 52.0, options), "Days": (50.0, 48.0, options)})
    assert estimates(known).certain
    found = sensitivity(known)
    assert found
    assert {doubt.kind for doubt in found} == {"weight"}


def test_without_issues_or_any_agreement_there_is_no_advice_to_doubt():
    assert sensitivity(dossier()) == ()
    assert sensitivity(dossier(issues=PAY, walk_away_worth=90.0, their_walk_away_likely=90.0)) == ()


def test_in_a_large_table_the_greatest_effects_are_exact():
    weights = {f"Issue {n}": (float(n), float(n + 4), float(n + 12)) for n in range(8)}
    known = ranged(weights=weights, walk_away=(30, 40, 60))
    assert matrix(known).package_count > EVERY
    first, second, *_ = sensitivity(known)
    for doubt in (first, second):
        assert doubt.kind == "weight"
        issue = next(row for row in known.issues if row.id == doubt.issue_id)
        bare = without_ranges(known)
        ends = [_moved(bare.issues, issue, "weight_them", end) for end in ("low", "high")]
        expected = max(effect(known, replace(bare, issues=rows)) for rows in ends)
        assert doubt.effect == pytest.approx(expected)
    assert first.effect > second.effect > LEAST


def test_it_stops_when_told():
    known = ranged(weights={"Pay": (60, 60, 60), "Days": (5, 40, 90)})
    assert sensitivity(known, stop=lambda: True) == ()
