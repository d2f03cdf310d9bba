"""Estimates in points: what dragging, typing and the keys make of low, likely and high."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from workbook.ui.estimate_editor import EstimateEditor, ranged
from workbook.ui.range_bars import Estimate, RangeBar, moved

Key = Qt.Key
points = st.one_of(st.none(), st.integers(0, 100).map(float))
ordered = st.tuples(points, points, points).filter(
    lambda value: (known := [each for each in value if each is not None]) == sorted(known)
)


@given(ordered, st.integers(0, 2), st.floats(-20, 120))
def test_the_three_marks_keep_their_order_whichever_is_moved(value: Estimate, handle: int, to: float) -> None:
    after = moved(value, handle, to)
    known = [each for each in after if each is not None]
    assert known == sorted(known)
    assert after[handle] == min(max(to, 0), 100)
    assert [each is None for place, each in enumerate(after) if place != handle] == [
        each is None for place, each in enumerate(value) if place != handle
    ]


@pytest.mark.parametrize(
    ("ends", "after"),
    [
        ([], (None, 20, None)),
        ([25.0], (25, 25, 25)),
        ([5.0, 15.0], (5, 15, 15)),
        ([5.0, 50.0], (5, 20, 50)),
        ([5.0, 7.0, 50.0], (5, 7, 50)),
    ],
)
def test_typed_ends_keep_what_is_likely_between_them(ends: list[float], after: Estimate) -> None:
    assert ranged((10.0, 20.0, 30.0), ends) == after


def test_dragging_beside_the_mark_makes_the_end_that_is_missing(qtbot: QtBot) -> None:
    bar = RangeBar()
    qtbot.addWidget(bar)
    bar.show_value((None, 50.0, None))
    told: list[Estimate] = []
    bar.committed.connect(told.append)
    start, end = QPoint(round(bar.x_of(70)), 11), QPoint(round(bar.x_of(80)), 11)
    qtbot.mousePress(bar, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=start)
    low, likely, high = told[-1]
    assert (low, likely) == (None, 50)
    assert high == pytest.approx(70, abs=1)
    qtbot.mousePress(bar, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(bar, end)
    qtbot.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=end)
    assert len(told) == 2, "a drag is told once, at its end"


def test_a_click_on_an_empty_bar_is_the_likely_figure(qtbot: QtBot) -> None:
    bar = RangeBar()
    qtbot.addWidget(bar)
    told: list[Estimate] = []
    bar.committed.connect(told.append)
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(round(bar.x_of(40)), 11))
    low, likely, high = told[-1]
    assert (low, high) == (None, None)
    assert likely == pytest.approx(40, abs=1)


@pytest.mark.parametrize("wrong", ["a lot", "40-140", "1-2-3-4", "1,234-2"])
def test_a_range_that_is_none_is_refused_and_kept_as_typed(qtbot: QtBot, wrong: str) -> None:
    editor = EstimateEditor()
    qtbot.addWidget(editor)
    editor.show_value((10.0, 20.0, 30.0))
    told: list[object] = []
    problems: list[str] = []
    editor.committed.connect(told.append)
    editor.wrong.connect(problems.append)
    editor.ends.selectAll()
    qtbot.keyClicks(editor.ends, wrong)
    qtbot.keyClick(editor.ends, Key.Key_Return)
    assert not told
    assert problems[-1]
    assert editor.ends.text() == wrong
    qtbot.keyClick(editor.ends, Key.Key_Escape)
    assert editor.ends.text() == "10–30"
