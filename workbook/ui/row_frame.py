"""One row of a list: its fields, the details that open below, its small menu, and its keys."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbook.ui.form import Builder, Form
from workbook.ui.nest import Nest
from workbook.ui.text_editor import TextEditor
from workbook.ui.theme import mark

_PICKED = {
    Qt.Key.Key_Delete: "delete",
    Qt.Key.Key_Backspace: "delete",
    Qt.Key.Key_Up: "pick previous",
    Qt.Key.Key_Down: "pick next",
    Qt.Key.Key_Return: "edit",
    Qt.Key.Key_Enter: "edit",
    Qt.Key.Key_F2: "edit",
}


class RowFrame(QFrame):
    """One row: its fields, the details that open below, and a small menu."""

    asked = Signal(str)
    lines_pasted = Signal(list)

    def __init__(self, form: Form, build: Builder, details: Builder | None) -> None:
        super().__init__()
        self.form = form
        self.holder: QWidget = self
        self.nest: Nest | None = None
        self.setObjectName("row")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.content = build(form)
        self._build_details = details
        self.details: QWidget | None = None
        self.tools = QWidget()
        self._lay_out()
        self._listen_to(set(form.editors))

    @property
    def row(self) -> Any:
        return self.form.row

    def _lay_out(self) -> None:
        outer, line = QVBoxLayout(self), QHBoxLayout()
        outer.setContentsMargins(5, 5, 2, 5)
        outer.setSpacing(2)
        line.setSpacing(4)
        line.addWidget(self.content, 1)
        line.addWidget(self._tool_box(), 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(line)

    def _tool_box(self) -> QWidget:
        box = QHBoxLayout(self.tools)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        if self._build_details:
            self.more = _tool("▾", "Show or hide details (Ctrl+Space)", "Details")
            self.more.clicked.connect(self.toggle_details)
            box.addWidget(self.more)
        self.menu_button = _tool("⋮", "Move, delete", "Row menu")
        self.menu_button.clicked.connect(self.open_menu)
        box.addWidget(self.menu_button)
        policy = self.menu_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.menu_button.setSizePolicy(policy)
        self.menu_button.setVisible(False)
        return self.tools

    def open_menu(self) -> None:
        """Show what can be done with the row as a whole."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, wish in (
            ("Move up\tAlt+Up", "up"),
            ("Move down\tAlt+Down", "down"),
            ("Delete\tCtrl+Del", "delete"),
        ):
            action = QAction(words, menu)
            action.triggered.connect(lambda _=False, wish=wish: self.asked.emit(wish))
            menu.addAction(action)
        menu.popup(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height())))

    def _listen_to(self, names: set[str]) -> None:
        for name in names:
            self._listen(self.form.editors[name])

    def _listen(self, editor: QWidget) -> None:
        editor.installEventFilter(self)
        for signal, wish in (("entered", "add"), ("emptied", "empty"), ("escaped", "pick")):
            if hasattr(editor, signal):
                getattr(editor, signal).connect(lambda wish=wish: self.asked.emit(wish))
        if isinstance(editor, TextEditor):
            editor.stepped.connect(lambda step: self.asked.emit("previous" if step < 0 else "next"))
            editor.lines_pasted.connect(self.lines_pasted)

    def flush(self) -> None:
        """Store what is being typed in the row."""
        editor: Any = QApplication.focusWidget()
        if editor not in (None, self) and self.isAncestorOf(editor) and hasattr(editor, "flush"):
            editor.flush()

    def toggle_details(self) -> None:
        """Open or close what is below the row's first lines; it is made when it is first opened."""
        if self._build_details is None:
            return
        if self.details is None:
            before = set(self.form.editors)
            self.details = self._build_details(self.form)
            self._listen_to(set(self.form.editors) - before)
            self.details.setVisible(False)
            self.layout().addWidget(self.details)  # type: ignore[union-attr]
            if self.row is not None:
                self.form.show(self.row)
        shown = self.details.isHidden()
        self.details.setVisible(shown)
        self.more.setText("▴" if shown else "▾")

    def set_active(self, active: bool, picked: bool = False) -> None:
        self._offer_menu(active or picked or self.underMouse())
        mark(self, "active", active)
        mark(self, "picked", picked)

    def edit(self, name: str) -> None:
        """Take the keyboard into one field."""
        if name not in self.form.editors and self.details is None:
            self.toggle_details()
        editor = self.form.editors.get(name) or next(iter(self.form.editors.values()))
        if self.details and self.details.isHidden() and self.details.isAncestorOf(editor):
            self.toggle_details()
        if isinstance(editor, TextEditor):
            editor.focus_end()
        else:
            editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_menu(self, wanted: bool) -> None:
        self.menu_button.setVisible(wanted and not self.form.document.read_only)

    def enterEvent(self, event) -> None:
        self._offer_menu(True)

    def leaveEvent(self, event) -> None:
        self._offer_menu(bool(self.property("active")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wish = _PICKED.get(Qt.Key(event.key()))
        if self._chord(event):
            return
        if wish and self.hasFocus():
            self.asked.emit(wish)
        else:
            super().keyPressEvent(event)

    def _chord(self, event: QKeyEvent) -> bool:
        alt, control = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
        pressed = (event.modifiers() & (alt | control), Qt.Key(event.key()))
        wish = {
            (alt, Qt.Key.Key_Up): "up",
            (alt, Qt.Key.Key_Down): "down",
            (control, Qt.Key.Key_Delete): "delete",
        }
        if pressed == (control, Qt.Key.Key_Space):
            self.toggle_details()
        elif pressed in wish:
            self.asked.emit(wish[pressed])
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._chord(event):
            return True
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        moved = event.position().toPoint() - getattr(self, "_pressed_at", event.position().toPoint())
        if self.form.document.read_only:
            return
        if event.buttons() & Qt.MouseButton.LeftButton and abs(moved.y()) > QApplication.startDragDistance():
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.unsetCursor()
        if not self.rect().adjusted(0, -4, 0, 4).contains(event.position().toPoint()):
            self.asked.emit(f"drop {event.globalPosition().toPoint().y()}")
        super().mouseReleaseEvent(event)


def row_of(widget: QWidget | None) -> RowFrame | None:
    """The row a widget stands in, or None."""
    while widget is not None and not isinstance(widget, RowFrame):
        widget = widget.parentWidget()
    return widget


def _tool(words: str, tip: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName("rowTool")
    button.setText(words)
    button.setToolTip(tip)
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
    return button
