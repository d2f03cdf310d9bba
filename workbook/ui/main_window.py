"""The content of the window: sidebar, header, pages, the line below, and what the menus do."""

from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbook import paths
from workbook.analysis.completeness import readiness
from workbook.model import Row
from workbook.model.negotiation import STAGES
from workbook.ui import settings
from workbook.ui.actions import build_menus
from workbook.ui.document import Document
from workbook.ui.files import Files
from workbook.ui.header import Header
from workbook.ui.layout import button, words
from workbook.ui.pages import JOURNAL_PAGE, PAGES
from workbook.ui.pages.page import Page
from workbook.ui.pages.welcome import Welcome
from workbook.ui.row_list import row_of
from workbook.ui.shell import Shell
from workbook.ui.sidebar import JOURNAL, Sidebar, Target
from workbook.ui.theme import theme


class Workspace(QWidget):
    """Everything inside the window, over one document."""

    replaced = Signal(object)

    def __init__(self, shell: Shell, document: Document) -> None:
        super().__init__()
        self.shell, self.document = shell, document
        self.setObjectName("content")
        self.files = Files(self)
        self.sidebar = Sidebar(document)
        self.pages: list[Page] = [page(document) for page in PAGES]
        self.header = Header(document, [page.title for page in PAGES])
        self.journal = JOURNAL_PAGE(document)
        self.welcome = Welcome(document)
        self.stack, self.outer = QStackedWidget(), QStackedWidget()
        self.next_item: Any = None
        self._lay_out()
        self._connect()
        fill = {
            "Open recent": self._fill_recent,
            "Open a sample": self._fill_samples,
            "Stage": self._fill_stages,
            "Tabs": self._fill_tabs,
        }
        self.actions_made = build_menus(shell, self, fill)
        self._remember_where()

    # Layout

    def _lay_out(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for page in self.pages:
            self.stack.addWidget(page)
        column.addWidget(self.header)
        column.addWidget(self.stack, 1)
        for whole in (right, self.journal, self.welcome):
            self.outer.addWidget(whole)
        self.negotiation_side = right
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.outer, 1)
        beside.addWidget(self._status_line())
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.sidebar)
        box.addLayout(beside, 1)

    def _status_line(self) -> QWidget:
        self.status = QFrame()
        self.status.setObjectName("status")
        box = QHBoxLayout(self.status)
        box.setContentsMargins(26, 2, 22, 2)
        self.prepared: QLabel = words("", wrap=False)
        self.next_link = button("", self.next_thing, "quiet")
        self.notice: QLabel = words("", wrap=False)
        self.undo_link = button("", self.undo, "quiet")
        self.undo_link.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for part in (self.prepared, self.next_link, self.notice):
            box.addWidget(part)
        box.addStretch(1)
        box.addWidget(self.undo_link)
        return self.status

    def _connect(self) -> None:
        document = self.document
        document.changed.connect(lambda _: self._show_state())
        document.selected.connect(self._on_select)
        document.saved.connect(self._say_saved)
        document.failed.connect(self._say_failed)
        document.went_to.connect(self.reveal)
        document.undo_stack.indexChanged.connect(self._show_undo)
        self.header.chosen.connect(self.show_tab)
        self.sidebar.opened.connect(self._open_target)
        self.sidebar.new_wanted.connect(self.start_negotiation)
        self.welcome.sample_wanted.connect(self.files.load_sample)
        self.welcome.started.connect(lambda: self.show_tab(0))
        for page in (*self.pages, self.journal):
            page.go.connect(self.go)
        self._say_opened()
        self._show_undo()

    # Where we are

    def _remember_where(self) -> None:
        remembered = settings.get("negotiation")
        rows = self.document.workbook.negotiations
        known = next((row.id for row in rows if row.id == remembered), rows[0].id if rows else None)
        self.document.select(known)
        self.show_tab(int(settings.get("tab", 0)))
        if known is None:
            self.start_negotiation()
        elif settings.get("journal_shown") == "true":
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
        self.sidebar.show_journal(part is self.journal)
        settings.put("journal_shown", "true" if part is self.journal else "false")
        self._show_state()

    def show_tab(self, place: int) -> None:
        """Open a tab of the negotiation shown."""
        self.flush()
        if self.document.negotiation is None:
            return
        place = min(max(place, 0), len(self.pages) - 1)
        self.stack.setCurrentIndex(place)
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
        for place, page in enumerate(self.pages):
            if page.key == key:
                self.show_tab(place)
                page.reveal_section(section)

    def reveal(self, table: type[Row], row_id: str) -> None:
        """Open the page that shows a row, preferably the one that is open, and go to the row."""
        if table in JOURNAL_PAGE.tables:
            self.show_journal()
            self.journal.reveal(table, row_id)
            return
        order = sorted(self.pages, key=lambda page: page is not self.stack.currentWidget())
        page = next((page for page in order if table in page.tables), None)
        if page is not None and self.document.negotiation is not None:
            self.show_tab(self.pages.index(page))
            page.reveal(table, row_id)

    def _open_target(self, target: Target) -> None:
        self.flush()
        if target.negotiation_id == JOURNAL:
            self.show_journal()
        else:
            self.document.select(target.negotiation_id)
        if target.row_id:
            from workbook.model import BY_NAME

            self.reveal(BY_NAME[target.table], target.row_id)

    def take_keyboard(self) -> None:
        """Give the keyboard to what is open, from where Tab reaches its first field."""
        shown = self.outer.currentWidget()
        inner = self.stack.currentWidget() if shown is self.negotiation_side else shown
        taker = self.welcome.title if inner is self.welcome else inner
        if taker is not None:
            taker.setFocus(Qt.FocusReason.OtherFocusReason)

    # The line below

    def _show_state(self) -> None:
        dossier = self.document.dossier
        inside = dossier is not None and self.outer.currentWidget() is self.negotiation_side
        self.prepared.setVisible(inside)
        self.next_link.setVisible(inside)
        if dossier is None or not inside:
            return
        state = readiness(dossier)
        self.prepared.setText(f"{state.done} of {state.total} prepared")
        self.next_item = state.open[0] if state.open else None
        if self.next_item:
            check = self.next_item.check
            self.next_link.setText(f"Next: {check.label} ({check.minutes} min)")
        self.next_link.setVisible(self.next_item is not None)

    def next_thing(self) -> None:
        """Go to what is worth preparing next."""
        if self.next_item:
            self.go(self.next_item.check.tab, self.next_item.check.section)

    def _show_undo(self, _index: int = 0) -> None:
        stack = self.document.undo_stack
        self.undo_link.setVisible(stack.canUndo())
        self.undo_link.setText(f"Undo: {stack.undoText()}")

    def _say_opened(self) -> None:
        self.sidebar.foot.setText("Everything is saved as you type")

    def _say_saved(self) -> None:
        self._foot(f"Saved {datetime.now():%H:%M}", wrong=False)
        self.notice.setText("")

    def _say_failed(self, sentence: str) -> None:
        self._foot("NOT SAVED", wrong=True)
        self.tell(sentence, wrong=True)

    def _foot(self, text: str, *, wrong: bool) -> None:
        foot = self.sidebar.foot
        foot.setText(text)
        if bool(foot.property("wrong")) != wrong:
            foot.setProperty("wrong", wrong)
            foot.style().unpolish(foot)
            foot.style().polish(foot)

    def tell(self, sentence: str, *, wrong: bool = False) -> None:
        """Say something in the line below; it goes away by itself."""
        self.notice.setText(sentence)
        self.notice.setToolTip("")
        self.notice.setProperty("wrong", wrong)
        self.notice.style().unpolish(self.notice)
        self.notice.style().polish(self.notice)
        QTimer.singleShot(15_000, self.notice, lambda: self._hush(sentence))

    def _hush(self, sentence: str) -> None:
        if self.notice.text() == sentence:
            self.notice.setText("")

    # Edit menu

    def flush(self) -> None:
        """Store what is being typed right now."""
        widget = QApplication.focusWidget()
        if widget is not None and hasattr(widget, "flush"):
            widget.flush()

    def undo(self) -> None:
        self.flush()
        self.document.undo()

    def redo(self) -> None:
        self.flush()
        self.document.redo()

    def search(self) -> None:
        self.sidebar.search.setFocus()
        self.sidebar.search.selectAll()

    def add_row(self) -> None:
        self._row_wish("add")

    def delete_row(self) -> None:
        self._row_wish("delete")

    def move_row_up(self) -> None:
        self._row_wish("up")

    def move_row_down(self) -> None:
        self._row_wish("down")

    def _row_wish(self, wish: str) -> None:
        frame = row_of(QApplication.focusWidget())
        if frame is not None:
            self.flush()
            frame.asked.emit(wish)

    # Negotiation menu

    def rename_negotiation(self) -> None:
        if self.document.negotiation is not None:
            self.show_tab(self.stack.currentIndex())
            self.header.title.setFocus()
            self.header.title.selectAll()

    def delete_negotiation(self) -> None:
        negotiation = self.document.negotiation
        if negotiation is not None:
            self.flush()
            self.document.remove(negotiation)
            rows = self.document.workbook.negotiations
            self.document.select(rows[0].id if rows else None)

    def set_stage(self, stage: str) -> None:
        """Move the negotiation shown to a stage."""
        if self.document.negotiation is not None:
            self.document.set(self.document.negotiation, stage=stage)

    def _fill_stages(self, menu: QMenu) -> None:
        group = QActionGroup(menu)
        here = self.document.negotiation.stage if self.document.negotiation else ""
        for stage, title in STAGES.items():
            self._entry(
                menu, title, lambda stage=stage: self.set_stage(stage), checked=stage == here, group=group
            )

    def _fill_tabs(self, menu: QMenu) -> None:
        for place, page in enumerate(self.pages):
            self._entry(menu, page.title, lambda place=place: self.show_tab(place), keys=f"Ctrl+{place + 1}")
        self._entry(menu, "Journal", self.show_journal, keys=f"Ctrl+{len(self.pages) + 1}")
        self._entry(menu, "Start page", self.start_negotiation, keys=f"Ctrl+{len(self.pages) + 2}")

    def _fill_recent(self, menu: QMenu) -> None:
        others = [path for path in settings.recent() if path != self.document.store.path]
        for path in others:
            self._entry(menu, path.stem.replace("&", "&&"), lambda path=path: self.files.open(path))
        if not others:
            menu.addAction("No other workbook yet").setEnabled(False)

    def _fill_samples(self, menu: QMenu) -> None:
        from workbook.ui.pages.welcome import SAMPLES

        for name in paths.sample_names():
            self._entry(
                menu, SAMPLES.get(name, (name, ""))[0], lambda name=name: self.files.load_sample(name)
            )

    def _entry(
        self,
        menu: QMenu,
        title: str,
        then: Any,
        *,
        keys: str = "",
        checked: bool | None = None,
        group: Any = None,
    ) -> QAction:
        action = QAction(title, menu)
        action.triggered.connect(lambda _=False: then())
        if keys:
            action.setShortcut(keys)
        if checked is not None:
            action.setCheckable(True)
            action.setChecked(checked)
            group.addAction(action)
        menu.addAction(action)
        return action

    # File menu

    def new_workbook(self) -> None:
        self.files.ask_new()

    def open_workbook(self) -> None:
        self.files.ask_open()

    def make_backup(self) -> None:
        self.flush()
        self.files.back_up()

    def import_json(self) -> None:
        self.files.ask_import()

    def export_workbook(self) -> None:
        self.flush()
        self.files.ask_export(None)

    def export_negotiation(self) -> None:
        self.flush()
        if self.document.negotiation is not None:
            self.files.ask_export(self.document.negotiation)

    def save_brief(self) -> None:
        self._with_brief("save")

    def print_brief(self) -> None:
        self._with_brief("print")

    def _with_brief(self, wish: str) -> None:
        place = next(place for place, page in enumerate(self.pages) if page.key == "brief")
        if self.document.negotiation is not None:
            self.show_tab(place)
            getattr(self.pages[place], wish)()

    def quit(self) -> None:
        self.shell.close()

    # View and help

    def look_light(self) -> None:
        self._look("light")

    def look_dark(self) -> None:
        self._look("dark")

    def look_system(self) -> None:
        self._look("system")

    def _look(self, mode: Any) -> None:
        settings.put("look", mode)
        theme.use(mode)

    def show_keys(self) -> None:
        from workbook.ui.dialogs.keys import KeysDialog

        KeysDialog(self.shell).exec()

    def show_all_hints(self) -> None:
        settings.show_all_hints()
        for page in (*self.pages, self.journal):
            if page.isVisible():
                page.refresh_hints()
        self.tell("All hints are shown again.")

    def about(self) -> None:
        from workbook.ui.dialogs.about import AboutDialog

        AboutDialog(self.shell).exec()

    # Closing

    def close_down(self) -> bool:
        """Store what is being typed, remember the window, let go of the file."""
        self.flush()
        settings.put("window/geometry", self.shell.saveGeometry())
        # The stack tells of its own end, when there is no line left to show it in.
        self.document.undo_stack.indexChanged.disconnect(self._show_undo)
        self.document.store.close()
        return True
