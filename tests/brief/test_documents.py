"""The longer documents: everything is in them, in order, on pages that read well."""

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import count, islice
from threading import Thread
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter

from tests.brief.dossiers import LONG, PAPERS, TODAY, TORTURE, build, of_rows, sample
from tests.brief.geometry import Show, outside, overlaps, shows
from workbook import paths
from workbook.analysis.journal import Wanted, newest_first
from workbook.brief import documents
from workbook.brief.pages import BOTTOM, SIDE, TOP
from workbook.brief.papers.looked_for import LookedFor
from workbook.brief.style import SMALLEST
from workbook.brief.words import number, plain_date
from workbook.model import (
    NAMES,
    TABLES,
    Dossier,
    Entry,
    LeverageItem,
    Negotiation,
    Objection,
    PracticeGoal,
    Question,
    Row,
    Sheet,
    new_negotiation,
    specs,
)  # fmt: skip
from workbook.storage import portable

CHAPTERS = ["Overview", "Leverage", "Interests", "Trade-offs", "Rehearse", "Reflection", "Journal"]
#: Fields that hold no words to read: the names of blocks on the page for the room.
NO_WORDS = {("sheet", "hidden"), ("sheet", "block_order")}


def dossier_of(rows: Any, **ways: Any) -> bytes:
    return documents.dossier(rows, **{"today": TODAY, **ways}).content


@cache
def printed(name: str, paper: str = "a4") -> bytes:
    return dossier_of(TORTURE[name](), paper=paper)


def single_pages(pdf: bytes) -> Iterator[list[Show]]:
    for page in PdfReader(io.BytesIO(pdf)).pages:
        writer, out = PdfWriter(), io.BytesIO()
        writer.add_page(page)
        writer.write(out)
        yield shows(out.getvalue())


