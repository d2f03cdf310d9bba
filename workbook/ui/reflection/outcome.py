"""What came out: how it ended, when, what was agreed; and the offer to close the negotiation."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from workbook.analysis.wording import named
from workbook.model import Dossier, Reflection
from workbook.model.reflection import OUTCOMES
from workbook.ui.form import Form
from workbook.ui.keeping.reading import edits
from workbook.ui.layout import ROW_INSET, Section, button, column, line, words
from workbook.ui.pages.page import Page
from workbook.ui.pick_one import PickOne

#: Outcomes after which there is nothing left to do at the table.
OVER = frozenset({"agreed", "walked_away", "no_deal"})


class WhatCameOut(Section):
    """How it ended and what was agreed."""

    def __init__(self, page: Page, form: Form) -> None:
        self.page = page
        self.outcome = form.tie("outcome", PickOne(OUTCOMES))
        self.package = form.choice("package_id", {}, look="tag", none="No package")
        self.agreed = form.labelled("package_id", self.package, "As a package")
        held = form.labelled("held_on", form.day("held_on", "Choose the day", look="tag"), "On")
        agreement = form.labelled(
            "agreement", form.text("agreement", "In a few sentences, as you would tell a friend")
        )
        self.close_offer = self._close_offer()
        body = column(
            self.outcome, self.close_offer, line(held, self.agreed, gap=20), agreement,
            gap=10, margins=(ROW_INSET, 4, 0, 0),
        )  # fmt: skip
        super().__init__("What came out", body)
        self.head.setContentsMargins(ROW_INSET, 0, 0, 0)

    def _close_offer(self) -> QWidget:
        offer = edits(QFrame())
        offer.setObjectName("hint")
        offer.setProperty("tone", "ask")
        box = QHBoxLayout(offer)
        box.setContentsMargins(12, 6, 8, 6)
        box.addWidget(words("It is over: put it with the closed ones?"), 1)
        box.addWidget(button("Close this negotiation", self.close_negotiation, "link"))
        return offer

    def close_negotiation(self) -> None:
        """Move the negotiation to the closed ones."""
        self.page.document.set(self.page.dossier.negotiation, stage="closed")

    def refresh(self, dossier: Dossier) -> None:
        row: Reflection = dossier.reflection
        over = row.outcome in OVER
        self.close_offer.setVisible(over and dossier.negotiation.stage != "closed")
        self.package.offer({item.id: named(item.name) for item in dossier.packages})
        self.agreed.setVisible(
            bool(dossier.packages) and (row.outcome == "agreed" or row.package_id is not None)
        )
