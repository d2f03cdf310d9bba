"""The negotiations at the left, grouped by stage, with search over the whole workbook."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from workbook.model import BY_NAME, Negotiation, Workbook
from workbook.model.negotiation import STAGES
from workbook.model.reflection import OUTCOMES
from workbook.ui.dates import day_text, distance
from workbook.ui.document import Document
from workbook.ui.keeping.saving_foot import SavingFoot
from workbook.ui.layout import button
from workbook.ui.theme import font, theme

JOURNAL = "journal"
Index = QModelIndex | QPersistentModelIndex
_TARGET = Qt.ItemDataRole.UserRole + 1
_BELOW = Qt.ItemDataRole.UserRole + 2
_SEARCH_PAUSE_MS = 120


@dataclass(frozen=True)
class Target:
    """Where an entry of the list leads."""

    negotiation_id: str | None
    table: str = ""
    row_id: str = ""


class SearchField(QLineEdit):
    """The search field; the arrow keys go on into the list."""

    walked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.walked.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)


class Sidebar(QWidget):
    """Search, journal, negotiations by stage, and the state of the file."""

    opened = Signal(object)
    new_wanted = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(236)
        self.search = SearchField()
        self.list = QListView()
        self.model = QStandardItemModel(self)
        self.foot = SavingFoot()
        self.journal_shown = False
        self._build()
        document.changed.connect(lambda tables: self.fill() if Negotiation in tables else None)
        document.selected.connect(self.fill)
        self.fill()

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 12, 10, 8)
        box.setSpacing(6)
        self.search.setObjectName("search")
        self.search.setPlaceholderText("Search everything   Ctrl+F")
        self.search.setAccessibleName("Search everything")
        self.search.setClearButtonEnabled(True)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setAccessibleName("Negotiations")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        for part in (self.search, self.list):
            box.addWidget(part)
        box.addWidget(button("+ New negotiation", self.new_wanted.emit, "link", edits=True))
        box.addWidget(self.foot)
        self._connect()

    def _connect(self) -> None:
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_SEARCH_PAUSE_MS)
        self._pause.timeout.connect(self.fill)
        self.search.textChanged.connect(lambda: self._pause.start())
        self.search.returnPressed.connect(self._open_first)
        self.search.walked.connect(self._walk_in)
        self.list.clicked.connect(self._open)
        self.list.activated.connect(self._open)

    def fill(self) -> None:
        """Show the negotiations, or what the search finds."""
        text = self.search.text().strip()
        self.model.clear()
        if text:
            self._fill_hits(text)
        else:
            self._fill_negotiations(self.document.workbook)
        self._mark_current()

    def _fill_negotiations(self, workbook: Workbook) -> None:
        self._item("Journal", "", Target(JOURNAL))
        for stage, title in STAGES.items():
            rows = [row for row in workbook.negotiations if row.stage == stage]
            if rows:
                self._heading(title)
            for row in sorted(rows, key=_soonest):
                self._item(row.title or "Untitled", _below(row, workbook), Target(row.id))

    def _fill_hits(self, text: str) -> None:
        hits = self.document.search(text)
        self._heading(f"{len(hits)} found" if hits else "Nothing found")
        for hit in hits:
            below = f"{hit.where} · {hit.label}" if BY_NAME[hit.table] is not Negotiation else hit.label
            owner = hit.negotiation_id or JOURNAL
            target = Target(
                JOURNAL if hit.table in ("entry", "practice_goal") else owner, hit.table, hit.row_id
            )
            self._item(hit.text.replace("\n", " "), below, target)

    def _heading(self, text: str) -> None:
        item = QStandardItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.model.appendRow(item)

    def _item(self, text: str, below: str, target: Target) -> None:
        item = QStandardItem(text)
        item.setData(target, _TARGET)
        item.setData(below, _BELOW)
        item.setData(f"{text}. {below}", Qt.ItemDataRole.AccessibleTextRole)
        self.model.appendRow(item)

    def show_journal(self, shown: bool) -> None:
        """Mark the journal, or the negotiation, as what is open."""
        self.journal_shown = shown
        self._mark_current()

    def _mark_current(self) -> None:
        here = JOURNAL if self.journal_shown else self.document.negotiation and self.document.negotiation.id
        if self.search.text().strip():
            return
        for place in range(self.model.rowCount()):
            target = self.model.item(place).data(_TARGET)
            if target and target.negotiation_id == here:
                self.list.setCurrentIndex(self.model.index(place, 0))
                return
        self.list.clearSelection()

    def _open(self, index: Index) -> None:
        target = index.data(_TARGET)
        if target:
            self.opened.emit(target)

    def _targets(self) -> list[QModelIndex]:
        rows = (self.model.index(place, 0) for place in range(self.model.rowCount()))
        return [index for index in rows if index.data(_TARGET)]

    def _open_first(self) -> None:
        self._pause.stop()
        self.fill()
        found = self._targets()
        if self.search.text().strip() and found:
            self._open(found[0])

    def _walk_in(self) -> None:
        found = self._targets()
        if found:
            self.list.setFocus()
            self.list.setCurrentIndex(found[0])


def _soonest(row: Negotiation) -> tuple[date, str]:
    return (row.meeting_on or date.max, row.title.casefold())


def _below(row: Negotiation, workbook: Workbook) -> str:
    reflection = workbook.reflection_of(row.id)
    if row.stage == "closed" and reflection and reflection.outcome != "open":
        state = OUTCOMES[reflection.outcome]
    elif row.meeting_on:
        near = abs((row.meeting_on - date.today()).days) <= 14
        state = distance(row.meeting_on) if near else day_text(row.meeting_on, weekday=False)
    else:
        state = ""
    return " · ".join(part for part in (state, row.counterpart) if part)


class _Delegate(QStyledItemDelegate):
    """Paints two lines an entry, and headings small."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.data(_TARGET) is None:
            return QSize(100, 34)
        return QSize(100, 46 if index.data(_BELOW) else 32)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(9, 0, -8, 0)
        if index.data(_TARGET) is None:
            self._text(painter, box.adjusted(0, 8, 0, 0), index.data(), "tiny", "faint", bold=True)
        else:
            self._entry(painter, option, index, box)
        painter.restore()

    def _entry(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, box: QRect) -> None:
        state = option.state
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            painter.setPen(theme.ink("line") if chosen else Qt.PenStyle.NoPen)
            painter.setBrush(theme.ink("card") if chosen else theme.ink("hover"))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 1.5, -0.5, -1.5), 7, 7)
        below = index.data(_BELOW)
        top = QRect(box.left(), box.top() + (5 if below else 0), box.width(), 20 if below else box.height())
        self._text(
            painter, top, index.data(), "body", "ink", bold=bool(state & QStyle.StateFlag.State_Selected)
        )
        if below:
            self._text(painter, QRect(box.left(), box.top() + 23, box.width(), 18), below, "tiny", "soft")

    def _text(
        self, painter: QPainter, box: QRect, text: str, size: str, ink: str, *, bold: bool = False
    ) -> None:
        painter.setFont(font(size, bold=bold))
        painter.setPen(theme.ink(ink))
        fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fitting)
