"""Practising replies: one objection after another, said aloud, then looked at, then rated."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from workbook.analysis.practice import HARD, next_due, practice
from workbook.analysis.wording import counted
from workbook.model import Dossier, Objection
from workbook.ui.dates import distance
from workbook.ui.document import Document
from workbook.ui.form import Form
from workbook.ui.layout import Card, button, column, line, words
from workbook.ui.theme import counts

RATINGS = ("Lost it", "Shaky", "Usable", "Good", "Firm")
WIDTH = 660


class CardsView(QWidget):
    """A round of cards. Space or Enter shows the reply, 1 to 5 rate it, Escape ends the round."""

    closed = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self.queue: list[str] = []
        self.rated: dict[str, int] = {}
        self.current: str | None = None
        self.answered = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Practising replies")
        self.count = counts(words("", "sectionNote", wrap=False))
        self.they_say = words("", "cardThem")
        # A word longer than the card is cut off instead of widening the page.
        self.they_say.setMinimumWidth(1)
        self.form = Form(document, Objection)
        self.reply = self.form.text("reply", "No reply written yet: write what you will say", look="card")
        self.show_button = button("Show the reply", self.show_reply, "main")
        self.news = words("", "small")
        self.rates = [self._rate_button(place) for place in range(1, 6)]
        self._lay_out()

    def _rate_button(self, rating: int) -> QPushButton:
        made = button(f"{rating}   {RATINGS[rating - 1]}", lambda: self.rate(rating))
        made.setAccessibleName(f"{rating} of 5: {RATINGS[rating - 1]}")
        return made

    def _lay_out(self) -> None:
        self.ask = column(
            words("Say your reply aloud. Then look.", "soft"),
            line(self.show_button, words("Space", "tiny", wrap=False), gap=10, top=False),
            gap=10,
            margins=(0, 14, 0, 0),
        )
        self.answer = column(
            words("You reply", "me"),
            self.reply,
            words("How well did it sit?", "caption"),
            line(*self.rates, gap=6),
            gap=6,
            margins=(0, 14, 0, 0),
        )
        self.done = self._done()
        self.card = Card(words("They say", "them"), self.they_say, self.ask, self.answer, gap=4)
        self.card.layout().setContentsMargins(26, 22, 26, 24)  # type: ignore[union-attr]
        back = button("← Back to the script", self.closed.emit, "link")
        holder = column(line(back, 1, self.count, top=False), self.card, self.done, self.news, gap=12)
        holder.setMaximumWidth(WIDTH)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 8, 0, 0)
        box.addStretch(1)
        box.addWidget(holder, 100)
        box.addStretch(1)

    def _done(self) -> QWidget:
        self.done_title, self.done_text = words("", "emptyTitle"), words("", "emptyText")
        self.again = button("Once more", self.once_more)
        self.finish = button("Done", self.closed.emit, "main")
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 40, 0, 20)
        box.setSpacing(10)
        for part in (self.done_title, self.done_text, line(self.finish, self.again, gap=8)):
            box.addWidget(part)
        return holder

    # A round

    def begin(self, dossier: Dossier, *, all_cards: bool = False) -> None:
        """Start a round with the cards that are due, hard ones first; with all where none is."""
        found = practice(dossier.objections, date.today())
        due = found.cards[: found.due] if found.due and not all_cards else found.cards
        self.queue = [row.id for row in due]
        self.rated, self.current = {}, None
        self.news.setText("")
        self._next()

    def once_more(self) -> None:
        """Go through all cards again."""
        if self.document.dossier is not None:
            self.begin(self.document.dossier, all_cards=True)

    def show_card(self, row_id: str) -> None:
        """Come back to a card, with its reply in sight, as after taking a rating back."""
        self.rated.pop(row_id, None)
        self.queue = [other for other in self.queue if other != row_id]
        if self.current and self.current != row_id:
            self.queue.insert(0, self.current)
        self.current, self.answered = row_id, True
        self.news.setText("")
        self.refresh()

    def show_reply(self) -> None:
        """Turn the card."""
        if self.current is not None:
            self.answered = True
            self.refresh()
            self.setFocus()

    def rate(self, rating: int) -> None:
        """Store how well it went, and when the card comes again; then the next card."""
        row = self._row()
        if row is None or not self.answered:
            return
        if self.document.read_only:
            self._go_on(row, rating, "")
            return
        meeting = self.document.negotiation.meeting_on if self.document.negotiation else None
        box, due = next_due(row.box, rating, date.today(), meeting)
        self.form.editors["reply"].flush()  # type: ignore[attr-defined]
        row = self._row() or row
        if not self.document.set(row, box=box, due_on=due, times=row.times + 1, rating=rating):
            return
        self._go_on(row, rating, f"It comes again {distance(due)}.")

    def _go_on(self, row: Objection, rating: int, when: str) -> None:
        if rating <= HARD and row.id not in self.rated:
            self.queue.append(row.id)
            when = "That one comes once more at the end of this round."
        self.news.setText(when)
        self.rated[row.id] = rating
        self._next()

    def _next(self) -> None:
        known = {row.id for row in self._rows()}
        self.queue = [row_id for row_id in self.queue if row_id in known]
        self.current = self.queue.pop(0) if self.queue else None
        self.answered = False
        self.refresh()
        (self if self.current else self.finish).setFocus()

    def _rows(self) -> tuple[Objection, ...]:
        return self.document.dossier.objections if self.document.dossier else ()

    def _row(self) -> Objection | None:
        return next((row for row in self._rows() if row.id == self.current), None)

    # Showing

    def refresh(self) -> None:
        """Show the round as it stands, from the rows as they are stored."""
        row = self._row()
        if row is None and self.current is not None:
            self._next()
            return
        self.card.setVisible(row is not None)
        self.done.setVisible(row is None)
        if row is None:
            self._show_done()
            return
        self.they_say.setText(row.they_say)
        self.form.show(row)
        self.ask.setVisible(not self.answered)
        self.answer.setVisible(self.answered)
        left = len(self.queue) + 1
        self.count.setText("The last card" if left == 1 else f"{left} cards to go")

    def _show_done(self) -> None:
        self.count.setText("")
        self.news.setText("")
        if not self.rated:
            self.done_title.setText("No card yet")
            self.done_text.setText("Write down what they may say, and it comes back here as a card.")
        else:
            firm = sum(rating > HARD for rating in self.rated.values())
            self.done_title.setText("That is the round.")
            self.done_text.setText(
                f"{counted(len(self.rated), 'card').capitalize()} practised, {firm} of them sit. "
                + practice(self._rows(), date.today()).sentence
            )
        self.again.setVisible(bool(self.rated))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text()
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.answered:
            self.show_reply()
        elif self.answered and text in ("1", "2", "3", "4", "5"):
            self.rate(int(text))
        else:
            super().keyPressEvent(event)
