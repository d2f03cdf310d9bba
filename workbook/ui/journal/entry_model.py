"""The entries of the journal as a list model: a heading above each month."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbook.analysis.journal import Month
from workbook.model import Entry
from workbook.model.journal import ENTRY_KINDS
from workbook.ui.dates import day_text

Index = QModelIndex | QPersistentModelIndex
Line = Month | Entry
LINE = Qt.ItemDataRole.UserRole + 1


class EntryModel(QAbstractListModel):
    """Months and entries in order. Lines that stay are kept, so that the view keeps its place."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []

    def show_months(self, months: Sequence[Month]) -> bool:
        """Show these months with their entries; False when the same stand at the same places as before."""
        lines: list[Line] = []
        for month in months:
            lines += [month, *month.entries]
        before, after = [_key(line) for line in self.lines], [_key(line) for line in lines]
        head = _same(before, after)
        tail = min(_same(before[::-1], after[::-1]), len(before) - head, len(after) - head)
        if len(before) > head + tail:
            self.beginRemoveRows(QModelIndex(), head, len(before) - tail - 1)
            del self.lines[head : len(before) - tail]
            self.endRemoveRows()
        if len(after) > head + tail:
            self.beginInsertRows(QModelIndex(), head, len(after) - tail - 1)
            self.lines[head:head] = lines[head : len(after) - tail]
            self.endInsertRows()
        self.lines = lines
        return before != after

    def place_of(self, entry_id: str) -> int:
        """Where an entry stands, or -1."""
        rows = (place for place, line in enumerate(self.lines) if _key(line) == entry_id)
        return next(rows, -1)

    def line_at(self, place: int) -> Line:
        """The month or entry at a place."""
        return self.lines[place]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()] if 0 <= index.row() < len(self.lines) else None
        if line is None:
            return None
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _read_out(line)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self.lines[index.row()], Month):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


def _key(line: Line) -> str:
    return f"month {line.key}" if isinstance(line, Month) else line.id


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    pairs = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _read_out(line: Line) -> str:
    if isinstance(line, Month):
        return line.title
    parts = (day_text(line.written_on), ENTRY_KINDS[line.kind], line.title, line.text[:300], line.lesson)
    return ". ".join(part for part in parts if part)
