"""What options and packages are worth, in exact numbers."""

from fractions import Fraction

from tests.analysis.making import PAY, choices, dossier
from workbook.analysis.tradeoffs.packages import worth
from workbook.analysis.tradeoffs.said import gaps
from workbook.analysis.tradeoffs.utility import estimate, matrix
from workbook.model import Issue, Option


def test_a_package_is_worth_the_weighted_mean_of_its_scores():
    found = dossier(issues=PAY)
    assert worth(found, choices(Pay="high", Days="few")) == (60, 90)
    assert worth(found, choices(Pay="low", Days="many")) == (40, 10)


def test_weights_need_not_add_up_to_a_hundred():
    issues = {"A": (1, 3, {"x": (100, 50)}), "B": (3, 1, {"y": (20, 10)})}
    assert worth(dossier(issues=issues), choices(A="x", B="y")) == (40, 40)


def test_decimals_are_the_numbers_typed_and_not_the_floats_nearest_to_them():
    issues = {"A": (0.1, 1, {"x": (0.3, 0)}), "B": (0.2, 1, {"y": (0.6, 0)})}
    table = matrix(dossier(issues=issues))
    assert table.me.worth(table.me.total((0, 0))) == Fraction(1, 2)


def test_without_any_weight_all_issues_weigh_the_same():
    issues = {"A": (None, 1, {"x": (100, 0)}), "B": (None, None, {"y": (0, 100)})}
    assert worth(dossier(issues=issues), choices(A="x", B="y")) == (50, 0)


def test_a_missing_weight_counts_nothing_once_another_is_given_and_is_reported():
    issues = {"A": (5, None, {"x": (80, 10)}), "B": (None, None, {"y": (0, 30)})}
    found = dossier(issues=issues)
    assert worth(found, choices(A="x", B="y")) == (80, 20)
    assert "B has no weight for you." in matrix(found).missing


def test_a_missing_score_counts_nothing_and_is_reported():
    issues = {"A": (1, 1, {"x": (None, 100)}), "B": (1, 1, {"y": (100, 100)})}
    found = dossier(issues=issues)
    assert worth(found, choices(A="x", B="y")) == (50, 100)
    assert matrix(found).missing == ("A lacks a score of yours.",)


def test_several_gaps_of_a_kind_are_one_sentence_in_the_plural():
    issues = {"A": (None, 1, {"x": (1, 1)}), "B": (None, 1, {"y": (1, 1)}), "C": (3, 1, {"z": (1, 1)})}
    assert matrix(dossier(issues=issues)).missing == ("A and B have no weight for you.",)


def test_what_is_settled_alone_lacks_no_weight():
    found = dossier(issues={"Price": (None, None, {"9": (100, 0), "8": (0, 100)})})
    assert matrix(found).missing == gaps(found) == ()
    other = {"Day": (None, None, {"May": (100, 0)})}
    assert len(gaps(dossier(issues={"Price": (None, None, {"9": (100, 0)}), **other}))) == 4


def test_an_issue_without_options_does_not_count_and_is_reported():
    found = dossier(issues={**PAY, "Title": (100, 100, {})})
    assert worth(found, choices(Pay="high", Days="few")) == (60, 90)
    assert matrix(found).missing == ("Title has no options yet and does not count.",)


def test_weights_that_are_all_zero_make_everything_worth_nothing():
    issues = {"A": (0, 0, {"x": (100, 100), "y": (0, 0)})}
    assert worth(dossier(issues=issues), choices(A="x")) == (0, 0)


def test_issues_without_a_choice_and_unknown_options_count_nothing():
    assert worth(dossier(issues=PAY), {"Pay": "Pay/high", "Days": "gone"}) == (60, 0)
    assert worth(dossier(), {}) == (0, 0)


def test_their_side_is_the_likely_value_else_the_middle_of_low_and_high():
    assert estimate(30, 0, 100) == 30
    assert estimate(None, 10, 20.5) == Fraction(61, 4)
    assert estimate(None, None, 40) == 40
    assert estimate(None, None, None) is None


def test_estimates_given_as_a_range_count_with_their_middle():
    issue = Issue(id="A", name="A", weight_me=1, weight_them_low=20, weight_them_high=40)
    option = Option(id="x", issue_id="A", name="x", score_me=10, score_them_low=0, score_them_high=60)
    assert worth(dossier(issue, option), {"A": "x"}) == (10, 30)


def test_choices_and_picks_are_two_ways_to_say_the_same():
    table = matrix(dossier(issues=PAY))
    assert table.package_count == 4
    assert table.picks(choices(Pay="low")) == (1, None)
    assert table.choices((1, None)) == choices(Pay="low")
    assert matrix(dossier()).package_count == 0


def test_a_tenth_more_on_one_weight_leaves_the_steps_of_all_other_issues_as_they_were():
    def with_weight(weight):
        issues = {"A": (30, 1, {"x": (70, 1), "y": (12.5, 2)}), "B": (weight, 1, {"z": (100, 3)})}
        return matrix(dossier(issues=issues))

    steps = {with_weight(weight).me.steps[0] for weight in (1, 2, 2.1, 2.5, 70)}
    assert len(steps) == 1
    assert {with_weight(weight).them for weight in (1, 2, 2.1)} == {with_weight(3).them}


def test_the_worth_of_the_best_option_everywhere_is_the_best_score():
    issues = {"A": (0.3, 7, {"x": (100, 33.3)}), "B": (12.7, 11.25, {"y": (100, 33.3)})}
    table = matrix(dossier(issues=issues))
    assert table.me.worth(table.me.total((0, 0))) == 100
    assert table.them.worth(table.them.total((0, 0))) == Fraction(333, 10)
