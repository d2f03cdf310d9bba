"""How an entry looks at rest: its day, title, first lines, lesson and tags."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QLocale, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbook.analysis.journal import Month
from workbook.model import Entry, tag_list
from workbook.model.journal import ENTRY_KINDS
from workbook.ui.journal.entry_model import LINE, Index, Line
from workbook.ui.theme import font, theme

TOP, LEFT, DAY = 10, 10, 52
TITLE, SMALL, BODY = 21, 20, 18
HEADING = 38
#: Text of more characters than this is never measured: measuring takes a fifth of a millisecond.
SURELY_TWO = 240
_SHORT = QLocale.FormatType.ShortFormat


@dataclass
class EntryLook:
    """What the painter needs to know besides the entry: names of negotiations, what is searched for."""

    titles: Mapping[str, str]
    words: tuple[str, ...] = ()


class EntryDelegate(QStyledItemDelegate):
    """Paints months and entries; the entry that is open is as high as its editors."""

    def __init__(
        self, view: QAbstractItemView, line_at: Callable[[int], Line], open_height: Callable[[Entry], int]
    ) -> None:
        super().__init__(view)
        self._view = view
        self.look = EntryLook({})
        self._line_at, self._open_height = line_at, open_height
        self._widths: dict[str, int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        found = self._line_at(index.row())
        if isinstance(found, Month):
            return QSize(200, HEADING)
        opened = self._open_height(found)
        if opened:
            return QSize(200, opened + 4)
        width = self._view.viewport().width() - LEFT - DAY - 14
        return QSize(
            200, 2 * TOP + TITLE + SMALL + BODY * self._count(found.text, width) + SMALL * bool(found.lesson)
        )

    def _count(self, text: str, width: int) -> int:
        if not text or len(text) > SURELY_TWO:
            return 2 if text else 0
        wide = self._widths.get(text)
        if wide is None:
            wide = self._widths[text] = QFontMetrics(font()).horizontalAdvance(" ".join(text.split()))
        return 0 if not wide else 1 if wide <= width else 2

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        found = index.data(LINE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(found, Month):
            _heading(painter, option.rect, found)
        elif isinstance(found, Entry) and not self._open_height(found):
            self._entry(painter, option, found)
        painter.restore()

    def _entry(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
        _ground(painter, option)
        box = option.rect.adjusted(LEFT, TOP, -14, -TOP)
        _day(painter, QRect(box.left(), box.top(), DAY, box.height()), entry)
        x, y, width = box.left() + DAY, box.top(), box.width() - DAY
        title = entry.title or _start(entry.text, ()).split(". ")[0] or "Untitled"
        _text(painter, QRect(x, y, width, TITLE), title, "body", "ink" if entry.title else "soft", bold=True)
        y += TITLE
        self._about(painter, QRect(x, y, width, SMALL), entry)
        y += SMALL
        lines = self._count(entry.text, width)
        _paragraph(
            painter,
            QRect(x, y, width, BODY * lines),
            _start(entry.text, self.look.words),
            lines,
            self.look.words,
        )
        y += BODY * lines
        if entry.lesson:
            _text(painter, QRect(x, y, width, SMALL), f"→  {_start(entry.lesson, ())}", "body", "me")

    def _about(self, painter: QPainter, box: QRect, entry: Entry) -> None:
        said = [ENTRY_KINDS[entry.kind]] if entry.kind != "other" else []
        said += [self.look.titles.get(entry.negotiation_id or "", "")]
        words = " · ".join(part for part in said if part)
        x = box.left()
        if words:
            x += (
                _text(
                    painter, QRect(x, box.top(), box.width() * 2 // 3, box.height()), words, "small", "faint"
                )
                + 10
            )
        for tag in tag_list(entry.tags):
            x = _chip(painter, x, box, tag)
            if x > box.right():
                break


def _ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    over = bool(option.state & QStyle.StateFlag.State_MouseOver)
    place = QRectF(option.rect).adjusted(0.5, 1.5, -1.5, -1.5)
    if chosen or over:
        painter.setPen(theme.ink("me") if chosen else Qt.PenStyle.NoPen)
        painter.setBrush(theme.ink("card") if chosen else theme.ink("hover"))
        painter.drawRoundedRect(place, 8, 8)
    else:
        painter.setPen(theme.ink("line"))
        painter.drawLine(place.bottomLeft() + QPointF(LEFT, 1), place.bottomRight() + QPointF(0, 1))


def _heading(painter: QPainter, rect: QRect, month: Month) -> None:
    box = rect.adjusted(LEFT, 12, 0, 0)
    wide = _text(painter, box, month.title, "body", "ink", bold=True)
    _text(painter, box.adjusted(wide + 8, 0, 0, 0), str(len(month.entries)), "small", "faint")


def _day(painter: QPainter, box: QRect, entry: Entry) -> None:
    if entry.written_on is None:
        return
    day, weekday = str(entry.written_on.day), QLocale().dayName(entry.written_on.isoweekday(), _SHORT)
    _text(painter, QRect(box.left(), box.top(), box.width(), TITLE), day, "section", "soft")
    _text(painter, QRect(box.left(), box.top() + TITLE, box.width(), SMALL), weekday, "small", "faint")


def _text(painter: QPainter, box: QRect, words: str, size: str, ink: str, *, bold: bool = False) -> int:
    """Writes one line, shortened where needed; gives how wide it is."""
    painter.setFont(font(size, bold=bold))
    painter.setPen(theme.ink(ink))
    metrics = painter.fontMetrics()
    fitting = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fitting)
    return metrics.horizontalAdvance(fitting)


def _chip(painter: QPainter, x: int, line: QRect, tag: str) -> int:
    painter.setFont(font("tiny"))
    wide = painter.fontMetrics().horizontalAdvance(tag) + 12
    if x + wide > line.right():
        return line.right() + 1
    place = QRectF(x, line.top() + 1.5, wide, line.height() - 4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.ink("me-soft"))
    painter.drawRoundedRect(place, 5, 5)
    painter.setPen(theme.ink("me"))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, tag)
    return x + wide + 5


def _paragraph(painter: QPainter, box: QRect, text: str, lines: int, words: tuple[str, ...]) -> None:
    """Writes the first lines of a text, with what is searched for marked."""
    face = font()
    text = _fitted(text, box.width(), lines)
    layout = QTextLayout(text, face)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.setFormats(_marks(text, words))
    layout.beginLayout()
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(box.width())
        line.setPosition(QPointF(0, number * BODY))
    layout.endLayout()
    painter.setPen(theme.ink("soft"))
    layout.draw(painter, QPointF(box.topLeft()))


def _fitted(text: str, width: int, lines: int) -> str:
    """The text shortened with an ellipsis to so many lines."""
    layout = QTextLayout(text, font())
    layout.beginLayout()
    for _ in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        end = line.textStart() + line.textLength()
        last = text[line.textStart() :]
    layout.endLayout()
    if not lines or end >= len(text):
        return text
    return text[: len(text) - len(last)] + QFontMetrics(font()).elidedText(
        last, Qt.TextElideMode.ElideRight, width
    )


def _marks(text: str, words: tuple[str, ...]) -> list[QTextLayout.FormatRange]:
    made, lower = [], text.lower()
    for word in words:
        at = lower.find(word)
        while at >= 0:
            mark = QTextLayout.FormatRange()
            mark.start, mark.length = at, len(word)
            look = QTextCharFormat()
            look.setBackground(theme.ink("warn-soft"))
            look.setForeground(theme.ink("ink"))
            mark.format = look
            made.append(mark)
            at = lower.find(word, at + len(word))
    return made


def _start(text: str, words: tuple[str, ...]) -> str:
    """The beginning of a text in one line; where something is searched for, what stands around it."""
    whole = " ".join(text[:5_000].split())
    spots = [spot for word in words if (spot := whole.lower().find(word)) >= 0]
    first = min(spots, default=0)
    return whole[:500] if first < 90 else "…" + whole[whole.find(" ", first - 60) : first + 400]
