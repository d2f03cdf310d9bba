"""A page of few words, in the middle of the window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbook.ui.layout import column

#: So much more of the room than the margins on both sides.
_ALL = 1000


def fill(page: QWidget, width: int, *parts: QWidget, gap: int = 12) -> None:
    """Put the parts one below another into the middle of a page, at a width, or less where there is less."""
    page.setObjectName("page")
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    holder = column(*parts, gap=gap)
    holder.setMaximumWidth(width)
    across, down = QHBoxLayout(), QVBoxLayout(page)
    across.addStretch(1)
    across.addWidget(holder, _ALL)
    across.addStretch(1)
    down.addStretch(2)
    # Not by alignment: then lines that wrap get too little height.
    down.addLayout(across)
    down.addStretch(3)
