"""Rehearse: the words to say, replies to practise, reminders, and talks to try out beforehand."""

from datetime import date

from PySide6.QtWidgets import QWidget

from workbook.analysis.practice import practice
from workbook.model import Dossier, KeySentence, Objection, Reminder, Row, Script
from workbook.ui import settings
from workbook.ui.layout import ROW_INSET, Columns, button, column, section
from workbook.ui.pages.page import Page, stack
from workbook.ui.rehearse.cards import CardsView
from workbook.ui.rehearse.lists import KeySentences, Objections, Reminders
from workbook.ui.rehearse.script import Beginning, Stuck
from workbook.ui.rehearse.ways import Way

HINTS = ("script", "key_sentences", "objections", "reminders", "roleplay", "readiness")


class RehearsePage(Page):
    """What to say and how to be, and three ways to practise it."""

    key = "rehearse"
    title = "Rehearse"
    tables = frozenset({Script, KeySentence, Objection, Reminder})

    def build(self) -> QWidget:
        self.cards = CardsView(self.document)
        self.cards.closed.connect(self.show_writing)
        self.writing = Columns(self._main(), self._aside())
        self.views: tuple[QWidget, ...] = (self.writing, self.cards)
        body = stack(*self.views)
        self._show(self.writing)
        return body

    def _main(self) -> QWidget:
        self.practise_link = button("Practise", self.practise, "link")
        self.beginning, self.stuck = Beginning(self), Stuck(self)
        self.sentences, self.objections = KeySentences(self), Objections(self, self.practise_link)
        self.reminders = Reminders(self)
        self.note = self.form(Script)
        note = section("For the page", self.note.text("note"), note="to have before your eyes")
        note.layout().setContentsMargins(ROW_INSET, 20, 0, 0)  # type: ignore[union-attr]
        return column(
            self.beginning, self.sentences, self.objections, self.stuck, self.reminders, note, gap=0
        )

    def _aside(self) -> QWidget:
        self.cards_way = Way("Replies as cards", "Practise", self.practise, "main")
        return column(
            section("Practise", self.cards_way, first=True, gap=10), self.hints(self._hints_now), gap=14
        )

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
        self._show(self.cards)
        self.cards.setFocus()
        self.verticalScrollBar().setValue(0)

    # Showing

    def refresh(self, dossier: Dossier) -> None:
        for part in (self.beginning, self.sentences, self.objections, self.stuck, self.reminders):
            part.refresh(dossier)
        self.note.show(dossier.script)
        self._show_ways(dossier)
        if self.view is self.cards:
            self.cards.refresh()

    def _show_ways(self, dossier: Dossier) -> None:
        found = practice(dossier.objections, date.today())
        self.cards_way.say(found.sentence, ready=bool(found.cards))
        self.practise_link.setVisible(bool(found.cards))
        self.practise_link.setText(f"Practise {found.due} due" if found.due else "Practise")

    def refresh_hints(self) -> None:
        super().refresh_hints()
        closed = settings.dismissed()
        self.beginning.look_again(closed)
        self.sentences.look_again(closed)

    def _hints_now(self, dossier: Dossier) -> list[str]:
        script = dossier.script
        empty = {
            "script": not (script.opening.strip() and script.pause.strip()),
            "key_sentences": not dossier.key_sentences,
            "objections": not dossier.objections,
            "reminders": not dossier.reminders,
        }
        return sorted(HINTS, key=lambda name: not empty.get(name, False))

    # Going somewhere

    def reveal_section(self, name: str) -> bool:
        self._show(self.writing)
        return super().reveal_section({"script": "opening"}.get(name, name))

    def reveal(self, table: type[Row], row_id: str) -> bool:
        if table is Objection and self.view is self.cards:
            self.cards.show_card(row_id)
            return True
        self._show(self.writing)
        return super().reveal(table, row_id)
