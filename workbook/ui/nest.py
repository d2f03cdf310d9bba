"""Lists that stand below a row."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

Walked = Any  # a RowList: its ``enter`` and ``walked_out`` are used


class Nest(QWidget):
    """Lists that belong to a row and stand below it, indented; the arrow keys walk through them in turn.

    Other widgets may stand between the lists.
    """

    walked_out = Signal(int)

    def __init__(self, *parts: QWidget, indent: int = 16) -> None:
        super().__init__()
        self.lists: tuple[Walked, ...] = tuple(part for part in parts if hasattr(part, "walked_out"))
        self.setObjectName("nest")
        box = QVBoxLayout(self)
        box.setContentsMargins(indent, 0, 0, 0)
        box.setSpacing(0)
        for part in parts:
            box.addWidget(part)
        for place, rows in enumerate(self.lists):
            rows.add_line.document().setDocumentMargin(3)
            rows.walked_out.connect(lambda step, place=place: self._walk(place + step, step))

    def enter(self, step: int) -> None:
        """Take the keyboard in from above (1) or from below (-1)."""
        self._walk(0 if step > 0 else len(self.lists) - 1, step)

    def _walk(self, to: int, step: int) -> None:
        if 0 <= to < len(self.lists):
            self.lists[to].enter(step)
        else:
            self.walked_out.emit(step)
