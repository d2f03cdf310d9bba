"""The journal is written, changed, deleted and learned from, by keys and mouse as a person would."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.journal_hands import click_entry, entries, headings, leave, listed, type_in
from workbook.model import Entry, PracticeGoal
from workbook.ui.document import Document
from workbook.ui.journal.entry_frame import EntryFrame
from workbook.ui.main_window import Workspace
from workbook.ui.pages.journal import JournalPage

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def page(sample_document: Document, shown: Show) -> JournalPage:
    made = JournalPage(sample_document)
    shown(made)
    return made


def test_writing_an_entry_is_one_click_and_typing(page: JournalPage, qtbot: QtBot):
    qtbot.mouseClick(page.write_button, Qt.MouseButton.LeftButton)
    type_in(qtbot, "They waited, I waited longer.")
    leave(qtbot)
    written = next(entry for entry in entries(page) if entry.text == "They waited, I waited longer.")
    assert written.written_on == date.today()
    page.document.undo()
    page.document.undo()
    assert written.id not in {entry.id for entry in entries(page)}


def test_an_entry_left_without_a_word_is_not_kept(page: JournalPage, qtbot: QtBot):
    qtbot.mouseClick(page.write_button, Qt.MouseButton.LeftButton)
    assert len(entries(page)) == 4
    leave(qtbot)
    assert len(entries(page)) == 3


def test_a_click_opens_an_entry_and_its_title_is_changed_in_place(page: JournalPage, qtbot: QtBot):
    title = listed(page)[0]
    click_entry(qtbot, page, title)
    frame = page.findChild(EntryFrame)
    frame.edit("title")
    type_in(qtbot, " again")
    leave(qtbot)
    assert f"{title} again" in {entry.title for entry in entries(page)}
    assert listed(page)[0] == f"{title} again"
    page.document.undo()
    assert listed(page)[0] == title


def test_a_click_on_another_entry_closes_the_one_that_is_open(page: JournalPage, qtbot: QtBot):
    first, second, _ = listed(page)
    click_entry(qtbot, page, first)
    click_entry(qtbot, page, second)
    assert page.entries.opened.title == second


def test_an_entry_with_words_that_cannot_be_stored_stays_open(page: JournalPage, qtbot: QtBot):
    first, second, _ = listed(page)
    click_entry(qtbot, page, first)
    title = page.findChild(EntryFrame).form.editors["title"]
    title.setFocus()
    title.insertPlainText("too long " * 30)
    click_entry(qtbot, page, second)
    assert page.entries.opened.title == first
    assert "too long" in title.value()
    title.setPlainText("Short again")
    click_entry(qtbot, page, second)
    assert page.entries.opened.title == second
    assert "Short again" in {entry.title for entry in entries(page)}


def test_the_keyboard_alone_walks_opens_and_deletes(page: JournalPage, qtbot: QtBot):
    second = listed(page)[1]
    page.entries.setFocus()
    page.entries.choose(page.entries.entries.lines[1].id)
    qtbot.keyClick(page.entries, Qt.Key.Key_Down)
    assert page.entries.chosen.title == second
    qtbot.keyClick(page.entries, Qt.Key.Key_Return)
    assert page.entries.opened.title == second
    leave(qtbot)
    qtbot.keyClick(page.entries, Qt.Key.Key_Delete)
    assert second not in {entry.title for entry in entries(page)}
    page.document.undo()
    assert second in {entry.title for entry in entries(page)}
    assert second in listed(page)


def test_an_entry_whose_day_changes_moves_to_its_month_and_stays_open(page: JournalPage, qtbot: QtBot):
    title = listed(page)[0]
    click_entry(qtbot, page, title)
    page.findChild(EntryFrame).form.editors["written_on"].choose(date(2020, 2, 1))
    assert listed(page)[-1] == title
    assert headings(page)[-1] == "February 2020"
    assert page.entries.opened.title == title
    frame = page.entries.frame_open
    place = page.entries.entries.index(page.entries.entries.place_of(page.entries.opened.id))
    qtbot.waitUntil(lambda: abs(frame.y() - page.entries.visualRect(place).top()) < 5)


def test_kind_negotiation_tags_and_lesson_are_stored(page: JournalPage, qtbot: QtBot):
    reading = next(entry for entry in entries(page) if entry.kind == "reading")
    page.reveal(Entry, reading.id)
    editors = page.findChild(EntryFrame).form.editors
    editors["kind"].choose("training")
    editors["negotiation_id"].choose(page.document.negotiation.id)
    page.findChild(EntryFrame).edit("tags")
    type_in(qtbot, ", Silence")
    page.findChild(EntryFrame).edit("lesson")
    type_in(qtbot, " Really.")
    leave(qtbot)
    stored = next(entry for entry in entries(page) if entry.id == reading.id)
    assert (stored.kind, stored.negotiation_id) == ("training", page.document.negotiation.id)
    assert stored.tags.endswith(", Silence")
    assert stored.lesson.endswith(" Really.")


def test_with_no_negotiation_at_all_the_journal_begins_with_a_starter(
    document: Document, shown: Show, qtbot: QtBot
):
    page = JournalPage(document)
    shown(page)
    assert not page.entries.isVisible()
    starter = page.starters[0]
    qtbot.mouseClick(starter, Qt.MouseButton.LeftButton)
    type_in(qtbot, "half price")
    leave(qtbot)
    assert [entry.text for entry in document.store.workbook().entries] == ["Today I asked for … half price"]
    assert page.entries.isVisible()


def test_goals_that_are_due_come_first_and_done_ones_last(page: JournalPage):
    page.document.add(PracticeGoal(goal="Much later", due_on=date.today() + timedelta(days=90), position=0))
    page.document.add(PracticeGoal(goal="Overdue", due_on=date.today() - timedelta(days=3), position=9))
    goals = [row.goal for row in page.goals.rows]
    assert goals[0] == "Overdue"
    assert page.goals.rows[-1].done
    assert page.due.text() == "two goals to follow up on this week"


def test_a_practice_goal_is_typed_ticked_and_taken_back(page: JournalPage, qtbot: QtBot):
    page.reveal_section("practice_goals")
    qtbot.keyClicks(page.goals.add_line, "A")
    type_in(qtbot, "sk first")
    leave(qtbot)
    stored = {goal.goal: goal for goal in page.document.store.workbook().practice_goals}
    assert "Ask first" in stored
    page.goals.frames[stored["Ask first"].id].form.editors["done"].click()
    assert next(g for g in page.document.store.workbook().practice_goals if g.goal == "Ask first").done
    page.document.undo()
    page.document.undo()
    assert "Ask first" not in {goal.goal for goal in page.document.store.workbook().practice_goals}


def test_a_goal_is_typed_while_an_entry_is_open(page: JournalPage, qtbot: QtBot):
    click_entry(qtbot, page, listed(page)[0])
    qtbot.mouseClick(page.goals.add_line.viewport(), Qt.MouseButton.LeftButton)
    page.goals.add_line.setFocus()
    qtbot.keyClicks(page.goals.add_line, "L")
    type_in(qtbot, "isten")
    leave(qtbot)
    assert "Listen" in {goal.goal for goal in page.document.store.workbook().practice_goals}


@pytest.mark.parametrize("width", [1044, 788])
def test_long_goals_are_shown_whole_beside_the_list_and_below_it(page: JournalPage, qtbot: QtBot, width: int):
    long = "Answer each question about the price with a question about what it is worth to them. " * 3
    for _ in range(4):
        page.document.add(PracticeGoal(goal=long, where=long, result=long))
    page.resize(width, 700)

    qtbot.waitUntil(lambda: page.goals.height() == page.goals.sizeHint().height())
    beside = page.goals.mapTo(page, QPoint(0, 0)).x() > page.entries.mapTo(page, QPoint(0, 0)).x() + 100
    assert beside == (width > 820)


def test_what_shows_over_time_is_said_in_sentences(page: JournalPage):
    assert page.learned.told.text().startswith("One negotiation, 0 closed, three journal entries.")
    assert "predictions right" in page.learned.told.text()
    assert page.learned.curve.isVisible()


def test_thousands_of_entries_need_no_widgets_until_one_is_opened(document: Document, shown: Show):
    day = date.today()
    document.add(*(Entry(written_on=day - timedelta(days=n), title=f"Entry {n}") for n in range(1500)))
    page = JournalPage(document)
    shown(page)
    assert len(listed(page)) == 1500
    assert page.findChildren(EntryFrame) == []
    oldest = page.entries.entries.lines[-1]
    page.reveal(Entry, oldest.id)
    frame = page.findChild(EntryFrame)
    assert page.entries.viewport().rect().intersects(frame.geometry())


def test_a_long_text_scrolls_along_while_it_is_written_or_pasted(page: JournalPage, qtbot: QtBot):
    qtbot.mouseClick(page.write_button, Qt.MouseButton.LeftButton)
    editor = QApplication.focusWidget()
    QApplication.clipboard().setText("\n".join(f"Line {number}" for number in range(60)))
    qtbot.keyClick(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def cursor_bottom() -> int:
        return editor.viewport().mapTo(page.entries.viewport(), editor.cursorRect().bottomLeft()).y()

    qtbot.waitUntil(lambda: 0 < cursor_bottom() <= page.entries.viewport().height())
    leave(qtbot)


def test_a_long_entry_is_opened_at_its_beginning(page: JournalPage, qtbot: QtBot):
    page.document.add(Entry(written_on=date.today(), title="Long", text="Line after line.\n" * 200))
    click_entry(qtbot, page, "Long")
    frame = page.entries.frame_open
    qtbot.waitUntil(lambda: frame.height() > 1000)
    assert 0 <= frame.y() < 60


def test_undo_in_the_window_leads_back_to_the_entry(workspace: Workspace, qtbot: QtBot):
    entry = Entry(written_on=date.today(), title="Of today", text="All of it.")
    workspace.document.add(entry)
    workspace.show_journal()
    workspace.document.set(entry, title="Renamed")
    workspace.start_negotiation()
    workspace.document.undo()
    assert workspace.outer.currentWidget() is workspace.journal
    assert workspace.journal.entries.chosen.title == "Of today"
