"""The content of the window: sidebar, header, pages, the line below; and where one is among them."""

from collections.abc import Collection
from functools import cached_property
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbook.model import Row
from workbook.ui import settings
from workbook.ui.actions import build_menus
from workbook.ui.commands import Commands
from workbook.ui.document import Document
from workbook.ui.files import Files
from workbook.ui.header import Header
from workbook.ui.keeping.banner import Banner, Reading
from workbook.ui.keeping.importing import Importing
from workbook.ui.keeping.saving import Saving
from workbook.ui.keeping.timed import TimedBackups
from workbook.ui.pages import JOURNAL_PAGE, PAGES
from workbook.ui.pages.page import Page
from workbook.ui.pages.welcome import Welcome
from workbook.ui.shelf import Shelf
from workbook.ui.shell import Shell
from workbook.ui.sidebar import JOURNAL, Sidebar, Target
from workbook.ui.status_line import StatusLine
from workbook.ui.tab_order import next_stop


class Workspace(QWidget):
    """Everything inside the window, over one document."""

    #: Another workbook was opened: its store, and why it is only read where it is.
    replaced = Signal(object, object)
    #: A file could not be opened: what was the matter, its path, and why it was only to be read, if so.
    not_opened = Signal(object, object, object)

    def __init__(self, shell: Shell, document: Document, reading: Reading | None = None) -> None:
        """``reading`` says why the workbook is only read, where it is."""
        super().__init__()
        self.shell, self.document, self.reading = shell, document, reading
        self.closed = False
        self.aside: QWidget | None = None
        self.setObjectName("content")
        self.files = Files(self)
        self.importing = Importing(self)
        self.sidebar = Sidebar(document)
        self.pages = Shelf(document, self._make_ready)
        self.header = Header(document, [tab.title for tab in PAGES])
        self.welcome = Welcome(document)
        self.stack, self.outer = self.pages.stack, QStackedWidget()
        self.status = StatusLine(document.undo_stack, document.undo_elsewhere)
        self.saving = Saving(document, self)
        self.commands = Commands(self)
        self._lay_out()
        self._connect()
        self.actions_made = build_menus(
            shell, self.commands, self.commands.submenus(), only_read=document.read_only
        )
        self._remember_where()
        self.timed = TimedBackups(self)

    # Layout

    def _lay_out(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.stack, 1)
        for whole in (right, self.welcome):
            self.outer.addWidget(whole)
        self.negotiation_side = right
        beside = QVBoxLayout()
        beside.setSpacing(0)
        if self.reading is not None:
            beside.addWidget(Banner(self.reading, self.files))
        beside.addWidget(self.outer, 1)
        beside.addWidget(self.status)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.sidebar)
        box.addLayout(beside, 1)

    def _connect(self) -> None:
        document = self.document
        document.changed.connect(lambda _: self._show_state())
        document.selected.connect(self._on_select)
        document.saved.connect(lambda: self.status.tell(""))
        document.failed.connect(lambda sentence: self.tell(sentence, wrong=True))
        document.went_to.connect(self.reveal)
        self.status.next_wanted.connect(self.go)
        self.status.undo_wanted.connect(self.commands.undo)
        self.header.chosen.connect(self.show_tab)
        self.sidebar.opened.connect(self._open_target)
        self.sidebar.new_wanted.connect(self.start_negotiation)
        self.welcome.sample_wanted.connect(self.files.load_sample)
        self.welcome.started.connect(lambda: self.go("overview", "goal"))
        self.saving.changed.connect(self._show_saving)
        self.status.copy_wanted.connect(self.files.ask_copy)
        self._show_saving()

    def _make_ready(self, page: Page) -> None:
        page.go.connect(self.go)

    @cached_property
    def journal(self) -> Page:
        """The page over all negotiations."""
        page = JOURNAL_PAGE(self.document)
        self.outer.addWidget(page)
        self._make_ready(page)
        return page

    # Where we are

    def _remember_where(self) -> None:
        remembered, in_journal = settings.get("negotiation"), settings.get("journal_shown") == "true"
        rows = self.document.workbook.negotiations
        known = next((row.id for row in rows if row.id == remembered), rows[0].id if rows else None)
        self.document.select(known)
        self.show_tab(settings.number("tab", 0))
        if known is None:
            self.start_negotiation()
        elif in_journal:
            self.show_journal()

    def _on_select(self) -> None:
        if self.document.negotiation is None:
            self.start_negotiation()
        else:
            self._show_outer(self.negotiation_side)
            settings.put("negotiation", self.document.negotiation.id)
        self._show_state()

    def _show_outer(self, part: QWidget) -> None:
        self.outer.setCurrentWidget(part)
        in_journal = part is not self.aside and part not in (self.negotiation_side, self.welcome)
        if self.aside is not None and part is not self.aside:
            self._drop_aside()
        self.sidebar.show_journal(in_journal)
        settings.put("journal_shown", "true" if in_journal else "false")
        self._show_state()

    def show_aside(self, page: QWidget) -> None:
        """Show a page that is there only until one goes elsewhere, with the keyboard in it."""
        self._drop_aside()
        self.aside = page
        self.outer.addWidget(page)
        self._show_outer(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop_aside(self) -> None:
        page, self.aside = self.aside, None
        if page is not None:
            self.outer.removeWidget(page)
            page.deleteLater()

    def show_tab(self, place: int) -> None:
        """Open a tab of the negotiation shown."""
        self.flush()
        if self.document.negotiation is None:
            return
        place = min(max(place, 0), len(self.pages) - 1)
        self.stack.setCurrentWidget(self.pages[place])
        self.header.show_tab(place)
        settings.put("tab", place)
        self._show_outer(self.negotiation_side)
        self.take_keyboard()

    def show_journal(self) -> None:
        """Open the journal over all negotiations."""
        self.flush()
        self._show_outer(self.journal)

    def start_negotiation(self) -> None:
        """Open the page on which a negotiation begins."""
        self.flush()
        self._show_outer(self.welcome)
        self.sidebar.list.clearSelection()
        self.take_keyboard()

    def go(self, key: str, section: str) -> None:
        """Open the tab of that key, at a section of it."""
        if key == "journal":
            self.show_journal()
            self.journal.reveal_section(section)
            return
        place = next(place for place, tab in enumerate(PAGES) if tab.key == key)
        self.show_tab(place)
        self.pages[place].reveal_section(section)

    def reveal(self, table: type[Row], row_id: str, names: Collection[str] = ()) -> None:
        """Open the page that shows a row, preferably one that shows these fields of it, and go there."""
        if table in JOURNAL_PAGE.tables:
            self.show_journal()
            self.journal.reveal(table, row_id)
            return
        here = self.stack.currentIndex()
        edits = [self.pages.edits(at, table, names) for at in range(len(PAGES))]
        places = sorted(range(len(PAGES)), key=lambda at: (not edits[at], at != here))
        place = next((at for at in places if edits[at] or table in PAGES[at].tables), None)
        if place is not None and self.document.negotiation is not None:
            self.show_tab(place)
            self.pages[place].reveal(table, row_id)

    def _open_target(self, target: Target) -> None:
        self.flush()
        if target.negotiation_id == JOURNAL:
            self.show_journal()
        elif not self._may_leave(target.negotiation_id):
            return
        else:
            self.document.select(target.negotiation_id)
        if target.row_id:
            from workbook.model import BY_NAME

            self.reveal(BY_NAME[target.table], target.row_id)

    def _may_leave(self, negotiation_id: str | None) -> bool:
        """Whether another may be shown: what could not be stored has its place in this one only."""
        here = self.document.negotiation
        if here is None or here.id == negotiation_id:
            return True
        lost = self.unstored()
        if lost:
            self.tell(f"What stands in “{lost}” is not stored yet, so “{here.title}” stays open.", wrong=True)
        return not lost

    def take_keyboard(self) -> None:
        """Give the keyboard to what is open, from where Tab reaches its first field."""
        shown = self.outer.currentWidget()
        inner = self.stack.currentWidget() if shown is self.negotiation_side else shown
        taker = self.welcome.title if inner is self.welcome else inner
        if taker is not None:
            taker.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:
        stop = next_stop(self, QApplication.focusWidget(), forward=forward)
        if stop is None:
            return False
        stop.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    # What is told

    def _show_state(self) -> None:
        self.status.show_undo()
        inside = self.outer.currentWidget() is self.negotiation_side
        self.status.show_state(self.document.dossier if inside else None)

    def _show_saving(self) -> None:
        self.sidebar.foot.show_state(self.saving.state, self.saving.words, self.saving.why)
        self.status.show_trouble(self.document.problem)

    def tell(self, sentence: str, *, wrong: bool = False) -> None:
        """Say something in the line below; it goes away by itself."""
        self.status.tell(sentence, wrong=wrong)

    def flush(self) -> None:
        """Store what is being typed right now."""
        widget = QApplication.focusWidget()
        if widget is not None and hasattr(widget, "flush"):
            widget.flush()

    def fields(self) -> list[Any]:
        """Every field that is typed in and may hold what is not stored."""
        found = [*self.findChildren(QPlainTextEdit), *self.findChildren(QLineEdit)]
        return [field for field in found if hasattr(field, "unstored")]

    def unstored(self) -> str:
        """The name of a field that holds what could not be stored; empty where everything is."""
        waiting = [field for field in self.fields() if field.unstored]
        for field in waiting:
            field.flush()
        return next((field.accessibleName() or "a field" for field in waiting if field.unstored), "")

    # Closing

    def close_down(self) -> bool:
        """Store what is being typed, remember the window, let go of the file. Does no harm twice."""
        if self.closed:
            return True
        self.closed = True
        self.flush()
        self.saving.let_go()
        settings.put("window/geometry", self.shell.saveGeometry())
        self.status.let_go()
        self.document.store.close()
        return True
