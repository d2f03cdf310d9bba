"""Balance of leverage, BATNA, floor, time, and the guard against a weak anchor."""

from datetime import date

import pytest

from tests.analysis.making import PAY, Issues, dossier, package
from workbook import guidance
from workbook.analysis.leverage import balance, batna, floor, restraint, valued, who_is_hurried
from workbook.analysis.leverage.anchor import anchor_guard, opening_choices, target_choices
from workbook.model import Alternative, Deadline, Dossier, Issue, LeverageItem

TODAY = date(2026, 11, 23)


def item(side: str, source: str, felt: int, evidenced: int, **more: str) -> LeverageItem:
    return LeverageItem(
        side=side, source=source, what=f"{side} {source}", felt=felt, evidenced=evidenced, **more
    )


def kinds(*items: LeverageItem) -> list[str]:
    return [finding.kind for finding in balance(dossier(*items)).findings]


def test_the_balance_keeps_the_strongest_item_of_each_source_and_side():
    rows = [item("me", "time", 5, 2), item("me", "time", 1, 4), item("them", "money", 3, 3)]
    found = balance(dossier(*rows))
    assert [source.source for source in found.sources] == ["money", "time"]
    assert found.sources[1].me is not None
    assert (found.sources[1].me.item_id, found.sources[1].me.evidenced) == (rows[1].id, 4)
    assert found.sources[1].them is None
    assert (found.me, found.them, found.me_felt, found.them_felt) == (4, 3, 1, 3)


def test_the_balance_says_when_it_feels_otherwise_than_the_evidence():
    found = balance(dossier(item("me", "expertise", 1, 5), item("them", "money", 5, 3)))
    assert found.sentence == "By evidence you hold more: 5 to 3. It feels as if they hold more."


def test_the_balance_says_nothing_of_feeling_when_it_agrees():
    assert balance(dossier(item("me", "time", 2, 3))).sentence == "By evidence you hold more: 3 to 0."


def test_an_empty_balance_asks_for_evidence():
    assert balance(dossier()).sentence.startswith("Judge how strong")
    assert balance(dossier()).sources == ()


def test_underrated_strengths_are_found_and_named_together():
    rows = [item("me", "expertise", 2, 5), item("me", "time", 2, 4), item("me", "money", 3, 4)]
    found = balance(dossier(*rows)).findings
    assert [f.kind for f in found] == ["underrated"]
    assert found[0].item_ids == (rows[0].id, rows[1].id)
    assert found[0].sentence == (
        "You hold more than you feel: Expertise and skills and Time are two steps or more stronger than "
        "they seem to you."
    )


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (item("me", "time", 5, 3), "overrated"),
        (item("them", "time", 5, 3), "their_overrated"),
        (item("them", "time", 1, 3), "their_underrated"),
        (item("me", "time", 4, 0), "unproven"),
    ],
)
def test_each_distance_of_two_steps_is_a_finding(row: LeverageItem, kind: str):
    assert kinds(row) == [kind]


def test_one_step_and_what_is_not_judged_are_no_findings():
    assert kinds(item("me", "time", 3, 4), item("them", "money", 0, 5), item("me", "market", 0, 5)) == []


def test_restraint_is_asked_of_the_clearly_stronger_side_only():
    strong = dossier(item("me", "time", 3, 5), item("me", "money", 3, 4), item("them", "money", 3, 3))
    assert restraint(strong) == guidance.prompts("restraint")
    assert restraint(dossier(item("me", "time", 3, 5), item("them", "money", 3, 4))) == ()


def test_the_batna_is_the_alternative_of_greatest_worth_times_chance_less_cost():
    rows = [
        Alternative(side="me", name="Stay", worth=30),
        Alternative(side="me", name="Other offer", worth=60, probability=80, cost=5),
        Alternative(side="me", name="Idea"),
        Alternative(side="them", name="Hire", worth=90),
    ]
    found = dossier(*rows)
    assert [(row.alternative.name, row.value) for row in valued(found)] == [
        ("Other offer", 43),
        ("Stay", 30),
        ("Idea", None),
    ]
    assert batna(found).alternative.name == "Other offer"
    assert batna(found, "them").value == 90
    assert batna(dossier()) is None


def test_the_floor_is_the_batna_and_the_margin_raises_it():
    found = floor(dossier(Alternative(side="me", name="Stay", worth=49), safety_margin=3))
    assert (found.worth, found.batna_worth, found.margin, found.warning) == (52, 49, 3, "")
    assert found.sentence == "Stop below 52 of 100: your best alternative is worth 49, with a margin of 3."


def test_a_walk_away_below_the_batna_is_warned_of_and_does_not_lower_the_floor():
    found = floor(dossier(Alternative(side="me", name="Stay", worth=49), safety_margin=3, walk_away_worth=45))
    assert found.worth == 52
    assert "walk-away of 45 is below 52" in found.warning


def test_a_higher_walk_away_is_the_floor():
    found = floor(dossier(Alternative(side="me", name="Stay", worth=49), walk_away_worth=60))
    assert (found.worth, found.warning) == (60, "")


def test_without_alternatives_the_walk_away_stands_and_without_both_there_is_no_floor():
    assert floor(dossier(walk_away_worth=40)).worth == 40
    assert floor(dossier()).worth is None
    assert floor(dossier()).sentence.startswith("Value your best alternative")


