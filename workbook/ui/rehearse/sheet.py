"""The sheet for a colleague who plays the other side: to read, to copy, to save as text."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QWidget

from workbook.analysis.roleplay import SheetPart, as_text, sheet
from workbook.model import Dossier
from workbook.ui.layout import Card, button, column, line, refill, section, words
from workbook.ui.writing import file_name, write_file

WIDTH = 680


class SheetView(QWidget):
    """The sheet as it stands; it follows what is written elsewhere."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.dossier: Dossier | None = None
        self.shown: tuple[SheetPart, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Sheet for role-play")
        self.news = words("", "small")
        self.parts = column(gap=0)
        self.save_button = button("Save as text…", self.ask_save)
        self.copy_button = button("Copy", self.copy)
        back = button("← Back to the script", self.closed.emit, "link")
        about = words(
            "For a colleague who plays them for ten minutes. Your walk-away, your alternatives and your "
            "fallback are not on it.", "soft"
        )  # fmt: skip
        card = Card(self.parts)
        card.layout().setContentsMargins(26, 20, 26, 24)  # type: ignore[union-attr]
        head = line(back, 1, self.news, self.copy_button, self.save_button, top=False)
        holder = column(head, about, card, gap=12)
        holder.setMaximumWidth(WIDTH)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 8, 0, 0)
        box.addStretch(1)
        box.addWidget(holder, 100)
        box.addStretch(1)

    def refresh(self, dossier: Dossier) -> None:
        """Show the sheet of a negotiation."""
        self.dossier = dossier
        parts = sheet(dossier)
        if parts != self.shown:
            self.shown = parts
            refill(self.parts, *(_part(part, place == 0) for place, part in enumerate(parts)))

    def copy(self) -> None:
        """Put the sheet on the clipboard as plain text."""
        if self.dossier is not None:
            QApplication.clipboard().setText(as_text(self.dossier))
            self.news.setText("Copied")

    def ask_save(self) -> None:
        """Ask where, then write the sheet as a text file."""
        if self.dossier is None:
            return
        proposed = f"{file_name(self.dossier.negotiation.title)} - role-play.txt"
        name, _ = QFileDialog.getSaveFileName(self, "Save the sheet", proposed, "Text (*.txt)")
        if name:
            self.save(Path(name) if Path(name).suffix else Path(name).with_suffix(".txt"))

    def save(self, path: Path) -> None:
        """Write the sheet to a file, whole or not at all, and say how it went."""
        if self.dossier is not None:
            problem = write_file(path, as_text(self.dossier).encode())
            self.news.setText(problem or f"Saved as {path.name}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _part(part: SheetPart, first: bool) -> QWidget:
    made = section(part.title, note=part.note, first=first, gap=5)
    for text in part.lines:
        told = words(text)
        told.setMinimumWidth(1)
        made.add(line(words("–", "soft", wrap=False), told, 1, gap=8))
    return made
