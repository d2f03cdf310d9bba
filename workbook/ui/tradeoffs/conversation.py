"""What happens at the table: conditional moves, counter-offers to expect, and the log of offers."""

from functools import partial

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from workbook.analysis.tradeoffs.offers import OfferWorth, offer_worths
from workbook.figures.offers import offer_lines
from workbook.model import Counter, Dossier, Move, Offer
from workbook.ui.figure_view import FigureView, measure
from workbook.ui.form import Form
from workbook.ui.layout import button, column, fixed, line, section, words
from workbook.ui.pages.page import Page
from workbook.ui.row_list import RowList
from workbook.ui.small_editors import ChoiceEditor
from workbook.ui.tradeoffs import steps
from workbook.ui.tradeoffs.draft import Draft
from workbook.ui.tradeoffs.moment_editor import MomentEditor
from workbook.ui.tradeoffs.said import said

SIDE = 52


class Conversation:
    """The lists below the packages, in the order in which they are needed."""

    def __init__(self, page: Page, draft: Draft) -> None:
        self.page, self.draft = page, draft
        self.worths: dict[str, OfferWorth] = {}
        self.moves, self.counters, self.offers = self._moves(), self._counters(), self._offers()
        self.figure = FigureView("Offers of both sides")
        self.figure.clicked.connect(page.reveal_key)
        self.sections = (
            section("Moves", self.moves, note="each with its condition, each smaller than the one before"),
            section("Counter-offers to expect", self.counters, note="and your response"),
            section("Offers so far", self.offers, self.figure, note="yours and theirs, as they are made"),
        )

    def refresh(self, dossier: Dossier) -> None:
        """Show the lists and the picture of both sides’ moves."""
        self.worths = {row.offer.id: row for row in offer_worths(dossier)}
        self.moves.show_rows(dossier.moves)
        self.counters.show_rows(dossier.counters)
        self.offers.show_rows(dossier.offers)
        drawn = any(row.place is not None for row in self.worths.values())
        self.figure.setVisible(drawn)
        if drawn:
            self.figure.show_figure(lambda width: offer_lines(dossier, min(width, 560.0), measure=measure))

    def _moves(self) -> RowList:
        def build(form: Form) -> QWidget:
            return _two(form.line("if_you", "If you …"), form.line("i_can", "I can …"))

        def details(form: Form) -> QWidget:
            return column(form.text("note", look="soft"), margins=(0, 0, 40, 4))

        return self.page.row_list(
            Move,
            build,
            new=self.page.make(Move),
            main="if_you",
            add="Add a move: if you …, I can …",
            details=details,
        )

    def _counters(self) -> RowList:
        def build(form: Form) -> QWidget:
            return _two(form.line("expected", "They may offer"), form.text("response", "Your response"))

        return self.page.row_list(
            Counter,
            build,
            new=self.page.make(Counter),
            main="expected",
            add="Add what they may come back with",
        )

    def _offers(self) -> RowList:
        return self.page.row_list(
            Offer,
            self._offer,
            new=lambda: steps.new_offer(self.page.dossier),
            main="text",
            add="Log an offer as it was said",
            details=self._offer_details,
        )

    def _offer(self, form: Form) -> QWidget:
        side = form.choice("side", look="tag")
        package = form.choice("package_id", {}, none="No package")
        use = button("Use the package above", lambda: self._use_draft(form), "quiet")
        worth, change = words("", "small", wrap=False), words("", "small")
        form.watch(partial(self._show_offer, side, package, use, worth, change))
        when = form.tie("made_at", MomentEditor())
        below = line(when, package, use, 0, 1, worth, gap=6, top=False)
        return line(fixed(side, SIDE), column(form.line("text"), below, change, gap=0), 1, gap=6)

    def _offer_details(self, form: Form) -> QWidget:
        return column(form.text("note", look="soft"), margins=(SIDE + 6, 0, 40, 4))

    def _show_offer(
        self,
        side: ChoiceEditor,
        package: ChoiceEditor,
        use: QPushButton,
        worth: QLabel,
        change: QLabel,
        row: Offer,
    ) -> None:
        if side.property("side") != row.side:
            side.setProperty("side", row.side)
            side.style().unpolish(side)
            side.style().polish(side)
        package.offer({each.id: each.name.strip() or "unnamed" for each in self.page.dossier.packages})
        package.show_value(row.package_id)
        use.setVisible(row.package_id is None and bool(self.draft.choices))
        known = self.worths.get(row.id)
        whole = said(self.page.dossier, known.place) if known and known.place else None
        worth.setText(whole.headline if whole else "")
        told = known.sentence if known and whole and whole.whole and known.me_change is not None else ""
        change.setText(told)
        change.setVisible(bool(told))

    def _use_draft(self, form: Form) -> None:
        offer = self.page.document.find(Offer, form.row.id) if form.row else None
        if isinstance(offer, Offer):
            steps.log_draft(self.page.document, self.page.dossier, offer, self.draft.choices)


def _two(first: QWidget, second: QWidget) -> QWidget:
    return line(first, 1, second, 1, gap=16)
