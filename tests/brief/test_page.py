"""One page, whatever was written: checked from what the PDF itself holds."""

import io
import shutil
import subprocess
from functools import cache
from itertools import product

import pytest
from pypdf import PdfReader

from tests.brief.dossiers import PAPERS, TODAY, TORTURE, printed, sample
from tests.brief.geometry import outside, overlaps, shows
from workbook.brief import VERSIONS, make
from workbook.brief.style import SMALLEST, STYLES

WAYS = list(product(PAPERS, VERSIONS, STYLES))
#: What differs most as a file.
VARIED = ("empty", "huge", "in mixed", "pay-rise", "scripts", "markup", "emoji", "in controls", "in marks")
FEWER = [("a4", "private", "clean"), ("letter", "private", "compact"), ("a4", "table-safe", "compact")]


@cache
def pages(name: str) -> dict[tuple[str, str, str], bytes]:
    """A dossier of the torture set on both papers, in both versions and both styles; of the same words in
    every field in fewer ways."""
    dossier = TORTURE[name]()
    return {way: printed(dossier, *way) for way in (FEWER if name.startswith("in ") else WAYS)}


@pytest.mark.parametrize("name", TORTURE)
def test_one_page_of_the_paper_with_nothing_over_anything_else_in_the_margins_or_too_small(name):
    for (paper, version, style), pdf in pages(name).items():
        (page,) = PdfReader(io.BytesIO(pdf)).pages
        assert [float(x) for x in page.mediabox[2:]] == pytest.approx(PAPERS[paper], abs=0.01)
        found = shows(pdf)
        assert overlaps(found) == [], (paper, version, style)
        assert outside(found, *PAPERS[paper], margin=STYLES[style].side - 0.5) == [], (paper, version, style)
        assert min(letter.size for show in found for letter in show.letters) >= SMALLEST


@pytest.mark.parametrize("name", VARIED)
def test_every_font_is_embedded_and_only_what_is_used_of_it(name):
    (page,) = PdfReader(io.BytesIO(pages(name)["a4", "private", "clean"])).pages
    for font in (entry.get_object() for entry in page["/Resources"]["/Font"].values()):
        descriptor = font["/DescendantFonts"][0]["/FontDescriptor"].get_object()
        assert 0 < len(descriptor["/FontFile2"].get_object().get_data()) < 60_000
        assert font["/BaseFont"][7] == "+"


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
@pytest.mark.parametrize("name", VARIED)
def test_the_file_is_sound(name, tmp_path):
    path = tmp_path / "brief.pdf"
    path.write_bytes(pages(name)["letter", "private", "compact"])
    checked = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("name", VARIED[:4])
def test_the_same_content_and_day_give_the_same_bytes(name):
    dossier = TORTURE[name]()
    first = make(dossier, today=TODAY)
    make(sample("pay-rise"), paper="letter", today=TODAY)
    assert make(dossier, today=TODAY) == first


def test_an_unknown_paper_is_refused_with_the_names_of_the_known_ones():
    with pytest.raises(ValueError, match="a4, letter"):
        make(TORTURE["empty"](), paper="a3", today=TODAY)


def test_little_is_set_larger_than_much():
    def body(name: str) -> float:
        sizes = [letter.size for show in shows(make(TORTURE[name](), today=TODAY)) for letter in show.letters]
        return max(set(sizes), key=sizes.count)

    assert body("one_item") > 9.5 > body("pay-rise") > 7.4
