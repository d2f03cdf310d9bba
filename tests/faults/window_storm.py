"""Somebody typing in the window without end, for a process that is meant to be killed."""

import importlib
import os
import random
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.faults import window_files
from tests.faults.killing import Say, waited_for_processor
from tests.ui.hands import Held, Key, fill_in, press, type_in
from workbook import app
from workbook.ui.document import Document
from workbook.ui.keeping.unlocking import Unlock
from workbook.ui.main_window import Workspace
from workbook.ui.shell import Shell

_MANY = 6
_LONGEST_TITLE = 150
_LONGEST_WAIT_S = 30.0
#: What is begun with in its share of the lives.
PLAIN_FILES = ("take_in", "back_up", "restore", "protect")
PROTECTED_FILES = ("take_in", "back_up", "restore", "rekey")


# Imported once for all lives: what kills come upon is opening, not importing.
for _name in ("workbook.ui.opening", "workbook.ui.pages.leverage", "workbook.ui.keeping.locking"):
    importlib.import_module(_name)


def keep_typing(path: Path, seed: int, key_name: str, first: str, slowly: bool, say: Say) -> None:
    """Open the window on a workbook and work in it for ever, saying what is tried and what it calls saved.

    ``first`` is what is begun with, if anything. Where the page asks for the passphrase, it is typed.
    """
    os.environ["NEGOTIATION_WORKBOOK_HOME"] = str(path.parent / "home")
    say("opening")
    application = app.application()
    typist = Typist(random.Random(seed), slowly, first, say)
    shell = app.start(path, None, lambda: QTimer.singleShot(0, lambda: typist.begin(shell, key_name)))
    application.exec()


def shown(document: Document) -> str:
    """The title and the rows of the negotiation that the window shows."""
    dossier = document.dossier
    assert dossier is not None
    return f"{dossier.negotiation.title}|{','.join(row.what for row in dossier.leverage_items)}"


