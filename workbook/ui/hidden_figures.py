"""Hiding all figures that tell something of a person's matter while others look at the screen.

All words of the window are set in a font that has a dot for every figure: whatever is shown, in fields,
lists, tool tips and menus, no place can be forgotten. Pictures with figures on them, the page on the Brief
tab and bars, whose length is a figure too, are covered. What the program itself counts stays readable,
where it is marked with ``theme.counts``.
"""

import re
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QFontDatabase, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMainWindow, QPlainTextEdit, QWidget

from workbook.figures.shapes import Figure, Text
from workbook.ui.theme import FAMILY, mark, theme

HIDDEN = "Figures hidden"
_COVERED = "Covered while figures are hidden"
_FIGURES = re.compile(r"\d+(?:[.,:\s]\d+)*")


def masked(text: str) -> str:
    """The text with three dots for every figure in it."""
    return _FIGURES.sub("•••", text)


def toggle() -> bool:
    """Hide all figures, or show them again; True when they are hidden now."""
    _watch()
    _let_nobody_see()
    if theme.hides_figures:
        theme.set_in(FAMILY)
    else:
        _load()
        theme.set_in(HIDDEN)
    for window in _windows():
        _show_title(window)
    return theme.hides_figures


def _load() -> None:
    if HIDDEN in QFontDatabase.families():
        return
    # Imported here: it takes half a second, and most people never need it.
    from pymupdf_fonts import FiraGO_Bold, FiraGO_Regular

    from workbook.brief.text.hidden_figures import with_dots

    for face in (FiraGO_Regular, FiraGO_Bold):
        QFontDatabase.addApplicationFontFromData(with_dots(face.fontbuffer, HIDDEN))


def _watch() -> None:
    """Show the figures of the field one goes into, and none in the title of a window."""
    app = QApplication.instance()
    if isinstance(app, QApplication) and not app.property("watched"):
        app.setProperty("watched", True)
        app.focusChanged.connect(_see)
    for window in _windows():
        if not window.property("watched"):
            window.setProperty("watched", True)
            window.windowTitleChanged.connect(partial(_show_title, window))


def _windows() -> list[QMainWindow]:
    return [window for window in QApplication.topLevelWidgets() if isinstance(window, QMainWindow)]


def _see(old: QWidget | None, now: QWidget | None) -> None:
    if isinstance(old, QLineEdit | QPlainTextEdit):
        mark(old, "seen", False)
    if isinstance(now, QLineEdit | QPlainTextEdit) and theme.hides_figures:
        mark(now, "seen", True)


def _let_nobody_see() -> None:
    # What one is in at this moment may be what is to be hidden.
    for widget in QApplication.allWidgets():
        if widget.property("seen"):
            mark(widget, "seen", False)


def _show_title(window: QMainWindow, _title: str = "") -> None:
    title = window.windowTitle()
    known = str(window.property("title") or "")
    if title != masked(known):
        known = title
        window.setProperty("title", known)
    window.setWindowTitle(masked(known) if theme.hides_figures else known)


def has_figures(figure: Figure) -> bool:
    """Whether a picture has figures on it, or tells some on pointing."""
    words = [shape.text for shape in figure.shapes if isinstance(shape, Text)]
    return any(_FIGURES.search(each) for each in (*words, *(note for _, note in figure.notes)))


def paint_cover(painter: QPainter, place: QRect) -> None:
    """Paint what is seen in place of a picture."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.ink("hover"))
    painter.drawRoundedRect(place, 8, 8)
    painter.setPen(theme.ink("faint"))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, _COVERED)


class Cover(QLabel):
    """Lies over a widget while figures are hidden."""

    def __init__(self, under: QWidget) -> None:
        super().__init__(_COVERED, under)
        self.setObjectName("cover")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        under.installEventFilter(self)
        theme.changed.connect(self._show_state)
        self._show_state()

    def _show_state(self) -> None:
        under = self.parentWidget()
        if under is not None:
            self.setGeometry(under.rect())
        self.setVisible(theme.hides_figures)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ChildAdded, QEvent.Type.Show):
            self._show_state()
        return False
