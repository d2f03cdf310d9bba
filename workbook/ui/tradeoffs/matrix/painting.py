"""How the cells look: tints and places that tell both sides apart, bars, and the mark of what is picked."""

from functools import cache

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from workbook.ui.theme import font, theme
from workbook.ui.tradeoffs.matrix.lines import ESTIMATE, HIGH, LIKELY, LOW, ME, NAME, RANGE, Line, shown

INSET = 8
INDENT = 28
_MARK = 13
_BAR, _NUMBER = 74, 44
_TINT = 0.42


@cache
def _font(size: str, *, bold: bool = False, figures: bool = False) -> QFont:
    """The window's font; figures of equal width where numbers stand below each other."""
    found = font(size, bold=bold)
    if figures:
        found.setFeature(QFont.Tag("tnum"), 1)
    return found


def mixed(role: str, share: float = _TINT) -> QColor:
    """A colour laid thinly over the page."""
    over, under = theme.ink(role), theme.ink("bg")
    parts = [
        round(share * a + (1 - share) * b)
        for a, b in zip(over.getRgb()[:3], under.getRgb()[:3], strict=True)  # type: ignore[index]
    ]
    return QColor(*parts)


def fold_spot(cell: QRect) -> QRect:
    """Where the triangle stands that folds an issue, within its name's cell."""
    return QRect(cell.left(), cell.top(), INSET + 14, cell.height())


def mark_spot(cell: QRect) -> QRect:
    """Where an option's mark stands, within its name's cell."""
    return QRect(cell.left(), cell.top(), INDENT + _MARK + 6, cell.height())


def text_left(line: Line) -> int:
    """How far in from the cell's left a name begins."""
    return INSET + 16 if line.kind in ("issue", "new issue") else INDENT + _MARK + 9


def paint_ground(painter: QPainter, cell: QRect, line: Line, column: int, *, chosen: bool) -> None:
    """The cell's background: the tint of its side, stronger where it is selected."""
    side = "me" if column == ME else "them"
    if chosen:
        painter.fillRect(cell, theme.ink("me_soft"))
    elif column != NAME:
        painter.fillRect(cell, mixed(f"{side}_soft"))
    if line.kind in ("issue", "new issue"):
        painter.fillRect(cell.left(), cell.top(), cell.width(), 1, theme.ink("line"))


def paint_name(painter: QPainter, cell: QRect, line: Line, *, picked: bool, folded: bool, note: str) -> None:
    """A name with what stands before it: the triangle of an issue, the mark of an option."""
    words = shown(line, NAME).strip()
    issue = line.kind == "issue"
    if issue:
        _triangle(painter, fold_spot(cell), folded)
    elif line.kind == "option":
        _mark(painter, mark_spot(cell), picked)
    if not line.is_stored:
        words = "+ Add an issue" if line.kind == "new issue" else "+ option"
    painter.setFont(_font("body", bold=issue or picked))
    faint = not line.is_stored or not shown(line, NAME).strip()
    painter.setPen(theme.ink("faint" if faint else "me" if picked else "ink"))
    place = cell.adjusted(text_left(line), 0, -6, 0)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    fitting = painter.fontMetrics().elidedText(words or "unnamed", Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, flags, fitting)
    if note and place.width() - painter.fontMetrics().horizontalAdvance(fitting) > 8 + 6 * len(note):
        painter.setFont(_font("tiny"))
        painter.setPen(theme.ink("faint"))
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, note)


def paint_number(painter: QPainter, cell: QRect, line: Line, column: int) -> None:
    """A number to the right; an estimate in their colour, its ends smaller than what is likely."""
    words = shown(line, column)
    lacking = not words and line.is_stored
    size, bold = "small" if column in (LOW, HIGH) else "body", column == ME and line.kind == "issue"
    painter.setFont(_font(size, bold=bold, figures=True))
    painter.setPen(theme.ink("faint" if lacking else "them" if column in ESTIMATE else "ink"))
    if lacking:
        words = "?" if column == LIKELY and not _guessed(line) else "–" if column == ME else ""
    painter.drawText(
        cell.adjusted(0, 0, -8, 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words
    )


def _guessed(line: Line) -> bool:
    return any(line.cells[column] is not None for column in ESTIMATE)


def paint_bar(painter: QPainter, cell: QRect, line: Line, scale: float) -> None:
    """One's own points as a bar left of the number, where the column is wide enough."""
    value = line.cells[ME]
    if cell.width() < _BAR + _NUMBER or not line.is_stored or theme.hides_figures:
        return
    track = QRectF(cell.left() + 8, cell.center().y() - 1.5, cell.width() - _NUMBER - 8, 4)
    _track(painter, track, thick=line.kind == "issue")
    if value:
        filled = QRectF(track)
        filled.setWidth(track.width() * min(value / scale, 1.0))
        _track(painter, filled, role="me", thick=line.kind == "issue")


def paint_range(painter: QPainter, cell: QRect, line: Line, scale: float) -> None:
    """An estimate as a band from the least to the most with a stroke at what is likely."""
    if not line.is_stored or cell.width() < 40 or theme.hides_figures:
        return
    track = QRectF(cell.left() + 8, cell.center().y() - 1.5, cell.width() - 18, 4)
    thick = line.kind == "issue"
    _track(painter, track, thick=thick)
    known = [line.cells[column] for column in ESTIMATE if line.cells[column] is not None]
    if not known:
        return
    left, right = (track.left() + track.width() * min(end / scale, 1.0) for end in (min(known), max(known)))
    band = QColor(theme.ink("them"))
    band.setAlpha(115)
    _track(painter, QRectF(left, track.top(), max(right - left, 2), 4), colour=band, thick=thick)
    if line.cells[LIKELY] is not None:
        x = track.left() + track.width() * min(line.cells[LIKELY] / scale, 1.0)
        painter.setBrush(theme.ink("them"))
        painter.drawRoundedRect(QRectF(x - 1.5, track.center().y() - 5, 3, 10), 1.5, 1.5)


def paint_frame(painter: QPainter, cell: QRect, *, active: bool) -> None:
    """The frame of the cell that has the keyboard."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.ink("me" if active else "faint"), 1.6 if active else 1))
    painter.drawRoundedRect(QRectF(cell).adjusted(1, 1, -1, -1), 3, 3)


def _track(
    painter: QPainter, area: QRectF, *, role: str = "line", colour: QColor | None = None, thick: bool = False
) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour or theme.ink(role))
    area = area.adjusted(0, -1, 0, 1) if thick else area
    painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)


def _triangle(painter: QPainter, spot: QRect, folded: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.ink("faint"))
    x, y = spot.left() + INSET + 4.0, spot.center().y() + 0.5
    corners = [(-2, -4), (3, 0), (-2, 4)] if folded else [(-4, -2), (4, -2), (0, 3)]
    painter.drawPolygon([QPointF(x + dx, y + dy) for dx, dy in corners])


def _mark(painter: QPainter, spot: QRect, picked: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    circle = QRectF(spot.left() + INDENT, spot.center().y() - _MARK / 2 + 0.5, _MARK, _MARK)
    painter.setPen(QPen(theme.ink("me" if picked else "faint"), 1.2))
    painter.setBrush(theme.ink("me") if picked else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(circle)
    if picked:
        painter.setPen(QPen(theme.ink("on_me"), 1.6))
        x, y = circle.center().x(), circle.center().y()
        painter.drawLines([QLineF(x - 3, y, x - 0.8, y + 2.4), QLineF(x - 0.8, y + 2.4, x + 3.2, y - 2.4)])


assert RANGE > HIGH
