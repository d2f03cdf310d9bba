"""A page with nothing but the table of issues and options, and what tests look up in it."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from workbook.model import Dossier, Issue, Option
from workbook.ui.pages.page import Page, stack
from workbook.ui.tradeoffs.draft import Draft
from workbook.ui.tradeoffs.matrix import MatrixTable
from workbook.ui.tradeoffs.matrix.lines import NAME

Key, Held = Qt.Key, Qt.KeyboardModifier


class MatrixPage(Page):
    """The table alone, as the Trade-offs tab mounts it."""

    key = "tradeoffs"
    title = "Trade-offs"
    tables = frozenset({Issue, Option})

    def build(self) -> QWidget:
        self.draft = Draft()
        self.table = MatrixTable(self, self.draft)
        self.view = self.table.view
        self.draft.changed.connect(self.table.show_draft)
        return stack(self.table.widget)

    def refresh(self, dossier: Dossier) -> None:
        self.draft.begin(dossier)
        self.table.refresh(dossier)


def stored(page: MatrixPage) -> Dossier:
    """The negotiation as it is on disk."""
    return page.document.store.dossier(page.dossier.negotiation.id)


def issue(page: MatrixPage, name: str) -> Issue:
    return next(row for row in stored(page).issues if row.name == name)


def option(page: MatrixPage, name: str, of: str = "") -> Option:
    owner = issue(page, of).id if of else ""
    return next(row for row in stored(page).options if row.name == name and owner in ("", row.issue_id))


def option_names(page: MatrixPage, name: str) -> list[str]:
    return [row.name for row in stored(page).options_of(issue(page, name).id)]


def go(page: MatrixPage, name: str, column: int = NAME) -> None:
    """Put the keyboard on the cell of the issue or the option of that name."""
    page.view.setFocus()
    lines = page.view.lines.lines
    page.view.go(next(at for at, line in enumerate(lines) if line.cells[NAME] == name), column)


def here(page: MatrixPage) -> tuple[str, int]:
    """What stands in the first column of the current line, and the current column."""
    index = page.view.currentIndex()
    return str(index.siblingAtColumn(NAME).data()), index.column()


def write(words: str) -> None:
    """Type where the keyboard is, which may move into a field with the first key."""
    for char in words:
        QTest.keyClicks(QApplication.focusWidget(), char)


def press(key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(QApplication.focusWidget(), key, held)


def said(page: MatrixPage) -> str:
    """What the line below the table says; empty while it is hidden."""
    notice = page.table.notice
    return notice.label.text() if notice.isVisible() else ""


def offer(page: MatrixPage, words: str) -> QPushButton:
    """A button of the line below the table."""
    found = page.table.notice.findChildren(QPushButton)
    return next(each for each in found if each.text() == words and each.isVisible())


def select(page: MatrixPage, first: tuple[str, int], last: tuple[str, int]) -> None:
    """Select from one cell to another, as Shift and the arrow keys do."""
    go(page, *first)
    begin = page.view.currentIndex()
    go(page, *last)
    rows, columns = page.view.currentIndex().row() - begin.row(), last[1] - first[1]
    go(page, *first)
    press(Key.Key_Down, Held.ShiftModifier, times=rows)
    press(Key.Key_Right, Held.ShiftModifier, times=columns)


def editor(page: MatrixPage) -> Any:
    return page.view.typing.editor
