"""Entries of the journal are found again: by words, tags, kind, negotiation and month."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.journal_hands import click_entry, entries, headings, listed, type_in
from workbook.model import Entry
from workbook.ui.document import Document
from workbook.ui.pages.journal import JournalPage

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def page(sample_document: Document, shown: Show) -> JournalPage:
    made = JournalPage(sample_document)
    shown(made)
    return made


def test_entries_stand_below_their_months_the_newest_first(page: JournalPage):
    days = [line.written_on for line in page.entries.entries.lines if isinstance(line, Entry)]
    assert len(days) == 3
    assert days == sorted(days, reverse=True)
    assert headings(page) == list(dict.fromkeys(f"{day:%B %Y}" for day in days))


def test_searching_narrows_while_one_types(page: JournalPage, qtbot: QtBot):
    qtbot.keyClicks(page.search, "AMIRA offers")
    qtbot.waitUntil(lambda: listed(page) == ["Rehearsal with Amira"])
    assert page.count.text().startswith("1 of")
    page.search.clear()
    qtbot.waitUntil(lambda: len(listed(page)) == 3)


def test_from_the_search_field_the_keyboard_goes_on_into_what_was_found(page: JournalPage, qtbot: QtBot):
    qtbot.keyClicks(page.search, "daniela number")
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    assert page.entries.hasFocus()
    qtbot.keyClick(page.entries, Qt.Key.Key_Return)
    assert page.entries.opened.title == "First talk with Daniela: the number is out"


def test_what_is_being_typed_is_kept_when_a_month_without_the_entry_is_chosen(
    page: JournalPage, qtbot: QtBot
):
    click_entry(qtbot, page, listed(page)[0])
    type_in(qtbot, "Typed just now. ")
    page.timeline.clicked.emit(f"period:{date.today().year - 3}")
    assert any(entry.text.startswith("Typed just now. ") for entry in entries(page))
    assert page.entries.opened is None


def test_a_search_without_a_hit_says_so_and_leads_back(page: JournalPage, qtbot: QtBot):
    qtbot.keyClicks(page.search, "zebra")
    qtbot.waitUntil(lambda: not listed(page))
    assert not page.entries.isVisible()
    page.show_all()
    assert page.entries.isVisible()
    assert page.search.text() == ""
    assert len(listed(page)) == 3


def test_tag_chips_narrow_and_a_second_click_widens(page: JournalPage, qtbot: QtBot):
    qtbot.mouseClick(page.filters.tags["silence"], Qt.MouseButton.LeftButton)
    assert listed(page) == ["First talk with Daniela: the number is out"]
    qtbot.mouseClick(page.filters.tags["silence"], Qt.MouseButton.LeftButton)
    assert len(listed(page)) == 3


def test_kind_and_negotiation_narrow(page: JournalPage):
    page.filters.kind.choose("reading")
    assert len(listed(page)) == 1
    page.filters.negotiation.choose(page.document.negotiation.id)
    assert listed(page) == []
    page.filters.kind.choose("")
    assert len(listed(page)) == 2


def test_a_click_on_a_month_of_the_line_narrows_to_it(page: JournalPage, qtbot: QtBot):
    page.document.add(Entry(written_on=date.today() - timedelta(days=200), title="Long ago"))
    key = f"period:{date.today() - timedelta(days=200):%Y-%m}"
    area = next(shape for shape in page.timeline.figure.shapes if shape.key == key)
    x = sum(x for x, _ in area.points) / len(area.points)
    qtbot.mouseClick(page.timeline, Qt.MouseButton.LeftButton, pos=QPoint(round(x), 12))
    assert listed(page) == ["Long ago"]
    qtbot.mouseClick(page.timeline, Qt.MouseButton.LeftButton, pos=QPoint(round(x), 12))
    assert len(listed(page)) == 4


def test_a_hit_that_the_filters_hide_is_shown_all_the_same(page: JournalPage):
    page.filters.kind.choose("reading")
    hidden = next(entry for entry in entries(page) if entry.kind != "reading")
    assert page.reveal(Entry, hidden.id)
    assert page.entries.opened.id == hidden.id
    assert len(listed(page)) == 3
