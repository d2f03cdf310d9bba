"""What stands where no entries are: sentences to begin with, or the way back to all entries."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from workbook.ui.layout import ROW_INSET, button, column, line, words


def starters(texts: tuple[str, ...], begin: Callable[[str], object]) -> list[QPushButton]:
    """A button for each beginning of a sentence."""
    return [button(text, partial(begin, text), "tile", edits=True) for text in texts]


def nothing_yet(beginnings: list[QPushButton]) -> QWidget:
    """The invitation to a first entry."""
    return _at_top(
        words("What did you see, try or learn today?", "emptyTitle"),
        words("Ten lines are enough: of a negotiation, a book, a course, a talk you watched.", "emptyText"),
        *beginnings,
    )


def nothing_found(show_all: Callable[[], object]) -> QWidget:
    """What is said when no entry is like that."""
    back = button("Show all entries", show_all, "link")
    return _at_top(words("No entry is like that", "section"), line(back, 0, 1))


def _at_top(*parts: QWidget) -> QWidget:
    made = column(*parts, gap=10, margins=(ROW_INSET, 20, 60, 0))
    layout = made.layout()
    if isinstance(layout, QVBoxLayout):
        layout.addStretch(1)
    return made
