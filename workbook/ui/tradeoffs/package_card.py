"""The package being built: what it is worth, what would be better, and saving it."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from workbook.analysis.tradeoffs.better import Better
from workbook.analysis.tradeoffs.meso import meso
from workbook.analysis.tradeoffs.packages import Place, place
from workbook.analysis.tradeoffs.said import Said, gaps, is_scored, said
from workbook.analysis.tradeoffs.trades import Trade, trades
from workbook.analysis.wording import listed, points
from workbook.model import Dossier, Package
from workbook.model.tradeoffs import PACKAGE_ROLES
from workbook.ui.document import Document
from workbook.ui.layout import Card, button, chips, column, line, refill, words
from workbook.ui.theme import look_as
from workbook.ui.tradeoffs import steps
from workbook.ui.tradeoffs.draft import Draft

_AT_ONCE, _ALL = 2, 6
#: Gains below half a point are within what anybody can judge.
_WORTH_SAYING = 0.5
_NO_MORE = "What could be better for both of you is worth less than a point."


class PackageCard(Card):
    """The draft in words, redrawn with it and with every edit."""

    def __init__(self, document: Document, draft: Draft, to_score: Callable[[str], object]) -> None:
        self.document, self.draft, self.to_score = document, draft, to_score
        self.every = False
        self.found: Better | None = None
        self.source = words("", "tiny", wrap=False)
        self.headline, self.standing = words("", "section", wrap=False), words("", "ok", wrap=False)
        self.open, self.gaps = words("", "soft"), words("", "warn")
        self.bare = ""
        self.score_link = button("Score now", lambda: self.to_score(self.bare), "link")
        self.better, self.trades = column(), column(gap=2)
        super().__init__(
            self.source,
            chips(self.headline, self.standing, gap=12),
            self.open,
            self.better,
            self.trades,
            line(self.gaps, 1, self.score_link, gap=8),
            self._buttons(),
            gap=5,
        )
        self.setAccessibleName("The package being built")

    def _buttons(self) -> QWidget:
        self.save = QPushButton("Save as")
        self.save.setAccessibleName("Save this package as")
        self.menu = QMenu(self.save)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.save.setMenu(self.menu)
        self.update_link = button("", self._overwrite, "link")
        self.back_link = button("Back to the one before", self.draft.go_back, "quiet")
        self.clear_link = button("Start afresh", lambda: self.draft.load({}), "quiet")
        return line(self.save, self.update_link, 0, 1, self.back_link, self.clear_link, gap=8, top=False)

    # Showing

    def refresh(self, dossier: Dossier) -> None:
        """Show the draft against the dossier."""
        self.dossier = dossier
        at = place(dossier, self.draft.choices)
        now = self.now = said(dossier, at)
        self.bare = next((row.issue_id for row in dossier.options if not is_scored(row)), "")
        self._show_worth(dossier, now, at)
        self._show_better(dossier, now, at)
        self._show_trades(dossier, now, at)
        missing = gaps(dossier)
        self.gaps.setText("\n".join(missing))
        self.gaps.setVisible(bool(missing))
        self.score_link.setVisible(bool(self.bare))
        self._show_buttons(dossier, at)

    def _show_worth(self, dossier: Dossier, now: Said, at: Place) -> None:
        picked = bool(at.choices)
        self.headline.setText(now.headline if picked else "Build a package: pick an option of each issue")
        self.standing.setText(now.standing if picked else "")
        below = now.above is not None and now.above < 0
        look_as(self.standing, "bad" if below else "ok")
        self.standing.setVisible(bool(self.standing.text()))
        self.open.setText(f"Nothing chosen yet for {listed(at.missing, limit=6)}.")
        self.open.setVisible(picked and bool(at.missing))

    def summary(self) -> str:
        """The card’s first line in short, for where the card itself is out of sight."""
        return f"This package: {self.headline.text()}" if self.now.place.choices else ""

    def _show_better(self, dossier: Dossier, now: Said, at: Place) -> None:
        found = at.better if now.whole else None
        if found is not None and not _all_scored(dossier, found.choices.values()):
            found = None
        self.found = found
        parts: list[QWidget] = []
        if found is not None and max(found.me_gain, found.them_gain) < _WORTH_SAYING:
            parts = [words(_NO_MORE, "soft")] if not gaps(dossier) else []
        elif found is not None:
            title, _, text = found.sentence.partition(": ")
            parts = [self._advice(title, text[0].upper() + text[1:], found.choices)]
        elif at.efficient and now.whole and not gaps(dossier):
            parts = [words("No other package is better for one of you and no worse for the other.", "soft")]
        refill(self.better, *parts)
        self.better.setVisible(bool(parts))

    def try_better(self) -> bool:
        """Put the better package into the draft; False when none is known."""
        if self.found is not None:
            self.draft.load(self.found.choices, self.draft.package_id)
        return self.found is not None

    def _show_trades(self, dossier: Dossier, now: Said, at: Place) -> None:
        found = trades(dossier, at.choices, limit=_ALL) if now.whole else ()
        told = self.found.choices if self.found else None
        usable = [t for t in found if _is_scored(dossier, t) and _after(at, t) != told]
        shown = usable if self.every else usable[:_AT_ONCE]
        rows = [self._trade(trade, at) for trade in shown]
        if len(usable) > _AT_ONCE:
            rows.append(
                button(
                    "Fewer" if self.every else f"{len(usable) - _AT_ONCE} more trades", self._toggle, "quiet"
                )
            )
        refill(self.trades, *([words("Trades from here", "caption")] if rows else []), *rows)
        self.trades.setVisible(bool(rows))

    def _toggle(self) -> None:
        self.every = not self.every
        self.refresh(self.dossier)

    def _trade(self, trade: Trade, at: Place) -> QWidget:
        net = f"you {points(trade.me)}, they {points(trade.them)} better"
        return self._advice("", trade.sentence, _after(at, trade), net)

    def _advice(self, title: str, text: str, choices: Mapping[str, str], net: str = "") -> QWidget:
        try_it = button("Try it", lambda: self._try(choices), "link")
        try_it.setAccessibleDescription(text)
        said_ = column(*([words(title, "strong")] if title else []), words(text), gap=0)
        if net:
            try_it.setToolTip(net)
        return line(said_, 1, try_it, gap=8)

    def _try(self, choices: Mapping[str, str]) -> None:
        self.draft.load(choices, self.draft.package_id)
        # The link is gone with the advice; the keyboard stays in the card.
        self.save.setFocus()

    def _show_buttons(self, dossier: Dossier, at: Place) -> None:
        row = self._loaded(dossier)
        differs = row is not None and self.draft.differs(dossier)
        name = (row.name.strip() or PACKAGE_ROLES[row.role]) if row else ""
        self.source.setText(f"{name}, changed" if differs else name)
        self.source.setVisible(bool(name))
        self.update_link.setText(f"Keep as “{_short(name)}”".replace("&", "&&"))
        self.update_link.setVisible(differs)
        self.save.setEnabled(bool(at.choices))
        self.clear_link.setVisible(bool(at.choices))
        self.back_link.setVisible(self.draft.can_go_back)

    def _loaded(self, dossier: Dossier) -> Package | None:
        return dossier.find(Package, self.draft.package_id)

    # Saving

    def _fill_menu(self) -> None:
        self.menu.clear()
        for role, title in PACKAGE_ROLES.items():
            known = steps.with_role(self.dossier, role)
            old = f" (instead of “{_short(known.name)}”)" if known and known.name.strip() else ""
            action = self.menu.addAction(f"{title}{old}".replace("&", "&&"))
            action.triggered.connect(lambda _=False, role=role: self.save_as(role))
        self.menu.addSeparator()
        three = self.menu.addAction("Three offers worth the same to you: A, B and C")
        three.setEnabled(self.now.whole and not self.bare)
        three.triggered.connect(lambda _=False: self.build_three())

    def save_as(self, role: str) -> None:
        """Store the draft as the package of a role."""
        self._named(lambda: steps.save_as(self.document, self.dossier, self.draft.choices, role))

    def build_three(self) -> bool:
        """Store three packages of the draft’s worth as the offers A, B and C; False without any."""
        if not self.now.whole or self.bare:
            return False
        found = meso(self.dossier, self.now.place.me)
        first = steps.save_side_by_side(self.document, self.dossier, [each.choices for each in found])
        if first:
            self.draft.load(found[0].choices, first)
        return bool(first)

    def _overwrite(self) -> None:
        row = self._loaded(self.dossier)
        if row is not None:
            self._named(lambda: steps.overwrite(self.document, self.dossier, self.draft.choices, row))

    def _named(self, store: Callable[[], str]) -> None:
        package_id = store()
        if package_id:
            self.draft.name(package_id)


def _all_scored(dossier: Dossier, option_ids: object) -> bool:
    wanted = set(option_ids)  # type: ignore[call-overload]
    return all(is_scored(row) for row in dossier.options if row.id in wanted)


def _is_scored(dossier: Dossier, trade: Trade) -> bool:
    return _all_scored(dossier, (change.option_id for change in trade.changes))


def _after(at: Place, trade: Trade) -> dict[str, str]:
    return {**at.choices, **{change.issue_id: change.option_id for change in trade.changes}}


def _short(name: str) -> str:
    return name if len(name) <= 24 else name[:23].rstrip() + "…"
