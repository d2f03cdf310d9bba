"""Figures on paper are the shapes of the screen, in the same places."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream
from reportlab.pdfgen.canvas import Canvas

from tests.brief.dossiers import build, sample
from tests.brief.geometry import shows
from workbook.brief import compact, figures, style, text
from workbook.brief.papers.grid import Grid
from workbook.brief.pen import Pen
from workbook.brief.text import Setter
from workbook.figures.labels import text_width
from workbook.figures.shapes import Dot, Figure, Path, Text, bar
from workbook.model import LeverageItem


def painted(*shapes) -> bytes:
    text.ready()
    out = io.BytesIO()
    canvas = Canvas(out, (200, 100), invariant=1)
    figures.draw(Pen(canvas, Setter(canvas, 100), 100), Figure(100, 50, shapes, ""), 20, 10)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def operations(*shapes):
    reader = PdfReader(io.BytesIO(painted(*shapes)))
    content = ContentStream(reader.pages[0].get_contents(), reader)
    return [
        (name.decode(), [float(x) for x in values if isinstance(x, (int, float))])
        for values, name in content.operations
    ]


def colour(ink):
    return [pytest.approx(part, abs=0.002) for part in style.rgb(ink)]


def test_a_line_runs_through_its_points_with_its_width_colour_and_dash():
    found = operations(Path(((0, 0), (30, 40)), stroke="them", width=1.5, dash=(2, 1)))
    assert ("RG", colour("them")) in found
    assert ("w", [1.5]) in found
    assert ("m", [20, 90]) in found
    assert ("l", [50, 50]) in found
    assert any(name == "d" for name, _ in found)


def test_an_area_is_filled_and_closed():
    found = operations(Path(((0, 0), (10, 0), (5, 8)), closed=True, fill="me"))
    assert ("rg", colour("me")) in found
    assert {"h", "f", "f*"} & {name for name, _ in found}
    assert "S" not in {name for name, _ in found}


def test_a_bar_with_round_corners_stays_in_its_place():
    found = operations(bar(5, 5, 20, 6, "me", radius=2))
    xs = [x for name, values in found if name in "mlc" for x in values[0::2]]
    assert (min(xs), max(xs)) == (25, 45)


@pytest.mark.parametrize("form", ["circle", "diamond", "square", "triangle"])
def test_marks_of_every_form_surround_their_place(form):
    found = operations(Dot(50, 25, 4, fill="ink", form=form))
    points = [values for name, values in found if name in ("m", "l", "c")]
    boxes = [values for name, values in found if name == "re"]
    if form == "circle":
        assert ("w", [8]) in found
        assert points == [[70, 65], [70, 65]]
        return
    xs = [x for values in points for x in values[0::2]] + [x for b in boxes for x in (b[0], b[0] + b[2])]
    assert min(xs) < 70 < max(xs)
    assert max(xs) - min(xs) <= 2 * 4 * 1.25 + 0.01


@pytest.mark.parametrize(("anchor", "edge"), [("left", 0), ("middle", 1), ("right", 2)])
def test_a_label_stands_at_its_anchor_in_its_size(anchor, edge):
    (show,) = [s for s in shows(painted(Text(50, 20, "walk-away", 9, anchor=anchor))) if s.text]
    left, _, right, _ = show.box()
    assert (left, (left + right) / 2, right)[edge] == pytest.approx(70, abs=0.6)
    assert show.letters[0].size == 9
    assert show.text == "walk-away"


def test_a_label_too_long_for_its_width_is_shortened():
    (show,) = [s for s in shows(painted(Text(50, 20, "a rather long label", 9, width=40))) if s.text]
    assert show.text.endswith("…")
    left, _, right, _ = show.box()
    assert right - left <= 41


def test_a_turned_label_runs_upwards_around_its_place():
    (show,) = [s for s in shows(painted(Text(10, 25, "worth", 9, turned=True))) if s.text]
    left, low, right, high = show.box()
    assert high - low > right - left
    assert (low + high) / 2 == pytest.approx(100 - 35, abs=1)


def test_the_compact_balance_shows_both_sides_and_counts_what_it_leaves_out():
    dossier = sample("pay-rise")
    roomy = compact.balance_lines(dossier, 190, 400, text_width)
    tight = compact.balance_lines(dossier, 190, 60, text_width)
    assert {shape.fill for shape in roomy.shapes if isinstance(shape, Path)} >= {"me", "them"}
    labels = [shape.text for shape in tight.shapes if isinstance(shape, Text)]
    assert any(label.startswith("+") and label.endswith("more in the workbook") for label in labels)
    assert tight.height <= 60
    assert roomy.says


def test_the_compact_balance_keeps_the_strongest_sources():
    kinds = ("time", "money", "market", "unique", "authority", "process")
    rows = [LeverageItem(side="me", source=kind, what=kind, evidenced=n) for n, kind in enumerate(kinds)]
    figure = compact.balance_lines(build(*rows), 190, compact.HEAD + 3 * compact.ROW + 1, text_width)
    labels = [shape.text for shape in figure.shapes if isinstance(shape, Text)]
    assert "Process control" in labels
    assert "Authority" in labels
    assert "Money and resources" not in labels


def test_without_judged_sources_there_is_no_balance():
    assert compact.balance_lines(build(), 190, 200, text_width) is None
    unjudged = replace(build(LeverageItem(side="me", what="something")))
    assert compact.balance_lines(unjudged, 190, 200, text_width) is None


def test_in_the_longer_papers_no_label_is_too_small_to_read_and_no_figure_higher_than_a_page():
    grid = Grid(480)
    (row,) = grid.picture(Figure(300, 200, (Text(9, 9, "small", 7),), ""))
    assert row.picture.scale * style.SMALLEST >= 7
    assert grid.figure_width() * row.picture.scale == pytest.approx(grid.text)
    assert grid.picture(Figure(300, 900, (Text(9, 9, "small", 7),), "")) == ()


def test_the_soft_inks_are_light_enough_for_words_over_them_and_dark_enough_to_be_seen_in_grey():
    for ink in ("me-soft", "them-soft"):
        red, green, blue = style.rgb(ink)
        assert 0.82 < 0.299 * red + 0.587 * green + 0.114 * blue < 0.92
