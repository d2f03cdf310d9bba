"""Rounds of a monkey over one window: what went wrong, and whether undoing leads back to where it began."""

import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog

from tests.monkey.complaints import Complaints
from tests.monkey.dialogs import odd_files
from tests.monkey.monkey import Monkey
from workbook.model import Row
from workbook.storage.driver import Key
from workbook.storage.store import create, open_file
from workbook.ui import jobs, settings
from workbook.ui.keeping.covering import Cover
from workbook.ui.keeping.locking import Locking
from workbook.ui.main_window import Workspace
from workbook.ui.opening import show_store
from workbook.ui.shell import Shell
from workbook.ui.theme import load_fonts, theme

#: Undo reaches back 200 steps; a round ends before, and where there is much undoing after so many events.
STEPS, EVENTS = 120, 400
#: With more rows than these a round does not end where its events led to, but where it began.
MOST_ROWS = 1_500
_DIALOGS = 20

Rows = dict[tuple[type[Row], str], dict[str, Any]]


class Wrong(Exception):
    """Something that must not be; the message says what, and what was done last."""


class _Nobody(QObject):
    """What the desktop is asked to open is opened by nobody."""

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        pass


class Watched:
    """A window over a workbook of its own, with a monkey at it.

    ``key`` protects the workbook. With ``read_only`` it is only read, and no event may change its file.
    """

    def __init__(self, folder: Path, seed: int, *, key: Key | None = None, read_only: bool = False) -> None:
        load_fonts()
        if theme.mode != "light":
            theme.use("light")
        settings.put("look", "light")
        self.folder, self.key, self.read_only = folder, key, read_only
        self.wrong: Callable[[Wrong], None] = _raise
        self.rounds = self.steps = self.since = 0
        odd_files(folder)
        self.complaints = Complaints()
        self.nobody = _Nobody()
        QDesktopServices.setUrlHandler("file", self.nobody, "open")
        self.shell = Shell()
        self._begin()
        self.shell.show()
        self.shell.activateWindow()
        self.monkey = Monkey(self.shell, folder, seed)

    def _begin(self) -> None:
        """A new workbook with a sample in it."""
        path = self.folder / f"monkey {time.monotonic_ns()}.workbook"
        window = show_store(self.shell, create(path, self.key))
        window.files.load_sample("pay-rise")
        if self.read_only:
            window.close_down()
            window = show_store(self.shell, open_file(path, read_only=True, key=self.key))
        self._take(window)

    def _take(self, window: Workspace) -> None:
        self.window = window
        window.document.undo_stack.clear()
        self.complaints.listen()
        self.start = self.rows()
        self.content = window.document.store.path.read_bytes()

    def rows(self) -> Rows:
        """All that is stored, by table and id."""
        return {(type(row), row.id): row.model_dump() for row in self.window.document.store.rows()}

    def run(self, events: int, each: Callable[[int], object] = lambda done: None) -> None:
        """So many events, with undo all the way and redo all the way in between. Raises Wrong.

        Where ``wrong`` is another function it is told what is wrong instead, and the monkey goes on.
        """
        for done in range(events):
            each(done)
            self.monkey.act()
            self._follow()
            self._judge()
            self.since += 1
            if self.since >= EVENTS or self.window.document.undo_stack.count() >= STEPS:
                self.turn_back()
        self.turn_back()

    def _follow(self) -> None:
        """Open what was closed or locked again, and take what was opened in its place."""
        cover, key = self.shell.centralWidget(), self.window.document.store.key
        if isinstance(cover, Cover) and key is not None:
            # What could not be stored is hidden only, and comes back for the passphrase.
            cover.field.setText(key.passphrase)
            cover.try_it()
        if self.window.closed and self.shell.centralWidget() is self.window:
            store = self.window.document.store
            show_store(self.shell, open_file(store.path, read_only=store.read_only, key=store.key))
        if self.shell.centralWidget() is not self.window:
            if not self.read_only or self.monkey.window.document.read_only:
                self._take(self.monkey.window)
            else:
                self._begin()
        if not self.shell.isVisible():
            self.shell.show()
            self.shell.activateWindow()
        for locking in self.window.findChildren(Locking):
            # The process does not start again; the window is filled anew instead.
            locking.restart = lambda path, read_only: None

    def _judge(self) -> None:
        if self.complaints.found:
            found = "\n".join(self.complaints.found)
            self.complaints.found.clear()
            self._tell(found)

    def _tell(self, what: str) -> None:
        monkey = self.monkey
        last = "\n".join(monkey.told[-12:])
        self.wrong(Wrong(f"{what}\nafter event {monkey.number}, last:\n{last}"))

    def _calm(self) -> None:
        """Close menus and dialogs, store what is being typed."""
        for _ in range(_DIALOGS):
            above = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if above is None:
                break
            above.reject() if isinstance(above, QDialog) else above.close()
        self.window.flush()
        QApplication.processEvents()
        self._follow()

    def turn_back(self) -> None:
        """Undo everything since the last time, and redo it: both lead to what was there."""
        self._calm()
        document, self.since = self.window.document, 0
        stack, end = document.undo_stack, self.rows()
        if self.read_only:
            self.rounds += 1
            self._compare(self.start, "a workbook that is only read")
            if self.content != document.store.path.read_bytes():
                self._tell("the file of a workbook that is only read has other bytes")
            return
        place, length = stack.index(), stack.count()
        if length >= stack.undoLimit():
            self._tell(f"one round made {length} steps, so that the first may be lost")
        self._go(document.undo, place, 0)
        self._compare(self.start, "undoing all")
        if len(end) < MOST_ROWS:
            self._go(document.redo, place, place)
            self._compare(end, "redoing all")
        if stack.count() != length:
            self._tell(f"undo and redo made {length} steps {stack.count()}")
        QApplication.processEvents()
        self._see()
        self._judge()
        self.rounds, self.steps = self.rounds + 1, self.steps + place
        stack.clear()
        self.start = self.rows()
        if len(self.start) >= MOST_ROWS:
            self._begin()

    def _go(self, step: Callable[[], None], times: int, to: int) -> None:
        document, moves = self.window.document, list[str]()
        hear = document.undo_stack.indexChanged.connect(
            lambda _: moves.append("".join(traceback.format_stack(limit=16)[:-1]))
        )
        for _ in range(times):
            before, words = document.undo_stack.index(), document.undo_stack.undoText()
            moves.clear()
            step()
            if len(moves) != 1:
                why = document.problem or "\n".join(moves[1:]) or "no reason"
                self._tell(f"undo or redo at step {before} ({words}) made {len(moves)} moves: {why}")
                break
        document.undo_stack.indexChanged.disconnect(hear)
        if document.undo_stack.index() != to:
            self._tell(f"undo or redo led to step {document.undo_stack.index()} in place of {to}")

    def _compare(self, wanted: Rows, after: str) -> None:
        found = self.rows()
        bad = [key for key in wanted.keys() | found.keys() if wanted.get(key) != found.get(key)]
        if bad:
            table, row_id = bad[0]
            self._tell(
                f"{after}: {len(bad)} rows differ; {table.__name__} {row_id} is\n{found.get(bad[0])}\n"
                f"but was\n{wanted.get(bad[0])}"
            )

    def _see(self) -> None:
        """What the window takes for stored is what is stored."""
        document = self.window.document
        here = document.negotiation
        if document.workbook != document.store.workbook():
            self._tell("the window shows another workbook than is stored")
        if here is not None and document.dossier != document.store.dossier(here.id):
            self._tell("the window shows another negotiation than is stored")

    def close(self) -> None:
        """Let go of the window."""
        self.monkey.rest()
        self._calm()
        QDesktopServices.unsetUrlHandler("file")
        if theme.hides_figures:
            self.window.commands.hide_figures()
        if theme.is_dark:
            theme.use("light")
        self.window.close_down()
        jobs.finish()
        self.complaints.end()
        self.shell.deleteLater()


def _raise(wrong: Wrong) -> None:
    raise wrong
