"""How far the trade-offs are prepared."""

from tests.analysis.making import PAY, dossier, package
from workbook.analysis.tradeoffs.progress import stages
from workbook.model import Dossier, Issue, Move, Option


def counts(found: Dossier) -> dict[str, str]:
    return {stage.key: "done" if stage.complete else stage.count for stage in stages(found)}


def test_where_nothing_is_written_no_stage_is_begun():
    assert set(counts(dossier()).values()) == {""}


def test_one_issue_is_half_of_what_makes_a_trade():
    assert counts(dossier(Issue(name="Rent")))["issues"] == "1 of 2"


def test_each_stage_counts_what_it_asks_for():
    rent, term = Issue(id="r", name="Rent", weight_me=60, weight_them_low=10), Issue(id="t", name="Term")
    options = [Option(issue_id="r", name=str(n), score_me=n, score_them_likely=n) for n in range(2)]
    found = counts(dossier(rent, term, *options, Option(issue_id="t", name="a year", score_me=3)))
    assert found == {
        "issues": "done", "options": "1 of 2", "weights": "1 of 2", "scores": "2 of 3",
        "walk_away_worth": "", "meso": "", "moves": "",
    }  # fmt: skip


def test_three_offers_count_once_something_is_chosen_in_them():
    offers = [
        *package("a", "meso_a", Pay="high", Days="few"),
        *package("b", "meso_b", Pay="high", Days="few"),
        *package("c", "meso_c"),
    ]
    assert counts(dossier(*offers, issues=PAY))["meso"] == "2 of 3"


def test_offers_that_are_not_worth_the_same_do_not_count():
    offers = [
        *package("a", "meso_a", Pay="high", Days="few"),
        *package("b", "meso_b", Pay="low", Days="many"),
        *package("c", "meso_c", Pay="high", Days="few"),
    ]
    stage = next(row for row in stages(dossier(*offers, issues=PAY)) if row.key == "meso")
    assert not stage.complete
    assert stage.next.startswith("No longer worth the same to you: 60, 40, 60.")


def test_when_everything_is_there_every_stage_is_complete():
    offers = [part for role in "abc" for part in package(role, f"meso_{role}", Pay="high", Days="few")]
    found = dossier(*offers, Move(if_you="this", i_can="that"), issues=PAY, walk_away_worth=40)
    assert set(counts(found).values()) == {"done"}
