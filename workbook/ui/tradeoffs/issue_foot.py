"""Below the issues: how many points are given, and issues that are often forgotten."""

from PySide6.QtWidgets import QPushButton, QWidget

from workbook import guidance
from workbook.model import Dossier
from workbook.ui import numbers
from workbook.ui.document import Document
from workbook.ui.layout import button, chips, line, refill, words
from workbook.ui.theme import plain_tip
from workbook.ui.tradeoffs import steps

_SUGGESTED = 5


class IssueFoot:
    """The quiet lines below the issues."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.points = words("", "columnCaption", wrap=False)
        self.points.setContentsMargins(0, 4, 4, 4)
        self.share = button("", self._share, "link")
        self.line = line(self.points, self.share, gap=2, top=False)
        self.suggestions = chips()
        self.widget: QWidget = line(self.suggestions, 1, self.line, gap=10)
        self.widget.setContentsMargins(2, 4, 0, 0)

    def refresh(self, dossier: Dossier) -> None:
        """Show the sum of the points, and what is not among the issues yet."""
        self.dossier = dossier
        self._show_points(dossier)
        found = steps.still_to_suggest(dossier, guidance.suggestions(dossier.negotiation.kind))[:_SUGGESTED]
        if [row.name for row in found] != self.suggestions.property("names"):
            self.suggestions.setProperty("names", [row.name for row in found])
            caption = words("often forgotten:", "columnCaption", wrap=False)
            caption.setContentsMargins(2, 4, 0, 0)
            refill(self.suggestions, caption, *(self._suggestion(row) for row in found))
        self.suggestions.setVisible(bool(found))

    def _show_points(self, dossier: Dossier) -> None:
        given = steps.points_given(dossier.issues)
        whole = given is not None and abs(given - steps.WHOLE) < 0.01
        said = "no points given yet" if given is None else f"{numbers.show(round(given, 2))} points given"
        self.points.setText(said)
        self.share.setText("share 100 evenly" if not given else "make it 100")
        self.share.setAccessibleName(self.share.text())
        self.share.setVisible(not whole)
        self.line.setVisible(bool(dossier.issues))

    def _share(self) -> None:
        steps.share_out(self.document, self.dossier.issues)

    def _suggestion(self, suggestion: guidance.Suggestion) -> QPushButton:
        made = button(
            suggestion.name.replace("&", "&&"),
            lambda: steps.add_suggested(self.document, self.dossier, suggestion),
        )
        made.setObjectName("pick")
        made.setToolTip(plain_tip(suggestion.why))
        made.setAccessibleName(f"Add the issue {suggestion.name}")
        made.setAccessibleDescription(suggestion.why)
        return made
