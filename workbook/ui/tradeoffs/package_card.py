"""The package being built: what it is worth, what would be better, how sure that is, and saving it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from workbook.analysis.tradeoffs.better import Better
from workbook.analysis.tradeoffs.meso import Equivalent, meso
from workbook.analysis.tradeoffs.packages import Place, place, place_of
from workbook.analysis.tradeoffs.said import Said, is_scored, said
from workbook.analysis.tradeoffs.side_by_side import apart
from workbook.analysis.wording import listed, named
from workbook.model import Alternative, Dossier, Package
from workbook.model.tradeoffs import PACKAGE_ROLES
from workbook.ui.document import Document
from workbook.ui.layout import Card, button, chips, line, words
from workbook.ui.theme import look_as, plain_tip
from workbook.ui.tradeoffs import advising, rebuilding, saving, steps
from workbook.ui.tradeoffs.advice import AdviceList
from workbook.ui.tradeoffs.certainty import Certainty
from workbook.ui.tradeoffs.chips import shortened
from workbook.ui.tradeoffs.draft import Draft
from workbook.ui.tradeoffs.figures_list import Figures
from workbook.ui.tradeoffs.gap_line import GapLine
from workbook.ui.tradeoffs.picks import Picks
from workbook.ui.tradeoffs.starting import WAY_IN, balanced
from workbook.ui.tradeoffs.without import alternatives, floor_said, worth_said

_SHOWN = 24
HOW_TO_BUILD = "“Save as” builds three offers worth the same to you as the package shown here."


class PackageCard(Card):
    """The draft in words, redrawn with it and with every edit.

    ``picks.wanted`` asks for an issue's options; ``certainty.spreads`` tells what worths to them may be.
    """

    def __init__(self, document: Document, draft: Draft, go: Callable[[str], object]) -> None:
        """``go`` is told at which stage of the path something is missing."""
        self.document, self.draft = document, draft
        self.every = self.giving = self.counting = False
        self.found: Better | None = None
        self.source = words("", "tiny", wrap=False)
        self.headline, self.standing = words("", "section", wrap=False), words("", "ok", wrap=False)
        self.picks, self.open, self.gaps = Picks(), words("", "soft"), GapLine(go)
        self.without: Alternative | None = None
        self.differ = words("", "warn")
        again = button(
            "Build them again", lambda: self.build_again(self.draft.package_id), "link", edits=True
        )
        self.differ.setContentsMargins(0, 3, 0, 0)
        self.differ_line = line(self.differ, 1, again, gap=8)
        self.left, self.figures, self.certainty = words("", "soft"), Figures(), Certainty(document)
        self.better = AdviceList(advising.BETTERS)
        self.trades = AdviceList(advising.TRADES, "Trades from here")
        self.gives = AdviceList(advising.GIVES, "Cheapest to give")
        for advice in (self.better, self.trades, self.gives):
            advice.tried.connect(self._try)
        self.told = words("", "outcome")
        self.told.hide()
        super().__init__(*self._parts(), gap=5)
        # While the card takes another height, what is left over is below everything.
        self.layout().addStretch(1)  # type: ignore[union-attr]
        self.setAccessibleName("The package being built")
        self.certainty.told.connect(self._show_figures)
        self.draft.changed.connect(self._say_nothing)
        self.document.changed.connect(self._say_nothing)

    def _parts(self) -> list[QWidget]:
        return [
            self.source,
            chips(self.headline, self.standing, gap=12),
            # Above all that comes and goes: what is about to be clicked stays where it is.
            self._buttons(),
            self.told,
            self.differ_line,
            self.picks,
            self.open,
            self.left,
            self.better,
            self.trades,
            self.gives,
            self._more(),
            self.figures,
            self.certainty,
            self.gaps,
        ]

    def _more(self) -> QWidget:
        self.trades_link = button("", lambda: self._toggle("every"), "quiet")
        self.gives_link = button("", lambda: self._toggle("giving"), "quiet")
        self.figures_link = button("", lambda: self._toggle("counting"), "quiet")
        self.more = line(self.trades_link, self.gives_link, self.figures_link, 0, 1, gap=16, top=False)
        return self.more

    def _buttons(self) -> QWidget:
        self.save = saving.SaveButton()
        self.save.wanted.connect(self.save_as)
        self.menu = self.save.list
        self.update_link = button("", self._overwrite, "link", edits=True)
        self.back_link = button("Back to the one before", self.draft.go_back, "quiet")
        self.start_link = button("Start from a balanced one", self.start, "link")
        self.clear_link = button("Start afresh", lambda: self.draft.load({}), "quiet")
        ahead = (self.save, self.start_link, self.update_link)
        return line(*ahead, 0, 1, self.back_link, self.clear_link, gap=8, top=False)

    # Showing

    def refresh(self, dossier: Dossier) -> None:
        """Show the draft against the dossier, which may be what would be while something is dragged."""
        self.dossier = dossier
        self.at = at = place(dossier, self.draft.choices)
        now = self.now = said(dossier, at)
        changed = self.draft.differs(dossier)
        self.without = None if changed else alternatives(dossier).get(self.draft.package_id)
        self._show_worth(now, at)
        self.picks.show_choices(dossier, at.choices)
        differ = apart(dossier)
        here = differ is not None and self._loaded(dossier) in differ.packages
        self.differ.setText(differ.sentence if differ and here else "")
        self.differ_line.setVisible(here)
        self._show_advice(dossier, certain=self.gaps.refresh(dossier))
        self._show_buttons(dossier, at)
        self.certainty.follow(dossier, at.choices, whole=self._is_deal() and now.whole)
        self._show_figures()

    def _show_worth(self, now: Said, at: Place) -> None:
        picked = bool(at.choices)
        told = worth_said(now, self.without.side) if self.without else now.headline
        self.headline.setText(told if picked else "Build a package: pick an option of each issue")
        self.standing.setText(now.standing if self._is_deal() else "")
        below = now.above is not None and now.above < 0
        look_as(self.standing, "bad" if below else "ok")
        self.standing.setVisible(bool(self.standing.text()))
        self.open.setText(f"Nothing chosen yet for {listed(at.missing, limit=6)}." if picked else WAY_IN)
        self.open.setVisible(not picked or bool(at.missing))

    def summary(self) -> str:
        """The card’s first line in short, for where the card itself is out of sight."""
        return f"This package: {self.headline.text()}" if self.now.place.choices else ""

    def _show_advice(self, dossier: Dossier, *, certain: bool) -> None:
        stored = dossier is self.document.dossier
        known = advising.Advised(left=floor_said(dossier, self.without) if self.without else "")
        if self.without is None:
            known = advising.advise(dossier, self.now, certain=certain, ranked=stored)
        self.found = known.best
        self.left.setText(known.left)
        self.left.setVisible(bool(known.left))
        self.better.show_all(known.betters)
        at_once = len(known.trades) if self.every else known.at_once
        self.trades.show_all(known.trades[:at_once])
        self.gives.show_all(advising.gives(dossier, self.now) if self.giving and self._is_deal() else ())
        hidden = len(known.trades) - known.at_once
        more = f"{hidden} more trades" if known.at_once else f"Trades from here ({hidden})"
        _say(self.trades_link, "Fewer trades" if self.every else more, shown=hidden > 0)
        _say(self.gives_link, f"Cheapest to give {'▴' if self.giving else '▾'}", shown=self.now.whole)

    def _show_figures(self) -> None:
        shown = self.counting and self._is_deal()
        if shown:
            self.figures.show_place(self.dossier, self.at, self.certainty.figures())
        self.figures.setVisible(shown)
        _say(self.figures_link, f"Numbers {'▴' if self.counting else '▾'}", shown=bool(self.at.choices))
        self.more.setVisible(self._is_deal())

    def _is_deal(self) -> bool:
        """Whether anything is picked, and it is not what one side does without the other."""
        return bool(self.at.choices) and self.without is None

    def _toggle(self, name: str) -> None:
        setattr(self, name, not getattr(self, name))
        self.refresh(self.dossier)

    def start(self) -> None:
        """Put a balanced package into an empty draft."""
        choices, told = balanced(self.dossier)
        self.draft.load(choices)
        self._say(told)
        # The link is gone with what it did.
        self.save.setFocus()

    def try_better(self) -> bool:
        """Put the better package into the draft; False when none is known."""
        if self.found is not None:
            self.draft.load(self.found.choices, self.draft.package_id)
        return self.found is not None

    def _try(self, choices: dict[str, str]) -> None:
        self.draft.load(choices, self.draft.package_id)
        # Other advice stands in the same place now; the keyboard stays in the card.
        self.save.setFocus()

    def _show_buttons(self, dossier: Dossier, at: Place) -> None:
        row = self._loaded(dossier)
        differs = row is not None and self.draft.differs(dossier)
        name = (row.name.strip() or PACKAGE_ROLES[row.role]) if row else ""
        fresh = name if row else "Not saved yet" if at.choices else "A new package"
        self.source.setText(f"{name}, changed" if differs else fresh)
        why = steps.settled(dossier, row) if row else ""
        kept = "Keep as a new idea" if why else f"Keep as “{shortened(name, _SHOWN)}”"
        self.update_link.setText(kept.replace("&", "&&"))
        self.update_link.setToolTip(plain_tip(f"“{name}” {why} and stays as it is" if why else ""))
        self.update_link.setVisible(differs)
        self.save.show_state(dossier, any_=bool(at.choices), first=self._comes_first(at))
        self.clear_link.setVisible(bool(at.choices))
        self.start_link.setVisible(not at.choices)
        self.back_link.setVisible(self.draft.can_go_back)

    def _comes_first(self, at: Place) -> str:
        """What is to be done before offers of the same worth can be found; empty when nothing is."""
        if not all(map(is_scored, self.dossier.options)) or (not self.now.whole and not at.missing):
            return "score every option first"
        return "pick an option of each issue first" if at.missing else ""

    def _loaded(self, dossier: Dossier) -> Package | None:
        return dossier.find(Package, self.draft.package_id)

    # Saving

    def save_as(self, key: str) -> None:
        """Store the draft as the package of a role, or as the entry of the menu with that key says."""
        if key == saving.THREE:
            self.build_three()
        elif key == saving.WITHOUT:
            self._save_without()
        else:
            self._named(lambda: steps.save_as(self.document, self.dossier, self.draft.choices, key))

    def build_three(self) -> bool:
        """Store packages of the draft’s worth as offers A, B and C; False where there are not even two."""
        if self._comes_first(self.at):
            self._say(f"For three offers of the same worth, {self._comes_first(self.at)}.", done=False)
            return False
        found = meso(self.dossier, self.now.place.me)
        first = ""
        if len(found) > 1:
            offers = [each.choices for each in found]
            first = steps.save_side_by_side(self.document, self.dossier, offers, saving.offer_names(found))
        if first:
            self.draft.load(found[0].choices, first)
        self._say_offers(found, self.now.place.me, built=bool(first))
        return bool(first)

    def _say_offers(self, found: tuple[Equivalent, ...], worth: float, *, built: bool) -> None:
        if built or len(found) < 2:
            well = len(found) > 2 and not saving.offers_below(self.dossier, found)
            self._say(saving.offers_said(self.dossier, found, worth), done=well)

    def say_how_to_build(self) -> None:
        """Say where offers of the same worth are built; nothing is stored."""
        first = self._comes_first(self.at)
        self._say(f"For three offers of the same worth, {first}." if first else HOW_TO_BUILD)

    def build_again(self, package_id: str) -> bool:
        """Build the offers A, B and C again at the worth of one of them; False where there are too few."""
        worth = place_of(self.dossier, package_id).me
        found = meso(self.dossier, worth)
        first = rebuilding.rebuild(self.document, self.dossier, found) if len(found) > 1 else ""
        if first:
            self.draft.load(found[0].choices, first)
        self._say_offers(found, worth, built=bool(first))
        return bool(first)

    def _save_without(self) -> None:
        choices = self.draft.choices
        if self._named(lambda: saving.save_without_them(self.document, self.dossier, choices)):
            self._say(saving.without_said(self.dossier))

    def _overwrite(self) -> None:
        row = self._loaded(self.dossier)
        if row is None:
            return
        why, choices = steps.settled(self.dossier, row), self.draft.choices
        if not why:
            self._named(lambda: steps.overwrite(self.document, self.dossier, choices, row))
        elif self._named(lambda: steps.save_as(self.document, self.dossier, choices, "idea")):
            made, old = self._loaded(self.dossier), named(row.name, "The package")
            self._say(f"“{old}” {why} and stays as it was; this is “{made.name if made else ''}” now.")

    def _named(self, store: Callable[[], str]) -> bool:
        package_id = store()
        if package_id:
            self.draft.name(package_id)
        return bool(package_id)

    def _say(self, text: str, *, done: bool = True) -> None:
        look_as(self.told, "outcome" if done else "warn")
        self.told.setText(text)
        self.told.setVisible(bool(text))

    def _say_nothing(self) -> None:
        self._say("")


def _say(link: QWidget, text: str, *, shown: bool) -> None:
    link.setText(text)  # type: ignore[attr-defined]
    link.setAccessibleName(text.rstrip("▴▾ "))
    link.setVisible(shown)
