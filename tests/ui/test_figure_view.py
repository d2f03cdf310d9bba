"""What is pointed at in a figure."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from workbook.figures.shapes import OUTLINES, Dot, Figure, Form, Path, Shape, Text, bar, rule
from workbook.ui.figure_view import FigureView


def shown(qtbot: QtBot, *shapes: Shape) -> FigureView:
    view = FigureView("A figure")
    qtbot.addWidget(view)
    view.resize(200, 100)
    keys = dict.fromkeys(shape.key for shape in shapes if shape.key)
    view.show_figure(lambda width: Figure(width, 100, shapes, "says", tuple((k, k) for k in keys)))
    return view


def test_a_mark_is_found_from_near_and_wins_over_the_line_it_stands_on(qtbot: QtBot):
    view = shown(qtbot, Dot(50, 50, 2.4, "me", key="dot"), rule(0, 50, 200, 50, key="line"))
    assert view.key_at(60, 50) == "dot"
    assert view.key_at(100, 50) == "line"
    assert view.key_at(100, 70) == ""


def test_a_mark_that_is_not_painted_is_found_too(qtbot: QtBot):
    assert shown(qtbot, Dot(50, 50, 2.4, key="place")).key_at(54, 57) == "place"


def test_of_two_marks_the_nearer_is_found_and_of_two_in_one_place_the_upper(qtbot: QtBot):
    view = shown(qtbot, Dot(50, 50, 3, "me", key="one"), Dot(62, 50, 3, "me", key="two"))
    assert (view.key_at(54, 50), view.key_at(58, 50)) == ("one", "two")
    view = shown(qtbot, Dot(50, 50, 3, "me", key="below"), Dot(50, 50, 3, "me", key="above"))
    assert view.key_at(50, 50) == "above"


def test_a_slanting_line_is_found_along_it_and_not_beside_it(qtbot: QtBot):
    view = shown(qtbot, Path(((0, 0), (100, 100)), stroke="me", key="way"))
    assert view.key_at(50, 53) == "way"
    assert view.key_at(90, 20) == ""


def test_an_area_is_found_within_and_a_click_says_which(qtbot: QtBot):
    view = shown(qtbot, bar(20, 20, 60, 40, "them-soft", "area"), Text(40, 30, "word", key="word"))
    with qtbot.waitSignal(view.clicked) as told:
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(70, 50))
    assert told.args == ["area"]
    assert view.key_at(40, 30) == "word"


@pytest.mark.parametrize("form", ["circle", *OUTLINES])
def test_every_form_is_painted(qtbot: QtBot, form: Form):
    plain = shown(qtbot).grab().toImage()
    marked = shown(qtbot, Dot(50, 50, 8, "me", form=form)).grab().toImage()
    assert marked != plain
