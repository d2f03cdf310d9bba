"""Where to stop: the walk-away of the whole package, the margin, and theirs as it is guessed."""

from workbook.analysis.leverage import floor
from workbook.model import Dossier, Negotiation
from workbook.ui.layout import ROW_INSET, column, line, section, words
from workbook.ui.pages.page import Page
from workbook.ui.tradeoffs.points_editor import own_points, their_points

THEIR_LIMIT = ("their_walk_away_low", "their_walk_away_likely", "their_walk_away_high")


class Limits:
    """The fields of the negotiation that say where to stop."""

    def __init__(self, page: Page) -> None:
        self.form = page.form(Negotiation)
        self.form.moving.connect(page.preview_row)
        self.floor, self.warning = words("", "sentence"), words("", "warn")
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
            column(fields, self.floor, self.warning, gap=6, margins=(ROW_INSET - 4, 2, 0, 0)),
            note="of a whole package, 0 to 100 points",
        )

        self.section.head.setContentsMargins(ROW_INSET, 0, 0, 0)
        for label in (self.floor, self.warning):
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
