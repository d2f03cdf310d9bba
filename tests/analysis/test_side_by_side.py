"""Whether offers laid side by side are still worth the same."""

from tests.analysis.making import Issues, dossier, package
from workbook.analysis.tradeoffs.side_by_side import WITHIN, apart


def found(better: float, **picks: str):
    """Two offers, of which one takes a day that is worth ``better`` points more."""
    issues: Issues = {"Day": (100, 100, {"one": (50, 0), "other": (50 + better, 0), "open": (None, 0)})}
    other = package("b", "meso_b", Day=picks.get("Day", "other"))
    return apart(dossier(*other, *package("a", "meso_a", Day="one"), issues=issues))


def test_offers_as_far_apart_as_they_may_be_built_are_the_same():
    assert found(WITHIN) is None
    assert found(WITHIN + 0.1) is not None


def test_offers_further_apart_are_named_in_their_order():
    known = found(30)
    assert known is not None
    assert [row.id for row in known.packages] == ["a", "b"]
    assert known.worths == (50, 80)
    assert known.sentence == "No longer worth the same to you: 50, 80."


def test_an_offer_whose_worth_is_not_known_is_not_held_against_the_others():
    assert found(30, Day="open") is None


def test_without_offers_nothing_is_apart():
    assert apart(dossier()) is None