@cache
def texts(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def text_of(pdf: bytes) -> str:
    return " ".join(texts(pdf))


def marks(reader: PdfReader, entries: Any = None, level: int = 0) -> Iterator[tuple[int, str, int]]:
    """Every bookmark: its level, its title, and on which page it is."""
    for entry in reader.outline if entries is None else entries:
        if isinstance(entry, list):
            yield from marks(reader, entry, level + 1)
        else:
            number = reader.get_destination_page_number(entry)
            yield level, str(entry.title), (-1 if number is None else number) + 1


def with_values() -> tuple[list[Row], dict[str, str]]:
    """A row of each table in which every number and every day occurs nowhere else, and whose they are."""
    place, rows, said = count(1), [], {}
    for table in TABLES:
        values: dict[str, Any] = {"id": f"id-{table.__tablename__}"}
        for name, known in specs(table).items():
            whose = f"{table.__tablename__}.{name}"
            if known.kind == "link":
                values[name] = f"id-{known.target}"
            elif known.kind in ("line", "text"):
                values[name] = known.label
            elif known.kind == "number":
                values[name] = 20 + next(place) / 10
                said[number(values[name])] = whose
            elif known.kind == "day":
                values[name] = TODAY + timedelta(days=next(place))
                said[plain_date(values[name])] = whose
        rows.append(table(**values))
    return rows, said


def marked() -> tuple[list[Row], dict[str, str]]:
    """A row of each table with words of its own in every field, and whose they are."""
    ids = {table.__tablename__: f"id-{table.__tablename__}" for table in TABLES}
    rows, words = [], {}
    for table in TABLES:
        values: dict[str, Any] = {"id": ids[table.__tablename__]}
        for name, known in specs(table).items():
            if known.kind == "link":
                values[name] = ids[known.target]
            elif known.kind in ("line", "text"):
                values[name] = f"Wq{len(words):04d}z"
                words[values[name]] = f"{table.__tablename__}.{name}"
        rows.append(table(**(values | ({"version": "table-safe"} if table is Sheet else {}))))
    return rows, words


def test_every_word_of_every_field_is_in_the_dossier() -> None:
    rows, words = marked()
    entries = [row for row in rows if isinstance(row, Entry)]
    goals = [row for row in rows if isinstance(row, PracticeGoal)]
    whole = of_rows([row for row in rows if type(row) in NAMES])
    text = text_of(dossier_of(whole, entries=entries, goals=goals))
    lacking = {whose for word, whose in words.items() if word not in text}
    assert lacking == {f"{table}.{name}" for table, name in NO_WORDS}


def test_every_number_and_every_day_is_in_the_dossier() -> None:
    rows, said = with_values()
    entries = [row for row in rows if isinstance(row, Entry)]
    goals = [row for row in rows if isinstance(row, PracticeGoal)]
    text = text_of(dossier_of(of_rows([r for r in rows if type(r) in NAMES]), entries=entries, goals=goals))
    lacking = {whose for mark, whose in said.items() if not re.search(rf"(?<![\d.]){mark}(?!\d)", text)}
    assert lacking == set()


def test_what_is_printed_comes_in_the_order_of_the_tabs() -> None:
    rows = portable.rows_of(paths.sample("pay-rise").read_text(encoding="utf-8"))
    entries = [row for row in rows if isinstance(row, Entry)]
    pdf = dossier_of(sample("pay-rise"), entries=entries)
    found = [title for level, title, _ in marks(PdfReader(io.BytesIO(pdf))) if level == 0]
    assert found == CHAPTERS


def test_an_empty_negotiation_says_that_nothing_is_written_on_one_page() -> None:
    (text,) = texts(printed("empty"))
    assert "Nothing is written yet." in text
    assert "Contents" not in text


def test_parts_without_content_have_neither_heading_nor_bookmark() -> None:
    pdf = dossier_of(build(Question(text="What else?"), title="Short"))
    assert [title for _, title, _ in marks(PdfReader(io.BytesIO(pdf)))] == ["Interests", "Questions"]


@pytest.mark.parametrize("name", ["pay-rise", "large-corporation", "forty_issues"])
def test_the_contents_name_the_page_each_part_begins_on(name: str) -> None:
    pdf = printed(name)
    reader, pages = PdfReader(io.BytesIO(pdf)), texts(pdf)
    listed = [mark for mark in marks(reader) if mark[0] < 2]
    assert len(listed) > 2
    for _, title, page in listed:
        assert title in pages[page - 1]
        if re.search(rf"{re.escape(title)} \d", pages[0]):
            assert re.search(rf"{re.escape(title)} {page}\b", pages[0]), title


@pytest.mark.parametrize("name", ["pay-rise", "forty_issues"])
def test_links_of_the_contents_lead_to_the_same_pages(name: str) -> None:
    reader = PdfReader(io.BytesIO(printed(name)))
    links = [note.get_object() for note in reader.pages[0].get("/Annots", [])]
    targets = [(reader.get_page_number(link["/Dest"][0].get_object()) or 0) + 1 for link in links]
    assert sorted(targets) == sorted(page for level, _, page in marks(reader) if level < 2)


@pytest.mark.parametrize("name", ["pay-rise", "long_objections", "empty"])
def test_each_page_says_which_it_is_of_how_many_and_that_it_is_private(name: str) -> None:
    pdf = printed(name)
    pages, reader = texts(pdf), PdfReader(io.BytesIO(pdf))
    for place, text in enumerate(pages, 1):
        assert f"{place} of {len(pages)}" in text
        assert "PRIVATE" in text
    assert reader.page_labels == [str(place) for place in range(1, len(pages) + 1)]
    for text in pages[1:]:
        assert text.startswith(text_start(pages[0]))


def text_start(first: str) -> str:
    """The first letters of the title, as the header repeats them."""
    return first.split("Full dossier ", 1)[1][:8]


@pytest.mark.parametrize("name", TORTURE)
def test_nothing_lies_over_anything_else_or_outside_the_margins(name: str) -> None:
    for paper in ("a4",) if name in ("huge", "thirty_sources") else PAPERS:
        # Of more than a hundred pages every fifth will do.
        for found in islice(single_pages(printed(name, paper)), 0, None, 5 if name == "huge" else 1):
            assert overlaps(found) == []
            assert outside(found, *PAPERS[paper], margin=27) == []
            body = [show for show in found if show.text.strip() and not show.letters[0].turned]
            assert min(show.box()[0] for show in body) >= SIDE - 0.5
            assert max(show.box()[2] for show in body) <= PAPERS[paper][0] - SIDE + 0.5


@pytest.mark.parametrize("name", ["long_objections", "forty_issues", "pay-rise"])
def test_text_stays_between_header_and_footer_and_no_heading_ends_a_page(name: str) -> None:
    *pages, _last = single_pages(printed(name))
    height = PAPERS["a4"][1]
    for found in pages:
        body = [show for show in found if show.text.strip() and BOTTOM - 4 < show.box()[1] < height - TOP]
        lowest = min(body, key=lambda show: show.box()[1])
        assert lowest.letters[0].size < 10.9, lowest.text
        assert min(letter.size for show in body for letter in show.letters) >= SMALLEST * 0.88


def test_a_text_of_fifty_thousand_letters_flows_over_pages_without_a_word_lost() -> None:
    words = [f"w{number}" for number in range(9_000)]
    situation = " ".join(words[:4_000]) + "\n\n" + " ".join(words[4_000:])
    pdf = dossier_of(build(title="Long", situation=situation))
    found = re.findall(r"\bw\d+\b", text_of(pdf))
    assert found == words
    assert len(texts(pdf)) > 8


def test_a_word_without_end_is_broken_and_not_lost() -> None:
    pdf = dossier_of(build(title="Long", goal="x" * 5_000))
    assert text_of(pdf).count("x") == 5_000


def test_lines_of_a_text_stay_lines() -> None:
    (shown,) = single_pages(dossier_of(build(title="Lines", goal="first of all\nthen the rest")))
    places = {show.text.strip(): show.letters[0].baseline for show in shown}
    assert places["first of all"] > places["then the rest"]


def test_the_head_of_a_table_is_repeated_on_each_page_it_goes_on() -> None:
    pages = texts(printed("forty_issues"))
    assert sum("walk away you they, about" in text for text in pages) >= 2


def test_the_same_content_on_the_same_day_gives_the_same_bytes_from_any_thread() -> None:
    found: list[bytes] = []
    thread = Thread(target=lambda: found.append(dossier_of(sample("pay-rise"))))
    thread.start()
    thread.join()
    assert dossier_of(sample("pay-rise")) == found[0] == printed("pay-rise")
    assert dossier_of(sample("pay-rise"), today=TODAY + timedelta(days=1)) != found[0]


@pytest.mark.parametrize("paper", PAPERS)
def test_it_is_on_the_paper_asked_for(paper: str) -> None:
    for page in PdfReader(io.BytesIO(printed("pay-rise", paper))).pages:
        assert [float(x) for x in page.mediabox[2:]] == pytest.approx(PAPERS[paper], abs=0.01)


def test_an_unknown_paper_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="a4, letter"):
        documents.dossier(sample("pay-rise"), paper="a5", today=TODAY)