class Typist:
    """One window, what it should hold after each step, and where among these steps undo has come to."""

    def __init__(self, chance: random.Random, slowly: bool, first: str, say: Say) -> None:
        self.chance, self.slowly, self.first, self.say = chance, slowly, first, say
        self.pulse = QTimer()
        self.pulse.timeout.connect(self.work)
        self.past: list[str] = []
        self.at = 0

    def begin(self, shell: Shell, key_name: str) -> None:
        """Begin to type where a workbook was opened; end where none was."""
        try:
            self.get_ready(shell, key_name)
        except Exception as problem:
            self.say_odd(problem)
            QApplication.exit(1)
        else:
            self.pulse.start(0)

    def get_ready(self, shell: Shell, key_name: str) -> None:
        """Find the lines to type in, behind the passphrase where there is one."""
        found = shell.centralWidget()
        if isinstance(found, Unlock):
            window_files.unlock(found, key_name)
            found = shell.centralWidget()
        assert isinstance(found, Workspace), type(found).__name__
        self.window: Workspace = found
        shell.activateWindow()
        QTest.qWaitForWindowActive(shell)
        found.show_tab(1)
        # A page is filled when it is seen.
        self.wait(lambda: hasattr(found.pages[1], "items"))
        self.lines = found.pages[1].items["me"]  # type: ignore[attr-defined]
        self.past = [shown(found.document)]
        self.say("ready")

    def work(self) -> None:
        """Do one thing, and tell of what went wrong in the program or in this storm."""
        try:
            self.do_one()
        except Exception as problem:
            self.say_odd(problem)

    def say_odd(self, problem: Exception) -> None:
        """Tell of an exception, and where it was raised."""
        place = traceback.extract_tb(problem.__traceback__)[-1]
        said = f"{type(problem).__name__} {problem} in {place.name}, line {place.lineno}"
        self.say(f"odd {' '.join(said.split())}")

    def do_one(self) -> None:
        """Do one thing, on the page of the rows: undo may have gone to another."""
        if QApplication.focusWidget() is None:
            # Nobody gives the keyboard back here when a dialog was closed.
            self.window.shell.activateWindow()
            QTest.qWaitForWindowActive(self.window.shell)
        self.window.show_tab(1)
        if self.slowly:
            self.type_slowly()
            return
        if self.first:
            first, self.first = self.first, ""
            getattr(window_files, first)(self)
            return
        verbs: dict[Callable[[], None], int] = {
            self.retitle: 8, self.add: 10, self.delete: 6, self.undo: 6, self.redo: 4,
            lambda: window_files.take_in(self): 1, lambda: window_files.back_up(self): 1,
        }  # fmt: skip
        self.chance.choices(list(verbs), list(verbs.values()))[0]()

    def wait(self, until: Callable[[], bool]) -> None:
        """Let the window work until then."""
        last = time.monotonic() + _LONGEST_WAIT_S
        while not until() and time.monotonic() < last:
            QTest.qWait(2)

    def try_it(self, doing: str, target: str, do: Callable[[], None]) -> None:
        """Do something that is to come to this, and say so when the window says that it is saved."""
        self.say(f"try {target} {doing}")
        do()
        if shown(self.window.document) != target:
            self.say(f"odd {doing} {shown(self.window.document)}")
        if self.window.sidebar.foot.text().startswith("Saved"):
            self.say(f"ack {target}")

    def step(self, doing: str, target: str, do: Callable[[], None]) -> None:
        """The same as a step that can be undone."""
        self.try_it(doing, target, do)
        self.past = [*self.past[: self.at + 1], target]
        self.at += 1

    def retitle(self) -> None:
        title = f"t{self.chance.randrange(10**6)}"
        rows = self.past[self.at].partition("|")[2]
        self.step("title", f"{title}|{rows}", lambda: fill_in(self.window.header.title, title))

    def add(self) -> None:
        title, rows = self.past[self.at].split("|")
        if rows.count(",") >= _MANY:
            self.delete()
            return
        new = f"r{self.chance.randrange(10**6)}"

        def do() -> None:
            type_in(self.lines.add_line, new)
            press(Key.Key_Tab)

        self.step("add", f"{title}|{','.join(filter(None, [rows, new]))}", do)

    def delete(self) -> None:
        title, rows = self.past[self.at].split("|")
        names = [name for name in rows.split(",") if name]
        if names:
            at = self.chance.randrange(len(names))
            row = self.lines.rows[at]
            # Two may have the same words: a kill in the middle of typing leaves their beginning.
            del names[at]

            def do() -> None:
                self.lines.focus_row(row.id)
                press(Key.Key_Delete, Held.ControlModifier)

            self.step("delete", f"{title}|{','.join(names)}", do)

    def undo(self) -> None:
        if self.at:
            self.at -= 1
            self.try_it("undo", self.past[self.at], self.window.commands.undo)

    def redo(self) -> None:
        if self.at + 1 < len(self.past):
            self.at += 1
            self.try_it("redo", self.past[self.at], self.window.commands.redo)

    def type_slowly(self) -> None:
        """Write on in the title, saying when each key was pressed, and what is called saved."""
        title = self.window.header.title
        at, waited = time.monotonic(), waited_for_processor(os.getpid())
        if len(title.value()) > _LONGEST_TITLE:
            fill_in(title, f"t{self.chance.randrange(10**6)}")
        else:
            title.focus_end()
            at, waited = time.monotonic(), waited_for_processor(os.getpid())
            type_in(title, self.chance.choice("abcdefgh"))
        self.say(f"typed {at:.4f} {waited:.4f} {title.value()}")
        last = time.monotonic() + self.chance.choice([0.02, 0.06, 0.12, 0.35])
        while time.monotonic() < last:
            QTest.qWait(5)
            if self.window.sidebar.foot.text().startswith("Saved"):
                self.say(f"saved {title.value()}")
