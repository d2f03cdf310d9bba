"""How rows are broken into pages: nothing is lost, nothing is too low, and what belongs together stays."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from workbook.brief import text
from workbook.brief.flow import Cell, Pages, Piece, Row, pages
from workbook.brief.prose import paragraphs, whole
from workbook.brief.runs import ours

HEIGHT = 200.0
WIDTH = 120.0


@pytest.fixture(autouse=True)
def _fonts() -> None:
    text.ready()


def cell(lines: int, x: float = 0.0) -> Cell:
    """A paragraph of so many lines."""
    return Cell((ours("word" + "\u2028word" * (lines - 1)),), x, WIDTH, 10.0, leading=1.5)


def row(lines: int, **values: object) -> Row:
    return Row((cell(lines),), **values)  # type: ignore[arg-type]


def all_of(found: Pages) -> list[Piece]:
    return [piece for page in found for piece in page]


def lines_of(found: Pages, wanted: Row) -> list[int]:
    """How many lines of a row each page has on which it is."""
    return [piece.ends[0] - piece.starts[0] for piece in all_of(found) if piece.row is wanted]


def bottom(piece: Piece) -> float:
    return piece.top + max(
        (end - start) * one.size * one.leading
        for one, start, end in zip(piece.row.cells, piece.starts, piece.ends, strict=True)
    )


ROWS = st.lists(
    st.builds(
        row,
        st.integers(1, 40),
        above=st.sampled_from((0.0, 6.0, 30.0)),
        below=st.sampled_from((0.0, 4.0)),
        keep=st.booleans(),
        room=st.sampled_from((0.0, 90.0)),
        inset=st.sampled_from((0.0, 2.0)),
    ),
    max_size=25,
)


@examples(200)
@given(ROWS)
def test_every_line_is_on_one_page_in_order_and_above_the_foot(rows: list[Row]) -> None:
    found = pages(rows, HEIGHT)
    pieces = all_of(found)
    assert list(dict.fromkeys(id(piece.row) for piece in pieces)) == [id(one) for one in rows]
    for one in rows:
        places = [(p.starts[0], p.ends[0]) for p in pieces if p.row is one]
        assert places[0][0] == 0
        assert all(end == start for (_, end), (start, _) in pairwise(places))
        assert sum(lines_of(found, one)) == places[-1][1]
    assert all(bottom(piece) <= HEIGHT + 0.01 for piece in pieces)
    assert all(page for page in found) or not rows


@examples(200)
@given(ROWS)
def test_no_line_of_a_row_is_left_alone(rows: list[Row]) -> None:
    found = pages(rows, HEIGHT)
    for one in rows:
        parts = lines_of(found, one)
        if len(parts) > 1:
            assert min(parts) >= 2, parts


@examples(200)
@given(st.lists(st.integers(1, 25), min_size=1, max_size=20))
def test_a_heading_is_on_the_page_on_which_what_it_is_over_begins(lengths: list[int]) -> None:
    rows = [one for lines in lengths for one in (row(1, keep=True, above=20.0), row(lines))]
    for page in pages(rows, HEIGHT):
        assert not page[-1].row.keep


def test_a_row_goes_on_only_where_it_must() -> None:
    first, second = row(5), row(6)
    found = pages([first, second], HEIGHT)
    assert len(found) == 1
    assert [len(page) for page in pages([first, second, row(9)], HEIGHT)] == [3, 1]


def test_a_row_that_wants_more_room_than_is_left_begins_a_page() -> None:
    chapter = row(1, room=150.0)
    found = pages([row(6), chapter], HEIGHT)
    assert [len(page) for page in found] == [1, 1]
    assert found[1][0].top == 0


def test_the_head_of_a_table_comes_again_where_a_page_begins_with_its_rows() -> None:
    head = row(1)
    lines = [row(2, head=(head,)) for _ in range(12)]
    found = pages([head, *lines], HEIGHT)
    assert len(found) == 2
    assert all(page[0].row is head for page in found)
    assert len(all_of(found)) == 12 + 2


def test_cells_beside_one_another_go_on_together() -> None:
    both = Row((cell(30), cell(3, 130.0)))
    found = all_of(pages([both], HEIGHT))
    assert [piece.ends[1] - piece.starts[1] for piece in found] == [3, 0, 0]
    assert sum(piece.ends[0] - piece.starts[0] for piece in found) == 30


def test_a_line_higher_than_the_page_still_comes_onto_one() -> None:
    giant = Row((Cell((ours("Big"),), 0, 4_000.0, 400.0),))
    found = pages([row(1), giant, row(1)], HEIGHT)
    assert len(all_of(found)) == 3


def test_nothing_is_one_empty_page() -> None:
    assert pages([], HEIGHT) == ((),)


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=300))
def test_paragraphs_hold_every_visible_letter(written: str) -> None:
    kept = "".join("".join(paragraphs(written)).split())
    direct = "".join("".join(map(whole, written.splitlines())).split())
    assert kept == direct


@pytest.mark.parametrize("blank", [" ", ""])
def test_a_long_line_is_neither_cut_nor_doubled(blank: str) -> None:
    words = [f"w{number}" for number in range(5_000)]
    found = whole(blank.join(words))
    assert found == blank.join(words)
