"""The file around the page: its properties, contents and labels, and the lock before it."""

import io
import shutil
import subprocess

import pytest
from pypdf import PasswordType, PdfReader

from tests.brief.dossiers import TODAY, TORTURE, build, markup, printed, sample
from tests.brief.geometry import shows, text_of
from workbook.brief.lock import LONGEST, locked
from workbook.model import Party

PASSWORD = "blåbär 漢字 🔑"
SOUND = pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def titles(reader: PdfReader) -> list[str]:
    return [str(entry.title) for entry in reader.outline]


def test_the_file_says_what_it_is_and_in_which_language():
    party = Party(name="Ines Aydın", side="me")
    reader = read(printed(build(party, title="Lohn & “Recht” 漢字")))
    assert reader.metadata.title == "Lohn & “Recht” 漢字 – brief"
    assert reader.metadata.author == "Ines Aydın"
    assert reader.metadata.subject == "Negotiation brief, private, made 23 November 2026"
    assert reader.metadata.creation_date.date() == TODAY
    assert reader.root_object["/Lang"] == "en"
    assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"]


@pytest.mark.parametrize("name", ["Me", "", "we"])
def test_a_party_without_a_name_is_no_author(name):
    assert not read(printed(build(Party(name=name, side="me")))).metadata.author


def test_the_file_for_the_table_does_not_say_who_made_it():
    reader = read(printed(build(Party(name="Ines", side="me"), title="Lease"), version="table-safe"))
    assert reader.metadata.title == "Agenda"
    assert not reader.metadata.author
    assert reader.metadata.subject == "For the table, made 23 November 2026"
    assert reader.page_labels == ["For the table"]


def test_the_contents_lead_to_each_part_in_the_order_of_the_page():
    pdf = printed(sample("pay-rise"))
    reader = read(pdf)
    found = titles(reader)
    assert found[:3] == ["Goal and opening", "Issues", "Trades to offer"]
    assert found[-3:] == ["Balance of leverage", "All packages", "Notes and offers"]
    assert reader.page_labels == ["Brief"]
    heads = {show.text.strip(): show.box() for show in shows(pdf) if show.text.strip()}
    for entry in reader.outline:
        if entry.title in heads:
            _, low, _, high = heads[entry.title]
            assert low < entry.top < high + 12


@pytest.mark.parametrize("name", ["empty", "markup", "emoji", "huge"])
def test_the_contents_name_what_is_on_the_page_and_nothing_else(name):
    pdf = printed(TORTURE[name]())
    text = text_of(pdf)
    named = set(titles(read(pdf))) - {"Goal and opening", "Issues"}
    assert all(title in text for title in named)


def test_no_font_is_listed_that_is_not_embedded():
    for name in ("pay-rise", "empty"):
        assert b"Helvetica" not in printed(sample(name) if name != "empty" else build())


def test_a_locked_page_opens_with_its_password_alone_and_is_the_same_page():
    pdf = printed(sample("pay-rise"))
    closed = locked(pdf, PASSWORD)
    assert read(closed).is_encrypted
    assert read(closed).decrypt("wrong") is PasswordType.NOT_DECRYPTED
    reader = PdfReader(io.BytesIO(closed), password=PASSWORD)
    assert reader.pages[0].extract_text() == read(pdf).pages[0].extract_text()
    assert titles(reader) == titles(read(pdf))
    assert reader.page_labels == ["Brief"]
    assert reader.metadata.title == read(pdf).metadata.title
    assert reader.root_object["/Lang"] == "en"


def test_a_locked_page_is_encrypted_with_256_bits_and_says_nothing():
    pdf = printed(build(title="Zwetschgenkuchen"))
    closed = locked(pdf, PASSWORD)
    rules = read(closed).trailer["/Encrypt"]
    assert (rules["/V"], rules["/R"], rules["/CF"]["/StdCF"]["/CFM"]) == (5, 6, "/AESV3")
    assert b"Zwetschgenkuchen" in pdf
    assert b"Zwetschgenkuchen" not in closed
    assert b"Negotiation" not in closed


@pytest.mark.parametrize("password", ["", "x" * (LONGEST + 1), "é" * LONGEST])
def test_a_password_no_file_can_have_is_refused(password):
    with pytest.raises(ValueError, match="password"):
        locked(printed(build()), password)


@SOUND
@pytest.mark.parametrize("password", [PASSWORD, "a", "x" * LONGEST])
def test_a_locked_page_is_sound(tmp_path, password):
    path = tmp_path / "locked.pdf"
    path.write_bytes(locked(printed(markup()), password))
    opened = ["qpdf", f"--password={password}", "--check", str(path)]
    checked = subprocess.run(opened, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert subprocess.run(["qpdf", "--check", str(path)], capture_output=True).returncode != 0
