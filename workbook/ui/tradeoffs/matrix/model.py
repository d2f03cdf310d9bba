"""The lines of a negotiation as a table that changes only where the negotiation did."""

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbook.model import Dossier
from workbook.ui.tradeoffs.matrix.lines import HIGH, NAME, NUMBERS, RANGE, TIPS, Line, lines_of, shown, spoken

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
_ADD = {"new option": "+ option", "new issue": "+ Add an issue"}
Flag = Qt.ItemFlag


class MatrixModel(QAbstractTableModel):
    """One line a row. It is never reset: what stays keeps its selection, its editor and its place."""

    def __init__(self, parent: QObject | None = None, *, only_read: bool = False) -> None:
        super().__init__(parent)
        self.only_read = only_read
        self.lines: tuple[Line, ...] = () if only_read else (Line("new issue"),)
        self.folded: frozenset[str] = frozenset()
        self.picked: frozenset[str] = frozenset()
        self.counts: Mapping[str, int] = {}
        self.scale = 50.0

    # What Qt asks

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else RANGE + 1

    def flags(self, index: Index) -> Flag:
        line = self.line_at(index.row())
        if line is None or index.column() == RANGE or (not line.is_stored and index.column() != NAME):
            return Flag.NoItemFlags
        usual = Flag.ItemIsEnabled | Flag.ItemIsSelectable | Flag.ItemNeverHasChildren
        return usual if self.only_read else usual | Flag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line_at(index.row())
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(line, index.column()) or (_ADD.get(line.kind) if index.column() == NAME else "")
        if role == Qt.ItemDataRole.EditRole:
            return shown(line, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(line, index.column(), picked=self.is_picked(line))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return ("Issue and options", "You", "They, at least", "They, likely", "They, at most", "Range")[
                section
            ]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.ToolTipRole:
            return TIPS.get(section)
        return None

    # What the table asks

    def line_at(self, row: int) -> Line | None:
        """The line of a row, or None where there is none."""
        return self.lines[row] if 0 <= row < len(self.lines) else None

    def place_of(self, kind: str, row_id: str) -> int:
        """The row of a line, or -1."""
        return next((at for at, line in enumerate(self.lines) if line.key == (kind, row_id)), -1)

    def is_picked(self, line: Line) -> bool:
        """Whether the package being built takes this option."""
        return line.option is not None and line.option.id in self.picked

    # Showing

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the lines as they are now."""
        self.folded &= frozenset(issue.id for issue in dossier.issues)
        self.counts = Counter(option.issue_id for option in dossier.options)
        self._show(lines_of(dossier, self.folded))
        self._fit_scale()

    def fold(self, dossier: Dossier, issue_ids: Collection[str]) -> None:
        """Leave out the options of these issues, and show those of all others."""
        self.folded = frozenset(issue_ids)
        self._show(lines_of(dossier, self.folded))
        self._tell(0, len(self.lines) - 1, NAME, NAME)

    def show_picked(self, choices: Mapping[str, str]) -> None:
        """Mark the options that the package being built takes."""
        before, self.picked = self.picked, frozenset(choices.values())
        changed = before ^ self.picked
        for at, line in enumerate(self.lines) if changed else ():
            if line.option is not None and line.option.id in changed:
                self._tell(at, at, NAME, NAME)

    def _fit_scale(self) -> None:
        """The end of the bars of weights: 50 points, or more where somebody gives more."""
        given = [line.cells[at] or 0.0 for line in self.lines if line.kind == "issue" for at in NUMBERS]
        scale = min(100.0, max(50.0, -(-max(given, default=0.0) * 1.15 // 10) * 10))
        if scale != self.scale:
            self.scale = scale
            self._tell(0, len(self.lines) - 1, NAME, RANGE)

    def _show(self, lines: tuple[Line, ...]) -> None:
        if self.only_read:
            lines = tuple(line for line in lines if line.is_stored)
        keys = [line.key for line in lines]
        if keys != [line.key for line in self.lines]:
            self._drop(set(keys))
            known = {line.key for line in self.lines}
            self._arrange([key for key in keys if key in known])
            self._insert(lines, known)
        self._update(lines)

    def _drop(self, wanted: Collection[tuple[str, str]]) -> None:
        end = len(self.lines)
        while end > 0:
            begin = end
            while begin > 0 and self.lines[begin - 1].key not in wanted:
                begin -= 1
            if begin < end:
                self.beginRemoveRows(ROOT, begin, end - 1)
                self.lines = (*self.lines[:begin], *self.lines[end:])
                self.endRemoveRows()
            end = min(begin, end - 1)

    def _arrange(self, order: list[tuple[str, str]]) -> None:
        before = [line.key for line in self.lines]
        if before == order:
            return
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        place = {key: at for at, key in enumerate(order)}
        by_key = {line.key: line for line in self.lines}
        self.lines = tuple(by_key[key] for key in order)
        moved = [self.index(place[before[index.row()]], index.column()) for index in held]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    def _insert(self, lines: tuple[Line, ...], known: Collection[tuple[str, str]]) -> None:
        at = 0
        while at < len(lines):
            end = at
            while end < len(lines) and lines[end].key not in known:
                end += 1
            if end > at:
                self.beginInsertRows(ROOT, at, end - 1)
                self.lines = (*self.lines[:at], *lines[at:end], *self.lines[at:])
                self.endInsertRows()
            at = end + 1

    def _update(self, lines: tuple[Line, ...]) -> None:
        before, self.lines = self.lines, lines
        differs = [
            at
            for at, line in enumerate(lines)
            if (line.cells, line.note) != (before[at].cells, before[at].note)
        ]
        if len(differs) > 20:
            self._tell(differs[0], differs[-1], NAME, RANGE)
            return
        for at in differs:
            self._tell(at, at, NAME, RANGE)

    def _tell(self, first: int, last: int, left: int, right: int) -> None:
        self.dataChanged.emit(self.index(first, left), self.index(last, right))


assert HIGH + 1 == RANGE
