"""Below an interest: which issues serve it and how it stands to others, as chips that read as words."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import QApplication, QMenu, QSizePolicy, QToolButton, QWidget

from workbook.ui.flow import Flow
from workbook.ui.keeping.reading import edits, hold
from workbook.ui.layout import refill, words
from workbook.ui.row_frame import row_of
from workbook.ui.theme import font, plain_tip

#: Marks that tell relations apart where colour does not.
MARKS = {"shared": "=", "compatible": "~", "opposed": "≠"}
LONGEST = 30
HEIGHT = 20
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Standing:
    """What is shown below an interest: issues and those that serve it, ties, and what it can be tied to.

    Issues and others are pairs of id and words; a tie is a link's id, its relation, and the other interest.
    """

    issues: Pairs
    serving: frozenset[str]
    ties: tuple[tuple[str, str, str], ...]
    others: Pairs


class InterestChips(QWidget):
    """At rest the issues that serve an interest, or a warning that none does; opened, all as switches."""

    switched = Signal(str)
    tie_wanted = Signal(str)
    tie_followed = Signal(str)
    question_wanted = Signal()
    issue_wanted = Signal()

    def __init__(self, side: str, *, only_read: bool = False) -> None:
        super().__init__()
        self.only_read = only_read
        self.side = "me" if side == "me" else "them"
        self.standing = Standing((), frozenset(), (), ())
        self.open = False
        self.more = self._chip("+ issue", "Choose the issues that serve it, tie it, ask about it")
        edits(self.more).setObjectName("more")
        self.more.clicked.connect(self.toggle)
        self.switches: dict[str, QToolButton] = {}
        self.ties: dict[str, QToolButton] = {}
        self._flow = Flow(self, 5)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._fill()

    def show_standing(self, standing: Standing) -> None:
        """Show these issues and ties; nothing is made anew where nothing changed."""
        before, self.standing = self._look(), standing
        if self._look() != before:
            self._fill()
        for key, relation, other in standing.ties:
            self.ties[key].setToolTip(plain_tip(other))
            self.ties[key].setAccessibleName(f"{relation}: {other}")

    def _look(self) -> object:
        state = self.standing
        ties = tuple((key, relation) for key, relation, _ in state.ties)
        return self._shown(), state.serving, bool(state.issues), ties, self.open and bool(state.others)

    def _shown(self) -> Pairs:
        state = self.standing
        return tuple(pair for pair in state.issues if self.open or pair[0] in state.serving)

    def toggle(self) -> None:
        """Open all that can be chosen, or close it again."""
        self.open = not self.open
        application = QApplication.instance()
        if self.open:
            application.focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]
        else:
            application.focusChanged.disconnect(self._focus_moved)  # type: ignore[union-attr]
        self._fill()
        first = next(iter(self.switches.values()), None)
        (first if self.open and first else self.more).setFocus()

    def _focus_moved(self, _: QWidget | None, now: QWidget | None) -> None:
        row = row_of(self)
        if self.open and now is not None and row is not None and not row.isAncestorOf(now):
            self.open = False
            QApplication.instance().focusChanged.disconnect(self._focus_moved)  # type: ignore[union-attr]
            self._fill()

    # Making

    def _fill(self) -> None:
        at = next((key for key, chip in self.switches.items() if chip.hasFocus()), "")
        if (here := QApplication.focusWidget()) is not None and self.isAncestorOf(here):
            # Not on to what comes next: outside the row it would close what is open.
            self.more.setFocus()
        self.switches = {key: self._switch(key, name) for key, name in self._shown()}
        self.ties = {key: self._tie(key, relation) for key, relation, _ in self.standing.ties}
        rest = self._opened() if self.open else self._at_rest()
        refill(self, *self.switches.values(), *rest)
        if at in self.switches:
            self.switches[at].setFocus()

    def _at_rest(self) -> list[QWidget]:
        bare = bool(self.standing.issues) and not self.standing.serving
        warning = words("▲ no issue serves it", "unserved", wrap=False)
        warning.setFixedHeight(HEIGHT)
        self._say(self.more, "+ issue" if bare else "+")
        self.more.setAccessibleName("Issues that serve it, ties, question")
        return [*([warning] if bare else []), *self.ties.values(), self.more]

    def _opened(self) -> list[QWidget]:
        new = self._act("New issue …", self.issue_wanted.emit, "Goes to Trade-offs")
        tie = self._act("Tie to …", lambda: None, "Say how it stands to an interest of the other side")
        menu = QMenu(tie)
        menu.aboutToShow.connect(lambda: self._offer(menu))
        tie.setMenu(menu)
        tie.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        ask = self._act("Ask about it", self.question_wanted.emit, "Adds a question about this interest")
        self._say(self.more, "Done")
        self.more.setAccessibleName("Close")
        return [new, *self.ties.values(), *([tie] if self.standing.others else []), ask, self.more]

    def _offer(self, menu: QMenu) -> None:
        menu.clear()
        for key, text in self.standing.others:
            action = QAction(text.replace("&", "&&"), menu)
            action.triggered.connect(lambda _=False, key=key: self.tie_wanted.emit(key))
            menu.addAction(action)

    def _switch(self, key: str, name: str) -> QToolButton:
        on = key in self.standing.serving
        made = self._chip(name, "Serves this interest" if on else "Does not serve this interest so far")
        made.setCheckable(True)
        made.setChecked(on)
        made.clicked.connect(lambda: self.switched.emit(key))
        if self.only_read:
            hold(made)
        if not self.open:
            made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        return made

    def _tie(self, key: str, relation: str) -> QToolButton:
        made = self._chip(f"{MARKS[relation]} {relation}", "")
        made.setObjectName("tie")
        made.setProperty("relation", relation)
        made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        made.clicked.connect(lambda: self.tie_followed.emit(key))
        return made

    def _act(self, name: str, then: Callable[[], object], tip: str) -> QToolButton:
        made = self._chip(name, tip)
        made.setObjectName("act")
        made.clicked.connect(lambda: then())
        return made

    def _chip(self, name: str, tip: str) -> QToolButton:
        made = QToolButton()
        made.setObjectName("chip")
        made.setProperty("side", self.side)
        short = name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"
        self._say(made, short)
        made.setToolTip(plain_tip(tip if short == name else f"{name}: {tip}"))
        made.setAccessibleName(name)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setFixedHeight(HEIGHT)
        return made

    @staticmethod
    def _say(chip: QToolButton, words: str) -> None:
        chip.setText(words.replace("&", "&&"))
        chip.setFixedWidth(QFontMetrics(font("tiny")).horizontalAdvance(words) + 16)
