"""What a person does with the journal: reads the list, clicks an entry, types, leaves."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbook.analysis.journal import Month
from workbook.model import Entry
from workbook.ui.pages.journal import JournalPage


def listed(page: JournalPage) -> list[str]:
    """The titles of the entries in the list."""
    return [line.title for line in page.entries.entries.lines if isinstance(line, Entry)]


def headings(page: JournalPage) -> list[str]:
    return [line.title for line in page.entries.entries.lines if isinstance(line, Month)]


def entries(page: JournalPage) -> tuple[Entry, ...]:
    """What is stored, read again."""
    return page.document.store.workbook().entries


def type_in(qtbot: QtBot, text: str) -> None:
    """Type where the keyboard is, and wait until it is stored."""
    widget = QApplication.focusWidget()
    assert widget is not None
    qtbot.keyClicks(widget, text)


def click_entry(qtbot: QtBot, page: JournalPage, title: str) -> None:
    view = page.entries
    place = next(at for at, line in enumerate(view.entries.lines) if line.title == title)
    spot = view.visualRect(view.entries.index(place)).topLeft() + QPoint(80, 14)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def leave(qtbot: QtBot) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    qtbot.keyClick(widget, Qt.Key.Key_Escape)
