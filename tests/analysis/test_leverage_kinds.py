"""Items whose kind of power was not chosen yet."""

from workbook.analysis.leverage import balance
from workbook.model import Dossier, LeverageItem, new_negotiation


def dossier(*items: tuple[str, str, int]) -> Dossier:
    negotiation, script, reflection = new_negotiation(title="Rent of the workshop")
    rows = tuple(
        LeverageItem(negotiation_id=negotiation.id, what=what, source=source, felt=1, evidenced=strength)
        for what, source, strength in items
    )
    return Dossier(negotiation, script, reflection, leverage_items=rows)


def test_items_without_a_kind_count_each_for_itself() -> None:
    found = balance(dossier(("We pay on time", "other", 3), ("Others are free nearby", "other", 5)))
    assert found.me == 8
    assert [source.label for source in found.sources] == ["We pay on time", "Others are free nearby"]


def test_of_one_kind_only_the_strongest_counts() -> None:
    found = balance(dossier(("We pay on time", "unique", 3), ("We keep the yard clean", "unique", 5)))
    assert found.me == 5


def test_a_finding_calls_an_item_without_a_kind_by_its_words() -> None:
    (finding,) = balance(dossier(("We pay on time", "other", 4))).findings
    assert "We pay on time" in finding.sentence
