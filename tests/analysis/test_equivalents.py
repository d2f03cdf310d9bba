"""Offers of the same worth, laid side by side."""

from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.domains import dossiers
from tests.analysis.making import dossier
from workbook.analysis.tradeoffs.equivalents import LESS, WITHIN, equivalents
from workbook.analysis.tradeoffs.packages import worth
from workbook.model import Dossier, Issue, Option


def two_ways(issues: int, options: int = 2) -> Dossier:
    """Issues of equal weight to both; the first option is best for me, the last for them."""
    rows: list[Issue | Option] = []
    for i in range(issues):
        rows.append(Issue(id=f"i{i}", name=f"i{i}", weight_me=10.0, weight_them_likely=10.0))
        for j in range(options):
            score = 100.0 * j / (options - 1)
            option = Option(id=f"i{i}o{j}", issue_id=f"i{i}", score_me=100 - score, score_them_likely=score)
            rows.append(option)
    return dossier(*rows)


def test_three_offers_of_the_same_worth_differ_from_one_another() -> None:
    found = equivalents(two_ways(4), 50)
    assert [round(offer.me) for offer in found] == [50, 50, 50]
    first, second, third = (offer.choices for offer in found)
    assert sum(first[issue] != second[issue] for issue in first) == 4, "the second is as far off as can be"
    assert third not in (first, second)


def test_no_offer_is_made_up_where_no_package_is_worth_that_much() -> None:
    assert equivalents(two_ways(2), 75) == ()
    assert equivalents(dossier(), 50) == ()


def test_with_too_many_packages_to_list_the_frontier_gives_the_offers() -> None:
    found = equivalents(two_ways(12, 3), 50)
    assert found
    assert all(abs(offer.me - 50) <= WITHIN for offer in found)


@given(dossiers(), st.integers(0, 100))
def test_each_offer_is_worth_what_it_says_and_none_is_bad_for_them(known: Dossier, wanted: int) -> None:
    found = equivalents(known, wanted)
    for offer in found:
        assert (offer.me, offer.them) == worth(known, offer.choices)
        assert abs(offer.me - wanted) <= WITHIN + 1e-9
        assert offer.them >= found[0].them - LESS - 1e-9
    assert len({tuple(sorted(offer.choices.items())) for offer in found}) == len(found)
