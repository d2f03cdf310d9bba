"""Every action of the window in one table: its words, its keys, its menu."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

Keys = QKeySequence.StandardKey | str | None


@dataclass(frozen=True)
class Action:
    """One action: the name of the workspace's method it calls, and where it stands."""

    name: str
    words: str
    keys: Keys = None
    tip: str = ""
    #: Whether it changes the workbook: then it is not offered while that is only read.
    edits: bool = False


SEPARATOR = Action("", "")
RECENT, PROTECTION, TABS, PAPERS = (
    Action(f"[{name}]", name) for name in ("Open recent", "Protection", "Tabs", "Longer papers")
)
SAMPLES, STAGES = (Action(f"[{name}]", name, edits=True) for name in ("Open a sample", "Stage"))

MENUS: tuple[tuple[str, tuple[Action, ...]], ...] = (
    ("&File", (
        Action("start_negotiation", "&New negotiation", QKeySequence.StandardKey.New, edits=True),
        SAMPLES,
        SEPARATOR,
        Action("new_workbook", "New &workbook…"),
        Action("new_protected", "New pro&tected workbook…"),
        Action("open_workbook", "&Open workbook…", QKeySequence.StandardKey.Open),
        Action("read_workbook", "Open rea&d-only…"),
        RECENT,
        SEPARATOR,
        Action("make_backup", "&Back up now", QKeySequence.StandardKey.Save, edits=True),
        Action("show_backups", "Back&ups…"),
        Action("save_copy", "Save a &copy of the workbook…"),
        Action("import_json", "&Import…", "Ctrl+I", edits=True),
        Action("export", "&Export…", "Ctrl+E"),
        SEPARATOR,
        Action("save_brief", "Save the b&rief as PDF…", "Ctrl+Shift+S"),
        Action("print_brief", "&Print the brief…", QKeySequence.StandardKey.Print),
        PAPERS,
        SEPARATOR,
        PROTECTION,
        Action("lock_now", "&Lock now", "Ctrl+L"),
        Action("quit", "&Quit", "Ctrl+Q"),
    )),
    ("&Edit", (
        Action("undo", "&Undo", QKeySequence.StandardKey.Undo, edits=True),
        Action("redo", "&Redo", QKeySequence.StandardKey.Redo, edits=True),
        SEPARATOR,
        Action("add_row", "&Add a row below", "Ctrl+Return", edits=True),
        Action("delete_row", "&Delete the row", "Ctrl+Delete", edits=True),
        Action("move_row_up", "Move the row u&p", "Alt+Up", edits=True),
        Action("move_row_down", "Move the row do&wn", "Alt+Down", edits=True),
        SEPARATOR,
        Action("search", "&Find…", QKeySequence.StandardKey.Find),
    )),
    ("&Negotiation", (
        STAGES,
        Action("rename_negotiation", "&Rename", "F2", edits=True),
        Action("delete_negotiation", "&Delete this negotiation", edits=True),
    )),
    ("&View", (
        TABS,
        Action("show_journal", "&Journal", "Ctrl+J"),
        Action("next_item", "Next &thing to prepare", "Ctrl+."),
        SEPARATOR,
        Action("look_light", "&Light"),
        Action("look_dark", "&Dark"),
        Action("look_system", "&As the desktop"),
        SEPARATOR,
        Action("hide_figures", "Hide all &figures, or show them again", "Ctrl+Shift+H"),
    )),
    ("&Help", (
        Action("show_keys", "&Keyboard", "F1"),
        Action("show_all_hints", "Show all &hints again"),
        Action("about", "&About"),
    )),
)  # fmt: skip

#: What stands under “Longer papers”, by the name of the verb that asks for it; all but the journal are about
#: the negotiation shown.
DOCUMENTS = {
    "ask_dossier": "The whole &dossier…",
    "ask_reflection": "The &reflection…",
    "ask_role_play": "The sheet for a role-&play…",
    "ask_journal": "The &journal…",
}


def build_menus(
    window: QMainWindow,
    target: object,
    fill: Mapping[str, Callable[[QMenu], None]],
    *,
    only_read: bool = False,
) -> dict[str, QAction]:
    """Put the menus into the window. ``fill`` fills the submenus named in brackets when they open.

    What edits the workbook is not offered where it is ``only_read``.
    """
    made: dict[str, QAction] = {}
    for old in window.actions():
        window.removeAction(old)
        old.deleteLater()
    bar = window.menuBar()
    bar.clear()
    for title, actions in MENUS:
        menu = bar.addMenu(title)
        for action in actions:
            if action is SEPARATOR:
                menu.addSeparator()
            elif action.name.startswith("["):
                _submenu(menu, action, fill[action.words]).setDisabled(only_read and action.edits)
            else:
                made[action.name] = _action(window, menu, action, getattr(target, action.name))
                made[action.name].setDisabled(only_read and action.edits)
    return made


def _submenu(menu: QMenu, action: Action, fill: Callable[[QMenu], None]) -> QMenu:
    inner = menu.addMenu(action.words)

    def fill_anew() -> None:
        inner.clear()
        fill(inner)

    inner.aboutToShow.connect(fill_anew)
    fill_anew()
    return inner


def _action(window: QMainWindow, menu: QMenu, action: Action, slot: Callable[[], object]) -> QAction:
    made = QAction(action.words, window)
    if isinstance(action.keys, QKeySequence.StandardKey):
        # All the keys a desktop has for it, such as both ways to redo.
        made.setShortcuts(action.keys)
    elif action.keys is not None:
        made.setShortcut(QKeySequence(action.keys))
    made.triggered.connect(lambda _=False: slot())
    menu.addAction(made)
    # Shortcuts work also where a desktop moves the menu bar out of the window.
    window.addAction(made)
    return made


def shortcuts() -> list[tuple[str, str]]:
    """What the keyboard does, as (words, keys), for the help dialog."""
    rows = [
        (
            action.words.replace("&", ""),
            QKeySequence(action.keys).toString(QKeySequence.SequenceFormat.NativeText),
        )
        for _, actions in MENUS
        for action in actions
        if action.keys is not None
    ]
    return [*rows, *_IN_LISTS]


_IN_LISTS = [
    ("Tabs of the negotiation", "Ctrl+1 … Ctrl+7, Ctrl+8 journal"),
    ("In a list: a new row below", "Enter"),
    ("In a list: pick the whole row, then Delete or arrows", "Esc"),
    ("In a list: show or hide details", "Ctrl+Space"),
    ("Strengths", "0 … 5, or arrow keys"),
    ("Days: calendar, or no day", "Space, Delete"),
    ("In the table: type, or change what is there", "letters and figures, F2"),
    ("In the table: pick an option; fold an issue", "Space, Ctrl+Space"),
    ("In the table: a new row below; delete a row", "Ins, Ctrl+Del"),
    ("In the table: copy and paste cells", "Ctrl+C, Ctrl+V"),
]