def test_it_says_what_it_is_and_whose_day_it_was_made() -> None:
    reader = PdfReader(io.BytesIO(printed("pay-rise")))
    assert reader.metadata is not None
    assert reader.metadata.title == "Pay rise and the migration lead – full dossier"
    assert reader.metadata.subject == "Full dossier, private, made 23 November 2026"
    assert str(reader.trailer["/Root"].get_object()["/Lang"]) == "en"


@pytest.mark.parametrize("name", ["pay-rise", "huge", "emoji", "scripts"])
def test_all_fonts_are_embedded_and_the_file_is_sound(name: str, tmp_path) -> None:
    pdf = printed(name)
    assert b"Helvetica" not in pdf
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            assert "/FontFile2" in descendant["/FontDescriptor"].get_object()
    if shutil.which("qpdf"):
        path = tmp_path / "whole.pdf"
        path.write_bytes(pdf)
        assert subprocess.run(["qpdf", "--check", path], capture_output=True, check=False).returncode == 0


def test_a_character_that_no_font_has_is_told() -> None:
    made = documents.dossier(build(title="Odd \U0001f3fc\U000e1000 \ue0a7"), today=TODAY)
    assert "\ue0a7" in made.missing or "\U0001f3fc" in made.missing


def test_right_to_left_entries_stand_at_the_right() -> None:
    hebrew = "אני מבקש העלאה"
    pdf = dossier_of(build(LeverageItem(side="me", what=hebrew, felt=2), title="T"))
    (found,) = single_pages(pdf)
    edge = PAPERS["a4"][0] - SIDE
    right = [show for show in found if any("\u0590" <= x.text[:1] <= "\u05ff" for x in show.letters)]
    assert max(show.box()[2] for show in right) == pytest.approx(edge, abs=1.5)


# Reflection


def test_the_reflection_holds_what_was_noted_and_what_to_practise() -> None:
    rows, words = marked()
    goals = [row for row in rows if isinstance(row, PracticeGoal)]
    whole = of_rows([row for row in rows if type(row) in NAMES])
    text = text_of(documents.reflection(whole, goals, today=TODAY).content)
    tables = ("reflection.", "prediction.", "issue_result.", "practice_goal.")
    wanted = [word for word, whose in words.items() if whose.startswith(tables)]
    assert len(wanted) > 15
    assert [word for word in wanted if word not in text] == []
    assert not any(word in text for word, whose in words.items() if whose.startswith("leverage_item."))


