"""What is prepared and what is not."""

from datetime import date

import pytest

from tests.analysis.making import PAY, dossier, package
from workbook.analysis.completeness import CHECKS, readiness
from workbook.model import (
    Alternative,
    Deadline,
    Dossier,
    Interest,
    Issue,
    LeverageItem,
    Objection,
    Package,
    Party,
    Question,
    Reminder,
    Standard,
)

TABS = {"overview", "leverage", "interests", "tradeoffs", "rehearse", "brief"}


def lacking(found: Dossier) -> dict[str, str]:
    return {item.check.key: item.sentence for item in readiness(found).open}


def test_an_empty_negotiation_lacks_everything_and_starts_with_the_goal():
    found = readiness(dossier())
    assert (found.done, found.total, len(found.open)) == (0, len(CHECKS), len(CHECKS))
    assert found.open[0].sentence == "Write down what you want to walk out with."
    assert found.minutes == sum(check.minutes for check in CHECKS)
    assert found.sentence.startswith(f"0 of {len(CHECKS)} prepared. Next: Write down")


def test_open_checks_come_by_importance_then_by_how_quick_they_are():
    order = [(-item.check.importance, item.check.minutes) for item in readiness(dossier()).open]
    assert order == sorted(order)


def test_each_check_is_named_once_and_leads_to_a_real_place():
    assert len({check.key for check in CHECKS}) == len(CHECKS)
    fields = set(Dossier.__dataclass_fields__)
    row = dossier()
    for check in CHECKS:
        assert check.tab in TABS
        holders = (row.negotiation, row.script, Issue())
        assert check.section in fields or any(hasattr(holder, check.section) for holder in holders)
        assert check.minutes > 0
        assert 1 <= check.importance <= 5


def test_a_goal_a_meeting_and_their_success_are_enough_for_the_overview():
    found = dossier(goal="60k", meeting_on=date(2026, 11, 26), their_success="A named lead")
    assert not lacking(found).keys() & {"goal", "meeting", "their_success"}
    assert "goal" in lacking(dossier(goal="  "))


def test_leverage_needs_evidence_and_theirs_an_answer():
    bare = dossier(LeverageItem(side="me", what="Skill"), LeverageItem(side="them", what="Money"))
    assert lacking(bare)["leverage"].startswith("Find evidence")
    assert lacking(bare)["their_leverage"].startswith("Prepare an answer")
    full = dossier(
        LeverageItem(side="me", what="Skill", evidence="Log"),
        LeverageItem(side="them", answer="Ask who decides"),
    )
    assert not lacking(full).keys() & {"leverage", "their_leverage"}


def test_an_alternative_without_a_worth_is_to_be_valued():
    assert lacking(dossier(Alternative(side="me", name="Stay")))["alternatives"].startswith("Value “Stay”")
    assert "alternatives" not in lacking(dossier(Alternative(side="me", name="Stay", worth=40)))


def test_interests_of_both_sides_are_wanted():
    party = Party(id="p", side="me", name="Me")
    found = dossier(party, Interest(party_id="p", text="Quiet"))
    assert lacking(found)["interests"] == "Note their interests."
    assert lacking(dossier())["interests"] == "Note your own and their interests."


def test_a_single_issue_is_to_be_widened_and_needs_options():
    one = {"Pay": PAY["Pay"]}
    assert lacking(dossier(issues=one))["issues"] == "Widen it to at least two issues."
    bare = {**one, "Days": (1, 1, {"few": (1, 1)})}
    assert lacking(dossier(issues=bare))["issues"] == "Give at least two options for “Days”."
    assert not lacking(dossier(issues=PAY)).keys() & {"issues", "weights"}


def test_weights_and_scores_that_are_missing_are_named():
    gaps = {"Pay": PAY["Pay"], "Days": (None, 1, {"a": (1, 1), "b": (2, 2)})}
    assert lacking(dossier(issues=gaps))["weights"] == "Days has no weight for you."


def test_packages_count_when_they_are_whole_and_mine():
    rows = [
        *package("A", Pay="high", Days="few"),
        *package("Theirs", "theirs", Pay="low", Days="few"),
        Package(id="B", name="B"),
    ]
    assert lacking(dossier(*rows, issues=PAY))["packages"] == "Put together a second package."
    both = dossier(*rows, *package("C", Pay="low", Days="many"), issues=PAY)
    assert "packages" not in lacking(both)


def test_a_walk_away_may_be_set_for_the_whole_or_for_each_issue():
    assert "walk_away" not in lacking(dossier(walk_away_worth=0))
    found = dossier(issues=PAY)
    assert "walk_away" in lacking(found)
    for issue in found.issues:
        issue.walk_away_id, issue.target_id = f"{issue.id}/x", f"{issue.id}/y"
    assert not lacking(found).keys() & {"walk_away", "targets"}


@pytest.mark.parametrize(
    ("row", "key"),
    [
        (Standard(what="Market", source="Survey 2026"), "standards"),
        (Deadline(what="Answer"), "disclosure"),
        (Objection(they_say="No budget", reply="When?"), "objections"),
        (Reminder(text="Wait"), "reminders"),
    ],
)
def test_one_good_row_is_enough(row, key: str):
    assert key in lacking(dossier())
    assert key not in lacking(dossier(row))


def test_two_questions_are_wanted_and_replies_to_every_objection():
    assert "questions" in lacking(dossier(Question(text="Why?")))
    assert "questions" not in lacking(dossier(Question(text="Why?"), Question(text="How?")))
    bare = dossier(Objection(they_say="No"), Objection(they_say="Never"), Objection(they_say="x", reply="y"))
    assert lacking(bare)["objections"] == "Prepare a reply to two objections."


def test_the_opening_needs_what_justifies_it():
    found = dossier()
    found.script.opening = "I propose 62k."
    assert lacking(found)["opening"] == "Say what justifies your opening."
    found.script.justification = "Two surveys."
    assert "opening" not in lacking(found)
