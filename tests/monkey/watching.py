"""Rounds of a monkey over one window: what went wrong, and whether undoing leads back to where it began."""

import logging
import random
import sys
import traceback
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog

from tests.monkey.keys import Monkey
from workbook.model import Row
from workbook.storage.store import create
from workbook.ui import jobs
from workbook.ui.main_window import Workspace
from workbook.ui.opening import show_store
from workbook.ui.shell import Shell
from workbook.ui.theme import load_fonts, theme

#: Undo reaches back 200 steps; a round ends before.
ROUND = 150


class Wrong(Exception):
    """Something that must not be; the message says what, and what was done last."""


class _Nobody(QObject):
    """What the desktop is asked to open is opened by nobody."""

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        pass


class Watched:
    """A window over a workbook of its own, with a monkey at it."""

    def __init__(self, folder: Path, seed: int) -> None:
        load_fonts()
        theme.use("light")
        self.random = random.Random(-seed)
        self.wrong: list[str] = []
        self.shell = Shell()
        self.window: Workspace = show_store(self.shell, create(folder / "monkey.workbook"))
        self.nobody = _Nobody()
        QDesktopServices.setUrlHandler("file", self.nobody, "open")
        self._listen()
        self.closer = QTimer(interval=20)
        self.closer.timeout.connect(_close_dialogs)
        self.closer.start()
        self.shell.show()
        self.shell.activateWindow()
        self.window.files.load_sample("pay-rise")
        self.window.document.undo_stack.clear()
        self.monkey = Monkey(self.window, seed)
        self.start = self.rows()
        self.rounds = 0

    def _listen(self) -> None:
        def unforeseen(kind: type[BaseException], value: BaseException, trace: Any) -> None:
            self.wrong.append("".join(traceback.format_exception(kind, value, trace)))

        handler = logging.Handler(logging.WARNING)
        handler.emit = lambda record: self.wrong.append(record.getMessage())  # type: ignore[method-assign]
        logging.getLogger("workbook").addHandler(handler)
        self.handler = handler
        sys.excepthook = sys.unraisablehook = unforeseen  # type: ignore[assignment]
        sys.unraisablehook = lambda found: unforeseen(found.exc_type, found.exc_value, found.exc_traceback)  # type: ignore[assignment,arg-type]

    def rows(self) -> dict[tuple[type[Row], str], dict[str, Any]]:
        """All that is stored, by table and id."""
        return {(type(row), row.id): row.model_dump() for row in self.window.document.store.rows()}

    def run(self, events: int) -> None:
        """So many events, with undo all the way and redo all the way in between. Raises Wrong."""
        for _ in range(events):
            self.monkey.act()
            self._judge()
            if self.window.document.undo_stack.count() >= ROUND:
                self.turn_back()
        self.turn_back()

    def _judge(self) -> None:
        if self.wrong:
            self._fail("\n".join(self.wrong))

    def _fail(self, what: str) -> None:
        raise Wrong(
            f"{what}\nafter {len(self.monkey.told)} events, last:\n" + "\n".join(self.monkey.told[-12:])
        )

    def turn_back(self) -> None:
        """Undo everything since the last time, and redo it: both lead to what was there."""
        document = self.window.document
        self.window.flush()
        QApplication.processEvents()
        end = self.rows()
        place = document.undo_stack.index()
        while document.undo_stack.canUndo():
            document.undo()
        self._compare(self.start, "undoing all")
        while document.undo_stack.index() < place:
            document.redo()
        self._compare(end, "redoing all")
        QApplication.processEvents()
        self._judge()
        document.undo_stack.clear()
        self.start = end
        self.rounds += 1

    def _compare(self, wanted: dict[tuple[type[Row], str], dict[str, Any]], after: str) -> None:
        found = self.rows()
        for key in wanted.keys() | found.keys():
            if wanted.get(key) != found.get(key):
                self._fail(f"{after}: {key[0].__name__} is\n{found.get(key)}\nbut was\n{wanted.get(key)}")

    def close(self) -> None:
        """Let go of the window."""
        self.closer.stop()
        QDesktopServices.unsetUrlHandler("file")
        logging.getLogger("workbook").removeHandler(self.handler)
        if theme.hides_figures:
            self.window.commands.hide_figures()
        self.window.close_down()
        jobs.finish()
        self.shell.deleteLater()


def _close_dialogs() -> None:
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog):
        dialog.reject()
