"""Cells that are taken."""

from hypothesis import given
from hypothesis import strategies as st

from workbook.figures.cells import Cells
from workbook.figures.labels import Box

AREA = Box(10, 20, 110, 80)


@st.composite
def boxes(draw: st.DrawFn, beyond: float = 0.0) -> Box:
    left = draw(st.floats(AREA.left - beyond, AREA.right - 6))
    top = draw(st.floats(AREA.top - beyond, AREA.bottom - 6))
    wide, high = draw(st.floats(1, 50 + beyond)), draw(st.floats(1, 30 + beyond))
    if not beyond:
        wide, high = min(wide, AREA.right - left), min(high, AREA.bottom - top)
    return Box(left, top, left + wide, top + high)


@given(st.lists(boxes(30.0), max_size=6), boxes())
def test_what_touches_no_taken_cell_overlaps_nothing_and_what_is_far_off_touches_none(
    taken: list[Box], asked: Box
):
    cells = Cells(AREA)
    for box in taken:
        cells.fill(box)
    shape = cells.shape(asked.right - asked.left, asked.bottom - asked.top)
    touched = cells.touched(shape, asked.left, asked.top)
    if any(asked.overlaps(box) for box in taken):
        assert touched
    wider = Box(asked.left - 4, asked.top - 4, asked.right + 4, asked.bottom + 4)
    if not any(wider.overlaps(box) for box in taken):
        assert not touched
    assert touched == (cells.covered(shape, asked.left, asked.top) > 0)


def test_a_wider_overlap_covers_more():
    cells = Cells(AREA)
    cells.fill(Box(40, 40, 60, 50))
    shape = cells.shape(20, 10)
    aside, half, all_ = (cells.covered(shape, x, 40) for x in (70, 50, 40))
    assert aside == 0 < half < all_


def test_nothing_wraps_to_the_other_edge():
    cells = Cells(AREA)
    cells.fill(Box(AREA.left, AREA.top, AREA.left + 6, AREA.bottom))
    assert not cells.touched(cells.shape(10, 20), AREA.right - 10, AREA.top + 10)
