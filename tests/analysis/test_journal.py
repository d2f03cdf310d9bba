"""Entries of the journal are found by words, tag, kind, negotiation and time, the newest first."""

from datetime import date

from workbook.analysis.journal import UNDATED, Wanted, common_tags, found, months
from workbook.model import Entry

SILENCE = Entry(
    id="silence", written_on=date(2026, 11, 12), kind="negotiation", negotiation_id="pay",
    title="The number is out", text="Ich zählte die Atemzüge.", tags="silence, pay", lesson="Wait.",
)  # fmt: skip
BOOK = Entry(id="book", written_on=date(2026, 10, 2), kind="reading", title="Anchors", tags="Opening, pay")
OLD = Entry(id="old", written_on=date(2025, 11, 30), kind="reading", title="Chapter 3", tags="opening")
UNSET = Entry(id="unset", title="Some day", text="No day at all")
ALL = (OLD, UNSET, SILENCE, BOOK)


def ids(wanted: Wanted) -> list[str]:
    return [entry.id for entry in found(ALL, wanted)]


def test_without_anything_wanted_all_are_there_the_newest_first_and_the_undated_last():
    assert ids(Wanted()) == ["silence", "book", "old", "unset"]
    assert not Wanted()


def test_words_are_found_in_every_field_in_any_order_without_case_and_accents():
    assert ids(Wanted(words="ATEMZUGE out")) == ["silence"]
    assert ids(Wanted(words="wait")) == ["silence"]
    assert ids(Wanted(words="pay")) == ["silence", "book"]
    assert ids(Wanted(words="chapter pay")) == []


def test_a_period_is_a_year_or_a_month_of_it():
    assert ids(Wanted(period="2026")) == ["silence", "book"]
    assert ids(Wanted(period="2026-11")) == ["silence"]


def test_every_tag_wanted_must_be_there_however_it_is_written():
    assert ids(Wanted(tags=frozenset({"opening"}))) == ["book", "old"]
    assert ids(Wanted(tags=frozenset({"OPENING", "pay"}))) == ["book"]


def test_choosing_a_tag_again_leaves_it_out():
    once = Wanted().toggled("pay")
    assert once.tags == {"pay"}
    assert once.toggled("pay") == Wanted()


def test_kind_and_negotiation_narrow_together():
    assert ids(Wanted(kind="reading")) == ["book", "old"]
    assert ids(Wanted(kind="reading", negotiation_id="pay")) == []
    assert ids(Wanted(negotiation_id="pay")) == ["silence"]


def test_entries_are_grouped_by_month_and_those_without_a_day_stand_for_themselves():
    grouped = months(found(ALL, Wanted()))
    assert [(month.key, len(month.entries)) for month in grouped] == [
        ("2026-11", 1), ("2026-10", 1), ("2025-11", 1), ("", 1),
    ]  # fmt: skip
    assert grouped[0].title == "November 2026"
    assert grouped[-1].title == UNDATED


def test_the_commonest_tags_come_first_as_they_were_first_written():
    assert common_tags(ALL) == ("opening", "pay", "silence")
    assert common_tags(ALL, limit=1) == ("opening",)
    assert common_tags([BOOK, OLD])[0] == "Opening"
