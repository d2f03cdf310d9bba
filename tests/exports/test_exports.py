"""What other programs get: all that was written, none of it taken for a formula, markup or a link."""

import csv
import io
import re
import zipfile
from datetime import UTC, date, datetime, time

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar

from tests.examples import examples
from tests.storage.some_rows import full_negotiation
from workbook import exports
from workbook.exports import calendar, csv_files, markdown, spreadsheet
from workbook.exports.escaping import escaped, paragraphs
from workbook.exports.gathered import TITLES
from workbook.model import TABLES, Deadline, Entry, Negotiation, Row, altered, specs

HOSTILE = [
    '=HYPERLINK("http://x.example","y")', "+1", "-1", "@SUM(A1)", "\t=1", "'=1", "＝1", "http://x.example",
    "mailto:a@b.example", "internal:Sheet2!A1", "{=1}", "<b>&amp;</b>", "*a* _b_ `c` [d](e) ![f](g)", "# h",
    "1. i", "- j", "| k | l |", "../../etc/passwd", "\u202eabc", "_x0041_", "00012", "1e5",
    "\U0001f600\ufffe",
]  # fmt: skip


def hostile_rows() -> tuple[Row, ...]:
    """A row with each text in every field that holds words, of each table."""
    rows = []
    for at, text in enumerate(HOSTILE):
        for row in full_negotiation(f"n{at}"):
            kinds = {name: known.kind for name, known in specs(type(row)).items()}
            words = {name: text for name, kind in kinds.items() if kind in ("line", "text")}
            rows.append(altered(row, **words))
    return tuple(rows)


def test_every_table_has_a_title_of_its_own_that_a_sheet_can_have() -> None:
    assert set(TITLES) == {table.__tablename__ for table in TABLES}
    assert len(set(TITLES.values())) == len(TITLES)
    assert all(len(title) <= 31 and not re.search(r"[\[\]:*?/\\]", title) for title in TITLES.values())


# CSV


