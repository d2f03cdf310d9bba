"""Where to stop: the walk-away of the whole package, the margin, and theirs as it is guessed."""

from collections.abc import Callable

from workbook.analysis.leverage import floor
from workbook.model import Dossier, Negotiation, Package
from workbook.ui.layout import ROW_INSET, button, column, line, section, words
from workbook.ui.pages.page import Page
from workbook.ui.tradeoffs.points_editor import own_points, their_points
from workbook.ui.tradeoffs.saving import scored

AS_PACKAGE = (
    "To know it to the point, build above what you would have without them, and save it as "
    "“What you do without them”."
)
THEIR_LIMIT = ("their_walk_away_low", "their_walk_away_likely", "their_walk_away_high")


class Limits:
    """The fields of the negotiation that say where to stop."""

    def __init__(self, page: Page, load: Callable[[str], object] | None = None) -> None:
        """``load`` puts a package of that id into the card; without it the list of packages shows it."""
        self.page, self.load = page, load
        self.package_id = ""
        self.form = page.form(Negotiation)
        self.form.moving.connect(page.preview_row)
        self.floor, self.warning = words("", "sentence"), words("", "warn")
        self.as_package = words(AS_PACKAGE, "tiny")
        self.package_link = button("See what you do without them, as a package", self._see, "link")
        fields = line(
            self.form.labelled("walk_away_worth", own_points(self.form, "walk_away_worth"), "You stop below"),
            self.form.labelled("safety_margin", self.form.number("safety_margin", width=56), "Safety margin"),
            self.form.labelled(
                THEIR_LIMIT[1],
                their_points(self.form, THEIR_LIMIT),
                "They stop below, as you guess it",
            ),
            gap=28,
        )
        self.section = section(
            "Walk-away",
            column(
                fields,
                self.floor,
                self.warning,
                line(self.package_link, 0, 1),
                self.as_package,
                gap=6,
                margins=(ROW_INSET - 4, 2, 0, 0),
            ),
            note="of a whole package, 0 to 100 points",
        )

        self.section.head.setContentsMargins(ROW_INSET, 0, 0, 0)
        for label in (self.floor, self.warning, self.as_package):
            label.setContentsMargins(4, 0, 0, 0)

    def refresh(self, dossier: Dossier) -> None:
        """Show the limits and what follows from them."""
        self.form.show(dossier.negotiation)
        self.show_floor(dossier)

    def show_floor(self, dossier: Dossier) -> None:
        """Say where to stop."""
        found = floor(dossier)
        self.floor.setText(found.sentence)
        self.warning.setText(found.warning)
        self.warning.setVisible(bool(found.warning))
        own = scored(dossier)
        known = dossier.find(Package, own.alternative.package_id or "") if own else None
        self.package_id = known.id if known else ""
        self.package_link.setVisible(known is not None)
        self.as_package.setVisible(known is None and bool(dossier.options))

    def _see(self) -> None:
        if self.load is not None:
            self.load(self.package_id)
        else:
            self.page.reveal(Package, self.package_id)
