"""File > Export…: what, as what and where; then it is made beside the window and written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from workbook import exports
from workbook.exports import FORMATS, Format
from workbook.storage import json_rows, portable, private
from workbook.storage.errors import WorkbookError
from workbook.storage.file import is_open_here
from workbook.ui import settings
from workbook.ui.jobs import Job
from workbook.ui.keeping.snug import Snug
from workbook.ui.layout import button, column, line, words
from workbook.ui.pick_one import PickOne
from workbook.ui.small_editors import FlagEditor
from workbook.ui.writing import file_name

if TYPE_CHECKING:
    from workbook.ui.main_window import Workspace

_WIDTH = 480
_ALL, _ONE = "all", "one"
_DISCREET = "Each event says only “Meeting” or “Deadline”: others may see your calendar."
_TOLD = "Each event says what it is about. Think of who else sees your calendar."


class ExportDialog(Snug):
    """What is exported, and as what. The calendar tells nothing unless that is asked for each time."""

    def __init__(self, parent: QWidget, title: str | None, *, protected: bool) -> None:
        super().__init__(parent, _WIDTH)
        self.setWindowTitle("Export")
        self.what = PickOne({_ONE: title or "This negotiation", _ALL: "The whole workbook"})
        self.what.setAccessibleName("What")
        self.what.show_value(_ALL if title is None else settings.get("export/what", _ONE))
        self.what.buttons[_ONE].setEnabled(title is not None)
        self.kind = PickOne({known.key: known.name for known in FORMATS})
        self.kind.setAccessibleName("As")
        remembered = settings.get("export/kind", "json")
        self.kind.show_value(remembered if remembered in self.kind.buttons else "json")
        self.about = words("", "soft")
        self.titles = _flag("Say what each event is about", self._show_state)
        self.theirs = _flag("Also the deadlines of the other side", self._show_state)
        self.discreet = words("", "small")
        self.calendar = column(self.titles, self.theirs, self.discreet, gap=6)
        self.save = button("Export…", self.accept, "main")
        self.save.setDefault(True)
        self.kind.committed.connect(lambda _: self._show_state())
        self._lay_out(protected)
        self._show_state()

    def _lay_out(self, protected: bool) -> None:
        warning = "Nothing protects an export: whoever has the file can read it."
        if protected:
            warning += " The passphrase of this workbook does not protect it either."
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 16)
        box.setSpacing(8)
        for part in (words("What", "section"), self.what, words("As", "section"), self.kind, self.about):
            box.addWidget(part)
        box.addWidget(self.calendar)
        box.addSpacing(4)
        box.addWidget(words(warning, "warn"))
        box.addSpacing(6)
        box.addWidget(line(1, button("Cancel", self.reject), self.save, top=False))

    @property
    def format(self) -> Format:
        """The format chosen."""
        return next(known for known in FORMATS if known.key == self.kind.value())

    @property
    def whole(self) -> bool:
        """Whether the whole workbook is wanted, not one negotiation."""
        return self.what.value() == _ALL

    def _show_state(self) -> None:
        self.about.setText(self.format.about)
        self.calendar.setVisible(self.format.key == "ics")
        self.discreet.setText(_TOLD if self.titles.isChecked() else _DISCREET)

    def accept(self) -> None:
        settings.put("export/kind", self.format.key)
        if self.what.buttons[_ONE].isEnabled():
            settings.put("export/what", self.what.value())
        super().accept()


def _flag(text: str, then: Callable[[], object]) -> FlagEditor:
    made = FlagEditor(text)
    made.setAccessibleName(text)
    made.committed.connect(lambda _: then())
    return made


class Exporting(QObject):
    """Asks, makes the file beside the window, writes it, and tells in the window how that went."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.workspace = workspace
        self._job = Job(self)

    @property
    def busy(self) -> bool:
        """Whether a file is being made."""
        return self._job.busy

    def ask(self) -> None:
        """Ask what, as what and where; then write it."""
        self.workspace.flush()
        document = self.workspace.document
        negotiation = document.negotiation
        title = (negotiation.title or "This negotiation") if negotiation else None
        dialog = ExportDialog(self.workspace, title, protected=document.store.protected)
        if dialog.exec():
            chosen = negotiation.id if negotiation and not dialog.whole else None
            name = title if chosen and title else document.store.path.stem
            path = self._where(name, dialog.format)
            if path is not None:
                flags = {"titles": dialog.titles.isChecked(), "theirs": dialog.theirs.isChecked()}
                self.save(path, dialog.format.key, chosen, **flags)
        dialog.deleteLater()

    def _where(self, name: str, known: Format) -> Path | None:
        proposed = str(_folder() / f"{file_name(name)}{known.suffix}")
        kinds = f"{known.name} (*{known.suffix})"
        chosen, _ = QFileDialog.getSaveFileName(self.workspace, "Export", proposed, kinds)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(known.suffix)

    def save(
        self, path: Path, kind: str, negotiation_id: str | None, *, titles: bool = False, theirs: bool = False
    ) -> None:
        """Write everything, or one negotiation with its journal, in one of the formats."""
        if is_open_here(path):
            self.workspace.tell(f"“{path.name}” is open in this program. Choose another name.", wrong=True)
            return
        try:
            rows = self.workspace.document.store.rows(negotiation_id)
        except WorkbookError as problem:
            self.workspace.tell(str(problem), wrong=True)
            return

        def make() -> tuple[str, str]:
            if kind == "json":
                content = json_rows.text_of(rows).encode()
            else:
                content = exports.made(kind, rows, titles=titles, theirs=theirs)
            large = kind == "json" and portable.too_large(len(content), len(rows))
            return _written(path, content), exports.TOO_LARGE if large else ""

        # A job of its own for each: the next export must not take the place of one that was asked for.
        self._job = job = Job(self)
        job.done.connect(lambda told: self._say(path, *told))
        job.failed.connect(
            lambda _: self._say(path, f"“{path.name}” could not be made; nothing was written.")
        )
        job.start(make)

    def _say(self, path: Path, trouble: str, warning: str = "") -> None:
        if trouble:
            self.workspace.tell(trouble, wrong=True)
            return
        settings.put("export/folder", str(path.parent))
        told = warning or "Nothing protects that file."
        self.workspace.tell(f"Exported to {path.name}. {told}", wrong=bool(warning))


def _written(path: Path, content: bytes) -> str:
    try:
        private.write(path, content)
    except WorkbookError as problem:
        return str(problem)
    return ""


def _folder() -> Path:
    remembered = Path(str(settings.get("export/folder", "")))
    if remembered.is_absolute() and remembered.is_dir():
        return remembered
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
