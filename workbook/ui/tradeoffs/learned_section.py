"""What their offers tell about what matters to them: proposals, each taken or left by the person."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from workbook.analysis.tradeoffs.counterparts import estimates
from workbook.analysis.tradeoffs.learned import (
    Learned,
    LearnedWeight,
    even_share,
    learned,
    weights_unknown,
)
from workbook.analysis.tradeoffs.offers import in_time
from workbook.analysis.tradeoffs.utility import matrix
from workbook.analysis.wording import counted, points
from workbook.model import Dossier, Issue
from workbook.ui.document import Document
from workbook.ui.jobs import Job
from workbook.ui.layout import button, column, line, stacked, words
from workbook.ui.steps import named
from workbook.ui.theme import plain_tip

#: So long after the last change their offers are weighed anew.
PAUSE_MS = 400
NAMES = ("weight_them_low", "weight_them_likely", "weight_them_high")
HOW = (
    "People open near what is best for them and give in step by step. Proposed is what their offers fit "
    "best, within the range you gave."
)
EVEN = "The issues of which you do not know it get an even share"
Weights = tuple[float | None, float | None, float | None]
#: Their offers in time: which, and the options each settles.
Heard = tuple[tuple[str, frozenset[tuple[str, str]]], ...]


class LearnedRow(QWidget):
    """One proposal, with a link that takes it."""

    accepted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.proposal: LearnedWeight | None = None
        self.said, self.numbers = words(), words("", "smallThem", wrap=False)
        self.accept = button("Accept", lambda: self.accepted.emit(self.proposal), "link", edits=True)
        stacked(self, line(self.said, 1, self.numbers, self.accept, gap=12, top=False))
        self.hide()

    def show_proposal(self, proposal: LearnedWeight, now: Weights) -> None:
        """Show what is proposed in place of the weights as they are now."""
        self.proposal = proposal
        change = f"{_range(now)} → {_range(proposal.after)}"
        self.said.setText(proposal.sentence)
        self.numbers.setText(change)
        self.numbers.setToolTip("Points it matters to them: as you have it, and as proposed")
        self.accept.setAccessibleName(f"Accept: {proposal.sentence} {change}")


class LearnedSection(QFrame):
    """A quiet box that is there while their offers suggest other estimates of what matters to them.

    An offer never counts twice: with what is accepted the offers are stored as heard. As long as the program
    runs and nothing of it was changed, they are weighed again with the estimates from before, so that the
    other proposals stay and a further offer is weighed with them. ``told`` says that they were weighed.
    """

    told = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self.found: Learned | None = None
        self.proposals: list[LearnedWeight] = []
        self._seen: Dossier | None = None
        self._basis: tuple[object, ...] = ()
        #: By issue: the weights before their offers were heard, and those accepted.
        self._accepted: dict[str, tuple[Weights, Weights]] = {}
        #: The offers stored as heard meanwhile.
        self._counted: set[str] = set()
        self._left: set[Heard] = set()
        self.setObjectName("hint")
        self.setProperty("tone", "ask")
        self.setAccessibleName("What their offers say")
        self.title = words("", "strong")
        self.title.setToolTip(plain_tip(HOW))
        self.rows: list[LearnedRow] = []
        self.list = column(gap=2)
        self.all = button("Accept all", lambda: self._accept(self.proposals), "link", edits=True)
        self.later = button("Not now", self._leave, "quiet")
        self.later.setToolTip("Until another offer of theirs is logged")
        stacked(self, self.title, self.list, line(self.all, self.later, gap=16), margins=(12, 8, 12, 8))
        self.job = Job(self)
        self.job.done.connect(self._take)
        self.pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self.pause.timeout.connect(self._begin)
        self.hide()

    def follow(self, dossier: Dossier) -> None:
        """Weigh their offers anew where something has changed. What is only a preview starts no work."""
        if dossier is self._seen or dossier is not self.document.dossier:
            return
        self._seen = dossier
        said, prior = heard(dossier), self._prior(dossier)
        fresh = frozenset(row.id for row in prior.offers if not row.heard)
        basis = (dossier.negotiation.id, said, fresh, matrix(prior), estimates(prior))
        if basis != self._basis:
            if self._basis[:1] != basis[:1]:
                self.found = None
            self._basis = basis
            self.pause.start()
        if len({choices for _, choices in said}) < 2 or not fresh & {offer for offer, _ in said}:
            self.found = None
            self.pause.stop()
        self._show(dossier)

    def _prior(self, dossier: Dossier) -> Dossier:
        """The negotiation as it was before anything was accepted of their offers, where that still stands."""
        prior = dossier
        for issue in dossier.issues:
            before, after = self._accepted.get(issue.id, (None, None))
            if before is not None and after == _weights(issue):
                prior = prior.having(issue.model_copy(update=dict(zip(NAMES, before, strict=True))))
        if prior is dossier:
            return dossier
        for offer in dossier.offers:
            if offer.id in self._counted:
                prior = prior.having(offer.model_copy(update={"heard": False}))
        return prior

    def _begin(self) -> None:
        if self._seen is not None and self._seen is self.document.dossier:
            prior = self._prior(self._seen)
            self.job.start(lambda: learned(prior))

    def _take(self, found: Learned) -> None:
        dossier = self.document.dossier
        if dossier is None or dossier is not self._seen or self.pause.isActive():
            return
        self.found = found
        self._show(dossier)
        self.told.emit()

    def _show(self, dossier: Dossier) -> None:
        now = {issue.id: _weights(issue) for issue in dossier.issues}
        weights = self.found.weights if self.found else ()
        self.proposals = [
            row for row in weights if row.issue_id in now and _said(now[row.issue_id]) != _said(row.after)
        ]
        self.title.setText(_title(self.found.offers) if self.found else "")
        self._show_rows(now, EVEN if weights_unknown(dossier) else "")
        self.all.setVisible(len(self.proposals) > 1)
        self.setVisible(bool(self.proposals) and heard(dossier) not in self._left)

    def _show_rows(self, now: dict[str, Weights], tip: str) -> None:
        while len(self.rows) < len(self.proposals):
            row = LearnedRow()
            row.accepted.connect(lambda proposal: self._accept([proposal]))
            self.rows.append(row)
            self.list.layout().addWidget(row)  # type: ignore[union-attr]
        for place, row in enumerate(self.rows):
            if place < len(self.proposals):
                row.show_proposal(self.proposals[place], now[self.proposals[place].issue_id])
            row.accept.setToolTip(tip)
            row.accept.setAccessibleDescription(tip)
            row.setVisible(place < len(self.proposals))

    def _accept(self, proposals: Sequence[LearnedWeight]) -> None:
        dossier = self.document.dossier
        if dossier is None:
            return
        after: dict[str, Weights] = {row.issue_id: row.after for row in proposals}
        taken = [row for row in dossier.issues if row.id in after]
        after = {**_even(dossier), **after}
        issues = [row for row in dossier.issues if row.id in after]
        for row in issues:
            known, accepted = self._accepted.get(row.id, (None, None))
            first = known if known is not None and accepted == _weights(row) else _weights(row)
            self._accepted[row.id] = (first, after[row.id])
        what = named(taken[0]) if len(taken) == 1 else counted(len(taken), "issue")
        edited = [(row, dict(zip(NAMES, after[row.id], strict=True))) for row in issues]
        said = {offer for offer, _ in heard(dossier)}
        fresh = [row for row in dossier.offers if row.id in said and not row.heard]
        self._counted.update(row.id for row in fresh)
        marks = [(row, {"heard": True}) for row in fresh]
        self.document.change(f"took what their offers say of {what}", edited=[*edited, *marks])

    def _leave(self) -> None:
        if self.document.dossier is not None:
            self._left.add(heard(self.document.dossier))
            self._show(self.document.dossier)


def _title(offers: int) -> str:
    return "What their new offer says" if offers == 1 else f"What their {counted(offers, 'offer')} say"


def heard(dossier: Dossier) -> Heard:
    """Their offers that are known as packages."""
    logged = [row for row in in_time(dossier.offers) if row.side == "them" and row.package_id]
    return tuple((row.id, frozenset(dossier.choices_of(row.package_id or "").items())) for row in logged)


def _even(dossier: Dossier) -> dict[str, Weights]:
    """An even share for each issue where nothing is estimated yet: one weight alone would leave all others
    at nothing."""
    ids = matrix(dossier).issue_ids if weights_unknown(dossier) else ()
    return {issue_id: (None, float(even_share(len(ids))), None) for issue_id in ids}


def _weights(issue: Issue) -> Weights:
    return issue.weight_them_low, issue.weight_them_likely, issue.weight_them_high


def _said(weights: Weights) -> list[str | None]:
    return [None if each is None else points(each) for each in weights]


def _range(weights: Weights) -> str:
    """The range in words, “4–14”, or the one number there is."""
    low, likely, high = _said(weights)
    return f"{low}–{high}" if low and high and low != high else likely or low or high or "not known"
