"""Search as a person types: every script, whatever the case and the accents, up to date after edits."""

from datetime import date

import pytest

from tests.storage.some_rows import full_negotiation
from workbook.model import TABLES, Entry, Issue, Negotiation, PracticeGoal, new_negotiation, specs
from workbook.storage.edits import addition, edit
from workbook.storage.search import fold, snippet, words_of
from workbook.storage.store import Store


def entry(store: Store, text: str, **values: object) -> Entry:
    row = Entry(text=text, **values)
    store.apply([addition(row)])
    return row


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Die Straße für Ärzte", "strasse arzte"),
        ("ΑΘΗΝΑ και Ελλάδα", "ελλαδα"),
        ("Переговоры о зарплате", "ЗАРПЛАТ"),
        ("والمفاوضات الأخيرة", "مفاوضات"),
        ("المُفَاوَضَة", "المفاوضة"),
        ("משא ומתן על השכר", "ומתן"),
        ("昨日の給与交渉", "給与"),
        ("การเจรจาต่อรอง", "ต่อรอง"),
        ("연봉 협상", "협상"),
        ("बातचीत की तैयारी", "तैयारी"),
        ("ＦＵＬＬ　ｗｉｄｔｈ", "full width"),
        ("İstanbul ve ısı", "istanbul isi"),
        ("Łódź, Ørsted, Đorđe", "lodz orsted dorde"),
        ("co\u00adoperation with re\u200bsellers", "cooperation resellers"),
        ("100 % and under_score", "100 %"),
        ("under_score", "r_s"),
    ],
)
def test_every_script_is_found_whatever_the_case_and_the_accents(
    store: Store, text: str, wanted: str
) -> None:
    row = entry(store, text)
    assert [hit.row_id for hit in store.search(wanted)] == [row.id]


def test_signs_that_mean_something_in_patterns_are_taken_literally(store: Store) -> None:
    entry(store, "a hundred percent")
    assert store.search("%") == ()
    assert store.search("_") == ()


@pytest.mark.parametrize("text", ["", "  ", "\n", "\u0301"])
def test_nothing_is_found_for_nothing(store: Store, text: str) -> None:
    entry(store, "something")
    assert store.search(text) == ()


def test_every_text_field_of_every_table_is_searched(store: Store) -> None:
    store.apply([addition(row) for row in full_negotiation()])
    for table in TABLES:
        for name, known in specs(table).items():
            if known.kind in ("line", "text"):
                row = next(row for row in store.rows() if type(row) is table)
                store.apply([edit(row, **{name: "Nadel im Heuhaufen"})])
                (hit,) = store.search("nadel heuhaufen")
                assert (hit.table, hit.row_id, hit.label) == (table.__tablename__, row.id, known.label)
                store.apply([edit(row, **{name: "Nadel im Heuhaufen"}).reversed()])


def test_a_hit_says_where_it_is_and_shows_the_words_around_it(store: Store, negotiation: Negotiation) -> None:
    issue = Issue(
        negotiation_id=negotiation.id, note="lorem " * 40 + "the notice period\nmatters " + "ipsum " * 40
    )
    store.apply([addition(issue)])
    (hit,) = store.search("PERIOD")
    assert (hit.table, hit.row_id, hit.negotiation_id) == ("issue", issue.id, negotiation.id)
    assert (hit.where, hit.label) == (negotiation.title, "About it")
    assert "the notice period matters" in hit.text
    assert hit.text.startswith("… ")
    assert hit.text.endswith(" …")
    assert len(hit.text) < 120


def test_journal_entries_and_goals_are_in_the_journal_whether_of_a_negotiation_or_not(
    store: Store, negotiation: Negotiation
) -> None:
    entry(store, "silence works", negotiation_id=negotiation.id)
    store.apply([addition(PracticeGoal(goal="practise silence"))])
    assert {(hit.where, hit.negotiation_id) for hit in store.search("silence")} == {
        ("Journal", negotiation.id),
        ("Journal", None),
    }


def test_titles_come_first_then_the_newest_journal_entries(store: Store) -> None:
    for month in (2, 11, 7):
        entry(store, "about rent", written_on=date(2026, month, 1), title=f"{month}")
    rows = new_negotiation(title="Flat", goal="a lower rent")
    titled = new_negotiation(title="The RENT")
    store.apply([addition(row) for row in (*rows, *titled)])
    hits = store.search("rent")
    assert (hits[0].table, hits[0].row_id) == ("negotiation", titled[0].id)
    titles = {row.id: row.title for row in store.workbook().entries}
    assert [titles[hit.row_id] for hit in hits if hit.table == "entry"] == ["11", "7", "2"]
    assert hits[-1].row_id == rows[0].id


def test_all_words_must_be_in_the_row_in_any_field(store: Store) -> None:
    row = entry(store, "we waited", title="Silence", tags="patience")
    entry(store, "we talked", title="Silence")
    assert [hit.row_id for hit in store.search("silence waited patience")] == [row.id]


def test_what_is_edited_deleted_or_undone_is_found_as_it_is_now(
    store: Store, negotiation: Negotiation
) -> None:
    assert len(store.search("workshop")) == 1
    change = edit(negotiation, title="Rent of the studio")
    store.apply([change])
    assert (len(store.search("workshop")), len(store.search("studio"))) == (0, 1)
    store.apply([change.reversed()])
    assert (len(store.search("workshop")), len(store.search("studio"))) == (1, 0)
    store.apply(store.deletion(negotiation))
    assert store.search("workshop") == ()


def test_the_limit_holds_and_the_journal_leaves_room_for_the_rest(
    store: Store, negotiation: Negotiation
) -> None:
    entries = [Entry(text="price") for _ in range(50)]
    issues = [Issue(negotiation_id=negotiation.id, name="price") for _ in range(50)]
    store.apply([addition(row) for row in (*entries, *issues)])
    hits = store.search("price", limit=20)
    assert len(hits) == 20
    assert len([hit for hit in hits if hit.table == "entry"]) == 10
    assert len(store.search("price", limit=200)) == 100


def test_only_the_wanted_tables_are_searched(store: Store, negotiation: Negotiation) -> None:
    row = entry(store, "the workshop")
    assert [hit.row_id for hit in store.search("workshop", tables=(Entry,))] == [row.id]


@pytest.mark.parametrize("before", ["", "ﬃ" * 500, "é" * 100, "각" * 333, "ß" * 65, "a\u0301" * 90])
def test_the_snippet_shows_the_match_although_folding_changes_lengths(before: str) -> None:
    text = f"{before} here is the NÉEDLE found {before}"
    assert "NÉEDLE" in snippet(text, words_of("needle"))


def test_folding_twice_is_folding_once() -> None:
    for text in ("Straße", "İı", "ﬃ", "각", "ǅ", "ſ", "ΐ", "Ｆ"):
        assert fold(fold(text)) == fold(text)
