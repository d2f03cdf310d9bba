"""The calm line above a workbook that is only read: why, and what can be done about it."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from workbook.ui.layout import button, words
from workbook.ui.theme import counts


@dataclass(frozen=True)
class Reading:
    """Why a workbook is only read; ``forced`` where it could not be opened to be edited."""

    why: str
    forced: bool = False


CHOSEN = Reading("you opened it like this. Nothing in it can be changed.")


class WaysOn(Protocol):
    """What can be done about it."""

    def ask_copy(self) -> None: ...
    def edit_again(self) -> None: ...
    def reload(self) -> None: ...


class Banner(QFrame):
    """“Read-only”, the reason, and the ways on."""

    def __init__(self, reading: Reading, ways: WaysOn) -> None:
        super().__init__()
        self.setObjectName("readOnly")
        self.why = counts(words(f"Read-only: {reading.why}"))
        self.why.setAccessibleName(self.why.text())
        self.reload = button("Reload", ways.reload, "link")
        self.reload.setToolTip("What you see is as it was when it was opened. This shows what is stored now.")
        self.again = button("Try again to edit" if reading.forced else "Edit it", ways.edit_again, "link")
        self.copy = button("Save a copy to edit…", ways.ask_copy, "link")
        box = QHBoxLayout(self)
        box.setContentsMargins(26, 3, 22, 3)
        box.setSpacing(18)
        box.addWidget(self.why, 1)
        for link in (self.reload, self.again, self.copy):
            box.addWidget(link, 0, Qt.AlignmentFlag.AlignVCenter)
