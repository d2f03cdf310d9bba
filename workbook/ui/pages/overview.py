"""Overview: what is wanted, by whom, when, and what is not prepared yet."""

from datetime import date

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from workbook.analysis.learning import history, lessons
from workbook.analysis.leverage import who_is_hurried
from workbook.figures.timeline import deadline_line
from workbook.model import Dossier, Negotiation
from workbook.ui.dates import day_text
from workbook.ui.figure_view import FigureView, measure
from workbook.ui.layout import (
    ROW_INSET,
    Columns,
    Section,
    button,
    column,
    fixed,
    line,
    refill,
    section,
    words,
)
from workbook.ui.pages.page import Page, stack
from workbook.ui.readiness_list import ReadinessList
from workbook.ui.text_editor import TextEditor

LABEL = 84
# Prose may be narrow, so the facts stay beside it also in a small window.
ASIDE, NARROW = 304, 700
# How far the text of an editor stands inside its frame.
INSET = 5
# With so much open, a hint says what is enough.
MANY = 8
WORDS = ("goal", "their_success", "situation")


class OverviewPage(Page):
    """The negotiation in a few words, with the facts of the meeting and the way to being ready."""

    key = "overview"
    title = "Overview"
    tables = frozenset({Negotiation})

    def build(self) -> QWidget:
        self.facts = self.form(Negotiation)
        return stack(Columns(self._main(), self._aside(), aside_width=ASIDE, narrow=NARROW))

    def _main(self) -> QWidget:
        form = self.facts
        self.begin = column(
            words("Begin with one sentence.", "emptyTitle"),
            words(
                "What do you want to walk out with? Say it as you would tell a friend; it can be mended "
                "later. What else is worth preparing stands beside, the most useful first.",
                "emptyText",
            ),
            gap=4,
            margins=(INSET, 0, 0, 18),
        )
        goal = form.text("goal", "What you want to walk out with", look="goal", lines=1)
        success = form.text("their_success", "What they could proudly tell their own side", look="goal")
        situation = form.text("situation", "What has happened so far, in your own words", lines=3)
        return column(
            self.begin,
            _told("Your goal", goal, "me"),
            _told("Success to them", success, "them"),
            _section("Situation", situation),
            self._time(),
            self._earlier(),
            gap=0,
            margins=(ROW_INSET - INSET, 0, 0, 0),
        )

    def _time(self) -> QWidget:
        self.line = FigureView("Deadlines of both sides and the meeting")
        self.line.clicked.connect(self._follow_mark)
        self.hurry = words("", "sentence")
        add = button("Add a deadline", lambda: self.go.emit("leverage", "deadlines"), "link", edits=True)
        return _section("Time", self.line, self.hurry, line(add, 0, 1))

    def _earlier(self) -> QWidget:
        self.met, self.learned = column(gap=6), column(gap=8)
        self.history = _section("With them before", self.met)
        self.lessons = _section("Learned earlier", self.learned)
        return column(self.history, self.lessons, gap=0)

    def _aside(self) -> QWidget:
        self.readiness = ReadinessList()
        self.readiness.chosen.connect(self.go)
        return column(self._facts(), self.readiness, self.hints(self._hints_now), gap=14)

    def _facts(self) -> QWidget:
        form = self.facts
        note = form.text("relationship_note", "What there is between you", look="soft")
        return column(
            _fact("With", form.line("counterpart", "A person, a company")),
            _fact("About", form.choice("kind", look="plain")),
            _fact("Stage", form.choice("stage", look="plain")),
            _fact("Meeting", form.day("meeting_on", "Choose the day", look="plain")),
            _fact("Time", form.clock("meeting_time")),
            _fact("Place", form.line("place", "Where you meet")),
            _fact("How", form.choice("medium", look="plain")),
            _fact("Between you", form.choice("relationship", look="plain")),
            _fact("", note),
            gap=1,
        )

    # Showing

    def refresh(self, dossier: Dossier) -> None:
        negotiation, today = dossier.negotiation, date.today()
        self.facts.show(negotiation)
        self.begin.setVisible(not any(getattr(negotiation, name).strip() for name in WORDS))
        self.line.show_figure(lambda width: deadline_line(dossier, today, width, measure=measure))
        pressing = bool(dossier.deadlines) and negotiation.stage != "closed"
        self.hurry.setText(who_is_hurried(dossier, today).sentence if pressing else "")
        self.hurry.setVisible(pressing)
        self.readiness.show_state(dossier)
        self._show_earlier(negotiation)

    def _show_earlier(self, negotiation: Negotiation) -> None:
        workbook = self.document.workbook
        met = [
            one for one in history(workbook, negotiation.counterpart) if one.negotiation.id != negotiation.id
        ]
        learned = lessons(workbook, negotiation, limit=4)
        self.history.setVisible(bool(met))
        self.lessons.setVisible(bool(learned))
        if (met, learned) != getattr(self, "_shown", None):
            self._shown = (met, learned)
            refill(self.met, *(self._meeting(one.negotiation.id, one.on, one.sentence) for one in met))
            refill(self.learned, *(_lesson(one.text, one.why, one.where) for one in learned))

    def _meeting(self, negotiation_id: str, on: date | None, sentence: str) -> QWidget:
        when = fixed(words(day_text(on, weekday=False) or "no date", "small", wrap=False), LABEL)
        open_it = button("Open", lambda: self.document.select(negotiation_id), "link")
        open_it.setAccessibleName(f"Open: {sentence}")
        return line(when, words(sentence), 1, open_it, top=False)

    def _hints_now(self, dossier: Dossier) -> list[str]:
        negotiation = dossier.negotiation
        names = ("goal", "their_success", "meeting_on", "situation")
        empty = [name for name in names if not getattr(negotiation, name)]
        early = ["readiness"] if len(self.readiness.open) > MANY else []
        rest = [*early, "relationship", "stage", "medium"]
        return [*empty, *rest, *(name for name in names if name not in empty)]

    def follow(self, key: str) -> None:
        if key == "overview.history":
            self.go.emit("journal", "entries")
        else:
            super().follow(key)

    def _follow_mark(self, key: str) -> None:
        if key == "meeting":
            self.reveal_section("meeting_on")
        else:
            self.go.emit("leverage", "deadlines")


def _told(title: str, editor: QWidget, side: str) -> QWidget:
    bar = QFrame()
    bar.setObjectName("told")
    bar.setProperty("side", side)
    box = QHBoxLayout(bar)
    box.setContentsMargins(6, 0, 0, 0)
    box.addWidget(_section(title, editor, first=True))
    return column(bar, margins=(INSET, 0, 0, 18 if side == "me" else 0))


def _section(title: str, *parts: QWidget, first: bool = False) -> Section:
    """A section whose heading and sentences stand above the text of the editors, not above their frames."""
    made = section(title, *parts, first=first, gap=2)
    for part in (made.head, *parts):
        if not isinstance(part, TextEditor | QPushButton):
            part.setContentsMargins(INSET, 0, 0, 0)
    return made


def _fact(label: str, editor: QWidget) -> QWidget:
    caption = fixed(words(label, "caption", wrap=False), LABEL)
    caption.setMinimumHeight(24)
    rest = (1,) if isinstance(editor, TextEditor) else (0, 1)
    return line(caption, editor, *rest, gap=4)


def _lesson(text: str, why: str, where: str) -> QWidget:
    return column(words(text), words(f"{why} · {where}", "tiny"), gap=0)
