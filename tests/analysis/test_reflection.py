"""How it came out, against what was wanted, needed and possible."""

from tests.analysis.making import PAY, dossier, package
from workbook.analysis.reflection import issue_outcomes, outcome, settled_choices
from workbook.model import Alternative, Dossier, IssueResult


def closed(*rows, pay: str = "low", days: str = "many", **values) -> Dossier:
    found = dossier(*rows, *package("Deal", Pay=pay, Days=days), issues=PAY, **values)
    found.reflection.package_id = "Deal"
    found.reflection.outcome = "agreed"
    return found


def test_each_issue_is_held_against_opening_target_and_walk_away():
    found = closed()
    pay = found.issues[0]
    pay.opening_id, pay.target_id, pay.walk_away_id = "Pay/high", "Pay/high", "Pay/low"
    [first, second] = issue_outcomes(found)
    assert (first.against_opening, first.against_target, first.against_walk_away) == (-60, -60, 0)
    assert first.sentence == "Pay at low: 60 below your target, at your walk-away."
    assert second.against_target is None
    assert second.sentence == "Days at many."


def test_results_noted_by_issue_correct_the_agreed_package():
    found = closed(IssueResult(issue_id="Pay", option_id="Pay/high", result="after a break"))
    assert settled_choices(found) == {"Pay": "Pay/high", "Days": "Days/many"}
    assert issue_outcomes(found)[0].result == "after a break"


def test_a_result_in_words_stands_alone():
    found = dossier(IssueResult(issue_id="Pay", result="put off until May"), issues=PAY)
    assert [row.sentence for row in issue_outcomes(found)] == ["Pay: put off until May.", ""]


def test_the_agreement_is_held_against_batna_floor_and_the_best_possible():
    batna = Alternative(side="me", name="Stay", worth=45)
    found = outcome(closed(batna, walk_away_worth=50, their_walk_away_likely=5))
    assert (found.above_batna, found.above_floor, found.best) == (-5, -10, 60)
    assert found.sentences == (
        "The agreement is worth 40 to you, about 10 to them.",
        "That is 5 below your best alternative.",
        "It is 10 below your floor: what made you agree?",
        "The most they might have accepted, as far as you know, was worth 60 to you.",
        "Left on the table: better for both: take “high” on Pay and “few” on Days. "
        "You gain 20, they gain 80.",
    )


def test_an_efficient_agreement_left_nothing_on_the_table():
    found = outcome(closed(pay="high", days="few"))
    assert found.sentences[-1].startswith("Nothing was left on the table")


def test_while_issues_are_open_only_what_is_settled_is_told():
    found = dossier(IssueResult(issue_id="Pay", option_id="Pay/high"), issues=PAY)
    assert outcome(found).sentences == (
        "What is settled so far is worth 60 to you, about 0 to them; open: Days.",
    )
    assert outcome(found).above_batna is None


UNSCORED = {"Pay": (60, 10, {"high": (None, None), "low": (0, None)})}


def test_without_a_score_or_a_weight_no_distance_is_told():
    for issues in (UNSCORED, {**PAY, "Pay": (None, 10, PAY["Pay"][2])}):
        found = dossier(IssueResult(issue_id="Pay", option_id="Pay/low"), issues=issues)
        found.issues[0].target_id = "Pay/high"
        assert issue_outcomes(found)[0].against_target is None
        assert issue_outcomes(found)[0].sentence == "Pay at low."


def test_without_scores_no_figure_and_no_praise_is_told():
    found = dossier(IssueResult(issue_id="Pay", option_id="Pay/high"), issues=UNSCORED, walk_away_worth=50)
    assert outcome(found).sentences == (
        "The agreement, as far as it is scored: worth to you not known yet, to them not known yet.",
    )
    assert outcome(found).above_floor is None


def test_what_they_might_have_accepted_is_told_only_where_their_walk_away_is_estimated():
    assert outcome(closed()).best is None
    assert outcome(closed(their_walk_away_likely=5)).best == 60


def test_without_anything_settled_there_is_nothing_to_tell():
    assert outcome(dossier(issues=PAY)).sentences == ()
    assert outcome(dossier()).place is None
