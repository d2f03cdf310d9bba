"""What draws the cells and makes the field to type in."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from workbook.ui.tradeoffs.matrix import painting
from workbook.ui.tradeoffs.matrix.cell_editor import CellEditor
from workbook.ui.tradeoffs.matrix.lines import ME, NAME, NUMBERS, RANGE, Line
from workbook.ui.tradeoffs.matrix.model import MatrixModel

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_TOP = 100.0


class CellDelegate(QStyledItemDelegate):
    """Paints the cells of a table; ``listen`` gets each new field with the cell it is for."""

    def __init__(
        self, view: QTableView, model: MatrixModel, listen: Callable[[CellEditor, Index], None]
    ) -> None:
        super().__init__(view)
        self.view, self.model, self.listen = view, model, listen

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = self.model.line_at(index.row())
        if line is None:
            return
        cell, column = option.rect, index.column()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painting.paint_ground(painter, cell, line, column, chosen=chosen)
        self._content(painter, cell, line, column)
        if self.view.currentIndex() == index:
            painting.paint_frame(painter, cell, active=self.view.hasFocus())
        painter.restore()

    def _content(self, painter: QPainter, cell: QRect, line: Line, column: int) -> None:
        scale = self.model.scale if line.kind == "issue" else _TOP
        if column == NAME:
            folded = line.issue_id in self.model.folded
            painting.paint_name(
                painter,
                cell,
                line,
                picked=self.model.is_picked(line),
                folded=folded,
                note=self._note(line, folded),
            )
        elif column in NUMBERS and line.is_stored:
            if column == ME:
                painting.paint_bar(painter, cell, line, scale)
            painting.paint_number(painter, cell, line, column)
        elif column == RANGE:
            painting.paint_range(painter, cell, line, scale)

    def _note(self, line: Line, folded: bool) -> str:
        if line.kind != "issue" or not folded:
            return line.note
        count = self.model.counts.get(line.issue_id, 0)
        return f"{count} option{'' if count == 1 else 's'}"

    # The field to type in

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = CellEditor(parent, number=index.column() in NUMBERS)
        line = self.model.line_at(index.row())
        editor.setProperty("side", "me" if index.column() in (NAME, ME) else "them")
        editor.setProperty("strong", line is not None and line.kind in ("issue", "new issue"))
        editor.setAccessibleName(self.model.data(index, Role.AccessibleTextRole) or "")
        self.listen(editor, index)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, CellEditor) and not editor.isModified():
            editor.setText(self.model.data(index, Role.EditRole) or "")

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        """Nothing: the table itself stores what was typed, and knows what to say when it cannot."""

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        cell: QRect = option.rect
        line = self.model.line_at(index.row())
        left = painting.text_left(line) - 5 if line and index.column() == NAME else 0
        if index.column() == ME:
            left = max(0, cell.width() - 60)
        editor.setGeometry(cell.adjusted(left, 1, -1, -1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The field tells itself which keys leave it: no second opinion here.
        return False
