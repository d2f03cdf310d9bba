"""One page, whatever was written: checked from what the PDF itself holds."""

import io
import shutil
import subprocess
from itertools import product

import pytest
from pypdf import PdfReader

from tests.brief.dossiers import PAPERS, TODAY, TORTURE, sample
from tests.brief.geometry import outside, overlaps, shows
from workbook.brief import make

CASES = list(product(TORTURE, PAPERS))


@pytest.fixture(scope="module")
def pages(qapp):
    return {(name, paper): make(TORTURE[name](), paper=paper, today=TODAY) for name, paper in CASES}


@pytest.mark.parametrize(("name", "paper"), CASES)
def test_there_is_exactly_one_page_of_the_paper_asked_for(pages, name, paper):
    reader = PdfReader(io.BytesIO(pages[name, paper]))
    assert len(reader.pages) == 1
    assert [float(side) for side in reader.pages[0].mediabox[2:]] == pytest.approx(PAPERS[paper], abs=0.01)


@pytest.mark.parametrize(("name", "paper"), CASES)
def test_nothing_lies_over_anything_else_and_nothing_is_in_the_margins(pages, name, paper):
    found = shows(pages[name, paper])
    assert overlaps(found) == []
    assert outside(found, *PAPERS[paper], margin=35.5) == []


@pytest.mark.parametrize(("name", "paper"), CASES)
def test_body_text_is_at_least_seven_and_a_half_points(pages, name, paper):
    letters = [letter for show in shows(pages[name, paper]) for letter in show.letters]
    assert min(letter.size for letter in letters) >= 7
    body = [letter.size for letter in letters if letter.size >= 7.5]
    assert len(body) > 0.75 * len(letters)


@pytest.mark.parametrize(("name", "paper"), CASES)
def test_every_font_is_embedded_and_only_what_is_used_of_it(pages, name, paper):
    (page,) = PdfReader(io.BytesIO(pages[name, paper])).pages
    for font in (entry.get_object() for entry in page["/Resources"]["/Font"].values()):
        descriptor = font["/DescendantFonts"][0]["/FontDescriptor"].get_object()
        assert 0 < len(descriptor["/FontFile2"].get_object().get_data()) < 60_000
        assert font["/BaseFont"][7] == "+"


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
@pytest.mark.parametrize("name", TORTURE)
def test_the_file_is_sound(pages, name, tmp_path):
    path = tmp_path / "brief.pdf"
    path.write_bytes(pages[name, "a4"])
    checked = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("name", TORTURE)
def test_the_same_content_and_day_give_the_same_bytes(name):
    dossier = TORTURE[name]()
    first = make(dossier, today=TODAY)
    make(sample("pay-rise"), paper="letter", today=TODAY)
    assert make(dossier, today=TODAY) == first


def test_an_unknown_paper_is_refused_with_the_names_of_the_known_ones():
    with pytest.raises(ValueError, match="a4, letter"):
        make(TORTURE["empty"](), paper="a3", today=TODAY)


def test_the_file_says_what_it_is_and_not_who_wrote_it():
    reader = PdfReader(io.BytesIO(make(sample("pay-rise"), today=TODAY)))
    assert reader.metadata is not None
    assert "Pay rise" in str(reader.metadata.title)
    assert "private" in str(reader.metadata.subject)
    assert not reader.metadata.author
    assert reader.root_object["/Lang"] == "en"


def test_little_is_set_larger_than_much():
    def body(name: str) -> float:
        sizes = [letter.size for show in shows(make(TORTURE[name](), today=TODAY)) for letter in show.letters]
        return max(set(sizes), key=sizes.count)

    assert body("one_item") > 9.5 > body("pay-rise") > 7.4
