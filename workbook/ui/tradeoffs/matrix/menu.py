"""What can be done with a line of the table, for the mouse; each entry names its key."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from workbook.ui.keeping.reading import is_only_read
from workbook.ui.tradeoffs.matrix.lines import Line

_PICK = (("Take into the package\tSpace", "pick"),)
_ROW = (
    ("Add one below\tIns", "insert"),
    ("Move up\tAlt+Up", "up"),
    ("Move down\tAlt+Down", "down"),
    ("Delete\tCtrl+Del", "delete rows"),
)
_FOLD = (("Fold or unfold\tCtrl+Space", "fold"),)
#: What changes something; none of it is there while a workbook is only read.
EDITING = frozenset({"insert", "up", "down", "delete", "delete rows", "cut", "paste", "left blank"})
_CELLS = (("Copy\tCtrl+C", "copy"), ("Paste\tCtrl+V", "paste"))


def open_menu(parent: QWidget, place: QPoint, line: Line, do: Callable[[str], object]) -> QMenu:
    """Show what can be done with a line; it goes away by itself."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    groups = {"option": (_PICK, _ROW, _CELLS), "issue": (_FOLD, _ROW, _CELLS)}.get(line.kind, (_CELLS[1:],))
    for at, group in enumerate(groups):
        if at:
            menu.addSeparator()
        for words, wish in group:
            action = QAction(words, menu)
            action.setDisabled(is_only_read(parent) and wish in EDITING)
            action.triggered.connect(lambda _=False, wish=wish: do(wish))
            menu.addAction(action)
    menu.popup(place)
    return menu
