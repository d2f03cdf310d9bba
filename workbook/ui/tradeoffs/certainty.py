"""How sure the worth to them is: in how many possible versions of them a package holds, and what to ask."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from workbook.analysis.tradeoffs.counterparts import estimates
from workbook.analysis.tradeoffs.robustness import Robustness, robustness, spread_of, spreads
from workbook.analysis.tradeoffs.sensitivity import Doubt, sensitivity
from workbook.analysis.tradeoffs.solutions import limits
from workbook.analysis.tradeoffs.utility import Matrix, matrix
from workbook.analysis.wording import folded, named
from workbook.model import Dossier, Issue, Option
from workbook.ui.document import Document
from workbook.ui.jobs import Job, closing
from workbook.ui.layout import button, line, stacked, words
from workbook.ui.theme import look_as, plain_tip
from workbook.ui.tradeoffs import steps

#: So long after the last change the possible versions of them are tried.
PAUSE_MS = 300
VERSIONS = 100
CHOSEN = "chosen"
TRYING = "Trying it on possible versions of them …"
LET_GO = "How sure this is follows when you let go."
_THERE = "It is among your questions, in Interests."
NO_RANGE = "Give what matters to them as a range, at least to at most, and this says how sure it is."
Spreads = dict[str, tuple[float, float]]
Asked = tuple[Dossier, dict[str, str]]


@dataclass(frozen=True)
class Found:
    """What the worker found out of a state of the estimates (``basis``). ``robust`` is None where no estimate
    has a range, or the package is not whole."""

    table: Matrix
    basis: object
    certain: bool
    robust: Robustness | None
    doubts: tuple[Doubt, ...]
    spreads: Spreads


def find_out(
    dossier: Dossier,
    choices: Mapping[str, str],
    before: Found | None = None,
    stop: Callable[[], bool] = lambda: False,
) -> Found | None:
    """Try the package on possible versions of them; None when told to stop on the way.

    What is most worth finding out is the same for every package: it is taken from ``before`` where the
    estimates are as they were.
    """
    known = estimates(dossier)
    table = matrix(dossier)
    basis = (table, limits(dossier), known)
    if known.certain:
        return Found(table, basis, True, None, (), {})
    every, own = dict(spreads(dossier)), spread_of(dossier, choices)
    robust = None
    if own is not None:
        every[CHOSEN] = own
        robust = robustness(dossier, choices, VERSIONS, stop=stop)
    same = before is not None and before.basis == basis
    doubts = before.doubts if before and same else sensitivity(dossier, 1, stop)
    # What was broken off is worth nothing.
    return None if stop() else Found(table, basis, False, robust, doubts, every)


class Certainty(QWidget):
    """Two quiet lines in the card. ``spreads`` tells what packages may be worth to them, by package id and
    “chosen” for the one being built: (low, high) in points; empty where no range is given."""

    spreads = Signal(object)
    told = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self.found: Found | None = None
        self._asked: Asked | None = None
        self._last: Asked | None = None
        self._turn = 0
        self.fresh = False
        self._told: Spreads = {}
        self.sure, self.least = words("", "soft"), words("", "soft")
        self.ask_link = button("Add as a question", self._ask, "link", edits=True)
        self.least.setContentsMargins(0, 3, 0, 0)
        stacked(self, self.sure, line(self.least, 1, self.ask_link, gap=8), gap=0)
        self.job = Job(self)
        self.job.done.connect(self._take)
        self.job.failed.connect(self._give_up)
        self.pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self.pause.timeout.connect(self._begin)
        self.hide()

    def follow(self, dossier: Dossier, choices: Mapping[str, str], *, whole: bool) -> None:
        """Look at this package from now on. What is only a preview starts no work, and stops what runs."""
        self.setVisible(whole)
        if dossier is not self.document.dossier:
            self._stop()
            self._tell({})
            self._wait(LET_GO)
        elif self._asked is None or self._asked[0] is not dossier or self._asked[1] != choices:
            self._stop()
            if not _same_owner(self._last, dossier):
                self.found = None
            self._tell(self._still_true(dossier, choices))
            if not self._is_still_so(dossier, choices):
                self._wait(TRYING)
            self._asked = self._last = (dossier, dict(choices))
            self.pause.start()
        self._show_question(dossier)

    def _stop(self) -> None:
        self._turn += 1
        self._asked = None
        self.pause.stop()

    def _wait(self, text: str) -> None:
        if self.found is None or not self.found.certain:
            self.fresh = False
            self.sure.setText(text)
            self.sure.setToolTip("")
            look_as(self.sure, "pending")

    def _begin(self) -> None:
        if self._asked is not None:
            dossier, choices = self._asked
            turn, before = self._turn, self.found
            stop = lambda: turn != self._turn or closing()  # noqa: E731
            self.job.start(lambda: find_out(dossier, choices, before, stop))

    def _take(self, found: Found | None) -> None:
        if found is None or self._asked is None or self.pause.isActive():
            return
        self.found, self.fresh = found, True
        robust = found.robust
        self.sure.setText(holds(robust) if robust else NO_RANGE if found.certain else "")
        look_as(self.sure, "soft" if robust else "tiny")
        self.sure.setToolTip(plain_tip(robust.sentence if robust else ""))
        self._show_question(self._asked[0])
        self._tell(found.spreads)
        self.told.emit()

    def _give_up(self, _problem: object) -> None:
        self._wait("How sure this is could not be worked out; nothing is lost.")

    def _still_true(self, dossier: Dossier, choices: Mapping[str, str]) -> Spreads:
        """What of the spreads told last goes for this state too, until they are worked out anew."""
        if self.found is None or self.found.table != matrix(dossier):
            return {}
        same = self._is_still_so(dossier, choices)
        return {key: spread for key, spread in self._told.items() if same or key != CHOSEN}

    def _is_still_so(self, dossier: Dossier, choices: Mapping[str, str]) -> bool:
        if self.found is None or self._last is None or not self.fresh:
            return False
        return self._last[1] == choices and self.found.table == matrix(dossier)

    def _tell(self, found: Spreads) -> None:
        if found != self._told:
            self._told = found
            self.spreads.emit(found)

    @property
    def doubt(self) -> Doubt | None:
        """The estimate most worth finding out, if one is known."""
        return next(iter(self.found.doubts), None) if self.found else None

    def _show_question(self, dossier: Dossier) -> None:
        doubt = self.doubt
        asked = doubt is not None and _is_asked(dossier, doubt)
        self.least.setVisible(doubt is not None)
        self.ask_link.setVisible(doubt is not None and not asked)
        if doubt is not None:
            there = f" {_THERE}" if asked else ""
            self.least.setText(f"Most worth finding out: {_what(dossier, doubt)}.{there}")
            self.least.setToolTip(plain_tip(doubt.sentence))
            self.ask_link.setToolTip(plain_tip(f"“{doubt.question}”"))

    def _ask(self) -> None:
        if self.doubt is not None and self.document.dossier is not None:
            steps.add_question(self.document, self.document.dossier, self.doubt.question)

    def figures(self) -> list[str]:
        """What is known in figures, for whoever opens them."""
        if self.found is None or self.found.robust is None or not self.fresh or self.isHidden():
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


def _is_asked(dossier: Dossier, doubt: Doubt) -> bool:
    return any(folded(row.text) == folded(doubt.question) for row in dossier.questions)


def _same_owner(last: Asked | None, dossier: Dossier) -> bool:
    return last is not None and last[0].negotiation.id == dossier.negotiation.id


def _what(dossier: Dossier, doubt: Doubt) -> str:
    issue = dossier.find(Issue, doubt.issue_id or "")
    option = dossier.find(Option, doubt.option_id or "")
    where = named(issue.name, "an issue") if isinstance(issue, Issue) else ""
    if isinstance(option, Option):
        return f"how good “{named(option.name)}” on {where} is for them"
    return f"how much {where} matters to them" if where else "where they would stop"
