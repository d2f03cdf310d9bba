"""The pages of the window, each made when it is first asked for."""

from collections.abc import Callable, Collection, Iterator

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from workbook.model import Row
from workbook.ui.document import Document
from workbook.ui.pages import JOURNAL_PAGE, PAGES
from workbook.ui.pages.page import Page

_FIRST_MS, _NEXT_MS = 400, 40


class Shelf(QObject):
    """One page a tab, at its place in a stack; ``ready`` tells of each page that is made.

    Once the window has come to rest the code of the other pages is imported, one after another.
    """

    def __init__(self, document: Document, ready: Callable[[Page], None]) -> None:
        super().__init__()
        self.document, self.ready = document, ready
        self.stack = QStackedWidget()
        self._made: dict[int, Page] = {}
        self._waiting = [tab.page for tab in (*PAGES, JOURNAL_PAGE)]
        self._empty = [QWidget() for _ in PAGES]
        for empty in self._empty:
            self.stack.addWidget(empty)
        QTimer.singleShot(_FIRST_MS, self, self._import_next)

    def __len__(self) -> int:
        return len(PAGES)

    def __iter__(self) -> Iterator[Page]:
        return (self[place] for place in range(len(self)))

    def __getitem__(self, place: int) -> Page:
        if place not in self._made:
            self._made[place] = page = PAGES[place](self.document)
            self.stack.insertWidget(place, page)
            self.stack.removeWidget(self._empty[place])
            self.ready(page)
        return self._made[place]

    def edits(self, place: int, table: type[Row], names: Collection[str]) -> bool:
        """Whether the page of that place was made and has an editor for one of these fields of a table."""
        page = self._made.get(place)
        return page is not None and page.edits(table, names)

    def _import_next(self) -> None:
        if self._waiting:
            self._waiting.pop(0)()
            QTimer.singleShot(_NEXT_MS, self, self._import_next)
