"""The list of backups: when each was made and why, how large it is, and whether it is whole."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbook.storage.backups import Backup
from workbook.ui.dates import day_text
from workbook.ui.theme import font, plain_tip, theme

Index = QModelIndex | QPersistentModelIndex
_BACKUP = int(Qt.ItemDataRole.UserRole)
_HIGH, _INSET, _MARK = 54, 10, 74
_MARKS = {None: ("…", "faint"), True: ("✓ whole", "ok"), False: ("✗ not whole", "bad")}


def when(made_at: datetime) -> str:
    """When a backup was made, by the person's clock."""
    local = made_at.astimezone()
    return f"{day_text(local.date())}, {local:%H:%M}"


def about(backup: Backup) -> str:
    """Why a backup was made, and how large it is."""
    return f"{backup.why or 'From an earlier version'} · {_size(backup.size)}"


def in_all(backups: Sequence[Backup]) -> str:
    """How many backups there are, and what room they take."""
    number = "One backup" if len(backups) == 1 else f"{len(backups):,} backups"
    return f"{number} here, {_size(sum(backup.size for backup in backups))} in all."


def _size(size: int) -> str:
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


class BackupModel(QAbstractListModel):
    """The backups, newest first; ``faults`` has what was found of each, by its path."""

    def __init__(self, found: Sequence[Backup]) -> None:
        super().__init__()
        self.backups = list(found)
        self.faults: dict[str, str] = {}

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.backups)

    def data(self, index: Index, role: int = 0) -> Any:
        backup = self.backups[index.row()]
        if role == _BACKUP:
            return backup
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{when(backup.made_at)}, {about(backup)}, {self.mark(backup)[0]}"
        if role == Qt.ItemDataRole.ToolTipRole:
            fault = self.faults.get(str(backup.path), "")
            return plain_tip(f"This backup {fault}." if fault else backup.path.name)
        return None

    def show(self, found: Sequence[Backup]) -> None:
        """Show these instead; what is known of them stays known."""
        self.beginResetModel()
        self.backups = list(found)
        self.endResetModel()

    def mark(self, backup: Backup) -> tuple[str, str]:
        """The word for whether a backup is whole, and the ink for it."""
        fault = self.faults.get(str(backup.path))
        return _MARKS[None if fault is None else not fault]

    def found(self, backup: Backup, fault: str) -> None:
        """A backup was checked: what is wrong with it, or nothing."""
        self.faults[str(backup.path)] = fault
        if backup in self.backups:
            place = self.index(self.backups.index(backup))
            self.dataChanged.emit(place, place)

    def unchecked(self) -> Backup | None:
        """The newest backup that was not looked at yet."""
        return next((backup for backup in self.backups if str(backup.path) not in self.faults), None)


class BackupList(QListView):
    """The backups to choose from, by mouse or arrow keys."""

    def __init__(self, model: BackupModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(_Delegate(self, model))
        self.setAccessibleName("Backups, newest first")
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QListView { background: transparent; border: 0; outline: 0; }")

    def chosen(self) -> Backup | None:
        """The backup that is marked."""
        found = self.currentIndex()
        return found.data(_BACKUP) if found.isValid() else None


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: QListView, model: BackupModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(240, _HIGH)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        backup = index.data(_BACKUP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option)
        box = option.rect.adjusted(_INSET, 7, -_INSET, -7)
        half = box.height() // 2
        top = QRect(box.left(), box.top(), box.width() - _MARK, half)
        _text(painter, top, when(backup.made_at), "body", "ink", bold=True)
        _text(painter, box.adjusted(0, half, 0, 0), about(backup), "small", "soft")
        said, ink = self._model.mark(backup)
        _text(painter, QRect(top.right(), top.top(), _MARK, half), said, "small", ink, right=True)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        place = QRectF(option.rect).adjusted(0.5, 1.5, -1.5, -1.5)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            edge = theme.ink("me") if chosen and self._view.hasFocus() else Qt.PenStyle.NoPen
            painter.setPen(edge)
            painter.setBrush(theme.ink("me-soft" if chosen else "hover"))
            painter.drawRoundedRect(place, 7, 7)
        else:
            painter.setPen(theme.ink("line"))
            painter.drawLine(place.bottomLeft() + QPointF(_INSET, 1), place.bottomRight() + QPointF(0, 1))


def _text(
    painter: QPainter,
    box: QRect,
    words: str,
    size: str,
    ink: str,
    *,
    bold: bool = False,
    right: bool = False,
) -> None:
    painter.setFont(font(size, bold=bold, counts=True))
    painter.setPen(theme.ink(ink))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    fitting = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, fitting)
