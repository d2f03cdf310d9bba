"""The list of entries: quick with thousands of them, one of them open to be edited in place."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QWidget

from workbook.analysis.journal import Month
from workbook.model import Entry
from workbook.ui.document import Document
from workbook.ui.journal.entry_frame import EntryFrame
from workbook.ui.journal.entry_model import LINE, EntryModel, Index
from workbook.ui.journal.entry_painter import EntryDelegate, EntryLook
from workbook.ui.text_editor import TextEditor
from workbook.ui.theme import theme

ROOM = 24


class EntryView(QListView):
    """Entries by month. A click or Enter opens one; Escape closes it; Delete asks to delete it."""

    delete_wanted = Signal(object)
    new_wanted = Signal()
    closed = Signal(object)

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self.frame_open: EntryFrame | None = None
        self.entries = EntryModel(self)
        self.painter = EntryDelegate(self, self.entries.line_at, self._height_of)
        self.setModel(self.entries)
        self.setItemDelegate(self.painter)
        self._set_up()
        theme.changed.connect(self.viewport().update)

    def _set_up(self) -> None:
        self.setObjectName("entries")
        self.setAccessibleName("Entries")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(24)

    # Showing

    def show_months(self, months: Sequence[Month], look: EntryLook) -> None:
        """Show these entries; the one that is open stays so if it is among them."""
        self.painter.look = look
        opened = self.opened
        moved = self.entries.show_months(months)
        if opened is not None:
            row = self._line(opened.id)
            if row is None:
                self._drop()
            elif self.frame_open is not None:
                self.frame_open.form.show(row)
        if moved or opened is None:
            # While one is open only that one is edited, and its frame tells when it grows.
            self.scheduleDelayedItemsLayout()
        self.viewport().update()

    @property
    def opened(self) -> Entry | None:
        """The entry that is open."""
        return self.frame_open.row if self.frame_open is not None else None

    @property
    def chosen(self) -> Entry | None:
        """The entry that is selected."""
        line = self.currentIndex().data(LINE)
        return line if isinstance(line, Entry) else None

    def _line(self, entry_id: str) -> Entry | None:
        place = self.entries.place_of(entry_id)
        line = self.entries.lines[place] if place >= 0 else None
        return line if isinstance(line, Entry) else None

    def _height_of(self, entry: Entry) -> int:
        frame = self.frame_open
        if frame is None or frame.row is None or frame.row.id != entry.id:
            return 0
        return frame.heightForWidth(frame.width()) if frame.hasHeightForWidth() else frame.sizeHint().height()

    # Opening and closing

    def choose(self, entry_id: str) -> bool:
        """Select an entry and bring it into sight; False when it is not in the list."""
        place = self.entries.place_of(entry_id)
        if place < 0:
            return False
        index = self.entries.index(place)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.executeDelayedItemsLayout()
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        return True

    def open_entry(self, entry_id: str, *, write: bool = False) -> bool:
        """Open an entry to be read from its beginning, or (``write``) to go on at the end of its text.

        False when it is not in the list.
        """
        entry = self._line(entry_id)
        if entry is None:
            return False
        if self.opened is None or self.opened.id != entry_id:
            if not self.close_entry():
                return False
            self._open(entry)
        self.choose(entry_id)
        self._place_frame()
        if self.frame_open is not None:
            self.frame_open.begin(at_end=write)
        QTimer.singleShot(0, self, self._follow_cursor)
        return True

    def _open(self, entry: Entry) -> None:
        frame = EntryFrame(self.document, entry)
        frame.setParent(self.viewport())
        frame.setFixedWidth(self.viewport().width() - 1)
        frame.asked.connect(self._wish)
        frame.installEventFilter(self)
        for editor in frame.form.editors.values():
            if isinstance(editor, TextEditor):
                editor.cursorPositionChanged.connect(self._follow_cursor)
        self.frame_open = frame
        frame.show()
        self.doItemsLayout()

    def enter(self) -> None:
        """Take the keyboard to the first entry."""
        first = next((line for line in self.entries.lines if isinstance(line, Entry)), None)
        if first is not None:
            self.setFocus()
            self.choose(first.id)

    @property
    def writing(self) -> bool:
        """Whether the keyboard is in the entry that is open."""
        focus = QApplication.focusWidget()
        return self.frame_open is not None and focus is not None and self.frame_open.isAncestorOf(focus)

    def flush(self) -> None:
        """Store what is being typed in the entry that is open."""
        focus = QApplication.focusWidget()
        if self.writing and focus is not None and hasattr(focus, "flush"):
            focus.flush()

    def close_entry(self) -> bool:
        """Close the entry that is open; False, and it stays, where what was typed cannot be stored."""
        entry, frame = self.opened, self.frame_open
        if entry is None or frame is None:
            return True
        self.flush()
        kept = next((editor for editor in frame.form.editors.values() if _unstored(editor)), None)
        if kept is not None:
            kept.setFocus()
            return False
        if self.writing:
            self.setFocus()
        self._drop()
        self.closed.emit(entry.id)
        return True

    def _drop(self) -> None:
        frame, self.frame_open = self.frame_open, None
        if frame is not None:
            frame.hide()
            frame.deleteLater()
        self.scheduleDelayedItemsLayout()

    def _wish(self, wish: str) -> None:
        if self.opened is None:
            return
        if wish == "delete":
            self.delete_wanted.emit(self.opened)
        elif wish == "pick":
            self.close_entry()
        elif wish == "add" and self.frame_open is not None:
            self.frame_open.focusNextChild()

    # Keeping the open entry at its place

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._place_frame()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._place_frame()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self.frame_open is not None:
            self.frame_open.setFixedWidth(self.viewport().width() - 1)
        super().resizeEvent(event)
        self._place_frame()

    def _place_frame(self) -> None:
        frame = self.frame_open
        if frame is None or frame.row is None:
            return
        place = self.entries.place_of(frame.row.id)
        if place >= 0:
            rect = self.visualRect(self.entries.index(place))
            frame.setGeometry(0, rect.top() + 2, frame.width(), self._height_of(frame.row))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.frame_open and event.type() == QEvent.Type.LayoutRequest:
            self.scheduleDelayedItemsLayout()
            QTimer.singleShot(0, self, self._follow_cursor)
        return super().eventFilter(watched, event)

    def _follow_cursor(self) -> None:
        editor = QApplication.focusWidget()
        if (
            self.frame_open is None
            or not isinstance(editor, TextEditor)
            or not self.frame_open.isAncestorOf(editor)
        ):
            return
        self.executeDelayedItemsLayout()
        top = editor.viewport().mapTo(self.viewport(), editor.cursorRect().topLeft()).y()
        bottom = top + editor.cursorRect().height()
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if bottom > height - ROOM:
            bar.setValue(bar.value() + bottom - height + ROOM)
        elif top < ROOM:
            bar.setValue(bar.value() + top - ROOM)

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # Opened when pressed, not when released: closing another entry moves the lines in between.
        index = self.indexAt(event.position().toPoint())
        line = index.data(LINE)
        if event.button() != Qt.MouseButton.LeftButton or not isinstance(line, Entry):
            self.close_entry()
            return
        top = self.visualRect(index).top()
        self.open_entry(line.id)
        moved = self.visualRect(self.entries.index(self.entries.place_of(line.id))).top() - top
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + moved)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, entry = Qt.Key(event.key()), self.chosen
        if entry is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.open_entry(entry.id)
        elif entry is not None and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_wanted.emit(entry)
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        line = current.data(LINE)
        if self.opened is not None and isinstance(line, Entry) and line.id != self.opened.id:
            self.close_entry()


def _unstored(editor: QWidget) -> bool:
    return bool(getattr(editor, "unstored", False))
