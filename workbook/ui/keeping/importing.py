"""File > Import…: a file is read beside the window and shown; nothing changes before it is agreed to."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QScrollArea, QVBoxLayout, QWidget

from workbook.model import Entry, PracticeGoal
from workbook.storage import incoming, incoming_words
from workbook.storage.errors import WorkbookError
from workbook.storage.incoming import SAME, Coming, Plan
from workbook.storage.json_rows import Content
from workbook.ui import settings
from workbook.ui.dates import day_text
from workbook.ui.keeping.reading_in import ReadingIn
from workbook.ui.keeping.waiting import waiting
from workbook.ui.layout import button, line, words
from workbook.ui.pick_one import PickOne
from workbook.ui.small_editors import FlagEditor

if TYPE_CHECKING:
    from workbook.model import Row
    from workbook.ui.main_window import Workspace

_WIDTH, _MARGINS, _LEAST, _LIST_HEIGHT = 560, 64, 60, 220
_MOST = 200
_MERGE, _REPLACE = "merge", "replace"
_ABOUT = {
    _MERGE: "What is here already becomes as the file says; all else in it is added. Nothing is removed.",
    _REPLACE: "The negotiations of the file become as they are there: what they have here and not in the "
    "file is removed. Your journal, practice goals and other negotiations stay.",
}
_CHANGED = (
    "This file was changed after it was exported, by hand or by another program, or it was damaged on its "
    "way. Look at what is in it before you go on."
)


class ImportDialog(QDialog):
    """What is in a file, what of it is new, changed or the same, and what bringing it in would do."""

    def __init__(self, parent: QWidget, name: str, content: Content, there: tuple[Row, ...]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Import")
        self._plan = cache(lambda way: incoming.plan(there, content.rows, replace=way == _REPLACE))
        self.way = PickOne({_MERGE: "Merge", _REPLACE: "Replace"})
        self.way.setAccessibleName("How")
        self.way.show_value(_MERGE)
        self.way.committed.connect(lambda _: self._show_state())
        self.listed, self.about, self.sum = words("", "seen"), words("", "soft"), words("", "strong")
        self.anyway = FlagEditor("Import it all the same")
        self.anyway.setAccessibleName(self.anyway.text())
        self.anyway.committed.connect(lambda _: self._show_state())
        self.altered = content.altered
        self.take = button("Import", self.accept, "main")
        self.take.setDefault(True)
        self._lay_out(name)
        self._show_state()

    def _lay_out(self, name: str) -> None:
        area = QScrollArea()
        area.setWidgetResizable(True)
        self.listed.setAlignment(Qt.AlignmentFlag.AlignTop)
        area.setWidget(self.listed)
        area.setAccessibleName("In the file")
        self.area = area
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 16)
        box.setSpacing(8)
        warning = words(_CHANGED, "warn")
        for part in (words(f"In “{name}”", "section"), area, warning, self.anyway):
            box.addWidget(part)
        for part in (warning, self.anyway):
            part.setVisible(self.altered)
        safe = words("A backup is made before, and Undo takes all of it back.", "small")
        for below in (self.way, self.about, self.sum, safe):
            box.addWidget(below)
        box.addSpacing(6)
        box.addWidget(line(1, button("Cancel", self.reject), self.take, top=False))
        self.setMinimumWidth(_WIDTH)

    @property
    def plan(self) -> Plan:
        """What the way chosen amounts to."""
        found: Plan = self._plan(self.way.value())
        return found

    def _show_state(self) -> None:
        plan = self.plan
        self.listed.setText("\n".join(_lines(plan)) or "Nothing.")
        self.about.setText(_ABOUT[str(self.way.value())])
        self.sum.setText(_in_all(plan))
        needed = self.listed.heightForWidth(_WIDTH - _MARGINS) + 8
        self.area.setFixedHeight(min(max(needed, _LEAST), _LIST_HEIGHT))
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(_WIDTH, layout.totalHeightForWidth(_WIDTH))
        self.take.setEnabled(bool(plan.changes) and (self.anyway.isChecked() or not self.altered))


def _in_all(plan: Plan) -> str:
    if not plan.changes:
        return "Everything in it is here already."
    return f"In all: {incoming_words.summed(plan)}."


def _lines(plan: Plan) -> list[str]:
    """What is new or changed, a line each; then how much of the rest is here already."""
    found = []
    for before, comings in (("", plan.negotiations), ("Journal: ", plan.entries), ("Goal: ", plan.goals)):
        moving = [coming for coming in comings if coming.state != SAME]
        found += [f"{before}{_name(coming)} — {incoming_words.told(coming)}" for coming in moving[:_MOST]]
        found += [f"{before}and {len(moving) - _MOST:,} more"] if len(moving) > _MOST else []
    same = incoming_words.same(plan)
    return [*found, f"Here already, the same: {same}."] if same else found


def _name(coming: Coming) -> str:
    row = coming.row
    if isinstance(row, PracticeGoal):
        found = row.goal
    elif isinstance(row, Entry):
        found = ", ".join(
            filter(None, (day_text(row.written_on), row.title.strip() or row.text.strip().split("\n")[0]))
        )
    else:
        found = str(getattr(row, "title", ""))
    found = " ".join(found.split())
    return f"{found[:69]}…" if len(found) > 70 else found or "without a title"


class Importing(QObject):
    """Asks for a file, or takes one that was dropped; tells in the window how it went."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.workspace = workspace
        self._reading: ReadingIn | None = None
        workspace.setAcceptDrops(True)
        workspace.installEventFilter(self)

    def ask(self) -> None:
        """Ask which file, then show what is in it."""
        folder = str(settings.get("export/folder", "")) or str(self.workspace.document.store.path.parent)
        kinds = "JSON (*.json);;All files (*)"
        name, _ = QFileDialog.getOpenFileName(self.workspace, "Import", folder, kinds)
        if name:
            self.open(Path(name))

    def open(self, path: Path) -> None:
        """Read a file beside the window, then show what is in it and ask."""
        if self.workspace.document.store.read_only:
            self.workspace.tell("This workbook is read-only: nothing can be imported into it.", wrong=True)
            return
        self.workspace.flush()
        if self._reading is not None:
            self._reading.stop()
            self._reading.deleteLater()
        self._reading = reading = ReadingIn(self.workspace, path)
        reading.read.connect(lambda content: self._show(path, content))
        reading.refused.connect(self._say_failed)

    def _say_failed(self, problem: Exception) -> None:
        known = isinstance(problem, WorkbookError)
        sentence = str(problem) if known else "That file could not be read. Nothing was changed."
        self.workspace.tell(sentence, wrong=True)

    def _show(self, path: Path, content: Content) -> None:
        with waiting():
            try:
                there = self.workspace.document.store.rows()
            except WorkbookError as problem:
                self._say_failed(problem)
                return
            dialog = ImportDialog(self.workspace, path.name, content, there)
        if dialog.exec():
            self.take(path, dialog.plan)
        dialog.deleteLater()

    def take(self, path: Path, plan: Plan) -> None:
        """Bring in what was agreed to, after a backup, as one step that can be undone."""
        document = self.workspace.document
        with waiting():
            try:
                document.store.backup("import")
            except WorkbookError as problem:
                self.workspace.tell(f"Nothing was imported: {problem}", wrong=True)
                return
            # Whole or not at all: no part of it is tried again later.
            done = document.apply(f"imported “{path.name}”", plan.changes, keep=False)
        if done:
            new = next((one.row.id for one in plan.negotiations if one.state == incoming.NEW), None)
            if new is not None:
                document.select(new)
            self.workspace.tell(f"Imported {path.name}: {incoming_words.summed(plan)}. Undo takes it back.")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.Drop) or not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if len(paths) != 1 or paths[0].suffix.lower() != ".json":
            return super().eventFilter(watched, event)
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.open(paths[0])
        return True
