"""The page that stands in the window when a workbook could not be opened: what is the matter, what now."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from workbook import paths
from workbook.storage import backups
from workbook.storage.driver import Key
from workbook.storage.errors import Damaged, InUse, NewerWorkbook, NotAWorkbook, NotStored, WorkbookError
from workbook.ui import settings
from workbook.ui.dates import day_text
from workbook.ui.keeping import middle
from workbook.ui.keeping.banner import Reading
from workbook.ui.keeping.rescue import Rescue
from workbook.ui.layout import button, chips, line, words
from workbook.ui.theme import counts

_WIDE = 600
_TITLES: tuple[tuple[type[WorkbookError], str], ...] = (
    (InUse, "“{name}” is open elsewhere"),
    (NewerWorkbook, "“{name}” is from a newer version"),
    (Damaged, "“{name}” is damaged"),
    (NotAWorkbook, "“{name}” is not a workbook"),
    (NotStored, "“{name}” cannot be changed here"),
)


class Ways(Protocol):
    """How to go on in the window; ``back`` names the workbook that is open behind the page, if one is."""

    @property
    def back(self) -> str: ...
    def go_back(self) -> None: ...
    def open(self, path: Path, key: Key | None = None) -> None: ...
    def read(self, path: Path, reading: Reading, key: Key | None = None) -> None: ...
    def make(self, path: Path) -> None: ...
    def start_default(self) -> None: ...
    def ask_open(self) -> None: ...
    def ask_new(self) -> None: ...


class Trouble(QScrollArea):
    """One problem with one file, in words, and the offers that fit it; the first is the one to take."""

    def __init__(
        self, problem: WorkbookError, path: Path, ways: Ways, *, key: Key | None = None, title: str = ""
    ) -> None:
        super().__init__()
        self.problem, self.path, self.ways, self.key = problem, path, ways, key
        self.setObjectName("page")
        self.title = words(title or title_of(problem, path), "emptyTitle")
        self.fresh = _was_never_there(problem, path)
        self.sentence = words(_nothing_at(path) if self.fresh else _sentence(problem), "emptyText")
        if isinstance(problem, InUse):
            counts(self.sentence)
        self.offers = self._offers()
        self.setAccessibleName(self.title.text())
        self.setAccessibleDescription(self.sentence.text())
        self.rescue = self._rescue()
        # What saves most is the one to take: where the file is damaged, more than opening something else.
        first = (self.rescue.first if self.rescue and self._is_damaged() else None) or self.offers[0]
        first.setProperty("look", "main")
        self.setFocusProxy(first)
        self._lay_out()

    def _rescue(self) -> Rescue | None:
        there = isinstance(self.problem, Damaged | NotAWorkbook)
        made = Rescue(self.path, self.key, self.ways.open, damaged=self._is_damaged()) if there else None
        return made if made is not None and made.first is not None else None

    def _is_damaged(self) -> bool:
        return isinstance(self.problem, Damaged)

    def _lay_out(self) -> None:
        offers = chips(*self.offers, gap=8)
        below = [self.rescue, offers] if self._is_damaged() else [offers, self.rescue]
        parts = [self.title, self.sentence, *(part for part in below if part is not None)]
        if self.ways.back:
            parts.append(line(button(f"← Back to “{self.ways.back}”", self.ways.go_back, "link"), 0, 1))
        page = QWidget()
        middle.fill(page, _WIDE, *parts, gap=14)
        self.setWidgetResizable(True)
        self.setWidget(page)

    def _offers(self) -> list[QPushButton]:
        ways = self.ways
        read = button("Open read-only", lambda: ways.read(self.path, reading_of(self.problem), self.key))
        again = button("Try again", lambda: ways.open(self.path, self.key))
        other = button("Open another workbook…", ways.ask_open)
        new = button("Start a new one…", ways.ask_new)
        there = bool(self.path.name) and self.path.exists()
        if isinstance(self.problem, InUse) or (isinstance(self.problem, NotStored) and there):
            return [read, again, other]
        if isinstance(self.problem, Damaged):
            return [other, new, again]
        if isinstance(self.problem, NewerWorkbook | NotAWorkbook) and self.path.exists():
            return [other, new]
        if isinstance(self.problem, NotStored):
            return [new, other, again]
        own = button("Open your usual workbook", ways.start_default)
        own = own if _has_usual(but=self.path) else new
        if self.fresh:
            return [button("Make it there", lambda: ways.make(self.path)), other, own, again]
        return [again, other, own]


def _was_never_there(problem: WorkbookError, path: Path) -> bool:
    """Whether there is nothing at a path, and nothing speaks of a workbook that was moved or deleted."""
    return (
        isinstance(problem, NotAWorkbook)
        and bool(path.name)
        and not os.path.lexists(path)
        and path != settings.last_workbook()
        and not backups.of(path)
    )


def _nothing_at(path: Path) -> str:
    return (
        f"There is nothing at “{path}”. Look whether the name is spelled right, or make an empty "
        "workbook there."
    )


def _has_usual(*, but: Path) -> bool:
    try:
        usual = paths.default_workbook()
    except OSError:
        return False
    return usual != but and usual.exists()


def title_of(problem: WorkbookError, path: Path) -> str:
    """The matter in a few words."""
    if isinstance(problem, NotAWorkbook) and not path.exists():
        return f"“{path.name}” is not there"
    if isinstance(problem, NotStored) and (not path.name or not path.exists()):
        return "No workbook could be made here"
    known = next((title for kind, title in _TITLES if isinstance(problem, kind)), "“{name}” cannot be opened")
    return known.replace("{name}", path.name)


def reading_of(problem: WorkbookError) -> Reading:
    """Why a workbook is only read that could not be opened to be edited."""
    now = f"You see it as it was at {datetime.now():%H:%M}."
    if isinstance(problem, InUse):
        return Reading(f"{holder(problem)}. {now}", forced=True)
    return Reading(f"the file, or the folder it is in, cannot be changed by you. {now}", forced=True)


def holder(problem: InUse) -> str:
    """Who has a workbook open, and since when, as far as that is known."""
    known = [f"on {problem.host}" if problem.host else "", f"process {problem.pid}" if problem.pid else ""]
    known.append(f"since {_moment(problem.since)}" if problem.since else "")
    told = ", ".join(part for part in known if part)
    return f"it is open in another window ({told})" if told else "another program has it open"


def _moment(when: datetime) -> str:
    """The time of day, with the day where that is not today."""
    local = when.astimezone()
    today = local.date() == datetime.now().date()
    return f"{local:%H:%M}" if today else f"{day_text(local.date())}, {local:%H:%M}"


def _sentence(problem: WorkbookError) -> str:
    if isinstance(problem, InUse):
        told = holder(problem)
        return (
            f"{told[:1].upper()}{told[1:]}. You can read it as it is now; to edit it, close it there first, "
            "then try again."
        )
    return str(problem)
