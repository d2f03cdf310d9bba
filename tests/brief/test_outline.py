"""What can be chosen for the page is what is on it: the same parts, in the same order."""

import io

import pytest
from pypdf import PdfReader

from tests.brief.dossiers import TODAY, TORTURE, empty, sample
from workbook import paths
from workbook.brief import PRIVATE, TABLE, VERSIONS, make, parts
from workbook.brief.block import PARTS
from workbook.brief.choices import PINNABLE, SHAREABLE, choices_of
from workbook.model import Dossier, Sheet, specs


def with_choices(dossier: Dossier, version: str, **values: str) -> Dossier:
    sheet = Sheet(negotiation_id=dossier.negotiation.id, version=version, **values)
    return Dossier(**{**vars_of(dossier), "sheets": (sheet,)})


def vars_of(dossier: Dossier) -> dict[str, object]:
    return {name: getattr(dossier, name) for name in dossier.__dataclass_fields__}


def text_of(content: bytes) -> str:
    return " ".join(PdfReader(io.BytesIO(content)).pages[0].extract_text().split())


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", TORTURE)
def test_every_part_is_one_that_the_page_knows_and_there_once(name: str, version: str) -> None:
    found = [part.name for part in parts(TORTURE[name](), version, TODAY)]
    assert set(found) <= set(PARTS)
    assert len(set(found)) == len(found)
    assert "notes" in found


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", paths.sample_names())
def test_switching_each_part_off_changes_the_page(name: str, version: str) -> None:
    dossier = sample(name)
    whole = make(dossier, version=version, today=TODAY)
    for part in parts(dossier, version, TODAY):
        without = with_choices(dossier, version, hidden=part.name)
        assert make(without, version=version, today=TODAY) != whole, part.name
        assert part.name in {kept.name for kept in parts(without, version, TODAY)}


def test_the_order_chosen_is_the_order_offered() -> None:
    dossier = with_choices(sample("pay-rise"), PRIVATE, block_order="stuck trades nothing_known")
    movable = [part.name for part in parts(dossier, PRIVATE, TODAY) if part.movable]
    assert movable.index("trades") == movable.index("stuck") + 1


def test_every_entry_that_is_offered_is_a_row_that_can_be_marked() -> None:
    dossier = sample("pay-rise")
    rows = {row.id for table in PINNABLE for row in dossier.rows(table)}
    entries = [entry for part in parts(dossier, PRIVATE, TODAY) for entry in part.entries]
    assert len(entries) > 40
    assert {entry.row for entry in entries} <= rows
    assert all(entry.text for entry in entries)


def test_a_note_for_the_table_is_not_on_the_private_page_nor_the_other_way_round() -> None:
    dossier = with_choices(sample("pay-rise"), TABLE, note="With thanks for the time.")
    assert "With thanks" in text_of(make(dossier, version=TABLE, today=TODAY))
    assert "With thanks" not in text_of(make(dossier, today=TODAY))
    assert choices_of(dossier, PRIVATE).note == ""
    mine = with_choices(sample("pay-rise"), PRIVATE, note="Breathe.")
    assert "Breathe." in text_of(make(mine, today=TODAY))
    assert "Breathe." not in text_of(make(mine, version=TABLE, today=TODAY))


def test_where_nothing_was_chosen_the_page_is_as_it_is_by_itself() -> None:
    dossier = sample("large-corporation")
    for version in VERSIONS:
        plain = with_choices(dossier, version)
        assert make(plain, version=version, today=TODAY) == make(dossier, version=version, today=TODAY)


def test_an_empty_negotiation_offers_nothing_but_room_for_notes() -> None:
    for version in VERSIONS:
        assert [part.name for part in parts(empty(), version, TODAY)] == ["notes"]


def test_what_can_be_chosen_for_the_table_are_the_tables_with_that_field() -> None:
    assert set(SHAREABLE) == {table for table in PINNABLE if "shared" in specs(table)}
