"""Pieces pages are laid out of: sections, captions, columns, cards, hints."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbook.ui.flow import Flow
from workbook.ui.keeping import reading

ASIDE = 320
GAP = 28
NARROW = 820
ROW_INSET = 8
ROWS = "rows"


def words(text: str = "", name: str = "", *, wrap: bool = True) -> QLabel:
    """A label that shows text as it is, never as markup; ``name`` picks its look in the style sheet."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if name:
        label.setObjectName(name)
    return label


class _Button(QPushButton):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt leaves Enter to the default button of a dialog, so that outside dialogs it does nothing.
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()


def button(text: str, then: Callable[[], object], look: str = "", *, edits: bool = False) -> QPushButton:
    """A button, which Enter presses as Space does; ``look`` is main, link, quiet, tile or nothing.

    One that ``edits`` is not there while a workbook is only read.
    """
    made = _Button(text.replace("&", "&&"))
    if edits:
        reading.edits(made)
    made.setProperty("look", look)
    made.setAccessibleName(text)
    made.setAutoDefault(False)
    made.clicked.connect(lambda _=False: then())
    if look in ("link", "quiet"):
        made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


@contextmanager
def laid_out_once(body: QWidget | None) -> Iterator[None]:
    """Within, parts of the body come, go and change; at the end it is laid out, with all it is in.

    By itself Qt does that again for each child that is shown.
    """
    box = body.layout() if body else None
    if box is None or not box.isEnabled():
        yield
        return
    box.setEnabled(False)
    try:
        yield
    finally:
        box.setEnabled(True)
        while body is not None and (box := body.layout()) is not None and box.activate():
            body = body.parentWidget()


