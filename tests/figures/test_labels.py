"""Where labels go."""

from hypothesis import given
from hypothesis import strategies as st

from workbook.figures.labels import Box, around, box_of, text_width, wrapped
from workbook.figures.placing import Label, along, placed
from workbook.figures.shapes import Text

FRAME = Box(0, 0, 200, 100)


def test_wide_letters_and_bold_and_other_scripts_are_wider():
    assert text_width("mmm", 10, False) > text_width("nnn", 10, False) > text_width("iii", 10, False)
    assert text_width("nnn", 10, True) > text_width("nnn", 10, False)
    assert text_width("漢字", 10, False) == 21
    assert text_width("nn", 20, False) == 2 * text_width("nn", 10, False)


def test_the_room_of_a_label_follows_its_anchor_its_width_and_its_turn():
    text = Text(50, 50, "nnnn", 10, anchor="right", width=12)
    assert box_of(text) == Box(38, 43, 50, 57)
    turned = box_of(Text(50, 50, "nnnn", 10, turned=True, width=12))
    assert turned == Box(43, 44, 57, 56)


def test_a_label_goes_to_the_right_where_there_is_room():
    [text] = placed([Label(50, 50, "here")], [], FRAME)
    assert (text.x, text.y, text.anchor) == (56, 50, "left")


def test_a_label_at_the_right_edge_goes_to_the_left():
    [text] = placed([Label(198, 50, "here")], [], FRAME)
    assert text.anchor == "right"


def test_a_label_keeps_off_marks_and_rather_off_lines():
    taken = [around(62, 50, 4)]
    line = along(((0, 50), (50, 50)))
    [text] = placed([Label(50, 50, "here")], taken, FRAME, avoid=line)
    box = box_of(text)
    assert not any(box.overlaps(other) for other in (*taken, *line))


def test_a_label_without_a_free_place_is_left_out_and_the_first_one_wins():
    tight = Box(40, 44, 90, 56)
    found = placed([Label(45, 50, "first"), Label(45, 50, "second")], [], tight)
    assert [text.text for text in found] == ["first"]


places = st.tuples(st.floats(0, 200), st.floats(0, 100), st.text("abc mW", min_size=1, max_size=20))


@given(st.lists(places, max_size=12))
def test_placed_labels_never_overlap_and_never_leave_the_frame(wanted: list[tuple[float, float, str]]):
    taken = [around(x, y, 3) for x, y, _ in wanted]
    boxes = [box_of(text) for text in placed([Label(*one) for one in wanted], taken, FRAME)]
    for index, box in enumerate(boxes):
        assert box.inside(FRAME)
        assert not any(box.overlaps(other) for other in (*boxes[:index], *taken))


def test_words_wrap_at_blanks_and_the_rest_stays_on_the_last_line():
    width = text_width("one two", 10, False)
    assert wrapped("one two three four", 10, width, 5) == ("one two", "three", "four")
    assert wrapped("one two three four", 10, width, 2) == ("one two", "three four")
    assert wrapped("  ", 10, width, 2) == ("",)
