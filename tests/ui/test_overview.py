"""The Overview page: what is written in it is stored, and what is missing is a click away."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from workbook.analysis.completeness import CHECKS, readiness
from workbook.figures.shapes import Dot
from workbook.model import Deadline, Entry, Negotiation, Reflection, new_negotiation
from workbook.ui.document import Document
from workbook.ui.pages.overview import OverviewPage

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def empty(started: Document, shown: Show) -> OverviewPage:
    """The page over a negotiation in which nothing is written but title, counterpart and kind."""
    return shown(OverviewPage(started))  # type: ignore[return-value]


@pytest.fixture
def filled(sample_document: Document, shown: Show) -> OverviewPage:
    """The page over the sample of a pay rise."""
    return shown(OverviewPage(sample_document))  # type: ignore[return-value]


def stored(page: OverviewPage) -> Negotiation:
    """The negotiation as it is on disk."""
    return page.document.store.dossier(page.dossier.negotiation.id).negotiation


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def write(qtbot: QtBot, page: OverviewPage, name: str, words: str) -> None:
    editor = page.facts.editors[name]
    editor.setFocus()
    qtbot.keyClicks(editor, words)
    qtbot.keyClick(editor, Qt.Key.Key_Tab)


@pytest.mark.parametrize(
    "name", ["goal", "their_success", "situation", "counterpart", "relationship_note", "place"]
)
def test_what_is_typed_is_stored_and_undone(name, empty, qtbot) -> None:
    before = getattr(stored(empty), name)
    write(qtbot, empty, name, "Both keep face")
    assert getattr(stored(empty), name) == f"Both keep face{before}"
    empty.document.undo()
    assert getattr(stored(empty), name) == before
    assert empty.facts.editors[name].value() == before


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("kind", "pay"),
        ("stage", "under_way"),
        ("relationship", "strained"),
        ("medium", "video"),
        ("meeting_on", date(2027, 3, 1)),
    ],
)
def test_what_is_chosen_is_stored_and_undone(name, value, empty) -> None:
    before = getattr(stored(empty), name)
    empty.facts.editors[name].choose(value)
    assert getattr(stored(empty), name) == value
    empty.document.undo()
    assert getattr(stored(empty), name) == before
    assert empty.facts.editors[name].value() == before


def test_the_time_may_be_typed_in_any_usual_way(empty, qtbot) -> None:
    write(qtbot, empty, "meeting_time", "930")
    assert stored(empty).meeting_time == "09:30"


def test_an_empty_negotiation_says_what_to_write_first(empty, qtbot) -> None:
    assert "Begin with one sentence" in texts(empty)
    write(qtbot, empty, "goal", "A lease for three years")
    assert "Begin with one sentence" not in texts(empty)


# Readiness


def test_what_is_missing_is_listed_worst_first_with_its_minutes(empty) -> None:
    found = readiness(empty.dossier)
    listed = [todo.link.text() for todo in empty.readiness.todos]
    assert listed == [item.check.label for item in found.open][: len(listed)]
    first = found.open[0]
    assert first.sentence in texts(empty.readiness.todos[0])
    assert f"{first.check.minutes} min" in texts(empty.readiness.todos[0])
    assert f"{found.done} of {len(CHECKS)} prepared" in texts(empty.readiness)


def test_all_that_is_missing_can_be_shown(empty, qtbot) -> None:
    qtbot.mouseClick(empty.readiness.more, Qt.MouseButton.LeftButton)
    assert len(empty.readiness.todos) == len(readiness(empty.dossier).open)
    qtbot.mouseClick(empty.readiness.more, Qt.MouseButton.LeftButton)
    assert len(empty.readiness.todos) < len(readiness(empty.dossier).open)


def test_a_click_anywhere_on_a_missing_thing_goes_where_it_is_written(empty, qtbot) -> None:
    todo = empty.readiness.todos[1]
    check = readiness(empty.dossier).open[1].check
    with qtbot.waitSignal(empty.go) as gone:
        qtbot.mouseClick(todo, Qt.MouseButton.LeftButton, pos=QPoint(todo.width() - 5, todo.height() - 5))
    assert gone.args == [check.tab, check.section]


def test_missing_things_are_walked_and_opened_by_keyboard(empty, qtbot) -> None:
    empty.readiness.todos[0].link.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert QApplication.focusWidget() is empty.readiness.todos[1].link
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    check = readiness(empty.dossier).open[0].check
    with qtbot.waitSignal(empty.go) as gone:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert gone.args == [check.tab, check.section]


def test_writing_the_goal_takes_it_off_the_list(empty, qtbot) -> None:
    assert "Goal" in [todo.link.text() for todo in empty.readiness.todos]
    done = empty.readiness.bar.value()
    write(qtbot, empty, "goal", "A lease for three years")
    assert "Goal" not in [todo.link.text() for todo in empty.readiness.todos]
    assert empty.readiness.bar.value() == done + 1


def test_a_complete_negotiation_is_said_to_be_ready(filled) -> None:
    assert readiness(filled.dossier).open == ()
    assert "You are ready" in texts(filled.readiness)
    assert filled.readiness.todos == []


# Time


def test_who_is_hurried_is_said_once_there_are_deadlines(empty) -> None:
    assert not empty.hurry.isVisible()
    row = Deadline(
        negotiation_id=stored(empty).id,
        side="them",
        what="The shop closes",
        due_on=date.today() + timedelta(9),
    )
    empty.document.add(row)
    assert "Time presses them first" in empty.hurry.text()
    assert empty.hurry.isVisible()
    empty.document.undo()
    assert not empty.hurry.isVisible()


def test_a_click_on_a_deadline_in_the_figure_goes_to_the_deadlines(filled, qtbot) -> None:
    dot = next(
        shape
        for shape in filled.line.figure.shapes
        if isinstance(shape, Dot) and shape.key.startswith("deadline:")
    )
    with qtbot.waitSignal(filled.go) as gone:
        qtbot.mouseClick(filled.line, Qt.MouseButton.LeftButton, pos=QPoint(round(dot.x), round(dot.y)))
    assert gone.args == ["leverage", "deadlines"]


# Earlier


@pytest.fixture
def met_before(started: Document) -> Document:
    """A document with an earlier negotiation with the same counterpart, from which something was learned."""
    negotiation, script, reflection = new_negotiation(
        title="First lease", counterpart="the landlord", kind="lease", stage="closed"
    )
    learned = Reflection(
        id=reflection.id,
        negotiation_id=negotiation.id,
        outcome="agreed",
        held_on=date(2024, 5, 2),
        relationship_after=4,
        keep="Bring the floor plan",
    )
    assert started.add(negotiation, script, learned)
    return started


def test_what_was_with_the_same_counterpart_is_shown_and_opened(met_before, shown, qtbot) -> None:
    page = shown(OverviewPage(met_before))
    qtbot.waitUntil(lambda: "First lease: " in texts(page.history))
    assert "Bring the floor plan" in texts(page.lessons)
    assert "Rent of the workshop" not in texts(page.history)
    qtbot.mouseClick(page.history.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert met_before.negotiation.title == "First lease"


def test_without_earlier_negotiations_nothing_is_said_of_them(empty) -> None:
    assert not empty.history.isVisible()
    assert not empty.lessons.isVisible()


def test_a_lesson_of_the_journal_appears_when_it_is_written(empty, qtbot) -> None:
    empty.document.add(Entry(title="Reading", lesson="Ask before you offer"))
    qtbot.waitUntil(lambda: "Ask before you offer" in texts(empty.lessons))
    empty.document.undo()
    assert not empty.lessons.isVisible()
