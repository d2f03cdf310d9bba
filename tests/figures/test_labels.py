"""Where labels go."""

from math import hypot

from hypothesis import given
from hypothesis import strategies as st

from workbook.figures.labels import Box, around, box_of, text_width, wrapped
from workbook.figures.placing import Label, along, joined, leaders, placed
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


def test_a_label_does_not_stand_nearer_to_another_mark_than_to_its_own():
    marks = [(50.0, 50.0), (64.0, 50.0), (50.0, 36.0)]
    taken = [around(x, y, 3) for x, y in marks]
    found = placed([Label(x, y, f"mark {x:.0f} {y:.0f}") for x, y in marks], taken, FRAME)
    assert len(found) == 3
    for text, own in zip(found, marks, strict=True):
        away = {place: gap(box_of(text), *place) for place in marks}
        assert min(away, key=away.__getitem__) == own


def gap(box: Box, x: float, y: float) -> float:
    return hypot(max(box.left - x, x - box.right, 0.0), max(box.top - y, y - box.bottom, 0.0))


def test_where_no_place_is_plainly_its_own_a_label_is_left_out_or_tied_by_a_line():
    marks = [(100 + 9.0 * (k % 4), 50 + 9.0 * (k // 4)) for k in range(12)]
    labels = [Label(x, y, f"package {k}", key=str(k)) for k, (x, y) in enumerate(marks)]
    found = placed(labels, [around(x, y, 4) for x, y in marks], FRAME)
    tied = {path.points[0] for path in leaders(labels, found)}
    assert 0 < len(found) < 12
    for text in found:
        own = marks[int(text.key)]
        nearer = [m for m in marks if gap(box_of(text), *m) < gap(box_of(text), *own) - 3]
        assert not nearer or own in tied


def test_a_label_leans_to_the_upper_right_where_asked():
    [text] = placed([Label(100, 50, "here", lean=4)], [], FRAME)
    box = box_of(text)
    assert box.left > 100
    assert box.bottom < 50


def test_the_label_of_a_line_goes_along_it_to_where_there_is_room():
    blocked = [Box(0, 0, 200, 60)]
    [text] = placed([Label(50, 10, "line", more=((50, 30), (50, 80)))], blocked, FRAME)
    assert box_of(text).top >= 60


def test_a_long_label_without_room_says_less():
    tight = Box(40, 44, 100, 56)
    [text] = placed([Label(45, 50, "first · second", short="first")], [], tight)
    assert text.text == "first"


def test_a_cheap_label_is_left_out_where_a_dear_one_covers_a_line():
    lines = [Box(0, y, 200, y + 1) for y in range(0, 100, 3)]
    assert placed([Label(100, 50, "somewhere", price=20)], [], FRAME, avoid=lines) == ()
    assert len(placed([Label(100, 50, "somewhere", price=900)], [], FRAME, avoid=lines)) == 1


def test_labels_of_one_place_are_joined():
    [two] = joined([Label(5, 5, "A", key="a"), Label(5.1, 5, "B", key="b")])
    assert (two.text, two.short, two.key) == ("A · B", "A", "a")
    [three] = joined([Label(5, 5, name) for name in "ABC"])
    assert three.text == "A +2"
    assert [label.text for label in joined([Label(5, 5, "A"), Label(5, 5, "A"), Label(9, 5, "A")])] == [
        "A", "A",
    ]  # fmt: skip
