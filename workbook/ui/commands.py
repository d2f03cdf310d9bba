"""What the menus do: each verb of the table of actions, over one workspace."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QApplication, QMenu

from workbook import paths
from workbook.model.negotiation import STAGES
from workbook.ui import settings
from workbook.ui.actions import DOCUMENTS
from workbook.ui.pages import PAGES
from workbook.ui.row_frame import row_of
from workbook.ui.theme import theme

if TYPE_CHECKING:
    from workbook.ui.keeping.exporting import Exporting
    from workbook.ui.keeping.protecting import Protecting
    from workbook.ui.main_window import Workspace
    from workbook.ui.paper.documents import Documents


_HIDDEN = "All figures are hidden, but in a field you go into. Ctrl+Shift+H shows them again."
_REMEMBERED = "Workbooks are remembered again, beginning with this one."
_FORGOTTEN = "No workbook is remembered any more: the program starts with your own one."


class Commands:
    """The verbs of the menus. Each does one thing to the workspace, or asks it to."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    def submenus(self) -> dict[str, Callable[[QMenu], None]]:
        """What fills each submenu when it opens."""
        return {
            "Open recent": self._fill_recent,
            "Open a sample": self._fill_samples,
            "Stage": self._fill_stages,
            "Tabs": self._fill_tabs,
            "Longer papers": self._fill_papers,
            "Protection": lambda menu: self.protecting.fill(menu),
        }

    # Where to be

    def start_negotiation(self) -> None:
        self.workspace.start_negotiation()

    def show_journal(self) -> None:
        self.workspace.show_journal()

    def next_item(self) -> None:
        self.workspace.status.next_thing()

    # Edit menu

    def undo(self) -> None:
        self.workspace.flush()
        self.workspace.document.undo()

    def redo(self) -> None:
        self.workspace.flush()
        self.workspace.document.redo()

    def search(self) -> None:
        self.workspace.sidebar.search.setFocus()
        self.workspace.sidebar.search.selectAll()

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
            self.workspace.flush()
            frame.asked.emit(wish)

    # Negotiation menu

    def rename_negotiation(self) -> None:
        if self.workspace.document.negotiation is not None:
            self.workspace.show_tab(self.workspace.stack.currentIndex())
            self.workspace.header.title.setFocus()
            self.workspace.header.title.selectAll()

    def delete_negotiation(self) -> None:
        negotiation = self.workspace.document.negotiation
        if negotiation is not None:
            self.workspace.flush()
            if self.workspace.document.remove(negotiation):
                rows = self.workspace.document.workbook.negotiations
                self.workspace.document.select(rows[0].id if rows else None)

    def set_stage(self, stage: str) -> None:
        """Move the negotiation shown to a stage."""
        if self.workspace.document.negotiation is not None:
            self.workspace.document.set(self.workspace.document.negotiation, stage=stage)

    def _fill_stages(self, menu: QMenu) -> None:
        group = QActionGroup(menu)
        here = self.workspace.document.negotiation.stage if self.workspace.document.negotiation else ""
        for stage, title in STAGES.items():
            self._entry(
                menu, title, lambda stage=stage: self.set_stage(stage), checked=stage == here, group=group
            )

    def _fill_tabs(self, menu: QMenu) -> None:
        window = self.workspace
        places: list[tuple[str, Callable[[], None]]] = [
            (tab.title, partial(window.show_tab, at)) for at, tab in enumerate(PAGES)
        ]
        places += [("Journal", window.show_journal), ("Start page", window.start_negotiation)]
        for number, (title, then) in enumerate(places, start=1):
            self._entry(menu, title, then, keys=f"Ctrl+{number}")

    def _fill_recent(self, menu: QMenu) -> None:
        others = [path for path in settings.recent() if path != self.workspace.document.store.path]
        for path in others:
            self._entry(menu, path.stem.replace("&", "&&"), lambda path=path: self.workspace.files.open(path))
        if not others:
            menu.addAction("No other workbook yet").setEnabled(False)
        menu.addSeparator()
        kept = settings.remembers_workbooks()
        never = self._entry(menu, "Do not remember workbooks", lambda: self.remember_workbooks(not kept))
        never.setCheckable(True)
        never.setChecked(not kept)

    def remember_workbooks(self, wanted: bool) -> None:
        """Remember which workbooks were open, or forget all of them and remember none any more."""
        settings.remember_workbooks(wanted)
        if wanted:
            settings.remember_workbook(self.workspace.document.store.path)
        self.workspace.tell(_REMEMBERED if wanted else _FORGOTTEN)

    def _fill_samples(self, menu: QMenu) -> None:
        from workbook.ui.pages.welcome import SAMPLES

        for name in paths.sample_names():
            self._entry(
                menu,
                SAMPLES.get(name, (name, ""))[0],
                lambda name=name: self.workspace.files.load_sample(name),
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
        self.workspace.files.ask_new()

    def new_protected(self) -> None:
        self.protecting.new()

    def open_workbook(self) -> None:
        self.workspace.files.ask_open()

    def read_workbook(self) -> None:
        self.workspace.files.ask_read()

    def make_backup(self) -> None:
        self.workspace.flush()
        self.workspace.files.back_up()

    def show_backups(self) -> None:
        from workbook.ui.keeping.backups import BackupsDialog

        self.workspace.flush()
        BackupsDialog(self.workspace).open()

    def save_copy(self) -> None:
        self.workspace.flush()
        self.workspace.files.ask_copy()

    def import_json(self) -> None:
        self.workspace.importing.ask()

    def export(self) -> None:
        self.exporting.ask()

    @cached_property
    def exporting(self) -> Exporting:
        """Takes the workbook out in other formats."""
        from workbook.ui.keeping.exporting import Exporting

        return Exporting(self.workspace)

    def save_brief(self) -> None:
        self._with_brief("save")

    def print_brief(self) -> None:
        self._with_brief("print")

    def _with_brief(self, wish: str) -> None:
        place = next(place for place, tab in enumerate(PAGES) if tab.key == "brief")
        if self.workspace.document.negotiation is not None:
            self.workspace.show_tab(place)
            getattr(self.workspace.pages[place], wish)()

    def _fill_papers(self, menu: QMenu) -> None:
        document = self.workspace.document
        for name, title in DOCUMENTS.items():
            there = document.workbook.entries if name == "ask_journal" else document.negotiation
            entry = self._entry(menu, title, lambda name=name: getattr(self.documents, name)())
            entry.setEnabled(bool(there))

    @cached_property
    def documents(self) -> Documents:
        """Makes the longer documents."""
        from workbook.ui.paper.documents import Documents

        return Documents(self.workspace)

    @cached_property
    def protecting(self) -> Protecting:
        """What is done with passphrases."""
        from workbook.ui.keeping.protecting import Protecting

        return Protecting(self.workspace)

    def lock_now(self) -> None:
        self.protecting.lock()

    def quit(self) -> None:
        self.workspace.shell.close()

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

    def hide_figures(self) -> None:
        from workbook.ui import hidden_figures

        self.workspace.tell(_HIDDEN if hidden_figures.toggle() else "All figures are shown again.")

    def show_keys(self) -> None:
        from workbook.ui.dialogs.keys import KeysDialog

        KeysDialog(self.workspace.shell).exec()

    def show_all_hints(self) -> None:
        settings.show_all_hints()
        for page in (*self.workspace.pages, self.workspace.journal):
            if page.isVisible():
                page.refresh_hints()
        self.workspace.tell("All hints are shown again.")

    def about(self) -> None:
        from workbook.ui.dialogs.about import AboutDialog

        AboutDialog(self.workspace.shell).exec()
