"""What happens at the table: conditional moves, counter-offers to expect, and the log of offers."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from workbook.analysis.tradeoffs.offers import MOVES, OfferWorth, offer_worths
from workbook.analysis.tradeoffs.said import Said, all_said
from workbook.model import Counter, Dossier, Move, Offer
from workbook.ui.form import Form
from workbook.ui.layout import ROW_INSET, button, column, fixed, line, section, words
from workbook.ui.pages.page import Page
from workbook.ui.row_list import RowList
from workbook.ui.small_editors import ChoiceEditor
from workbook.ui.theme import mark, plain_tip
from workbook.ui.tradeoffs import steps
from workbook.ui.tradeoffs.draft import Draft
from workbook.ui.tradeoffs.learned_section import LearnedSection
from workbook.ui.tradeoffs.moment_editor import MomentEditor
from workbook.ui.tradeoffs.offers_picture import OffersPicture
from workbook.ui.tradeoffs.plan_section import PlanSection
from workbook.ui.tradeoffs.points_editor import TOOLS

SIDE = 52


class Conversation:
    """The lists below the packages, in the order in which they are needed."""

    def __init__(self, page: Page, draft: Draft) -> None:
        self.page, self.draft = page, draft
        self.worths: dict[str, OfferWorth] = {}
        self.said: dict[str, Said] = {}
        self.changes: dict[str, str] = {}
        self.named: dict[str, str] = {}
        self.moves, self.counters, self.offers = self._moves(), self._counters(), self._offers()
        self.learned = LearnedSection(page.document)
        self.plan = PlanSection(page.document, draft, page.reveal_section)
        self.picture = OffersPicture(self.open_offer)
        self.unscored = self.picture.unscored
        logged = (self.offers, self.learned, self.picture)
        self.sections = (
            section(
                "Moves",
                self.plan,
                _captions("If you …", "then I can …"),
                self.moves,
                note="each with its condition, each smaller than the one before",
            ),
            section(
                "Counter-offers to expect",
                _captions("They may offer", "and you respond", TOOLS // 2),
                self.counters,
            ),
            section("Offers so far", *logged, note="yours and theirs, as they are made"),
        )

    def refresh(self, dossier: Dossier) -> None:
        """Show the lists with what each offer is worth."""
        self.worths = {row.offer.id: row for row in offer_worths(dossier)}
        placed = {key: row.place for key, row in self.worths.items() if row.place is not None}
        self.said = all_said(dossier, placed)
        self.changes = _changes(self.worths, self.said)
        self.named = {row.id: row.name.strip() or "unnamed" for row in dossier.packages}
        self.plan.refresh(dossier)
        self.moves.show_rows(dossier.moves)
        self.counters.show_rows(dossier.counters)
        self.offers.show_rows(dossier.offers)

    def show_figure(self, dossier: Dossier) -> None:
        """Bring the plan up to date, and draw both sides’ moves once some offer is known as a package."""
        self.plan.follow(dossier)
        self.learned.follow(dossier)
        whole = all(row.whole for row in self.said.values())
        self.picture.show_offers(dossier, drawn=bool(self.said), whole=whole)

    def open_offer(self, key: str) -> None:
        """Put the package of an offer (``offer:<id>``) into the card, and take the keyboard to its row."""
        self.load_offer(key.partition(":")[2])
        self.page.reveal_key(key)

    def load_offer(self, offer_id: str) -> bool:
        """Put the package of an offer into the card; False where it has none."""
        offer = self.page.document.find(Offer, offer_id)
        package_id = offer.package_id if isinstance(offer, Offer) else None
        if package_id is None:
            return False
        self.draft.load(self.page.dossier.choices_of(package_id), package_id)
        return True

    def way_to_moves(self) -> QWidget:
        """Where a move is begun: the plan as long as there is none, else the line that adds one."""
        return (None if self.page.dossier.moves else self.plan.way_in()) or self.moves.add_line

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
        use = button("Use the package above", lambda: self._use_draft(form), "quiet", edits=True)
        worth, kind, text = words("", "small"), words("", "kind", wrap=False), form.line("text")
        form.watch(partial(self._show_offer, side, package, use))
        form.watch(partial(self._show_worth, worth, kind, text))
        when = form.tie("made_at", MomentEditor())
        below = line(when, package, use, gap=6, top=False)
        told = line(kind, worth, 1, gap=6)
        told.setContentsMargins(5, 0, 0, 2)
        return line(fixed(side, SIDE), column(text, below, told, gap=0), 1, gap=6)

    def _offer_details(self, form: Form) -> QWidget:
        return column(form.text("note", look="soft"), margins=(SIDE + 6, 0, 40, 4))

    def _show_offer(
        self,
        side: ChoiceEditor,
        package: ChoiceEditor,
        use: QPushButton,
        row: Offer,
    ) -> None:
        mark(side, "side", row.side)
        package.offer(self.named)
        package.show_value(row.package_id)
        use.setVisible(row.package_id is None and bool(self.draft.choices))

    def _show_worth(self, worth: QLabel, kind: QLabel, text: QWidget, row: Offer) -> None:
        known, change = self.said.get(row.id), self.changes.get(row.id, "")
        move = self.worths[row.id].move if change else ""
        worth.setText(f"{known.headline}. {change}".strip() if known else "")
        worth.setVisible(known is not None)
        told = f"Kind of move: {move}. {MOVES[move]}" if move else ""
        kind.setText(move)
        kind.setVisible(bool(move))
        kind.setToolTip(plain_tip(told))
        kind.setAccessibleName(told)
        text.setAccessibleDescription(f"{worth.text()} {told}".strip())

    def _use_draft(self, form: Form) -> None:
        offer = self.page.document.find(Offer, form.row.id) if form.row else None
        if isinstance(offer, Offer) and steps.log_draft(
            self.page.document, self.page.dossier, offer, self.draft.choices
        ):
            logged = self.page.document.find(Offer, offer.id)
            # The card would otherwise go on offering to write over the package it was taken from.
            self.draft.name(getattr(logged, "package_id", None) or "")


def _changes(worths: Mapping[str, OfferWorth], known: Mapping[str, Said]) -> dict[str, str]:
    """Who moved how far with each offer, where both it and the one before it have all their scores."""
    found: dict[str, str] = {}
    before: dict[str, bool] = {}
    for key, row in worths.items():
        if key in known:
            side, whole = row.offer.side, known[key].whole
            if whole and before.get(side):
                found[key] = row.sentence
            before[side] = whole
    return found


def _captions(first: str, second: str, tools: int = TOOLS) -> QWidget:
    made = _two(words(first, "columnCaption", wrap=False), words(second, "columnCaption", wrap=False))
    made.setContentsMargins(ROW_INSET, 0, tools, 0)
    return made


def _two(first: QWidget, second: QWidget) -> QWidget:
    return line(first, 1, second, 1, gap=16)
