"""Things to divide between you: points of both sides, and the division in which both have the same."""

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtWidgets import QLabel, QWidget

from workbook.analysis.division import Sharing, sharing
from workbook.model import Dossier, Item
from workbook.ui import numbers
from workbook.ui.form import Form
from workbook.ui.layout import ROW_INSET, Card, button, chips, fixed, line, section, words
from workbook.ui.pages.page import Page
from workbook.ui.theme import look_as
from workbook.ui.tradeoffs import point_steps
from workbook.ui.tradeoffs.points_editor import OWN, TOOLS, guessed_points, own_points

_OUTCOME = 92
_MINE, _THEIRS = "points_me", "points_them"
_WHY = (
    "Each of you shares 100 points over the things. Then there is a division in which both have the same by "
    "their own reckoning, no other is better for both, and at most one thing has to be shared."
)


class Division:
    """Shown for a negotiation about dividing things, and for any other that has some."""

    def __init__(self, page: Page) -> None:
        self.page, self.document = page, page.document
        self.found: Sharing | None = None
        self.list = page.row_list(
            Item,
            self._build,
            new=page.make(Item),
            main="name",
            add="Add a thing to divide",
            details=lambda form: form.text("note", "About this thing", look="soft"),
        )
        self.caption = line(
            _inset(words("Thing", "columnCaption", wrap=False)),
            1,
            fixed(words("points from you", "columnCaption", wrap=False), OWN),
            fixed(words("from them, your guess", "columnCaption", wrap=False), OWN),
            fixed(words("goes to", "columnCaption", wrap=False), _OUTCOME + TOOLS),
            gap=14,
        )
        self.sums = words("", "columnCaption", wrap=False)
        self.even_mine = button("make yours 100", lambda: self._even(_MINE), "link", edits=True)
        self.even_theirs = button("make theirs 100", lambda: self._even(_THEIRS), "link", edits=True)
        self.sums.setContentsMargins(ROW_INSET, 4, 0, 4)
        self.foot = chips(self.sums, self.even_mine, self.even_theirs, gap=10)
        self.sentence, self.notes = words(""), words("", "warn")
        self.card = Card(self.sentence, self.notes, words(_SHARED, "small"), gap=5)
        self.card.setAccessibleName("A fair division")
        self.section = section(
            "Things to divide", self.why(), self.caption, self.list, self.foot, self.card, first=True
        )
        self.section.body.setContentsMargins(0, 0, 0, 20)

    def why(self) -> QLabel:
        """What the section is for, shown as long as it is empty."""
        self.empty = words(_WHY, "soft")
        return self.empty

    def refresh(self, dossier: Dossier) -> None:
        """Show the things, and how they could be divided."""
        self.section.setVisible(dossier.negotiation.kind == "division" or bool(dossier.items))
        self.found = sharing(dossier)
        self.list.show_rows(dossier.items)
        self.caption.setVisible(bool(dossier.items))
        self.empty.setVisible(not dossier.items)
        self._show_sums(dossier.items)
        self.card.setVisible(bool(self.found.sentence))
        self.sentence.setText(self.found.sentence)
        self.notes.setText(" ".join(self.found.notes))
        self.notes.setVisible(bool(self.found.notes))

    def _build(self, form: Form) -> QWidget:
        outcome = words("", "soft", wrap=False)
        outcome.setContentsMargins(0, 3, 0, 0)

        def show(item: Item) -> None:
            text, look = self._outcome(item.id)
            outcome.setText(text)
            outcome.setAccessibleName(text)
            look_as(outcome, look)

        form.watch(show)
        return line(
            form.line("name"),
            1,
            own_points(form, _MINE),
            guessed_points(form, _THEIRS),
            fixed(outcome, _OUTCOME),
            gap=14,
        )

    def _outcome(self, item_id: str) -> tuple[str, str]:
        part = self.found.mine.get(item_id) if self.found else None
        if part is None:
            return "", "soft"
        if part in (0, 1):
            return ("you", "me") if part else ("them", "them")
        return f"about {min(max(round(float(part) * 100), 1), 99)} % you", "strong"

    def _show_sums(self, items: Sequence[Item]) -> None:
        mine, theirs = (point_steps.sum_of(items, name) for name in (_MINE, _THEIRS))
        self.sums.setText(f"{_said(mine)} points from you, {_said(theirs)} from them")
        self.even_mine.setVisible(mine not in (0, 100))
        self.even_theirs.setVisible(theirs not in (0, 100))
        self.foot.setVisible(bool(items))

    def _even(self, name: str) -> None:
        point_steps.make_hundred(self.document, self.page.dossier.items, name)


_SHARED = "What cannot be cut can be sold, used in turns, or evened out with money. Method: Adjusted Winner."


def _said(total: Fraction) -> str:
    return numbers.show(round(float(total), 2))


def _inset(caption: QLabel) -> QLabel:
    caption.setContentsMargins(ROW_INSET, 0, 0, 0)
    return caption