def test_a_reflection_in_which_nothing_is_noted_says_so() -> None:
    assert "Nothing is written yet." in text_of(documents.reflection(build(title="T"), today=TODAY).content)


# Journal


def entries_of_a_year() -> list[Entry]:
    days = [date(2026, month, day) for month in range(1, 12) for day in (3, 17)]
    entries = [Entry(title=f"Entry {at}", text=f"{LONG}\n{LONG * 6}", lesson="Wait.", tags="time, pay",
                     written_on=day, kind="training") for at, day in enumerate(days)]  # fmt: skip
    return newest_first([*entries, Entry(title="Undated", text="Some time"), Entry(text="No title at all")])


def test_the_journal_is_in_its_order_under_its_months() -> None:
    entries = entries_of_a_year()
    made = documents.journal(entries, {}, today=TODAY)
    reader = PdfReader(io.BytesIO(made.content))
    titles = [title for _, title, _ in marks(reader)]
    assert titles[:2] == ["November 2026", "October 2026"]
    assert len(titles) == 12
    text = text_of(made.content)
    named = re.findall(r"Entry \d+", text)
    assert named == [entry.title for entry in entries if entry.title.startswith("Entry")]
    assert "3 January 2026 – 17 November 2026 · 24 entries" in text
    assert made.pages == len(reader.pages) > 3
    assert text.count("Lesson Wait.") == 22
    assert "No title at all" in text


def test_the_journal_says_what_was_looked_for_and_of_which_negotiation_an_entry_is() -> None:
    entry = Entry(title="One", text="Text", written_on=TODAY, negotiation_id="n")
    wanted = LookedFor(Wanted(tags=frozenset({"pay"}), period="2026-11"), first=TODAY - timedelta(days=9))
    text = text_of(documents.journal([entry], {"n": "The lease"}, wanted, today=TODAY).content)
    assert "23 November 2026 · 1 entry" in text
    assert "from 14 November 2026, of November 2026, tagged “pay”" in text
    assert "The lease" in text


def test_months_and_days_of_the_journal_are_those_of_the_locale() -> None:
    entry = Entry(title="Eins", written_on=TODAY.replace(month=3))
    wanted = LookedFor(Wanted(period="2026-03"), first=date(2026, 3, 1))
    text = text_of(documents.journal([entry], {}, wanted, today=TODAY, locale="de_DE").content)
    assert "23. März 2026" in text
    assert "from 1. März 2026, of März 2026" in text
    french = documents.journal([entry], {}, today=TODAY, locale="fr_FR").content
    assert [title for _, title, _ in marks(PdfReader(io.BytesIO(french)))] == ["Mars 2026"]


def test_a_journal_without_entries_says_so() -> None:
    assert "Nothing is written yet." in text_of(documents.journal([], {}, today=TODAY).content)


def test_an_objection_longer_than_a_page_goes_on() -> None:
    dossier = build(Objection(they_say="No. " * 450, reply="Yes. " * 900), title="T")
    pdf = dossier_of(dossier)
    assert text_of(pdf).count("No.") == 450
    assert text_of(pdf).count("Yes.") == 900


def test_a_negotiation_with_nothing_but_its_default_choices_is_empty() -> None:
    negotiation, script, reflection = new_negotiation()
    assert isinstance(negotiation, Negotiation)
    (text,) = texts(dossier_of(Dossier(negotiation, script, reflection)))
    assert "Nothing is written yet." in text


def test_days_are_written_as_in_the_persons_country() -> None:
    dossier = build(title="T", goal="One", meeting_on=date(2026, 12, 4))
    german = text_of(dossier_of(dossier, locale="de_DE"))
    assert "4. Dezember 2026" in german
    assert "4 December 2026" in text_of(dossier_of(dossier))


def test_the_file_names_its_writer_but_the_sheet_for_a_colleague_does_not() -> None:
    own = PdfReader(io.BytesIO(printed("pay-rise"))).metadata
    sheet = PdfReader(io.BytesIO(documents.role_play(sample("pay-rise"), today=TODAY).content)).metadata
    assert own is not None
    assert sheet is not None
    assert own.author == "Me"
    assert not sheet.author
