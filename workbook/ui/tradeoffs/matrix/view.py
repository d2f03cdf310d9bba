"""The table itself: walking, typing, picking, moving and deleting by keyboard and mouse."""

import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip

from workbook.ui.theme import plain_tip, theme
from workbook.ui.tradeoffs.matrix import painting
from workbook.ui.tradeoffs.matrix.cell_typing import CellTyping
from workbook.ui.tradeoffs.matrix.delegate import CellDelegate
from workbook.ui.tradeoffs.matrix.header import HEIGHT, MatrixHeader
from workbook.ui.tradeoffs.matrix.keys import ARROWS, Held, Key, held_with, is_own, wish_of
from workbook.ui.tradeoffs.matrix.lines import HIGH, LIKELY, LOW, ME, NAME, RANGE, TIPS, Line, shown
from workbook.ui.tradeoffs.matrix.model import MatrixModel

ROW = 26
_WIDE, _ROOMY = 620, 900


class MatrixView(QTableView):
    """A table whose cells are typed over, worked like a spreadsheet.

    ``wished`` tells what the person wants done; ``typed`` is asked to store a cell and gives the
    sentence that says why it could not.
    """

    wished = Signal(str)
    wrong = Signal(str)
    #: The field in which a cell was typed is closed.
    left = Signal()

    def __init__(self, model: MatrixModel, typed: Callable[[Line, int, str], str]) -> None:
        super().__init__()
        self.lines = model
        self.typing = CellTyping(self, typed)
        self.painter_of = CellDelegate(self, model, self.typing.listen)
        self.setModel(model)
        self.setItemDelegate(self.painter_of)
        self.head = MatrixHeader(self)
        self.setHorizontalHeader(self.head)
        self._set_up()
        theme.changed.connect(self.viewport().update)

    def _set_up(self) -> None:
        self.setObjectName("matrix")
        self.setAccessibleName("Issues and options as a table")
        self.setAccessibleDescription(
            "Type to fill a cell, Enter goes down, Space picks an option, Ctrl+Tab leaves the table"
        )
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(ROW)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.AnyKeyPressed)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(ROW)
        rows.setDefaultSectionSize(ROW)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    # Where one is

    @property
    def line(self) -> Line | None:
        """The line of the current cell."""
        return self.lines.line_at(self.currentIndex().row())

    def selected(self) -> list[tuple[Line, int]]:
        """The cells that are selected, in order; without those in which nothing can stand."""
        found = sorted((index.row(), index.column()) for index in self.selectedIndexes())
        return [(self.lines.lines[row], column) for row, column in found]

    def go(self, row: int, column: int) -> None:
        """Make a cell the current one, alone."""
        row = min(max(row, 0), self.lines.rowCount() - 1)
        line = self.lines.lines[row]
        index = self.lines.index(row, column if line.is_stored else NAME)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def stay_in_a_cell(self) -> None:
        """Leave a cell in which nothing can stand any more, because rows went away, for its line's name."""
        at = self.currentIndex()
        if at.isValid() and at.column() != NAME and not self.lines.lines[at.row()].is_stored:
            name = self.lines.index(at.row(), NAME)
            self.selectionModel().setCurrentIndex(name, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def go_to(self, kind: str, row_id: str, column: int = NAME) -> bool:
        """Go to the cell of a row; False where it is not shown."""
        row = self.lines.place_of(kind, row_id)
        if row >= 0:
            self.go(row, column)
        return row >= 0

    def step(self, way: str) -> bool:
        """Go to the next cell in a direction: up and down within the column; False at the end."""
        at = self.currentIndex()
        stops = self._column(at.column()) if way in ("up", "down") else self._all()
        here = (at.row(), at.column())
        forward = way in ("down", "next")
        ahead = [stop for stop in stops if (stop > here if forward else stop < here)]
        if not ahead:
            return False
        self.go(*(ahead[0] if forward else ahead[-1]))
        return True

    def _column(self, column: int) -> list[tuple[int, int]]:
        return [
            (row, column) for row, line in enumerate(self.lines.lines) if column == NAME or line.is_stored
        ]

    def _all(self) -> list[tuple[int, int]]:
        return [
            (row, column)
            for row, line in enumerate(self.lines.lines)
            for column in range(RANGE)
            if column == NAME or line.is_stored
        ]

    def focusNextPrevChild(self, forward: bool) -> bool:
        if self.currentIndex().isValid() and self.step("next" if forward else "previous"):
            return True
        return super().focusNextPrevChild(forward)

    def walk_out(self, *, forward: bool) -> None:
        """Give the keyboard to what comes after (or before) the table."""
        super().focusNextPrevChild(forward)

    # Keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        try:
            if not self._key(event):
                super().keyPressEvent(event)
        except Exception:
            sys.excepthook(*sys.exc_info())

    def _key(self, event: QKeyEvent) -> bool:
        key, held = Key(event.key()), held_with(event)
        wish = wish_of(event)
        if wish:
            self.wished.emit(wish)
        elif key in (Key.Key_Return, Key.Key_Enter, Key.Key_F2) and held == Held.NoModifier:
            self.typing.begin()
        elif key == Key.Key_Backspace and held == Held.NoModifier:
            self.typing.begin()
            self.typing.erase()
        elif key in ARROWS and held in (Held.ShiftModifier, Held.ShiftModifier | Held.ControlModifier):
            self._extend(ARROWS[key], held)
        elif key == Key.Key_Space and held == Held.ShiftModifier:
            self.selectRow(self.currentIndex().row())
        elif key == Key.Key_Tab and held == Held.ControlModifier:
            self.walk_out(forward=True)
        elif key == Key.Key_Backtab and held == Held.ControlModifier:
            self.walk_out(forward=False)
        elif key == Key.Key_Escape:
            self.go(self.currentIndex().row(), self.currentIndex().column())
            self.wished.emit("hush")
        else:
            return False
        return True

    def _extend(self, way: QAbstractItemView.CursorAction, held: Qt.KeyboardModifier) -> None:
        # Qt would begin at the cell that was last clicked, not at the one that was walked to.
        here, found = self.currentIndex(), self.selectedIndexes()
        rows, columns = [at.row() for at in found], [at.column() for at in found]
        row = (min(rows) if here.row() == max(rows) else max(rows)) if rows else here.row()
        column = (min(columns) if here.column() == max(columns) else max(columns)) if rows else here.column()
        there = self.moveCursor(way, held & ~Held.ShiftModifier)
        keep = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(there, keep.NoUpdate)
        self.selectionModel().select(
            QItemSelection(self.lines.index(row, column), there), keep.ClearAndSelect
        )

    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.go(0, NAME)
        self._repaint_selection()

    def focusOutEvent(self, event: Any) -> None:
        super().focusOutEvent(event)
        self._repaint_selection()

    def _repaint_selection(self) -> None:
        self.viewport().update(self.visualRegionForSelection(self.selectionModel().selection()))

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        try:
            if not self._press(event):
                super().mousePressEvent(event)
        except Exception:
            sys.excepthook(*sys.exc_info())

    def _press(self, event: QMouseEvent) -> bool:
        if not self.typing.leave():
            # What was typed could not be stored: the cell is not left.
            return True
        spot = event.position().toPoint()
        wish = self._wish_at(spot) if event.button() == Qt.MouseButton.LeftButton else ""
        if not wish:
            return False
        index = self.indexAt(spot)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.go(index.row(), NAME)
        self.typing.begin() if wish == "begin" else self.wished.emit(wish)
        return True

    def _wish_at(self, spot: QPoint) -> str:
        """What a click does at a place, besides selecting the cell."""
        index = self.indexAt(spot)
        line, cell = self.lines.line_at(index.row()), self.visualRect(index)
        if line is None or index.column() != NAME:
            return ""
        if line.kind == "option":
            return "pick" if painting.mark_spot(cell).contains(spot) else ""
        if line.kind == "issue":
            return "fold" if painting.fold_spot(cell).contains(spot) else ""
        return "begin"

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = not event.buttons() and self._wish_at(event.position().toPoint())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            line = self.lines.line_at(index.row())
            QToolTip.showText(event.globalPos(), plain_tip(self._tip(line, index)), self)
            return True
        return super().viewportEvent(event)

    def _tip(self, line: Line | None, index: QModelIndex) -> str:
        if line is None or not line.is_stored:
            return ""
        if index.column() == NAME:
            words = shown(line, NAME)
            room = self.visualRect(index).width() - painting.text_left(line) - 6
            return words if self.fontMetrics().horizontalAdvance(words) > room else ""
        return TIPS.get(index.column(), "")

    # Size

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        width = self.viewport().width()
        wide, roomy = width >= _WIDE, width >= _ROOMY
        fixed = {
            ME: 200 if roomy else 128 if wide else 96,
            LOW: 52, LIKELY: 56, HIGH: 52,
            RANGE: 190 if roomy else 104 if wide else 0,
        }  # fmt: skip
        for column, size in fixed.items():
            self.setColumnHidden(column, size == 0)
            self.setColumnWidth(column, size)
        self.setColumnWidth(NAME, max(140, width - sum(fixed.values())))

    def wanted_height(self) -> int:
        """The height at which every line is in sight."""
        return HEIGHT + self.lines.rowCount() * ROW + 1
