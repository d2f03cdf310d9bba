"""How sure the worth to them is: in how many possible versions of them a package holds, and what to ask."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from workbook.analysis.tradeoffs.counterparts import estimates
from workbook.analysis.tradeoffs.robustness import Robustness, robustness, spread_of, spreads
from workbook.analysis.tradeoffs.sensitivity import Doubt, sensitivity
from workbook.analysis.wording import folded, named
from workbook.model import Dossier, Issue, Option
from workbook.ui.document import Document
from workbook.ui.jobs import Job
from workbook.ui.layout import button, line, stacked, words
from workbook.ui.theme import look_as, plain_tip
from workbook.ui.tradeoffs import steps

#: So long after the last change the possible versions of them are tried.
PAUSE_MS = 300
VERSIONS = 100
CHOSEN = "chosen"
NO_RANGE = "Give what matters to them as a range, at least to at most, and this says how sure it is."
Spreads = dict[str, tuple[float, float]]


@dataclass(frozen=True)
class Found:
    """What the worker found out; ``robust`` is None where no estimate has a range."""

    robust: Robustness | None
    doubts: tuple[Doubt, ...]
    spreads: Spreads


def find_out(dossier: Dossier, choices: Mapping[str, str], stop: Callable[[], bool]) -> Found | None:
    """Try the package on possible versions of them; None when told to stop on the way."""
    if estimates(dossier).certain:
        return Found(None, (), {})
    every: Spreads = dict(spreads(dossier))
    own = spread_of(dossier, choices)
    if own is not None:
        every[CHOSEN] = own
    robust = robustness(dossier, choices, VERSIONS, stop=stop)
    return None if stop() else Found(robust, () if own is None else sensitivity(dossier, 1), every)


class Certainty(QWidget):
    """Two quiet lines in the card. ``spreads`` tells what packages may be worth to them, by package id and
    “chosen” for the one being built: (low, high) in points; empty where no range is given."""

    spreads = Signal(object)
    told = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self.found: Found | None = None
        self.doubt: Doubt | None = None
        self._asked: tuple[Dossier, dict[str, str]] | None = None
        self._turn = 0
        self.sure, self.least = words("", "soft"), words("", "soft")
        self.ask_link = button("Add as a question", self._ask, "link")
        stacked(self, self.sure, line(self.least, 1, self.ask_link, gap=8), gap=1)
        self.job = Job(self)
        self.job.done.connect(self._take)
        self.pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self.pause.timeout.connect(self._begin)
        self.hide()

    def follow(self, dossier: Dossier, choices: Mapping[str, str], *, whole: bool) -> None:
        """Look at this package from now on; a dossier that is only a preview starts no work."""
        self.setVisible(whole)
        if dossier is not self.document.dossier:
            return
        if not whole:
            self._turn += 1
            self._asked = None
            self.pause.stop()
            self._tell({})
            return
        if self._asked != (dossier, dict(choices)):
            self._asked = (dossier, dict(choices))
            self._turn += 1
            look_as(self.sure, "tiny" if not self.sure.text() else "pending")
            self.pause.start()
        self._show_question(dossier)

    def _begin(self) -> None:
        if self._asked is not None:
            dossier, choices = self._asked
            turn = self._turn
            self.job.start(lambda: find_out(dossier, choices, lambda: turn != self._turn))

    def _take(self, found: Found | None) -> None:
        if found is None or self._asked is None or self.pause.isActive():
            return
        self.found = found
        self.doubt = next(iter(found.doubts), None)
        look_as(self.sure, "soft")
        self.sure.setText(holds(found.robust) if found.robust else NO_RANGE)
        look_as(self.sure, "soft" if found.robust else "tiny")
        self.sure.setToolTip(plain_tip(found.robust.sentence if found.robust else ""))
        self._show_question(self._asked[0])
        self._tell(found.spreads)

    def _tell(self, spreads_: Spreads) -> None:
        self.spreads.emit(spreads_)
        self.told.emit()

    def _show_question(self, dossier: Dossier) -> None:
        doubt = self.doubt
        self.least.setVisible(doubt is not None)
        self.ask_link.setVisible(doubt is not None)
        if doubt is not None:
            asked = any(folded(row.text) == folded(doubt.question) for row in dossier.questions)
            there = " It is among your questions, in Interests." if asked else ""
            self.least.setText(f"Most worth finding out: {_what(dossier, doubt)}.{there}")
            self.least.setToolTip(plain_tip(doubt.sentence))
            self.ask_link.setVisible(not asked)
            self.ask_link.setToolTip(plain_tip(f"“{doubt.question}”"))

    def _ask(self) -> None:
        if self.doubt is not None and self.document.dossier is not None:
            steps.add_question(self.document, self.document.dossier, self.doubt.question)

    def figures(self) -> list[str]:
        """What is known in figures, for whoever opens them."""
        if self.found is None or self.found.robust is None or self.isHidden():
            return []
        return [self.found.robust.sentence, *(doubt.sentence for doubt in self.found.doubts)]


def holds(found: Robustness) -> str:
    """In how many possible versions of them a package is acceptable to them, in a sentence."""
    if found.acceptable is None:
        return "Guess where they stop, below, and this says in how many possible versions of them it holds."
    if found.acceptable in (0, found.samples):
        many = f"all {found.samples}" if found.acceptable else f"none of {found.samples}"
    else:
        many = f"{found.acceptable} of {found.samples}"
    return f"Holds in {many} possible versions of them."


def _what(dossier: Dossier, doubt: Doubt) -> str:
    issue = dossier.find(Issue, doubt.issue_id or "")
    option = dossier.find(Option, doubt.option_id or "")
    where = named(issue.name, "an issue") if isinstance(issue, Issue) else ""
    if isinstance(option, Option):
        return f"how good “{named(option.name)}” on {where} is for them"
    return f"how much {where} matters to them" if where else "where they would stop"