def column(*parts: QWidget, gap: int = 2, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QWidget:
    """Widgets one below another."""
    return stacked(QWidget(), *parts, gap=gap, margins=margins)


def stacked(
    holder: QWidget, *parts: QWidget, gap: int = 2, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QWidget:
    """The holder with widgets one below another in it."""
    box = QVBoxLayout(holder)
    box.setContentsMargins(*margins)
    box.setSpacing(gap)
    for part in parts:
        box.addWidget(part)
    return holder


def line(*parts: QWidget | int, gap: int = 8, top: bool = True) -> QWidget:
    """Widgets beside each other; a number is the stretch of the widget before it, or free space."""
    holder = QWidget()
    box = QHBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(gap)
    for place, part in enumerate(parts):
        if isinstance(part, QWidget):
            follows = parts[place + 1] if place + 1 < len(parts) else 0
            stretch = follows if isinstance(follows, int) else 0
            box.addWidget(part, stretch)
            if top:
                box.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        elif place == 0 or not isinstance(parts[place - 1], QWidget):
            box.addStretch(part)
    if not any(isinstance(part, int) for part in parts):
        box.addStretch(1)
    return holder


def fixed(part: QWidget, width: int) -> QWidget:
    """The widget at a fixed width, so that columns of rows stand below each other."""
    part.setFixedWidth(width)
    return part


def _has_rows(part: QWidget) -> bool:
    return part.objectName() == ROWS or part.findChild(QWidget, ROWS) is not None


class Section(QWidget):
    """A heading with a quiet note beside it, above what belongs to it."""

    def __init__(
        self, title: str, *parts: QWidget, note: str = "", first: bool = False, gap: int = 4
    ) -> None:
        super().__init__()
        self.note = words(note, "sectionNote", wrap=False)
        self.title = words(title, "section", wrap=False)
        self.head = line(self.title, self.note, 0, 1, gap=8, top=False)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0 if first else 20, 0, 0)
        box.setSpacing(gap)
        self.body = box
        # The text of rows stands inside their frames: headings above rows stand above their text.
        inset = ROW_INSET if any(_has_rows(part) for part in parts) else 0
        for part in (self.head, *parts):
            if part is self.head or isinstance(part, QLabel):
                part.setContentsMargins(inset, 0, 0, 0)
            box.addWidget(part)
        self.setAccessibleName(title)

    def add(self, part: QWidget) -> None:
        """Put one more widget below."""
        self.body.addWidget(part)


def section(title: str, *parts: QWidget, note: str = "", first: bool = False, gap: int = 4) -> Section:
    """A heading with what belongs to it; ``first`` leaves out the space above."""
    return Section(title, *parts, note=note, first=first, gap=gap)


class Columns(QWidget):
    """The main column with an aside beside it, or below it where the window is narrow."""

    def __init__(
        self, main: QWidget, aside: QWidget, *, aside_width: int = ASIDE, narrow: int = NARROW
    ) -> None:
        super().__init__()
        self.main, self.aside = main, aside
        self.aside_width, self.narrow = aside_width, narrow
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GAP)
        self._box.addWidget(main, 1, Qt.AlignmentFlag.AlignTop)
        self._box.addWidget(aside, 0, Qt.AlignmentFlag.AlignTop)
        aside.setFixedWidth(aside_width)

    def minimumSizeHint(self) -> QSize:
        # The hint of one column: side by side is a choice of the width given, not a demand for more.
        return QSize(360, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        below = event.size().width() < self.narrow
        wanted = QHBoxLayout.Direction.TopToBottom if below else QHBoxLayout.Direction.LeftToRight
        if self._box.direction() != wanted:
            self._box.setDirection(wanted)
            self._set_aside(below)

    def _set_aside(self, below: bool) -> None:
        self.aside.setMinimumWidth(0 if below else self.aside_width)
        self.aside.setMaximumWidth(16_777_215 if below else self.aside_width)


def chips(*parts: QWidget, gap: int = 6) -> QWidget:
    """Widgets in a line that wraps."""
    holder = QWidget()
    flow = Flow(holder, gap)
    for part in parts:
        flow.addWidget(part)
    holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return holder


def refill(holder: QWidget, *parts: QWidget) -> None:
    """Replace what a holder of widgets shows; a part that was there already may stay."""
    layout = holder.layout()
    before: list[QWidget | None] = []
    while layout is not None and (item := layout.takeAt(0)) is not None:
        before.append(item.widget())
    for part in parts:
        if layout is not None:
            layout.addWidget(part)
            part.show()
    # Last: the keyboard leaves what is hidden, and what is stored then may have the holder filled once more.
    for gone in before:
        if gone is not None and gone not in parts:
            gone.hide()
            gone.deleteLater()
    holder.updateGeometry()


class Card(QFrame):
    """A quiet box for a result."""

    def __init__(self, *parts: QWidget, gap: int = 6) -> None:
        super().__init__()
        self.setObjectName("card")
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 12, 14, 12)
        box.setSpacing(gap)
        for part in parts:
            box.addWidget(part)


class HintCard(QFrame):
    """A small hint beside what it is about; closing it is for good."""

    closed = Signal(str)
    followed = Signal(str)

    def __init__(self, key: str, title: str, text: str, ask: str = "", *, tone: str = "") -> None:
        super().__init__()
        self.key = key
        self.setObjectName("hint")
        self.setProperty("tone", tone)
        self.setAccessibleName(f"Hint: {title}")
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 8, 10)
        box.setSpacing(2)
        box.addWidget(line(words(title, "strong"), 1, self._close_button(), gap=6))
        if text:
            box.addWidget(words(text))
        if ask:
            follow = button(ask, lambda: self.followed.emit(key), "link", edits=True)
            box.addWidget(follow, 0, Qt.AlignmentFlag.AlignLeft)

    def _close_button(self) -> QToolButton:
        close = QToolButton()
        close.setObjectName("rowTool")
        close.setText("×")
        close.setToolTip("Do not show this again (Help > Show all hints brings it back)")
        close.setAccessibleName("Dismiss hint")
        close.clicked.connect(lambda: self.closed.emit(self.key))
        return close


def labelled_box(caption: str, field: QWidget) -> QWidget:
    """A caption above a field of a form that stands alone."""
    label = words(caption, "caption", wrap=False)
    label.setBuddy(field)
    return column(label, field, gap=3)
