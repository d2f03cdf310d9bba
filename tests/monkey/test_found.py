"""What a monkey found once, each by the shortest way to it."""

import sys
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import document, look, sample_document, workspace  # noqa: F401
from workbook.model import Entry, Question
from workbook.ui.day_editor import DayEditor
from workbook.ui.document import Document
from workbook.ui.interests.chips import InterestChips
from workbook.ui.keeping.snug import Snug
from workbook.ui.main_window import Workspace


@pytest.fixture
def window(workspace: Workspace) -> Workspace:  # noqa: F811
    """The window over a worked sample."""
    workspace.files.load_sample("pay-rise")
    workspace.document.undo_stack.clear()
    return workspace


def test_undo_goes_past_an_empty_entry_of_the_journal_without_dropping_it(window: Workspace) -> None:
    document = window.document  # noqa: F811
    other, blank = document.workbook.entries[0], Entry(written_on=date.today())
    assert document.add(blank)
    assert document.set(other, title="Renamed")
    assert document.remove(blank)
    for _ in range(3):
        document.undo()
    assert document.undo_stack.count() == 3
    for _ in range(3):
        document.redo()
    assert document.undo_stack.count() == document.undo_stack.index() == 3
    assert document.find(Entry, blank.id) is None


def test_a_row_without_a_word_goes_with_the_only_negotiation(
    window: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    raised: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *error: raised.append(error))
    window.go("leverage", "")
    (rows, *_) = window.stack.currentWidget().lists  # type: ignore[attr-defined]
    begun = rows.add_row()
    rows.focus_row(begun.id)
    window.sidebar.search.setFocus()
    window.actions_made["delete_negotiation"].trigger()
    QTest.qWait(5)
    assert window.document.negotiation is None
    assert raised == []


def test_a_row_without_a_word_is_no_error_when_the_workbook_closes(
    window: Workspace, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    window.go("leverage", "")
    (rows, *_) = window.stack.currentWidget().lists  # type: ignore[attr-defined]
    begun = rows.add_row()
    rows.focus_row(begun.id)
    window.sidebar.search.setFocus()
    window.document.store.close()
    QTest.qWait(5)
    assert caplog.records == []


def test_the_calendar_goes_no_further_than_dates_go(qtbot: QtBot) -> None:
    editor = DayEditor()
    qtbot.addWidget(editor)
    editor.show()
    editor.open_calendar()
    calendar = QApplication.activePopupWidget().findChild(QCalendarWidget)  # type: ignore[union-attr]
    assert calendar is not None
    calendar.setSelectedDate(QDate(-4713, 1, 1))
    QTest.keyClick(calendar, Qt.Key.Key_Return)
    assert calendar.selectedDate() == QDate(1, 1, 1)


def test_what_adds_and_deletes_rows_is_never_joined_with_what_was_typed_before(
    sample_document: Document,  # noqa: F811
) -> None:
    before = sample_document.store.rows()
    one, two, *_ = sample_document.dossier.issues  # type: ignore[union-attr]
    assert sample_document.change("worked", edited=[(one, {"name": "First"})], typing="bar")
    after = sample_document.store.rows()
    added = Question(negotiation_id=one.negotiation_id, text="New")
    assert sample_document.change("worked", added=[added], removed=[two], typing="bar")
    sample_document.undo()
    assert sample_document.store.rows() == after
    sample_document.undo()
    assert sample_document.store.rows() == before


def test_an_issue_switched_among_those_opened_leaves_them_open_with_the_keyboard_there(
    window: Workspace,
) -> None:
    window.go("interests", "")
    chips = next(found for found in window.findChildren(InterestChips) if found.isVisible())
    chips.toggle()
    for key in list(chips.switches)[:2]:
        QTest.mouseClick(chips.switches[key], Qt.MouseButton.LeftButton)
        assert QApplication.focusWidget() is chips.switches[key]
    assert chips.open
    assert all(chip.isVisible() for chip in chips.switches.values())


def test_a_dialog_in_which_nothing_wraps_is_as_high_as_what_it_shows(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    dialog, label = Snug(around, 300), QLabel("One line")
    QVBoxLayout(dialog).addWidget(label)
    dialog.show()
    assert dialog.height() >= label.sizeHint().height()
