"""Practising concessions: offers to a simulated counterpart, its answers, and both sides' moves drawn."""

from collections.abc import Mapping
from random import SystemRandom

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.analysis.sparring import (
    MANNERS,
    Talk,
    accept,
    answer,
    counterpart,
    open_first,
)
from workbook.analysis.sparring_review import caution, review
from workbook.analysis.tradeoffs.packages import place
from workbook.analysis.wording import named
from workbook.figures.offers import offer_lines
from workbook.model import Dossier
from workbook.ui.figure_view import FigureView, measure
from workbook.ui.layout import ROW_INSET, Columns, button, chips, column, fixed, line, refill, section, words
from workbook.ui.pick_one import PickOne
from workbook.ui.rehearse.talk_figure import as_offers
from workbook.ui.rehearse.talk_words import exchange, nothing_yet

NAME = 128


class SparringView(QWidget):
    """A talk for practice. Nothing of it is stored."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.dossier: Dossier | None = None
        self.talk: Talk | None = None
        self.mine: dict[str, str] = {}
        self.issues: dict[str, PickOne] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Practising concessions")
        self.manner = PickOne(MANNERS)
        self.manner.setAccessibleName("They are")
        self.manner.show_value("surprise")
        self.manner.committed.connect(lambda _: self.restart())
        self._make_parts()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.addWidget(Columns(self._main(), self._aside()))

    def _make_parts(self) -> None:
        self.rows = column(gap=7)
        self.legend = words("Filled is your offer, outlined is what they offered last.", "caption")
        self.starts = chips()
        self.worth, self.standing = words("", "strong"), words("", "small")
        self.careful = words("", "warn")
        self.offer_button = button("Offer it", self.offer, "main")
        self.accept_button = button("Take theirs", self.take_theirs)
        self.open_button = button("Let them open", self.let_them_open)
        self.again_button = button("Start again", self.restart, "quiet")
        self.anew_button = button("Another talk", self.restart, "main")
        self.turns = column(gap=10)
        self.result = words("", "sentence")
        self.figure = FigureView("Both sides’ offers")

    def _main(self) -> QWidget:
        back = button("← Back to the script", self.closed.emit, "link")
        head = line(back, 1, self.again_button, top=False)
        who = line(_caption("They are", "soft"), self.manner, 1)
        start = line(_caption("Start from", "soft"), self.starts, 1)
        self.start = start
        buttons = line(self.offer_button, self.accept_button, self.open_button, self.anew_button, gap=8)
        offer = column(
            who,
            start,
            self.rows,
            self.legend,
            self.worth,
            self.standing,
            self.careful,
            buttons,
            gap=8,
            margins=(ROW_INSET, 4, 0, 0),
        )
        offer.layout().setSpacing(9)  # type: ignore[union-attr]
        made = section("Your offer", offer, note="a practice talk: nothing of it is stored")
        made.head.setContentsMargins(ROW_INSET, 0, 0, 0)
        self.moves = section("Both sides’ moves", self.figure)
        self.moves.layout().setContentsMargins(ROW_INSET, 24, 0, 0)  # type: ignore[union-attr]
        return column(head, made, self.moves, gap=0)

    def _aside(self) -> QWidget:
        self.after = section("How it came out", self.result, first=True)
        return column(self.after, section("The talk", self.turns, first=True), gap=18)

    # The talk

    def begin(self, dossier: Dossier) -> None:
        """Start a new talk over the negotiation's issues."""
        self.dossier = dossier
        self.mine = _first_offer(dossier)
        self.restart()

    def restart(self) -> None:
        """Start again, with another counterpart of the chosen manner."""
        if self.dossier is not None:
            seed = SystemRandom().randrange(1_000_000)
            self.talk = Talk(counterpart(self.dossier, seed, self.manner.value() or "surprise"))
            self.show_talk()

    def refresh(self, dossier: Dossier) -> None:
        """Go on with what is written now; a talk over issues that changed starts again."""
        changed = self.dossier is None or _scene(dossier) != _scene(self.dossier)
        self.dossier = dossier
        if changed:
            self.begin(dossier)

    def offer(self) -> None:
        """Offer them the package chosen."""
        if self.dossier and self.talk and not place(self.dossier, self.mine).missing:
            self.talk = answer(self.dossier, self.talk, self.mine)
            self.show_talk()

    def take_theirs(self) -> None:
        """Take what they offered last."""
        if self.talk:
            self.talk = accept(self.talk)
            self.show_talk()

    def let_them_open(self) -> None:
        """Have them name the first package."""
        if self.dossier and self.talk:
            self.talk = open_first(self.dossier, self.talk)
            self.show_talk()

    def choose(self, issue_id: str, option_id: object) -> None:
        """Put an option into the offer."""
        self.mine[issue_id] = str(option_id)
        self._show_offer()

    def start_from(self, choices: Mapping[str, str]) -> None:
        """Take a package of the negotiation as the offer."""
        self.mine = dict(choices)
        self.show_talk()

    # Showing

    def show_talk(self) -> None:
        """Show the offer, the talk and what it came to."""
        if self.dossier is None or self.talk is None:
            return
        self._show_issues(self.dossier)
        self._show_offer()
        dossier, talk = self.dossier, self.talk
        self.legend.setVisible(talk.their_offer is not None)
        told_turns = [part for turn in reversed(talk.turns) for part in exchange(dossier, turn)]
        refill(self.turns, *(told_turns or [nothing_yet()]))
        told = review(dossier, talk)
        self.result.setText("\n".join(told))
        self.after.setVisible(bool(told))
        drawn = as_offers(dossier, talk)
        self.moves.setVisible(bool(talk.turns))
        self.figure.show_figure(lambda width: offer_lines(drawn, width, measure=measure))

    def _show_issues(self, dossier: Dossier) -> None:
        wanted = [issue.id for issue in dossier.issues if dossier.options_of(issue.id)]
        if wanted != list(self.issues):
            self.issues = {issue_id: self._picker(issue_id) for issue_id in wanted}
            names = {issue.id: named(issue.name) for issue in dossier.issues}
            refill(self.rows, *(
                line(_caption(names[key], ""), picker, 1) for key, picker in self.issues.items()
            ))  # fmt: skip
        for issue_id, picker in self.issues.items():
            picker.offer({row.id: named(row.name) for row in dossier.options_of(issue_id)})
            picker.show_value(self.mine.get(issue_id))
            picker.mark(((self.talk and self.talk.their_offer) or {}).get(issue_id), "What they offered last")
        packages = [row for row in dossier.packages if len(dossier.choices_of(row.id)) >= len(wanted)]
        refill(self.starts, *(
            _chip(named(row.name), lambda row=row: self.start_from(dossier.choices_of(row.id)))
            for row in packages[:6]
        ))  # fmt: skip
        self.start.setVisible(bool(packages))

    def _picker(self, issue_id: str) -> PickOne:
        picker = PickOne()
        picker.committed.connect(lambda value: self.choose(issue_id, value))
        return picker

    def _show_offer(self) -> None:
        if self.dossier is None or self.talk is None:
            return
        at, over = place(self.dossier, self.mine), self.talk.over
        self.worth.setText(at.headline)
        self.standing.setText(at.standing)
        careful = caution(self.dossier, self.talk, self.mine)
        self.careful.setText(careful)
        self.careful.setVisible(bool(careful))
        self.offer_button.setEnabled(bool(at.choices) and not at.missing)
        self.offer_button.setVisible(not over)
        self.anew_button.setVisible(over)
        self.accept_button.setVisible(self.talk.their_offer is not None and not over)
        self.open_button.setVisible(not self.talk.turns)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.offer()
        else:
            super().keyPressEvent(event)


def _caption(text: str, look: str) -> QWidget:
    caption = fixed(words(text, look), NAME)
    caption.setContentsMargins(0, 3, 0, 0)
    return caption


def _chip(text: str, then) -> QWidget:
    made = button(text, then)
    made.setObjectName("pick")
    return made


def _first_offer(dossier: Dossier) -> dict[str, str]:
    """Where a talk begins: my opening package, else the opening of each issue, else my best options."""
    opening = next((row for row in dossier.packages if row.role == "opening"), None)
    chosen = dossier.choices_of(opening.id) if opening else {}
    for issue in dossier.issues:
        options = dossier.options_of(issue.id)
        if options and chosen.get(issue.id) is None:
            best = max(options, key=lambda row: row.score_me or 0.0)
            chosen[issue.id] = issue.opening_id or best.id
    return chosen


def _scene(dossier: Dossier) -> tuple[object, ...]:
    return dossier.negotiation.id, dossier.issues, dossier.options
