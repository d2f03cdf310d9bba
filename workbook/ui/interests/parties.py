"""One side of the table: its parties, what they say they want, and under it why they want it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.model import Dossier, Interest, Party, Position, Row
from workbook.ui.add_line import AddLine
from workbook.ui.form import Form
from workbook.ui.interests.chips import HEIGHT, InterestChips
from workbook.ui.layout import ROW_INSET, button, column, fixed, line, words
from workbook.ui.nest import Nest
from workbook.ui.pages.page import Page
from workbook.ui.row_list import RowList
from workbook.ui.theme import mark

SAY = {"me": "Add what you say you want", "them": "Add what they say they want", "other": "Add what they say"}
WHY = {
    "me": "Why? A need, a concern, a hope",
    "them": "Why would they want it? A need, a concern, a hope",
    "other": "Why? A need, a concern, a hope",
}
WHO = {
    "me": "Add somebody on your side",
    "them": "Add somebody on their side",
    "other": "Add who decides, carries it out, or could stop it",
}
MORE = "Add an interest that no position shows"


class SideLists:
    """The lists of one side: parties, below each its positions, below each position its interests."""

    def __init__(self, page: Page, side: str, chips: Callable[[Form, str], InterestChips]) -> None:
        self.page, self.side, self.chips = page, side, chips
        self.parties = page.row_list(
            Party,
            self._party,
            new=page.make(Party, side=side),
            main="name",
            add=WHO[side],
            details=self._party_details,
            nested=self._below_party,
        )

    def show(self, dossier: Dossier) -> None:
        """Show the parties of this side with all below them."""
        self.parties.show_rows([party for party in dossier.parties if party.side == self.side])

    def first(self, table: type[Row]) -> RowList | None:
        """The first list of that kind on this side."""
        return next((rows for rows in self.parties.with_nested() if rows.table is table), None)

    def _party(self, form: Form) -> QWidget:
        name = form.line("name", look="party")
        name.setProperty("side", self.side)
        return column(name, form.line("role", look="soft"), gap=0)

    def _party_details(self, form: Form) -> QWidget:
        return column(
            form.labelled("side", form.choice("side", look="tag"), "Stands with"), margins=(0, 2, 60, 6)
        )

    def _below_party(self, form: Form) -> Nest:
        def party() -> Any:
            return form.row

        positions = RowList(
            self.page.document,
            Position,
            self._position,
            new=lambda: self.page.make(Position, party_id=party().id)(),
            main="text",
            add=SAY[self.side],
            nested=lambda inner: self._interests(lambda: party().id, inner),
        )
        loose = self._loose(lambda: party().id)
        form.watch(lambda row: positions.show_rows(self.page.dossier.positions_of(row.id)))
        form.watch(lambda row: loose.show_rows(_unexplaining(self.page.dossier, row.id)))
        caption = words("Other interests", "caption", wrap=False)
        caption.setContentsMargins(ROW_INSET, 6, 0, 0)
        form.watch(lambda _: caption.setVisible(bool(positions.rows and loose.rows)))
        return Nest(positions, caption, loose, indent=0)

    def _position(self, form: Form) -> QWidget:
        mark = fixed(words("“", "quote", wrap=False), 12)
        mark.setFixedHeight(HEIGHT)
        return line(mark, form.line("text", "The demand, word for word", look="said"), 1, gap=2)

    def _interests(self, party_id: Callable[[], str], form: Form) -> Nest:
        rows = self._interest_list(party_id, lambda: form.row.id if form.row else None)
        form.watch(lambda row: rows.show_rows(_explaining(self.page.dossier, row.party_id, row.id)))
        return Nest(rows, indent=14)

    def _loose(self, party_id: Callable[[], str]) -> RowList:
        return self._interest_list(party_id, lambda: None, MORE)

    def _interest_list(
        self, party_id: Callable[[], str], position_id: Callable[[], str | None], add: str = ""
    ) -> RowList:
        sure = "known" if self.side == "me" else "guess"
        return RowList(
            self.page.document,
            Interest,
            self._interest,
            new=lambda: self.page.make(
                Interest, party_id=party_id(), position_id=position_id(), certainty=sure
            )(),
            main="text",
            add=add or WHY[self.side],
            details=self._interest_details,
        )

    def _interest(self, form: Form) -> QWidget:
        role = "me" if self.side == "me" else "them"
        sure = form.choice("certainty", look="sure")
        form.watch(lambda row: mark(sure, "sure", row.certainty))
        top = line(form.line("text", "Why they want it"), 1, form.dots("importance", role=role))
        kind = form.choice("kind")
        for tag in (kind, sure):
            tag.setFixedHeight(HEIGHT)
        return column(top, line(kind, sure, self.chips(form, self.side), 1, gap=6), gap=0)

    def _interest_details(self, form: Form) -> QWidget:
        explains = form.labelled("position_id", form.choice("position_id", {}, none="No position"))
        form.watch(
            lambda row: form.editors["position_id"].offer(  # type: ignore[attr-defined]
                {one.id: one.text for one in self.page.dossier.positions_of(row.party_id)}
            )
        )
        return column(explains, margins=(0, 2, 60, 6))


class Nobody(QWidget):
    """Stands where a side has no party yet: whoever types what is wanted makes the party with it."""

    begun = Signal(object, str)
    wanted = Signal()

    def __init__(self, side: str) -> None:
        super().__init__()
        self.lines = {Position: AddLine(SAY[side]), Interest: AddLine(WHY[side])}
        for table, add in self.lines.items():
            add.begun.connect(lambda text, table=table: self.begun.emit(table, text))
        self.offer = button("", self.wanted.emit, "link", edits=True)
        self.offer.setProperty("side", side)
        says, why = self.lines.values()
        for add in (says, why):
            add.document().setDocumentMargin(3)
        says.stepped.connect(lambda step: step > 0 and why.setFocus())
        why.stepped.connect(lambda step: step < 0 and says.setFocus())
        box = QVBoxLayout(self)
        box.setContentsMargins(3, 0, 0, 0)
        box.setSpacing(0)
        self.setObjectName("nest")
        for part in (line(self.offer, 0, 1), says, why):
            box.addWidget(part)

    def show_name(self, name: str) -> None:
        """Offer a party of that name."""
        self.offer.setText(f"+ {name}".replace("&", "&&"))
        self.offer.setAccessibleName(f"Add {name}")


def default_party(dossier: Dossier, side: str) -> Party:
    """The party that is meant as long as none is written: the person, or the counterpart."""
    negotiation = dossier.negotiation
    if side == "me":
        return Party(negotiation_id=negotiation.id, side="me", name="You")
    name, _, role = negotiation.counterpart.partition(",")
    return Party(
        negotiation_id=negotiation.id,
        side=side,
        name=name.strip() or "The other side",
        role=role.strip()[:1].upper() + role.strip()[1:],
    )


def _explaining(dossier: Dossier, party_id: str, position_id: str) -> list[Interest]:
    return [row for row in dossier.interests_of(party_id) if row.position_id == position_id]


def _unexplaining(dossier: Dossier, party_id: str) -> list[Interest]:
    positions = {row.id for row in dossier.positions_of(party_id)}
    return [row for row in dossier.interests_of(party_id) if row.position_id not in positions]
