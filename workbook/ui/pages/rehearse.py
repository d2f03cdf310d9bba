"""Rehearse: the words to say, replies to practise, reminders, and talks to try out beforehand."""

from datetime import date

from PySide6.QtWidgets import QWidget

from workbook.analysis.practice import practice
from workbook.analysis.sparring import obstacle
from workbook.model import Dossier, KeySentence, Objection, Reminder, Row, Script
from workbook.ui import settings
from workbook.ui.layout import ROW_INSET, Columns, button, column, section
from workbook.ui.pages.page import Page, stack
from workbook.ui.rehearse.cards import CardsView
from workbook.ui.rehearse.lists import KeySentences, Objections, Reminders
from workbook.ui.rehearse.script import Beginning, Stuck
from workbook.ui.rehearse.sheet import SheetView
from workbook.ui.rehearse.sparring import SparringView
from workbook.ui.rehearse.ways import Way

#: In which order hints come when nothing is missing.
HINTS = ("objections", "roleplay", "readiness", "reminders", "key_sentences", "script")


class RehearsePage(Page):
    """What to say and how to be, and three ways to practise it."""

    key = "rehearse"
    title = "Rehearse"
    tables = frozenset({Script, KeySentence, Objection, Reminder})

    def build(self) -> QWidget:
        self.cards, self.sheet, self.sparring = CardsView(self.document), SheetView(), SparringView()
        for view in (self.cards, self.sheet, self.sparring):
            view.closed.connect(self.show_writing)
        self.writing = Columns(self._main(), self._aside())
        self.views: tuple[QWidget, ...] = (self.writing, self.cards, self.sheet, self.sparring)
        body = stack(*self.views)
        self.shown_id = ""
        self._show(self.writing)
        return body

    def _main(self) -> QWidget:
        self.practise_link = button("Practise", self.practise, "link")
        self.beginning, self.stuck = Beginning(self), Stuck(self)
        self.sentences, self.objections = KeySentences(self), Objections(self, self.practise_link)
        self.reminders = Reminders(self)
        self.note = self.form(Script)
        note = section("For the page", self.note.text("note"), note="printed on the brief")
        note.layout().setContentsMargins(ROW_INSET, 20, 0, 0)  # type: ignore[union-attr]
        return column(
            self.beginning, self.sentences, self.objections, self.stuck, self.reminders, note, gap=0
        )

    def _aside(self) -> QWidget:
        self.cards_way = Way("Replies as cards", "Practise", self.practise, "main")
        self.sparring_way = Way("Concessions", "Try a talk", self.spar)
        self.sheet_way = Way("Role-play", "Make the sheet", self.role_play)
        self.sheet_way.say("A sheet for a colleague who plays them for ten minutes.")
        three = section("Practise", self.cards_way, self.sparring_way, self.sheet_way, first=True, gap=10)
        return column(three, self.hints(self._hints_now), gap=14)

    # Views

    def _show(self, view: QWidget) -> None:
        self.view = view
        for other in self.views:
            other.setVisible(other is view)

    def show_writing(self) -> None:
        """Show the words to say and the lists."""
        self._show(self.writing)
        self.practise_link.setFocus()

    def practise(self) -> None:
        """Begin a round of cards."""
        self.cards.begin(self.dossier)
        self._enter(self.cards)

    def spar(self) -> None:
        """Begin a talk with a simulated counterpart."""
        self.sparring.begin(self.dossier)
        self._enter(self.sparring)

    def role_play(self) -> None:
        """Show the sheet for a colleague."""
        self.sheet.refresh(self.dossier)
        self._enter(self.sheet)

    def _enter(self, view: QWidget) -> None:
        self._show(view)
        view.setFocus()
        self.verticalScrollBar().setValue(0)

    # Showing

    def refresh(self, dossier: Dossier) -> None:
        if dossier.negotiation.id != self.shown_id:
            self.shown_id = dossier.negotiation.id
            self._show(self.writing)
        for part in (self.beginning, self.sentences, self.objections, self.stuck, self.reminders):
            part.refresh(dossier)
        self.note.show(dossier.script)
        self._show_ways(dossier)
        if self.view is self.cards:
            self.cards.refresh()
        elif self.view is self.sheet:
            self.sheet.refresh(dossier)
        elif self.view is self.sparring:
            self.sparring.refresh(dossier)

    def _show_ways(self, dossier: Dossier) -> None:
        found = practice(dossier.objections, date.today())
        self.cards_way.say(found.sentence, ready=bool(found.cards))
        missing = obstacle(dossier)
        self.sparring_way.say(
            missing or "Trade moves with a simulated counterpart that answers.", ready=not missing
        )
        self.practise_link.setVisible(bool(found.cards))
        self.practise_link.setText(f"Practise {found.due} due" if found.due else "Practise")

    def refresh_hints(self) -> None:
        super().refresh_hints()
        closed = settings.dismissed()
        self.beginning.look_again(closed)
        self.sentences.look_again(closed)

    def _hints_now(self, dossier: Dossier) -> list[str]:
        script = dossier.script
        missing = {
            "script": not (script.opening.strip() and script.pause.strip()),
            "key_sentences": not dossier.key_sentences,
            "objections": not dossier.objections,
            "reminders": not dossier.reminders,
        }
        first = [name for name, is_missing in missing.items() if is_missing]
        return [*first, *(name for name in HINTS if name not in first)]

    # Going somewhere

    def follow(self, key: str) -> None:
        special = {
            "rehearse.objections": self.practise, "rehearse.roleplay": self.role_play,
            "rehearse.stuck": lambda: self.reveal_section("pause"),
        }  # fmt: skip
        special.get(key, lambda: super(RehearsePage, self).follow(key))()

    def reveal_section(self, name: str) -> bool:
        if name == "roleplay":
            self.role_play()
            return True
        self._show(self.writing)
        return super().reveal_section({"script": "opening"}.get(name, name))

    def reveal(self, table: type[Row], row_id: str) -> bool:
        if table is Objection and self.view is self.cards:
            self.cards.show_card(row_id)
            return True
        self._show(self.writing)
        return super().reveal(table, row_id)
