"""Somebody typing in the window without end, for a process that is meant to be killed."""

import os
import random
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.faults.killing import Say
from tests.ui.hands import Held, Key, fill_in, press, type_in
from workbook import app
from workbook.storage.driver import Key as Passphrase
from workbook.storage.store import open_file
from workbook.ui.document import Document
from workbook.ui.main_window import Workspace
from workbook.ui.opening import show_store
from workbook.ui.shell import Shell

_MANY = 6


def keep_typing(path: Path, seed: int, key: Passphrase | None, slowly: bool, say: Say) -> None:
    """Open the window on a workbook and work in it for ever, saying what is tried and what it calls saved."""
    os.environ["NEGOTIATION_WORKBOOK_HOME"] = str(path.parent / "home")
    say("opening")
    application = app.application()
    typist = Typist(random.Random(seed), slowly, say)
    if key is None:
        shell = app.start(path, None, lambda: QTimer.singleShot(0, lambda: typist.begin(shell)))
    else:
        shell = Shell()
        show_store(shell, open_file(path, key=key))
        shell.show()
        QTimer.singleShot(0, lambda: typist.begin(shell))
    application.exec()


def shown(document: Document) -> str:
    """The title and the rows of the negotiation that the window shows."""
    dossier = document.dossier
    assert dossier is not None
    return f"{dossier.negotiation.title} {','.join(row.what for row in dossier.leverage_items)}"


class Typist:
    """One window, what it should hold after each step, and where among these steps undo has come to."""

    def __init__(self, chance: random.Random, slowly: bool, say: Say) -> None:
        self.chance, self.slowly, self.say = chance, slowly, say
        self.pulse = QTimer()
        self.pulse.timeout.connect(self.work)
        self.past: list[str] = []
        self.at = 0

    def begin(self, shell: Shell) -> None:
        """Begin to type where a workbook was opened; end where none was."""
        found = shell.centralWidget()
        if not isinstance(found, Workspace):
            QApplication.exit(1)
            return
        self.window: Workspace = found
        shell.activateWindow()
        QTest.qWaitForWindowActive(shell)
        found.show_tab(1)
        self.lines = found.pages[1].items["me"]  # type: ignore[attr-defined]
        self.past = [shown(found.document)]
        self.say("ready")
        self.pulse.start(0)

    def work(self) -> None:
        """Do one thing, on the page of the rows: undo may have gone to another."""
        self.window.show_tab(1)
        if self.slowly:
            self.type_slowly()
            return
        verbs: dict[Callable[[], None], int] = {
            self.retitle: 4, self.add: 5, self.delete: 3, self.undo: 3, self.redo: 2,
        }  # fmt: skip
        self.chance.choices(list(verbs), list(verbs.values()))[0]()

    def try_it(self, doing: str, target: str, do: Callable[[], None]) -> None:
        """Do something that is to come to this, and say so when the window says that it is saved."""
        self.say(f"try {doing} {target}")
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
        rows = self.past[self.at].split(" ")[1]
        self.step("title", f"{title} {rows}", lambda: fill_in(self.window.header.title, title))

    def add(self) -> None:
        title, rows = self.past[self.at].split(" ")
        if rows.count(",") >= _MANY:
            self.delete()
            return
        new = f"r{self.chance.randrange(10**6)}"

        def do() -> None:
            type_in(self.lines.add_line, new)
            press(Key.Key_Tab)

        self.step("add", f"{title} {','.join(filter(None, [rows, new]))}", do)

    def delete(self) -> None:
        title, rows = self.past[self.at].split(" ")
        names = [name for name in rows.split(",") if name]
        if names:
            at = self.chance.randrange(len(names))
            row = self.lines.rows[at]
            # Two may have the same words: a kill in the middle of typing leaves their beginning.
            del names[at]

            def do() -> None:
                self.lines.focus_row(row.id)
                press(Key.Key_Delete, Held.ControlModifier)

            self.step("delete", f"{title} {','.join(names)}", do)

    def undo(self) -> None:
        if self.at:
            self.at -= 1
            self.try_it("undo", self.past[self.at], self.window.commands.undo)

    def redo(self) -> None:
        if self.at + 1 < len(self.past):
            self.at += 1
            self.try_it("redo", self.past[self.at], self.window.commands.redo)

    def type_slowly(self) -> None:
        """Write on in the title, letter by letter, saying when each was typed."""
        title = self.window.header.title
        if len(title.value()) > 150:
            fill_in(title, "t")
        title.focus_end()
        type_in(title, self.chance.choice("abcdefgh"))
        self.say(f"typed {time.monotonic():.4f} {title.value()}")
        QTest.qWait(self.chance.choice([20, 60, 120, 350]))