def table_of(archive: bytes, name: str) -> list[dict[str, str]]:
    text = zipfile.ZipFile(io.BytesIO(archive)).read(f"{name}.csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_no_cell_of_a_csv_can_begin_a_formula_and_what_was_written_is_got_back() -> None:
    rows = hostile_rows()
    archive = csv_files.zipped(rows)
    for name in (table.__tablename__ for table in TABLES):
        cells = [cell for row in table_of(archive, name) for cell in row.values()]
        assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t\r＝"))]
    titles = [unguarded(row["Title"]) for row in table_of(archive, "negotiation")]
    assert sorted(titles) == sorted(HOSTILE)


def unguarded(text: str) -> str:
    """The text as what lies beside the tables says that it is got back."""
    return re.sub(r"(\A|(?<=[;\t\r\n]))'", "", text)


FORMULAS = tuple("=+-@＝＋－＠")


@given(st.text(st.sampled_from("ab ='+-@＝;,\t\n\u3000\u00a0\"") | st.characters(codec="utf-8")))
@example("\n\n=1")
@example(" \n =1")
@example("a;;=1;\u00a0@b;'=c")
def test_no_cell_begins_a_formula_for_whoever_reads_semicolons_and_the_guard_can_be_taken_away(
    text: str,
) -> None:
    made = csv_files.guarded(text)
    assert not [cell for cell in re.split(r"[;\t\r\n]", made) if cell.strip().startswith(FORMULAS)]
    assert not made.strip().startswith(FORMULAS)
    assert unguarded(made) == text


def test_words_within_a_line_are_left_as_they_are() -> None:
    for text in ("1 + 1 = 2, or a-b", "a@b.example, 'quoted'", "3 > 2\nnext line"):
        assert csv_files.guarded(text) == text


def test_a_csv_says_choices_in_words_days_plainly_and_which_rows_belong_together() -> None:
    rows = (
        Negotiation(id="n", title="Rent", meeting_on=date(2026, 11, 26), walk_away_worth=50.0),
        Deadline(id="d", negotiation_id="n", side="them", what="Notice", known=True),
    )
    archive = csv_files.zipped(rows)
    (negotiation,) = table_of(archive, "negotiation")
    assert (negotiation["Meeting"], negotiation["Walk-away"], negotiation["Stage"]) == (
        "2026-11-26", "50", "Preparing",
    )  # fmt: skip
    (deadline,) = table_of(archive, "deadline")
    assert deadline["Side"] == "They"
    assert (deadline["Negotiation"], deadline["Negotiation (id)"]) == ("Rent", "n")
    assert (deadline["The other side knows"], deadline["Date"]) == ("yes", "")
    assert csv_files.zipped(rows) == archive


# Spreadsheet


def test_nothing_in_a_spreadsheet_is_a_formula_or_a_link() -> None:
    content = spreadsheet.workbook(hostile_rows())
    parts = zipfile.ZipFile(io.BytesIO(content))
    for name in parts.namelist():
        if name.startswith("xl/worksheets"):
            text = parts.read(name).decode()
            assert "<f>" not in text
            assert "hyperlink" not in text
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == [TITLES[table.__tablename__] for table in TABLES]
    sheet = book["Negotiations"]
    titles = [sheet.cell(row, 1) for row in range(2, sheet.max_row + 1)]
    assert {cell.data_type for cell in titles} == {"s"}
    plain = [text for text in HOSTILE if "\ufffe" not in text and "_x" not in text]
    assert {str(cell.value) for cell in titles} >= set(plain)
    assert sheet.freeze_panes == "B2"


def test_a_spreadsheet_has_dates_as_dates_and_numbers_as_numbers() -> None:
    rows = (
        Negotiation(id="n", meeting_on=date(2026, 11, 26), safety_margin=5.5),
        Negotiation(id="o", meeting_on=date(1850, 1, 1)),
    )
    sheet = openpyxl.load_workbook(io.BytesIO(spreadsheet.workbook(rows)))["Negotiations"]
    cells = {sheet.cell(1, at).value: at for at in range(1, sheet.max_column + 1)}
    assert sheet.cell(2, cells["Meeting"]).value == datetime(2026, 11, 26)
    assert sheet.cell(3, cells["Meeting"]).value == "1850-01-01"
    assert sheet.cell(2, cells["Safety margin"]).value == 5.5


@pytest.mark.parametrize("text", ["x" * 50_000, "\U0001f600" * 50_000], ids=["letters", "astral"])
def test_a_text_too_long_for_a_cell_goes_on_in_the_next_and_nothing_is_cut(text: str) -> None:
    pieces = spreadsheet.pieces(text)
    assert "".join(pieces) == text
    assert all(len(piece.encode("utf-16-le")) // 2 <= spreadsheet.LONGEST for piece in pieces)
    book = openpyxl.load_workbook(io.BytesIO(spreadsheet.workbook([Entry(id="e", text=text)])))
    row = [cell.value for cell in book["Journal"][2]]
    assert "".join(value for value in row if isinstance(value, str) and value[0] == text[0]) == text


def test_an_empty_workbook_can_be_exported_in_every_format() -> None:
    for known in exports.FORMATS:
        if known.key != "json":
            assert exports.made(known.key, ())


# Markdown


def rendered(text: str) -> str:
    markdown_it = pytest.importorskip("markdown_it")
    return str(markdown_it.MarkdownIt("commonmark").enable("table").enable("strikethrough").render(text))


def plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


@examples(150)
@given(st.text(st.sampled_from("ab12 .)(*_`~[]<>!#-+=|\\:&;\"'{}$^/@\t") | st.characters(codec="utf-8")))
def test_a_line_reads_in_markdown_as_it_was_written(text: str) -> None:
    line = re.sub(r"[\x00-\x08\x0a-\x1f\x7f]", "", text).replace("\t", " ").strip()
    if line:
        assert rendered(escaped(line)) == f"<p>{plain(line)}</p>\n"
        assert rendered(f"# {escaped(line)}").startswith("<h1>")


def test_lines_and_paragraphs_of_a_text_stay_apart() -> None:
    text = "one\ntwo\n\n\n- three\n    four"
    assert rendered("\n".join(paragraphs(text))) == "<p>one<br />\ntwo</p>\n<p>- three<br />\nfour</p>\n"


def test_a_dossier_in_markdown_says_everything_that_was_filled_in() -> None:
    text = markdown.text(full_negotiation("n"))
    for row in full_negotiation("n"):
        for name, known in specs(type(row)).items():
            if known.kind in ("line", "text") and getattr(row, name):
                assert escaped(getattr(row, name)) in text, (row.__tablename__, name)
    assert text.count("\n# ") + text.startswith("# ") == 2


def test_no_text_of_a_person_becomes_markup_in_the_dossier() -> None:
    page = rendered(markdown.text(hostile_rows()))
    assert not re.search(r"<(a|img|b|code|table|hr|blockquote)\b", page)


# Calendar


def events(**ways: bool) -> list:
    rows = (
        Negotiation(id="n", title="Secret", counterpart="Them", place="There; a, b",
                    meeting_on=date(2026, 11, 26), meeting_time="10:00"),
        Deadline(id="m", negotiation_id="n", side="me", what="Mine", due_on=date(2026, 12, 1)),
        Deadline(id="t", negotiation_id="n", side="them", what="Theirs", due_on=date(2026, 12, 2)),
    )  # fmt: skip
    made = calendar.text(rows, made_at=datetime(2026, 11, 23, tzinfo=UTC), **ways)
    return list(Calendar.from_ical(made).walk("VEVENT"))


def test_a_calendar_tells_nothing_but_when_unless_it_is_asked_to() -> None:
    found = events()
    assert [str(event["summary"]) for event in found] == ["Meeting", "Deadline"]
    assert found[0].decoded("dtstart") == datetime.combine(date(2026, 11, 26), time(10))
    assert found[1].decoded("dtstart") == date(2026, 12, 1)
    assert "location" not in found[0]
    everything = b"".join(event.to_ical() for event in found).lower()
    for word in (b"secret", b"them", b"there", b"mine", b"negotiation", b"workbook"):
        assert word not in everything


def test_a_calendar_asked_to_says_what_where_and_what_presses_them() -> None:
    found = events(titles=True, theirs=True)
    assert [str(event["summary"]) for event in found] == [
        "Meeting: Secret, Them", "Deadline: Mine, Secret", "Deadline: Theirs, Secret",
    ]  # fmt: skip
    assert str(found[0]["location"]) == "There; a, b"
    assert [str(event["uid"]) for event in found[:2]] == [str(event["uid"]) for event in events()]
    assert len({str(event["uid"]) for event in found}) == 3