def test_the_floor_stays_on_the_scale():
    high = dossier(Alternative(side="me", name="Sure", worth=99), safety_margin=20)
    low = dossier(Alternative(side="me", name="Costly", worth=10, probability=10, cost=50), safety_margin=5)
    assert floor(high).worth == 100
    assert floor(low).worth == 5


SALE: Issues = {"Price": (None, None, {"9,000": (100, 0), "7,000": (33, 67), "6,000": (0, 100)})}


def marked(issues: Issues, **values: float) -> Dossier:
    found = dossier(issues=issues, **values)
    found.issues[0].walk_away_id = "Price/7,000"
    return found


def test_the_walk_away_marked_on_the_only_issue_is_that_of_the_whole():
    found = floor(marked(SALE))
    assert (found.worth, found.walk_away) == (33, 33)
    assert found.sentence == "Stop below 33 of 100: your walk-away, “7,000”. No alternative is valued yet."
    assert floor(marked(SALE, walk_away_worth=50)).worth == 50
    assert floor(marked({**SALE, "Handover": (None, None, {})})).worth == 33


def test_a_mark_on_one_of_several_issues_is_no_walk_away_of_the_whole():
    assert floor(marked({**SALE, "Handover": (None, None, {"May": (100, 0)})})).worth is None
    assert floor(marked({"Price": (0, 0, SALE["Price"][2])})).worth is None


def test_a_marked_walk_away_below_the_alternative_is_warned_of():
    found = dossier(Alternative(side="me", name="Keep it", worth=60), issues=SALE)
    found.issues[0].walk_away_id = "Price/7,000"
    assert floor(found).worth == 60
    assert floor(found).warning.startswith("Your walk-away, “7,000”, worth 33, is below 60, what")


def test_an_opening_near_a_weak_alternative_is_warned_of():
    weak = Alternative(side="me", name="Stay", worth=35)
    rows = package("Opening", "opening", Pay="low", Days="many")
    assert "close to a weak alternative of 35" in anchor_guard(dossier(weak, *rows, issues=PAY))


def test_an_opening_far_above_or_beside_a_strong_alternative_is_not():
    rows = package("Opening", "opening", Pay="high", Days="many")
    strong = Alternative(side="me", name="Other", worth=90)
    weak = Alternative(side="me", name="Stay", worth=35)
    assert anchor_guard(dossier(strong, *rows, issues=PAY)) == ""
    assert anchor_guard(dossier(weak, *rows, issues=PAY)) == ""
    assert anchor_guard(dossier(weak, issues=PAY)) == ""


def test_an_opening_below_the_target_is_warned_of():
    rows = [
        *package("O", "opening", Pay="high", Days="few"),
        *package("T", "target", Pay="high", Days="many"),
    ]
    assert "less than your target of 100" in anchor_guard(dossier(*rows, issues=PAY))


def test_opening_and_target_fall_back_to_those_of_each_issue():
    issue = Issue(id="A", name="A", opening_id="A/x", target_id="A/y")
    assert opening_choices(dossier(issue)) == {"A": "A/x"}
    assert target_choices(dossier(issue)) == {"A": "A/y"}


def due(side: str, day: int, **more: str) -> Deadline:
    return Deadline(side=side, what=f"{side} ends", due_on=date(2026, 12, day), **more)


def test_the_side_whose_deadline_comes_first_is_hurried():
    mine, theirs = due("me", 15), due("them", 4)
    found = who_is_hurried(dossier(mine, theirs), TODAY)
    assert (found.side, found.my_days, found.their_days) == ("them", 22, 11)
    assert (
        found.sentence == "Time presses them first: “them ends” on 4 December, in 11 days. You have longer."
    )


def test_my_own_hurry_is_to_be_kept_unless_it_is_told():
    assert who_is_hurried(dossier(due("me", 4)), TODAY).sentence.endswith("Keep it to yourself.")
    told = who_is_hurried(dossier(due("me", 4, handling="tell")), TODAY)
    assert told.side == "me"
    assert "Keep it" not in told.sentence


def test_deadlines_on_one_day_hurry_both_and_past_ones_nobody():
    assert who_is_hurried(dossier(due("me", 4), due("them", 4)), TODAY).side == "both"
    assert who_is_hurried(dossier(due("me", 4)), date(2026, 12, 5)).side is None
    assert who_is_hurried(dossier(Deadline(side="me", what="Some day")), TODAY).side is None


def test_an_alternative_scored_as_a_package_is_worth_what_the_package_is():
    pay = {
        "Pay": (60, 40, {"60k": (100, 0), "50k": (0, 100)}),
        "Days": (40, 60, {"5": (100, 0), "3": (50, 100)}),
    }
    rows = package("stay", Pay="50k", Days="5")
    stay = Alternative(side="me", name="Stay", worth=90, package_id="stay", cost=4)
    found = dossier(stay, *rows, issues=pay)
    assert batna(found).value == 36
    assert floor(found).worth == 36
    theirs = Alternative(side="them", name="Hire another", package_id="stay", probability=50)
    assert batna(dossier(theirs, *rows, issues=pay), "them").value == 20


def test_an_alternative_whose_package_is_empty_keeps_the_worth_it_was_given():
    stay = Alternative(side="me", name="Stay", worth=30, package_id="stay")
    assert batna(dossier(stay, *package("stay"))).value == 30
